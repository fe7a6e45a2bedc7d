package io.github.syllabary.training;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import java.util.Map;

/**
 * Stretches of time and of frequency blanked out in the features, so that the network does not lean on
 * any single one. Blanked numbers become the mean of all.
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

    /** Blanks features of this shape, {@code (T, C)}, in place. */
    void apply(float[] x, int at, Shape shape, long key) {
        if (count == 0) return;
        int length = shape.dim(0);
        int channels = shape.channels();
        double sum = 0;
        for (int i = at; i < at + shape.size(); i++) sum += x[i];
        float mean = (float) (sum / shape.size());
        for (int m = 0; m < count; m++) {
            int frameCount = draw(key, 4 * m, Math.min(frames, length) + 1);
            int frame = draw(key, 4 * m + 1, length - frameCount + 1);
            blank(x, at, channels, frame, frame + frameCount, 0, channels, mean);
            int bandCount = draw(key, 4 * m + 2, Math.min(bands, channels) + 1);
            int band = draw(key, 4 * m + 3, channels - bandCount + 1);
            blank(x, at, channels, 0, length, band, band + bandCount, mean);
        }
    }

    private static int draw(long key, int index, int below) {
        return (int) (RandomKey.uniform(key, index) * below);
    }

    private static void blank(float[] x, int at, int channels, int t0, int t1, int c0, int c1, float value) {
        for (int t = t0; t < t1; t++) for (int c = c0; c < c1; c++) x[at + t * channels + c] = value;
    }
}
