package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordSynthesisTest {
    @TempDir
    private Path folder;

    private static void assumeEngine() throws IOException {
        try {
            new SpeechEngine(SpeechEngine.USUAL).version();
        } catch (IOException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    private WordSynthesis.Result make(String words, String language, int voices, String to) throws IOException {
        return new WordSynthesis(WordSynthesis.words(words), language, voices, 3)
                .writeTo(folder.resolve(to), (done, of) -> {});
    }

    @Test
    void everyVoiceSaysEveryWordAndTheSameSeedGivesTheSameBytes() throws IOException {
        assumeEngine();
        WordSynthesis.Result one = make("four,tv=t v", "en", 20, "one");
        make("four,tv=t v", "en", 20, "again");
        assertEquals(List.of("four", "tv"), one.corpus().labels());
        assertEquals(40, one.corpus().size());
        assertEquals(20, one.corpus().speakers().size());
        for (Utterance u : one.corpus().utterances())
            assertArrayEquals(
                    Files.readAllBytes(u.file()),
                    Files.readAllBytes(folder.resolve("again")
                            .resolve(folder.resolve("one").relativize(u.file()))));
        String phonemes = Files.readString(folder.resolve("one").resolve("phonemes.tsv"));
        assertTrue(phonemes.contains("four\ten-us\tfˈoːɹ\tyes"), phonemes);
    }

    @Test
    void noVariantIsInTrainingAndValidation() throws IOException {
        assumeEngine();
        EngineVoices voices = new EngineVoices(new SpeechEngine(SpeechEngine.USUAL));
        Set<String> train = new HashSet<>();
        Set<String> validation = new HashSet<>();
        for (SynthesisPlan.Voice v : voices.voices(voices.accents("en"), List.of(), 300, 1)) {
            String variant = v.speaker().replaceFirst("^[^+]*", "");
            (v.split().equals(Splits.TRAIN) ? train : validation).add(variant);
        }
        assertTrue(validation.size() > 5);
        validation.retainAll(train);
        assertEquals(Set.of(), validation);
    }

    @Test
    void voicesOfAnotherEngineSayWhatTheyReadAsTheOthersDo() throws IOException {
        assumeEngine();
        List<String> others = Flite.voices("en");
        assumeFalse(others.isEmpty(), "flite is not installed");
        assertTrue(others.containsAll(List.of("flite-rms", "flite-slt")), others.toString());
        assertEquals(List.of(), Flite.voices("de"));
        WordSynthesis.Result made = make("seven,choice,jazz=[[dZ'az]]", "en", 20, "flite");
        for (String voice : others) {
            Corpus said = made.corpus().filter(u -> u.speaker().equals(voice));
            assertEquals(List.of("choice", "seven"), said.labels(), voice);
            for (Utterance u : said.utterances()) assertTrue(u.sound().seconds() > 0.3, u::toString);
            assertTrue(made.odd().contains("jazz/" + voice), "phonemes of the other engine");
        }
        assertEquals("tʃɔɪs", Flite.ipa("flite-slt", "choice"));
    }

    @Test
    void whatCannotBeSaidIsRefusedBeforeAnythingIsWritten() throws IOException {
        assumeEngine();
        assertSentence("spells 'xqzt' letter by letter", "one,xqzt", "en");
        assertSentence("no voice for the language 'xx'", "one", "xx");
        assertTrue(Files.notExists(folder.resolve("out")));
        Pronunciations p =
                Pronunciations.of(WordSynthesis.words("one,ni3"), List.of("cmn-latn-pinyin", "cmn", "en"), engine());
        assertTrue(p.isOdd("ni3", "en") || p.isOdd("ni3", "cmn"), p.toTsv());
    }

    private static SpeechEngine engine() {
        return new SpeechEngine(SpeechEngine.USUAL);
    }

    private void assertSentence(String part, String words, String language) {
        IOException e = assertThrows(IOException.class, () -> make(words, language, 4, "out"));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void wordsComeFromAListOrAFile() throws IOException {
        assertEquals("t v", WordSynthesis.words("tv = t v, one").get(0).text());
        Path file = Files.writeString(folder.resolve("words.txt"), "one\n\n0=zero\n");
        List<SynthesisPlan.Word> words = WordSynthesis.words(file.toString());
        assertEquals(
                List.of("one", "0"),
                words.stream().map(SynthesisPlan.Word::label).toList());
        Files.writeString(file, "one\nin/out\n");
        IOException e = assertThrows(IOException.class, () -> WordSynthesis.words(file.toString()));
        assertTrue(e.getMessage().contains("words.txt line 2: 'in/out' becomes a folder name"), e.getMessage());
        assertThrows(IOException.class, () -> WordSynthesis.words("one,one"));
        assertThrows(IOException.class, () -> WordSynthesis.words(" , "));
    }
}
