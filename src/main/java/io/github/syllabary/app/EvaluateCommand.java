package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.evaluation.Evaluation;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        description = {
            "Measures a model on a corpus: accuracy with its 95 %% interval, precision and recall of each label,"
                    + " confusions, accuracy of each speaker.",
            "Takes the clips whose split is test if there are any, else all. Exit code 1 if clips could not be read."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model made by train.")
    private Path model;

    @Parameters(index = "1", paramLabel = "CORPUS", description = "A folder of label folders, or with a manifest.tsv.")
    private Path corpusPath;

    @Mixin
    private SelectionOptions selection;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON object; shares are fractions, rows of the confusion truth.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Recognizer recognizer = Recognizer.load(model);
        Corpus fitted = selection.chosen(
                Corpus.read(corpusPath), recognizer, spec.commandLine().getErr());
        Evaluation evaluation;
        try (Workers workers = new Workers(threads);
                Progress progress = new Progress(spec, "evaluating")) {
            evaluation = Evaluation.of(recognizer, fitted, workers, progress::update);
        }
        Writings writings = Writings.of(recognizer);
        out.print(json ? evaluation.toJson() + System.lineSeparator() : evaluation.toText(writings::shown));
        out.flush();
        return evaluation.unreadable().isEmpty() ? 0 : 1;
    }
}
