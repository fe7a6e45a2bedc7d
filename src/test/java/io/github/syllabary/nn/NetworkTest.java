package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void oneNumberStandsForAllAxes() {
        Network net = Network.of(Shape.of(28, 28, 1)).conv(8, 5).maxPool(2).averagePool(3);
        assertEquals(Shape.of(4, 4, 8), net.outputShape());
        assertEquals(Shape.of(5, 5, 1, 8), net.parameters().get(0).spec().shape());
    }

    @Test
    void residualAddsTheCroppedInputToTheBody() {
        Network net = Network.of(Shape.of(5, 1)).residual(body -> body.conv(1, 3));
        float[] w = net.parameters().get(0).values();
        Arrays.fill(w, 1);
        net.parametersChanged();
        float[] y = net.forward(Tensor.of(Shape.of(5, 1), 1, 2, 3, 4, 5)).data();
        assertArrayEquals(new float[] {6 + 2, 9 + 3, 12 + 4}, y);
    }

    @Test
    void residualOfNothingDoubles() {
        Network net = Network.of(Shape.of(2)).residual(body -> body);
        assertArrayEquals(
                new float[] {2, 6}, net.forward(Tensor.of(Shape.of(2), 1, 3)).data());
    }

    @Test
    void aShortcutMayHaveLayersOfItsOwn() {
        Network net = Network.of(Shape.of(2))
                .residual(body -> body.relu(), side -> side.relu().relu());
        assertEquals(List.of(1, 3), net.nodes().get(3).inputs());
        assertArrayEquals(
                new float[] {2, 0}, net.forward(Tensor.of(Shape.of(2), 1, -3)).data());
    }

    @Test
    void nodesAndParametersHaveNames() {
        Network net = Network.of(Shape.of(9, 2))
                .conv(3, 2)
                .then(Activation.HARD_SWISH)
                .batchNorm();
        assertEquals(
                List.of("conv1", "hardswish2", "batchnorm3"),
                net.nodes().stream().map(Node::name).toList());
        assertEquals(
                List.of(
                        "conv1.weights",
                        "conv1.bias",
                        "batchnorm3.scale",
                        "batchnorm3.shift",
                        "batchnorm3.mean",
                        "batchnorm3.variance"),
                net.parameters().stream().map(Parameter::name).toList());
        assertEquals(2 * 2 * 3 + 3 + 3 + 3, net.learntNumbers());
    }

    @Test
    void logitsStandBeforeTheClosingSoftmax() {
        Network net = Network.of(Shape.of(4)).dense(3);
        assertEquals(1, net.logits());
        assertEquals(1, net.softmax().logits());
        assertEquals(2, net.softmax().output());
        assertEquals(0, Network.of(Shape.of(4)).logits());
    }

    @Test
    void aNetworkWithoutLayersGivesItsInput() {
        assertArrayEquals(
                new float[] {1, 2},
                Network.of(Shape.of(2)).forward(Tensor.of(Shape.of(2), 1, 2)).data());
    }

    @Test
    void batchesOfAnySizeComeBackInTheirForm() {
        Network net = Network.of(Shape.of(4)).dense(3);
        assertEquals(Shape.of(3), net.forward(Tensor.zeros(Shape.of(4))).shape());
        assertEquals(Shape.of(2, 3), net.forward(Tensor.zeros(Shape.of(2, 4))).shape());
        assertEquals(
                Shape.of(0, 3),
                Network.of(Shape.of(4))
                        .dense(3)
                        .forward(Tensor.zeros(Shape.of(0, 4)))
                        .shape());
    }

    @Test
    void resultsBelongToTheCaller() {
        Network net = Network.of(Shape.of(1)).relu();
        Tensor first = net.forward(Tensor.of(Shape.of(1), 1));
        net.forward(Tensor.of(Shape.of(1), 2));
        assertEquals(1, first.data()[0]);
    }

    @Test
    void firstValuesFollowFromTheSeedAndTheFanIn() {
        Network net = Network.of(Shape.of(20, 10)).conv(50, 4).batchNorm().initialise(1);
        float[] w = net.parameters().get(0).values();
        double bound = Math.sqrt(6.0 / 40);
        double squares = 0;
        for (float v : w) {
            assertTrue(Math.abs(v) <= bound);
            squares += v * v;
        }
        assertEquals(2.0 / 40, squares / w.length, 0.1 * 2 / 40);
        assertArrayEquals(new float[50], net.parameters().get(1).values());
        assertEquals(1, net.parameters().get(2).values()[0]);
        assertEquals(1, net.parameters().get(5).values()[0]);
        float[] again = net.copy().initialise(1).parameters().get(0).values();
        assertArrayEquals(w, again);
        assertNotEquals(w[0], net.copy().initialise(2).parameters().get(0).values()[0]);
    }

    @Test
    void firstValuesReplaceTheOldOnesAtOnce() {
        Network net = Network.of(Shape.of(4)).dense(1);
        Tensor x = Tensor.of(Shape.of(4), 1, 2, 3, 4);
        net.initialise(1);
        float before = net.forward(x).data()[0];
        net.initialise(2);
        assertNotEquals(before, net.forward(x).data()[0]);
    }

    @Test
    void aCopyHasParametersOfItsOwn() {
        Network net = Network.of(Shape.of(4)).dense(1).initialise(3);
        Network copy = net.copy();
        Tensor x = Tensor.of(Shape.of(4), 1, 2, 3, 4);
        assertArrayEquals(net.forward(x).data(), copy.forward(x).data());
        assertNotSame(net.parameters().get(0).values(), copy.parameters().get(0).values());
    }

    @Test
    void withOtherInputTheParametersAreShared() {
        Network net = Tensors.stirred(
                Network.of(Shape.of(20, 3))
                        .conv(4, 3)
                        .residual(body -> body.conv(4, 3))
                        .maxPoolOverTime()
                        .dense(2),
                new SplittableRandom(1));
        Network longer = net.withInput(Shape.of(50, 3));
        assertEquals(Shape.of(50, 3), longer.inputShape());
        assertEquals(Shape.of(48, 4), longer.shape(1));
        assertSame(net.parameters().get(0), longer.parameters().get(0));
        assertEquals(Shape.of(2), longer.forward(Tensor.zeros(Shape.of(50, 3))).shape());
    }

    @Test
    void aWorkspaceShowsWhatEachNodeGaveInTheLastRun() {
        Network net = Network.of(Shape.of(2)).relu().softmax();
        Workspace workspace = net.workspace();
        workspace.run(new float[] {-1, 3}, 1);
        assertArrayEquals(new float[] {0, 3}, workspace.value(1));
        workspace.run(new float[] {-1, 3, 4, 5}, 2);
        assertArrayEquals(new float[] {0, 3, 4, 5}, workspace.value(1));
    }

    @Test
    void volumesPassThroughAWholeStack() {
        SplittableRandom random = new SplittableRandom(9);
        Network volume = Network.of(Shape.of(9, 8, 7, 2))
                .conv(3, 3)
                .relu()
                .maxPool(2)
                .conv(4, 2)
                .flatten()
                .dense(3);
        assertEquals(Shape.of(3), volume.outputShape());
        Tensor x = Tensors.random(Shape.of(9, 8, 7, 2), random);
        float sum = 0;
        for (float y : Tensors.stirred(volume, random).softmax().forward(x).data()) sum += y;
        assertEquals(1, sum, 1e-6);
    }
}
