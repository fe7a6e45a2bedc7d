package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.WavFormat;
import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.DecisionSettings;
import io.github.syllabary.recognizer.OperatingPoint;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On {@link Streams#clicks}: a click of height h is heard with probability σ(20h − 10). */
class CalibrationTest {
    private static final int RATE = 8000;

    @TempDir
    Path dir;

    private final Recognizer clicks = Streams.clicks();

    /** A clip with a click in its middle. */
    private Utterance clip(String label, String kind, double seconds, float height) throws IOException {
        float[] x = new float[(int) (seconds * RATE)];
        x[x.length / 2] = height;
        Path file = dir.resolve(label + kind + seconds + height + ".wav");
        new Sound(x, RATE).write(file, WavFormat.FLOAT_32);
        return new Utterance(file, label, "", "", Map.of(AudioKind.COLUMN, kind));
    }

    /** Half an hour: single words up to 0.4, one of 0.6, one of 0.7, running speech with 0.5, noise without. */
    private List<Utterance> negatives() throws IOException {
        List<Utterance> all = new ArrayList<>();
        for (int i = 1; i <= 58; i++) all.add(clip("unknown", "words", 20, 0.4f * i / 58));
        all.add(clip("unknown", "words", 20, 0.6f));
        all.add(clip("unknown", "words", 20, 0.7f));
        all.add(clip("unknown", "speech", 400, 0.5f));
        all.add(clip("unknown", "noise", 200, 0));
        all.add(clip("click", "words", 20, 1)); // left out: it is the word
        return all;
    }

    private DecisionSettings settings(List<Utterance> positives, double rate, int threads) throws IOException {
        try (Workers workers = new Workers(threads)) {
            return new Calibration(clicks, List.of("click"), negatives(), positives, workers, (done, all) -> {})
                    .settings(rate, workers);
        }
    }

    private static double heard(double height) {
        return 1 / (1 + Math.exp(10 - 20 * height));
    }

    @Test
    void eachThresholdHasTheFalseAlarmsItLetsThrough() throws IOException {
        List<Utterance> takes =
                List.of(clip("click", "", 1, 0.55f), clip("click", "", 1, 0.65f), clip("click", "", 1, 1));
        DecisionSettings settings = settings(takes, 4, 2);
        assertEquals(1200 / 3600.0, settings.wordHours(), 1e-9);
        assertEquals(400 / 3600.0, settings.speechHours(), 1e-9);
        assertEquals(200 / 3600.0, settings.noiseHours(), 1e-9);
        List<OperatingPoint> curve = settings.curves().get("click");
        assertEquals(0, curve.get(0).alarms());
        assertEquals(heard(0.7), curve.get(0).threshold(), 1e-6);
        assertTrue(curve.get(0).threshold() > (float) heard(0.7) - 1e-9);
        assertEquals(new OperatingPoint(curve.get(1).threshold(), 0, 1, 0, 1 / 3.0), curve.get(1));
        assertEquals(new OperatingPoint(curve.get(2).threshold(), 0, 2, 0, 0), curve.get(2));
        assertEquals(new OperatingPoint(curve.get(3).threshold(), 1, 2, 0, 0), curve.get(3));
        // two alarms in half an hour
        assertEquals(curve.get(2), settings.at("click", 4));
        assertEquals(curve.get(1), settings.at("click", 3.9));
    }

    @Test
    void aSpotterWithTheSettingsRaisesJustThoseAlarms() throws IOException {
        DecisionSettings settings = settings(List.of(), 4, 2);
        int found = 0;
        Recognizer calibrated = clicks.withDecisions(settings);
        for (Utterance u : negatives()) {
            if (u.label().equals("click")) continue;
            List<Detection> finds = new ArrayList<>();
            try (WordSpotter spotter = WordSpotter.of(calibrated).build()) {
                spotter.onDetection(finds::add);
                spotter.accept(u.sound().samples());
            }
            found += finds.size();
        }
        assertEquals(settings.at("click", 4).alarms(), found);
    }

    @Test
    void threadsChangeNothing() throws IOException {
        assertEquals(settings(List.of(), 4, 1), settings(List.of(), 4, 3));
    }

    @Test
    void lessThanOneAlarmInAllTheHoursIsRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> settings(List.of(), 1.9, 1));
        assertTrue(
                e.getMessage().startsWith("0.50 hours of audio without the words cannot promise 1.9"), e::getMessage);
    }

    @Test
    void kindsAreToldByColumnLabelAndLength() throws IOException {
        assertEquals(AudioKind.NOISE, AudioKind.of(clip("x", "noise", 0.1, 0)));
        assertEquals(AudioKind.NOISE, AudioKind.of(clip("_background_noise_", "", 0.1, 0)));
        assertEquals(AudioKind.SPEECH, AudioKind.of(clip("x", "", 3, 0)));
        assertEquals(AudioKind.WORDS, AudioKind.of(clip("x", "", 2.9, 0)));
        assertThrows(IllegalArgumentException.class, () -> AudioKind.of(clip("x", "song", 1, 0)));
    }

    @Test
    void aTrackFadesItsUtterancesIntoSilence() throws IOException {
        Path file = dir.resolve("one.wav");
        float[] ones = new float[RATE];
        java.util.Arrays.fill(ones, 0.5f);
        new Sound(ones, RATE).write(file);
        Utterance u = new Utterance(file, "x", "", "", Map.of(AudioKind.COLUMN, "words"));
        Track.Heard heard = Track.of(List.of(u, u), 0.5).get(0).heard(RATE, ClipCache.NONE);
        assertEquals(RATE / 2 + 2 * (RATE + RATE / 2), heard.samples().length);
        assertEquals(2 * RATE, heard.spoken());
        assertEquals(0, heard.samples()[RATE / 2 - 1]);
        assertEquals(0.5f * 0.5f / 40, heard.samples()[RATE / 2]);
        assertEquals(0.5f, heard.samples()[RATE]);
        assertEquals(0.5f * 0.5f / 40, heard.samples()[heard.ends()[1] - 1]);
        assertEquals(0, heard.samples()[heard.ends()[1]]);
    }

    @Test
    void countsAreThoseOfTheRuleWhateverTheScores() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 20; trial++) {
            float[][] rows = new float[500][1];
            float[][] smoothed = new float[1][500];
            for (int r = 0; r < 500; r++) smoothed[0][r] = rows[r][0] = (float) random.nextDouble();
            Track track = new Track(AudioKind.NOISE, List.of(), 0);
            Posteriors posteriors = Posteriors.of(rows, 800, 80, RATE);
            Scores scores = new Scores(track, new Track.Heard(new float[0], new int[0], new int[0]), posteriors);
            long refractory = random.nextInt(2000);
            for (OperatingPoint p : new Sweep(new Scores[] {scores}, smoothed, new float[0], refractory).curve(100)) {
                int alarms = 0;
                long armedFrom = 0;
                for (int r = 0; r < 500; r++) {
                    if (!(smoothed[0][r] >= p.threshold()) || posteriors.end(r) < armedFrom) continue;
                    alarms++;
                    armedFrom = posteriors.end(r) + refractory;
                }
                assertEquals(alarms, p.noise());
                assertEquals(alarms, posteriors.finds(smoothed[0], p.threshold(), (double) refractory / RATE).length);
            }
        }
    }
}
