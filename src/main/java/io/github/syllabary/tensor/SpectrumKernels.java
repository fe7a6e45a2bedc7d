package io.github.syllabary.tensor;

/**
 * The inner loops of spectral front ends, in two forms that give the same bits: {@code PlainSpectra},
 * which is the definition, takes one frame at a time; {@code VectorSpectra} takes as many as a vector
 * has lanes, one a lane, so that lanes never meet and a frame's bits do not depend on its company.
 *
 * <p>Results of several frames lie side by side: number {@code k} of frame {@code t} at {@code k ·
 * lanes() + t}. There is no fused multiply-add here, so the bits are those of every processor.
 *
 * <p>Arguments are trusted; callers check.
 */
public interface SpectrumKernels {

    /** How many frames are computed together. */
    int lanes();

    /**
     * How many numbers of scratch {@link #powers} needs.
     *
     * @param window how many weights
     */
    int scratch(Fourier plan, int window, int hop);

    /**
     * Powers of the spectra of frames that overlap: for {@code t < frames}, {@code k < n/2}
     *
     * <pre>  power[k, t] = |Σ_i window[i] · x[xAt + t·hop + i] · e^(−2πj k i/n)|² </pre>
     *
     * @param window at most {@code n} weights; behind them the frame counts as zero
     * @param frames 1 to {@link #lanes()}; what stands in the other lanes afterwards means nothing
     * @param z scratch of {@link #scratch} numbers
     */
    void powers(Fourier plan, float[] window, float[] x, int xAt, int hop, int frames, float[] z, float[] power);

    /**
     * Products with rows that are zero outside a band: {@code y[b, t] = Σ_i weights[b][i] · x[first[b] + i,
     * t]}, as four sums over every fourth {@code i}, added in pairs.
     *
     * @param weights rows whose length is a multiple of four
     */
    void bands(float[][] weights, int[] first, float[] x, float[] y);

    /**
     * {@code x[i] = ln max(x[i], floor)} with the bits of {@link Elementary#log}, for {@code i < n}; what is not finite
     * counts as the floor.
     *
     * @param floor more than 0
     * @param m scratch of {@code n} numbers
     * @param e likewise
     */
    void log(float[] x, int n, float floor, double[] m, double[] e);

    /** The kernels of this process, chosen as {@link Kernels#get}. */
    static SpectrumKernels get() {
        return KernelChoice.SPECTRA;
    }

    /** The plain kernels, whatever was chosen: one frame at a time. */
    static SpectrumKernels plain() {
        return KernelChoice.PLAIN_SPECTRA;
    }
}
