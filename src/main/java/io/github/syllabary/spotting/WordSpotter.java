package io.github.syllabary.spotting;

import io.github.syllabary.recognizer.Recognizer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Spots words in endless audio.
 *
 * <pre>{@code
 * try (WordSpotter spotter = WordSpotter.of(recognizer).sampleRate(48_000).word("yes", 0.8).build()) {
 *     spotter.onDetection(d -> System.out.printf("%s at %.2f s (%.2f)%n", d.label(), d.start(), d.score()));
 *     spotter.accept(samples);
 * }
 * }</pre>
 *
 * <p>A word is spotted when its probability, averaged over the last windows, reaches its threshold, and
 * not again before the refractory time is over; said twice further apart than that, it is spotted twice.
 * How the audio is cut into calls makes no difference.
 *
 * <p>A {@link WordSequence} is spotted likewise, by the score of its parts.
 *
 * <p>A find comes with the window that decided it, {@link Detection#time}. Where in that window the word
 * stands is found by blanking out the window from either end for as long as the word keeps half of its
 * probability.
 *
 * <p>Any thread may call, one after the other; a call while another is running is refused, from within a
 * listener too. Samples that are not finite count as silence. What a listener throws is thrown by {@code
 * accept} when all its samples are taken and all listeners told; the spotter can go on. After a gap in
 * the audio, {@link #reset}; for audio of another rate, another spotter. Any number of spotters may share
 * a recognizer.
 */
public final class WordSpotter implements AutoCloseable {
    private volatile SpotterSettings settings;
    private final int sampleRate;
    private final RecognizerStream stream;
    private final Smoothing smoothing;

    /** The words to spot: their labels, where they stand among the probabilities, and their thresholds. */
    private final String[] words;

    private final int[] outputs;
    private volatile double[] thresholds;

    /** By word, null where it is a label. */
    private final SequenceScore[] sequences;

    /** By word, the first sample at the model's rate whose windows may spot it again. */
    private final long[] armedFrom;

    private final long refractorySamples;
    private float[] converted = new float[0];
    private final List<Consumer<Detection>> listeners = new CopyOnWriteArrayList<>();
    private final List<RecognizerStream.Sink> sinks = new CopyOnWriteArrayList<>();
    private final SubmissionPublisher<Detection> publisher = new SubmissionPublisher<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean closed;

    /** Samples, for flight recordings. */
    private long taken;

    /** Whether the last window was given as context only. */
    private boolean inContext;

    WordSpotter(Recognizer recognizer, int sampleRate, SpotterSettings settings, int phases, boolean speechOnly) {
        this.settings = settings;
        this.sampleRate = sampleRate;
        words = settings.thresholds().keySet().toArray(String[]::new);
        outputs = new int[words.length];
        for (int w = 0; w < words.length; w++)
            if (!settings.sequences().containsKey(words[w])) outputs[w] = SpotterSettings.output(recognizer, words[w]);
        thresholds = inOrder(settings);
        armedFrom = new long[words.length];
        if (speechOnly && phases > 1)
            throw new IllegalArgumentException(
                    "a spotter with " + phases + " phases hears everything; leave speechOnly or phases out");
        // over the same time
        int smoothed = Math.multiplyExact(settings.smoothing() - 1, phases) + 1;
        SpeechGate gate = speechOnly ? new SpeechGate(recognizer.frontEnd().sampleRate()) : null;
        int rate = recognizer.frontEnd().sampleRate();
        long reach = 0;
        for (WordSequence s : settings.sequences().values())
            reach = Math.max(reach, (s.parts().size() - 1) * samples(s.maxGapSeconds(), rate));
        stream = new RecognizerStream(
                recognizer, sampleRate, phases, gate, settings.smoothing() - 1, reach, this::window);
        sequences = new SequenceScore[words.length];
        for (int w = 0; w < words.length; w++) {
            WordSequence s = settings.sequences().get(words[w]);
            if (s == null) continue;
            int[] parts = s.parts().stream()
                    .mapToInt(part -> SpotterSettings.output(recognizer, part))
                    .toArray();
            long gap = samples(s.maxGapSeconds(), rate);
            sequences[w] = new SequenceScore(parts, gap, (int) (gap * phases / stream.stepSamples()));
        }
        smoothing = new Smoothing(smoothed, recognizer.labels().size());
        refractorySamples = samples(settings.refractorySeconds(), rate);
    }

    private static long samples(double seconds, int rate) {
        return Math.round(seconds * rate);
    }

    /** Begins to build a spotter, see {@link SpotterBuilder} for what is chosen by default. */
    public static SpotterBuilder of(Recognizer recognizer) {
        return new SpotterBuilder(recognizer);
    }

    public SpotterSettings settings() {
        return settings;
    }

    private double[] inOrder(SpotterSettings s) {
        return Arrays.stream(words).mapToDouble(w -> s.thresholds().get(w)).toArray();
    }

    /**
     * Other thresholds for the same words, from the next window on; from any thread, at any time.
     *
     * @throws IllegalArgumentException if these are not thresholds of exactly its words
     */
    public void thresholds(Map<String, Double> byWord) {
        if (!byWord.keySet().equals(settings.thresholds().keySet()))
            throw new IllegalArgumentException("thresholds of " + byWord.keySet() + " for a spotter of "
                    + settings.thresholds().keySet() + "; give one for each of its words");
        SpotterSettings changed =
                new SpotterSettings(byWord, settings.smoothing(), settings.refractorySeconds(), settings.sequences());
        settings = changed;
        thresholds = inOrder(changed);
    }

    /**
     * Tells this sink of every window from now on, on the thread that brings the audio: of the smoothed
     * probabilities of all labels, before the words that they make spotted.
     */
    public void onWindow(RecognizerStream.Sink sink) {
        sinks.add(Objects.requireNonNull(sink));
    }

    /** Of the audio under a window, in seconds. */
    public double windowSeconds() {
        return (double) stream.windowSamples() / stream.modelRate();
    }

    /** Of the model, in whose samples {@link #onWindow} counts, in Hz. */
    public int modelRate() {
        return stream.modelRate();
    }

    /** Of the audio it takes, in Hz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** Tells this listener of every word from now on, on the thread that brings the audio. */
    public void onDetection(Consumer<Detection> listener) {
        listeners.add(Objects.requireNonNull(listener));
    }

    /**
     * Every word from a subscription on, in order, on threads of the common pool; complete when the spotter
     * is closed. The audio waits for no subscriber: one that lags {@link Flow#defaultBufferSize} words
     * behind misses what comes before it has caught up.
     */
    public Flow.Publisher<Detection> detections() {
        return publisher;
    }

    /** Takes all of these as the next samples, see {@link #accept(float[], int, int)}. */
    public void accept(float[] samples) {
        accept(samples, 0, samples.length);
    }

    /**
     * Takes {@code n} more samples, nominally in [−1, 1].
     *
     * @throws IndexOutOfBoundsException if they are not all in the array; none is taken
     * @throws IllegalStateException after {@link #close} or {@link #finish}, or while another call runs;
     *     none is taken
     */
    public void accept(float[] samples, int from, int n) {
        enter();
        try {
            take(samples, from, n);
        } finally {
            busy.set(false);
        }
    }

    /** Takes 16-bit samples, each of which stands for 1/32768 of its value. */
    public void accept(short[] samples) {
        enter();
        try {
            if (converted.length < samples.length) converted = new float[samples.length];
            for (int i = 0; i < samples.length; i++) converted[i] = samples[i] / Pcm.FULL_SCALE;
            take(converted, 0, samples.length);
        } finally {
            busy.set(false);
        }
    }

    /** Takes all of these, see {@link #accept(byte[], int, int, ByteOrder)}. */
    public void accept(byte[] pcm, ByteOrder order) {
        accept(pcm, 0, pcm.length, order);
    }

    /**
     * Takes {@code n} bytes of signed 16-bit samples of one channel, as microphones and WAV files give them.
     *
     * @param order of the two bytes of a sample; little-endian in WAV files
     * @throws IllegalArgumentException if {@code n} is odd; none is taken
     * @throws IndexOutOfBoundsException if they are not all in the array; none is taken
     */
    public void accept(byte[] pcm, int from, int n, ByteOrder order) {
        Objects.checkFromIndexSize(from, n, pcm.length);
        Objects.requireNonNull(order);
        if (n % 2 != 0)
            throw new IllegalArgumentException(
                    n + " bytes end within a sample; keep the last byte until the next has come");
        enter();
        try {
            if (converted.length < n / 2) converted = new float[n / 2];
            for (int i = 0; i < n / 2; i++) converted[i] = Pcm.sample(pcm, from + 2 * i, order);
            take(converted, 0, n / 2);
        } finally {
            busy.set(false);
        }
    }

    private void take(float[] samples, int from, int n) {
        if (!AcceptEvent.recorded()) {
            stream.accept(samples, from, n);
            taken += n;
            return;
        }
        AcceptEvent event = new AcceptEvent();
        event.begin();
        try {
            stream.accept(samples, from, n);
        } finally {
            taken += n;
            event.samples = n;
            event.sampleRate = sampleRate;
            event.audioMillis = taken * 1000 / sampleRate;
            event.commit();
        }
    }

    /** Spots in what conversion of the rate still holds back at the end of a recording. */
    public void finish() {
        enter();
        try {
            stream.finish();
        } finally {
            busy.set(false);
        }
    }

    /** Forgets everything, as if the next sample were the first. */
    public void reset() {
        enter();
        stream.reset();
        taken = 0;
        smoothing.reset();
        for (SequenceScore s : sequences) if (s != null) s.reset();
        inContext = false;
        Arrays.fill(armedFrom, 0);
        busy.set(false);
    }

    private void enter() {
        if (closed) throw new IllegalStateException("the spotter is closed; build another");
        if (!busy.compareAndSet(false, true))
            throw new IllegalStateException("the spotter is busy with another call; bring the audio in order, one"
                    + " call after the other, and not from within a listener");
    }

    private void window(long start, float[] probabilities, boolean context) {
        if (context && !inContext) smoothing.reset();
        inContext = context;
        float[] mean = smoothing.add(probabilities);
        if (context) return;
        RuntimeException failure = null;
        for (RecognizerStream.Sink sink : sinks) failure = tell(() -> sink.window(start, mean), failure);
        long end = start + stream.windowSamples();
        double[] least = thresholds;
        for (int w = 0; w < words.length && !closed; w++) {
            float score = sequences[w] == null ? mean[outputs[w]] : sequences[w].add(mean, end);
            if (!(score >= least[w]) || end < armedFrom[w]) continue;
            armedFrom[w] = end + refractorySamples;
            Detection detection = detection(w, score, start, end);
            publish(detection);
            for (Consumer<Detection> listener : listeners) failure = tell(() -> listener.accept(detection), failure);
        }
        if (failure != null) throw failure;
    }

    /** From samples at the model's rate. */
    private Detection detection(int word, float score, long start, long end) {
        double rate = stream.modelRate();
        double perSample = sampleRate / rate;
        SequenceScore sequence = sequences[word];
        WordSpan span = stream.span(sequence == null ? outputs[word] : sequence.lastOutput(), 0);
        long first = start + span.start();
        long last = start + span.end();
        if (sequence != null) {
            long back = end - sequence.begun();
            first = Math.min(
                    first,
                    start - back + stream.span(sequence.firstOutput(), back).start());
        }
        return new Detection(
                words[word],
                score,
                first / rate,
                last / rate,
                Math.round(first * perSample),
                Math.round(last * perSample),
                end / rate);
    }

    private void publish(Detection detection) {
        try {
            publisher.offer(detection, null);
        } catch (IllegalStateException e) {
            if (!closed) throw e; // else closed by another thread in this moment
        }
    }

    private static RuntimeException tell(Runnable listener, RuntimeException failure) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            if (failure == null) return e;
            if (failure != e) failure.addSuppressed(e);
        }
        return failure;
    }

    /** Ends spotting, at once if within a call; may be called at any time, from any thread, more than once. */
    @Override
    public void close() {
        closed = true;
        publisher.close();
    }
}
