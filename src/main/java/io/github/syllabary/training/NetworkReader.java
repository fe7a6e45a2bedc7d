package io.github.syllabary.training;

import io.github.syllabary.nn.Activation;
import io.github.syllabary.nn.AsPicture;
import io.github.syllabary.nn.AveragePool;
import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Dropout;
import io.github.syllabary.nn.Flatten;
import io.github.syllabary.nn.GlobalAveragePool;
import io.github.syllabary.nn.GlobalMaxPool;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.MaxPool;
import io.github.syllabary.nn.Merge;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Padding;
import io.github.syllabary.nn.Softmax;
import io.github.syllabary.nn.SqueezeExcitation;
import io.github.syllabary.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds the network that a recipe lists layer by layer.
 *
 * <p>A layer is a name ({@code relu}) or a name with what it needs ({@code max pool: 2}, {@code conv:
 * {filters: 64, kernel: 5}}). One number for several axes stands for all of them.
 */
final class NetworkReader {
    private static final int LARGEST = 1 << 20;
    private static final String KNOWN =
            "conv, depthwise, dense, relu, clipped relu, silu, hard swish, abs, log, batch norm, bias,"
                    + " squeeze excitation, dropout, max pool, average pool, max over time, average over time, global max, global average, flatten, as picture,"
                    + " residual, softmax";

    private final List<String> labels;
    private final int samplesASecond;
    private final List<FirstValues> first = new ArrayList<>();

    /**
     * @param labels whose number {@code dense: classes} means
     * @param samplesASecond of an input that is the samples themselves, 0 for any other
     */
    NetworkReader(List<String> labels, int samplesASecond) {
        this.labels = labels;
        this.samplesASecond = samplesASecond;
    }

    /** What parameters of the networks read so far begin with, where that is not drawn. */
    List<FirstValues> first() {
        return first;
    }

    Network read(Setting layers, Network network) {
        for (Setting layer : layers.list()) network = layer(layer, network);
        return network;
    }

    private Network layer(Setting setting, Network network) {
        if (setting.isText()) return setting.here(() -> network.then(plain(setting, setting.text())));
        Map<String, Setting> fields = setting.fields();
        if (fields.size() != 1) throw setting.wrong("one layer is expected here; begin each with '- '");
        String name = fields.keySet().iterator().next();
        Setting value = fields.get(name);
        int axes = network.outputShape().rank() - 1;
        return setting.here(() -> switch (name) {
            case "residual" -> residual(value, network);
            case "conv" -> conv(value, network);
            case "depthwise" ->
                network.then(depthwise(value, axes, network.outputShape().channels()));
            case "dense" -> dense(value, network);
            case "dropout" -> network.then(new Dropout((float) value.number()));
            case "max pool" -> network.then(maxPool(value, axes));
            case "average pool" -> network.then(averagePool(value, axes));
            case "batch norm" -> batchNorm(value, network);
            case "squeeze excitation" ->
                network.then(SqueezeExcitation.reducing(network.outputShape().channels(), value.whole(1, LARGEST)));
            default -> {
                plain(setting, name);
                throw setting.wrong("'" + name + "' takes nothing; write '- " + name + "' alone");
            }
        });
    }

    private static Layer plain(Setting setting, String name) {
        return switch (name) {
            case "relu" -> Activation.RELU;
            case "clipped relu" -> Activation.CLIPPED_RELU;
            case "silu" -> Activation.SILU;
            case "hard swish" -> Activation.HARD_SWISH;
            case "abs" -> Activation.ABS;
            case "log" -> Activation.LOG;
            case "batch norm" -> new BatchNorm();
            case "bias" -> new Bias();
            case "max over time", "global max" -> new GlobalMaxPool();
            case "average over time", "global average" -> new GlobalAveragePool();
            case "flatten" -> new Flatten();
            case "as picture" -> new AsPicture();
            case "softmax" -> new Softmax();
            default -> throw unknown(setting, name);
        };
    }

    private static IllegalArgumentException unknown(Setting setting, String name) {
        return setting.wrong("no layer '" + name + "'; known are " + KNOWN);
    }

    private Network residual(Setting value, Network network) {
        Map<String, Setting> fields = value.fields("body", "shortcut");
        Setting body = value.field("body");
        Setting shortcut = fields.get("shortcut");
        return network.residual(main -> read(body, main), side -> shortcut == null ? side : read(shortcut, side));
    }

    private Network dense(Setting value, Network network) {
        Map<String, Setting> fields = value.isText() ? Map.of() : value.fields("units", "parts");
        if (!fields.containsKey("parts"))
            return network.then(new Dense(units(fields.getOrDefault("units", value)), true));
        Setting parts = fields.get("parts");
        if (!parts.text().equals("pinyin")) throw parts.wrong("no parts '" + parts.text() + "'; known are pinyin");
        if (!value.field("units").text().equals("classes")) throw value.wrong("only 'units: classes' have parts");
        LabelParts table = LabelParts.pinyin(labels);
        return network.then(new Dense(table.size(), true)).then(table.sum());
    }

