package io.github.syllabary.recognizer;

import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.image.Images;
import io.github.syllabary.image.Resize;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures {@code (H, W, C)} or volumes {@code (D, H, W, C)} of any size, brought to one size and standardised:
 *
 * <pre>  y = (x − mean) / deviation  </pre>
 *
 * <p>The window between holds numbers from 0 to 1. Width and height are stretched apart where proportions differ.
 *
 * @param shape of the tensor it makes; one channel for grey, three for colours
 * @param mean of the pixels, about
 * @param deviation of the pixels from their mean, about; more than 0
 */
public record PictureFrontEnd(Shape shape, double mean, double deviation) implements FrontEnd<Tensor> {
    /** The field with the extents. */
    static final String PICTURE = "picture";

    private static final int LARGEST = 1 << 24;

    /**
     * @throws IllegalArgumentException if this is no shape of a picture or volume, or a number is out of range
     */
    public PictureFrontEnd {
        int axes = shape.rank();
        if (axes != 3 && axes != 4 || shape.size() < 1 || shape.channels() != 1 && shape.channels() != 3)
            throw new IllegalArgumentException(
                    "front end: a picture of " + shape + "; give [height, width, channels], or"
                            + " [depth, height, width, channels] for a volume, with 1 channel for grey or 3 for colours");
        if (shape.size() > LARGEST)
            throw new IllegalArgumentException(
                    "front end: a picture of " + shape + " is too large; give at most " + LARGEST + " numbers in all");
        if (!(Math.abs(mean) <= 1e6) || !(deviation >= 1e-6 && deviation <= 1e6))
            throw new IllegalArgumentException("front end: mean " + mean + " and deviation " + deviation
                    + "; give those of pixels from 0 to 1, the deviation more than 0");
    }

    /**
     * The front end of {@link #settings()}.
     *
     * @throws IllegalArgumentException naming the field that is missing, unknown or wrong
     */
    public static PictureFrontEnd of(Map<String, ?> settings) {
        for (String name : settings.keySet())
            if (!List.of(PICTURE, "mean", "deviation").contains(name))
                throw new IllegalArgumentException(
                        "front end: there is no field '" + name + "'; it has picture, mean and deviation");
        if (!(settings.get(PICTURE) instanceof List<?> list) || list.size() > 8)
            throw new IllegalArgumentException(
                    "front end: field 'picture' is " + settings.get(PICTURE) + "; give [height, width, channels]");
        int[] dims = new int[list.size()];
        for (int i = 0; i < dims.length; i++) {
            if (!(list.get(i) instanceof Number n) || n.doubleValue() != n.intValue() || n.intValue() < 1)
                throw new IllegalArgumentException(
                        "front end: field 'picture' has the extent " + list.get(i) + "; give whole numbers from 1");
            dims[i] = n.intValue();
        }
        return new PictureFrontEnd(Shape.of(dims), number(settings, "mean", 0.5), number(settings, "deviation", 0.5));
    }

    private static double number(Map<String, ?> settings, String name, double orElse) {
        Object value = settings.get(name);
        if (value == null) return orElse;
        if (value instanceof Number n) return n.doubleValue();
        throw new IllegalArgumentException("front end: field '" + name + "' is " + value + "; give a number");
    }

    /** Whether it takes volumes, and not pictures. */
    public boolean isVolume() {
        return shape.rank() == 4;
    }

    @Override
    public int windowSize() {
        return shape.size();
    }

    @Override
    public Tensor read(Utterance example) throws IOException {
        Tensor t = example.picture();
        if (t.shape().rank() != shape.rank())
            throw new IOException(example.file() + ": is a " + (isVolume() ? "picture" : "volume") + " of " + t.shape()
                    + ", the model takes " + (isVolume() ? "volumes" : "pictures") + " of " + shape);
        return t;
    }

    @Override
    public void place(Tensor picture, float[] window) {
        if (picture.shape().rank() != shape.rank())
            throw new IllegalArgumentException("the model takes " + (isVolume() ? "volumes" : "pictures") + " of "
                    + shape + ", not " + picture.shape());
        Tensor t = Resize.to(Images.withChannels(picture, shape.channels()), shape.spatial());
        System.arraycopy(t.data(), 0, window, 0, shape.size());
    }

    @Override
    public void extractWindow(float[] window, float[] out, int at) {
        float m = (float) mean;
        float scale = (float) (1 / deviation);
        for (int i = 0; i < shape.size(); i++) out[at + i] = scale * (window[i] - m);
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(PICTURE, java.util.Arrays.stream(shape.dims()).boxed().toList());
        map.put("mean", mean);
        map.put("deviation", deviation);
        return map;
    }
}
