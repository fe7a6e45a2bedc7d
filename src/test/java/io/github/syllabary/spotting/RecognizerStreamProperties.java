package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.LogMel;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Waveform;
import io.github.syllabary.recognizer.Recognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RecognizerStreamProperties {

    /** How the audio is cut into calls. */
    enum Cut {
        SINGLE_SAMPLES,
        SMALL,
        LARGE,
        WHOLE
    }

    @Property(tries = 60)
    void anyCutAndRateGiveTheBitsOfTheWholeRecording(
            @ForAll("features") Features features,
            @ForAll("rates") int rate,
            @ForAll Cut cut,
            @ForAll @IntRange(max = 40) int moreFrames,
            @ForAll boolean broken,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hop = features.hopSamples();
        int window = features.windowSamples() + hop * random.nextInt(3, features.hopSamples() == 1 ? 600 : 30);
        Recognizer recognizer = Streams.recognizer(features, window, random);
        double length = window + moreFrames * (hop == 1 ? 20.0 : hop);
        float[] x = Streams.noise((int) (length * rate / features.sampleRate()), random);
        if (broken) x[random.nextInt(x.length)] = Float.NaN;
        List<float[]> have = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        RecognizerStream stream = new RecognizerStream(recognizer, rate, (start, probabilities) -> {
            starts.add(start);
            have.add(probabilities.clone());
        });
        // a recording that breaks off and is forgotten
        feed(stream, x, random.nextInt(x.length), cut, random);
        stream.reset();
        have.clear();
        starts.clear();
        feed(stream, x, x.length, cut, random);
        stream.finish();
        List<float[]> want = Streams.offline(recognizer, new Sound(x, rate), stream.stepSamples() / hop);
        assertEquals(want.size(), have.size());
        for (int w = 0; w < want.size(); w++) {
            assertArrayEquals(want.get(w), have.get(w));
            assertEquals((long) w * stream.stepSamples(), starts.get(w));
        }
    }

    private static void feed(RecognizerStream stream, float[] x, int n, Cut cut, SplittableRandom random) {
        for (int from = 0; from < n; ) {
            int some =
                    switch (cut) {
                        case SINGLE_SAMPLES -> 1;
                        case SMALL -> random.nextInt(20);
                        case LARGE -> random.nextInt(4000);
                        case WHOLE -> n;
                    };
            some = Math.min(some, n - from);
            stream.accept(x, from, some);
            from += some;
        }
    }

    @Provide
    Arbitrary<Integer> rates() {
        return Arbitraries.of(8000, 16000, 44100, 48000);
    }

    @Provide
    Arbitrary<Features> features() {
        return Arbitraries.of(
                new LogMel(),
                Features.of(Map.of("kind", "log-mel", "normalisation", "running", "bands", 8, "preEmphasis", 0.97)),
                new Waveform(8000),
                new Waveform(16000, 20, 0.97));
    }
}
