package io.github.syllabary.audio;

/**
 * Levels of a sound in time and frequency, for looking at: Hann windows of about 25 ms every 5 ms or so, the first and
 * last of them centred on the ends of the sound.
 *
 * @param decibels {@code (frames, bins)}, row-major; 0 is a sine of full scale, nothing lies below −120
 * @param bins from 0 Hz to half the sample rate, evenly
 * @param hopSeconds from one frame to the next
 */
public record Spectrogram(float[] decibels, int bins, double hopSeconds) {
    private static final int MOST_FRAMES = 2000;

    /** Of longer sounds the frames stand further apart: there are never more than {@value #MOST_FRAMES}. */
    public static Spectrogram of(Sound sound) {
        LevelSpectrum spectrum = new LevelSpectrum(sound.sampleRate());
        int length = sound.samples().length;
        int hop = Math.max(Math.max(1, spectrum.windowSamples() / 5), (length + MOST_FRAMES - 2) / (MOST_FRAMES - 1));
        int frames = length == 0 ? 0 : 1 + length / hop;
        int bins = spectrum.bins();
        float[] levels = new float[frames * bins];
        for (int t = 0; t < frames; t++) spectrum.levels(sound.samples(), t * hop, levels, t * bins);
        return new Spectrogram(levels, bins, (double) hop / sound.sampleRate());
    }

    public int frames() {
        return decibels.length / bins;
    }

    public float decibels(int frame, int bin) {
        return decibels[frame * bins + bin];
    }

    /** The highest level; −120 of nothing. */
    public double loudest() {
        double most = LevelSpectrum.LOWEST;
        for (float d : decibels) most = Math.max(most, d);
        return most;
    }
}
