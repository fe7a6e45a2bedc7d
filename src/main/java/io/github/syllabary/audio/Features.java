package io.github.syllabary.audio;

import io.github.syllabary.tensor.Shape;
import java.util.Map;

/**
 * What turns samples into frames: frame {@code t} looks at samples {@code t·hop} up to {@code t·hop
 * + window}. Immutable and shareable between threads; state lives in the streams.
 */
public sealed interface Features permits Waveform, LogMel, Pcen, Mfcc, Pitch, Deltas, Stacked {
    /** The rate in Hz the input must have. */
    int sampleRate();

    /** Numbers a frame. */
    int channels();

    /**
     * How many channels in a row are of one kind, so that a mean over them means something: all mel bands, but each
     * number of pitch by itself.
     */
    default int[] kinds() {
        return new int[] {channels()};
    }

    /** Samples one frame looks at. */
    int windowSamples();

    /** Samples from the start of a frame to the start of the next. */
    int hopSamples();

    /** Whether a frame depends on no sample behind its own window, so that it can be had from a stream. */
    boolean causal();

    /** How many frames so many samples make; only whole windows count. */
    default int frames(int samples) {
        return samples < windowSamples() ? 0 : 1 + (samples - windowSamples()) / hopSamples();
    }

    /** {@code (frames, channels)}. */
    default Shape shape(int samples) {
        return Shape.of(frames(samples), channels());
    }

    /**
     * The frames of a whole clip, the same bits a stream gives that begins at {@code from}.
     *
     * @param out receives {@code (frames(n), channels)} numbers, row-major, from {@code outAt} on
     */
    void extract(float[] samples, int from, int n, float[] out, int outAt);

    /**
     * A stream that has heard nothing yet.
     *
     * @throws UnsupportedOperationException if these features are not {@link #causal()}
     */
    FrameStream stream();

    /**
     * All numbers behind these features as plain strings, numbers and booleans, {@code kind} first; features
     * made of others hold the settings of these as maps.
     */
    Map<String, Object> settings();

    /**
     * The features of {@link #settings()}. Fields left out have their default.
     *
     * @throws IllegalArgumentException naming the field that is unknown or wrong, and the mend
     */
    static Features of(Map<String, ?> settings) {
        Fields fields = new Fields(settings);
        String kind = fields.text("kind", null);
        Features features =
                switch (kind) {
                    case Waveform.KIND -> Waveform.read(fields);
                    case LogMel.KIND -> new LogMel(LogMelSettings.read(fields));
                    case Pcen.KIND -> Pcen.read(fields);
                    case Mfcc.KIND -> Mfcc.read(fields);
                    case Pitch.KIND -> Pitch.read(fields);
                    case Deltas.KIND -> Deltas.read(fields);
                    case Stacked.KIND -> Stacked.read(fields);
                    default ->
                        throw new IllegalArgumentException("features: unknown kind '" + kind + "'; use "
                                + String.join(
                                        ", ", Waveform.KIND, LogMel.KIND, Pcen.KIND, Mfcc.KIND, Pitch.KIND, Deltas.KIND)
                                + " or " + Stacked.KIND);
                };
        fields.refuseOthers(kind);
        return features;
    }
}
