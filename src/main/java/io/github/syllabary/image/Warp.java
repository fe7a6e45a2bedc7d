package io.github.syllabary.image;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;

/**
 * Turns, scales, slants, mirrors and moves a picture about its middle; a volume in the planes of its slices, but for
 * scaling and moving, which go along all axes. Between pixels it interpolates linearly; beyond the border the border's
 * pixels go on.
 */
public final class Warp {
    private final Shape shape;

    /** From places of the new picture to places of the old, about the middle: rows, then columns. */
    private final double rowByRow;

    private final double rowByColumn;
    private final double columnByRow;
    private final double columnByColumn;
    private final double scale;
    private final double[] moved;

    /**
     * @param shape {@code (H, W, C)} or {@code (D, H, W, C)}
     * @param turn radians, to the right for positive ones
     * @param scale 2 for twice as large
     * @param shear columns to the left for a row upwards
     * @param mirror exchange left and right
     * @param moved pixels along each axis but the last
     */
    public Warp(Shape shape, double turn, double scale, double shear, boolean mirror, double... moved) {
        if (shape.rank() != 3 && shape.rank() != 4 || moved.length != shape.rank() - 1 || !(scale > 0))
            throw new IllegalArgumentException("a warp of " + shape + " with scale " + scale + " along " + moved.length
                    + " axes; give a picture or volume, a number for each axis but the last, and a scale above 0");
        this.shape = shape;
        this.scale = scale;
        this.moved = moved.clone();
        double cos = StrictMath.cos(turn) / scale;
        double sin = StrictMath.sin(turn) / scale;
        double side = mirror ? -1 : 1;
        // (row, column) → Rotation⁻¹ · Shear⁻¹, the column's sign turned for a mirror
        rowByRow = cos - sin * shear;
        rowByColumn = -sin;
        columnByRow = side * (sin + cos * shear);
        columnByColumn = side * cos;
    }

    /**
     * Writes the warped numbers.
     *
     * @param x the old ones
     * @param field null, or how many pixels further along rows ({@code H·W} numbers) and then along columns (as many)
     *     each pixel looks
     * @param y receives the new ones; not x
     */
    public void apply(float[] x, float[] field, float[] y) {
        int rank = shape.rank();
        int depth = rank == 4 ? shape.dim(0) : 1;
        int h = shape.dim(rank - 3);
        int w = shape.dim(rank - 2);
        int channels = shape.channels();
        int slice = h * w * channels;
        double upMoved = moved[rank - 3];
        double sideMoved = moved[rank - 2];
        for (int d = 0; d < depth; d++) {
            double z = rank == 4 ? (d - (depth - 1) / 2.0 - moved[0]) / scale + (depth - 1) / 2.0 : 0;
            double inside = Math.max(0, Math.min(depth - 1, z));
            int below = (int) inside;
            float zShare = (float) (inside - below);
            int behind = Math.min(depth - 1, below + 1);
            for (int r = 0; r < h; r++) {
                for (int c = 0; c < w; c++) {
                    double v = r - (h - 1) / 2.0 - upMoved;
                    double u = c - (w - 1) / 2.0 - sideMoved;
                    double row = rowByRow * v + rowByColumn * u + (h - 1) / 2.0;
                    double column = columnByRow * v + columnByColumn * u + (w - 1) / 2.0;
                    if (field != null) {
                        row += field[r * w + c];
                        column += field[h * w + r * w + c];
                    }
                    int to = d * slice + (r * w + c) * channels;
                    for (int k = 0; k < channels; k++) {
                        float near = at(x, below * slice + k, h, w, channels, row, column);
                        y[to + k] = zShare == 0
                                ? near
                                : near + zShare * (at(x, behind * slice + k, h, w, channels, row, column) - near);
                    }
                }
            }
        }
    }

    private static float at(float[] x, int slice, int h, int w, int channels, double row, double column) {
        double r = Math.max(0, Math.min(h - 1, row));
        double c = Math.max(0, Math.min(w - 1, column));
        int r0 = (int) r;
        int c0 = (int) c;
        int r1 = Math.min(h - 1, r0 + 1);
        int c1 = Math.min(w - 1, c0 + 1);
        float down = (float) (r - r0);
        float right = (float) (c - c0);
        float above = x[slice + (r0 * w + c0) * channels] * (1 - right) + x[slice + (r0 * w + c1) * channels] * right;
        float under = x[slice + (r1 * w + c0) * channels] * (1 - right) + x[slice + (r1 * w + c1) * channels] * right;
        return above * (1 - down) + under * down;
    }

    /**
     * A field for {@link #apply} in which neighbours move alike: random numbers on a coarse grid, interpolated smoothly
     * between its points.
     *
     * @param deviation standard deviation at the points of the grid, in pixels
     * @param reach from point to point, in pixels
     * @param field receives {@code 2·H·W} numbers
     * @see <a href="https://doi.org/10.1109/ICDAR.2003.1227801">Simard, Steinkraus, Platt 2003, who smooth with a Gaussian</a>
     */
    public static void elastic(Shape shape, double deviation, double reach, long key, float[] field) {
        int h = shape.dim(shape.rank() - 3);
        int w = shape.dim(shape.rank() - 2);
        int across = (int) (w / reach) + 3;
        double amplitude = deviation * Math.sqrt(3); // uniform numbers from −a to a deviate by a/√3
        for (int part = 0; part < 2; part++) {
            long one = RandomKey.derive(key, part);
            double startRow = RandomKey.uniform(one, 0, 0, 1);
            double startColumn = RandomKey.uniform(one, 1, 0, 1);
            for (int r = 0; r < h; r++) {
                double y = r / reach + startRow;
                int row = (int) y;
                double down = smooth(y - row);
                for (int c = 0; c < w; c++) {
                    double x = c / reach + startColumn;
                    int column = (int) x;
                    double right = smooth(x - column);
                    long at = 2 + (long) row * across + column;
                    double above = mix(node(one, at), node(one, at + 1), right);
                    double under = mix(node(one, at + across), node(one, at + across + 1), right);
                    field[part * h * w + r * w + c] = (float) (amplitude * mix(above, under, down));
                }
            }
        }
    }

    private static double node(long key, long at) {
        return RandomKey.uniform(key, at, -1, 1);
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }
}
