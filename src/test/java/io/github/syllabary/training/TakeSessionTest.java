package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.SaidTones;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SpokenTake;
import io.github.syllabary.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeSessionTest {
    private static final int RATE = 16_000;

    @TempDir
    Path dir;

    /** What was said to the user, in order. */
    private final List<String> said = new ArrayList<>();

    private final TakeSession.Listener listener = new TakeSession.Listener() {
        @Override
        public void backgroundRefused(String problem) {
            said.add(problem);
        }

        @Override
        public void next(String word, int take, int of) {
            said.add("say " + word + " " + take);
        }

        @Override
        public void taken(String word, int take, int of, Path file, Sound sound) {
            said.add("taken " + dir.relativize(file).toString().replace('\\', '/'));
        }

        @Override
        public void refused(String word, int take, SpokenTake refused) {
            said.add(refused.problem().split(":")[0]);
        }
    };

    private TakeSession session(int takes) throws IOException {
        return new TakeSession(dir, List.of("ah", "oh"), takes, "me", RATE, 1.2, listener);
    }

    private static void give(TakeSession session, Sound sound) throws IOException {
        for (int at = 0; at < sound.samples().length; at += 320)
            session.accept(sound.samples(), at, Math.min(320, sound.samples().length - at));
    }

    private static SaidTones tones() {
        return new SaidTones(RATE);
    }

    private static SaidTones words(SaidTones tones, int n) {
        for (int i = 0; i < n; i++) tones.quiet(0.6).tone(0.4, 300, 0.3);
        return tones.quiet(0.6);
    }

    @Test
    void takesBecomeACorpusFolderWithPictures() throws IOException {
        TakeSession session = session(2);
        give(session, words(tones().quiet(4.1), 4).sound());
        assertTrue(session.finished());
        assertEquals(
                List.of(
                        "say ah 1",
                        "taken ah/me_01.wav",
                        "say ah 2",
                        "taken ah/me_02.wav",
                        "say oh 1",
                        "taken oh/me_01.wav",
                        "say oh 2",
                        "taken oh/me_02.wav"),
                said);
        Corpus corpus = Corpus.read(dir);
        assertEquals(List.of("ah", "oh"), corpus.labels());
        assertEquals(4, corpus.size());
        assertTrue(Files.size(dir.resolve("oh/me_02.png")) > 500);
        assertEquals(
                4.0, Sound.read(dir.resolve("_background_noise_/me_01.wav")).seconds(), 1e-9);
    }

    @Test
    void aBrokenOffSessionGoesOnWhereItEnded() throws IOException {
        give(session(2), words(tones().quiet(4.1), 3).sound());
        said.clear();
        TakeSession second = session(2);
        assertFalse(second.finished());
        give(second, words(tones(), 1).sound());
        assertTrue(second.finished());
        assertEquals(List.of("say oh 2", "taken oh/me_02.wav"), said);
    }

    @Test
    void nothingHalfWrittenIsLeft() throws IOException {
        give(session(2), words(tones().quiet(4.1), 3).sound());
        try (Stream<Path> files = Files.walk(dir)) {
            assertEquals(0, files.filter(f -> f.toString().endsWith(".part")).count());
        }
    }

    @Test
    void aRefusedTakeIsAskedForAgainAndNotKept() throws IOException {
        give(session(1), words(tones().quiet(4.6).tone(0.4, 300, 1.5), 1).sound());
        assertEquals(List.of("say ah 1", "clipped", "say ah 1", "taken ah/me_01.wav", "say oh 1"), said);
    }

    @Test
    void aTakeIsTakenAgain() throws IOException {
        TakeSession session = session(2);
        give(session, words(tones().quiet(4.1), 1).sound());
        assertEquals(dir.resolve("ah/me_01.wav"), session.retake().orElseThrow());
        assertFalse(Files.exists(dir.resolve("ah/me_01.wav")) || Files.exists(dir.resolve("ah/me_01.png")));
        assertTrue(session.retake().isEmpty());
        assertEquals("say ah 1", said.get(said.size() - 1));
    }

    @Test
    void anyTakeIsTakenAgain() throws IOException {
        TakeSession session = session(2);
        give(session, words(tones().quiet(4.1), 4).sound());
        assertTrue(session.finished());
        Path first = dir.resolve("ah/me_01.wav");
        assertTrue(session.retake(first));
        assertFalse(session.finished());
        assertFalse(Files.exists(dir.resolve("ah/me_01.png")));
        assertEquals("say ah 2", said.get(said.size() - 1));
        assertFalse(session.retake(first), "it is no more");
        assertFalse(session.retake(dir.resolve("other/me_01.wav")), "it is none of the words");
        give(session, words(tones(), 1).sound());
        assertTrue(session.finished());
        assertTrue(Files.exists(first));
    }

    @Test
    void aMutedMicrophoneIsSaid() throws IOException {
        give(session(1), new Sound(new float[5 * RATE], RATE));
        assertTrue(said.get(0).contains("muted"), said.toString());
        assertFalse(Files.exists(dir.resolve("_background_noise_")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "_x", "<noise>", "unknown", "silence", " ", "a\nb", "x "})
    void aWordMustBeFitForAFolder(String word) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TakeSession(dir, List.of(word), 1, "me", RATE, 1.2, listener));
    }

    @Test
    void anyScriptIsFine() throws IOException {
        TakeSession session = new TakeSession(dir, List.of("你好"), 1, "me", RATE, 1.2, listener);
        give(session, words(tones().quiet(4.1), 1).sound());
        assertTrue(Files.exists(dir.resolve("你好/me_01.wav")));
    }

    @Test
    void theLevelLineRisesWithTheSound() {
        Sound sound = tones().quiet(0.5).tone(0.5, 300, 0.3).sound();
        assertEquals("▁▁▁▁████", TakeSession.levelLine(sound, 8));
    }
}
