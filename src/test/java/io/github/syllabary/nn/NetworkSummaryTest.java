package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.syllabary.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSummaryTest {
    private static final Network MEL = Network.of(Shape.of(98, 40))
            .conv(64, 5)
            .relu()
            .maxPool(2)
            .conv(128, 5)
            .relu()
            .maxPool(2)
            .conv(128, 3)
            .relu()
            .maxPoolOverTime()
            .dense(35)
            .softmax();

    @Test
    void countsParametersAndMultiplicationsOfEachLayer() {
        NetworkSummary summary = MEL.summary();
        NetworkSummary.Row conv = summary.rows().get(0);
        assertEquals("conv1", conv.name());
        assertEquals("conv 64, kernel 5", conv.description());
        assertEquals(Shape.of(94, 64), conv.output());
        assertEquals(5 * 40 * 64 + 64, conv.parameters());
        assertEquals(94 * 64 * 5 * 40, conv.multiplications());
        assertEquals(128 * 35 + 35, summary.rows().get(9).parameters());
        assertEquals(128 * 35, summary.rows().get(9).multiplications());
        assertEquals(MEL.learntNumbers(), summary.parameters());
        assertEquals(94 * 64 * 5 * 40 + 43 * 128 * 5 * 64 + 19 * 128 * 3 * 128 + 128 * 35, summary.multiplications());
    }

    @Test
    void setsTheFullyConnectedLayerBesideEachConvolution() {
        NetworkSummary summary = MEL.summary();
        assertEquals(98L * 40 * 94 * 64, summary.rows().get(0).denseParameters());
        assertEquals(0, summary.rows().get(1).denseParameters());
        assertEquals(0, summary.rows().get(9).denseParameters());
        assertEquals(98L * 40 * 94 * 64 + 47L * 64 * 43 * 128 + 21L * 128 * 19 * 128, summary.denseParameters());
    }

    @Test
    void fullyConnectedLayersOnAMegapixelDoNotOverflowTheCount() {
        Network net = Network.of(Shape.of(1000, 1000, 3)).conv(64, 3);
        assertEquals(3_000_000L * 998 * 998 * 64, net.summary().denseParameters());
    }

    @Test
    void receptiveFieldsGrowWithEveryStride() {
        List<Integer> fields = MEL.summary().rows().stream()
                .limit(8)
                .map(row -> row.reach().field().dim(0))
                .toList();
        assertEquals(List.of(5, 5, 6, 14, 14, 16, 24, 24), fields);
        assertEquals(Shape.of(4), MEL.summary().receptiveField().step());
        for (int i = 8; i < 11; i++) assertNull(MEL.summary().rows().get(i).reach());
    }

    @Test
    void receptiveFieldOfTheRawWaveformNetworkIs472Milliseconds() {
        Network wave = Network.of(Shape.of(8000, 1))
                .then(Conv.of(32, 80).stride(16))
                .batchNorm()
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
        int field = wave.summary().receptiveField().field().dim(0);
        assertEquals(3776, field);
        assertEquals(472, new TimeScale(8000, 1, 1).millis(field));
        assertEquals(2 * 32, wave.summary().rows().get(1).parameters(), "running statistics are not learnt");
    }

    @Test
    void ofTwoBranchesTheWiderCounts() {
        Network net = Network.of(Shape.of(30, 4))
                .conv(4, 3)
                .residual(body -> body.then(Conv.of(4, 5).dilation(2)).relu(), side -> side.conv(4, 1));
        assertEquals(Shape.of(11), net.summary().receptiveField().field());
        Network wideSide = Network.of(Shape.of(30, 4))
                .residual(
                        body -> body.conv(4, 1), side -> side.then(Conv.of(4, 5).padding(Padding.SAME)));
        assertEquals(Shape.of(5), wideSide.summary().receptiveField().field());
    }

    @Test
    void beforeTheFirstLayerOneSeesOnlyOneself() {
        assertEquals(
                Shape.of(1, 1),
                Network.of(Shape.of(8, 8, 2))
                        .flatten()
                        .summary()
                        .receptiveField()
                        .field());
    }

    @Test
    void ofAPictureTheFieldIsCountedInFramesAndChannels() {
        Reach reach = Network.of(Shape.of(98, 40))
                .then(new AsPicture())
                .then(Conv.of(2, 5, 5).stride(1, 2))
                .maxPool(2, 1)
                .conv(2, 3, 3)
                .summary()
                .receptiveField();
        assertEquals(new Reach(Shape.of(10, 9), Shape.of(2, 2)), reach);
    }

    @Test
    void averagePoolingWidensTheFieldLikeMaxPooling() {
        Reach reach = Network.of(Shape.of(8, 2))
                .averagePool(2)
                .averagePool(2)
                .summary()
                .receptiveField();
        assertEquals(new Reach(Shape.of(4), Shape.of(4)), reach);
    }

    @Test
    void aBranchThatSeesEverythingMakesTheSumSeeEverything() {
        Network net = Network.of(Shape.of(6)).residual(body -> body.dense(6));
        assertNull(net.summary().rows().get(1).reach());
    }

    @Test
    void axesAreCountedOneByOne() {
        Network net = Network.of(Shape.of(28, 28, 1))
                .conv(8, 5, 3)
                .maxPool(2, 3)
                .flatten()
                .dense(10);
        assertEquals(Shape.of(6, 5), net.summary().receptiveField().field());
        assertEquals(Shape.of(2, 3), net.summary().receptiveField().step());
    }

    @Test
    void printsAlignedColumnsWithTimes() {
        Network net = Network.of(Shape.of(98, 40))
                .conv(64, 5)
                .maxPool(2)
                .maxPoolOverTime()
                .dense(3);
        assertEquals("""
                name            layer                   output  parameters  multiplications  if fully connected         sees  samples    ms
                input                                   98×40
                conv1           conv 64, kernel 5       94×64       12,864        1,203,200          23,582,720            5    1,040  65.0
                maxpool2        max pool 2              47×64            0                0                                6    1,200  75.0
                globalmaxpool3  max over all positions  64               0                0                      whole input
                dense4          dense 3                 3              195              192                      whole input
                total                                               13,059        1,203,392          23,582,720            6    1,200  75.0
                """, net.summary().text(new TimeScale(16000, 400, 160)));
    }

    @Test
    void printsNoTimesWithoutAScale() {
        String text = Network.of(Shape.of(6)).relu().summary().text();
        assertEquals("""
                name   layer  output  parameters  multiplications  if fully connected  sees
                input         6
                relu1  relu   6                0                0                         1
                total                          0                0                   0     1
                """, text);
        assertEquals(text, Network.of(Shape.of(6)).relu().summary().text(new TimeScale(16000, 1, 1)));
    }

    @Test
    void timeScalesWithoutExtentAreRefused() {
        for (double[] bad : new double[][] {{0, 1, 1}, {Double.NaN, 1, 1}, {8000, 0, 1}, {8000, 1, -1}})
            assertThrows(IllegalArgumentException.class, () -> new TimeScale(bad[0], (int) bad[1], (int) bad[2]));
        Exception e = assertThrows(IllegalArgumentException.class, () -> new TimeScale(8000, 0, 1));
        assertEquals("time scale: sample rate 8000.0 Hz, window 0, hop 1; all three must be positive", e.getMessage());
    }
}
