package io.github.syllabary.evaluation;

import io.github.syllabary.audio.SoundStream;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.Detection;
import io.github.syllabary.spotting.SpotterSettings;
import io.github.syllabary.spotting.WordSpotter;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How well words are spotted in long recordings where it is known when each is said.
 *
 * <p>A find is right if it was decided between the beginning of its word and half a second after its end; a word can be
 * found once, what else is found is a false alarm. The hours are those of all that is listed beside the words, or of
 * the whole recordings where only words are listed.
 *
 * @param settings of the spotter that was measured
 * @param words one by one, then all together
 * @param hours of audio that false alarms could come from
 * @param curve misses against false alarms at one threshold for all words, from the highest on
 */
public record StreamEvaluation(SpotterSettings settings, List<WordFigures> words, double hours, List<DetPoint> curve) {
    /** What stands for all words together. */
    public static final String ALL = "all";

    private static final double SECONDS_PER_HOUR = 3600;

    /** From 0.01 to 0.9999, evenly in log odds. */
    private static final double[] THRESHOLDS = new double[81];

    static {
        for (int i = 0; i < THRESHOLDS.length; i++)
            THRESHOLDS[i] = 1 / (1 + StrictMath.exp(-9.2 + 13.8 * i / (THRESHOLDS.length - 1)));
    }

    /** What came of one recording. */
    private record Part(double seconds, double listedSeconds, Map<String, Tally> byWord, int[][] curve) {}

    private static final class Tally {
        int said;
        int found;
        final Map<String, Integer> alarms = new LinkedHashMap<>();
        final List<Double> delays = new ArrayList<>();
        final List<Double> startErrors = new ArrayList<>();
        final List<Double> endErrors = new ArrayList<>();

        void add(Tally other) {
            said += other.said;
            found += other.found;
            other.alarms.forEach((kind, n) -> alarms.merge(kind, n, Integer::sum));
            delays.addAll(other.delays);
            startErrors.addAll(other.startErrors);
            endErrors.addAll(other.endErrors);
        }

        WordFigures figures(String word, double hours) {
            int words = alarms.getOrDefault("words", 0);
            int noise = alarms.getOrDefault("noise", 0);
            int all = alarms.values().stream().mapToInt(n -> n).sum();
            return new WordFigures(
                    word,
                    said,
                    found,
                    all - words - noise,
                    words,
                    noise,
                    hours,
                    array(delays),
                    array(startErrors),
                    array(endErrors));
        }

        private static double[] array(List<Double> list) {
            return list.stream().mapToDouble(d -> d).toArray();
        }
    }

