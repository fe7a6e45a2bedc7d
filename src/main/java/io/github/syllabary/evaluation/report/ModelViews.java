package io.github.syllabary.evaluation.report;

import io.github.syllabary.audio.Features;
import io.github.syllabary.evaluation.Bands;
import io.github.syllabary.evaluation.Calibration;
import io.github.syllabary.evaluation.ConfusionMatrix;
import io.github.syllabary.evaluation.Evaluation;
import io.github.syllabary.evaluation.PartFigures;
import io.github.syllabary.evaluation.Percent;
import io.github.syllabary.evaluation.Roc;
import io.github.syllabary.evaluation.Tally;
import io.github.syllabary.evaluation.report.Views.BandsView;
import io.github.syllabary.evaluation.report.Views.BinView;
import io.github.syllabary.evaluation.report.Views.FactView;
import io.github.syllabary.evaluation.report.Views.LabelView;
import io.github.syllabary.evaluation.report.Views.MistakeView;
import io.github.syllabary.evaluation.report.Views.ModelView;
import io.github.syllabary.evaluation.report.Views.PartView;
import io.github.syllabary.evaluation.report.Views.ShareView;
import io.github.syllabary.evaluation.report.Views.WordView;
import io.github.syllabary.nn.TimeScale;
import io.github.syllabary.recognizer.Recognizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the page shows of one model. */
final class ModelViews {
    private static final int MOST_CONFUSED = 20;
    private static final int MOST_UNREADABLE = 50;

    private final MeasuredModel model;
    private final UnaryOperator<String> shown;
    private final ConfusionMatrix matrix;

    private ModelViews(MeasuredModel model, UnaryOperator<String> shown) {
        this.model = model;
        this.shown = shown;
        this.matrix = model.evaluation().confusion();
    }

    static ModelView of(MeasuredModel model, int number, UnaryOperator<String> shown) {
        return new ModelViews(model, shown).view("m" + number);
    }

    private ModelView view(String id) {
        Evaluation e = model.evaluation();
        List<Roc> rocs = model.figures().rocs();
        List<Roc> hardest = rocs.stream()
                .filter(r -> !Double.isNaN(r.area()))
                .sorted(Comparator.comparingDouble(Roc::area))
                .toList();
        boolean small = matrix.labels().size() <= Matrices.LARGEST_TABLE;
        Calibration calibration = model.figures().calibration();
        List<MistakeView> confused = confused();
        List<String> unreadable = e.unreadable().stream()
                .limit(MOST_UNREADABLE)
                .map(Evaluation.Unreadable::reason)
                .toList();
        return new ModelView(
                id,
                model.name(),
                Percent.of(e.accuracy()),
                Percent.of(e.interval()),
                matrix.total().correct(),
                e.clips(),
                duration(model.figures().seconds()),
                Percent.of(matrix.macroPrecision()),
                Percent.of(matrix.macroRecall()),
                Percent.of(matrix.macroF1()),
                Percent.of(calibration.error()),
                e.parts().stream().map(ModelViews::part).toList(),
                confused,
                matrix.mistakes().size() - confused.size(),
                small ? Matrices.table(matrix, shown) : null,
                small ? null : DataUri.png(Matrices.picture(matrix, shown), 1, "Confusion matrix"),
                labels(rocs),
                hardest.stream().map(this::word).toList(),
                DataUri.svg(Charts.roc(hardest, shown), "Hits against false alarms of the hardest labels"),
                DataUri.svg(Charts.det(hardest, shown), "Misses against false alarms of the hardest labels"),
                DataUri.svg(Charts.reliability(calibration), "Accuracy against probability"),
                bins(calibration),
                speakers(),
                model.figures().bands().stream()
                        .filter(b -> !b.bands().isEmpty())
                        .map(ModelViews::bands)
                        .toList(),
                WorstViews.of(model, shown),
                unreadable,
                e.unreadableClips(),
                e.unreadableClips() - unreadable.size(),
                facts(),
                summary(),
                model.recognizer().takesPictures());
    }

