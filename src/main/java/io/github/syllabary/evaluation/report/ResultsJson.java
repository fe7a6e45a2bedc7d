package io.github.syllabary.evaluation.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.evaluation.Bands;
import io.github.syllabary.evaluation.Calibration;
import io.github.syllabary.evaluation.Interval;
import io.github.syllabary.evaluation.Roc;
import io.github.syllabary.evaluation.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures as JSON: those of {@code evaluate --json} for each model, and what only the report has. */
final class ResultsJson {
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setPrettyPrinting()
            .create();

    private ResultsJson() {}

    static String of(String corpus, List<MeasuredModel> models, List<Report.Pair> pairs) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("corpus", corpus);
        json.put("models", models.stream().map(ResultsJson::model).toList());
        json.put("mcnemar", pairs.stream().map(ResultsJson::pair).toList());
        return GSON.toJson(json) + "\n";
    }

    private static Map<String, Object> pair(Report.Pair pair) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("first", pair.first().name());
        one.put("second", pair.second().name());
        one.put("onlyFirst", pair.test().onlyFirst());
        one.put("onlySecond", pair.test().onlySecond());
        one.put("p", pair.test().p());
        return one;
    }

    private static JsonObject model(MeasuredModel m) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("model", m.name());
        more.put("seconds", m.figures().seconds());
        more.put("macroPrecision", number(m.evaluation().confusion().macroPrecision()));
        more.put("macroRecall", number(m.evaluation().confusion().macroRecall()));
        Calibration calibration = m.figures().calibration();
        more.put("calibrationError", number(calibration.error()));
        more.put(
                "calibration",
                calibration.bins().stream()
                        .map(bin -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("low", bin.low());
                            one.put("high", bin.high());
                            one.put("clips", bin.tally().clips());
                            one.put("confidence", number(bin.confidence()));
                            one.put("accuracy", number(bin.tally().accuracy()));
                            return one;
                        })
                        .toList());
        more.put("words", m.figures().rocs().stream().map(ResultsJson::word).toList());
        Map<String, Object> bands = new LinkedHashMap<>();
        List<Bands> all = m.figures().bands();
        List<String> names = List.of("seconds", "snr", "loudness");
        for (int i = 0; i < names.size(); i++)
            bands.put(
                    names.get(i),
                    all.get(i).bands().stream()
                            .map(band -> {
                                Map<String, Object> one = new LinkedHashMap<>();
                                one.put("from", number(band.low()));
                                one.put("to", number(band.high()));
                                one.putAll(tally(band.tally()));
                                return one;
                            })
                            .toList());
        more.put("bands", bands);
        if (m.robustness() != null) more.put("robustness", m.robustness().toJson());
        more.put("provenance", m.recognizer().provenance());
        JsonObject json = GSON.toJsonTree(more).getAsJsonObject();
        JsonParser.parseString(m.evaluation().toJson())
                .getAsJsonObject()
                .asMap()
                .forEach(json::add);
        return json;
    }

    private static Map<String, Object> word(Roc roc) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("label", roc.label());
        one.put("areaUnderRoc", number(roc.area()));
        one.put("equalErrorRate", number(roc.equalErrorRate()));
        one.put("exact", roc.exact());
        return one;
    }

    private static Map<String, Object> tally(Tally tally) {
        Map<String, Object> one = new LinkedHashMap<>();
        Interval interval = tally.interval();
        one.put("clips", tally.clips());
        one.put("correct", tally.correct());
        one.put("accuracy", number(tally.accuracy()));
        one.put("interval", new double[] {interval.low(), interval.high()});
        return one;
    }

    // JSON has neither NaN nor infinity
    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