    /**
     * Spots in all recordings of a manifest with the columns {@code start} and {@code end}.
     *
     * @param progress told how many recordings of how many are done
     * @throws IOException naming the file that cannot be read
     */
    public static StreamEvaluation of(
            Recognizer recognizer,
            SpotterSettings settings,
            Corpus truth,
            Workers workers,
            BiConsumer<Integer, Integer> progress)
            throws IOException {
        Map<Path, List<Utterance>> spans = new LinkedHashMap<>();
        for (Utterance u : truth.utterances()) {
            if (u.start().isEmpty() || u.end().isEmpty())
                throw new IOException(truth.root() + ": " + u.file().getFileName()
                        + " has a row without start and end; give both, in seconds");
            spans.computeIfAbsent(u.file(), f -> new ArrayList<>()).add(u);
        }
        List<StreamTruth> truths = new ArrayList<>();
        spans.forEach((file, list) -> truths.add(new StreamTruth(file, list)));
        Part[] parts = new Part[truths.size()];
        int[] done = {0};
        try {
            workers.run(parts.length, (task, worker) -> {
                try {
                    parts[task] = part(recognizer, settings, truths.get(task));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                synchronized (done) {
                    progress.accept(++done[0], parts.length);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return sum(settings, parts);
    }

    private static StreamEvaluation sum(SpotterSettings settings, Part[] parts) {
        double seconds = 0;
        double listed = 0;
        Map<String, Tally> byWord = new LinkedHashMap<>();
        for (String word : settings.thresholds().keySet()) byWord.put(word, new Tally());
        Tally all = new Tally();
        int[][] curve = new int[THRESHOLDS.length][2];
        for (Part part : parts) {
            seconds += part.seconds;
            listed += part.listedSeconds;
            part.byWord.forEach((word, tally) -> {
                byWord.get(word).add(tally);
                all.add(tally);
            });
            for (int i = 0; i < curve.length; i++) {
                curve[i][0] += part.curve[i][0];
                curve[i][1] += part.curve[i][1];
            }
        }
        double hours = (listed > 0 ? listed : seconds) / SECONDS_PER_HOUR;
        List<WordFigures> figures = new ArrayList<>();
        byWord.forEach((word, tally) -> figures.add(tally.figures(word, hours)));
        // the mean word: as many hours for each
        figures.add(all.figures(ALL, hours * byWord.size()));
        List<DetPoint> points = new ArrayList<>();
        for (int i = 0; i < curve.length; i++)
            points.add(new DetPoint(
                    THRESHOLDS[i], 1 - (double) curve[i][0] / all.said, curve[i][1] / hours / byWord.size()));
        return new StreamEvaluation(settings, List.copyOf(figures), hours, List.copyOf(points));
    }

    /** Runs the network once along the recording, which is never in memory as a whole. */
    private static Part part(Recognizer recognizer, SpotterSettings settings, StreamTruth truth) throws IOException {
        Map<String, Tally> byWord = new LinkedHashMap<>();
        for (String word : settings.thresholds().keySet()) byWord.put(word, new Tally());
        double listed = 0;
        for (int s = 0; s < truth.spans().size(); s++) {
            Tally tally = byWord.get(truth.spans().get(s).label());
            if (tally != null) tally.said++;
            else listed += truth.end(s) - truth.start(s);
        }
        boolean[] found = new boolean[truth.spans().size()];
        List<String> words = List.copyOf(byWord.keySet());
        int[] outputs = words.stream().mapToInt(recognizer.labels()::indexOf).toArray();
        int rate = recognizer.frontEnd().sampleRate();
        StreamCurve curve = new StreamCurve(THRESHOLDS, words, Math.round(settings.refractorySeconds() * rate), truth);
        try (SoundStream in = SoundStream.open(truth.file());
                WordSpotter spotter = WordSpotter.of(recognizer)
                        .settings(settings)
                        .sampleRate(in.sampleRate())
                        .build()) {
            long window = Math.round(spotter.windowSeconds() * rate);
            spotter.onDetection(d -> count(d, truth, found, byWord.get(d.label())));
            spotter.onWindow((start, probabilities) -> {
                long end = start + window;
                for (int w = 0; w < outputs.length; w++)
                    curve.window(end, (double) end / rate, w, probabilities[outputs[w]]);
            });
            double seconds = (double) run(in, spotter) / in.sampleRate();
            return new Part(seconds, listed, byWord, curve.counts());
        }
    }

    /** How many samples there were. */
    private static long run(SoundStream in, WordSpotter spotter) throws IOException {
        float[] x = new float[in.sampleRate()];
        long taken = 0;
        for (int n; (n = in.read(x, 0, x.length)) >= 0; taken += n) spotter.accept(x, 0, n);
        spotter.finish();
        return taken;
    }

    private static void count(Detection d, StreamTruth truth, boolean[] found, Tally tally) {
        int span = truth.match(d.label(), d.time(), found);
        if (span < 0) {
            tally.alarms.merge(truth.kind(d.time()), 1, Integer::sum);
            return;
        }
        tally.found++;
        tally.delays.add(d.time() - truth.end(span));
        tally.startErrors.add(d.start() - truth.start(span));
        tally.endErrors.add(d.end() - truth.end(span));
    }

    /** The least share missed at no more than so many false alarms an hour of each word; 1 if there is no such point. */
    public double missedAt(double falseAlarmsPerHour) {
        double best = 1;
        for (DetPoint p : curve) if (p.falseAlarmsPerHour() <= falseAlarmsPerHour) best = Math.min(best, p.missed());
        return best;
    }
}
