package io.github.syllabary.training;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Splits;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Gathers what a spotter is trained on: words, other speech, false alarms of former days. */
final class SpotterLesson {
    /** The label of windows in which nobody speaks. */
    static final String SILENCE = "silence";

    private static final long VALIDATION = 31;
    private static final long MINING = 32;

    private final Recipe recipe;
    private final TrainingOptions options;
    private final Noise noise;
    private final Workers workers;
    private final List<String> words;
    private final List<Utterance> negatives;
    private final List<Utterance> alarms;

    /**
     * @param train its labels are the words, but for {@value Corpus#UNKNOWN} and {@value #SILENCE}
     * @throws IOException if a folder of negatives is missing, empty or faulty
     * @throws IllegalArgumentException if there are no words, or no other speech
     */
    SpotterLesson(Recipe recipe, Corpus train, TrainingOptions options, Noise noise, Workers workers)
            throws IOException {
        this.recipe = recipe;
        this.options = options;
        this.noise = noise;
        this.workers = workers;
        words = train.labels().stream()
                .filter(label -> !label.equals(Corpus.UNKNOWN) && !label.equals(SILENCE))
                .toList();
        if (words.isEmpty())
            throw new IllegalArgumentException(train.root() + " has no words to spot, only " + train.labels());
        negatives = new ArrayList<>(
                train.filter(u -> u.label().equals(Corpus.UNKNOWN)).utterances());
        for (Path path : options.negatives()) negatives.addAll(without(words, path));
        if (negatives.isEmpty())
            throw new IllegalArgumentException("a spotter has to hear speech without its words, to stay quiet on it;"
                    + " give some with --negatives, or choose some labels of a larger corpus with --words");
        alarms = options.hardNegatives() == null ? List.of() : recordings(options.hardNegatives());
    }

    List<String> labels() {
        List<String> labels = new ArrayList<>(words);
        labels.add(Corpus.UNKNOWN);
        labels.add(SILENCE);
        return labels;
    }

    /** Recordings that must be read for this. */
    int clips(Corpus train) {
        return wordsOf(train).size() + negatives.size() + alarms.size();
    }

    /** How many recordings of other speech there are. */
    int negatives() {
        return negatives.size();
    }

    /** What a path holds of other speech: of a corpus the training part, of any other folder every sound file. */
    private static List<Utterance> without(List<String> words, Path path) throws IOException {
        boolean corpus = !Files.isDirectory(path)
                || Files.exists(path.resolve("manifest.tsv"))
                || Files.exists(path.resolve("manifest.csv"));
        List<Utterance> all = corpus
                ? Corpus.read(path)
                        .filter(u -> u.split().isEmpty() || u.split().equals(Splits.TRAIN))
                        .utterances()
                : recordings(path);
        List<Utterance> found =
                all.stream().filter(u -> !words.contains(u.label())).toList();
        if (found.isEmpty())
            throw new IOException(path + " holds no recordings without the words to train on; give a folder of sound"
                    + " files, or a corpus with a part for training");
        return found;
    }

    /** Every sound file below a folder, with the name of its own folder as its label. */
    private static List<Utterance> recordings(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) throw new IOException("no folder of recordings: " + folder);
        List<Utterance> found = new ArrayList<>();
        for (Path file : SoundFiles.below(folder)) {
            String name = file.toAbsolutePath().getParent().getFileName().toString();
            found.add(new Utterance(file, name, "", "", Map.of()));
        }
        if (found.isEmpty()) throw new IOException(folder + " holds no recordings; put sound files there");
        return found;
    }

    private Corpus wordsOf(Corpus corpus) {
        return corpus.filter(u -> words.contains(u.label()));
    }

    /** Reads all into a store, which the caller closes. */
    SpotterMaterial train(Corpus train, SoundStore store, IntConsumer done) throws IOException {
        return material(train, store, negatives, alarms, done);
    }

    /**
     * Windows of the validation clips, laid out once. Where these hold no other speech it is that of the
     * training, in other windows.
     */
    Clips validation(Corpus validation, SoundStore store, IntConsumer done) throws IOException {
        Corpus spoken = wordsOf(validation);
        if (spoken.size() == 0) return new Clips(new float[0][], new int[0]);
        List<Utterance> others =
                validation.filter(u -> u.label().equals(Corpus.UNKNOWN)).utterances();
        SpotterMaterial material = material(validation, store, others.isEmpty() ? negatives : others, List.of(), done);
        return material.frozen(RandomKey.derive(options.seed(), VALIDATION));
    }

    private SpotterMaterial material(
            Corpus corpus, SoundStore store, List<Utterance> others, List<Utterance> firedOn, IntConsumer done)
            throws IOException {
        List<Utterance> spoken = wordsOf(corpus).utterances();
        List<Utterance> all = new ArrayList<>(spoken);
        all.addAll(others);
        all.addAll(firedOn);
        int rate = store.sampleRate();
        store.add(
                all.stream()
                        .map(u -> (SoundStore.Source) () -> options.cache().sound(u, rate))
                        .toList(),
                workers,
                done);
        int afterWords = spoken.size();
        int afterOthers = afterWords + others.size();
        SpottingSettings settings = recipe.spotting();
        SoundFrontEnd frontEnd = recipe.frontEnd();
        Augmentation.Range speed = recipe.augmentation().voice().speed();
        OtherSpeech speech =
                new OtherSpeech(store, IntStream.range(afterWords, afterOthers).toArray(), speed, settings.gapMillis());
        HardWindows hard = new HardWindows(
                settings.mining(),
                speech,
                frontEnd,
                store,
                IntStream.range(afterOthers, all.size()).toArray(),
                RandomKey.derive(options.seed(), MINING));
        return new SpotterMaterial(
                settings,
                speed,
                store,
                frontEnd.windowSamples(),
                IntStream.range(0, afterWords).toArray(),
                spoken.stream().mapToInt(u -> words.indexOf(u.label())).toArray(),
                speech,
                hard,
                noise,
                words.size());
    }
}
