package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TruthLabelsTest {
    private final Corpus corpus = new Corpus(
            Path.of("words"),
            Stream.of("yes", "no", "up")
                    .map(label -> new Utterance(Path.of(label + ".wav"), label, "", "", Map.of()))
                    .toList());

    @Test
    void labelsKnownToTheRecognizerStay() {
        assertEquals(corpus, TruthLabels.fit(corpus, List.of("up", "no", "yes", "down")));
    }

    @Test
    void othersBecomeUnknownWhereThatIsALabel() {
        Corpus fitted = TruthLabels.fit(corpus, List.of("yes", "unknown"));
        assertEquals(
                List.of("yes", "unknown", "unknown"),
                fitted.utterances().stream().map(Utterance::label).toList());
    }

    @Test
    void othersAreRefusedWithTheMend() {
        String message = message(() -> TruthLabels.fit(corpus, List.of("yes", "no")));
        assertEquals(
                "the model does not know up of words; it knows yes, no; choose the labels to evaluate with --words",
                message);
    }

    @Test
    void wordsLeaveTheRestOutWithoutUnknown() {
        Corpus fitted = TruthLabels.fit(corpus, List.of("yes", "no"), List.of("yes"));
        assertEquals(List.of("yes"), fitted.labels());
        assertEquals(1, fitted.size());
    }

    @Test
    void wordsMapTheRestToUnknown() {
        Corpus fitted = TruthLabels.fit(corpus, List.of("unknown", "yes", "no"), List.of("yes"));
        assertEquals(List.of("unknown", "yes"), fitted.labels());
        assertEquals(3, fitted.size());
    }

    @Test
    void wordsMustBeKnownToTheRecognizer() {
        String message = message(() -> TruthLabels.fit(corpus, List.of("yes", "unknown"), List.of("no")));
        assertEquals("the model does not know the word 'no'; it knows yes, unknown", message);
    }

    @Test
    void wordsMustOccurInTheCorpus() {
        String message = message(() -> TruthLabels.fit(corpus, List.of("yes", "down"), List.of("down")));
        assertTrue(message.startsWith("no word 'down' in words"), message);
    }

    private static String message(Runnable action) {
        return assertThrows(IllegalArgumentException.class, action::run).getMessage();
    }
}
