package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What cannot be is refused in one sentence that names the numbers and the mend. */
class RefusalTest {

    private static void refused(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    @Test
    void convolutionsThatMakeNoSense() {
        refused("conv: 0 filters; at least 1 is needed", () -> Conv.of(0, 3));
        refused("kernel 3×0: every extent must be at least 1", () -> Conv.of(1, 3, 0));
        refused("stride 0: every extent must be at least 1", () -> Conv.of(1, 3).stride(0));
        refused("dilation 0: every extent must be at least 1", () -> Conv.of(1, 3)
                .dilation(0));
        refused("conv: 3 groups do not divide 4 filters", () -> Conv.of(4, 3).groups(3));
        refused("conv: 0 groups do not divide 4 filters", () -> Conv.of(4, 3).groups(0));
        refused(
                "kernel 3 and stride 2×2 differ in their number of axes; give both one extent for each",
                () -> Conv.of(4, 3).stride(2, 2));
        refused(
                "kernel 3 and dilation 2×2 differ in their number of axes; give both one extent for each",
                () -> Conv.of(4, 3).dilation(2, 2));
        refused("negative extent in shape [-1]", () -> Padding.of(Shape.of(-1), Shape.of(0)));
    }

    @Test
    void sumsOfPartsThatAreNotThere() {
        refused("part sum: a table of 3 does not have rows of 2 parts", () -> new PartSum(new int[3], 2));
        refused("part sum: a table of 0 does not have rows of 1 parts", () -> new PartSum(new int[0], 1));
        refused("part sum: there is no part -1", () -> new PartSum(new int[] {0, -1}, 2));
        refused("part sum: part 3 is not among the 3 inputs", () -> Network.of(Shape.of(3))
                .then(new PartSum(new int[] {0, 3}, 1)));
        refused(
                "part sum: the input 4×3 is not a row of numbers; put a dense layer before it",
                () -> Network.of(Shape.of(4, 3)).then(new PartSum(new int[] {0, 1}, 1)));
    }

    @Test
    void channelsThatAreNotThere() {
        refused("select channels: there are none; give at least one", () -> new SelectChannels(List.of()));
        refused("select channels: there is no channel -1", () -> new SelectChannels(List.of(0, -1)));
        refused("select channels: one stands twice in [1, 0, 1]", () -> new SelectChannels(List.of(1, 0, 1)));
        refused("select channels: channel 3 is not among the 3 of the input 4×3", () -> Network.of(Shape.of(4, 3))
                .then(new SelectChannels(List.of(0, 3))));
    }

    @Test
    void inputsThatConvolutionsCannotTake() {
        Network sound = Network.of(Shape.of(10, 3));
        refused(
                "conv: a window of 11 does not fit into 10; make the input longer or the window shorter",
                () -> sound.conv(4, 11));
        refused(
                "conv: a window of 13 does not fit into 10; make the input longer or the window shorter",
                () -> sound.then(Conv.of(4, 5).dilation(3)));
        refused(
                "conv: 2 groups do not divide the 3 channels of 10×3",
                () -> sound.then(Conv.of(4, 3).groups(2)));
        refused(
                "conv: the input 10×3 has 1 spatial axes, the layer 2; give the layer one extent for each",
                () -> sound.conv(4, 3, 3));
        refused(
                "padding 1×1|1×1 has another number of axes than the input 10",
                () -> sound.then(Conv.of(4, 3).padding(Padding.of(Shape.of(1, 1), Shape.of(1, 1)))));
    }

    @Test
    void poolsThatMakeNoSense() {
        refused("max pool 0: every extent must be at least 1", () -> MaxPool.of(0));
        refused("average pool 0: every extent must be at least 1", () -> AveragePool.of(0));
        refused("stride 0: every extent must be at least 1", () -> new MaxPool(Shape.of(2), Shape.of(0), Padding.SAME));
        refused(
                "max pool 2 and stride 1×1 differ in their number of axes; give both one extent for each",
                () -> new MaxPool(Shape.of(2), Shape.of(1, 1), Padding.SAME));
        refused(
                "average pool 2 and stride 1×1 differ in their number of axes; give both one extent for each",
                () -> new AveragePool(Shape.of(2), Shape.of(1, 1), Padding.SAME));
        refused(
                "max pool: a window of 3 does not fit into 2; make the input longer or the window shorter",
                () -> Network.of(Shape.of(2, 1)).maxPool(3));
        refused(
                "average pool: a window of 3 does not fit into 2; make the input longer or the window shorter",
                () -> Network.of(Shape.of(2, 1)).averagePool(3));
    }

    @Test
    void maximaOfNothingButPadding() {
        Shape five = Shape.of(5, 1);
        for (Padding padding :
                new Padding[] {Padding.of(Shape.of(2), Shape.of(0)), Padding.of(Shape.of(0), Shape.of(3))})
            refused(
                    "max pool: a window of 2 lies wholly in the padding " + padding
                            + " of 5×1; pad by less than the window",
                    () -> new MaxPool(Shape.of(2), Shape.of(2), padding).outputShape(five));
        refused(
                "max pool: a window of 2 lies wholly in the padding 0|2 of 4×1; pad by less than the window",
                () -> new MaxPool(Shape.of(2), Shape.of(2), Padding.of(Shape.of(0), Shape.of(2)))
                        .outputShape(Shape.of(4, 1)));
        // the last window begins at the last input
        assertEquals(
                Shape.of(3, 1),
                new MaxPool(Shape.of(2), Shape.of(2), Padding.of(Shape.of(0), Shape.of(2))).outputShape(five));
    }

    @Test
    void otherLayers() {
        refused("dense: 0 units; at least 1 is needed", () -> new Dense(0, true));
        refused(
                "dense: the input 4×2 is not a row of numbers; flatten or pool it first",
                () -> Network.of(Shape.of(4, 2)).dense(3));
        for (float rate : new float[] {-0.1f, 1, Float.NaN})
            refused("dropout rate " + rate + ": take a number from 0 up to but without 1", () -> new Dropout(rate));
        refused(
                "add: cannot crop the shortcut 4×2 to 6×2; give it the same channels and at least the same extents",
                () -> new Add().outputShape(Shape.of(6, 2), Shape.of(4, 2)));
        refused(
                "add: cannot crop the shortcut 6×2 to 6×3; give it the same channels and at least the same extents",
                () -> Network.of(Shape.of(6, 2)).residual(body -> body.conv(3, 1)));
        for (float[] bad : new float[][] {{-1, 0.1f}, {1e-5f, 1.1f}, {1e-5f, -0.1f}, {Float.NaN, 0.1f}})
            refused(
                    "batch norm: epsilon " + bad[0] + " and momentum " + bad[1]
                            + "; epsilon must not be negative, momentum lies between 0 and 1",
                    () -> new BatchNorm(bad[0], bad[1]));
        refused("batch norm: 0 bands; there is at least 1", () -> new BatchNorm().bands(0));
    }

    @Test
    void losses() {
        for (double smoothing : new double[] {-0.1, 1, Double.NaN})
            refused(
                    "label smoothing " + smoothing + ": take a number from 0 up to but without 1",
                    () -> new SoftmaxCrossEntropy(smoothing, null));
        refused(
                "class weight -1.0 of class 1: take a number from 0 up",
                () -> new SoftmaxCrossEntropy(0, new float[] {1, -1}));
        refused(
                "class weight NaN of class 0: take a number from 0 up",
                () -> new SoftmaxCrossEntropy(0, new float[] {Float.NaN}));
        refused(
                "class weight Infinity of class 0: take a number from 0 up",
                () -> new SoftmaxCrossEntropy(0, new float[] {Float.POSITIVE_INFINITY}));
        refused("2 class weights for 3 classes; give one for each", () -> new SoftmaxCrossEntropy(0, new float[2])
                .loss(new float[3], 3, new int[1], 1, null));
        refused("target 3 of row 1: classes count from 0 to 2", () -> new SoftmaxCrossEntropy()
                .loss(new float[6], 3, new int[] {0, 3}, 2, null));
        refused("target -1 of row 0: classes count from 0 to 2", () -> new SoftmaxCrossEntropy()
                .loss(new float[6], 3, new int[] {-1, 0}, 2, null));
    }

    @Test
    void networks() {
        String mend = "; at least the axis of channels is needed, and no extent of 0";
        refused("a network cannot take samples of shape scalar" + mend, () -> Network.of(Shape.of()));
        refused("a network cannot take samples of shape 0×40" + mend, () -> Network.of(Shape.of(0, 40)));
        Network net = Network.of(Shape.of(10, 2)).conv(3, 3).flatten().dense(4);
        refused("a network cannot take samples of shape 0×2" + mend, () -> net.withInput(Shape.of(0, 2)));
        refused(
                "with input 11×2 dense3.weights would need shape 27×4 and has 24×4",
                () -> net.withInput(Shape.of(11, 2)));
        refused(
                "the network takes samples of 10×2 or batches of them, not 10×3",
                () -> net.forward(Tensor.zeros(Shape.of(10, 3))));
        refused(
                "the network takes samples of 10×2 or batches of them, not scalar",
                () -> net.forward(Tensor.zeros(Shape.of())));
        refused("2 samples of 10×2 do not stand in 39 numbers", () -> net.workspace()
                .run(new float[39], 2));
        refused("-1 samples of 10×2 do not stand in 39 numbers", () -> net.workspace()
                .run(new float[39], -1));
        Network other = Network.of(Shape.of(10, 2)).relu();
        Network base = Network.of(Shape.of(10, 2)).relu();
        refused("residual: each path must build on the network it is given", () -> base.residual(body -> other));
        refused(
                "residual: each path must build on the network it is given",
                () -> base.residual(body -> body.relu(), side -> other.relu().relu()));
        refused("residual: each path must build on the network it is given", () -> Network.of(Shape.of(9, 2))
                .residual(body -> other));
    }
}
