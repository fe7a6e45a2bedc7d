package io.github.syllabary.image;

import io.github.syllabary.nn.Convolution;
import io.github.syllabary.nn.Convolution.Mode;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;

/**
 * Slides a kernel over a picture or a volume, over each of its channels by itself; outside there are zeros.
 *
 * <pre>
 *   {@link #correlate}   y(p) = Σ_q x(p+q) · k(q)     the kernel as it is written, as in networks
 *   {@link #convolve}    y(p) = Σ_q x(p−q) · k(q)     turned by 180°, as in mathematics
 * </pre>
 *
 * <p>For {@link Mode#SAME} the middle of the kernel lies on the pixel, of an even number the one before the middle for
 * {@code convolve} and the one behind it for {@code correlate}.
 */
public final class Filter {
    private Filter() {}

    /**
     * The kernel as it is written, laid upon every place.
     *
     * @param x {@code (spatial…, C)}
     * @param kernel of the rank of the spatial axes
     * @return {@code (spatial…, C)}; the extents are those of {@link Mode}
     * @throws IllegalArgumentException if the ranks differ, or for {@link Mode#VALID} the kernel is larger than the picture
     */
    public static Tensor correlate(Tensor x, Tensor kernel, Mode mode) {
        return convolve(x, Convolution.rotate180(kernel), mode);
    }

    /** The same with the kernel turned by 180° first: the textbook's convolution. */
    public static Tensor convolve(Tensor x, Tensor kernel, Mode mode) {
        Shape spatial = x.shape().spatial();
        if (kernel.shape().rank() != spatial.rank())
            throw new IllegalArgumentException("a kernel of shape " + kernel.shape() + " cannot slide over " + x.shape()
                    + "; give it an extent for each axis but the last");
        if (mode == Mode.VALID)
            for (int a = 0; a < spatial.rank(); a++)
                if (kernel.shape().dim(a) > spatial.dim(a))
                    throw new IllegalArgumentException("a kernel of " + kernel.shape() + " does not fit into " + spatial
                            + "; choose same or full padding, or a smaller kernel");
        int channels = x.shape().channels();
        Tensor y = null;
        Tensor plane = Tensor.zeros(spatial);
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < spatial.size(); i++) plane.data()[i] = x.data()[i * channels + c];
            Tensor filtered = Convolution.convolve(plane, kernel, mode);
            if (y == null) y = Tensor.zeros(filtered.shape().append(channels));
            for (int i = 0; i < filtered.shape().size(); i++) y.data()[i * channels + c] = filtered.data()[i];
        }
        return y;
    }

    /** {@code √(a² + b²)} for each number, as for the two directions of an edge. */
    public static Tensor magnitude(Tensor a, Tensor b) {
        if (!a.shape().equals(b.shape()))
            throw new IllegalArgumentException(a.shape() + " and " + b.shape() + " differ; give two of the same shape");
        Tensor m = Tensor.zeros(a.shape());
        for (int i = 0; i < a.shape().size(); i++) {
            double u = a.data()[i];
            double v = b.data()[i];
            m.data()[i] = (float) Math.sqrt(u * u + v * v);
        }
        return m;
    }

    /**
     * To be looked at: 0 becomes middle grey, negative numbers darker and positive ones brighter, the one farthest from
     * 0 black or white.
     */
    public static Tensor signed(Tensor x) {
        float most = 0;
        for (float v : x.data()) most = Math.max(most, Math.abs(v));
        float scale = most > 0 ? 0.5f / most : 0;
        Tensor y = Tensor.zeros(x.shape());
        for (int i = 0; i < x.shape().size(); i++) y.data()[i] = 0.5f + scale * x.data()[i];
        return y;
    }

    /** To be looked at: the smallest number becomes black, the largest white. */
    public static Tensor stretched(Tensor x) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float v : x.data()) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        float scale = high > low ? 1 / (high - low) : 0;
        Tensor y = Tensor.zeros(x.shape());
        for (int i = 0; i < x.shape().size(); i++) y.data()[i] = scale * (x.data()[i] - low);
        return y;
    }
}
