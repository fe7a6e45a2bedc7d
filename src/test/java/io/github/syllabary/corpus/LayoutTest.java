package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public layouts of folders; archives and Kaldi's have tests of their own. */
class LayoutTest {
    @TempDir
    Path folder;

    /** By the published {@code which_set}, run in Python. */
    @ParameterizedTest
    @CsvSource({
        "00176480_nohash_0.wav, train",
        "004ae714_nohash_0.wav, train",
        "012c8314_nohash_0.wav, train",
        "0ab3b47d_nohash_0.wav, validation",
        "171b56dc_nohash_0.wav, validation",
        "1816b768_nohash_0.wav, validation",
        "03401e93_nohash_0.wav, test",
        "0487ba9b_nohash_0.wav, test",
        "0aad3227_nohash_0.wav, test"
    })
    void speechCommandsAreDividedByTheirHash(String name, String split) {
        assertEquals(split, SpeechCommands.split(name));
    }

    /** The origin says that the clips of v2test are those of the official test. */
    @Test
    void theHashPutsTheOfficialTestSpeakersIntoTest() throws IOException {
        String corpora = System.getenv("SYLLABARY_CORPORA");
        assumeTrue(corpora != null, "SYLLABARY_CORPORA does not name a folder of corpora");
        Path real = Path.of(corpora, "speech-commands");
        assumeTrue(Files.isDirectory(real), "no speech-commands here");
        for (Utterance u : Corpus.read(real).utterances()) {
            if (!"v2test".equals(u.more().get("source"))) continue;
            assertEquals(
                    "test",
                    SpeechCommands.split(u.speaker() + "_nohash_0.wav"),
                    u.file().toString());
        }
    }

    @Test
    void listsWinOverTheHash() throws IOException {
        files("yes/0cb74144_nohash_1.wav", "no/0a7c2a8d_nohash_0.wav", "no/c9b653a0_nohash_0.wav", "README.md");
        Files.writeString(folder.resolve("testing_list.txt"), "no/0a7c2a8d_nohash_0.wav\nup/0a7c2a8d_nohash_0.wav\n");
        CorpusReader read = CorpusReader.read(folder);
        assertEquals(Layout.SPEECH_COMMANDS, read.layout());
        assertEquals(List.of("splits from its lists"), read.remarks());
        assertEquals(List.of("test", "train", "train"), splits(read.corpus()));
        assertEquals(List.of("0a7c2a8d", "0cb74144", "c9b653a0"), read.corpus().speakers());
    }

    @Test
    void listsOfSomethingElseAreRefusedWithTheLine() throws IOException {
        files("yes/0cb74144_nohash_1.wav", "yes/0cb74144_nohash_2.wav");
        Files.writeString(folder.resolve("testing_list.txt"), "yes/0cb74144_nohash_1.wav\n\nyes.wav\n");
        assertTrue(fault().startsWith(folder.resolve("testing_list.txt") + " line 3: 'yes.wav' is not of the form"));
        Files.writeString(folder.resolve("testing_list.txt"), "yes/0cb74144_nohash_1.wav\n");
        Files.writeString(folder.resolve("validation_list.txt"), "yes/0cb74144_nohash_1.wav\n");
        assertTrue(fault().endsWith("line 1: yes/0cb74144_nohash_1.wav stands in the validation list too;"
                + " remove it from one"));
    }

    @Test
    void silenceIsCutFromTheNoise() throws IOException {
        files("yes/0cb74144_nohash_1.wav");
        Clips.tone(folder, "_background_noise_/hum.wav", 50, 10.5);
        CorpusReader read = CorpusReader.read(folder, null, true);
        List<Utterance> silence = read.corpus().ofLabels("silence").utterances();
        assertEquals(10, silence.size());
        assertEquals(
                "10 pieces of silence from 1 recordings of noise",
                read.remarks().get(1));
        assertEquals(8, silence.stream().filter(u -> u.split().equals("train")).count());
        assertEquals("test", silence.get(9).split());
        assertEquals(16000, silence.get(9).sound().samples().length);
        assertEquals(1, CorpusReader.read(folder).corpus().size());
    }

    @Test
    void spokenDigitsAreReadWithTheirOfficialSplit() throws IOException {
        files("recordings/7_jackson_32.wav", "recordings/7_jackson_4.wav", "recordings/0_yweweler_0.wav", "README.md");
        CorpusReader read = CorpusReader.read(folder);
        assertEquals(Layout.FSDD, read.layout());
        assertEquals(List.of("0", "7"), read.corpus().labels());
        assertEquals(List.of("jackson", "yweweler"), read.corpus().speakers());
        assertEquals(List.of("test", "test", "train"), splits(read.corpus()));
    }

    @Test
    void audioMnistIsReadWithItsFirstPublishedRound() throws IOException {
        files("data/01/7_01_3.wav", "data/26/0_26_49.wav", "data/12/0_12_49.wav", "data/audioMNIST_meta.txt");
        CorpusReader read = CorpusReader.read(folder);
        assertEquals(Layout.AUDIO_MNIST, read.layout());
        assertEquals(List.of("train", "validation", "test"), splits(read.corpus()));
        assertEquals("2", read.corpus().utterances().get(0).more().get("fold"));
    }

    @Test
    void audioMnistHasFiveFoldsOfTwelveSpeakers() {
        for (int f = 0; f < 5; f++) {
            int fold = f;
            assertEquals(
                    12,
                    IntStream.rangeClosed(1, 60)
                            .filter(s -> SpokenDigits.fold(s) == fold)
                            .count());
        }
        assertEquals(-1, SpokenDigits.fold(61));
    }

    @Test
    void theLayoutCanBeSaid() throws IOException {
        files("yes/0cb74144_nohash_1.wav", "no/0cb74144_nohash_1.wav");
        CorpusReader read = CorpusReader.read(folder, Layout.FOLDERS, false);
        assertEquals(List.of("", ""), splits(read.corpus()));
        String misfit = assertThrows(IOException.class, () -> CorpusReader.read(folder, Layout.KALDI, false))
                .getMessage();
        assertEquals(
                folder + " does not look like a Kaldi data folder; leave --layout out, or give another folder", misfit);
        String unknown = assertThrows(IllegalArgumentException.class, () -> Layout.of("tidigits"))
                .getMessage();
        assertTrue(unknown.startsWith("no layout 'tidigits'; there are manifest, speech-commands, fsdd"), unknown);
    }

    private void files(String... names) throws IOException {
        for (String name : names) Clips.empty(folder, name);
    }

    private String fault() {
        return assertThrows(IOException.class, () -> CorpusReader.read(folder)).getMessage();
    }

    private static List<String> splits(Corpus corpus) {
        return corpus.utterances().stream().map(Utterance::split).toList();
    }
}
