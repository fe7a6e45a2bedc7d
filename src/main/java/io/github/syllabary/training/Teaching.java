package io.github.syllabary.training;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.nn.Network;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Teaches a model new words from a few takes of each, in seconds.
 *
 * <p>The model's layers stay as they are; their last maps are an {@link Embedding}, on which a new last layer is
 * trained. It sees each take many times, changed as a microphone, a room and a hurry change it, and with the recorded
 * background; the takes among other speech; parts of the takes and {@linkplain OtherWords other words}, which are
 * {@code unknown}; and background alone, which is {@code silence}. So the result tells the words from one another and
 * from everything else, and runs along endless audio if the model does.
 *
 * <p>The same takes, model and seed give the same bits on any number of threads.
 */
public final class Teaching {
    private static final long WINDOWS = 60;
    private static final long HEAD = 61;

    private final Recognizer from;
    private final Embedding embedding;
    private final OtherWords others;
    private final long seed;
    private final int threads;
    private final TrainingListener listener;

    /**
     * @param from the model to teach
     * @param others what makes everything else {@code unknown}, made with this model
     * @param seed of all that is drawn
     * @param threads how many work at once; changes nothing in the result
     * @throws IllegalArgumentException if the model ends in no fully connected layer, or the other words are not its own
     */
    public Teaching(Recognizer from, OtherWords others, long seed, int threads, TrainingListener listener) {
        this.from = from;
        this.embedding = Embedding.of(from);
        if (!others.fit(from))
            throw new IllegalArgumentException("these other words were made with another model than the one to teach");
        this.others = others;
        this.seed = seed;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Learns the labels of a corpus; {@code unknown} and {@code silence} come of themselves.
     *
     * @param takes at least one of each word; what is labelled {@code unknown} counts as other words
     * @param background recordings without speech, for the noise that words are mixed with; may be empty
     * @throws IOException if a take cannot be read
     * @throws IllegalArgumentException if there is no word
     */
    public Recognizer learn(Corpus takes, List<Sound> background) throws IOException {
        List<String> words = takes.labels().stream()
                .filter(l -> !l.equals(Corpus.UNKNOWN) && !l.equals(SpotterLesson.SILENCE))
                .toList();
        if (words.isEmpty())
            throw new IllegalArgumentException(takes.root() + " has no words to teach, only " + takes.labels());
        List<String> labels = new ArrayList<>(words);
        labels.add(Corpus.UNKNOWN);
        labels.add(SpotterLesson.SILENCE);
        Noise noise = Noise.of(background, embedding.frontEnd().sampleRate());
        return learn(takes, words, labels, noise, provenance(takes));
    }

    /**
     * The model with no words at all: everything is {@code unknown} or {@code silence}. As such an embedding is kept that
     * was learnt with labels that nobody asks for.
     *
     * @param provenance where the model comes from
     */
    public Recognizer withoutWords(Map<String, String> provenance) throws IOException {
        Corpus none = new Corpus(Path.of(""), List.of());
        return learn(
                none,
                List.of(),
                List.of(Corpus.UNKNOWN, SpotterLesson.SILENCE),
                Noise.synthetic(),
                new LinkedHashMap<>(provenance));
    }

    private Recognizer learn(
            Corpus takes, List<String> words, List<String> labels, Noise noise, Map<String, String> provenance)
            throws IOException {
        try (Workers workers = new Workers(threads)) {
            TakeRows rows =
                    TakeRows.draw(embedding, takes, words, noise, RandomKey.derive(seed, WINDOWS), workers, listener);
            Network network = embedding.withHead(labels.size());
            new HeadTraining(rows, others.without(words)).run(network, RandomKey.derive(seed, HEAD), workers, listener);
            return new Recognizer(embedding.frontEnd(), network, labels, provenance);
        }
    }

    private Map<String, String> provenance(Corpus takes) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "taughtFrom",
                from.provenance().getOrDefault("name", from.provenance().getOrDefault("corpus", "")));
        facts.put("seed", Long.toString(seed));
        Path root = takes.root().getFileName();
        facts.put("corpus", root == null ? "" : root.toString());
        facts.put("trainingClips", Integer.toString(takes.size()));
        facts.put("trainingSpeakers", Integer.toString(takes.speakers().size()));
        return facts;
    }
}
