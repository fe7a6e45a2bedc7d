package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Fold;
import io.github.syllabary.corpus.Folds;
import io.github.syllabary.evaluation.CrossValidation;
import io.github.syllabary.training.Recipe;
import io.github.syllabary.training.TrainingOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cross-validate",
        description = {
            "Trains a recipe several times, each time without some of the speakers, and measures it on these.",
            "The splits of the corpus are not looked at. No model is saved."
        })
final class CrossValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CORPUS", description = "A corpus that names its speakers.")
    private Path corpusPath;

    @Mixin
    private CorpusOptions form;

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            defaultValue = "mel",
            description = "A recipe of ours or a file of your own (default: ${DEFAULT-VALUE}).")
    private String recipeName;

    @ArgGroup(multiplicity = "1")
    private Division division;

    private static final class Division {
        @Option(names = "--folds", paramLabel = "K", description = "K folds of whole speakers.")
        private Integer folds;

        @Option(names = "--leave-one-speaker-out", description = "A fold for each speaker.")
        private boolean speakers;
    }

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often every clip is seen; the recipe's if left out.")
    private Integer epochs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of folds, first weights, order and augmentation (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--words",
            paramLabel = "WORD",
            split = ",",
            description = "Learn these words, separated by commas; all others become 'unknown'.")
    private List<String> words;

    @Option(
            names = "--noise",
            paramLabel = "DIR",
            description = "Recordings of noise to mix in; synthetic noise if left out.")
    private Path noise;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads work, shared out among folds; changes nothing in the figures"
                    + " (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON object: mean, interval, pooled, folds.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Recipe recipe = Recipe.of(recipeName);
        if (epochs != null) recipe = recipe.withEpochs(epochs);
        Corpus whole = form.read(corpusPath, spec.commandLine().getErr());
        Corpus corpus = words == null ? whole : whole.keepWords(words);
        List<Fold> folds =
                division.speakers ? Folds.leaveOneSpeakerOut(corpus) : Folds.bySpeaker(corpus, division.folds, seed);
        TrainingOptions options = TrainingOptions.seed(seed).threads(threads).noise(noise);
        int parallel = parallel(folds.size(), corpus.size(), recipe);
        if (!json)
            out.printf(
                    "recipe %s, %d folds of %d clips by %d speakers, %d at a time%n%n",
                    recipeName, folds.size(), corpus.size(), corpus.speakers().size(), parallel);
        out.flush();
        CrossValidation result;
        try (Progress progress = new Progress(spec, "training " + folds.size() + " folds")) {
            result = CrossValidation.of(
                    recipe, folds, options, new DivisionOptions().policy(), parallel, progress::update);
        }
        out.print(json ? result.toJson() + System.lineSeparator() : result.toText());
        out.flush();
        return result.folds().stream().allMatch(f -> f.unreadable() == 0) ? 0 : 1;
    }

    /** One for each thread, as long as the clips of all of them fit into half of the memory. */
    private int parallel(int folds, int clips, Recipe recipe) {
        long perFold = Math.max(1, (long) clips * recipe.input().windowSize() * Float.BYTES);
        long fitting = Math.max(1, Runtime.getRuntime().maxMemory() / 2 / perFold);
        return (int) Math.min(fitting, Math.min(Math.max(1, threads), folds));
    }
}
