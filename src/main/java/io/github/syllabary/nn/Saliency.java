package io.github.syllabary.nn;

import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a network looked to arrive at one of its outputs: maps of the shape of its input, for input of any rank.
 *
 * @see <a href="https://arxiv.org/abs/1311.2901">Zeiler and Fergus 2013, for occlusion</a>
 * @see <a href="https://arxiv.org/abs/1312.6034">Simonyan, Vedaldi, Zisserman 2013, for gradients</a>
 */
public final class Saliency {
    private static final double LEAST = 1e-12;

    private Saliency() {}

    /**
     * How much {@code log p} of the output falls when a patch of the input is covered with the input's mean: for each
     * number the mean over all patches that cover it; negative where covering helps.
     *
     * @param network ends in a softmax
     * @param x one sample
     * @param output which probability
     * @param patch extents of the patches, for all axes of x
     * @param stride from one patch to the next, at most the patch
     * @throws IllegalArgumentException if a patch does not fit into x, or a stride leaves gaps
     */
    public static Tensor occlusion(Network network, Tensor x, int output, Shape patch, Shape stride) {
        Shape s = x.shape();
        for (int a = 0; a < s.rank(); a++)
            if (patch.dim(a) < 1 || patch.dim(a) > s.dim(a) || stride.dim(a) < 1 || stride.dim(a) > patch.dim(a))
                throw new IllegalArgumentException("patches of " + patch + " every " + stride + " on " + s
                        + "; give patches that fit, and strides from 1 to the patch");
        double sum = 0;
        for (int i = 0; i < s.size(); i++) sum += x.data()[i];
        float mean = (float) (sum / s.size());
        double whole = logOf(network, x, output);
        int[] inside = Offsets.grid(patch, s.strides());
        double[] falls = new double[s.size()];
        int[] counts = new int[s.size()];
        Tensor covered = Tensor.zeros(s);
        for (int start : starts(s, patch, stride)) {
            System.arraycopy(x.data(), 0, covered.data(), 0, s.size());
            for (int i : inside) covered.data()[start + i] = mean;
            double fall = whole - logOf(network, covered, output);
            for (int i : inside) {
                falls[start + i] += fall;
                counts[start + i]++;
            }
        }
        Tensor map = Tensor.zeros(s);
        for (int i = 0; i < falls.length; i++) map.data()[i] = (float) (falls[i] / counts[i]);
        return map;
    }

    private static double logOf(Network network, Tensor x, int output) {
        return Math.log(Math.max(LEAST, network.forward(x).data()[output]));
    }

    /** On a grid, the last ones at the border. */
    private static int[] starts(Shape s, Shape patch, Shape stride) {
        int[] all = {0};
        for (int a = 0; a < s.rank(); a++) {
            int last = s.dim(a) - patch.dim(a);
            List<Integer> along = new ArrayList<>();
            for (int at = 0; at < last; at += stride.dim(a)) along.add(at * s.strides()[a]);
            along.add(last * s.strides()[a]);
            all = Offsets.outer(all, along.stream().mapToInt(Integer::intValue).toArray());
        }
        return all;
    }

    /**
     * The gradient of an output before the softmax in the input: by how much it rises if a number rises by 1.
     *
     * @param x one sample
     */
    public static Tensor gradient(Network network, Tensor x, int output) {
        if (!x.shape().equals(network.inputShape()))
            throw new IllegalArgumentException(
                    "the network takes samples of " + network.inputShape() + ", not " + x.shape());
        int last = network.logits();
        Workspace workspace = network.workspace();
        workspace.run(x.data(), 1);
        float[][] errors = new float[last + 1][];
        for (int i = 0; i <= last; i++) errors[i] = new float[network.shape(i).size()];
        errors[last][output] = 1;
        BoundLayer[] layers = network.bindAnew();
        Pass pass = Pass.inference();
        for (int i = last; i > 0; i--) {
            Node node = network.nodes().get(i - 1);
            int n = node.inputs().size();
            float[][] arguments = new float[n][];
            float[][] dx = new float[n][];
            for (int j = 0; j < n; j++) {
                int input = node.inputs().get(j);
                arguments[j] = input == 0 ? x.data() : workspace.value(input);
                dx[j] = new float[errors[input].length];
            }
            if (node.layer() instanceof Dropout) System.arraycopy(errors[i], 0, dx[0], 0, errors[i].length);
            else layers[i].backward(arguments, workspace.value(i), errors[i], dx, null, 0, 1, pass);
            for (int j = 0; j < n; j++) {
                float[] sum = errors[node.inputs().get(j)];
                for (int k = 0; k < sum.length; k++) sum[k] += dx[j][k];
            }
        }
        return new Tensor(x.shape(), Arrays.copyOf(errors[0], x.shape().size()));
    }
}
