package io.github.syllabary.recognizer;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sound of any rate and length, brought to a window of fixed length and then to features. */
public final class SoundFrontEnd implements FrontEnd<Sound> {

    /** A minute at 192 kHz: a snippet is far shorter. */
    private static final int LONGEST_WINDOW = 60 * 192_000;

    private final Features features;
    private final int windowSamples;

    /**
     * @param windowSamples at the rate of the features; 16000 for a second at 16 kHz
     * @throws IllegalArgumentException if the window is too short for one frame, or longer than 11.52
     *     million samples
     */
    public SoundFrontEnd(Features features, int windowSamples) {
        if (windowSamples < features.windowSamples())
            throw new IllegalArgumentException("front end: a window of " + windowSamples
                    + " samples holds no frame; give at least " + features.windowSamples());
        if (windowSamples > LONGEST_WINDOW)
            throw new IllegalArgumentException(
                    "front end: a window of " + windowSamples + " samples is too long; give at most " + LONGEST_WINDOW);
        this.features = features;
        this.windowSamples = windowSamples;
    }

    /**
     * The front end of {@link #settings()}.
     *
     * @throws IllegalArgumentException naming the field that is missing, unknown or wrong
     */
    public static SoundFrontEnd of(Map<String, ?> settings) {
        for (String name : settings.keySet())
            if (!name.equals("windowSamples") && !name.equals("features"))
                throw new IllegalArgumentException(
                        "front end: there is no field '" + name + "'; it has windowSamples and features");
        Object window = settings.get("windowSamples");
        if (!(window instanceof Number n) || n.doubleValue() != n.intValue())
            throw new IllegalArgumentException(
                    "front end: field 'windowSamples' is " + window + "; give a whole number");
        if (!(settings.get("features") instanceof Map<?, ?> map))
            throw new IllegalArgumentException("front end: field 'features' is missing; give the features' settings");
        Map<String, Object> features = new LinkedHashMap<>();
        map.forEach((name, value) -> features.put(String.valueOf(name), value));
        return new SoundFrontEnd(Features.of(features), n.intValue());
    }

    public Features features() {
        return features;
    }

    public int windowSamples() {
        return windowSamples;
    }

    /** Hz; sound of other rates is converted. */
    public int sampleRate() {
        return features.sampleRate();
    }

    @Override
    public Shape shape() {
        return features.shape(windowSamples);
    }

    @Override
    public int[] kinds() {
        return features.kinds();
    }

    @Override
    public int windowSize() {
        return windowSamples;
    }

    @Override
    public Sound read(Utterance example) throws IOException {
        return example.sound();
    }

    /**
     * Brings a sound to the model's rate and into the window. A shorter one stands in the middle (the
     * odd sample of silence behind it), of a longer one the stretch with the greatest energy is taken,
     * the first if several have it.
     *
     * @param window receives {@code windowSamples()} numbers
     */
    @Override
    public void place(Sound sound, float[] window) {
        float[] x = sound.resample(sampleRate()).samples();
        int spare = windowSamples - x.length;
        if (spare <= 0) {
            System.arraycopy(x, loudest(x), window, 0, windowSamples);
            return;
        }
        int before = spare / 2;
        Arrays.fill(window, 0, before, 0);
        System.arraycopy(x, 0, window, before, x.length);
        Arrays.fill(window, before + x.length, windowSamples, 0);
    }

    /** The features of a window that is already placed. */
    @Override
    public void extractWindow(float[] window, float[] out, int at) {
        features.extract(window, 0, windowSamples, out, at);
    }

    /** Where the stretch of greatest energy begins. */
    private int loudest(float[] x) {
        if (x.length == windowSamples) return 0;
        // two running sums, and not one that also loses what leaves the window, which would drift
        double upToEnd = 0;
        double upToStart = 0;
        for (int i = 0; i < windowSamples; i++) upToEnd += energy(x[i]);
        double most = upToEnd;
        int best = 0;
        for (int start = 1; start + windowSamples <= x.length; start++) {
            upToStart += energy(x[start - 1]);
            upToEnd += energy(x[start + windowSamples - 1]);
            if (upToEnd - upToStart > most) {
                most = upToEnd - upToStart;
                best = start;
            }
        }
        return best;
    }

    /** Of one sample; those that are not finite count as silence, as they do in the features. */
    private static double energy(float x) {
        return Math.abs(x) <= Float.MAX_VALUE ? (double) x * x : 0;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("windowSamples", windowSamples);
        map.put("features", features.settings());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SoundFrontEnd f && windowSamples == f.windowSamples && features.equals(f.features);
    }

    @Override
    public int hashCode() {
        return 31 * windowSamples + features.hashCode();
    }

    @Override
    public String toString() {
        return "SoundFrontEnd" + settings();
    }
}
