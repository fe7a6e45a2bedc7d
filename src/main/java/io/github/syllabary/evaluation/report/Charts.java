package io.github.syllabary.evaluation.report;

import io.github.syllabary.evaluation.Calibration;
import io.github.syllabary.evaluation.Robustness;
import io.github.syllabary.evaluation.Roc;
import io.github.syllabary.plot.Axis;
import io.github.syllabary.plot.BarChart;
import io.github.syllabary.plot.Bars;
import io.github.syllabary.plot.Lettering;
import io.github.syllabary.plot.Line;
import io.github.syllabary.plot.LineChart;
import io.github.syllabary.plot.Picture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The charts of the report. */
final class Charts {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;
    private static final double LOWEST_RATE = 0.001; // where the logarithmic axes begin
    private static final int MOST_CURVES = 5;

    private Charts() {}

    static Picture reliability(Calibration calibration) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (Calibration.Bin bin : calibration.bins()) {
            if (bin.tally().clips() == 0) continue;
            x.add(bin.confidence());
            y.add(bin.tally().accuracy());
        }
        List<Line> lines = new ArrayList<>(List.of(Line.guide(new double[] {0, 1}, new double[] {0, 1})));
        if (!x.isEmpty()) lines.add(new Line("", array(x), array(y), Line.Style.LINE_AND_DOTS));
        return new LineChart("", Axis.of("probability", 0, 1), Axis.of("accuracy", 0, 1), lines, WIDTH, HEIGHT);
    }

    /** Of the words with the least area. */
    static Picture roc(List<Roc> hardest, UnaryOperator<String> shown) {
        List<Line> lines = new ArrayList<>(List.of(Line.guide(new double[] {0, 1}, new double[] {0, 1})));
        for (Roc roc : some(hardest)) lines.add(Line.of(name(roc, shown), roc.falseAlarms(), roc.hits()));
        return new LineChart(
                "", Axis.of("false alarms (share)", 0, 1), Axis.of("hits (share)", 0, 1), lines, WIDTH, HEIGHT);
    }

    static Picture det(List<Roc> hardest, UnaryOperator<String> shown) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.guide(new double[] {LOWEST_RATE, 1}, new double[] {LOWEST_RATE, 1}));
        for (Roc roc : some(hardest)) {
            int n = roc.hits().length;
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = Math.max(LOWEST_RATE, roc.falseAlarms()[i]);
                y[i] = Math.max(LOWEST_RATE, 1 - roc.hits()[i]);
            }
            lines.add(Line.of(name(roc, shown), x, y));
        }
        return new LineChart(
                "",
                Axis.logarithmic("false alarms (share)", LOWEST_RATE, 1),
                Axis.logarithmic("misses (share)", LOWEST_RATE, 1),
                lines,
                WIDTH,
                HEIGHT);
    }

    private static List<Roc> some(List<Roc> hardest) {
        return hardest.subList(0, Math.min(MOST_CURVES, hardest.size()));
    }

    private static String name(Roc roc, UnaryOperator<String> shown) {
        return Lettering.shown(shown.apply(roc.label()), roc.label());
    }

    /** A colour for each model, a bar for each condition. */
    static Picture robustness(List<MeasuredModel> models) {
        Set<String> names = new LinkedHashSet<>();
        for (MeasuredModel m : models) for (Robustness.Row row : m.robustness().rows()) names.add(row.name());
        List<Bars> bars = new ArrayList<>();
        for (MeasuredModel m : models) {
            double[] values = m.robustness().rows().stream()
                    .mapToDouble(row -> row.tally().accuracy())
                    .toArray();
            bars.add(new Bars(models.size() > 1 ? Lettering.shown(m.name(), "model " + bars.size()) : "", values));
        }
        return new BarChart(
                "", Axis.of(""), Axis.of("accuracy", 0, 1), List.copyOf(names), bars, 2 * WIDTH, HEIGHT + 60);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
