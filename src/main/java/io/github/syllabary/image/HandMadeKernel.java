package io.github.syllabary.image;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A kernel made by hand, by its name or from a text file.
 *
 * <p>It is written as it is laid upon the picture, as networks, OpenCV's {@code filter2D} and SciPy's {@code
 * ndimage.correlate} have it: {@code sobel-x} answers with positive numbers where the picture becomes brighter to the
 * right. The textbook's convolution turns it round first; {@link Filter} has both.
 *
 * @param name as it was asked for
 * @param weights {@code (rows, columns)}
 */
public record HandMadeKernel(String name, Tensor weights) {
    /** What {@link #of} knows. */
    public static final List<String> NAMES = List.of(
            "sobel-x",
            "sobel-y",
            "scharr-x",
            "scharr-y",
            "prewitt-x",
            "prewitt-y",
            "laplacian",
            "laplacian-8",
            "gaussian",
            "mean",
            "sharpen",
            "emboss",
            "gabor");

    private static final float[] RISE = {-1, 0, 1};

    /**
     * By name, some with settings behind a colon.
     *
     * <pre>
     *   sobel-x sobel-y        differences, smoothed across by 1 2 1
     *   scharr-x scharr-y      by 3 10 3, which turns more evenly
     *   prewitt-x prewitt-y    by 1 1 1
     *   laplacian              second differences: the four neighbours less four times the middle; laplacian-8
     *                          with all eight
     *   gaussian:size=5,sigma=1    exp(−(x²+y²) / 2σ²), the sum being 1; size is 2⌈3σ⌉+1 if left out
     *   mean:size=3            the mean of a square
     *   sharpen emboss
     *   gabor:size=21,sigma=4,theta=0,wavelength=8,aspect=0.5,phase=0
     *                          exp(−(x'² + aspect²·y'²) / 2σ²) · cos(2π·x'/wavelength + phase), x' and y' being x and y
     *                          (downwards) turned by theta; angles in degrees
     * </pre>
     *
     * @throws IllegalArgumentException if there is no such name or setting
     */
    public static HandMadeKernel of(String spec) {
        int colon = spec.indexOf(':');
        String name = colon < 0 ? spec : spec.substring(0, colon);
        KernelSettings settings = KernelSettings.parse(name, colon < 0 ? "" : spec.substring(colon + 1));
        Tensor weights =
                switch (name) {
                    case "sobel-x" -> outer(new float[] {1, 2, 1}, RISE);
                    case "sobel-y" -> outer(RISE, new float[] {1, 2, 1});
                    case "scharr-x" -> outer(new float[] {3, 10, 3}, RISE);
                    case "scharr-y" -> outer(RISE, new float[] {3, 10, 3});
                    case "prewitt-x" -> outer(new float[] {1, 1, 1}, RISE);
                    case "prewitt-y" -> outer(RISE, new float[] {1, 1, 1});
                    case "laplacian" -> square(0, 1, 0, 1, -4, 1, 0, 1, 0);
                    case "laplacian-8" -> square(1, 1, 1, 1, -8, 1, 1, 1, 1);
                    case "sharpen" -> square(0, -1, 0, -1, 5, -1, 0, -1, 0);
                    case "emboss" -> square(-2, -1, 0, -1, 1, 1, 0, 1, 2);
                    case "gaussian" -> gaussian(settings);
                    case "mean" -> mean(settings);
                    case "gabor" -> gabor(settings);
                    default ->
                        throw new IllegalArgumentException("no kernel '" + name + "'; known are "
                                + String.join(", ", NAMES) + ", or a text file with a row of numbers a line");
                };
        settings.refuseOthers();
        return new HandMadeKernel(spec, weights);
    }

    /**
     * From a text file: a row of the kernel a line, numbers or fractions such as {@code 1/9} between blanks or commas;
     * from {@code #} on a line is a comment.
     *
     * @throws IOException with file, line and mend
     */
    public static HandMadeKernel read(Path file) throws IOException {
        return new HandMadeKernel(file.toString(), KernelText.read(file));
    }

    /**
     * A kernel of ours by name, or else a text file.
     *
     * @throws IOException if it is neither
     */
    public static HandMadeKernel named(String nameOrFile) throws IOException {
        int colon = nameOrFile.indexOf(':');
        if (NAMES.contains(colon < 0 ? nameOrFile : nameOrFile.substring(0, colon))) return of(nameOrFile);
        Path file = Path.of(nameOrFile);
        if (Files.isRegularFile(file)) return read(file);
        throw new IOException("no kernel '" + nameOrFile + "': neither a file nor one of " + String.join(", ", NAMES));
    }

    /** Of all weights, in double: 0 for kernels that find edges, 1 for those that keep brightness. */
    public double sum() {
        double sum = 0;
        for (float w : weights.data()) sum += w;
        return sum;
    }

    /** As one kernel of a network's layer, {@code (rows, columns, 1, 1)}. */
    public Tensor forLayer() {
        return weights.reshape(weights.shape().append(1).append(1));
    }

    private static Tensor square(float... values) {
        return Tensor.of(Shape.of(3, 3), values);
    }

    /** {@code column · rowᵀ}. */
    private static Tensor outer(float[] column, float[] row) {
        Tensor t = Tensor.zeros(Shape.of(column.length, row.length));
        for (int y = 0, at = 0; y < column.length; y++) for (float v : row) t.data()[at++] = column[y] * v;
        return t;
    }

    private static Tensor mean(KernelSettings settings) {
        int size = settings.size(3);
        Tensor t = Tensor.zeros(Shape.of(size, size));
        java.util.Arrays.fill(t.data(), 1f / (size * size));
        return t;
    }

    private static Tensor gaussian(KernelSettings settings) {
        double sigma = settings.positive("sigma", 1);
        int size = settings.size(2 * (int) Math.ceil(Math.min(3 * sigma, KernelSettings.LARGEST)) + 1);
        double[] g = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double x = i - (size - 1) / 2.0;
            sum += g[i] = StrictMath.exp(-x * x / (2 * sigma * sigma));
        }
        Tensor t = Tensor.zeros(Shape.of(size, size));
        for (int y = 0, at = 0; y < size; y++)
            for (int x = 0; x < size; x++) t.data()[at++] = (float) (g[y] / sum * (g[x] / sum));
        return t;
    }

    private static Tensor gabor(KernelSettings settings) {
        int size = settings.size(21);
        double sigma = settings.positive("sigma", 4);
        double theta = StrictMath.toRadians(settings.number("theta", 0));
        double wavelength = settings.positive("wavelength", 8);
        double aspect = settings.positive("aspect", 0.5);
        double phase = StrictMath.toRadians(settings.number("phase", 0));
        double cos = StrictMath.cos(theta);
        double sin = StrictMath.sin(theta);
        Tensor t = Tensor.zeros(Shape.of(size, size));
        for (int row = 0, at = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double x = column - (size - 1) / 2.0;
                double y = row - (size - 1) / 2.0;
                double along = x * cos + y * sin;
                double across = aspect * (y * cos - x * sin);
                t.data()[at++] = (float) (StrictMath.exp(-(along * along + across * across) / (2 * sigma * sigma))
                        * StrictMath.cos(2 * Math.PI * along / wavelength + phase));
            }
        }
        return t;
    }

    /** The numbers in rows and columns, for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        int columns = weights.shape().dim(1);
        for (int i = 0; i < weights.shape().size(); i++)
            text.append(String.format(Locale.ROOT, "%9.4g", weights.data()[i]))
                    .append((i + 1) % columns == 0 ? "\n" : " ");
        return text.toString();
    }
}
