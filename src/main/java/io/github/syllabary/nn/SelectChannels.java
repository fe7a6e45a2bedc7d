package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some of the channels, in any order, at every position: {@code x (X…,C)}, {@code y (X…,C′)}. So networks that hear different
 * features stand side by side on all of them.
 *
 * <pre>  y[p,k] = x[p,channels(k)]  </pre>
 *
 * @param channels which of the input's, from 0
 */
public record SelectChannels(List<Integer> channels) implements Layer {

    /**
     * @throws IllegalArgumentException if there are none, if one is negative, or if one stands twice
     */
    public SelectChannels {
        channels = List.copyOf(channels);
        if (channels.isEmpty())
            throw new IllegalArgumentException("select channels: there are none; give at least one");
        for (int c : channels)
            if (c < 0) throw new IllegalArgumentException("select channels: there is no channel " + c);
        if (new HashSet<>(channels).size() < channels.size())
            throw new IllegalArgumentException("select channels: one stands twice in " + channels);
    }

    @Override
    public String describe() {
        int first = channels.get(0);
        int last = channels.get(channels.size() - 1);
        boolean row = last - first == channels.size() - 1;
        for (int k = 0; row && k < channels.size(); k++) row = channels.get(k) == first + k;
        if (row && last > first) return "channels " + first + " to " + last;
        return "channels " + channels.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        int there = inputs[0].channels();
        for (int c : channels)
            if (c >= there)
                throw new IllegalArgumentException(
                        "select channels: channel " + c + " is not among the " + there + " of the input " + inputs[0]);
        return inputs[0].spatial().append(channels.size());
    }

    @Override
    public Reach reach(Shape input) {
        return Reach.pointwise(input.rank() - 1);
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        int[] from = channels.stream().mapToInt(Integer::intValue).toArray();
        return new Bound(from, inputs[0].channels(), inputs[0].spatial());
    }

    private static final class Bound extends Stepwise {
        private final int[] which;
        private final int channels;
        private final int positions;
        private final int positionsOfStep;

        Bound(int[] which, int channels, Shape spatial) {
            this.which = which;
            this.channels = channels;
            positions = spatial.size();
            positionsOfStep = spatial.rank() == 0 ? 1 : spatial.tail().size();
        }

        @Override
        void forward(float[] x, float[] y, int from, int to, Pass pass) {
            select(x, y, from * positions, to * positions);
        }

        @Override
        void steps(float[] x, float[] y, int n, Pass pass) {
            select(x, y, 0, n * positionsOfStep);
        }

        private void select(float[] x, float[] y, int from, int to) {
            for (int p = from, at = from * which.length; p < to; p++) for (int c : which) y[at++] = x[p * channels + c];
        }

        @Override
        void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
            if (dx == null) return;
            int first = from * positions;
            int end = to * positions;
            Arrays.fill(dx, first * channels, end * channels, 0);
            for (int p = first, at = first * which.length; p < end; p++)
                for (int c : which) dx[p * channels + c] = dy[at++];
        }
    }
}
