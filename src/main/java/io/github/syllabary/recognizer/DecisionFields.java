package io.github.syllabary.recognizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link DecisionSettings} as JSON. Fields of no meaning here are passed over. */
final class DecisionFields {
    private static final String WHERE = "decisions: ";

    private DecisionFields() {}

    static JsonObject write(DecisionSettings settings) {
        JsonObject o = new JsonObject();
        o.addProperty("smoothing", settings.smoothing());
        o.addProperty("refractorySeconds", settings.refractorySeconds());
        o.addProperty("falseAlarmsPerHour", settings.falseAlarmsPerHour());
        o.addProperty("speechHours", settings.speechHours());
        o.addProperty("wordHours", settings.wordHours());
        o.addProperty("noiseHours", settings.noiseHours());
        JsonObject curves = new JsonObject();
        settings.curves().forEach((word, points) -> {
            JsonArray list = new JsonArray();
            for (OperatingPoint p : points) list.add(point(p));
            curves.add(word, list);
        });
        o.add("curves", curves);
        return o;
    }

    private static JsonObject point(OperatingPoint p) {
        JsonObject o = new JsonObject();
        o.addProperty("threshold", p.threshold());
        o.addProperty("speech", p.speech());
        o.addProperty("words", p.words());
        o.addProperty("noise", p.noise());
        if (!Double.isNaN(p.missed())) o.addProperty("missed", p.missed());
        return o;
    }

    /**
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    static DecisionSettings read(JsonObject o) {
        if (!(o.get("curves") instanceof JsonObject byWord)) throw missing("curves");
        Map<String, List<OperatingPoint>> curves = new LinkedHashMap<>();
        for (String word : byWord.keySet()) {
            List<OperatingPoint> points = new ArrayList<>();
            if (!byWord.get(word).isJsonArray()) throw missing("curves");
            for (JsonElement e : byWord.getAsJsonArray(word)) points.add(point(e));
            curves.put(word, points);
        }
        try {
            return new DecisionSettings(
                    count(o, "smoothing"),
                    number(o, "refractorySeconds"),
                    number(o, "falseAlarmsPerHour"),
                    number(o, "speechHours"),
                    number(o, "wordHours"),
                    number(o, "noiseHours"),
                    curves);
        } catch (IllegalArgumentException e) {
            throw e.getMessage().startsWith(WHERE) ? e : new IllegalArgumentException(WHERE + e.getMessage(), e);
        }
    }

    private static OperatingPoint point(JsonElement e) {
        if (!(e instanceof JsonObject o)) throw missing("curves");
        double missed = o.has("missed") ? number(o, "missed") : Double.NaN;
        return new OperatingPoint(
                number(o, "threshold"), count(o, "speech"), count(o, "words"), count(o, "noise"), missed);
    }

    private static int count(JsonObject o, String name) {
        double value = number(o, name);
        if (value == (int) value) return (int) value;
        throw new IllegalArgumentException(WHERE + "field '" + name + "' is " + value + "; give a whole number");
    }

    private static double number(JsonObject o, String name) {
        if (!(o.get(name) instanceof JsonPrimitive p) || !p.isNumber()) throw missing(name);
        double value;
        try {
            value = p.getAsDouble();
        } catch (NumberFormatException e) {
            throw missing(name);
        }
        if (Double.isFinite(value)) return value;
        throw missing(name);
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(
                WHERE + "field '" + name + "' is missing or not of its kind; calibrate the model again");
    }
}
