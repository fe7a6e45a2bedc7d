package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.evaluation.CorpusRun;
import io.github.syllabary.evaluation.Evaluated;
import io.github.syllabary.evaluation.Evaluation;
import io.github.syllabary.evaluation.Figures;
import io.github.syllabary.evaluation.OutcomeFile;
import io.github.syllabary.evaluation.OutcomeSink;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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
    private CorpusOptions form;

    @Mixin
    private SelectionOptions selection;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--outcomes",
            paramLabel = "FILE",
            description = "Write a row of JSON for each clip there, from which all figures can be had.")
    private Path outcomes;

    @Option(names = "--resume", description = "Go on with the outcomes of a run that was broken off.")
    private boolean resume;

    @Option(names = "--strict", description = "End with exit code 2 at the first clip that cannot be read.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON object; shares are fractions, rows of the confusion truth.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Recognizer recognizer = Recognizer.load(model);
        PrintWriter err = spec.commandLine().getErr();
        Corpus fitted = selection.chosen(form.read(corpusPath, err), recognizer, err);
        Evaluation evaluation = measured(recognizer, fitted);
        Writings writings = Writings.of(recognizer);
        out.print(json ? evaluation.toJson() + System.lineSeparator() : evaluation.toText(writings::shown));
        out.flush();
        return evaluation.unreadableClips() == 0 ? 0 : 1;
    }

    private Evaluation measured(Recognizer recognizer, Corpus corpus) throws IOException {
        Figures figures = new Figures(recognizer.labels());
        try (Workers workers = new Workers(threads);
                Progress progress = new Progress(spec, "evaluating")) {
            CorpusRun run = new CorpusRun(recognizer, corpus, workers);
            if (outcomes == null) {
                run.run(progress::update, strictly(figures));
                return figures.evaluation();
            }
            String name = model.getFileName().toString();
            Evaluated evaluated = Evaluated.of(name, Files.readAllBytes(model), recognizer.labels(), corpus);
            try (OutcomeFile file =
                    resume ? OutcomeFile.resume(outcomes, evaluated) : OutcomeFile.create(outcomes, evaluated)) {
                run.run(file.rows(), progress::update, strictly(file));
            }
        }
        OutcomeFile.read(outcomes, figures);
        return figures.evaluation();
    }

    private OutcomeSink strictly(OutcomeSink sink) {
        return outcome -> {
            if (strict && !outcome.readable()) throw new IOException(outcome.fault());
            sink.accept(outcome);
        };
    }
}
