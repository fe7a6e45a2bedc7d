package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What each layer of a network gives, costs and sees.
 *
 * @param input the shape of one sample
 * @param rows one for each node, in the order of computation
 */
public record NetworkSummary(Shape input, List<Row> rows) {

    /**
     * One node.
     *
     * @param name unique within the network: {@code conv3}
     * @param description the layer with its settings
     * @param output the shape of its output for one sample
     * @param parameters how many numbers training learns in it
     * @param multiplications of one forward pass over one sample
     * @param reach how much of the network's input one output sees, by axis, and how far outputs
     *     stand apart; null for the whole input
     * @param denseParameters of a convolution: the weights of the fully connected layer between the
     *     same maps, which shares none of them; 0 for other layers
     */
    public record Row(
            String name,
            String description,
            Shape output,
            long parameters,
            long multiplications,
            Reach reach,
            long denseParameters) {}

    public NetworkSummary {
        rows = List.copyOf(rows);
    }

    static NetworkSummary of(Network network) {
        List<Row> rows = new ArrayList<>();
        Reach[] reaches = new Reach[network.nodes().size() + 1];
        reaches[0] = Reach.pointwise(network.inputShape().rank() - 1);
        for (Node node : network.nodes()) {
            Shape[] inputs = node.inputs().stream().map(network::shape).toArray(Shape[]::new);
            Layer layer = node.layer();
            Reach reach = reach(node, inputs[0], reaches);
            reaches[node.index()] = reach;
            rows.add(new Row(
                    node.name(),
                    layer.describe(),
                    node.shape(),
                    learnt(node),
                    layer.multiplications(inputs),
                    reach,
                    layer instanceof Conv
                            ? (long) inputs[0].size() * node.shape().size()
                            : 0));
        }
        return new NetworkSummary(network.inputShape(), rows);
    }

    private static Reach reach(Node node, Shape input, Reach[] reaches) {
        Reach before = reaches[node.inputs().get(0)];
        for (int i : node.inputs()) before = before == null || reaches[i] == null ? null : before.or(reaches[i]);
        Reach own = node.layer().reach(input);
        return before == null || own == null ? null : before.then(own);
    }

    private static long learnt(Node node) {
        return node.parameters().stream()
                .filter(p -> p.spec().learnt())
                .mapToLong(p -> p.values().length)
                .sum();
    }

    /** How many numbers training learns. */
    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    /** Of one forward pass over one sample. */
    public long multiplications() {
        return rows.stream().mapToLong(Row::multiplications).sum();
    }

    /** The weights of fully connected layers in the place of all convolutions. */
    public long denseParameters() {
        return rows.stream().mapToLong(Row::denseParameters).sum();
    }

    /**
     * What the last layer sees before the first that looks at everything (pooling over all positions,
     * flatten, dense).
     */
    public Reach receptiveField() {
        Reach last = Reach.pointwise(input.rank() - 1);
        for (Row row : rows) {
            if (row.reach() == null) break;
            last = row.reach();
        }
        return last;
    }

    /** As a table to print, receptive fields in steps of the input. */
    public String text() {
        return text(null);
    }

    /**
     * As a table to print, receptive fields along the first axis in samples and milliseconds too.
     *
     * @param scale null to leave them out
     */
    public String text(TimeScale scale) {
        return new SummaryText(this, scale).toString();
    }
}
