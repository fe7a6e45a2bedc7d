package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.FakeMicrophone;
import io.github.syllabary.audio.FakeMicrophones;
import io.github.syllabary.audio.SaidTones;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RecordCommandTest {
    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    /** Background, then a word, one that is clipped, and another word. */
    private static SaidTones said() {
        return new SaidTones(RATE)
                .quiet(5)
                .tone(0.5, 300, 0.3)
                .quiet(1)
                .tone(0.5, 300, 2)
                .quiet(1)
                .tone(0.5, 300, 0.3)
                .quiet(1);
    }

    private List<String> files(String label) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("corpus").resolve(label))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void takesAreCutAndStoredAsACorpusAndClippedOnesRefused() throws IOException {
        Path wav = folder.resolve("said.wav");
        said().sound().write(wav);
        Path corpus = folder.resolve("corpus");
        Cli.Run run = Cli.run("record", "yes", "--into", corpus, "--takes", 2, "--speaker", "anna", "--wav", wav);
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().contains("refused, clipped"), run::toString);
        assertEquals(List.of("anna_01.png", "anna_01.wav", "anna_02.png", "anna_02.wav"), files("yes"));
        assertEquals(List.of("yes"), Corpus.read(corpus).labels());
        assertEquals(0.9, Sound.read(corpus.resolve("yes/anna_02.wav")).seconds(), 0.1);
        Cli.Run more = Cli.run("record", "yes", "--into", corpus, "--takes", 1, "--speaker", "ben", "--wav", wav);
        assertEquals(0, more.exit(), more::toString);
        assertTrue(files("yes").contains("ben_01.wav"), "the takes that are there do not count");
    }

    @Test
    void soundThatEndsTooEarlyIsSaidAndWhatWasGoodIsKept() throws IOException {
        Path wav = folder.resolve("said.wav");
        said().sound().write(wav);
        Cli.Run run = Cli.run("record", "yes", "--into", folder.resolve("corpus"), "--takes", 3, "--wav", wav);
        assertEquals(2, run.exit(), run::toString);
        assertTrue(run.err().contains("ended before all takes were there"), run::toString);
        assertEquals(List.of("me_01.png", "me_01.wav", "me_02.png", "me_02.wav"), files("yes"));
    }

    @Test
    void aMicrophoneIsRecordedAtItsOwnRate() throws IOException {
        float[] sound = said().sound().resample(48_000).samples();
        FakeMicrophone card =
                FakeMicrophone.of("Webcam", FakeMicrophone.stereo(48_000)).hearing(sound);
        try (var fakes = FakeMicrophones.plugIn(card)) {
            Cli.Run run =
                    Cli.run("record", "yes", "--into", folder.resolve("corpus"), "--takes", 1, "--device", "webcam");
            assertEquals(0, run.exit(), run::toString);
            assertEquals(
                    48_000, Sound.read(folder.resolve("corpus/yes/me_01.wav")).sampleRate());
        }
        assertEquals(0, FakeMicrophones.openLines());
    }

    @Test
    void whatCannotBeAWordIsRefused() {
        for (String word : List.of("../up", "unknown")) {
            Cli.Run run = Cli.run("record", word, "--into", folder.resolve("corpus"), "--wav", "a.wav");
            assertEquals(2, run.exit(), run::toString);
            assertTrue(run.err().startsWith("syllabary: '" + word + "'"), run::toString);
        }
    }
}
