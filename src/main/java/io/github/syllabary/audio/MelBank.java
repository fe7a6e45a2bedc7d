package io.github.syllabary.audio;

import io.github.syllabary.tensor.SpectrumKernels;

/**
 * Triangular filters, evenly spaced in mel, over the bins of a spectrum. Only weights that are not
 * zero are kept.
 *
 * <pre>  weight[b, k] = max(0, min((f_k − l) / (c − l), (r − f_k) / (r − c)))
 *  times 2 / (r − l) if area-normalised </pre>
 *
 * with {@code l, c, r} the corners of band {@code b} in Hz and {@code f_k = k·sampleRate/fftSize}.
 *
 * @see <a href="https://pytorch.org/audio/stable/generated/torchaudio.functional.melscale_fbanks.html">the
 *     definition in torchaudio</a>
 */
final class MelBank {
    /** How far the spectrum given to {@link #apply} must reach behind the bins below half the rate. */
    static final int SPARE = 3;

    private final int[] firstBin;

    /** Each row is filled up with zeros to a multiple of four. */
    private final float[][] weights;

    /**
     * @throws IllegalArgumentException if a band falls between two bins
     */
    MelBank(LogMelSettings s) {
        firstBin = new int[s.bands()];
        weights = new float[s.bands()][];
        double low = s.melScale().mel(s.lowHz());
        double step = (s.melScale().mel(s.highHz()) - low) / (s.bands() + 1);
        double binHz = (double) s.sampleRate() / s.fftSize();
        for (int b = 0; b < s.bands(); b++) {
            double left = s.melScale().hz(low + b * step);
            double centre = s.melScale().hz(low + (b + 1) * step);
            double right = s.melScale().hz(low + (b + 2) * step);
            int first = (int) Math.floor(left / binHz) + 1;
            // the bin at half the rate has no weight, rounding of `right` aside
            int end = Math.min((int) Math.ceil(right / binHz), s.fftSize() / 2);
            if (end <= first)
                throw new IllegalArgumentException("features: mel band " + b + " (" + Math.round(left) + " to "
                        + Math.round(right) + " Hz) holds no bin of an FFT of " + s.fftSize()
                        + "; give fewer bands or a larger fftSize");
            double scale = s.areaNormalised() ? 2 / (right - left) : 1;
            firstBin[b] = first;
            weights[b] = new float[(end - first + SPARE) / 4 * 4];
            for (int k = first; k < end; k++) {
                double hz = k * binHz;
                double height = Math.min((hz - left) / (centre - left), (right - hz) / (right - centre));
                weights[b][k - first] = (float) (scale * Math.max(0, height));
            }
        }
    }

    float weight(int band, int bin) {
        int at = bin - firstBin[band];
        return at < 0 || at >= weights[band].length ? 0 : weights[band][at];
    }

    /**
     * {@code rows[b] = Σ_k weight[b, k] · spectrum[k]}, for as many frames as the kernels take together.
     *
     * @param spectrum {@code fftSize/2} bins from 0 Hz up, and {@link #SPARE} zeros
     */
    void apply(SpectrumKernels kernels, float[] spectrum, float[] rows) {
        kernels.bands(weights, firstBin, spectrum, rows);
    }
}
