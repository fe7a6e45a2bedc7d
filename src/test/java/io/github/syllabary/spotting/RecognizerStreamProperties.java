package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.LogMel;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Waveform;
import io.github.syllabary.recognizer.Recognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
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

    @Property(tries = 30)
    void everyPhaseHasTheBitsOfItsGrid(@ForAll("features") Features features, @ForAll Cut cut, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hop = features.hopSamples();
        int window = features.windowSamples() + hop * random.nextInt(3, hop == 1 ? 600 : 30);
        Recognizer recognizer = Streams.recognizer(features, window, random);
        float[] x = Streams.noise(2 * window + hop * random.nextInt(20), random);
        int step = new RecognizerStream(recognizer, features.sampleRate(), (start, p) -> {}).stepSamples() / hop;
        int phases = IntStream.rangeClosed(1, step)
                .filter(n -> step % n == 0 && random.nextBoolean())
                .max()
                .orElse(1);
        List<float[]> have = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        RecognizerStream stream = new RecognizerStream(recognizer, features.sampleRate(), phases, (start, p) -> {
            starts.add(start);
            have.add(p.clone());
        });
        feed(stream, x, x.length, cut, random);
        List<float[]> want = Streams.offline(recognizer, new Sound(x, features.sampleRate()), step / phases);
        assertEquals(want.size(), have.size());
        for (int w = 0; w < want.size(); w++) {
            assertArrayEquals(want.get(w), have.get(w));
            assertEquals((long) w * step / phases * hop, starts.get(w));
        }
    }

    @Property(tries = 40)
    void aGateLeavesOutWindowsAndNoBitsOfThoseItGives(
            @ForAll("features") Features features,
            @ForAll Cut cut,
            @ForAll @IntRange(max = 3) int context,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hop = features.hopSamples();
        int rate = features.sampleRate();
        int window = features.windowSamples() + hop * random.nextInt(3, hop == 1 ? 600 : 30);
        Recognizer recognizer = Streams.recognizer(features, window, random);
        float[] x = new float[12 * window];
        // tones, which count as speech, with silence between
        for (int burst = 0; burst < 2; burst++) {
            int at = random.nextInt(x.length);
            for (int i = at; i < Math.min(x.length, at + window); i++) x[i] = (float) Math.sin(0.4 * i);
        }
        TreeMap<Long, float[]> have = new TreeMap<>();
        TreeSet<Long> wanted = new TreeSet<>();
        List<Long> starts = new ArrayList<>();
        RecognizerStream stream =
                new RecognizerStream(recognizer, rate, 1, new SpeechGate(rate), context, 0, (start, p, c) -> {
                    starts.add(start);
                    have.put(start, p.clone());
                    if (!c) wanted.add(start);
                });
        feed(stream, x, x.length, cut, random);
        int step = stream.stepSamples();
        List<float[]> want = Streams.offline(recognizer, new Sound(x, rate), step / hop);
        have.forEach((start, p) -> assertArrayEquals(want.get((int) (start / step)), p));
        int block = rate / 100;
        SpeechGate whole = new SpeechGate(rate);
        long heard = 0;
        for (int w = 0; w < want.size(); w++) {
            long start = (long) w * step;
            for (; heard + block < start + window; heard += block) whole.accept(x, (int) heard, block);
            assertEquals(whole.speechSince(start), wanted.contains(start), "window at " + start);
        }
        // what smoothing looks back at comes before it, in order
        for (long start : wanted)
            for (int c = 1; c <= context && start - (long) c * step >= 0; c++)
                assertTrue(starts.lastIndexOf(start - (long) c * step) < starts.lastIndexOf(start)
                        && starts.contains(start - (long) c * step));
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
