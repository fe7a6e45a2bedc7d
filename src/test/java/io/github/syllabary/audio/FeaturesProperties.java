package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

class FeaturesProperties {
    @BeforeContainer
    static void fullLanesFromTheStart() {
        LaneChoice.pays = true;
    }

    @Property(tries = 200)
    void frameByFrameIsTheWholeClipForAnyChunking(
            @ForAll("features") Features features, @ForAll @IntRange(max = 3000) int n, @ForAll long seed) {
        float[] x = LogMelTest.noise(n, seed);
        check(features, x, LogMelTest.extract(features, x), new Random(seed));
    }

    @Property(tries = 10)
    void frameByFrameIsTheWholeClipOneSampleAtATime(@ForAll("features") Features features, @ForAll long seed) {
        float[] x = LogMelTest.noise(1500, seed);
        check(features, x, LogMelTest.extract(features, x), null);
    }

    /** @param chunks null for single samples */
    private static void check(Features features, float[] x, float[] want, Random chunks) {
        FrameStream stream = features.stream();
        for (int round = 0; round < 2; round++) {
            float[] have = new float[want.length];
            int[] at = {0};
            for (int from = 0; from < x.length; ) {
                int n = chunks == null ? 1 : chunks.nextInt(chunks.nextBoolean() ? 10 : 2000);
                n = Math.min(n, x.length - from);
                stream.accept(x, from, n, (values, valuesAt) -> {
                    System.arraycopy(values, valuesAt, have, at[0], features.channels());
                    at[0] += features.channels();
                });
                from += n;
            }
            assertEquals(want.length, at[0], "numbers");
            assertArrayEquals(bits(want), bits(have), "round " + round);
            stream.reset();
        }
    }

    @Property(tries = 50)
    void framesDependOnTheirOwnWindowOnly(@ForAll @IntRange(min = 0, max = 20) int t, @ForAll long seed) {
        LogMel mel = new LogMel();
        float[] x = LogMelTest.noise(4000, seed);
        float[] all = LogMelTest.extract(mel, x);
        float[] one = LogMelTest.extract(mel, Arrays.copyOfRange(x, t * 160, t * 160 + 400));
        assertArrayEquals(one, Arrays.copyOfRange(all, t * 40, (t + 1) * 40));
    }

    @Property(tries = 100)
    void settingsGoRound(@ForAll("features") Features features) {
        assertEquals(features, Features.of(features.settings()));
    }

    @Provide
    Arbitrary<Features> features() {
        Arbitrary<Features> waveforms = Combinators.combine(
                        Arbitraries.of(8000, 16000), Arbitraries.of(0.0, 20.0, 300.0), Arbitraries.of(0.0, 0.97))
                .as(Waveform::new);
        Arbitrary<Map<String, Object>> forms = Combinators.combine(
                        Arbitraries.doubles().between(1, 30),
                        Arbitraries.doubles().between(0.2, 60),
                        Arbitraries.of("none", "running"),
                        Arbitraries.of(0.0, 0.97),
                        Arbitraries.of("htk", "slaney"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(1, 2),
                        Arbitraries.of(1, 5, 10))
                .as((window, hop, normalisation, emphasis, scale, area, power, bands) -> {
                    Map<String, Object> map = new HashMap<>(Map.of("kind", "log-mel", "fftSize", 512));
                    map.put("windowMillis", window);
                    map.putAll(Map.of("hopMillis", hop, "normalisation", normalisation, "preEmphasis", emphasis));
                    map.putAll(Map.of("melScale", scale, "areaNormalised", area, "power", power, "bands", bands));
                    map.put("timeConstantSeconds", hop / 200);
                    return map;
                });
        Arbitrary<Features> mels = forms.map(Features::of);
        Arbitrary<Features> single = Arbitraries.oneOf(waveforms, mels, pcens(), mfccs(), pitches());
        return Arbitraries.oneOf(single, deltas(single), stacks());
    }

    private static Arbitrary<Features> pcens() {
        return Combinators.combine(
                        Arbitraries.doubles().between(1, 30), Arbitraries.of(0.01, 0.4), Arbitraries.of(0.25, 0.5))
                .as((hop, seconds, root) -> Features.of(Map.of(
                        "kind", "pcen", "hopMillis", hop, "bands", 5, "smoothingSeconds", seconds, "root", root)));
    }

    private static Arbitrary<Features> mfccs() {
        return Combinators.combine(Arbitraries.of("none", "running"), Arbitraries.of(1, 7, 10))
                .as((normalisation, n) -> Features.of(
                        Map.of("kind", "mfcc", "bands", 10, "coefficients", n, "normalisation", normalisation)));
    }

    private static Arbitrary<Features> pitches() {
        return Combinators.combine(
                        Arbitraries.doubles().between(1, 60), Arbitraries.of(true, false), Arbitraries.of(80, 200))
                .as((hop, running, low) -> Features.of(Map.of(
                        "kind", "pitch", "hopMillis", hop, "running", running, "lowHz", low, "windowMillis", 10)));
    }

    private static Arbitrary<Features> deltas(Arbitrary<Features> of) {
        return Combinators.combine(of, Arbitraries.of(1, 2, 3), Arbitraries.of(1, 2))
                .as(Deltas::new);
    }

    private static Arbitrary<Features> stacks() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.1, 30), Arbitraries.of(1.0, 9.0, 25.0), Arbitraries.of(1, 2))
                .as((hop, window, order) -> {
                    Map<String, Object> mel = Map.of(
                            "kind", "log-mel", "hopMillis", hop, "windowMillis", window, "bands", 5, "fftSize", 512);
                    Map<String, Object> pitch = Map.of("kind", "pitch", "hopMillis", hop, "windowMillis", 10);
                    Map<String, Object> slopes = Map.of("kind", "deltas", "order", order, "of", mel);
                    return Features.of(Map.of("kind", "stacked", "parts", List.of(pitch, mel, slopes)));
                });
    }

    private static int[] bits(float[] x) {
        int[] bits = new int[x.length];
        for (int i = 0; i < x.length; i++) bits[i] = Float.floatToRawIntBits(x[i]);
        return bits;
    }
}
