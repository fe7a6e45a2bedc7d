package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.syllabary.tensor.Shape;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * In steady state nothing is allocated. Only the run without the vector module can tell: with vectors the compiler,
 * watched by the coverage agent, may make objects of them.
 */
@Tag("plain-kernels-only")
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void runningANetworkAllocatesNothing() {
        SplittableRandom random = new SplittableRandom(1);
        Network net = Tensors.stirred(
                Network.of(Shape.of(24, 5))
                        .then(Conv.of(8, 3).padding(Padding.SAME))
                        .batchNorm()
                        .relu()
                        .then(new MaxPool(Shape.of(3), Shape.of(2), Padding.SAME))
                        .residual(body -> body.then(Conv.depthwise(8, 3))
                                .then(Activation.SILU)
                                .dropout(0.1))
                        .then(new AveragePool(Shape.of(2), Shape.of(2), Padding.SAME))
                        .residual(body -> body.then(Conv.of(8, 1).groups(2)))
                        .residual(body -> body.then(Activation.HARD_SWISH))
                        .averagePoolOverTime()
                        .flatten()
                        .dense(35)
                        .softmax(),
                random);
        Workspace workspace = net.workspace();
        float[] x = Tensors.random(3 * 120, random);
        assertAllocatesNothing(() -> {
            for (int i = 0; i < 100; i++) workspace.run(x, 1 + i % 3);
        });
    }

    @Test
    void streamingANetworkAllocatesNothing() {
        SplittableRandom random = new SplittableRandom(1);
        Network net = Tensors.stirred(
                Network.of(Shape.of(24, 5))
                        .then(Conv.of(8, 3))
                        .batchNorm()
                        .relu()
                        .maxPool(2)
                        .residual(body -> body.then(Conv.depthwise(8, 3))
                                .then(Activation.SILU)
                                .dropout(0.1))
                        .residual(body -> body.maxPoolOverTime(), side -> side.averagePoolOverTime())
                        .dense(35)
                        .softmax(),
                random);
        float[] x = Tensors.random(1000 * 5, random);
        float[] last = new float[35];
        StreamingNetwork stream =
                new StreamingNetwork(net, (first, outputs) -> System.arraycopy(outputs, 0, last, 0, 35));
        assertAllocatesNothing(() -> {
            for (int t = 0; t < 1000; t++) stream.accept(x, 5 * t);
            stream.reset();
        });
    }

    private static void assertAllocatesNothing(Runnable work) {
        // what stands on the heap until the compiler is through is not ours: ask for one clean stretch
        long end = System.nanoTime() + 30_000_000_000L;
        long allocated = Long.MAX_VALUE;
        while (allocated > 0 && System.nanoTime() < end) {
            for (int i = 0; i < 3; i++) work.run();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long idle = THREADS.getCurrentThreadAllocatedBytes() - before;
            before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before - idle;
        }
        assertTrue(allocated <= 0, allocated + " bytes in one go");
    }
}
