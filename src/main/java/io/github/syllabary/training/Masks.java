package io.github.syllabary.training;

import io.github.syllabary.recognizer.FrontEnd;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.Map;

/**
 * Stretches of time and of frequency blanked out in the features, so that the network does not lean on
 * any single one. Blanked numbers become the mean of all of their kind, such as of all mel bands.
 *
 * @param count how many of each
 * @param frames the longest stretch of time
 * @param bands the widest stretch of frequency
 * @see <a href="https://arxiv.org/abs/1904.08779">Park et al. 2019, SpecAugment</a>
 */
public record Masks(int count, int frames, int bands) {
    static final Masks NONE = new Masks(0, 0, 0);

    static Masks read(Setting setting) {
        Map<String, Setting> f = setting.fields("count", "frames", "bands");
        return new Masks(
                f.containsKey("count") ? f.get("count").whole(0, 100) : 1,
                f.containsKey("frames") ? f.get("frames").whole(0, 1 << 20) : 0,
                f.containsKey("bands") ? f.get("bands").whole(0, 1 << 20) : 0);
    }

    /**
     * Blanks features of this shape, {@code (T, C)}, in place.
     *
     * @param kinds see {@link FrontEnd#kinds}
     */
    void apply(float[] x, int at, Shape shape, int[] kinds, long key) {
        if (count == 0) return;
        int length = shape.dim(0);
        int channels = shape.channels();
        float[] means = means(x, at, length, channels, kinds);
        for (int m = 0; m < count; m++) {
            int frameCount = draw(key, 4 * m, Math.min(frames, length) + 1);
            int frame = draw(key, 4 * m + 1, length - frameCount + 1);
            blank(x, at, means, frame, frame + frameCount, 0, channels);
            int bandCount = draw(key, 4 * m + 2, Math.min(bands, channels) + 1);
            int band = draw(key, 4 * m + 3, channels - bandCount + 1);
            blank(x, at, means, 0, length, band, band + bandCount);
        }
    }

    /** For each channel the mean of its kind. */
    private static float[] means(float[] x, int at, int length, int channels, int[] kinds) {
        float[] means = new float[channels];
        int first = 0;
        for (int kind : kinds) {
            double sum = 0;
            for (int t = 0; t < length; t++) for (int c = first; c < first + kind; c++) sum += x[at + t * channels + c];
            Arrays.fill(means, first, first + kind, (float) (sum / (length * kind)));
            first += kind;
        }
        return means;
    }

    private static int draw(long key, int index, int below) {
        return (int) (RandomKey.uniform(key, index) * below);
    }

    private static void blank(float[] x, int at, float[] means, int t0, int t1, int c0, int c1) {
        for (int t = t0; t < t1; t++) System.arraycopy(means, c0, x, at + t * means.length + c0, c1 - c0);
    }
}