    private static PartView part(PartFigures figures) {
        return new PartView(
                figures.part(),
                Percent.of(figures.first().accuracy()),
                Percent.of(figures.first().interval()),
                Percent.of(figures.firstFive().accuracy()));
    }

    private List<MistakeView> confused() {
        return matrix.mistakes().stream()
                .limit(MOST_CONFUSED)
                .map(m -> new MistakeView(
                        shown.apply(m.said()),
                        shown.apply(m.recognised()),
                        m.count(),
                        Percent.of(
                                (double) m.count() / matrix.said(matrix.labels().indexOf(m.said())))))
                .toList();
    }

    private List<LabelView> labels(List<Roc> rocs) {
        List<LabelView> rows = new ArrayList<>();
        for (int i = 0; i < rocs.size(); i++) {
            rows.add(new LabelView(
                    shown.apply(matrix.labels().get(i)),
                    matrix.said(i),
                    Percent.of(matrix.precision(i)),
                    Percent.of(matrix.recall(i)),
                    Percent.of(matrix.f1(i)),
                    area(rocs.get(i)),
                    Percent.of(rocs.get(i).equalErrorRate())));
        }
        return rows;
    }

    private WordView word(Roc roc) {
        return new WordView(shown.apply(roc.label()), DetPath.of(roc), area(roc), Percent.of(roc.equalErrorRate()));
    }

    private static String area(Roc roc) {
        return Double.isNaN(roc.area()) ? "–" : String.format(Locale.ROOT, "%.4f", roc.area());
    }

    private static List<BinView> bins(Calibration calibration) {
        return calibration.bins().stream()
                .filter(bin -> bin.tally().clips() > 0)
                .map(bin -> new BinView(
                        Percent.of(bin.low()) + " to " + Percent.of(bin.high()),
                        bin.tally().clips(),
                        Percent.of(bin.confidence()),
                        Percent.of(bin.tally().accuracy())))
                .toList();
    }

    private List<ShareView> speakers() {
        return model.evaluation().speakers().entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().accuracy()))
                .map(entry -> share(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static BandsView bands(Bands bands) {
        return new BandsView(
                bands.name(),
                bands.bands().stream()
                        .map(band -> share(band.name(), band.tally()))
                        .toList());
    }

    private static ShareView share(String name, Tally tally) {
        return new ShareView(
                name,
                tally.clips(),
                Percent.of(tally.accuracy()),
                Percent.of(tally.interval()),
                String.format(Locale.ROOT, "%.1f", 100 * tally.accuracy()));
    }

    private List<FactView> facts() {
        Recognizer r = model.recognizer();
        List<FactView> facts = new ArrayList<>();
        if (r.takesPictures())
            facts.add(new FactView("input", settings(r.input().settings()), false));
        else addSound(facts, r);
        r.provenance().forEach((name, value) -> facts.add(new FactView(name, value, value.contains("\n"))));
        return facts;
    }

    private static void addSound(List<FactView> facts, Recognizer r) {
        Features features = r.frontEnd().features();
        facts.add(new FactView(
                "input",
                String.format(
                        Locale.ROOT,
                        "%.3f s at %d Hz",
                        (double) r.frontEnd().windowSamples() / features.sampleRate(),
                        features.sampleRate()),
                false));
        facts.add(new FactView("features", settings(features.settings()), false));
    }

    private static String settings(Map<String, ?> settings) {
        return settings.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private String summary() {
        if (model.recognizer().takesPictures())
            return model.recognizer().network().summary().text();
        Features f = model.recognizer().frontEnd().features();
        TimeScale scale = new TimeScale(f.sampleRate(), f.windowSamples(), f.hopSamples());
        return model.recognizer().network().summary().text(scale);
    }

    static String duration(double seconds) {
        if (seconds < 120) return String.format(Locale.ROOT, "%.0f s", seconds);
        if (seconds < 7200) return String.format(Locale.ROOT, "%.1f min", seconds / 60);
        return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
