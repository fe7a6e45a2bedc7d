package io.github.syllabary.app;

import io.github.syllabary.recognizer.Ensemble;
import io.github.syllabary.recognizer.Recognizer;
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
            "Makes one model of several with the same labels and the same front end: its scores are the mean of theirs."
                    + " Networks of different kinds err less often together than each does, those that differ in their seed"
                    + " hardly. It costs as much as all of them.",
            "Thresholds are not kept: calibrate it anew."
        })
final class EnsembleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "2..*",
            paramLabel = "MODEL",
            description = "Model files, or names of models in the box; two or more.")
    private List<Path> models;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write it.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Targets.check(out);
        List<Recognizer> members = new ArrayList<>();
        for (Path model : models) members.add(ModelArgument.load(model));
        Recognizer made;
        try {
            made = Ensemble.of(members);
        } catch (IllegalArgumentException e) {
            String which = models.stream().map(Home::shown).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(which + ": " + e.getMessage(), e);
        }
        made.save(out);
        spec.commandLine()
                .getOut()
                .println("saved " + Home.shown(out) + ": " + members.size() + " models, "
                        + made.network().learntNumbers() + " parameters");
        return 0;
    }
}
