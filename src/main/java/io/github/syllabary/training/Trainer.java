package io.github.syllabary.training;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.nn.Network;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits a recipe's network to a corpus.
 *
 * <p>The same recipe, corpus and options give the same weights bit for bit, on any number of threads,
 * and also when the run was broken off and {@linkplain TrainingOptions#resume resumed}.
 */
public final class Trainer {
    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

    private final Recipe recipe;
    private final Corpus train;
    private final Corpus validation;
    private final TrainingOptions options;
    private final TrainingListener listener;

    /**
     * @param validation measured after each epoch; may be empty
     * @throws IllegalArgumentException if there are no training clips or only one label
     */
    public Trainer(Recipe recipe, Corpus train, Corpus validation, TrainingOptions options, TrainingListener listener) {
        if (train.size() == 0)
            throw new IllegalArgumentException(
                    train.root() + " has no clips to train on; does its split column say" + " train?");
        if (train.labels().size() < 2 && recipe.spotting() == null)
            throw new IllegalArgumentException(train.root() + " has only the label '"
                    + train.labels().get(0) + "'; a recognizer needs two labels or more");
        this.recipe = recipe;
        this.train = train;
        this.validation = validation;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Trains from the beginning, or on from the checkpoint.
     *
     * @throws IOException if a clip cannot be read or a checkpoint not written
     * @throws IllegalArgumentException if training diverges with this recipe
     */
    public Recognizer run() throws IOException {
        return recipe.spotting() == null ? onClips() : onEndlessAudio();
    }

    private Recognizer onClips() throws IOException {
        requireNoNegatives();
        requireKind();
        try (Workers workers = new Workers(options.threads())) {
            Surroundings around = recipe.takesPictures() ? null : surroundings(noise());
            List<String> labels = train.labels();
            int total = train.size() + validation.size();
            Clips clips =
                    Clips.read(train, labels, recipe.input(), options.cache(), workers, n -> listener.read(n, total));
            Clips measured = Clips.read(
                    validation,
                    labels,
                    recipe.input(),
                    options.cache(),
                    workers,
                    n -> listener.read(train.size() + n, total));
            return fit(labels, clips, measured, null, around == null ? null : around.with(clips), workers);
        }
    }

    /** A recipe for sound is for a corpus of sound. */
    private void requireKind() {
        boolean pictures = train.isOfPictures();
        if (pictures == recipe.takesPictures()) return;
        throw new IllegalArgumentException("the recipe " + recipe.name() + " takes "
                + (pictures ? "sound, " : "pictures, ") + train.root() + " holds "
                + (pictures
                        ? "pictures; use the recipe digits-2d, or one of your own with 'picture' under 'input'"
                        : "sound; use the recipe mel, or another with 'features' under 'input'"));
    }

    private Noise noise() throws IOException {
        return options.noise() == null
                ? Noise.synthetic()
                : Noise.recorded(options.noise(), recipe.frontEnd().sampleRate());
    }

    private Surroundings surroundings(Noise noise) throws IOException {
        return Surroundings.of(options, recipe.frontEnd().sampleRate(), noise, null);
    }

    private Recognizer onEndlessAudio() throws IOException {
        int rate = recipe.frontEnd().sampleRate();
        try (Workers workers = new Workers(options.threads());
                SoundStore store = new SoundStore(rate);
                SoundStore validationStore = new SoundStore(rate)) {
            Noise noise = noise();
            SpotterLesson lesson = new SpotterLesson(recipe, train, options, noise, workers);
            int clips = lesson.clips(train);
            int total = clips + validation.size();
            SpotterMaterial material = lesson.train(train, store, n -> listener.read(n, total));
            Clips measured = lesson.validation(
                    validation, validationStore, n -> listener.read(Math.min(total, clips + n), total));
            Surroundings around = surroundings(noise).with(material);
            return fit(lesson.labels(), material, measured, material.hard(), around, workers);
        }
    }

    private void requireNoNegatives() {
        if (options.negatives().isEmpty() && options.hardNegatives() == null) return;
        throw new IllegalArgumentException("the recipe " + recipe.name()
                + " takes no recordings of other speech: it has no field 'spotting'; use the recipe spot");
    }

    private Recognizer fit(
            List<String> labels,
            Material material,
            Clips measured,
            HardWindows hard,
            Surroundings around,
            Workers workers)
            throws IOException {
        Network network = recipe.network(labels, options.seed());
        if (options.from() != null) Beginning.take(options.from(), network);
        WindowChange change = recipe.change(material, around);
        Teachers teachers = options.teachers().isEmpty()
                ? null
                : new Teachers(options.teachers(), recipe, labels, workers.threads());
        TrainingRun run =
                new TrainingRun(recipe, network, material, measured, hard, change, options, teachers, workers);
        run.resume(fingerprint(labels, material, measured, around));
        LOG.info(
                "training {} on {} clips of {} labels, from epoch {} of {}",
                recipe.name(),
                train.size(),
                labels.size(),
                run.epochsDone() + 1,
                recipe.training().epochs());
        while (!run.finished()) {
            EpochEvent event = new EpochEvent();
            event.begin();
            TrainingListener.EpochResult result = run.epoch(listener);
            event.commit(result);
            LOG.debug("{}", result);
            listener.epoch(result);
        }
        run.takeBest();
        return new Recognizer(recipe.input(), network, labels, provenance(run)).withSpeeds(recipe.speeds());
    }

    /** Removes a checkpoint that is no longer needed, once the model is safely stored. */
    public void discardCheckpoint() throws IOException {
        if (options.checkpoint() != null) Files.deleteIfExists(options.checkpoint());
    }

    private String fingerprint(List<String> labels, Material material, Clips measured, Surroundings around) {
        Fingerprint print = new Fingerprint()
                .add(recipe.text())
                .add(options.seed())
                .add(recipe.training().epochs())
                .add(String.join("\n", labels));
        if (around != null) around.addTo(print);
        material.addTo(print);
        measured.addTo(print);
        if (options.from() != null) options.from().network().parameters().forEach(p -> print.add(p.values()));
        for (Recognizer teacher : options.teachers())
            teacher.network().parameters().forEach(p -> print.add(p.values()));
        return print.hex();
    }

    private Map<String, String> provenance(TrainingRun run) {
        Map<String, String> facts = new LinkedHashMap<>();
        // the folder belongs to this machine and not to the model
        facts.put("recipe", recipe.name().replaceFirst(".*[/\\\\]", ""));
        facts.put("recipeText", recipe.text());
        facts.put("seed", Long.toString(options.seed()));
        facts.put("epochs", Integer.toString(run.epochsDone()));
        Path root = train.root().getFileName();
        facts.put("corpus", root == null ? "" : root.toString());
        facts.put("trainingClips", Integer.toString(train.size()));
        facts.put("trainingSpeakers", Integer.toString(train.speakers().size()));
        if (options.from() != null)
            facts.put("beganFrom", options.from().provenance().getOrDefault("corpus", "another model"));
        if (!options.teachers().isEmpty())
            facts.put("teachers", Integer.toString(options.teachers().size()));
        facts.put("validationClips", Integer.toString(validation.size()));
        return facts;
    }
}
