package io.github.syllabary.app;

import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Fold;
import io.github.syllabary.corpus.Folds;
import io.github.syllabary.corpus.SplitPolicy;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cross-validate",
        description = {
            "Trains a recipe several times, each time without some of the speakers or clips, and measures it on these.",
            "The splits of the corpus are not looked at. No model is saved."
        })
final class CrossValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CORPUS", description = "A corpus; unless --by-clip is given it names its speakers.")
    private Path corpusPath;

    @Mixin
    private CorpusOptions form;

    @Mixin
    private CacheOptions cache;

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            description = "A recipe of ours or a file of your own (default: mel, digits-2d for pictures).")
    private String recipeName;

    @ArgGroup(multiplicity = "1")
    private Division division;

    private static final class Division {
        @Option(
                names = "--folds",
                paramLabel = "K",
                description = "K folds of whole speakers, or of clips with --by-clip.")
        private Integer folds;

        @Option(names = "--leave-one-speaker-out", description = "A fold for each speaker.")
        private boolean speakers;
    }

    @Option(
            names = "--by-clip",
            description = "Folds of clips, whoever speaks; for pictures of nobody and recordings of one speaker.")
    private boolean byClip;

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
        Recipe given = recipeName == null ? null : Recipe.of(recipeName);
        Corpus whole = form.read(corpusPath, spec.commandLine().getErr());
        Recipe recipe = given != null ? given : Recipe.of(whole.isOfPictures() ? "digits-2d" : "mel");
        if (epochs != null) recipe = recipe.withEpochs(epochs);
        Corpus corpus = words == null ? whole : whole.keepWords(words);
        List<Fold> folds = folds(corpus);
        TrainingOptions options = TrainingOptions.seed(seed).threads(threads).noise(noise);
        int parallel = parallel(folds.size(), corpus.size(), recipe);
        if (!json)
            out.printf(
                    "recipe %s, %d folds of %d clips%s, %d at a time%n%n",
                    recipe.name(), folds.size(), corpus.size(), speakers(corpus), parallel);
        out.flush();
        CrossValidation result;
        try (ClipCache kept = cache.open();
                Progress progress = new Progress(spec, "training " + folds.size() + " folds")) {
            result = CrossValidation.of(recipe, folds, options.cache(kept), validation(), parallel, progress::update);
        }
        out.print(json ? result.toJson() + System.lineSeparator() : result.toText());
        out.flush();
        return result.folds().stream().allMatch(f -> f.unreadable() == 0) ? 0 : 1;
    }

    private List<Fold> folds(Corpus corpus) {
        if (byClip && division.speakers)
            throw new ParameterException(spec.commandLine(), "--by-clip deals out clips; give it with --folds");
        if (byClip) return Folds.byClip(corpus, division.folds, seed);
        if (corpus.speakers().isEmpty())
            throw new ParameterException(
                    spec.commandLine(),
                    corpusPath + " names no speakers; --folds K --by-clip makes folds of its clips");
        return division.speakers ? Folds.leaveOneSpeakerOut(corpus) : Folds.bySpeaker(corpus, division.folds, seed);
    }

    private String speakers(Corpus corpus) {
        return byClip ? "" : " by " + corpus.speakers().size() + " speakers";
    }

    private SplitPolicy validation() {
        DivisionOptions usual = new DivisionOptions();
        usual.byClip = byClip;
        return usual.policy();
    }

    /** One for each thread, as long as the clips of all of them fit into half of the memory. */
    private int parallel(int folds, int clips, Recipe recipe) {
        long perFold = Math.max(1, (long) clips * recipe.input().windowSize() * Float.BYTES);
        long fitting = Math.max(1, Runtime.getRuntime().maxMemory() / 2 / perFold);
        return (int) Math.min(fitting, Math.min(Math.max(1, threads), folds));
    }
}