    private Network conv(Setting value, Network network) {
        Map<String, Setting> fields =
                value.fields("filters", "kernel", "stride", "dilation", "padding", "groups", "bias", "merge", "start");
        int axes = network.outputShape().rank() - 1;
        Conv conv = Conv.of(value.field("filters").whole(1, LARGEST), extents(value.field("kernel"), axes));
        Network made = network.then(withOptions(conv, fields, axes));
        if (fields.containsKey("start")) start(fields.get("start"), conv, network);
        return made;
    }

    private void start(Setting value, Conv conv, Network before) {
        if (!value.text().equals("mel")) throw value.wrong("no start '" + value.text() + "'; known is mel");
        if (samplesASecond == 0 || before.output() != 0)
            throw value.wrong(
                    "only filters that hear the samples themselves can start as mel bands; leave 'start' out");
        first.add(new FirstValues(
                before.parameters().size(),
                FirstValues.melFilters(samplesASecond, conv.kernel().dim(0), conv.filters())));
    }

    private static Conv depthwise(Setting value, int axes, int channels) {
        Map<String, Setting> fields = value.fields("kernel", "stride", "dilation", "padding", "bias");
        return withOptions(Conv.depthwise(channels, extents(value.field("kernel"), axes)), fields, axes);
    }

    private static Conv withOptions(Conv conv, Map<String, Setting> fields, int axes) {
        Conv made = conv;
        for (Map.Entry<String, Setting> field : fields.entrySet()) {
            Setting value = field.getValue();
            made = switch (field.getKey()) {
                case "stride" -> made.stride(extents(value, axes));
                case "dilation" -> made.dilation(extents(value, axes));
                case "padding" -> made.padding(padding(value, axes));
                case "groups" -> made.groups(value.whole(1, LARGEST));
                case "bias" -> value.yes() ? made : made.withoutBias();
                case "merge" -> made.merge(merge(value));
                default -> made;
            };
        }
        return made;
    }

    private static Merge merge(Setting value) {
        return switch (value.text()) {
            case "sum" -> Merge.SUM;
            case "mean" -> Merge.MEAN;
            default -> throw value.wrong("'" + value.text() + "' is neither sum nor mean");
        };
    }

    private static Padding padding(Setting value, int axes) {
        if (!value.isText()) {
            Map<String, Setting> sides = value.fields("before", "after");
            Shape zeros = Shape.cube(0, axes);
            return Padding.of(
                    sides.containsKey("before") ? zeros(sides.get("before"), axes) : zeros,
                    sides.containsKey("after") ? zeros(sides.get("after"), axes) : zeros);
        }
        return switch (value.text()) {
            case "valid" -> Padding.VALID;
            case "same" -> Padding.SAME;
            case "full" -> Padding.FULL;
            default ->
                throw value.wrong("no padding '" + value.text() + "'; known are valid, same, full and"
                        + " {before: n, after: n}");
        };
    }

    private static Shape zeros(Setting value, int axes) {
        return Shape.of(spread(value.wholes(0, LARGEST), axes));
    }

    private static MaxPool maxPool(Setting value, int axes) {
        Map<String, Setting> fields = poolFields(value);
        int[] size = extents(fields.getOrDefault("size", value), axes);
        int[] stride = fields.containsKey("stride") ? extents(fields.get("stride"), axes) : size;
        Padding padding = fields.containsKey("padding") ? padding(fields.get("padding"), axes) : Padding.VALID;
        return new MaxPool(Shape.of(size), Shape.of(stride), padding);
    }

    private static AveragePool averagePool(Setting value, int axes) {
        MaxPool same = maxPool(value, axes);
        return new AveragePool(same.size(), same.stride(), same.padding());
    }

    private static Map<String, Setting> poolFields(Setting value) {
        boolean numbers = value.isText() || value.list().get(0) != value;
        return numbers ? Map.of() : value.fields("size", "stride", "padding");
    }

    private Network batchNorm(Setting value, Network network) {
        Map<String, Setting> fields = value.fields("epsilon", "momentum", "scale", "bands");
        BatchNorm usual = new BatchNorm();
        int scale = network.parameters().size();
        Network made = network.then(new BatchNorm(
                fields.containsKey("epsilon") ? (float) fields.get("epsilon").number(0, 1) : usual.epsilon(),
                fields.containsKey("momentum") ? (float) fields.get("momentum").number(0, 1) : usual.momentum(),
                fields.containsKey("bands") ? fields.get("bands").whole(1, LARGEST) : usual.bands()));
        if (fields.containsKey("scale"))
            first.add(FirstValues.all(scale, made.parameters().get(scale).values().length, (float)
                    fields.get("scale").number(0, LARGEST)));
        return made;
    }

    private int units(Setting value) {
        return value.text().equals("classes") ? labels.size() : value.whole(1, LARGEST);
    }

    private static int[] extents(Setting value, int axes) {
        return spread(value.wholes(1, LARGEST), axes);
    }

    private static int[] spread(int[] values, int axes) {
        return values.length == 1 ? Shape.cube(values[0], axes).dims() : values;
    }
}
