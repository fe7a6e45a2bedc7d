package io.github.syllabary.spotting;

import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.DecisionSettings;
import io.github.syllabary.recognizer.OperatingPoint;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds smoothing, refractory time and thresholds together, such that on hours of audio without the words each
 * word is spotted no more often than promised.
 *
 * <p>Every window of that audio is computed once; then all smoothings that delay a find by at most {@value
 * #MOST_DELAY_SECONDS} s and refractory times of half, one and one and a half windows are tried. For each the
 * threshold of a word is the lowest that keeps the promise. Which of them is taken:
 *
 * <ul>
 *   <li>with takes of the words, the one that misses the fewest; among equals, that which finds the fewest takes
 *       twice, then the one that misses the fewest without any false alarm, then the shortest smoothing;
 *   <li>without, that with the lowest mean threshold at a refractory time of one window: a word said clearly
 *       reaches the same height under each of these smoothings, so it then stands out the furthest.
 * </ul>
 *
 * <p>Words said singly are put together with silence between, which counts for nothing in the hours.
 */
public final class Calibration {
    /** Operating points are kept for up to so many false alarms an hour. */
    static final double MOST_ALARMS_PER_HOUR = 20;

    private static final double MOST_DELAY_SECONDS = 0.25;
    private static final double[] REFRACTORY_WINDOWS = {1, 0.5, 1.5};
    private static final double NEGATIVE_GAP_SECONDS = 0.5;

    /** A take counts as found until so long after its end. */
    private static final double LATEST_SECONDS = 0.5;

    private static final double SECONDS_PER_HOUR = 3600;

    private final Recognizer recognizer;
    private final List<String> words;
    private final Scores[] negatives;
    private final Scores[] positives;
    private final double windowSeconds;
    private final double stepSeconds;

    /**
     * Listens to all audio.
     *
     * @param words labels of the recognizer
     * @param without audio without the words; utterances with one of them as label are left out
     * @param with takes of the words, or none; utterances with other labels are left out
     * @param progress told how much of how much was heard
     * @throws IOException naming the file that cannot be read
     * @throws IllegalArgumentException if the recognizer cannot stream or lacks a word
     */
    public Calibration(
            Recognizer recognizer,
            List<String> words,
            List<Utterance> without,
            List<Utterance> with,
            Workers workers,
            BiConsumer<Integer, Integer> progress)
            throws IOException {
        this(recognizer, words, without, with, ClipCache.NONE, workers, progress);
    }

    /** As above; decoded audio is kept in a cache from run to run. */
    public Calibration(
            Recognizer recognizer,
            List<String> words,
            List<Utterance> without,
            List<Utterance> with,
            ClipCache cache,
            Workers workers,
            BiConsumer<Integer, Integer> progress)
            throws IOException {
        this.recognizer = recognizer;
        this.words = List.copyOf(words);
        Set<String> wanted = new HashSet<>(words);
        for (String word : words) SpotterSettings.output(recognizer, word);
        RecognizerStream stream =
                new RecognizerStream(recognizer, recognizer.frontEnd().sampleRate(), (s, p) -> {});
        windowSeconds = (double) stream.windowSamples() / stream.modelRate();
        stepSeconds = (double) stream.stepSamples() / stream.modelRate();
        List<Track> tracks = new ArrayList<>(Track.of(
                without.stream().filter(u -> !wanted.contains(u.label())).toList(), NEGATIVE_GAP_SECONDS));
        int n = tracks.size();
        List<Utterance> takes =
                with.stream().filter(u -> wanted.contains(u.label())).toList();
        tracks.addAll(Track.of(takes, windowSeconds + LATEST_SECONDS));
        Scores[] all = Scores.of(recognizer, words, tracks, cache, workers, progress);
        negatives = Arrays.copyOf(all, n);
        positives = Arrays.copyOfRange(all, n, all.length);
    }

    /** Of audio without the words that was heard, all kinds together. */
    public double hours() {
        double hours = 0;
        for (AudioKind kind : AudioKind.values()) hours += hours(kind);
        return hours;
    }

    private double hours(AudioKind kind) {
        long samples = 0;
        for (Scores s : negatives) if (s.kind() == kind) samples += s.heard().spoken();
        return samples / SECONDS_PER_HOUR / recognizer.frontEnd().sampleRate();
    }

    /** How many takes of a word were heard. */
    public int takes(String word) {
        int n = 0;
        for (Scores s : positives)
            for (Utterance u : s.utterances()) if (u.label().equals(word)) n++;
        return n;
    }

    /** One way to decide, and how good it is: the first of these numbers that differs, the smaller the better. */
    private record Choice(DecisionSettings settings, double[] badness) {
        boolean betterThan(Choice other) {
            for (int i = 0; i < badness.length; i++)
                if (badness[i] != other.badness[i]) return badness[i] < other.badness[i];
            return false;
        }
    }

    /**
     * The settings that keep a promise.
     *
     * @param falseAlarmsPerHour of each word, at most
     * @throws IllegalArgumentException if the hours do not carry so low a rate, or no threshold of a word
     *     reaches it
     */
    public DecisionSettings settings(double falseAlarmsPerHour, Workers workers) {
        DecisionSettings.requireCarried(falseAlarmsPerHour, hours());
        int smoothings = Math.max(1, (int) (MOST_DELAY_SECONDS / stepSeconds));
        Choice[] best = new Choice[smoothings];
        IllegalArgumentException[] failures = new IllegalArgumentException[smoothings];
        workers.run(smoothings, (task, worker) -> {
            float[][][] smoothed = smoothed(negatives, task + 1);
            float[][] peaks = peaks(task + 1);
            for (double windows : REFRACTORY_WINDOWS) {
                if (positives.length == 0 && windows != 1) continue;
                try {
                    Choice choice = choice(task + 1, windows * windowSeconds, smoothed, peaks, falseAlarmsPerHour);
                    if (best[task] == null || choice.betterThan(best[task])) best[task] = choice;
                } catch (IllegalArgumentException e) {
                    failures[task] = e;
                }
            }
        });
        Choice chosen = null;
        for (Choice c : best) if (c != null && (chosen == null || c.betterThan(chosen))) chosen = c;
        if (chosen == null) throw failures[smoothings - 1];
        return chosen.settings;
    }

    private Choice choice(int smoothing, double refractory, float[][][] smoothed, float[][] peaks, double rate) {
        long samples = Math.round(refractory * recognizer.frontEnd().sampleRate());
        int most = (int) Math.ceil(Math.max(rate, MOST_ALARMS_PER_HOUR) * hours());
        Map<String, List<OperatingPoint>> curves = new LinkedHashMap<>();
        for (int w = 0; w < words.size(); w++) {
            float[][] ofWord = new float[negatives.length][];
            for (int t = 0; t < ofWord.length; t++) ofWord[t] = smoothed[t][w];
            curves.put(words.get(w), new Sweep(negatives, ofWord, peaks[w], samples).curve(most));
        }
        DecisionSettings settings = new DecisionSettings(
                smoothing,
                refractory,
                rate,
                hours(AudioKind.SPEECH),
                hours(AudioKind.WORDS),
                hours(AudioKind.NOISE),
                curves);
        return new Choice(settings, badness(settings));
    }

    private double[] badness(DecisionSettings settings) {
        double thresholds = 0;
        double missed = 0;
        double missedWithoutAlarms = 0;
        for (String word : words) {
            OperatingPoint p = settings.at(word, settings.falseAlarmsPerHour());
            thresholds += p.threshold();
            if (Double.isNaN(p.missed())) continue;
            missed += p.missed();
            missedWithoutAlarms += settings.curves().get(word).get(0).missed();
        }
        if (positives.length == 0) return new double[] {thresholds};
        int twice = repeats(settings);
        return new double[] {missed, twice, missedWithoutAlarms, settings.smoothing()};
    }

    private float[][][] smoothed(Scores[] scores, int smoothing) {
        float[][][] smoothed = new float[scores.length][][];
        for (int t = 0; t < scores.length; t++)
            smoothed[t] = scores[t].posteriors().smoothed(smoothing);
        return smoothed;
    }

    /** By word, the best smoothed score in sight of each of its takes. */
    private float[][] peaks(int smoothing) {
        List<List<Float>> peaks = new ArrayList<>();
        for (int w = 0; w < words.size(); w++) peaks.add(new ArrayList<>());
        for (Scores s : positives) {
            float[][] smoothed = s.posteriors().smoothed(smoothing);
            for (int i = 0; i < s.utterances().size(); i++) {
                int w = words.indexOf(s.utterances().get(i).label());
                float peak = 0;
                for (int r = 0; r < s.posteriors().windows(); r++)
                    if (inSight(s, i, r)) peak = Math.max(peak, smoothed[w][r]);
                peaks.get(w).add(peak);
            }
        }
        float[][] arrays = new float[peaks.size()][];
        for (int w = 0; w < arrays.length; w++) {
            arrays[w] = new float[peaks.get(w).size()];
            for (int i = 0; i < arrays[w].length; i++)
                arrays[w][i] = peaks.get(w).get(i);
        }
        return arrays;
    }

    private boolean inSight(Scores s, int take, int row) {
        long end = s.posteriors().end(row);
        long latest = Math.round(LATEST_SECONDS * recognizer.frontEnd().sampleRate());
        return end > s.heard().starts()[take] && end <= s.heard().ends()[take] + latest;
    }

    /** How many finds there are beyond the first in sight of a take of that word. */
    private int repeats(DecisionSettings settings) {
        int repeats = 0;
        Map<String, Double> thresholds = settings.thresholds();
        for (Scores s : positives) {
            float[][] smoothed = s.posteriors().smoothed(settings.smoothing());
            for (int i = 0; i < s.utterances().size(); i++) {
                String word = s.utterances().get(i).label();
                float[] scores = smoothed[words.indexOf(word)];
                int found = 0;
                for (int r : s.posteriors().finds(scores, thresholds.get(word), settings.refractorySeconds()))
                    if (inSight(s, i, r)) found++;
                repeats += Math.max(0, found - 1);
            }
        }
        return repeats;
    }
}
