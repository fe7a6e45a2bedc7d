package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for everything together, whatever is drawn. */
class AugmentationProperties {
    private static final Augmentation ALL = Augmentation.read(Setting.parse("all.yaml", """
            shiftMillis: 50
            speed: [0.8, 1.2]
            tempo: [0.8, 1.2]
            pitchSemitones: [-3, 3]
            formants: [0.8, 1.25]
            frequencyResponse: {probability: 0.5, db: 12}
            room: {probability: 0.5, reverberationSeconds: [0.1, 0.6]}
            speech: {probability: 0.5, snrDb: [0, 20]}
            noise: {probability: 0.5, snrDb: [-5, 20]}
            channel: {probability: 0.5, lowPassHz: [500, 8000], telephone: 0.5, muLaw: 0.5}
            gainDb: [-12, 6]
            """));
    private static final Augmentation QUIET = ALL.inPlace();

    private static float[] noise(int n, long seed) {
        float[] x = new float[n];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n; i++) x[i] = (float) (random.nextDouble() - 0.5);
        return x;
    }

    private static float[] heard(Augmentation augmentation, float[] x, int rate, long key, Scratch scratch) {
        Clips others = new Clips(new float[][] {noise(x.length, 5)}, new int[1]);
        float[] y = x.clone();
        augmentation.apply(y, rate, new Surroundings(Noise.synthetic(), Rooms.simulated(), others), scratch, key);
        return y;
    }

    @Property(tries = 200)
    void theSameKeyGivesTheSameBitsWhateverWasDoneBefore(
            @ForAll long key, @ForAll @IntRange(min = 1, max = 9000) int n, @ForAll("rates") int rate) {
        Scratch used = new Scratch();
        heard(ALL, noise(9999, 3), rate, RandomKey.derive(key, 9), used);
        assertArrayEquals(heard(ALL, noise(n, 1), rate, key, new Scratch()), heard(ALL, noise(n, 1), rate, key, used));
    }

    @Property(tries = 200)
    void soundsStayFiniteAndSilenceSilent(@ForAll long key, @ForAll @IntRange(min = 1, max = 9000) int n) {
        float[] y = heard(ALL, noise(n, 2), 8000, key, new Scratch());
        assertEquals(n, y.length);
        for (float v : y) assertTrue(Float.isFinite(v));
        for (Augmentation a : new Augmentation[] {ALL, QUIET})
            for (float v : heard(a, new float[n], 16000, key, new Scratch())) assertEquals(0, v);
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Integer> rates() {
        return net.jqwik.api.Arbitraries.of(8000, 16000);
    }
}
