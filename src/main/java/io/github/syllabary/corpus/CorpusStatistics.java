package io.github.syllabary.corpus;

import com.google.gson.GsonBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a corpus holds, and what in it looks wrong.
 *
 * @param speakers speakers who are somebody
 * @param seconds of all readable clips
 * @param clipsPerLabel in the order of {@link Corpus#labels()}
 * @param splits by name; {@code ""} are the clips without one
 * @param rates clips by sample rate in Hz
 * @param durations of all readable clips, in seconds
 * @param speakerLevels the median level of each speaker's clips, in dB below a full-scale square wave
 * @param suspicious at most {@value #MOST_EXAMPLES} examples of each kind, see {@link Suspicion}
 */
public record CorpusStatistics(
        String corpus,
        int clips,
        int labels,
        int speakers,
        Seconds seconds,
        Map<String, Integer> clipsPerLabel,
        Map<String, Split> splits,
        Map<Integer, Integer> rates,
        Histogram durations,
        Map<String, Double> speakerLevels,
        List<Suspicion> suspicious) {

    static final int MOST_EXAMPLES = 5;

    /** Durations in seconds; all 0 if no clip could be read. */
    public record Seconds(double all, double shortest, double median, double longest) {
        static Seconds of(List<Double> durations) {
            if (durations.isEmpty()) return new Seconds(0, 0, 0, 0);
            double[] sorted =
                    durations.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int n = sorted.length;
            double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
            return new Seconds(Arrays.stream(sorted).sum(), sorted[0], median, sorted[n - 1]);
        }
    }

    /**
     * @param step width of a bin; bin i reaches from {@code i·step} to {@code (i+1)·step}, the last one to the end
     */
    public record Histogram(double step, int[] counts) {
        private static final int BINS = 24;

        /** Of steps that people count in, as many as show all but the longest hundredth. */
        static Histogram of(List<Double> values) {
            if (values.isEmpty()) return new Histogram(1, new int[1]);
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double most = sorted[(int) (0.99 * (sorted.length - 1))];
            double step = 0.01;
            for (int i = 0; step * BINS < most; i++) step *= i % 3 == 1 ? 2.5 : 2;
            int[] counts = new int[(int) (most / step) + 1];
            for (double v : sorted) counts[Math.min((int) (v / step), counts.length - 1)]++;
            return new Histogram(step, counts);
        }
    }

    public record Split(int clips, int labels, int speakers) {}

    /** One kind of fault: how often it occurs, and where. */
    public record Suspicion(String what, int count, List<String> examples) {}

    /** Told of each clip that has been looked at. */
    public interface Progress {
        void done(int clips, int ofClips);
    }

    /** Reads every clip, one at a time: memory is that of one file and some bytes for each clip. */
    public static CorpusStatistics of(Corpus corpus, Progress progress) {
        Inspection inspection = new Inspection(corpus);
        int done = 0;
        for (Utterance u : corpus.utterances()) {
            inspection.look(u);
            progress.done(++done, corpus.size());
        }
        Map<String, Integer> perLabel = new TreeMap<>(NaturalOrder.INSTANCE);
        for (Utterance u : corpus.utterances()) perLabel.merge(u.label(), 1, Integer::sum);
        Map<String, Split> splits = new TreeMap<>();
        for (String name :
                new TreeSet<>(corpus.utterances().stream().map(Utterance::split).toList())) {
            Corpus part = corpus.filter(u -> u.split().equals(name));
            splits.put(
                    name,
                    new Split(part.size(), part.labels().size(), part.speakers().size()));
        }
        return new CorpusStatistics(
                corpus.root().toString(),
                corpus.size(),
                corpus.labels().size(),
                corpus.speakers().size(),
                Seconds.of(inspection.durations()),
                perLabel,
                splits,
                inspection.rates(),
                Histogram.of(inspection.durations()),
                inspection.speakerLevels(),
                inspection.suspicious());
    }

    /** The fewest, the median and the most clips a label has. */
    public String clipsOfALabel() {
        List<Integer> counts = clipsPerLabel.values().stream().sorted().toList();
        if (counts.isEmpty()) return "0";
        return counts.get(0) + " to " + counts.get(counts.size() - 1) + ", median " + counts.get(counts.size() / 2);
    }

    public String toJson() {
        return new GsonBuilder()
                .disableHtmlEscaping()
                .setPrettyPrinting()
                .create()
                .toJson(this);
    }

    /** For people: a few lines, a table of labels, then what looks wrong. */
    public String toText() {
        return StatisticsText.of(this);
    }
}
