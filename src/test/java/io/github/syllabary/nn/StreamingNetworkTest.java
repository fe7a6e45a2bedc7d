package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StreamingNetworkTest {
    private static final StreamingNetwork.Sink NOBODY = (first, outputs) -> {};

    static Network mel() {
        return Network.of(Shape.of(98, 40))
                .conv(64, 5)
                .batchNorm()
                .relu()
                .maxPool(2)
                .conv(128, 5)
                .batchNorm()
                .relu()
                .maxPool(2)
                .conv(128, 3)
                .batchNorm()
                .relu()
                .maxPoolOverTime()
                .dense(35)
                .softmax();
    }

    static Network wave() {
        return Network.of(Shape.of(8000, 1))
                .then(Conv.of(32, 80).stride(16))
                .relu()
                .maxPool(4)
                .conv(32, 3)
                .relu()
                .maxPool(4)
                .conv(64, 3)
                .relu()
                .maxPool(4)
                .conv(64, 3)
                .relu()
                .maxPoolOverTime()
                .dense(35)
                .softmax();
    }

    @Test
    void windowsStandOnTheGridOfTheTotalStride() {
        assertEquals(4, new StreamingNetwork(mel(), NOBODY).step());
        assertEquals(1024, new StreamingNetwork(wave(), NOBODY).step());
        assertEquals(98, new StreamingNetwork(mel(), NOBODY).window());
    }

    @Test
    void windowsOfLayersOfDifferentStrideShareOneGrid() {
        Network network = over(
                20,
                x -> x.residual(body -> body.averagePool(2).maxPoolOverTime(), side -> side.averagePool(3)
                        .averagePoolOverTime()));
        assertEquals(6, new StreamingNetwork(network, NOBODY).step());
        check(network, 60);
    }

    @Test
    void theReferenceNetworksStreamToTheBit() {
        check(mel(), 98 + 41);
        check(wave(), 8000 + 3000);
    }

    private static void check(Network network, int frames) {
        SplittableRandom random = new SplittableRandom(1);
        Tensors.stirred(network, random);
        int channels = network.inputShape().channels();
        float[] x = Tensors.random(frames * channels, random);
        List<Long> seen = new ArrayList<>();
        StreamingNetwork stream = new StreamingNetwork(network, (first, outputs) -> {
            int at = (int) first * channels;
            float[] window = Arrays.copyOfRange(x, at, at + network.inputShape().size());
            assertArrayEquals(
                    network.forward(new Tensor(network.inputShape(), window)).data(), outputs);
            seen.add(first);
        });
        for (int t = 0; t < frames; t++) stream.accept(x, t * channels);
        assertEquals((frames - stream.window()) / stream.step() + 1, seen.size());
    }

    @Test
    void kernelsAlongTimeAndFrequencyStreamToTheBit() {
        Network network = over(30, x -> x.conv(12, 1)
                .then(new AsPicture())
                .then(Conv.of(4, 3, 3).stride(1, 2).withoutBias())
                .relu()
                .then(MaxPool.of(2, 1))
                .residual(body -> body.conv(4, 3, 2).batchNorm())
                .maxPoolOverTime()
                .dense(3));
        assertEquals(2, new StreamingNetwork(network, NOBODY).step());
        check(network, 60);
    }

    @Test
    void theFirstWindowComesWithItsLastFrame() {
        List<Long> seen = new ArrayList<>();
        StreamingNetwork stream = new StreamingNetwork(mel(), (first, outputs) -> seen.add(first));
        float[] frame = new float[40];
        for (int t = 0; t < 97; t++) stream.accept(frame, 0);
        assertEquals(List.of(), seen);
        stream.accept(frame, 0);
        assertEquals(List.of(0L), seen);
        for (int t = 0; t < 4; t++) stream.accept(frame, 0);
        assertEquals(List.of(0L, 4L), seen);
    }

    @Test
    void aSinkThatThrowsDoesNotDisturbTheStream() {
        Network network = Tensors.stirred(mel(), new SplittableRandom(2));
        float[] x = Tensors.random(110 * 40, new SplittableRandom(3));
        List<float[]> want = new ArrayList<>();
        StreamingNetwork quiet = new StreamingNetwork(network, (first, outputs) -> want.add(outputs.clone()));
        for (int t = 0; t < 110; t++) quiet.accept(x, t * 40);
        List<float[]> have = new ArrayList<>();
        StreamingNetwork loud = new StreamingNetwork(network, (first, outputs) -> {
            have.add(outputs.clone());
            throw new IllegalStateException("loud");
        });
        int thrown = 0;
        for (int t = 0; t < 110; t++) {
            try {
                loud.accept(x, t * 40);
            } catch (IllegalStateException e) {
                thrown++;
            }
        }
        assertEquals(4, thrown);
        assertArrayEquals(want.toArray(), have.toArray());
    }

    @Test
    void saysWhyANetworkCannotStream() {
        assertEquals(Optional.empty(), StreamingNetwork.problem(mel()));
        assertEquals(
                "conv1 (conv 2, kernel 3, padding same) pads its input in time; only layers without padding in time stream",
                problem(x -> x.then(Conv.of(2, 3).padding(Padding.SAME)).maxPoolOverTime()));
        assertEquals(
                "maxpool1 (max pool 3, padding same) pads its input in time; only layers without padding in time stream",
                problem(x -> x.then(new MaxPool(Shape.of(3), Shape.of(3), Padding.SAME))
                        .maxPoolOverTime()));
        assertEquals(
                "the output 20×3 still has frames in time; end with pooling over time or flatten",
                problem(UnaryOperator.identity()));
        assertEquals(
                "add2 (add) adds branches of different stride",
                problem(x -> x.residual(body -> body.averagePool(2)).maxPoolOverTime()));
        assertEquals(
                "conv1 (conv 2, kernel 1, stride 21) looks only every 21 frames at windows of 20, so that some sound"
                        + " would never be heard",
                problem(x -> x.then(Conv.of(2, 1).stride(21)).maxPoolOverTime()));
        assertEquals(
                "conv2 (conv 2, kernel 3×1, padding 1×0|0×0) pads its input in time; only layers without padding in"
                        + " time stream",
                problem(x -> x.then(new AsPicture())
                        .then(Conv.of(2, 3, 1).padding(Padding.of(Shape.of(1, 0), Shape.of(0, 0))))
                        .maxPoolOverTime()));
        assertEquals(
                "the input 8×8×1 is not one of frames in time; only time×channels streams",
                StreamingNetwork.problem(Network.of(Shape.of(8, 8, 1)).maxPoolOverTime())
                        .orElseThrow());
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new StreamingNetwork(over(20, x -> x), NOBODY));
        assertEquals(
                "the network cannot stream: the output 20×3 still has frames in time; end with pooling over time"
                        + " or flatten",
                e.getMessage());
    }

    @Test
    void layersTheOutputDoesNotDependOnDoNotMatter() {
        Network network =
                over(20, x -> x).then(Conv.of(2, 3).padding(Padding.SAME)).then(new GlobalMaxPool(), List.of(0));
        assertEquals(Optional.empty(), StreamingNetwork.problem(network));
        check(network, 30);
    }

    private static String problem(UnaryOperator<Network> layers) {
        return StreamingNetwork.problem(over(20, layers)).orElseThrow();
    }

    private static Network over(int frames, UnaryOperator<Network> layers) {
        return layers.apply(Network.of(Shape.of(frames, 3)));
    }
}
