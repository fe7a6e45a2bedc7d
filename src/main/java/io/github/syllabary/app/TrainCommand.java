package io.github.syllabary.app;

import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Splits;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.training.Recipe;
import io.github.syllabary.training.Trainer;
import io.github.syllabary.training.TrainingOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "train", description = "Trains a recognizer on a corpus and saves it as an ONNX file.")
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CORPUS",
            description =
                    "A folder with a folder of recordings or pictures for each label, or with a manifest.tsv; a public layout, IDX files, or a tar"
                            + " archive; see the README.")
    private Path corpusPath;

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            description =
                    "mel, mel-10k, mel-80k, mel-300k, mel-2d, the same with wave, tone, pinyin, pinyin-2d, pinyin-2d-80k, temporal, spot,"
                            + " syllable, synthetic, base, base-2d, for pictures digits-2d, for volumes solids-3d, or a recipe file of your"
                            + " own (default: mel, digits-2d for pictures).")
    private String recipeName;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the model goes.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of first weights, order and augmentation; the same seed gives the same model"
                    + " (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often every clip is seen; the recipe's if left out.")
    private Integer epochs;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads work; changes nothing in the model (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--words",
            paramLabel = "WORD",
            split = ",",
            description = "Learn these words, separated by commas; all others become 'unknown'.")
    private List<String> words;

    @Option(
            names = "--leave-out",
            paramLabel = "SPEAKER",
            description = "Train on all other speakers, whatever the corpus' splits.")
    private String leaveOut;

    @Option(
            names = "--learn-validation",
            description =
                    "Learn from the clips kept back for validation too: for a last training, when nothing is to be"
                            + " chosen by them any more.")
    private boolean learnValidation;

    @Mixin
    private CorpusOptions form;

    @Mixin
    private CacheOptions cache;

    @Mixin
    private DivisionOptions division;

    @Option(
            names = "--noise",
            paramLabel = "DIR",
            description = "Recordings of noise to mix in; synthetic noise if left out.")
    private Path noise;

    @Option(
            names = "--rooms",
            paramLabel = "DIR",
            description = "Measured room responses, for recipes with rooms; simulated rooms if left out.")
    private Path rooms;

    @Option(
            names = "--negatives",
            paramLabel = "PATH",
            split = ",",
            description = "For spotters: folders or corpora of speech without the words, of any length; may be given"
                    + " several times.")
    private List<Path> negatives = List.of();

    @Option(
            names = "--hard-negatives",
            paramLabel = "DIR",
            description = "For spotters: what a former one took for words, kept by spot --keep-alarms.")
    private Path hardNegatives;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description =
                    "Begin with what this model has learnt, made with the same network whatever its labels: a file, or"
                            + " the name of a model in the box.")
    private Path from;

    @Option(
            names = "--teacher",
            paramLabel = "MODEL",
            split = ",",
            description =
                    "Learn also from what this model, larger perhaps and of the same features and labels, thinks of each"
                            + " clip; of several, their mean.")
    private List<Path> teachers = List.of();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Where the state is kept after every epoch (default: FILE of --out with .checkpoint behind).")
    private Path checkpoint;

    @Option(names = "--resume", description = "Go on from the checkpoint of a run that was broken off.")
    private boolean resume;

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        Targets.check(out);
        Recipe given = recipeName == null ? null : Recipe.of(recipeName);
        Corpus whole = form.read(corpusPath, spec.commandLine().getErr());
        Recipe recipe = given != null ? given : Recipe.of(whole.isOfPictures() ? "digits-2d" : "mel");
        if (epochs != null) recipe = recipe.withEpochs(epochs);
        Corpus divided = divide(words == null ? whole : whole.keepWords(words));
        Corpus train = part(divided, Splits.TRAIN);
        Corpus validation = part(divided, Splits.VALIDATION);
        console.printf(
                "recipe %s: %d clips of %d labels to train on, %d for validation%n",
                recipe.name(), train.size(), train.labels().size(), validation.size());
        try (ClipCache kept = cache.open();
                TrainingReport report = new TrainingReport(spec, 1)) {
            Trainer trainer = new Trainer(recipe, train, validation, options(kept), report);
            Recognizer recognizer = withFacts(trainer.run(), whole);
            recognizer.save(out);
            trainer.discardCheckpoint();
            report.close();
            console.printf(
                    "saved %s: %d labels, %d parameters, trained in %s%n",
                    out, recognizer.labels().size(), recognizer.network().learntNumbers(), report.timeTaken());
        }
        console.println(next(whole, divided));
        return 0;
    }

    private Corpus divide(Corpus corpus) {
        Corpus divided = leaveOut == null
                ? division.divided(corpus)
                : Splits.leaveOneSpeakerOut(corpus, leaveOut, division.policy());
        return learnValidation ? Splits.learnValidation(divided) : divided;
    }

    private static Corpus part(Corpus corpus, String split) {
        return corpus.filter(u -> u.split().equals(split));
    }

    private TrainingOptions options(ClipCache clips) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Path kept = checkpoint != null ? checkpoint : out.resolveSibling(out.getFileName() + ".checkpoint");
        if (resume && !Files.exists(kept)) err.println("syllabary: no checkpoint " + kept + " yet; starting anew");
        if (!resume && Files.exists(kept))
            err.println("syllabary: starting anew over the checkpoint " + kept + "; --resume would go on from it");
        List<Recognizer> taught = new ArrayList<>();
        for (Path teacher : teachers) taught.add(ModelArgument.load(teacher));
        return TrainingOptions.seed(seed)
                .threads(threads)
                .noise(noise)
                .rooms(rooms)
                .negatives(negatives)
                .hardNegatives(hardNegatives)
                .checkpoint(kept, resume)
                .cache(clips)
                .from(from == null ? null : ModelArgument.load(from))
                .teachers(taught);
    }

    /** What only the command line knows of the model's origin. */
    private Recognizer withFacts(Recognizer r, Corpus whole) {
        Map<String, String> facts = new LinkedHashMap<>(r.provenance());
        if (leaveOut != null) facts.put(SelectionOptions.LEFT_OUT, leaveOut);
        else if (whole.splits().isEmpty())
            facts.put(SelectionOptions.SPLIT, division.asArguments().strip());
        if (learnValidation) facts.put(SelectionOptions.LEARNT_VALIDATION, "true");
        Writings writings = Writings.of(whole);
        if (!writings.isEmpty()) facts.put(Writings.HANZI, writings.toJson());
        return r.withProvenance(facts);
    }

    private String next(Corpus whole, Corpus divided) {
        String command = Home.command() + " evaluate " + Home.shown(out) + " " + Home.shown(corpusPath);
        if (leaveOut != null) command += " --speaker " + Home.quoted(leaveOut);
        else if (whole.splits().isEmpty()) command += division.asArguments();
        if (words != null) command += " --words " + Home.quoted(String.join(",", words));
        return divided.hasSplit(Splits.TEST)
                ? "next, on clips it never heard: " + command
                : "next: " + Home.command() + " summary " + Home.shown(out);
    }
}
