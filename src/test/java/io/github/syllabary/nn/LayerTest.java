package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LayerTest {

    @Test
    void fiveByFiveByTwoFlattensToFifty() {
        Tensor maps = Tensors.random(Shape.of(5, 5, 2), new SplittableRandom(1));
        Tensor row = Layers.forward(new Flatten(), maps);
        assertEquals(Shape.of(50), row.shape());
        assertArrayEquals(maps.data(), row.data());
    }

    @Test
    void paddingNeverWinsTheMaximum() {
        Tensor x = Tensor.of(Shape.of(3, 1), -3, -2, -5);
        MaxPool pool = new MaxPool(Shape.of(2), Shape.of(2), Padding.of(Shape.of(1), Shape.of(0)));
        assertArrayEquals(new float[] {-3, -2}, Layers.forward(pool, x).data());
        assertArrayEquals(new float[] {1, 10, 0}, Layers.gradient(pool, x, 1, 10));
    }

    @Test
    void paddingDoesNotCountInTheMean() {
        Tensor x = Tensor.of(Shape.of(3, 1), 3, 2, 6);
        AveragePool pool = new AveragePool(Shape.of(2), Shape.of(2), Padding.of(Shape.of(1), Shape.of(0)));
        assertArrayEquals(new float[] {3, 4}, Layers.forward(pool, x).data());
        AveragePool wide = new AveragePool(Shape.of(2), Shape.of(2), Padding.of(Shape.of(2), Shape.of(1)));
        assertArrayEquals(new float[] {0, 2.5f, 6}, Layers.forward(wide, x).data());
    }

    @Test
    void theFirstOfEqualMaximaGetsTheGradient() {
        Tensor x = Tensor.of(Shape.of(4, 1), 1, 7, 7, 0);
        assertArrayEquals(new float[] {0, 5, 0, 0}, Layers.gradient(new GlobalMaxPool(), x, 5));
        assertArrayEquals(new float[] {0, 5, 0, 0}, Layers.gradient(MaxPool.of(4), x, 5));
        Tensor nan = Tensor.of(Shape.of(2, 1), Float.NaN, Float.NaN);
        assertArrayEquals(new float[] {5, 0}, Layers.gradient(new GlobalMaxPool(), nan, 5));
    }

    @Test
    void poolsOverAllPositionsTreatChannelsApart() {
        Tensor x = Tensor.of(Shape.of(2, 2, 2), 1, -8, 2, -7, 3, -6, 6, -5);
        assertArrayEquals(
                new float[] {6, -5}, Layers.forward(new GlobalMaxPool(), x).data());
        assertArrayEquals(
                new float[] {3, -6.5f},
                Layers.forward(new GlobalAveragePool(), x).data());
    }

    @Test
    void activationsAreTheirFormulas() {
        Tensor x = Tensor.of(Shape.of(5), -4, -1, 0, 1, 4);
        assertArrayEquals(
                new float[] {0, 0, 0, 1, 4}, Layers.forward(Activation.RELU, x).data());
        assertArrayEquals(new float[] {0, 0, 0, 2, 2}, Layers.gradient(Activation.RELU, x, 2, 2, 2, 2, 2));
        assertArrayEquals(
                new float[] {0, -1 / 3f, 0, 2 / 3f, 4},
                Layers.forward(Activation.HARD_SWISH, x).data(),
                1e-6f);
        float s = (float) (1 / (1 + Math.exp(-1)));
        assertEquals(s, Layers.forward(Activation.SILU, x).data()[3], 1e-6);
        assertArrayEquals(
                new float[] {4, 1, 0, 1, 4}, Layers.forward(Activation.ABS, x).data());
        assertArrayEquals(
                new float[] {0, 0, 0, (float) Math.log(2), (float) Math.log(5)},
                Layers.forward(Activation.LOG, x).data(),
                1e-6f);
    }

    @Test
    void softmaxTreatsEachPositionApart() {
        float[] p = Layers.forward(new Softmax(), Tensor.of(Shape.of(2, 2), 1e4f, -1e4f, 3, 3))
                .data();
        assertArrayEquals(new float[] {1, 0, 0.5f, 0.5f}, p);
    }

    @Test
    void lossSurvivesExtremeLogitsAndIsTheLogarithmOfTheProbability() {
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
        assertEquals(2e4, loss.loss(new float[] {1e4f, -1e4f}, 2, new int[] {1}, 1, null), 1e-3);
        assertEquals(Math.log(4), loss.loss(new float[4], 4, new int[] {2}, 1, null), 1e-6);
        assertEquals(0, loss.loss(new float[0], 4, new int[0], 0, null));
    }

    @Test
    void lossIsTheMeanWeightedByClass() {
        float[] logits = {1, 0, 0, 1, 0, 0};
        SoftmaxCrossEntropy plain = new SoftmaxCrossEntropy();
        double first = plain.loss(logits, 3, new int[] {0}, 1, null);
        double second = plain.loss(logits, 3, new int[] {1}, 1, null);
        int[] targets = {0, 1};
        assertEquals((first + second) / 2, plain.loss(logits, 3, targets, 2, null), 1e-6);
        SoftmaxCrossEntropy weighted = new SoftmaxCrossEntropy(0, new float[] {3, 1, 1});
        assertEquals((3 * first + second) / 4, weighted.loss(logits, 3, targets, 2, null), 1e-6);
    }

    @Test
    void aBatchOfClassesThatDoNotCountHasNoLoss() {
        float[] d = {9, 9};
        assertEquals(0, new SoftmaxCrossEntropy(0, new float[] {0, 1}).loss(new float[2], 2, new int[1], 1, d));
        assertArrayEquals(new float[2], d, 1e-30f);
    }

    @Test
    void dropoutKeepsTheMeanInTrainingAndEverythingOtherwise() {
        Tensor x = Tensor.zeros(Shape.of(10_000));
        Arrays.fill(x.data(), 1);
        assertArrayEquals(x.data(), Layers.forward(new Dropout(0.25f), x).data());
        float[] mask = Layers.gradient(new Dropout(0.25f), x, x.data());
        double sum = 0;
        for (float m : mask) {
            assertTrue(m == 0 || Math.abs(m - 4 / 3f) < 1e-6);
            sum += m;
        }
        // six standard deviations of √(p / (1−p) / n)
        assertEquals(1, sum / mask.length, 6 * Math.sqrt(0.25 / 0.75 / mask.length));
    }

    @Test
    void batchNormUsesRunningStatisticsOutsideTraining() {
        Tensor x = Tensor.of(Shape.of(2, 2), 1, 2, 3, 4);
        float[] y = Layers.forward(
                        new BatchNorm(0, 0.1f),
                        x,
                        new float[] {2, 1},
                        new float[] {0.5f, 0},
                        new float[] {1, 2},
                        new float[] {4, 1})
                .data();
        assertArrayEquals(new float[] {0.5f, 0, 2.5f, 2}, y);
    }

    @Test
    void aConvolutionWithoutSpatialAxesIsADenseLayer() {
        Tensor x = Tensor.of(Shape.of(2), 3, 4);
        float[] w = {1, 10, 100, 2, 20, 200};
        float[] b = {1, 2, 3};
        float[] dense = Layers.forward(new Dense(3, true), x, w, b).data();
        assertArrayEquals(new float[] {12, 112, 1103}, dense);
        assertArrayEquals(dense, Layers.forward(Conv.of(3), x, w, b).data());
    }

    @Test
    void addCropsHalfOfTheDifferenceBefore() {
        Shape[] shapes = {Shape.of(2, 1), Shape.of(5, 1)};
        float[] y = new float[2];
        new Add().bind(shapes, List.of()).forward(new float[][] {{10, 20}, {1, 2, 3, 4, 5}}, y, 0, 1, Pass.inference());
        assertArrayEquals(new float[] {12, 23}, y);
    }

    @Test
    void paddingsAreThoseOfTheBooks() {
        Shape five = Shape.of(5, 1);
        assertEquals(Shape.of(3, 1), Conv.of(1, 3).outputShape(five));
        assertEquals(Shape.of(5, 1), Conv.of(1, 3).padding(Padding.SAME).outputShape(five));
        assertEquals(Shape.of(7, 1), Conv.of(1, 3).padding(Padding.FULL).outputShape(five));
        assertEquals(
                Shape.of(9, 1), Conv.of(1, 3).dilation(2).padding(Padding.FULL).outputShape(five));
        assertEquals(
                Shape.of(3, 1), Conv.of(1, 4).stride(2).padding(Padding.SAME).outputShape(five));
        assertEquals(
                Shape.of(6, 1),
                Conv.of(1, 3).padding(Padding.of(Shape.of(1), Shape.of(2))).outputShape(five));
        // of an odd number of zeros the greater part goes behind
        float[] y = Layers.forward(
                        Conv.of(1, 2).padding(Padding.SAME).withoutBias(),
                        Tensor.of(Shape.of(2, 1), 1, 2),
                        new float[] {10, 1})
                .data();
        assertArrayEquals(new float[] {12, 20}, y);
    }

    @Test
    void layersSayWhatTheyAre() {
        Conv conv = Conv.of(8, 3, 3)
                .stride(2)
                .dilation(1, 2)
                .padding(Padding.SAME)
                .groups(2)
                .merge(Merge.MEAN);
        assertEquals("conv 8, kernel 3×3, stride 2×2, dilation 1×2, padding same, groups 2, mean", conv.describe());
        assertEquals(
                "conv 4, kernel 3, padding 1|2",
                Conv.of(4, 3).padding(Padding.of(Shape.of(1), Shape.of(2))).describe());
        assertEquals(
                "max pool 2, stride 1, padding full", new MaxPool(Shape.of(2), Shape.of(1), Padding.FULL).describe());
        assertEquals("average pool 2×2", AveragePool.of(2, 2).describe());
        assertEquals("dense 3", new Dense(3, true).describe());
        assertEquals("dropout 0.5", new Dropout(0.5f).describe());
        assertEquals("batch norm", new BatchNorm().describe());
        assertEquals("batch norm in 2 bands", new BatchNorm().bands(2).describe());
        assertEquals("hard swish", Activation.HARD_SWISH.describe());
        assertEquals("add", new Add().describe());
        assertEquals("softmax", new Softmax().describe());
        assertEquals("flatten", new Flatten().describe());
        assertEquals("average over all positions", new GlobalAveragePool().describe());
    }

    @Test
    void aSpectrogramIsAPictureOfOneChannel() {
        Tensor picture = Layers.forward(new AsPicture(), Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6));
        assertEquals(Shape.of(2, 3, 1), picture.shape());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, picture.data());
    }

    @Test
    void channelsAreSelectedInTheOrderAskedFor() {
        SelectChannels some = new SelectChannels(List.of(2, 0));
        Tensor x = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        assertEquals(Shape.of(2, 2), Layers.forward(some, x).shape());
        assertArrayEquals(new float[] {3, 1, 6, 4}, Layers.forward(some, x).data());
        assertArrayEquals(new float[] {8, 0, 7, 6, 0, 5}, Layers.gradient(some, x, 7, 8, 5, 6));
        assertEquals("channels 2, 0", some.describe());
        assertEquals("channels 3 to 5", new SelectChannels(List.of(3, 4, 5)).describe());
        assertEquals("channels 3, 5", new SelectChannels(List.of(3, 5)).describe());
    }

    @Test
    void aClassScoresTheSumOfItsParts() {
        // two initials, two finals: ba, bo, ma, mo
        PartSum sum = new PartSum(new int[] {0, 2, 0, 3, 1, 2, 1, 3}, 2);
        Tensor x = Tensor.of(Shape.of(4), 1, 10, 200, 3000);
        assertArrayEquals(
                new float[] {201, 3001, 210, 3010}, Layers.forward(sum, x).data());
        assertArrayEquals(new float[] {3, 12, 5, 10}, Layers.gradient(sum, x, 1, 2, 4, 8));
        assertEquals("4 sums of 2 parts", sum.describe());
    }

    @Test
    void layersCountTheirMultiplications() {
        Shape x = Shape.of(8, 8, 4);
        assertEquals(6 * 6 * 10 * 3 * 3 * 4, Conv.of(10, 3, 3).multiplications(x));
        assertEquals(6 * 6 * 4 * 3 * 3, Conv.depthwise(4, 3, 3).multiplications(x));
        assertEquals(4 * 4 * 4, AveragePool.of(2, 2).multiplications(x));
        assertEquals(0, MaxPool.of(2, 2).multiplications(x));
        assertEquals(4, new GlobalAveragePool().multiplications(x));
        assertEquals(256, new BatchNorm().multiplications(x));
        assertEquals(12, new Dense(3, true).multiplications(Shape.of(4)));
    }
}
