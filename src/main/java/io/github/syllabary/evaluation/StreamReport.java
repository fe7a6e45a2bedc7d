package io.github.syllabary.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.syllabary.recognizer.RateInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The forms of a stream evaluation for people and for scripts. */
public final class StreamReport {
    private static final double[] RATES = {0.5, 1, 2, 5, 10, 20};
    private static final double MOST = 0.95;
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private StreamReport() {}

    /**
     * @param shown how labels are written
     */
    public static String text(StreamEvaluation evaluation, UnaryOperator<String> shown) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%.2f hours without the words; times in milliseconds\n", evaluation.hours()));
        TextTable table = new TextTable()
                .row(
                        "word",
                        "said",
                        "missed",
                        "95 % interval",
                        "false alarms",
                        "speech/words/noise",
                        "an hour",
                        "95 % interval",
                        "delay",
                        "95 % within",
                        "start off",
                        "end off");
        for (WordFigures f : evaluation.words()) {
            if (evaluation.words().size() == 2 && f.word().equals(StreamEvaluation.ALL)) continue;
            table.row(row(f, shown));
        }
        text.append(table);
        text.append("\nat one threshold for all words:\n");
        TextTable det = new TextTable().row("false alarms an hour of each word, at most", "missed");
        for (double rate : RATES)
            if (rate * evaluation.hours() >= 1)
                det.row(number("%.1f", rate), number("%.1f %%", 100 * evaluation.missedAt(rate)));
        return text.append(det).toString();
    }

    private static String[] row(WordFigures f, UnaryOperator<String> shown) {
        RateInterval rate = f.falseAlarmInterval();
        return new String[] {
            f.word().equals(StreamEvaluation.ALL) ? f.word() : shown.apply(f.word()),
            String.valueOf(f.said()),
            number("%.1f %%", 100 * f.missed()),
            number("%.1f", 100 * f.missedInterval().low()) + " to "
                    + number("%.1f", 100 * f.missedInterval().high()),
            String.valueOf(f.falseAlarms()),
            f.speech() + "/" + f.words() + "/" + f.noise(),
            number("%.2f", f.falseAlarmRate()),
            number("%.2f", rate.low()) + " to " + number("%.2f", rate.high()),
            number("%.0f", 1000 * WordFigures.quantile(f.delays(), 0.5)),
            number("%.0f", 1000 * WordFigures.quantile(f.delays(), MOST)),
            number("%.0f", 1000 * WordFigures.quantile(f.startErrors(), 0.5)),
            number("%.0f", 1000 * WordFigures.quantile(f.endErrors(), 0.5)),
        };
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    /** One object: hours, settings, words with all their figures, curve. */
    public static String json(StreamEvaluation evaluation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hours", evaluation.hours());
        json.put("thresholds", evaluation.settings().thresholds());
        json.put("smoothing", evaluation.settings().smoothing());
        json.put("refractorySeconds", evaluation.settings().refractorySeconds());
        List<Map<String, Object>> words = new ArrayList<>();
        for (WordFigures f : evaluation.words()) words.add(word(f));
        json.put("words", words);
        List<Map<String, Object>> curve = new ArrayList<>();
        for (DetPoint p : evaluation.curve()) {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("threshold", p.threshold());
            point.put("missed", finite(p.missed()));
            point.put("falseAlarmsPerHour", p.falseAlarmsPerHour());
            curve.add(point);
        }
        json.put("curve", curve);
        return GSON.toJson(json);
    }

    private static Map<String, Object> word(WordFigures f) {
        Map<String, Object> o = new LinkedHashMap<>();
        o.put("word", f.word());
        o.put("said", f.said());
        o.put("found", f.found());
        o.put("missed", finite(f.missed()));
        o.put(
                "missedInterval",
                List.of(f.missedInterval().low(), f.missedInterval().high()));
        o.put("falseAlarms", f.falseAlarms());
        o.put("inSpeech", f.speech());
        o.put("inWords", f.words());
        o.put("inNoise", f.noise());
        o.put("falseAlarmsPerHour", f.falseAlarmRate());
        o.put(
                "falseAlarmInterval",
                List.of(f.falseAlarmInterval().low(), f.falseAlarmInterval().high()));
        o.put("delay", quantiles(f.delays()));
        o.put("startError", quantiles(f.startErrors()));
        o.put("endError", quantiles(f.endErrors()));
        return o;
    }

    /** 5 %, median, 95 %, in seconds. */
    private static List<Double> quantiles(double[] ascending) {
        List<Double> quantiles = new ArrayList<>();
        for (double share : new double[] {1 - MOST, 0.5, MOST})
            quantiles.add(finite(WordFigures.quantile(ascending, share)));
        return quantiles;
    }

    private static Double finite(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
