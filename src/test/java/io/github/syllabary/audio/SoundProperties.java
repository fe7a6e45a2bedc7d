package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SoundProperties {
    @Property(tries = 200)
    void whatIsWrittenIsReadAgain(
            @ForAll WavFormat format,
            @ForAll @IntRange(min = 1, max = 999) int n,
            @ForAll @IntRange(min = 1, max = 192000) int rate,
            @ForAll long seed)
            throws IOException {
        float[] x = LogMelTest.noise(n, seed);
        byte[] bytes = WavFile.encode(new Sound(x, rate), format);
        assertEquals(0, bytes.length % 2);
        Sound back = Sound.read(new ByteArrayInputStream(bytes), "x");
        assertEquals(rate, back.sampleRate());
        double step = format == WavFormat.PCM_16 ? 0x1p-16 : format == WavFormat.PCM_24 ? 0x1p-24 : 0;
        for (int i = 0; i < n; i++) assertEquals(x[i], back.samples()[i], step + 1e-12, "sample " + i);
        assertArrayEquals(bytes, WavFile.encode(back, format), "a second time nothing is lost");
    }

    @Property(tries = 100)
    void conversionDependsOnNothingButTheSamples(
            @ForAll("rates") int from,
            @ForAll("rates") int to,
            @ForAll @IntRange(max = 5000) int n,
            @ForAll long seed) {
        float[] x = LogMelTest.noise(n, seed);
        float[] want = RateConverter.convert(x, from, to);
        float[] have = new float[want.length];
        int[] at = {0};
        RateConverter.Sink sink = (y, yAt, some) -> {
            System.arraycopy(y, yAt, have, at[0], some);
            at[0] += some;
        };
        RateConverter converter = new RateConverter(from, to);
        Random random = new Random(seed);
        for (int done = 0; done < n; ) {
            int some = Math.min(n - done, random.nextInt(random.nextBoolean() ? 4 : 1500));
            converter.accept(x, done, some, sink);
            done += some;
        }
        converter.finish(sink);
        assertEquals(want.length, at[0]);
        assertArrayEquals(want, have);
    }

    @Provide
    Arbitrary<Integer> rates() {
        return Arbitraries.of(4000, 8000, 11025, 16000, 22050, 44100, 44101, 48000, 95999);
    }
}
