package io.github.syllabary.audio;

import io.github.syllabary.tensor.SpectrumKernels;

/** Energies in mel bands of as many frames as the kernels take together, and the scratch memory for it. */
final class MelFrames {
    /** Number {@code b} of frame {@code t} at {@code b · apart + t}. */
    final float[] rows;

    /** From one number of a frame to the next. */
    int apart;

    final int lanes;
    private final SpectrumKernels kernels;
    private final MelSpectrum of;
    private final boolean energies;
    private final float[] transform;
    private final float[] spectrum;
    private final double[] mantissas;
    private final double[] exponents;

    MelFrames(MelSpectrum of, SpectrumKernels kernels) {
        this.of = of;
        this.kernels = kernels;
        lanes = kernels.lanes();
        energies = of.settings.power() == 2;
        int n = of.fourier.size();
        transform = new float[kernels.scratch(of.fourier, of.window.length, of.settings.hopSamples())];
        spectrum = new float[(n / 2 + MelBank.SPARE) * lanes];
        rows = new float[of.settings.bands() * lanes];
        mantissas = new double[rows.length];
        exponents = new double[rows.length];
    }

    /** Fills {@link #rows} with up to {@code lanes} frames, the first at {@code xAt}. */
    void compute(float[] x, int xAt, int frames) {
        kernels.powers(of.fourier, of.window, x, xAt, of.settings.hopSamples(), frames, transform, spectrum);
        if (!energies) for (int i = 0; i < spectrum.length; i++) spectrum[i] = (float) Math.sqrt(spectrum[i]);
        of.bank.apply(kernels, spectrum, rows);
        apart = lanes;
        if (2 * frames <= lanes) pushTogether(frames);
    }

    /** So that what follows does not take the lanes without a frame along. */
    private void pushTogether(int frames) {
        apart = frames;
        for (int b = 1; b < of.settings.bands(); b++)
            for (int t = 0; t < frames; t++) rows[b * frames + t] = rows[b * lanes + t];
    }

    /** Their logarithms. */
    void log(float floor) {
        kernels.log(rows, of.settings.bands() * apart, floor, mantissas, exponents);
    }
}
