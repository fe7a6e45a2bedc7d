package io.github.syllabary.spotting;

import io.github.syllabary.audio.Features;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Tensor;
import java.util.Arrays;

/**
 * Where in a window a word stands, by what the network needs of it: it begins where the window, with everything
 * before blanked out, still has most of the word's probability, as late as possible; and ends likewise.
 *
 * <p>Blank is what the window's quietest tenth holds, channel by channel, or zero where frames are samples. Looked at
 * every step of the network, so to within a step.
 *
 * @param start samples from the beginning of the window
 * @param end likewise
 * @see <a href="https://arxiv.org/abs/1311.2901">Zeiler and Fergus 2014, section 4.2</a>, occlusion of pictures
 */
record WordSpan(long start, long end) {
    /** Of the window's own probability; below it the word counts as hurt. */
    private static final float ENOUGH = 0.5f;

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
        // a frame stands for the middle of the samples it looks at
        long middle = (features.windowSamples() - features.hopSamples()) / 2;
        long hop = features.hopSamples();
        return new WordSpan(start == 0 ? 0 : start * hop + middle, end * hop + (end == n ? 2 * middle : middle));
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
