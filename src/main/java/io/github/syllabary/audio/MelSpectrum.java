package io.github.syllabary.audio;

import io.github.syllabary.tensor.Fourier;

/** What mel front ends share: window, transform and bands. Immutable. */
final class MelSpectrum {
    final LogMelSettings settings;
    final float[] window;
    final MelBank bank;
    final Fourier fourier;

    /**
     * @throws IllegalArgumentException if a band is so narrow that it holds no bin of the transform
     */
    MelSpectrum(LogMelSettings settings) {
        this.settings = settings;
        int n = settings.windowSamples();
        double middle = settings.window() == LogMelSettings.WindowShape.HANN ? 0.5 : 0.54;
        window = new float[n];
        for (int i = 0; i < n; i++) window[i] = (float) (middle - (1 - middle) * StrictMath.cos(2 * Math.PI * i / n));
        bank = new MelBank(settings);
        fourier = new Fourier(settings.fftSize());
    }
}
