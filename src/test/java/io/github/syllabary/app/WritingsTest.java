package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WritingsTest {

    @Test
    void charactersStandBehindTheirPinyin() {
        Writings writings = Writings.of(corpus(Map.of("hanzi", "你好")));
        assertEquals("ni3_hao3 你好", writings.shown("ni3_hao3"));
        assertEquals("ma1", writings.shown("ma1"));
        assertEquals("{\"ni3_hao3\":\"你好\"}", writings.toJson());
    }

    @Test
    void aCorpusWithoutCharactersHasNone() {
        assertTrue(Writings.of(corpus(Map.of())).isEmpty());
    }

    private static Corpus corpus(Map<String, String> more) {
        return new Corpus(Path.of("c"), List.of(new Utterance(Path.of("a.wav"), "ni3_hao3", "", "", more)));
    }
}
