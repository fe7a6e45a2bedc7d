package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.LogMel;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Padding;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.Workers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecognizerStreamTest {
    /** 20 frames of 25 ms every 10 ms are 215 ms: 3440 samples; the network's total stride is 4 frames. */
    private static final int WINDOW = 3440;

    private static Recognizer recognizer(Features features) {
        SoundFrontEnd frontEnd = new SoundFrontEnd(features, WINDOW);
        Network network = Network.of(frontEnd.shape())
                .conv(8, 3)
                .batchNorm()
                .relu()
                .maxPool(4)
                .conv(8, 2)
                .relu()
                .maxPoolOverTime()
                .dense(3)
                .softmax();
        return Streams.recognizer(frontEnd, network.initialise(5));
    }

    private final List<Long> starts = new ArrayList<>();
    private final List<float[]> given = new ArrayList<>();

    private RecognizerStream stream(int rate) {
        return new RecognizerStream(recognizer(new LogMel()), rate, (start, probabilities) -> {
            starts.add(start);
            given.add(probabilities.clone());
        });
    }

    @Test
    void lessThanAWindowGivesNothingAndExactlyOneGivesOne() {
        RecognizerStream stream = stream(16000);
        assertEquals(WINDOW, stream.windowSamples());
        stream.accept(new float[WINDOW - 1]);
        assertEquals(List.of(), starts);
        stream.accept(new float[1]);
        assertEquals(List.of(0L), starts);
        stream.accept(new float[stream.stepSamples() - 1]);
        assertEquals(List.of(0L), starts);
        stream.accept(new float[1]);
        assertEquals(List.of(0L, 640L), starts);
    }

    @Test
    void anEmptyChunkChangesNothing() {
        RecognizerStream stream = stream(44100);
        stream.accept(new float[0]);
        stream.finish();
        assertEquals(List.of(), starts);
    }

    @Test
    void finishGivesTheWindowThatConversionHeldBack() {
        RecognizerStream stream = stream(48000);
        stream.accept(new float[3 * WINDOW]);
        assertEquals(List.of(), starts);
        stream.finish();
        stream.finish();
        assertEquals(List.of(0L), starts);
        assertThrows(IllegalStateException.class, () -> stream.accept(new float[1]));
        stream.reset();
        stream.accept(new float[6 * WINDOW]);
        assertEquals(0L, starts.get(1));
    }

    @Test
    void samplesThatAreNotFiniteLeaveTheStreamAgain() {
        for (int rate : new int[] {16000, 44100}) {
            given.clear();
            float[] x = Streams.noise(rate, new SplittableRandom(1));
            stream(rate).accept(x);
            List<float[]> clean = List.copyOf(given);
            given.clear();
            x[100] = Float.NaN;
            x[101] = Float.POSITIVE_INFINITY;
            stream(rate).accept(x);
            assertEquals(clean.size(), given.size());
            for (float[] p : given) assertEquals(1, p[0] + p[1] + p[2], 1e-5);
            assertArrayEquals(clean.get(1), given.get(1));
            assertArrayEquals(clean.get(clean.size() - 1), given.get(clean.size() - 1));
        }
    }

    @Test
    void whatTheSinkThrowsComesOutWhenAllSamplesAreTaken() {
        Recognizer recognizer = recognizer(new LogMel());
        float[] x = Streams.noise(16000, new SplittableRandom(1));
        stream(16000).accept(x);
        List<float[]> loud = new ArrayList<>();
        RuntimeException thrown = new IllegalStateException("loud");
        RecognizerStream stream = new RecognizerStream(recognizer, 16000, (start, probabilities) -> {
            loud.add(probabilities.clone());
            throw thrown;
        });
        assertSame(thrown, assertThrows(RuntimeException.class, () -> stream.accept(x, 0, 10_000)));
        assertThrows(RuntimeException.class, () -> stream.accept(x, 10_000, 6_000));
        assertArrayEquals(given.toArray(), loud.toArray());
        stream.accept(x, 0, 1);
    }

    @Test
    void saysWhyARecognizerCannotStream() {
        Recognizer clip = recognizer(Features.of(Map.of("kind", "log-mel", "normalisation", "clip")));
        String problem = "its features need the whole clip; train with features normalised along time or not at all";
        assertEquals(problem, RecognizerStream.problem(clip).orElseThrow());
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new RecognizerStream(clip, 16000, (start, p) -> {}));
        assertEquals("the recognizer cannot stream: " + problem, e.getMessage());
        SoundFrontEnd frontEnd = new SoundFrontEnd(new LogMel(), WINDOW);
        Recognizer padded = Streams.recognizer(
                frontEnd,
                Network.of(frontEnd.shape())
                        .then(Conv.of(2, 3).padding(Padding.SAME))
                        .flatten()
                        .dense(2)
                        .softmax());
        assertEquals(
                "conv1 (conv 2, kernel 3, padding same) pads its input in time; only layers without padding in time stream",
                RecognizerStream.problem(padded).orElseThrow());
        assertEquals(Optional.empty(), RecognizerStream.problem(recognizer(new LogMel())));
    }

    @Test
    void streamsOnManyThreadsShareOneRecognizer() {
        Recognizer recognizer = recognizer(new LogMel());
        float[][] x = new float[6][];
        for (int i = 0; i < x.length; i++) x[i] = Streams.noise(16000, new SplittableRandom(i));
        Object[][] have = new Object[x.length][];
        try (Workers workers = new Workers(3)) {
            workers.run(x.length, (i, worker) -> {
                List<float[]> all = new ArrayList<>();
                new RecognizerStream(recognizer, 16000, (start, p) -> all.add(p.clone())).accept(x[i]);
                have[i] = all.toArray();
            });
        }
        for (int i = 0; i < x.length; i++)
            assertArrayEquals(
                    Streams.offline(recognizer, new Sound(x[i], 16000), 4).toArray(), have[i]);
    }

    @Test
    void impossibleRatesAndRangesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> stream(0));
        assertThrows(IndexOutOfBoundsException.class, () -> stream(16000).accept(new float[5], 3, 3));
    }

    /** Tagged since with vectors the compiler, watched by the coverage agent, may make objects of them. */
    @Test
    @Tag("plain-kernels-only")
    void allocatesNothingInSteadyState() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] last = new float[3];
        RecognizerStream stream =
                new RecognizerStream(recognizer(new LogMel()), 16000, (start, p) -> System.arraycopy(p, 0, last, 0, 3));
        float[] x = Streams.noise(48000, new SplittableRandom(1));
        long end = System.nanoTime() + 30_000_000_000L;
        long allocated = Long.MAX_VALUE;
        while (allocated > 0 && System.nanoTime() < end) {
            long before = threads.getCurrentThreadAllocatedBytes();
            long idle = threads.getCurrentThreadAllocatedBytes() - before;
            before = threads.getCurrentThreadAllocatedBytes();
            stream.accept(x);
            allocated = threads.getCurrentThreadAllocatedBytes() - before - idle;
        }
        assertTrue(allocated <= 0, allocated + " bytes for three seconds of audio");
    }
}
