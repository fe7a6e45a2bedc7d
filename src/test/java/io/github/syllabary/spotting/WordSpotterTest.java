package io.github.syllabary.spotting;

import static io.github.syllabary.spotting.Streams.RATE;
import static io.github.syllabary.spotting.Streams.clicksAt;
import static io.github.syllabary.spotting.Streams.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.recognizer.DecisionSettings;
import io.github.syllabary.recognizer.OperatingPoint;
import io.github.syllabary.recognizer.Recognizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** On {@link Streams#clicks}. */
class WordSpotterTest {
    private final List<Detection> found = new ArrayList<>();

    private WordSpotter spotter(SpotterBuilder builder) {
        WordSpotter spotter = builder.build();
        spotter.onDetection(found::add);
        return spotter;
    }

    private List<Double> ends() {
        return found.stream().map(Detection::time).toList();
    }

    @Test
    void spotsAWordInTheFirstWindowThatHoldsIt() {
        spotter(one()).accept(clicksAt(2000));
        assertEquals(1, found.size());
        Detection d = found.get(0);
        assertEquals("click", d.label());
        assertEquals(1 / (1 + Math.exp(-10)), d.score(), 1e-6);
        assertEquals(2080.0 / RATE, d.time());
        // the step of 80 samples that holds the click
        assertEquals(2000.0 / RATE, d.start());
        assertEquals(2080.0 / RATE, d.end());
        assertEquals(2000, d.startSample());
        assertEquals(2080, d.endSample());
    }

    @Test
    void smoothingWaitsForAgreement() {
        spotter(WordSpotter.of(Streams.clicks()).smoothing(3).threshold(0.9)).accept(clicksAt(2000));
        assertEquals(List.of(2240.0 / RATE), ends());
    }

    @Test
    void smoothingForgetsWhatHasLeft() {
        Smoothing smoothing = new Smoothing(2, 1);
        assertEquals(0.5f, smoothing.add(new float[] {0.5f})[0]);
        assertEquals(0.75f, smoothing.add(new float[] {1})[0]);
        assertEquals(0.5f, smoothing.add(new float[] {0})[0]);
        smoothing.reset();
        assertEquals(0.25f, smoothing.add(new float[] {0.25f})[0]);
    }

    @Test
    void aWordSaidTwiceIsSpottedTwice() {
        spotter(one()).accept(clicksAt(2000, 3000));
        assertEquals(List.of(2080.0 / RATE, 3040.0 / RATE), ends());
    }

    @Test
    void withinTheRefractoryTimeAWordIsNotSpottedAgain() {
        spotter(one().refractorySeconds(0.2)).accept(clicksAt(2000, 2700));
        assertEquals(List.of(2080.0 / RATE), ends());
        found.clear();
        spotter(one().refractorySeconds(0)).accept(clicksAt(2000));
        assertEquals(10, found.size());
    }

    @Test
    void aThresholdHoldsForItsWord() {
        spotter(one().word("unknown", 0.5)).accept(clicksAt(2000));
        assertEquals(
                List.of("unknown"),
                found.stream().map(Detection::label).distinct().toList());
    }

    @Test
    void aScoreThatReachesTheThresholdCountsAndOneBelowDoesNot() {
        float[] x = new float[RATE];
        x[2000] = 0.5f;
        spotter(one().threshold(0.5)).accept(x);
        assertEquals(List.of(0.5f), found.stream().map(Detection::score).toList());
        spotter(one().threshold(0.5001)).accept(x);
        assertEquals(1, found.size());
    }

    @Test
    void thresholdsCanBeChangedWhileItListens() {
        WordSpotter spotter = spotter(one());
        spotter.thresholds(Map.of("click", 1.0));
        spotter.accept(clicksAt(2000));
        assertTrue(found.isEmpty());
        spotter.thresholds(Map.of("click", 0.5));
        spotter.accept(clicksAt(2000));
        assertEquals(List.of("click"), found.stream().map(Detection::label).toList());
        assertEquals(Map.of("click", 0.5), spotter.settings().thresholds());
        assertThrows(IllegalArgumentException.class, () -> spotter.thresholds(Map.of("other", 0.5)));
    }

    @Test
    void cutsAndKindsOfSamplesMakeNoDifference() {
        float[] x = clicksAt(1500, 2700, 4000);
        spotter(one()).accept(x);
        List<Detection> want = List.copyOf(found);
        assertEquals(3, want.size());
        found.clear();
        SplittableRandom random = new SplittableRandom(1);
        WordSpotter cut = spotter(one());
        for (int from = 0; from < x.length; ) {
            int n = Math.min(random.nextInt(3), x.length - from);
            cut.accept(x, from, n);
            from += n;
        }
        assertEquals(want, found);
        found.clear();
        short[] whole = new short[x.length];
        for (int i = 0; i < x.length; i++) whole[i] = (short) (x[i] * 32767);
        spotter(one()).accept(whole);
        assertEquals(want.stream().map(Detection::time).toList(), ends());
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            List<Detection> ofShorts = List.copyOf(found);
            found.clear();
            ByteBuffer bytes = ByteBuffer.allocate(2 * whole.length + 1).order(order);
            bytes.position(1);
            for (short sample : whole) bytes.putShort(sample);
            spotter(one()).accept(bytes.array(), 1, 2 * whole.length, order);
            assertEquals(ofShorts, found);
        }
    }

    @Test
    void bytesKeepTheSignOfTheirSamples() {
        byte[] pcm = new byte[2 * RATE];
        pcm[4000] = (byte) 0xff; // −1/32768, and not nearly 2 or 0.008
        pcm[4001] = (byte) 0xff;
        WordSpotter spotter = spotter(one().threshold(1e-6));
        spotter.accept(pcm, ByteOrder.LITTLE_ENDIAN);
        float ofSilence = found.get(0).score();
        assertTrue(found.stream().allMatch(d -> d.score() == ofSilence), found::toString);
        assertEquals(1 / (1 + Math.exp(10)), ofSilence, 1e-8);
    }

    @Test
    void halfASampleIsRefused() {
        WordSpotter spotter = spotter(one());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> spotter.accept(new byte[3], ByteOrder.LITTLE_ENDIAN));
        assertEquals("3 bytes end within a sample; keep the last byte until the next has come", e.getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> spotter.accept(new byte[4], 2, 4, ByteOrder.LITTLE_ENDIAN));
        spotter.accept(new byte[0], ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void timesAreThoseOfTheAudioAtAnyRate() {
        float[] x = new float[48_000];
        for (int i = 24_000; i < 24_100; i++) x[i] = 1;
        spotter(one().sampleRate(48_000)).accept(x);
        assertEquals(1, found.size());
        Detection d = found.get(0);
        assertEquals(0.5, d.end(), 0.011);
        assertEquals(48_000 * d.end(), d.endSample(), 0.5);
        assertEquals(48_000 * d.start(), d.startSample(), 0.5);
    }

    @Test
    void finishSpotsWhatConversionHeldBack() {
        float[] x = new float[16_000];
        for (int i = 15_900; i < 15_950; i++) x[i] = 1;
        WordSpotter spotter = spotter(one().sampleRate(16_000));
        spotter.accept(x);
        assertEquals(List.of(), found);
        spotter.finish();
        assertEquals(List.of(1.0), ends());
        assertThrows(IllegalStateException.class, () -> spotter.accept(x));
    }

    @Test
    void samplesThatAreNotFiniteCountAsSilence() {
        float[] x = clicksAt(4000);
        for (int i = 1000; i < 1500; i++) x[i] = i % 2 == 0 ? Float.NaN : Float.POSITIVE_INFINITY;
        spotter(one()).accept(x);
        assertEquals(List.of(4080.0 / RATE), ends());
    }

    @Test
    void resetBeginsAnew() {
        WordSpotter spotter = spotter(one().refractorySeconds(10));
        spotter.accept(clicksAt(2000));
        spotter.reset();
        spotter.accept(clicksAt(2000));
        assertEquals(List.of(2080.0 / RATE, 2080.0 / RATE), ends());
    }

    @Test
    void settingsCanBeTakenOver() {
        SpotterSettings settings = new SpotterSettings(Map.of("unknown", 0.25), 7, 0.5);
        assertEquals(
                settings,
                WordSpotter.of(Streams.clicks()).settings(settings).build().settings());
        assertEquals(
                new SpotterSettings(Map.of("click", 0.8), 3, 0.1),
                WordSpotter.of(Streams.clicks()).build().settings());
    }

    @Test
    void aCalibratedModelBringsItsSettingsAndItsPromises() {
        Recognizer calibrated = calibrated();
        assertEquals(new SpotterSettings(Map.of("click", 0.5), 2, 0.5), settings(WordSpotter.of(calibrated)));
        assertEquals(
                new SpotterSettings(Map.of("click", 0.25), 2, 0.5),
                settings(WordSpotter.of(calibrated).falseAlarmsPerHour(2)));
        assertEquals(
                new SpotterSettings(Map.of("click", 0.9, "unknown", 0.7), 4, 0.5),
                settings(WordSpotter.of(calibrated)
                        .word("click", 0.9)
                        .word("unknown")
                        .threshold(0.7)
                        .smoothing(4)));
        assertRefused(
                "2.00 hours of audio without the words cannot promise 0.4 false alarms an hour: that takes 2.5 hours;"
                        + " calibrate with more audio, or ask for 0.5 or more",
                WordSpotter.of(calibrated).falseAlarmsPerHour(0.4));
        assertRefused(
                "a promised rate holds for the calibrated smoothing and refractory time only (2 windows, 0.5 s); leave"
                        + " them out, or give a threshold instead of a rate",
                WordSpotter.of(calibrated).falseAlarmsPerHour(1).smoothing(3));
        assertRefused(
                "the model was not calibrated, so it cannot promise 1.0 false alarms an hour; run calibrate on audio"
                        + " without the words first",
                one().falseAlarmsPerHour(1));
    }

    private static Recognizer calibrated() {
        return Streams.clicks()
                .withDecisions(new DecisionSettings(
                        2,
                        0.5,
                        1,
                        1,
                        1,
                        0,
                        Map.of(
                                "click",
                                List.of(
                                        new OperatingPoint(0.75, 0, 0, 0, Double.NaN),
                                        new OperatingPoint(0.5, 0, 1, 0, Double.NaN),
                                        new OperatingPoint(0.25, 1, 3, 0, Double.NaN)))));
    }

    private static SpotterSettings settings(SpotterBuilder builder) {
        try (WordSpotter spotter = builder.build()) {
            return spotter.settings();
        }
    }

    @Test
    void aSpotterThatHearsSpeechOnlySpotsTheSameWords() {
        float[] x = new float[10 * RATE];
        for (int second = 1; second < 10; second += 3)
            for (int i = 0; i < 400; i++)
                x[second * RATE + i] = (float) (0.9 * Math.sin(0.3 * i) * (i % 57 == 0 ? 1.1 : 1));
        spotter(WordSpotter.of(Streams.clicks()).smoothing(4).threshold(0.7)).accept(x);
        List<Detection> want = List.copyOf(found);
        assertTrue(want.size() >= 3, want::toString);
        found.clear();
        spotter(WordSpotter.of(Streams.clicks()).smoothing(4).threshold(0.7).speechOnly(true))
                .accept(x);
        assertEquals(want, found);
        assertRefused(
                "a spotter with 2 phases hears everything; leave speechOnly or phases out",
                one().phases(2).speechOnly(true));
        assertRefused(
                "a network that decides every 80 frames has no 3 phases; give a divisor of that number",
                one().phases(3));
    }

    @Test
    void aSequenceIsSpottedWhenItsPartsComeInOrderWithinTheGap() {
        spotter(one().sequence("twice", List.of("click", "click"), 0.3).refractorySeconds(0.5))
                .accept(clicksAt(2000, 4000, 5000));
        assertEquals(
                List.of("twice"),
                found.stream().map(Detection::label).distinct().toList());
        // a click is in sight for ten windows, so that it is its own neighbour; the next test tells two apart
        assertEquals(2160.0 / RATE, found.get(0).time());
        assertEquals(2000.0 / RATE, found.get(0).start());
    }

    @Test
    void aSequenceHasTheOrderOfItsParts() {
        WordSequence silenceAfterClick = new WordSequence(List.of("click", "unknown"), 0.01);
        float[] x = clicksAt(2000);
        spotter(one().sequence("stops", silenceAfterClick.parts(), silenceAfterClick.maxGapSeconds())
                        .threshold(0.9))
                .accept(x);
        // the first window without the click, which begins behind it
        assertEquals(List.of((2080.0 + 800) / RATE), ends());
        found.clear();
        spotter(one().sequence("starts", List.of("unknown", "click"), 0.01).threshold(0.9))
                .accept(x);
        assertEquals(List.of(2080.0 / RATE), ends());
        found.clear();
        WordSpotter strict = spotter(one().sequence("starts", List.of("unknown", "click"), 0.01));
        strict.thresholds(Map.of("starts", 1.0));
        strict.accept(x);
        assertEquals(List.of(), found);
    }

    @Test
    void sequencesHearTheSameHoweverTheAudioIsCutAndAfterAReset() {
        WordSpotter spotter = spotter(one().sequence("twice", List.of("click", "unknown", "click"), 0.2)
                .word("click")
                .refractorySeconds(0));
        float[] x = clicksAt(1500, 2700, 2800, 4000, 6000);
        spotter.accept(x);
        List<Detection> want = List.copyOf(found);
        assertTrue(want.stream().anyMatch(d -> d.label().equals("twice")), want::toString);
        found.clear();
        spotter.reset();
        for (int i = 0; i < x.length; i += 7) spotter.accept(x, i, Math.min(7, x.length - i));
        assertEquals(want, found);
    }

    @Test
    void aSequenceThatMakesNoSenseIsRefused() {
        assertRefused(
                "the recognizer has no label 'clack'; it has click, unknown",
                one().sequence("both", List.of("click", "clack"), 0.5));
        assertRefused(
                "the sequence 'both' cannot be calibrated, so it has no promised rate; give it a threshold",
                WordSpotter.of(calibrated())
                        .sequence("both", List.of("click", "click"), 0.5)
                        .falseAlarmsPerHour(1));
        assertEquals(
                "a sequence of 1 labels [click]; give two or more",
                assertThrows(IllegalArgumentException.class, () -> one().sequence("one", List.of("click"), 0.5))
                        .getMessage());
        assertEquals(
                "a gap of at most 0.0 s between the parts of a sequence; give more than 0 and up to 10.0 s",
                assertThrows(IllegalArgumentException.class, () -> one().sequence("one", List.of("click", "click"), 0))
                        .getMessage());
    }

    @Test
    void aStreamThatEndsWithinAFrameLosesNoWordAndFindsNone() {
        // the window is complete with sample 2080, and not with 2079
        for (int n : new int[] {2079, 2080, 2081}) {
            found.clear();
            WordSpotter spotter = spotter(one());
            spotter.accept(clicksAt(2000), 0, n);
            spotter.finish();
            assertEquals(n < 2080 ? List.of() : List.of(2080.0 / RATE), ends(), n + " samples");
        }
    }

    @Test
    void afterAGapAResetHearsNothingOfWhatWasBefore() {
        WordSpotter spotter = spotter(one());
        spotter.accept(clicksAt(2000), 0, 2050);
        assertEquals(List.of(), ends());
        spotter.reset();
        // the click of before would be in sight of the first windows
        spotter.accept(new float[RATE]);
        assertEquals(List.of(), ends());
        spotter.reset();
        spotter.accept(clicksAt(1000));
        assertEquals(List.of(1040.0 / RATE), ends());
    }

    @Test
    void anotherRateIsAnotherSpotterOfTheSameRecognizer() {
        Recognizer recognizer = Streams.clicks();
        for (int rate : new int[] {RATE, 2 * RATE, 6 * RATE}) {
            found.clear();
            float[] x = new float[rate];
            // wide enough to pass the filter of the conversion
            for (int i = 0; i < rate / 100; i++) x[rate / 4 + i] = 1;
            WordSpotter spotter = spotter(
                    WordSpotter.of(recognizer).sampleRate(rate).smoothing(1).refractorySeconds(0.3));
            spotter.accept(x);
            spotter.finish();
            assertEquals(1, found.size(), rate + " Hz");
            assertEquals(0.26, found.get(0).time(), 0.011, rate + " Hz");
        }
    }

    @Test
    void phasesDecideSooner() {
        spotter(one().phases(4)).accept(clicksAt(2010));
        assertEquals(List.of(2020.0 / RATE), ends());
    }

    @Test
    void labelsForEverythingElseAreNoWords() {
        for (String label : List.of("unknown", "silence", "<noise>")) assertFalse(SpotterSettings.isWord(label));
        for (String label : List.of("yes", "汉字", "Silence?")) assertTrue(SpotterSettings.isWord(label));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertRefused("the recognizer has no label 'clack'; it has click, unknown", one().word("clack", 0.5));
        assertRefused("threshold 0.0 of 'click'; give a probability above 0 and up to 1", one().threshold(0));
        assertRefused("threshold NaN of 'click'; give a probability above 0 and up to 1", one().threshold(Double.NaN));
        assertRefused("smoothing over 0 windows; give a number from 1 to 1000", one().smoothing(0));
        assertRefused(
                "a refractory time of -1.0 s; give 0 or a positive number of seconds", one().refractorySeconds(-1));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new SpotterSettings(Map.of(), 1, 0));
        assertEquals("a spotter without words; give a threshold to at least one label", e.getMessage());
    }

    private static void assertRefused(String message, SpotterBuilder builder) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }
}
