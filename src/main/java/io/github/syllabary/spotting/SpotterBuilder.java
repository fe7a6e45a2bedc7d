package io.github.syllabary.spotting;

import io.github.syllabary.recognizer.DecisionSettings;
import io.github.syllabary.recognizer.Recognizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link WordSpotter}. Without a say: audio at the model's rate, and what the model was calibrated to,
 * {@link DecisionSettings}. Of a model that was not calibrated all labels but {@code unknown}, {@code silence}
 * and those that begin with {@code <} are spotted, at the threshold {@value #THRESHOLD}; probabilities are
 * averaged over {@value #SMOOTHING} windows, and the refractory time is one window, for that long a word said
 * once can stay in sight.
 */
public final class SpotterBuilder {
    /** Of every word, where none is said and the model was not calibrated. */
    public static final double THRESHOLD = 0.8;

    /** Windows, where no number is said and the model was not calibrated. */
    public static final int SMOOTHING = 3;

    private final Recognizer recognizer;

    /** The thresholds said, null for the one it would have anyway. */
    private final Map<String, Double> words = new LinkedHashMap<>();

    private final Map<String, WordSequence> sequences = new LinkedHashMap<>();

    private int sampleRate;
    private Double threshold;
    private Double falseAlarmsPerHour;
    private Integer smoothing;
    private Double refractorySeconds;
    private int phases = 1;
    private boolean speechOnly;

    SpotterBuilder(Recognizer recognizer) {
        this.recognizer = recognizer;
        this.sampleRate = recognizer.frontEnd().sampleRate();
    }

    /** The rate in Hz of the audio to come; it is converted to the model's. */
    public SpotterBuilder sampleRate(int sampleRate) {
        this.sampleRate = sampleRate;
        return this;
    }

    /** Spots this word, and no other words but those named so. */
    public SpotterBuilder word(String label) {
        words.put(label, null);
        return this;
    }

    /** Spots this word at a threshold of its own, and no other words but those named so. */
    public SpotterBuilder word(String label, double threshold) {
        words.put(label, threshold);
        return this;
    }

    /**
     * Spots a word by its parts, labels of the model said one after the other, and no other words but those named so.
     * A threshold of its own is given by {@link #word(String, double)} with the same name.
     *
     * @param name of the finds; one like a label of the model takes its place
     * @param maxGapSeconds from the window that holds one part to that which holds the next, at most
     * @throws IllegalArgumentException if there are fewer than two parts or the gap is out of its range
     * @see WordSequence
     */
    public SpotterBuilder sequence(String name, List<String> parts, double maxGapSeconds) {
        sequences.put(name, new WordSequence(parts, maxGapSeconds));
        words.putIfAbsent(name, null);
        return this;
    }

    /** The threshold of all words that have none of their own, in place of the calibrated ones. */
    public SpotterBuilder threshold(double threshold) {
        this.threshold = threshold;
        this.falseAlarmsPerHour = null;
        return this;
    }

    /**
     * The calibrated thresholds that keep this promise, in place of those that the model was calibrated to.
     *
     * @param rate of each word, at most; {@link #build} refuses it if the model was not calibrated, or on too
     *     few hours of audio
     */
    public SpotterBuilder falseAlarmsPerHour(double rate) {
        this.falseAlarmsPerHour = rate;
        this.threshold = null;
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

    /**
     * Decides {@code n} times as often, at {@code n} times the work of the network: on as many grids of windows, evenly
     * between each other. Smoothing then averages more windows, over the same time.
     *
     * @param n a divisor of the network's step in frames, which is 4 for {@code mel}
     */
    public SpotterBuilder phases(int n) {
        this.phases = n;
        return this;
    }

    /**
     * Leaves out windows without speech, by {@link io.github.syllabary.audio.VoiceActivity}: the network rests
     * while nobody speaks. Windows with any speech are computed as ever, and with the same bits, those before
     * them that smoothing looks back at included; so words are spotted as ever, and nothing is spotted in
     * silence or steady noise.
     */
    public SpotterBuilder speechOnly(boolean yes) {
        this.speechOnly = yes;
        return this;
    }

    /** Takes all settings at once, in place of those said before. */
    public SpotterBuilder settings(SpotterSettings settings) {
        words.clear();
        words.putAll(settings.thresholds());
        sequences.clear();
        sequences.putAll(settings.sequences());
        smoothing = settings.smoothing();
        refractorySeconds = settings.refractorySeconds();
        return this;
    }

    /**
     * @throws IllegalArgumentException if the recognizer cannot stream, has no such label, was not calibrated
     *     to such a promise, or a setting is out of its range
     */
    public WordSpotter build() {
        return new WordSpotter(recognizer, sampleRate, settings(), phases, speechOnly);
    }

    private SpotterSettings settings() {
        DecisionSettings decisions = recognizer.decisions().orElse(null);
        if (falseAlarmsPerHour != null) refuseBrokenPromise(decisions);
        Map<String, Double> chosen = new LinkedHashMap<>(words);
        if (chosen.isEmpty())
            for (String label : decisions == null
                    ? SpotterSettings.words(recognizer)
                    : decisions.curves().keySet()) chosen.put(label, null);
        chosen.replaceAll((word, said) -> said != null ? said : threshold(word, decisions));
        double window = (double) recognizer.frontEnd().windowSamples()
                / recognizer.frontEnd().sampleRate();
        return new SpotterSettings(
                chosen,
                smoothing != null ? smoothing : decisions != null ? decisions.smoothing() : SMOOTHING,
                refractorySeconds != null
                        ? refractorySeconds
                        : decisions != null ? decisions.refractorySeconds() : window,
                sequences);
    }

    private double threshold(String word, DecisionSettings decisions) {
        if (threshold != null) return threshold;
        if (falseAlarmsPerHour != null && sequences.containsKey(word))
            throw new IllegalArgumentException("the sequence '" + word + "' cannot be calibrated, so it has no promised"
                    + " rate; give it a threshold");
        if (falseAlarmsPerHour != null)
            return decisions.at(word, falseAlarmsPerHour).threshold();
        if (decisions == null
                || sequences.containsKey(word)
                || !decisions.curves().containsKey(word)) return THRESHOLD;
        return decisions.at(word, decisions.falseAlarmsPerHour()).threshold();
    }

    private void refuseBrokenPromise(DecisionSettings decisions) {
        if (decisions == null)
            throw new IllegalArgumentException("the model was not calibrated, so it cannot promise "
                    + falseAlarmsPerHour + " false alarms an hour; run calibrate on audio without the words first");
        boolean others = smoothing != null && smoothing != decisions.smoothing()
                || refractorySeconds != null && refractorySeconds != decisions.refractorySeconds();
        if (others)
            throw new IllegalArgumentException("a promised rate holds for the calibrated smoothing and refractory time"
                    + " only (" + decisions.smoothing() + " windows, " + decisions.refractorySeconds()
                    + " s); leave them out, or give a threshold instead of a rate");
    }
}
