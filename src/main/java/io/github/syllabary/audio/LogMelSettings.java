package io.github.syllabary.audio;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every number behind {@link LogMel}.
 *
 * @param sampleRate Hz
 * @param windowMillis length of the window that one frame looks at
 * @param hopMillis from one frame to the next
 * @param fftSize a power of two, at least the window in samples
 * @param bands triangular mel bands, each wide enough to hold a bin of the transform
 * @param lowHz lower end of the first band
 * @param highHz upper end of the last, at most half the rate
 * @param areaNormalised whether each triangle has area 1 over Hz (Slaney's form) instead of height 1
 * @param power 1 for magnitudes, 2 for energies
 * @param logFloor what a band counts at least before the logarithm
 * @param preEmphasis 0 for none, usually 0.97, in [0, 1]
 * @param timeConstantSeconds of the running mean; unused by the other normalisations
 */
public record LogMelSettings(
        int sampleRate,
        double windowMillis,
        double hopMillis,
        int fftSize,
        WindowShape window,
        int bands,
        double lowHz,
        double highHz,
        MelScale melScale,
        boolean areaNormalised,
        int power,
        double logFloor,
        double preEmphasis,
        Normalisation normalisation,
        double timeConstantSeconds) {

    /** What is taken away from the logarithm of each band. */
    public enum Normalisation {
        /** Nothing. */
        NONE,
        /** The mean of the frames so far, exponentially forgotten: causal. */
        RUNNING,
        /** The mean over the clip: not causal, unfit for streams. */
        CLIP
    }

    /** The window over the samples of a frame, in its periodic form. */
    public enum WindowShape {
        /** ½ − ½ cos(2πi/n). */
        HANN,
        /** 0.54 − 0.46 cos(2πi/n). */
        HAMMING
    }

    /** 16 kHz, 25 ms every 10 ms, 40 bands from 20 to 7600 Hz: 98 frames a second of sound. */
    public static final LogMelSettings DEFAULT = new LogMelSettings(
            16000, 25, 10, 512, WindowShape.HANN, 40, 20, 7600, MelScale.HTK, false, 2, 1e-6, 0, Normalisation.NONE, 3);

    /**
     * @throws IllegalArgumentException naming the field that is out of its range
     */
    public LogMelSettings {
        Checks.require(sampleRate > 0 && sampleRate <= 768_000, "sampleRate", sampleRate, "1 to 768000 Hz");
        Checks.require(windowMillis > 0 && windowMillis <= 1000, "windowMillis", windowMillis, "up to 1000 ms");
        Checks.require(hopMillis > 0 && hopMillis <= 1000, "hopMillis", hopMillis, "up to 1000 ms");
        int windowSamples = samples(windowMillis, sampleRate);
        int hopSamples = samples(hopMillis, sampleRate);
        Checks.require(windowSamples >= 2, "windowMillis", windowMillis, "at least two samples");
        Checks.require(hopSamples >= 1, "hopMillis", hopMillis, "at least one sample");
        Checks.require(
                Integer.bitCount(fftSize) == 1 && fftSize >= 4 && fftSize <= LogMel.LARGEST_FFT,
                "fftSize",
                fftSize,
                "a power of two from 4 to " + LogMel.LARGEST_FFT);
        Checks.require(
                fftSize >= windowSamples,
                "fftSize",
                fftSize,
                "a power of two of at least " + windowSamples + ", the samples of " + windowMillis + " ms");
        Checks.require(bands >= 1 && bands <= fftSize / 2, "bands", bands, "1 to " + fftSize / 2);
        Checks.require(lowHz >= 0 && lowHz < highHz, "lowHz", lowHz, "0 or more, below highHz (" + highHz + ")");
        Checks.require(highHz <= sampleRate / 2.0, "highHz", highHz, "at most half of " + sampleRate + " Hz");
        Checks.require(power == 1 || power == 2, "power", power, "1 (magnitude) or 2 (energy)");
        Checks.require((float) logFloor > 0 && logFloor <= 1, "logFloor", logFloor, "a number from 1e-38 to 1");
        Checks.require(preEmphasis >= 0 && preEmphasis <= 1, "preEmphasis", preEmphasis, "a number from 0 to 1");
        Checks.require(
                timeConstantSeconds > 0 && timeConstantSeconds <= 3600,
                "timeConstantSeconds",
                timeConstantSeconds,
                "a positive number of seconds up to 3600");
    }

    int windowSamples() {
        return samples(windowMillis, sampleRate);
    }

    int hopSamples() {
        return samples(hopMillis, sampleRate);
    }

    private static int samples(double millis, int rate) {
        return (int) Math.round(millis * rate / 1000);
    }

    /** With {@code kind} first; the inverse of {@link #read}. */
    Map<String, Object> map() {
        Map<String, Object> map = energyMap(LogMel.KIND);
        map.put("logFloor", logFloor);
        map.put("preEmphasis", preEmphasis);
        map.put("normalisation", Fields.lower(normalisation));
        map.put("timeConstantSeconds", timeConstantSeconds);
        return map;
    }

    /** The fields of energies in mel bands, without what comes after them. */
    Map<String, Object> energyMap(String kind) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind);
        map.put("sampleRate", sampleRate);
        map.put("windowMillis", windowMillis);
        map.put("hopMillis", hopMillis);
        map.put("fftSize", fftSize);
        map.put("window", Fields.lower(window));
        map.put("bands", bands);
        map.put("lowHz", lowHz);
        map.put("highHz", highHz);
        map.put("melScale", Fields.lower(melScale));
        map.put("areaNormalised", areaNormalised);
        map.put("power", power);
        return map;
    }

    static LogMelSettings read(Fields fields) {
        LogMelSettings d = DEFAULT;
        return energies(
                fields,
                fields.number("logFloor", d.logFloor),
                fields.choice("normalisation", d.normalisation),
                fields.number("timeConstantSeconds", d.timeConstantSeconds));
    }

    /** Reads the fields of energies in mel bands; the others are given. */
    static LogMelSettings energies(
            Fields fields, double logFloor, Normalisation normalisation, double timeConstantSeconds) {
        LogMelSettings d = DEFAULT;
        int rate = fields.whole("sampleRate", d.sampleRate);
        double windowMillis = fields.number("windowMillis", d.windowMillis);
        // at other rates: the smallest transform that holds the window, and no band above half the rate
        int fft = Math.max(4, Integer.highestOneBit(Math.max(1, samples(windowMillis, rate) - 1)) << 1);
        return new LogMelSettings(
                rate,
                windowMillis,
                fields.number("hopMillis", d.hopMillis),
                fields.whole("fftSize", fft),
                fields.choice("window", d.window),
                fields.whole("bands", d.bands),
                fields.number("lowHz", d.lowHz),
                fields.number("highHz", Math.min(d.highHz, rate * 0.475)),
                fields.choice("melScale", d.melScale),
                fields.flag("areaNormalised", d.areaNormalised),
                fields.whole("power", d.power),
                logFloor,
                fields.number("preEmphasis", d.preEmphasis),
                normalisation,
                timeConstantSeconds);
    }
}
