package io.github.syllabary.image;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Pictures as tensors {@code (H, W, C)} of numbers from 0 to 1, and back. */
public final class Images {
    // luma of Rec. ITU-R BT.601, as JPEG and most programs have it
    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private Images() {}

    /**
     * The numbers of a picture: one channel if it is grey, else three. What is transparent stands before white.
     */
    public static Tensor of(BufferedImage image) {
        boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        if (grey) return ofGrey(image);
        boolean greyPalette = image.getColorModel() instanceof IndexColorModel palette && isGrey(palette);
        int h = image.getHeight();
        int w = image.getWidth();
        int channels = greyPalette ? 1 : 3;
        Tensor t = Tensor.zeros(Shape.of(h, w, channels));
        int[] row = new int[w];
        for (int y = 0, at = 0; y < h; y++) {
            image.getRGB(0, y, w, 1, row, 0, w);
            for (int argb : row) {
                float alpha = (argb >>> 24) / 255f;
                for (int c = 0; c < channels; c++) {
                    float v = (argb >> (16 - 8 * c) & 255) / 255f;
                    t.data()[at++] = alpha == 1 ? v : alpha * v + 1 - alpha;
                }
            }
        }
        return t;
    }

    // by the raster: getRGB would take the grey levels for linear and make them brighter
    private static Tensor ofGrey(BufferedImage image) {
        Raster raster = image.getRaster();
        int h = image.getHeight();
        int w = image.getWidth();
        boolean alpha = image.getColorModel().hasAlpha();
        float white = (1 << image.getColorModel().getComponentSize(0)) - 1;
        float opaque = alpha ? (1 << image.getColorModel().getComponentSize(1)) - 1 : 1;
        Tensor t = Tensor.zeros(Shape.of(h, w, 1));
        for (int y = 0, at = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float v = raster.getSample(x, y, 0) / white;
                float a = alpha ? raster.getSample(x, y, 1) / opaque : 1;
                t.data()[at++] = a == 1 ? v : a * v + 1 - a;
            }
        }
        return t;
    }

    private static boolean isGrey(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++)
            if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) return false;
        return true;
    }

    /**
     * The picture of these numbers in eight bits a channel; what is below 0 or above 1 is black or white, what is not a
     * number black.
     *
     * @param t {@code (H, W, 1)} or {@code (H, W, 3)}
     */
    public static BufferedImage image(Tensor t) {
        requirePicture(t.shape());
        int h = t.shape().dim(0);
        int w = t.shape().dim(1);
        int channels = t.shape().channels();
        BufferedImage image =
                new BufferedImage(w, h, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int y = 0, at = 0; y < h; y++)
            for (int x = 0; x < w; x++)
                // TYPE_INT_RGB has the bands red, green, blue
                for (int c = 0; c < channels; c++) image.getRaster().setSample(x, y, c, eightBits(t.data()[at++]));
        return image;
    }

    private static int eightBits(float v) {
        return Math.round(255 * Math.max(0, Math.min(1, v)));
    }

    /** One channel of three, weighted as the eye does (Rec. 601: 0.299 red, 0.587 green, 0.114 blue); of any rank. */
    public static Tensor grey(Tensor t) {
        if (t.shape().channels() == 1) return t;
        requireColours(t.shape());
        Tensor grey = Tensor.zeros(t.shape().spatial().append(1));
        for (int i = 0; i < grey.shape().size(); i++)
            grey.data()[i] = RED * t.data()[3 * i] + GREEN * t.data()[3 * i + 1] + BLUE * t.data()[3 * i + 2];
        return grey;
    }

    /** Three channels; those of a grey picture are equal. Of any rank. */
    public static Tensor rgb(Tensor t) {
        requireColours(t.shape());
        if (t.shape().channels() == 3) return t;
        Tensor rgb = Tensor.zeros(t.shape().spatial().append(3));
        for (int i = 0; i < rgb.shape().size(); i++) rgb.data()[i] = t.data()[i / 3];
        return rgb;
    }

    /** One channel or three, as asked. */
    public static Tensor withChannels(Tensor t, int channels) {
        if (channels != 1 && channels != 3)
            throw new IllegalArgumentException(channels + " channels; give 1 for grey or 3 for colours");
        return channels == 1 ? grey(t) : rgb(t);
    }

    /** The same but for black and white exchanged: {@code 1 − x}. */
    public static Tensor inverted(Tensor t) {
        Tensor other = Tensor.zeros(t.shape());
        for (int i = 0; i < t.shape().size(); i++) other.data()[i] = 1 - t.data()[i];
        return other;
    }

    static void requirePicture(Shape s) {
        if (s.rank() != 3 || s.size() == 0)
            throw new IllegalArgumentException("a picture of shape " + s + "; give height, width and channels");
        requireColours(s);
    }

    private static void requireColours(Shape s) {
        if (s.rank() == 0 || s.channels() != 1 && s.channels() != 3)
            throw new IllegalArgumentException(
                    "a picture of shape " + s + "; the last axis must have 1 channel for grey or 3 for colours");
    }
}
