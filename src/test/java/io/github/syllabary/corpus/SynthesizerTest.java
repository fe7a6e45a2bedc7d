package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizerTest {
    private static final String VOICES = """
            speaker\tvoice\tsplit
            anna\tcmn-latn-pinyin+f2\ttrain
            ben\tcmn-latn-pinyin+m3\ttest
            """;

    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws IOException {
        assumeEngine();
        SynthesisPlan plan =
                plan("label\ttext\tphonemes\thanzi\nma1\tma1\tm'A55_|\t妈\nni3_hao3\tni3hao3\t\t你好\n", VOICES);
        List<String> progress = new ArrayList<>();
        Corpus corpus =
                new Synthesizer(plan, 1).writeTo(folder.resolve("1"), (done, of) -> progress.add(done + "/" + of));
        new Synthesizer(plan, 1).writeTo(folder.resolve("again"), (done, of) -> {});
        new Synthesizer(plan, 2).writeTo(folder.resolve("2"), (done, of) -> {});

        assertEquals(List.of("1/5", "2/5", "3/5", "4/5", "5/5"), progress);
        assertEquals(List.of("ma1", "ni3_hao3"), corpus.labels());
        assertEquals("你好", corpus.utterances().get(3).more().get("hanzi"));
        List<Path> files = files(folder.resolve("1"));
        assertEquals(7, files.size()); // four clips, one long recording, two tables
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            Path name = folder.resolve("1").relativize(file);
            assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("again").resolve(name)), name.toString());
            assertFalse(
                    Arrays.equals(bytes, Files.readAllBytes(folder.resolve("2").resolve(name))), name.toString());
        }
    }

    @Test
    void refusesAVoiceThatReadsAToneAsANumber() throws IOException {
        assumeEngine();
        SynthesisPlan plan =
                plan("label\ttext\tphonemes\nma1\tma1\tm'A55_|\n", "speaker\tvoice\tsplit\nann\ten\ttrain\n");
        String message = assertThrows(
                        IOException.class, () -> new Synthesizer(plan, 1).writeTo(folder.resolve("x"), (d, o) -> {}))
                .getMessage();
        assertTrue(message.contains("reads 'ma1' with the voice en as "), message);
        assertTrue(message.contains("not m'A55_|; correct the text or the phonemes"), message);
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @Test
    void saysInOneSentenceThatTheEngineIsMissing() throws IOException {
        Synthesizer synthesizer = new Synthesizer(plan("label\ttext\nma1\tma1\n", VOICES), 1, "no-such-engine");
        Exception e = assertThrows(IOException.class, () -> synthesizer.writeTo(folder.resolve("x"), (d, o) -> {}));
        assertEquals(
                "the speech engine no-such-engine is not on this machine; install the package espeak-ng "
                        + "(Debian: apt install espeak-ng)",
                e.getMessage());
    }

    @Test
    void refusesNamesThatCannotBeFiles() {
        assertFault("label\ttext\n../ma1\tma1\n", VOICES, "plan.tsv line 2: the label '../ma1' becomes a file name");
        assertFault("label\ttext\nma1\tma1\nma1\tma2\n", VOICES, "plan.tsv line 3: the label ma1 stands above");
        assertFault("label\ttext\nma1\t\n", VOICES, "plan.tsv line 2: the text is empty");
        assertFault("label\ttext\nma1\tma1\n", "speaker\tvoice\tsplit\nann\ten\t\n", "voices.tsv line 2: the split");
        assertFault("label\ttext\nma1\tma1\n", "speaker\tvoice\nann\ten\n", "voices.tsv has no column 'split'");
    }

    @Test
    void trimsToWhatComesWithinFortyDecibelsOfTheLoudest() {
        float[] samples = new float[16000];
        samples[5000] = 0.5f;
        samples[9000] = 0.006f;
        samples[12000] = 0.004f; // too quiet to count
        Sound trimmed = Take.trim(new Sound(samples, 16000));
        int first = 5000 / 80 * 80; // frames of 5 ms
        assertEquals(0.5f, trimmed.samples()[5000 - first]);
        assertEquals(9000 / 80 * 80 + 80 - first, trimmed.samples().length);
    }

    private static void assumeEngine() {
        try {
            new SpeechEngine("espeak-ng").version();
        } catch (IOException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    private void assertFault(String words, String voices, String message) {
        Exception e = assertThrows(IOException.class, () -> plan(words, voices));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private SynthesisPlan plan(String words, String voices) throws IOException {
        Files.writeString(folder.resolve("voices.tsv"), voices);
        return SynthesisPlan.read(Files.writeString(folder.resolve("plan.tsv"), words));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
