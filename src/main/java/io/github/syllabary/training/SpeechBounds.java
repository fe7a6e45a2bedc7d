package io.github.syllabary.training;

import java.util.Arrays;

/**
 * Where in a clip of one word the word stands: from a sample up to but without another.
 *
 * <p>Found by energy in frames of 10 ms. The loudest fifth of a second is speech; from there the word
 * reaches as far either way as frames above a threshold follow each other with gaps of at most 150 ms,
 * for stops such as that in <em>alexa</em> are silent. The threshold lies between the level of the
 * background and that of the word.
 *
 * <p>{@link io.github.syllabary.audio.SpeechSegments} finds all words of a recording; here there is one word, and
 * neither digital silence behind it nor noise before it may hide where it begins.
 */
record SpeechBounds(int from, int to) {
    private static final int FRAMES_A_SECOND = 100;
    private static final int PEAK_FRAMES = 20;
    private static final int GAP_FRAMES = 15;
    private static final int MARGIN_FRAMES = 3;

    int length() {
        return to - from;
    }

    /** All of the clip if it is shorter than the loudest part would be. */
    static SpeechBounds find(float[] x, int sampleRate) {
        int frame = Math.max(1, sampleRate / FRAMES_A_SECOND);
        int n = x.length / frame;
        if (n <= PEAK_FRAMES) return new SpeechBounds(0, x.length);
        double[] power = new double[n];
        for (int t = 0; t < n; t++)
            for (int i = t * frame; i < (t + 1) * frame; i++) power[t] += (double) x[i] * x[i] / frame;
        int peak = loudest(power);
        double loud = 0;
        for (int t = peak; t < peak + PEAK_FRAMES; t++) loud = Math.max(loud, power[t]);
        if (loud == 0) return new SpeechBounds(0, x.length);
        // 8 dB above the background, but between 30 and 12 dB below the loudest frame
        double threshold = Math.min(Math.max(6.3 * background(power, loud), 0.001 * loud), 0.063 * loud);
        int from = reach(power, peak + PEAK_FRAMES / 2, -1, threshold);
        int to = reach(power, peak + PEAK_FRAMES / 2, 1, threshold) + 1;
        return new SpeechBounds(
                Math.max(0, from - MARGIN_FRAMES) * frame, Math.min(x.length, (to + MARGIN_FRAMES) * frame));
    }

    /** The power that three in ten frames stay below, not counting digital silence, which is no background. */
    private static double background(double[] power, double loud) {
        double[] sounding =
                Arrays.stream(power).filter(p -> p > 1e-6 * loud).sorted().toArray();
        return sounding[sounding.length * 3 / 10];
    }

    /** The first frame of the stretch of greatest energy. */
    private static int loudest(double[] power) {
        int best = 0;
        double most = -1;
        for (int t = 0; t + PEAK_FRAMES <= power.length; t++) {
            double sum = 0;
            for (int i = t; i < t + PEAK_FRAMES; i++) sum += power[i];
            if (sum > most) {
                most = sum;
                best = t;
            }
        }
        return best;
    }

    /** The last frame above the threshold that is reached from a frame without too long a gap. */
    private static int reach(double[] power, int start, int step, double threshold) {
        int last = start;
        for (int t = start; t >= 0 && t < power.length && Math.abs(t - last) <= GAP_FRAMES; t += step)
            if (power[t] >= threshold) last = t;
        return last;
    }
}
