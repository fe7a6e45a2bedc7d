package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StreamingNetworkProperties {

    /** Frames that are not numbers included, which leave again with their windows. */
    @Property(tries = 1000)
    void streamingHasTheBitsOfEveryWindow(
            @ForAll long seed, @ForAll @IntRange(max = 150) int more, @ForAll boolean broken) {
        SplittableRandom random = new SplittableRandom(seed);
        Network network = StreamableNetworks.of(random);
        Shape input = network.inputShape();
        int channels = input.channels();
        int frames = input.dim(0) + more;
        float[] x = Tensors.random(frames * channels, random);
        if (broken) x[random.nextInt(x.length)] = Float.NaN;
        long[] windows = {0};
        int[] step = {0};
        StreamingNetwork stream = new StreamingNetwork(network, (first, outputs) -> {
            assertEquals(windows[0]++ * step[0], first);
            int at = (int) first * channels;
            float[] window = Arrays.copyOfRange(x, at, at + input.size());
            assertArrayEquals(network.forward(new Tensor(input, window)).data(), outputs);
        });
        step[0] = stream.step();
        for (int round = 0; round < 2; round++) {
            // a first round that stops anywhere, and is forgotten
            int n = round == 0 ? random.nextInt(frames) : frames;
            windows[0] = 0;
            for (int t = 0; t < n; t++) stream.accept(x, t * channels);
            assertEquals(n < input.dim(0) ? 0 : (n - input.dim(0)) / step[0] + 1, windows[0]);
            stream.reset();
        }
    }
}
