package io.github.syllabary.evaluation;

import io.github.syllabary.plot.Axis;
import io.github.syllabary.plot.Lettering;
import io.github.syllabary.plot.Line;
import io.github.syllabary.plot.LineChart;
import io.github.syllabary.plot.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Misses against false alarms an hour of a stream evaluation: the curve at one threshold for all words, and each word
 * where its own threshold puts it. No false alarms at all stand at the left edge, which is the rate of half an alarm in
 * the hours heard.
 */
public final class StreamPicture {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 420;
    private static final double HIGHEST_RATE = 100;

    private StreamPicture() {}

    /**
     * @param shown how labels are written
     */
    public static Picture of(StreamEvaluation evaluation, UnaryOperator<String> shown) {
        int words = evaluation.words().size() - 1;
        double lowest = Math.min(1, 0.5 / evaluation.hours() / words);
        double highest = Math.max(HIGHEST_RATE, 2 * lowest);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (DetPoint p : evaluation.curve()) {
            if (Double.isNaN(p.missed()) || p.falseAlarmsPerHour() > highest) continue;
            x.add(Math.max(lowest, p.falseAlarmsPerHour()));
            y.add(100 * p.missed());
        }
        List<Line> lines = new ArrayList<>();
        if (!x.isEmpty()) lines.add(Line.of("one threshold for all words", array(x), array(y)));
        for (WordFigures f : evaluation.words()) {
            if (f.word().equals(StreamEvaluation.ALL) || Double.isNaN(f.missed())) continue;
            lines.add(new Line(
                    Lettering.shown(shown.apply(f.word()), f.word()) + " as set",
                    new double[] {Math.min(highest, Math.max(lowest, f.falseAlarmRate()))},
                    new double[] {100 * f.missed()},
                    Line.Style.DOTS));
        }
        if (lines.isEmpty()) lines.add(Line.guide(new double[] {lowest}, new double[] {100}));
        return new LineChart(
                "",
                Axis.logarithmic("false alarms an hour of each word", lowest, highest),
                Axis.of("missed (%)", 0, 100),
                lines,
                WIDTH,
                HEIGHT);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
