package io.github.syllabary.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.syllabary.fuzz.FuzzTarget;
import java.util.List;

/** What reads the rows of an evaluation. */
public final class EvaluationTargets {
    private EvaluationTargets() {}

    private static final String ROWS = """
            {"model":"m","modelDigest":"00","corpus":"c","clipsDigest":"11","clips":2,"labels":["a","b"]}
            {"clip":0,"file":"a.wav","label":"a","speaker":"s","seconds":1.0,"loudness":-20.0,"snr":30.0,"found":"b",\
            "probabilities":[0.25,0.75]}
            {"clip":1,"file":"b.wav","label":"b","speaker":"","seconds":0.0,"loudness":0.0,"snr":0.0,"found":"",\
            "probabilities":[],"fault":"b.wav: is cut off; copy it again"}
            """;

    public static List<FuzzTarget> all() {
        return List.of(new FuzzTarget(
                "outcomes",
                List.of(ROWS.getBytes(UTF_8)),
                1500,
                16 << 20,
                2000,
                FuzzTarget.file("x.jsonl", file -> OutcomeFile.read(file, outcome -> {}))));
    }
}
