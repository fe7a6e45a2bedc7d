package io.github.syllabary.training;

import io.github.syllabary.image.Warp;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.training.Augmentation.Range;
import java.util.Map;

/**
 * How pictures and volumes are changed before the network sees them, all drawn from a key. A volume is turned and bent
 * in the planes of its slices, and moved and scaled along all axes.
 *
 * @param shift up to so many pixels either way, along each axis
 * @param rotation up to so many degrees either way
 * @param scale smallest and largest, along all axes alike
 * @param shear up to so much sideways for a pixel upwards, either way
 * @param elastic how far pixels move by chance, in pixels (their standard deviation), neighbours alike
 * @param elasticReach how far it reaches until neighbours move independently, in pixels
 * @param contrast lowest and highest factor about the middle grey
 * @param brightness up to so much added or taken away, of numbers from 0 to 1
 * @param mirror how often left and right are exchanged
 */
public record PictureAugmentation(
        double shift,
        double rotation,
        Range scale,
        double shear,
        double elastic,
        double elasticReach,
        Range contrast,
        double brightness,
        double mirror) {
    private static final Range ONE = new Range(1, 1);
    private static final int SPARE = 2;
    private static final int FIELD = 3;

    /** Nothing changes. */
    public static final PictureAugmentation NONE = new PictureAugmentation(0, 0, ONE, 0, 0, 4, ONE, 0, 0);

    /** Fields besides {@code mixup}. */
    static PictureAugmentation read(Setting setting) {
        Map<String, Setting> f = setting.fields(
                "shift",
                "rotation",
                "scale",
                "shear",
                "elastic",
                "elasticReach",
                "contrast",
                "brightness",
                "mirror",
                "mixup");
        return new PictureAugmentation(
                number(f, "shift", 0, 0, 1000),
                number(f, "rotation", 0, 0, 180),
                f.containsKey("scale") ? Range.read(f.get("scale"), 0.2, 5) : ONE,
                number(f, "shear", 0, 0, 2),
                number(f, "elastic", 0, 0, 50),
                number(f, "elasticReach", 4, 1, 100),
                f.containsKey("contrast") ? Range.read(f.get("contrast"), 0, 10) : ONE,
                number(f, "brightness", 0, 0, 1),
                number(f, "mirror", 0, 0, 1));
    }

    private static double number(Map<String, Setting> fields, String name, double orElse, double low, double high) {
        return fields.containsKey(name) ? fields.get(name).number(low, high) : orElse;
    }

    /** Changes a window of this shape, {@code (H, W, C)} or {@code (D, H, W, C)}, in place. */
    void apply(float[] window, Shape shape, Scratch scratch, long key) {
        if (shift > 0 || rotation > 0 || !scale.isOne() || shear > 0 || elastic > 0 || mirror > 0)
            bend(window, shape, scratch, key);
        if (contrast.isOne() && brightness == 0) return;
        float factor = (float) contrast.draw(key, 20);
        float more = (float) RandomKey.uniform(key, 21, -brightness, brightness);
        for (int i = 0; i < shape.size(); i++) window[i] = 0.5f + more + factor * (window[i] - 0.5f);
    }

    private void bend(float[] window, Shape shape, Scratch scratch, long key) {
        float[] before = scratch.floats(SPARE, shape.size());
        System.arraycopy(window, 0, before, 0, shape.size());
        double turn = StrictMath.toRadians(RandomKey.uniform(key, 0, -rotation, rotation));
        double size = scale.isOne() ? 1 : scale.draw(key, 1);
        double slant = RandomKey.uniform(key, 2, -shear, shear);
        boolean flip = RandomKey.uniform(key, 3) < mirror;
        double[] moved = new double[shape.rank() - 1];
        for (int a = 0; a < moved.length; a++) moved[a] = RandomKey.uniform(key, 4 + a, -shift, shift);
        Warp warp = new Warp(shape, turn, size, slant, flip, moved);
        if (elastic == 0) {
            warp.apply(before, null, window);
            return;
        }
        int plane = shape.dim(shape.rank() - 3) * shape.dim(shape.rank() - 2);
        float[] field = scratch.floats(FIELD, 2 * plane);
        Warp.elastic(shape, elastic, elasticReach, RandomKey.derive(key, 10), field);
        warp.apply(before, field, window);
    }
}
