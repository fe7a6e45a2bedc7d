package io.github.syllabary.audio;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pitch of the voice and how it moves, three channels every hop, for languages with tones:
 *
 * <ol>
 *   <li>octaves above the reference, as last heard while the voice pauses (0 before it has been heard);
 *   <li>voicing from 0 to 1: 1 − aperiodicity of {@link Yin};
 *   <li>octaves a second since the frame before, if both are voiced and less than a quarter of an octave
 *       apart, so that mistakes of an octave do not look like tones; else 0.
 * </ol>
 *
 * <p>A frame is voiced if its aperiodicity is below the threshold. The reference is {@code referenceHz}
 * or, running, the mean of the voiced frames so far, in octaves, in which later ones weigh more once the
 * time constant has passed; it makes voices comparable. Frames of sound that is not finite are unvoiced.
 *
 * @param windowMillis length of the stretch that is compared with a later one; at least a period of lowHz is good
 * @param lowHz the lowest pitch looked for, at least 20
 * @param highHz the highest
 * @param threshold of the aperiodicity, in (0, 1)
 * @param running whether the reference follows the voice
 * @param timeConstantSeconds of voiced sound, for the running reference
 */
public record Pitch(
        int sampleRate,
        double windowMillis,
        double hopMillis,
        double lowHz,
        double highHz,
        double threshold,
        double referenceHz,
        boolean running,
        double timeConstantSeconds)
        implements Features {
    static final String KIND = "pitch";

    /**
     * @throws IllegalArgumentException naming the field that is out of its range
     */
    public Pitch {
        Checks.require(sampleRate >= 1000 && sampleRate <= 192_000, "sampleRate", sampleRate, "1000 to 192000 Hz");
        Checks.require(windowMillis >= 1 && windowMillis <= 200, "windowMillis", windowMillis, "1 to 200 ms");
        Checks.require(hopMillis > 0 && hopMillis <= 1000, "hopMillis", hopMillis, "up to 1000 ms");
        Checks.require(samples(hopMillis, sampleRate) >= 1, "hopMillis", hopMillis, "at least one sample");
        Checks.require(lowHz >= 20 && lowHz < highHz, "lowHz", lowHz, "20 or more, below highHz (" + highHz + ")");
        Checks.require(highHz <= sampleRate / 4.0, "highHz", highHz, "at most a quarter of " + sampleRate + " Hz");
        Checks.require(threshold > 0 && threshold < 1, "threshold", threshold, "a number between 0 and 1");
        Checks.require(referenceHz >= 1 && referenceHz <= 10_000, "referenceHz", referenceHz, "1 to 10000 Hz");
        Checks.require(
                timeConstantSeconds > 0 && timeConstantSeconds <= 3600,
                "timeConstantSeconds",
                timeConstantSeconds,
                "a positive number of seconds up to 3600");
    }

    static Pitch read(Fields fields) {
        return new Pitch(
                fields.whole("sampleRate", 16000),
                fields.number("windowMillis", 25),
                fields.number("hopMillis", 10),
                fields.number("lowHz", 60),
                fields.number("highHz", 500),
                fields.number("threshold", 0.2),
                fields.number("referenceHz", 150),
                fields.flag("running", false),
                fields.number("timeConstantSeconds", 3));
    }

    private static int samples(double millis, int rate) {
        return (int) Math.round(millis * rate / 1000);
    }

    private int compared() {
        return samples(windowMillis, sampleRate);
    }

    private int longestLag() {
        return (int) Math.ceil(sampleRate / lowHz);
    }

    Yin yin() {
        return new Yin(compared(), (int) Math.floor(sampleRate / highHz), longestLag(), threshold);
    }

    @Override
    public int channels() {
        return 3;
    }

    @Override
    public int[] kinds() {
        return new int[] {1, 1, 1};
    }

    @Override
    public int windowSamples() {
        return Yin.samples(compared(), longestLag());
    }

    @Override
    public int hopSamples() {
        return samples(hopMillis, sampleRate);
    }

    @Override
    public boolean causal() {
        return true;
    }

    @Override
    public void extract(float[] samples, int from, int n, float[] out, int outAt) {
        int[] at = {outAt};
        stream().accept(samples, from, n, (values, valuesAt) -> {
            System.arraycopy(values, valuesAt, out, at[0], channels());
            at[0] += channels();
        });
    }

    @Override
    public FrameStream stream() {
        return new PitchStream(this);
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", KIND);
        map.put("sampleRate", sampleRate);
        map.put("windowMillis", windowMillis);
        map.put("hopMillis", hopMillis);
        map.put("lowHz", lowHz);
        map.put("highHz", highHz);
        map.put("threshold", threshold);
        map.put("referenceHz", referenceHz);
        map.put("running", running);
        map.put("timeConstantSeconds", timeConstantSeconds);
        return map;
    }
}
