package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    private final Corpus corpus = Clips.of("10 anna train", "9 ben test", "zero Unknown dump", "zero none -", "9 - -");

    @Test
    void sortsLabelsByTheNumbersInThem() {
        assertEquals(List.of("9", "10", "zero"), corpus.labels());
        assertEquals(
                List.of("01", "1", "1a", "2", "a2b", "a10"),
                List.of("a10", "1a", "2", "a2b", "01", "1").stream()
                        .sorted(NaturalOrder.INSTANCE)
                        .toList());
    }

    @Test
    void nobodyInParticularIsNoSpeaker() {
        assertEquals(List.of("anna", "ben"), corpus.speakers());
    }

    @Test
    void findsSplitsUnderAnyOfTheirNames() {
        Corpus given = new Corpus(
                Path.of("words"), List.of(new Utterance(Path.of("1.wav"), "a", "", Splits.canonical("DEV"), Map.of())));
        assertTrue(given.hasSplit("valid"));
        assertEquals(1, given.inSplit("val").size());
        assertFalse(given.hasSplit("test"));
    }

    @Test
    void saysWhichSplitsThereAre() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> corpus.inSplit("tset"));
        assertEquals("words has no split 'tset'; it has dump, test, train", e.getMessage());
    }

    @Test
    void givesAllOtherWordsOneLabel() {
        Corpus kept = corpus.keepWords(List.of("9"));
        assertEquals(corpus.size(), kept.size());
        assertEquals(List.of("9", "unknown"), kept.labels());
        assertEquals(
                List.of("unknown", "9", "unknown", "unknown", "9"),
                kept.utterances().stream().map(Utterance::label).toList());
    }

    @Test
    void namesWordsNearAMistypedOne() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> corpus.keepWords(List.of("9", "Zerro")));
        assertTrue(e.getMessage().startsWith("no word 'Zerro' in words; nearest: 'zero', "), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> corpus.ofLabels("zeroo"));
    }

    @Test
    void keepsOnlyTheLabelsAskedFor() {
        assertEquals(List.of("9", "10"), corpus.ofLabels("10", "9").labels());
    }

    @Test
    void saysWhatACorpusIs(@TempDir Path folder) throws IOException {
        assertTrue(assertThrows(IOException.class, () -> Corpus.read(folder.resolve("nowhere")))
                .getMessage()
                .startsWith("no such corpus "));
        Path sound = Clips.empty(folder, "yes.wav");
        assertTrue(assertThrows(IOException.class, () -> Corpus.read(sound))
                .getMessage()
                .contains("yes.wav is not a corpus; give a folder of label folders, a .tsv"));
    }

    @Test
    void readsOnlyThePartBetweenStartAndEnd(@TempDir Path folder) throws IOException {
        Path file = Clips.sound(folder, "a.wav", new float[32000]);
        Utterance part = new Utterance(file, "a", "", "", Map.of("start", "0.5", "end", "1.25"));
        assertEquals(12000, part.sound().samples().length);
        assertEquals(
                24000,
                new Utterance(file, "a", "", "", Map.of("start", "0.5")).sound().samples().length);
        Utterance beyond = new Utterance(file, "a", "", "", Map.of("end", "2.5"));
        assertTrue(assertThrows(IOException.class, beyond::sound).getMessage().contains("outside its 2.000 s"));
    }
}
