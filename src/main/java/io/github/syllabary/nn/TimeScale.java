package io.github.syllabary.nn;

/**
 * What a step along the first axis of a network's input is in time. For raw samples, window and hop
 * are 1.
 *
 * @param sampleRate of the sound, in Hz
 * @param windowSamples how many samples one frame is made from
 * @param hopSamples how many samples lie between the starts of neighbouring frames
 */
public record TimeScale(double sampleRate, int windowSamples, int hopSamples) {

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public TimeScale {
        if (!(sampleRate > 0) || windowSamples < 1 || hopSamples < 1)
            throw new IllegalArgumentException("time scale: sample rate " + sampleRate + " Hz, window " + windowSamples
                    + ", hop " + hopSamples + "; all three must be positive");
    }

    /** How many samples lie under neighbouring frames: {@code (frames − 1) · hop + window}. */
    public long samples(int frames) {
        return (frames - 1L) * hopSamples + windowSamples;
    }

    /** The same in milliseconds. */
    public double millis(int frames) {
        return 1000 * samples(frames) / sampleRate;
    }
}
