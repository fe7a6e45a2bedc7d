package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.syllabary.audio.Features;
import io.github.syllabary.recognizer.Recognizer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must not grow or drift however long a spotter listens; {@link LongRun} does it for a day. */
class LongListeningTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Without vectors, of which the compiler makes objects while the coverage agent watches it. */
    @Test
    @Tag("plain-kernels-only")
    void aHopAllocatesNothing() {
        Features features = Features.of(Map.of("kind", "log-mel", "sampleRate", 8000, "bands", 12));
        Recognizer recognizer = Streams.recognizer(features, 8000, new SplittableRandom(3));
        try (WordSpotter spotter =
                WordSpotter.of(recognizer).sampleRate(16_000).threshold(1).build()) {
            float[] audio = Streams.noise(16_000, new SplittableRandom(4));
            long end = System.nanoTime() + 60_000_000_000L;
            long allocated = Long.MAX_VALUE;
            // until the compiler is through, what stands on the heap is its
            while (allocated > 0 && System.nanoTime() < end) {
                for (int i = 0; i < 20; i++) second(spotter, audio);
                long before = THREADS.getCurrentThreadAllocatedBytes();
                long idle = THREADS.getCurrentThreadAllocatedBytes() - before;
                before = THREADS.getCurrentThreadAllocatedBytes();
                second(spotter, audio);
                allocated = THREADS.getCurrentThreadAllocatedBytes() - before - idle;
            }
            assertTrue(allocated <= 0, allocated + " bytes in a second of audio");
        }
    }

    private static void second(WordSpotter spotter, float[] audio) {
        for (int at = 0; at < audio.length; at += 160) spotter.accept(audio, at, 160);
    }

    /** Loud and soft audio in turn would show what a running sum keeps of numbers that have left it. */
    @Test
    void aMinuteOfLoudAudioLeavesNoTraceInWhatFollows() {
        for (String kind : List.of("log-mel", "mfcc", "waveform")) {
            Features features = Features.of(
                    kind.equals("waveform")
                            ? Map.of("kind", kind, "sampleRate", 4000)
                            : Map.of("kind", kind, "sampleRate", 4000, "bands", 13));
            Recognizer recognizer = Streams.recognizer(features, 4000, new SplittableRandom(6));
            float[] soft = Streams.noise(4000 * 3, new SplittableRandom(7));
            for (int i = 0; i < soft.length; i++) soft[i] *= 1e-3f;
            float[] loud = Streams.noise(4000 * 60, new SplittableRandom(8));
            for (int i = 0; i < loud.length; i++) loud[i] *= 1e6f;
            List<float[]> alone = windows(recognizer, soft, null);
            List<float[]> later = windows(recognizer, soft, loud);
            assertEquals(alone.size(), later.size(), kind);
            for (int w = 0; w < alone.size(); w++)
                org.junit.jupiter.api.Assertions.assertArrayEquals(alone.get(w), later.get(w), kind + ", window " + w);
        }
    }

    /** Of the last seconds, whose windows hold nothing of what was before. */
    private static List<float[]> windows(Recognizer recognizer, float[] last, float[] before) {
        List<float[]> windows = new ArrayList<>();
        int rate = recognizer.frontEnd().sampleRate();
        int minutes = before == null ? 0 : 1;
        long from = minutes * 60L * rate;
        RecognizerStream stream = new RecognizerStream(recognizer, rate, (start, probabilities) -> {
            if (start >= from) windows.add(probabilities.clone());
        });
        if (from % stream.stepSamples() != 0) {
            // so that the grids of both fall together
            int more = (int) (stream.stepSamples() - from % stream.stepSamples());
            if (before != null) stream.accept(new float[more]);
        }
        for (int m = 0; m < minutes; m++) stream.accept(before);
        stream.accept(last);
        return windows;
    }
}
