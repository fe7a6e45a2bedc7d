package io.github.syllabary.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.syllabary.recognizer.DecisionSettings;
import io.github.syllabary.recognizer.OperatingPoint;
import io.github.syllabary.recognizer.RateInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What calibration found, for people and for scripts. */
final class DecisionReport {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final DecisionSettings settings;
    private final Writings writings;

    DecisionReport(DecisionSettings settings, Writings writings) {
        this.settings = settings;
        this.writings = writings;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "calibrated on %.2f hours without the words: %.2f running speech, %.2f single words, %.2f noise",
                settings.hours(),
                settings.speechHours(),
                settings.wordHours(),
                settings.noiseHours());
        line(
                text,
                "smoothing over %d %s, refractory time %.2f s; at most %s false alarms an hour of each word",
                settings.smoothing(),
                settings.smoothing() == 1 ? "window" : "windows",
                settings.refractorySeconds(),
                number(settings.falseAlarmsPerHour()));
        for (String word : settings.curves().keySet()) {
            OperatingPoint p = settings.at(word, settings.falseAlarmsPerHour());
            RateInterval interval = settings.interval(p);
            line(
                    text,
                    "  threshold %.4f, false alarms %d in speech, %d in words, %d in noise: %.2f an hour (95 %% interval"
                            + " %.2f to %.2f)%s  %s",
                    p.threshold(),
                    p.speech(),
                    p.words(),
                    p.noise(),
                    p.alarms() / settings.hours(),
                    interval.low(),
                    interval.high(),
                    Double.isNaN(p.missed())
                            ? ""
                            : String.format(Locale.ROOT, ", %.1f %% of its takes missed", 100 * p.missed()),
                    writings.shown(word));
        }
        return text.toString();
    }

    /** Promises that the hours do not prove, each a sentence. */
    List<String> warnings() {
        double highest = 0;
        List<String> words = new ArrayList<>();
        for (String word : settings.curves().keySet()) {
            double high = settings.interval(settings.at(word, settings.falseAlarmsPerHour()))
                    .high();
            if (high <= settings.falseAlarmsPerHour()) continue;
            words.add(writings.shown(word));
            highest = Math.max(highest, high);
        }
        if (words.isEmpty()) return List.of();
        return List.of(String.format(
                Locale.ROOT,
                "the promise is what was counted, but so few hours leave up to %.1f an hour possible (%s); more audio"
                        + " without the words narrows that",
                highest,
                String.join(", ", words)));
    }

    String json() {
        return GSON.toJson(object(settings));
    }

    static Map<String, Object> object(DecisionSettings settings) {
        Map<String, Object> o = new LinkedHashMap<>();
        o.put("hours", settings.hours());
        o.put("speechHours", settings.speechHours());
        o.put("wordHours", settings.wordHours());
        o.put("noiseHours", settings.noiseHours());
        o.put("smoothing", settings.smoothing());
        o.put("refractorySeconds", settings.refractorySeconds());
        o.put("falseAlarmsPerHour", settings.falseAlarmsPerHour());
        Map<String, Object> words = new LinkedHashMap<>();
        for (String word : settings.curves().keySet()) {
            Map<String, Object> one = point(settings, settings.at(word, settings.falseAlarmsPerHour()));
            one.put(
                    "points",
                    settings.curves().get(word).stream()
                            .map(p -> point(settings, p))
                            .toList());
            words.put(word, one);
        }
        o.put("words", words);
        return o;
    }

    private static Map<String, Object> point(DecisionSettings settings, OperatingPoint p) {
        Map<String, Object> o = new LinkedHashMap<>();
        o.put("threshold", p.threshold());
        o.put("rate", p.alarms() / settings.hours());
        RateInterval interval = settings.interval(p);
        o.put("interval", List.of(interval.low(), interval.high()));
        o.put("speech", p.speech());
        o.put("words", p.words());
        o.put("noise", p.noise());
        if (!Double.isNaN(p.missed())) o.put("missed", p.missed());
        return o;
    }

    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
