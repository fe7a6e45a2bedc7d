package io.github.syllabary.app;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Splits;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.evaluation.ConfusionMatrix;
import io.github.syllabary.evaluation.Evaluation;
import io.github.syllabary.evaluation.Interval;
import io.github.syllabary.recognizer.Ranked;
import io.github.syllabary.recognizer.Recognition;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.Detection;
import io.github.syllabary.spotting.SpotterBuilder;
import io.github.syllabary.spotting.WordSpotter;
import io.github.syllabary.tensor.Workers;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Trains on the Mandarin syllables that come with the project, evaluates on voices never heard, recognises a"
                    + " file, and finds 你好 in a longer recording, as a label and as two syllables. Takes a minute or two.",
            "Exit code 1 if the model is bad or 你好 is not found."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String KEY = "ni3_hao3";
    private static final int EPOCHS = 20;
    private static final int SYLLABLE_EPOCHS = 15;
    private static final int EPOCHS_A_LINE = 4;
    private static final List<String> SYLLABLES = List.of("ni3", "hao3");
    private static final double GAP_SECONDS = 0.5;

    /** Of the sequence: a geometric mean of two probabilities that need not peak together. */
    private static final double SEQUENCE_THRESHOLD = 0.5;

    /** How long after a word a find of it still counts. */
    private static final double LATEST_SECONDS = 0.3;

    /** The demo promises a model that works; far below what it reaches. */
    private static final double LEAST_ACCURACY = 0.6;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the model goes (default: target/demo/syllables.onnx in the project's folder).")
    private Path out;

    @Option(names = "--epochs", paramLabel = "N", hidden = true, description = "For tests.")
    private int epochs = EPOCHS;

    @Override
    public Integer call() throws IOException {
        Path root = Home.corpus();
        Path model = out != null
                ? out
                : Home.folder().resolve("target").resolve("demo").resolve("syllables.onnx");
        Files.createDirectories(model.toAbsolutePath().getParent());
        Corpus corpus = Corpus.read(root);
        Recognizer recognizer = train(corpus);
        recognizer.save(model);
        // from here on with the model as it stands in the file
        Recognizer loaded = Recognizer.load(model);
        Corpus test = corpus.inSplit(Splits.TEST);
        boolean good = evaluate(loaded, test);
        recognize(loaded, test);
        Path times = root.resolve("long").resolve("times.tsv");
        boolean found = find(loaded, times);
        Path syllables = model.resolveSibling("two-syllables.onnx");
        trainSyllables(corpus).save(syllables);
        found &= findSequence(Recognizer.load(syllables), times);
        whatNext(model, syllables, root);
        return good && found ? 0 : 1;
    }

    private Recognizer train(Corpus corpus) throws IOException {
        Corpus train = corpus.inSplit(Splits.TRAIN);
        Corpus validation = corpus.inSplit(Splits.VALIDATION);
        say(
                "1. Train: recipe mel, %d epochs, on %d clips of %d syllables by %d synthetic voices",
                epochs, train.size(), train.labels().size(), train.speakers().size());
        try (TrainingReport report = new TrainingReport(spec, EPOCHS_A_LINE)) {
            Recipe recipe = Recipe.of("mel").withEpochs(epochs);
            Recognizer r = new Trainer(recipe, train, validation, TrainingOptions.seed(1), report).run();
            report.close();
            say("   %d parameters, trained in %s", r.network().learntNumbers(), report.timeTaken());
            Map<String, String> facts = new LinkedHashMap<>(r.provenance());
            facts.put(Writings.HANZI, Writings.of(corpus).toJson());
            return r.withProvenance(facts);
        }
    }

    /** Never hears the word as a whole. */
    private Recognizer trainSyllables(Corpus corpus) throws IOException {
        Corpus apart = corpus.filter(u -> !u.label().equals(KEY)).keepWords(SYLLABLES);
        Recipe recipe = Recipe.of("syllable").withEpochs(Math.min(epochs, SYLLABLE_EPOCHS));
        say("");
        say(
                "5. Train the two syllables alone, on clips that do not hold %s: recipe syllable, %d epochs",
                Writings.of(corpus).shown(KEY), recipe.training().epochs());
        try (TrainingReport report = new TrainingReport(spec, EPOCHS_A_LINE)) {
            Recognizer r = new Trainer(
                            recipe,
                            apart.inSplit(Splits.TRAIN),
                            apart.inSplit(Splits.VALIDATION),
                            TrainingOptions.seed(1),
                            report)
                    .run();
            Map<String, String> facts = new LinkedHashMap<>(r.provenance());
            facts.put(Writings.HANZI, Writings.of(corpus).toJson());
            return r.withProvenance(facts);
        }
    }

    private boolean evaluate(Recognizer recognizer, Corpus test) throws IOException {
        Evaluation evaluation;
        try (Workers workers = Workers.ofMachine();
                Progress progress = new Progress(spec, "evaluating")) {
            evaluation = Evaluation.of(recognizer, test, workers, progress::update);
        }
        Interval interval = evaluation.interval();
        say("");
        say(
                "2. Evaluate on %d voices it never heard: %d of %d clips recognised, %.1f %% (95 %% interval %.1f to %.1f)",
                test.speakers().size(),
                evaluation.confusion().total().correct(),
                evaluation.clips(),
                100 * evaluation.accuracy(),
                100 * interval.low(),
                100 * interval.high());
        Writings writings = Writings.of(recognizer);
        List<ConfusionMatrix.Mistake> mistakes = evaluation.confusion().mistakes();
        for (ConfusionMatrix.Mistake m : mistakes.subList(0, Math.min(3, mistakes.size())))
            say(
                    "   %s was taken for %s %s",
                    writings.shown(m.said()), writings.shown(m.recognised()), times(m.count()));
        return evaluation.accuracy() >= LEAST_ACCURACY;
    }

    private void recognize(Recognizer recognizer, Corpus test) throws IOException {
        Utterance clip = test.ofLabels(KEY).utterances().get(0);
        Recognition r = recognizer.recognize(clip.sound());
        Writings writings = Writings.of(recognizer);
        say("");
        say("3. Recognise one file: %s", Home.shown(clip.file()));
        for (Ranked one : r.ranked().subList(0, 3)) say("   %s", RecognizeCommand.shown(one, writings));
    }

    private boolean find(Recognizer recognizer, Path times) throws IOException {
        Path file = recording(times);
        Sound recording = Sound.read(file);
        say("");
        say(
                "4. Find %s in a recording of %.1f s: %s",
                Writings.of(recognizer).shown(KEY), recording.seconds(), Home.shown(file));
        return find(WordSpotter.of(recognizer).word(KEY, SpotterBuilder.THRESHOLD), times, file, recording);
    }

    private boolean findSequence(Recognizer recognizer, Path times) throws IOException {
        Path file = recording(times);
        say("");
        say(
                "6. Find %s there again, as one syllable after the other",
                Writings.of(recognizer).shown(KEY));
        SpotterBuilder builder = WordSpotter.of(recognizer)
                .sequence(KEY, SYLLABLES, GAP_SECONDS)
                .threshold(SEQUENCE_THRESHOLD)
                .refractorySeconds(1);
        return find(builder, times, file, Sound.read(file));
    }

    /** The first that holds the word. */
    private static Path recording(Path times) throws IOException {
        return Corpus.read(times).ofLabels(KEY).utterances().get(0).file();
    }

    private boolean find(SpotterBuilder builder, Path times, Path file, Sound recording) throws IOException {
        List<Utterance> truths = Corpus.read(times)
                .filter(u -> u.file().equals(file) && u.label().equals(KEY))
                .utterances();
        List<Detection> finds = new ArrayList<>();
        try (WordSpotter spotter = builder.sampleRate(recording.sampleRate()).build()) {
            spotter.onDetection(finds::add);
            spotter.accept(recording.samples());
            spotter.finish();
        }
        int hits = 0;
        for (Utterance truth : truths) if (sayWhetherFound(truth, finds)) hits++;
        int wrong = finds.size() - hits;
        say("   %s elsewhere", wrong == 0 ? "nothing found" : times(wrong) + " found");
        return hits == truths.size();
    }

    private boolean sayWhetherFound(Utterance truth, List<Detection> finds) {
        double from = truth.start().orElseThrow();
        double to = truth.end().orElseThrow();
        Optional<Detection> hit = finds.stream()
                .filter(d -> d.time() >= from && d.time() <= to + LATEST_SECONDS)
                .findFirst();
        String found = hit.map(d -> String.format(Locale.ROOT, "at %.2f s, %.1f %%", d.time(), 100 * d.score()))
                .orElse("nowhere near");
        say("   said from %.2f to %.2f s, found %s", from, to, found);
        return hit.isPresent();
    }

    private void whatNext(Path model, Path syllables, Path corpus) {
        String command = Home.command();
        String file = Home.shown(model);
        String folder = Home.shown(corpus);
        say("");
        say("The model is %s. Try next:", file);
        say("  %s evaluate %s %s", command, file, folder);
        say("  %s recognize %s %s/*/f4.flac", command, file, folder);
        say("  %s spot %s %s/long/*.flac --words %s", command, file, folder, KEY);
        say(
                "  %s spot %s %s/long/*.flac --sequence %s=%s --max-gap %s --threshold %s --refractory 1",
                command,
                Home.shown(syllables),
                folder,
                KEY,
                String.join(",", SYLLABLES),
                GAP_SECONDS,
                SEQUENCE_THRESHOLD);
        say("  %s summary %s", command, file);
        say(
                "  %s train %s --recipe temporal --out %s",
                command, folder, Home.shown(model.resolveSibling("temporal.onnx")));
    }

    private static String times(int n) {
        return n == 1 ? "once" : n + " times";
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
