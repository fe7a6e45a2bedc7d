package io.github.syllabary.plot;

import io.github.syllabary.corpus.CorpusStatistics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a corpus holds at a glance: durations, clips of each label, splits, levels of the speakers. Of many labels or
 * speakers those at either end are shown.
 */
public record CorpusPicture(CorpusStatistics statistics) implements Picture {
    private static final int PANEL_WIDTH = 620;
    private static final int PANEL_HEIGHT = 340;
    private static final int MOST_BARS = 40;

    @Override
    public int width() {
        return 2 * PANEL_WIDTH;
    }

    @Override
    public int height() {
        return PANEL_HEIGHT * ((panels().size() + 1) / 2);
    }

    @Override
    public void paint(Graphics2D g) {
        List<Picture> panels = panels();
        for (int i = 0; i < panels.size(); i++) {
            Graphics2D part =
                    (Graphics2D) g.create(i % 2 * PANEL_WIDTH, i / 2 * PANEL_HEIGHT, PANEL_WIDTH, PANEL_HEIGHT);
            panels.get(i).paint(part);
            part.dispose();
        }
    }

    private List<Picture> panels() {
        List<Picture> panels = new ArrayList<>();
        CorpusStatistics.Histogram h = statistics.durations();
        List<String> bins = IntStream.range(0, h.counts().length)
                .mapToObj(
                        i -> String.format(Locale.ROOT, "%.2f", i * h.step()) + (i < h.counts().length - 1 ? "" : "+"))
                .toList();
        panels.add(bars(
                String.format(
                        Locale.ROOT,
                        "Clips by duration (%d clips, %.0f s)",
                        statistics.clips(),
                        statistics.seconds().all()),
                "seconds, from",
                bins,
                IntStream.of(h.counts()).asDoubleStream().toArray()));
        panels.add(ends("Clips of each label", statistics.labels(), doubles(statistics.clipsPerLabel())));
        List<String> splits = statistics.splits().keySet().stream()
                .map(name -> name.isEmpty() ? "no split" : name)
                .toList();
        panels.add(bars(
                "Clips of each split",
                "",
                splits,
                statistics.splits().values().stream()
                        .mapToDouble(CorpusStatistics.Split::clips)
                        .toArray()));
        if (!statistics.speakerLevels().isEmpty()) {
            panels.add(ends(
                    "Median level of each speaker, dB",
                    statistics.speakerLevels().size(),
                    statistics.speakerLevels()));
        }
        return panels;
    }

    private static Map<String, Double> doubles(Map<String, Integer> counts) {
        Map<String, Double> doubles = new java.util.LinkedHashMap<>();
        counts.forEach((name, n) -> doubles.put(name, (double) n));
        return doubles;
    }

    /** All in their order, or if there are too many the highest and the lowest. */
    private static Picture ends(String title, int all, Map<String, Double> values) {
        List<Map.Entry<String, Double>> shown = new ArrayList<>(values.entrySet());
        String which = "";
        if (shown.size() > MOST_BARS) {
            shown.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
            shown.subList(MOST_BARS / 2, shown.size() - MOST_BARS / 2).clear();
            which = " (of " + all + " the " + MOST_BARS / 2 + " highest and lowest)";
        }
        return bars(
                title + which,
                "",
                shown.stream().map(Map.Entry::getKey).toList(),
                shown.stream().mapToDouble(Map.Entry::getValue).toArray());
    }

    private static Picture bars(String title, String x, List<String> names, double[] values) {
        return new BarChart(
                title, Axis.of(x), Axis.of(""), names, List.of(new Bars("", values)), PANEL_WIDTH, PANEL_HEIGHT);
    }
}
