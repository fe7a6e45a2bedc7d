package io.github.syllabary.spotting;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Tensor;
import java.util.Arrays;

/**
 * Where in a window a word stands. What the network needs of it is found by blanking out the window from either end
 * for as long as the word keeps half of its probability, a step of the network at a time. A network is content with
 * less than the whole word, so from there the word reaches on to both sides until the level falls to that of a
 * pause, at most {@value #MOST_REACH_SECONDS} s far, and not beyond the window.
 *
 * <p>Blank is what the window's quietest tenth holds, channel by channel, or zero where frames are samples.
 *
 * @param start samples from the beginning of the window
 * @param end likewise
 * @see <a href="https://arxiv.org/abs/1311.2901">Zeiler and Fergus 2014, section 4.2</a>, occlusion of pictures
 */
record WordSpan(long start, long end) {
    /** Of the window's own probability; below it the word counts as hurt. */
    private static final float ENOUGH = 0.5f;

    /** Of the way, in decibels, from quiet to loud; what is below is no longer the word. */
    private static final float PAUSE = 0.3f;

    private static final double MOST_REACH_SECONDS = 0.4;

    /**
     * @param frames of the window, row-major; overwritten
     * @param output where the word stands among the labels
     * @param step frames from one place that is tried to the next
     */
    static WordSpan of(Network network, float[] frames, int output, int step, Features features) {
        int channels = network.inputShape().channels();
        int n = frames.length / channels;
        float[] blank = blank(frames, n, channels, features);
        float enough = ENOUGH * probability(network, frames, output);
        int start = 0;
        float[] x = frames.clone();
        // forward from the left: what is blanked stays blanked
        for (int f = step; f < n; f += step) {
            for (int g = f - step; g < f; g++) System.arraycopy(blank, 0, x, g * channels, channels);
            if (!(probability(network, x, output) >= enough)) break;
            start = f;
        }
        int end = n;
        x = frames.clone();
        for (int f = n - step; f > start; f -= step) {
            for (int g = f; g < f + step; g++) System.arraycopy(blank, 0, x, g * channels, channels);
            if (!(probability(network, x, output) >= enough)) break;
            end = f;
        }
        long hop = features.hopSamples();
        int reach = (int) (MOST_REACH_SECONDS * features.sampleRate() / hop);
        float[] levels = levels(frames, n, channels, features);
        float least = pause(levels, start, end);
        int first = start;
        while (first > Math.max(0, start - reach) && levels[first - 1] > least) first--;
        int last = end;
        while (last < Math.min(n, end + reach) && levels[last] > least) last++;
        // a frame stands for the middle of the samples it looks at
        long middle = (features.windowSamples() - hop) / 2;
        return new WordSpan(first == 0 ? 0 : first * hop + middle, last * hop + (last == n ? 2 * middle : middle));
    }

    /** By frame: the mean of its channels, or the logarithm of the mean square of the 10 ms around a sample. */
    private static float[] levels(float[] frames, int n, int channels, Features features) {
        float[] levels = new float[n];
        int block = Math.max(1, features.sampleRate() / 100);
        for (int f = 0; f < n; f++) {
            if (features.windowSamples() > 1) {
                for (int c = 0; c < channels; c++) levels[f] += frames[f * channels + c];
                levels[f] /= channels;
            } else if (f % block == 0) {
                int to = Math.min(n, f + block);
                double rms = SoundTransforms.rms(frames, f, to - f);
                Arrays.fill(levels, f, to, (float) StrictMath.log(Math.max(1e-10, rms * rms)));
            }
        }
        return levels;
    }

    /** The level below which the word is over: nearer to the window's quietest tenth than to the word's loudest frame. */
    private static float pause(float[] levels, int start, int end) {
        float[] sorted = levels.clone();
        Arrays.sort(sorted);
        float quiet = sorted[sorted.length / 10];
        float loudest = Float.NEGATIVE_INFINITY;
        for (int f = start; f < end; f++) loudest = Math.max(loudest, levels[f]);
        return quiet + PAUSE * (loudest - quiet);
    }

    private static float[] blank(float[] frames, int n, int channels, Features features) {
        float[] blank = new float[channels];
        if (features.windowSamples() == 1) return blank;
        float[] column = new float[n];
        for (int c = 0; c < channels; c++) {
            for (int f = 0; f < n; f++) column[f] = frames[f * channels + c];
            Arrays.sort(column);
            blank[c] = column[n / 10];
        }
        return blank;
    }

    private static float probability(Network network, float[] x, int output) {
        return network.forward(new Tensor(network.inputShape(), x)).data()[output];
    }
}
