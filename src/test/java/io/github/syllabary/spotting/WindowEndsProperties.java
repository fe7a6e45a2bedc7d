package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.audio.FrameSink;
import io.github.syllabary.audio.FrameStream;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WindowEndsProperties {

    @Property
    void samplesComeInOrderAndNeverLaterThanTheWindowTheyEnd(
            @ForAll @IntRange(min = 1, max = 50) int window,
            @ForAll @IntRange(min = 1, max = 50) int apart,
            @ForAll @IntRange(min = 1, max = 120) int longest,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] heard = {0};
        FrameStream frames = new FrameStream() {
            @Override
            public void accept(float[] samples, int from, int n, FrameSink sink) {
                for (int i = 0; i < n; i++) assertEquals(heard[0]++, samples[from + i]);
            }

            @Override
            public void reset() {
                heard[0] = 0;
            }
        };
        WindowEnds ends = new WindowEnds(frames, (values, at) -> {}, window, apart);
        for (int round = 0; round < 2; round++) {
            int said = 0;
            while (said < 400) {
                float[] chunk = new float[3 + random.nextInt(longest + 1)];
                int n = chunk.length - 3;
                for (int i = 0; i < n; i++) chunk[2 + i] = said + i;
                ends.accept(chunk, 2, n);
                said += n;
                if (said >= window) assertEquals(window + (said - window) / apart * apart, heard[0]);
            }
            ends.reset();
        }
    }
}
