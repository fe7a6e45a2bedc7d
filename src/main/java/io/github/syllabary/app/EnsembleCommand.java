package io.github.syllabary.app;

import io.github.syllabary.recognizer.Ensemble;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.Speeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ensemble",
        description = {
            "Makes one model of several with the same labels: its scores are the mean of theirs."
                    + " Networks of different kinds, or that hear different features, err less often together than each does,"
                    + " those that differ in their seed hardly. It costs as much as all of them.",
            "With --speeds, also of one model: each clip is heard that much faster and slower, and the scores are the mean"
                    + " of those. It costs as many times the work; endless audio is heard once, as it is.",
            "With --weight-bits, also of one model: weights are rounded, which makes the file half or a quarter as large.",
            "Thresholds are not kept: calibrate it anew."
        })
final class EnsembleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "MODEL",
            description = "Model files, or names of models in the box; two or more, with --speeds or --weight-bits one"
                    + " or more.")
    private List<Path> models;

    @Option(
            names = "--speeds",
            paramLabel = "FACTOR",
            split = ",",
            description = "How fast the model hears clips, such as 0.85,1,1.16; 1 hears them as they are (default: as"
                    + " the models do).")
    private List<Double> speeds;

    @Option(
            names = "--weight-bits",
            paramLabel = "N",
            description =
                    "Bits of each weight in the file: 8, with a step for each filter, 16, or 32 (default: as many as hold"
                            + " them).")
    private Integer weightBits;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write it.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Targets.check(out);
        List<Recognizer> members = new ArrayList<>();
        for (Path model : models) members.add(ModelArgument.load(model));
        Recognizer made;
        try {
            if (speeds != null) members.replaceAll(m -> m.withSpeeds(new Speeds(speeds)));
            boolean changed = speeds != null || weightBits != null;
            made = members.size() == 1 && changed ? members.get(0) : Ensemble.of(members);
            if (weightBits != null) made = made.withWeightBits(weightBits);
        } catch (IllegalArgumentException e) {
            String which = models.stream().map(Home::shown).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(which + ": " + e.getMessage(), e);
        }
        made.save(out);
        spec.commandLine()
                .getOut()
                .println("saved " + Home.shown(out) + ": " + members.size()
                        + (members.size() == 1 ? " model, " : " models, ")
                        + made.network().learntNumbers() + " parameters");
        return 0;
    }
}
