package io.github.syllabary.audio;

import io.github.syllabary.tensor.Fourier;
import io.github.syllabary.tensor.SpectrumKernels;

/** Powers of the spectrum of a single frame, by the transform of the front ends. Belongs to one thread. */
final class PowerSpectrum {
    private final SpectrumKernels kernels = SpectrumKernels.plain();
    private final Fourier fourier;
    private final float[] window;
    private final float[] scratch;
    private final float[] powers;

    /**
     * @param size of the transform, a power of two from 4 up
     * @param window weights of the samples, at most {@code size}; behind them the frame counts as zero
     */
    PowerSpectrum(int size, float[] window) {
        this.window = window;
        fourier = new Fourier(size);
        scratch = new float[kernels.scratch(fourier, window.length, 1)];
        powers = new float[size / 2 + 1];
    }

    /** From 0 Hz to half the rate. */
    int bins() {
        return powers.length;
    }

    /**
     * @param x as many samples as the window has weights
     * @return the power in each bin; the same array every time
     */
    float[] of(float[] x) {
        kernels.powers(fourier, window, x, 0, 0, 1, scratch, powers);
        powers[powers.length - 1] = fourier.highestPower(scratch);
        return powers;
    }
}
