package io.github.syllabary.app.desktop;

import io.github.syllabary.spotting.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was heard in the last minutes: samples, the probabilities that the model gave them, the words found. Time is in
 * seconds from the first sample. One thread writes; it waits for nobody.
 */
final class Timeline {
    /** How far back one can step. */
    static final double HISTORY_SECONDS = 120;

    private static final int MOST_DETECTIONS = 500;

    private final int sampleRate;
    private final List<String> labels;
    private final SampleRing samples;
    private final RowRing probabilities;
    private final ConcurrentLinkedDeque<Detection> detections = new ConcurrentLinkedDeque<>();
    private final AtomicLong found = new AtomicLong();

    /**
     * @param sampleRate of the audio, Hz
     * @param decisionSeconds from one row of probabilities to the next
     */
    Timeline(int sampleRate, List<String> labels, double decisionSeconds) {
        this.sampleRate = sampleRate;
        this.labels = List.copyOf(labels);
        samples = new SampleRing((int) (HISTORY_SECONDS * sampleRate), sampleRate);
        probabilities = new RowRing((int) Math.ceil(HISTORY_SECONDS / decisionSeconds), labels.size());
    }

    int sampleRate() {
        return sampleRate;
    }

    List<String> labels() {
        return labels;
    }

    /**
     * Takes more samples, nominally in [−1, 1].
     *
     * @param position of the first; what is missing before it was lost, and is silence
     */
    void heard(long position, float[] x) {
        float[] lost = new float[(int) Math.min(sampleRate, Math.max(0, position - samples.end()))];
        while (samples.end() < position) samples.append(lost, 0, (int) Math.min(lost.length, position - samples.end()));
        samples.append(x, 0, x.length);
    }

    /**
     * Takes the probabilities of all labels.
     *
     * @param seconds where the window ends that they belong to
     */
    void decided(double seconds, float[] p) {
        probabilities.append(seconds, p);
    }

    void found(Detection detection) {
        detections.addLast(detection);
        if (found.incrementAndGet() > MOST_DETECTIONS) detections.pollFirst();
    }

    /** Where the audio ends by now. */
    double now() {
        return (double) samples.end() / sampleRate;
    }

    /** How far back it is kept. */
    double oldest() {
        return (double) samples.oldest() / sampleRate;
    }

    SampleRing samples() {
        return samples;
    }

    RowRing probabilities() {
        return probabilities;
    }

    /** How many words were found so far. */
    long foundSoFar() {
        return found.get();
    }

    /** The words whose sound lies in this stretch or reaches into it, oldest first. */
    List<Detection> detections(double from, double to) {
        List<Detection> within = new ArrayList<>();
        for (Detection d : detections) if (d.end() >= from && d.start() <= to) within.add(d);
        return within;
    }

    /** The last words found, newest first. */
    List<Detection> lastDetections(int most) {
        List<Detection> last = new ArrayList<>();
        var newestFirst = detections.descendingIterator();
        while (newestFirst.hasNext() && last.size() < most) last.add(newestFirst.next());
        return last;
    }

    /** All words that are kept, oldest first. */
    List<Detection> oldestFirst() {
        return new ArrayList<>(detections);
    }

    /** The loudest sample of the last tenth of a second before a time, 0 to 1 and above where it was clipped. */
    double peak(double time) {
        float[] x = new float[sampleRate / 10];
        samples.copy(Math.round(time * sampleRate) - x.length, x);
        double peak = 0;
        for (float v : x) if (Math.abs(v) <= Float.MAX_VALUE) peak = Math.max(peak, Math.abs(v));
        return peak;
    }
}
