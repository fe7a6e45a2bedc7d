package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batch normalisation in sub-bands. */
class SubBandsTest {
    private static final Shape SAMPLE = Shape.of(5, 6, 2);
    private static final int SAMPLES = 4;

    @Test
    void trainingAndUseArePyTorchs() throws IOException {
        Golden golden = Golden.read("sub-bands.txt").get(0);
        BatchNorm layer = new BatchNorm().bands(3);
        List<Parameter> parameters = new ArrayList<>();
        for (ParameterSpec spec : layer.parameters(SAMPLE)) {
            assertEquals(Shape.of(3, 2), spec.shape());
            float[] values = new float[6];
            if (spec.learnt()) System.arraycopy(golden.get(spec.name()).data(), 0, values, 0, 6);
            else spec.initialise(values, 0);
            parameters.add(new Parameter(spec.name(), spec, values));
        }
        BoundLayer bound = layer.bind(new Shape[] {SAMPLE}, parameters);
        BatchStatistics statistics = (BatchStatistics) bound;
        Pass training = new Pass(true, 1, new Scratch());
        float[][] x = {golden.get("x").data()};
        float[] dy = golden.get("dy").data();
        float[] y = new float[dy.length];
        float[][] dx = {new float[dy.length]};
        float[][] dp = new float[4][6];

        double[] sums = new double[statistics.sums()];
        statistics.collectForward(x[0], 0, SAMPLES, sums);
        statistics.settleForward(sums, SAMPLES);
        bound.forward(x, y, 0, SAMPLES, training);
        assertArrayEquals(golden.get("y").data(), y, 2e-6f);

        sums = new double[statistics.sums()];
        statistics.collectBackward(x[0], dy, 0, SAMPLES, sums);
        statistics.settleBackward(sums, SAMPLES, dp);
        bound.backward(x, y, dy, dx, dp, 0, SAMPLES, training);
        assertArrayEquals(golden.get("dx").data(), dx[0], 2e-6f);
        assertArrayEquals(golden.get("dscale").data(), dp[0], 1e-5f);
        assertArrayEquals(golden.get("dshift").data(), dp[1], 1e-5f);
        assertArrayEquals(golden.get("mean").data(), parameters.get(2).values(), 1e-6f);
        assertArrayEquals(golden.get("variance").data(), parameters.get(3).values(), 1e-6f);

        bound.refresh();
        bound.forward(x, y, 0, SAMPLES, Pass.inference());
        assertArrayEquals(golden.get("outside").data(), y, 2e-6f);
    }

    @Test
    void eachBandHasAScaleOfItsOwn() {
        Tensor x = Tensor.of(Shape.of(1, 4, 1), 1, 2, 3, 4);
        float[] y = Layers.forward(
                        new BatchNorm(0, 0.1f, 2),
                        x,
                        new float[] {10, 100},
                        new float[] {0, 1},
                        new float[] {0, 3},
                        new float[] {1, 4})
                .data();
        assertArrayEquals(new float[] {10, 20, 1, 51}, y);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6,5    | 2 | batch norm in 2 bands: the input 6×5 has no axis behind the first
            6,5,2  | 2 | the last axis of the input 6×5×2, 5 wide, is not divided evenly
            """)
    void whatCannotBeDividedIsSaid(String dims, int bands, String message) {
        Shape x =
                Shape.of(Stream.of(dims.split(",")).mapToInt(Integer::parseInt).toArray());
        Network network = Network.of(x);
        BatchNorm norm = new BatchNorm().bands(bands);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> network.then(norm));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
