package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingPassTest {

    /** Batch norm at the front and in side paths, dropout, shortcuts of different sizes, cropped and not. */
    static Network residual() {
        return Network.of(Shape.of(40, 3))
                .batchNorm()
                .residual(body -> body.conv(3, 3).relu())
                .residual(body -> body.conv(6, 1).then(Activation.SILU).conv(3, 5), side -> side.batchNorm())
                .maxPool(2)
                .residual(body -> body.conv(3, 3).batchNorm().relu().dropout(0.3))
                .conv(8, 3)
                .residual(body -> body.then(Conv.depthwise(8, 3)))
                .then(Activation.HARD_SWISH)
                .averagePoolOverTime()
                .residual(body -> body.dense(8))
                .dropout(0.3)
                .dense(5)
                .softmax();
    }

    @Test
    void threadsDoNotChangeABitOfTheGradients() {
        SplittableRandom random = new SplittableRandom(1);
        Network net = Tensors.stirred(residual(), random);
        float[] x = Tensors.random(37 * 120, random);
        float[] dLogits = Tensors.random(37 * 5, random);
        float[][] want = null;
        float[] wantLogits = null;
        for (int round = 0; round < 40; round++) {
            int threads = new int[] {1, 2, 3, 5}[round % 4];
            try (Workers workers = new Workers(threads)) {
                Network copy = net.copy();
                TrainingPass pass = new TrainingPass(copy, 37, workers);
                System.arraycopy(x, 0, pass.input(), 0, x.length);
                float[] logits = pass.forward(37, 5).clone();
                float[][] gradients = pass.backward(dLogits);
                if (want == null) {
                    want = gradients;
                    wantLogits = logits;
                }
                assertArrayEquals(wantLogits, logits, threads + " threads");
                for (int p = 0; p < want.length; p++)
                    assertArrayEquals(
                            want[p],
                            gradients[p],
                            threads + " threads, " + net.parameters().get(p).name());
            }
        }
    }

    @Test
    void sidePathsOfDifferentSizesDoNotDisturbEachOther() {
        SplittableRandom random = new SplittableRandom(2);
        Network net = Network.of(Shape.of(64, 4)).conv(8, 1);
        for (int i = 0; i < 6; i++) net = net.residual(body -> body.relu()).averagePool(2);
        net = Tensors.stirred(net.flatten().dense(2), random);
        float[] x = Tensors.random(64 * 256, random);
        float[] dLogits = Tensors.random(64 * 2, random);
        float[][] want = null;
        for (int round = 0; round < 60; round++) {
            try (Workers workers = new Workers(round == 0 ? 1 : 4)) {
                TrainingPass pass = new TrainingPass(net, 64, workers);
                System.arraycopy(x, 0, pass.input(), 0, x.length);
                pass.forward(64, 0);
                float[][] gradients = pass.backward(dLogits);
                if (want == null) want = gradients;
                for (int p = 0; p < want.length; p++) assertArrayEquals(want[p], gradients[p], "round " + round);
            }
        }
    }

    @Test
    void aSecondPassIsNotDisturbedByTheFirst() {
        SplittableRandom random = new SplittableRandom(3);
        Network net = Tensors.stirred(residual(), random);
        try (Workers workers = new Workers(2)) {
            TrainingPass used = new TrainingPass(net.copy(), 20, workers);
            float[] x = Tensors.random(20 * 120, random);
            float[] dLogits = Tensors.random(100, random);
            System.arraycopy(x, 0, used.input(), 0, x.length);
            used.forward(20, 1);
            used.backward(dLogits);
            TrainingPass fresh = new TrainingPass(net.copy(), 20, workers);
            System.arraycopy(x, 0, fresh.input(), 0, x.length);
            float[] again = used.forward(7, 2).clone();
            float[] once = fresh.forward(7, 2);
            for (int i = 0; i < 7 * 5; i++) assertEquals(once[i], again[i]);
            float[][] twice = used.backward(dLogits);
            float[][] first = fresh.backward(dLogits);
            for (int p = 0; p < first.length; p++) assertArrayEquals(first[p], twice[p]);
        }
    }

    @Test
    void nodesBesideTheWayToTheLogitsChangeNothing() {
        SplittableRandom random = new SplittableRandom(5);
        Network base = Network.of(Shape.of(6)).dense(4);
        Network beside = base.relu().from(1).dense(3).from(1).dense(2).from(3).softmax();
        Network alone = base.dense(3).softmax();
        Tensors.stirred(beside, random);
        float[] w = beside.parameters().get(2).values();
        System.arraycopy(w, 0, alone.parameters().get(2).values(), 0, w.length);
        float[] x = Tensors.random(12, random);
        float[] dLogits = Tensors.random(6, random);
        try (Workers workers = new Workers(2)) {
            TrainingPass pass = new TrainingPass(alone, 2, workers);
            TrainingPass other = new TrainingPass(beside, 2, workers);
            System.arraycopy(x, 0, pass.input(), 0, 12);
            System.arraycopy(x, 0, other.input(), 0, 12);
            for (int round = 0; round < 2; round++) {
                pass.forward(2, 0);
                other.forward(2, 0);
                float[][] want = pass.backward(dLogits);
                float[][] have = other.backward(dLogits);
                for (int p = 0; p < want.length; p++) assertArrayEquals(want[p], have[p]);
            }
        }
    }

    @Test
    void batchNormSeesTheWholeBatchAcrossShards() {
        SplittableRandom random = new SplittableRandom(6);
        Network net = Network.of(Shape.of(5, 2)).batchNorm();
        float[] x = Tensors.random(40 * 10, random);
        // one sample unlike the others, which only its own shard sees
        for (int i = 390; i < 400; i++) x[i] += 50;
        try (Workers workers = new Workers(2)) {
            TrainingPass pass = new TrainingPass(net, 40, workers);
            System.arraycopy(x, 0, pass.input(), 0, x.length);
            float[] y = pass.forward(40, 0);
            for (int c = 0; c < 2; c++) {
                double mean = 0;
                double variance = 0;
                for (int i = c; i < x.length; i += 2) mean += x[i] / 200;
                for (int i = c; i < x.length; i += 2) variance += (x[i] - mean) * (x[i] - mean) / 200;
                for (int i = c; i < x.length; i += 2)
                    assertEquals((x[i] - mean) / Math.sqrt(variance + 1e-5), y[i], 1e-5);
                assertEquals(0.1 * mean, net.parameters().get(2).values()[c], 1e-5);
                assertEquals(
                        0.9 + 0.1 * variance * 200 / 199,
                        net.parameters().get(3).values()[c],
                        1e-4);
            }
        }
    }

    @Test
    void twoDropoutsDropDifferentThings() {
        Network net = Network.of(Shape.of(1000)).dropout(0.5).dropout(0.5);
        try (Workers workers = new Workers(1)) {
            TrainingPass pass = new TrainingPass(net, 1, workers);
            Arrays.fill(pass.input(), 1);
            int kept = 0;
            for (float y : pass.forward(1, 9)) if (y != 0) kept++;
            assertTrue(kept > 200 && kept < 300, kept + " of 1000 survived both");
        }
    }

    @Test
    void theKeyDecidesWhatIsDropped() {
        Network net = Network.of(Shape.of(50)).dropout(0.5);
        try (Workers workers = new Workers(1)) {
            TrainingPass pass = new TrainingPass(net, 1, workers);
            Arrays.fill(pass.input(), 1);
            String one = Arrays.toString(pass.forward(1, 1));
            assertEquals(one, Arrays.toString(pass.forward(1, 1)));
            assertNotEquals(one, Arrays.toString(pass.forward(1, 2)));
        }
    }

    @Test
    void inferenceAndTrainingAgreeWhereNothingIsDroppedOrMeasured() {
        SplittableRandom random = new SplittableRandom(4);
        Network net = Tensors.stirred(
                Network.of(Shape.of(12, 2))
                        .conv(5, 3)
                        .relu()
                        .maxPoolOverTime()
                        .dense(3)
                        .softmax(),
                random);
        try (Workers workers = new Workers(2)) {
            TrainingPass pass = new TrainingPass(net, 6, workers);
            float[] x = Tensors.random(6 * 24, random);
            System.arraycopy(x, 0, pass.input(), 0, x.length);
            float[] logits = pass.forward(6, 0).clone();
            Workspace workspace = net.workspace();
            workspace.run(x, 6);
            assertArrayEquals(workspace.value(net.logits()), logits);
        }
    }

    @Test
    void changedParametersCountInTheNextPass() {
        Network net = Network.of(Shape.of(2)).dense(1);
        float[] w = net.parameters().get(0).values();
        try (Workers workers = new Workers(2)) {
            TrainingPass pass = new TrainingPass(net, 1, workers);
            float[] x = {1, 2};
            System.arraycopy(x, 0, pass.input(), 0, 2);
            w[0] = 1;
            w[1] = 1;
            pass.parametersChanged();
            assertEquals(3, pass.forward(1, 0)[0]);
            assertEquals(3, net.workspace().run(x, 1)[0]);
            w[1] = 2;
            pass.parametersChanged();
            assertEquals(5, pass.forward(1, 0)[0]);
            assertEquals(5, net.workspace().run(x, 1)[0]);
        }
    }

    @Test
    void batchesThatDoNotFitAreRefused() {
        Network net = Network.of(Shape.of(2)).dense(3);
        try (Workers workers = new Workers(1)) {
            TrainingPass pass = new TrainingPass(net, 4, workers);
            assertEquals(
                    "a batch of 5 samples; from 1 to 4 fit",
                    assertThrows(IllegalArgumentException.class, () -> pass.forward(5, 0))
                            .getMessage());
            assertThrows(IllegalArgumentException.class, () -> pass.forward(0, 0));
            assertEquals(
                    "batches of 0 samples; at least 1 is needed",
                    assertThrows(IllegalArgumentException.class, () -> new TrainingPass(net, 0, workers))
                            .getMessage());
            Network empty = Network.of(Shape.of(2));
            assertEquals(
                    "a network without layers cannot be trained",
                    assertThrows(IllegalArgumentException.class, () -> new TrainingPass(empty, 1, workers))
                            .getMessage());
        }
    }
}
