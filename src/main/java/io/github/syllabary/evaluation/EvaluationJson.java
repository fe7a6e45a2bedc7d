package io.github.syllabary.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON form of an evaluation. */
final class EvaluationJson {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private EvaluationJson() {}

    static String of(Evaluation evaluation) {
        ConfusionMatrix matrix = evaluation.confusion();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("accuracy", evaluation.accuracy());
        json.put("interval", pair(evaluation.interval()));
        json.put("clips", evaluation.clips());
        json.put("correct", matrix.total().correct());
        json.put("macroF1", share(matrix.macroF1()));
        json.put("labels", matrix.labels());
        json.put("confusion", matrix.counts());
        json.put("parts", parts(evaluation));
        json.put("classes", classes(matrix));
        json.put("speakers", speakers(evaluation));
        json.put("unreadable", evaluation.unreadable());
        json.put("unreadableClips", evaluation.unreadableClips());
        return GSON.toJson(json);
    }

    private static List<Map<String, Object>> parts(Evaluation evaluation) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (PartFigures figures : evaluation.parts()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("part", figures.part());
            one.put("first", share(figures.first().accuracy()));
            one.put("firstFive", share(figures.firstFive().accuracy()));
            parts.add(one);
        }
        return parts;
    }

    private static List<Map<String, Object>> classes(ConfusionMatrix matrix) {
        List<Map<String, Object>> classes = new ArrayList<>();
        for (int i = 0; i < matrix.labels().size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("label", matrix.labels().get(i));
            one.put("clips", matrix.said(i));
            one.put("precision", share(matrix.precision(i)));
            one.put("recall", share(matrix.recall(i)));
            one.put("f1", share(matrix.f1(i)));
            classes.add(one);
        }
        return classes;
    }

    private static List<Map<String, Object>> speakers(Evaluation evaluation) {
        List<Map<String, Object>> speakers = new ArrayList<>();
        evaluation.speakers().forEach((name, tally) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("speaker", name);
            one.put("clips", tally.clips());
            one.put("accuracy", tally.accuracy());
            one.put("interval", pair(tally.interval()));
            speakers.add(one);
        });
        return speakers;
    }

    private static double[] pair(Interval interval) {
        return new double[] {interval.low(), interval.high()};
    }

    // JSON has no NaN
    private static Double share(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
