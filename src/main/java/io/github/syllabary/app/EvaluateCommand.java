package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Splits;
import io.github.syllabary.evaluation.Evaluation;
import io.github.syllabary.evaluation.TruthLabels;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
    /** Fields of a model's provenance: how its corpus was divided where the corpus did not say. */
    static final String SPLIT = "division";

    static final String LEFT_OUT = "leftOut";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model made by train.")
    private Path model;

    @Parameters(index = "1", paramLabel = "CORPUS", description = "A folder of label folders, or with a manifest.tsv.")
    private Path corpusPath;

    @Option(names = "--split", paramLabel = "NAME", description = "Take this split: train, validation, test, ….")
    private String split;

    @Option(
            names = "--speaker",
            paramLabel = "SPEAKER",
            description = "Take this speaker's clips, of all splits unless --split names one.")
    private String speaker;

    @Option(
            names = "--words",
            paramLabel = "WORD",
            split = ",",
            description = "Keep these labels, separated by commas; the others become 'unknown', or are left out if the"
                    + " model does not know that label.")
    private List<String> words;

    @Mixin
    private DivisionOptions division;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON object; shares are fractions, rows of the confusion truth.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Recognizer recognizer = Recognizer.load(model);
        Corpus corpus = chosen(Corpus.read(corpusPath), recognizer);
        Corpus fitted = words == null
                ? TruthLabels.fit(corpus, recognizer.labels())
                : TruthLabels.fit(corpus, recognizer.labels(), words);
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

    private Corpus chosen(Corpus whole, Recognizer recognizer) {
        Corpus corpus = division.given() ? division.divided(whole) : whole;
        if (split != null) corpus = corpus.inSplit(split);
        if (speaker != null) return bySpeaker(corpus);
        if (split != null) return corpus;
        if (corpus.hasSplit(Splits.TEST)) return corpus.inSplit(Splits.TEST);
        warn(corpus, recognizer);
        return corpus;
    }

    private Corpus bySpeaker(Corpus corpus) {
        Corpus chosen = corpus.filter(u -> u.speaker().equals(speaker));
        if (chosen.size() > 0) return chosen;
        List<String> speakers = corpus.speakers();
        throw new IllegalArgumentException("no clip by '" + speaker + "' in " + corpus.root()
                + (speakers.isEmpty() ? ", which names no speakers" : "; it has " + String.join(", ", speakers)));
    }

    /** Clips a model has been trained on say nothing about clips it has not. */
    private void warn(Corpus corpus, Recognizer recognizer) {
        String arguments = recognizer.provenance().get(SPLIT);
        Path name = corpus.root().toAbsolutePath().normalize().getFileName();
        if (arguments == null || name == null || !name.toString().equals(recognizer.provenance().get("corpus"))) return;
        spec.commandLine()
                .getErr()
                .println("syllabary: most of these clips were trained on; for those that were not, add " + arguments);
    }
}
