package io.github.syllabary.spotting;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.recognizer.Recognizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When a spotter takes a word for said.
 *
 * @param thresholds by label of the words to spot, the least smoothed probability; more than 0, at most 1. For a
 *     sequence it is the least score, by the name of the sequence
 * @param smoothing over how many of the last windows probabilities are averaged, 1 to {@value #MOST_SMOOTHING}
 * @param refractorySeconds how long after a word was spotted it is not spotted again, 0 or more
 * @param sequences by name, words that are spotted as a sequence of labels; each has a threshold, and one named like a
 *     label takes its place
 */
public record SpotterSettings(
        Map<String, Double> thresholds, int smoothing, double refractorySeconds, Map<String, WordSequence> sequences) {
    static final int MOST_SMOOTHING = 1000;

    /**
     * @throws IllegalArgumentException if a number is out of its range or there is no word
     */
    public SpotterSettings {
        if (thresholds.isEmpty())
            throw new IllegalArgumentException("a spotter without words; give a threshold to at least one label");
        thresholds.forEach((label, threshold) -> {
            if (!(threshold > 0 && threshold <= 1))
                throw new IllegalArgumentException(
                        "threshold " + threshold + " of '" + label + "'; give a probability above 0 and up to 1");
        });
        if (smoothing < 1 || smoothing > MOST_SMOOTHING)
            throw new IllegalArgumentException(
                    "smoothing over " + smoothing + " windows; give a number from 1 to " + MOST_SMOOTHING);
        if (!(refractorySeconds >= 0 && refractorySeconds <= Float.MAX_VALUE))
            throw new IllegalArgumentException(
                    "a refractory time of " + refractorySeconds + " s; give 0 or a positive number of seconds");
        for (String name : sequences.keySet())
            if (!thresholds.containsKey(name))
                throw new IllegalArgumentException("the sequence '" + name + "' has no threshold; give it one");
        thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
        sequences = Collections.unmodifiableMap(new LinkedHashMap<>(sequences));
    }

    /** Without sequences. */
    public SpotterSettings(Map<String, Double> thresholds, int smoothing, double refractorySeconds) {
        this(thresholds, smoothing, refractorySeconds, Map.of());
    }

    /**
     * Where a word stands among the labels.
     *
     * @throws IllegalArgumentException if it does not
     */
    static int output(Recognizer recognizer, String word) {
        int at = recognizer.labels().indexOf(word);
        if (at >= 0) return at;
        throw new IllegalArgumentException(
                "the recognizer has no label '" + word + "'; it has " + String.join(", ", recognizer.labels()));
    }

    /** The labels of a recognizer that name words. */
    public static List<String> words(Recognizer recognizer) {
        return recognizer.labels().stream().filter(SpotterSettings::isWord).toList();
    }

    /** Whether a label names a word and not everything else: {@code unknown}, {@code silence} or {@code <…>}. */
    static boolean isWord(String label) {
        return !List.of(Corpus.UNKNOWN, "silence").contains(label) && !label.startsWith("<");
    }
}
