package io.github.syllabary.audio;

import io.github.syllabary.audio.LogMelSettings.Normalisation;
import java.util.Map;
import java.util.Objects;

/**
 * Energies in mel bands with a gain control for each band (per-channel energy normalisation), in the
 * place of the logarithm: steady noise and the loudness of a recording fall away, beginnings stand out.
 *
 * <pre>  m[t] = (1 − s) m[t−1] + s e[t],  s = 1 − e^(−hop/smoothingSeconds)
 *  y[t] = (e[t] / (floor + m[t])^gain + bias)^root − bias^root </pre>
 *
 * <p>{@code e} is what {@link LogMel} takes the logarithm of. As long as a band has been digital silence
 * {@code m[t] = e[t]}, so the first energy it has is the beginning of {@code m}. A stream therefore goes
 * on adapting from the first sample of a recording, while a single clip begins with its own window. Bands
 * of sound that is not finite count as silence.
 *
 * @see <a href="https://arxiv.org/abs/1607.05666">Wang and others, Trainable frontend for robust and
 *     far-field keyword spotting, equations 1 and 2</a>
 */
public final class Pcen implements Features {
    static final String KIND = "pcen";

    private final MelSpectrum spectrum;
    final double smoothingSeconds;
    final double gain;
    final double bias;
    final double root;
    final double floor;
    private final StreamPool pool;

    private Pcen(LogMelSettings mel, double smoothingSeconds, double gain, double bias, double root, double floor) {
        Checks.require(
                smoothingSeconds > 0 && smoothingSeconds <= 3600,
                "smoothingSeconds",
                smoothingSeconds,
                "a positive number of seconds up to 3600");
        Checks.require(gain >= 0 && gain <= 1, "gain", gain, "a number from 0 to 1");
        Checks.require(bias >= 0 && bias <= 1000, "bias", bias, "a number from 0 to 1000");
        Checks.require(root >= 0.01 && root <= 1, "root", root, "a number from 0.01 to 1");
        Checks.require(floor >= 1e-12 && floor <= 1000, "floor", floor, "a number from 1e-12 to 1000");
        spectrum = new MelSpectrum(mel);
        this.smoothingSeconds = smoothingSeconds;
        this.gain = gain;
        this.bias = bias;
        this.root = root;
        this.floor = floor;
        pool = new StreamPool(this::stream, mel.bands());
    }

    /** The published values are the defaults, with a time constant of 0.4 s for its share of 0.025 every 10 ms. */
    static Pcen read(Fields fields) {
        LogMelSettings d = LogMelSettings.DEFAULT;
        return new Pcen(
                LogMelSettings.energies(fields, d.logFloor(), Normalisation.NONE, d.timeConstantSeconds()),
                fields.number("smoothingSeconds", 0.4),
                fields.number("gain", 0.98),
                fields.number("bias", 2),
                fields.number("root", 0.5),
                fields.number("floor", 1e-6));
    }

    LogMelSettings mel() {
        return spectrum.settings;
    }

    @Override
    public int sampleRate() {
        return mel().sampleRate();
    }

    @Override
    public int channels() {
        return mel().bands();
    }

    @Override
    public int windowSamples() {
        return mel().windowSamples();
    }

    @Override
    public int hopSamples() {
        return mel().hopSamples();
    }

    @Override
    public boolean causal() {
        return true;
    }

    @Override
    public void extract(float[] samples, int from, int n, float[] out, int outAt) {
        pool.extract(samples, from, n, out, outAt);
    }

    @Override
    public FrameStream stream() {
        return new MelStream(spectrum, false, new PcenFilter(this));
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> map = mel().energyMap(KIND);
        map.put("preEmphasis", mel().preEmphasis());
        map.put("smoothingSeconds", smoothingSeconds);
        map.put("gain", gain);
        map.put("bias", bias);
        map.put("root", root);
        map.put("floor", floor);
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pcen p && settings().equals(p.settings());
    }

    @Override
    public int hashCode() {
        return Objects.hash(spectrum.settings, smoothingSeconds, gain, bias, root, floor);
    }

    @Override
    public String toString() {
        return "Pcen" + settings();
    }
}
