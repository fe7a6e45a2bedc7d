package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.syllabary.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamCurveTest {

    @Test
    void everyThresholdThatTheScoreReachesFindsTheWordOnceInItsRefractoryTime() throws Exception {
        String rows = "path\tlabel\tstart\tend\na.wav\tyes\t1.0\t1.5\n";
        Corpus said = Corpus.parse(rows.getBytes(StandardCharsets.UTF_8), "times.tsv");
        StreamTruth truth = new StreamTruth(Path.of("a.wav"), said.utterances());
        StreamCurve curve = new StreamCurve(new double[] {0.9, 0.5, 0.1}, List.of("yes"), 1000, truth);
        curve.window(500, 0.5, 0, 0.2f);
        curve.window(1200, 1.2, 0, 0.6f);
        curve.window(1300, 1.3, 0, 0.95f);
        curve.window(5000, 5, 0, 0.6f);
        // 0.1 is still in its refractory time when the word is said
        assertArrayEquals(new int[][] {{1, 0}, {1, 1}, {0, 2}}, curve.counts());
    }
}
