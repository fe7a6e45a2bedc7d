package io.github.syllabary.fuzz;

import io.github.syllabary.app.TextTargets;
import io.github.syllabary.corpus.CorpusTargets;
import io.github.syllabary.evaluation.EvaluationTargets;
import io.github.syllabary.image.ImageTargets;
import io.github.syllabary.nn.NetworkTargets;
import io.github.syllabary.recognizer.ModelTargets;
import io.github.syllabary.training.TrainingTargets;
import java.util.List;
import java.util.stream.Stream;

/** Everything of the project that reads what strangers wrote. */
public final class FuzzTargets {
    private FuzzTargets() {}

    public static List<FuzzTarget> all() {
        return Stream.of(
                        SoundTargets.all(),
                        ModelTargets.all(),
                        CorpusTargets.all(),
                        ImageTargets.all(),
                        TrainingTargets.all(),
                        NetworkTargets.all(),
                        EvaluationTargets.all(),
                        TextTargets.all())
                .flatMap(List::stream)
                .toList();
    }

    public static FuzzTarget named(String name) {
        return all().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fuzz target '" + name + "'"));
    }
}
