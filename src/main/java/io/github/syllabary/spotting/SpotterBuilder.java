package io.github.syllabary.spotting;

import io.github.syllabary.recognizer.Recognizer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds a {@link WordSpotter}. Without a say: audio at the model's rate; all labels but {@code unknown},
 * {@code silence} and those that begin with {@code <}, at the threshold {@value #THRESHOLD}; probabilities
 * averaged over {@value #SMOOTHING} windows; after a word, a refractory time of one window, for that long
 * a word said once can stay in sight.
 */
public final class SpotterBuilder {
    /** Of every word, where none is said. */
    public static final double THRESHOLD = 0.8;

    /** Windows, where no number is said. */
    public static final int SMOOTHING = 3;

    private final Recognizer recognizer;
    private final Map<String, Double> words = new LinkedHashMap<>();
    private int sampleRate;
    private double threshold = THRESHOLD;
    private int smoothing = SMOOTHING;
    private double refractorySeconds;

    SpotterBuilder(Recognizer recognizer) {
        this.recognizer = recognizer;
        this.sampleRate = recognizer.frontEnd().sampleRate();
        this.refractorySeconds = (double) recognizer.frontEnd().windowSamples() / sampleRate;
    }

    /** The rate in Hz of the audio to come; it is converted to the model's. */
    public SpotterBuilder sampleRate(int sampleRate) {
        this.sampleRate = sampleRate;
        return this;
    }

    /** Spots this word at a threshold of its own, and no other words but those named so. */
    public SpotterBuilder word(String label, double threshold) {
        words.put(label, threshold);
        return this;
    }

    /** The threshold of all words, where none is named. */
    public SpotterBuilder threshold(double threshold) {
        this.threshold = threshold;
        return this;
    }

    /** Over how many windows probabilities are averaged. */
    public SpotterBuilder smoothing(int windows) {
        this.smoothing = windows;
        return this;
    }

    /** How long after a word was spotted it is not spotted again. */
    public SpotterBuilder refractorySeconds(double seconds) {
        this.refractorySeconds = seconds;
        return this;
    }

    /** Takes all settings at once, in place of those said before. */
    public SpotterBuilder settings(SpotterSettings settings) {
        words.clear();
        words.putAll(settings.thresholds());
        smoothing = settings.smoothing();
        refractorySeconds = settings.refractorySeconds();
        return this;
    }

    /**
     * @throws IllegalArgumentException if the recognizer cannot stream, has no such label, or a setting
     *     is out of its range
     */
    public WordSpotter build() {
        Map<String, Double> thresholds = new LinkedHashMap<>(words);
        if (words.isEmpty())
            for (String label : recognizer.labels())
                if (SpotterSettings.isWord(label)) thresholds.put(label, threshold);
        return new WordSpotter(recognizer, sampleRate, new SpotterSettings(thresholds, smoothing, refractorySeconds));
    }
}
