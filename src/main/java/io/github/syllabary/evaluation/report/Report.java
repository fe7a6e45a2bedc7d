package io.github.syllabary.evaluation.report;

import com.samskivert.mustache.Mustache;
import io.github.syllabary.evaluation.McNemar;
import io.github.syllabary.evaluation.Percent;
import io.github.syllabary.evaluation.report.Views.ModelView;
import io.github.syllabary.evaluation.report.Views.Page;
import io.github.syllabary.evaluation.report.Views.PairView;
import io.github.syllabary.evaluation.report.Views.SweepRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A folder with {@code index.html}, which needs nothing besides itself, {@code results.json} with all figures, and the
 * same as {@code labels.csv}, {@code confusions.csv}, {@code groups.csv} and {@code calibration.csv}.
 */
public final class Report {
    private static final double SIGNIFICANT = 0.05;

    private final String corpus;
    private final List<MeasuredModel> models;
    private final UnaryOperator<String> shown;

    /**
     * @param corpus the name it goes by
     * @param models one or more, measured on the same clips
     * @param shown how a label is written
     */
    public Report(String corpus, List<MeasuredModel> models, UnaryOperator<String> shown) {
        this.corpus = corpus;
        this.models = List.copyOf(models);
        this.shown = shown;
    }

    /**
     * Writes the files beside their places and then moves them there, so that no half a file is ever seen.
     *
     * @param folder made if it is not there
     */
    public void write(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("results.json", ResultsJson.of(corpus, models, pairs()));
        files.putAll(ResultsCsv.of(models));
        files.put("index.html", html());
        Files.createDirectories(folder);
        Map<Path, Path> moves = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path beside = folder.resolve(file.getKey() + "." + UUID.randomUUID() + ".part");
                moves.put(beside, folder.resolve(file.getKey()));
                Files.writeString(beside, file.getValue());
            }
            for (Map.Entry<Path, Path> move : moves.entrySet())
                Files.move(
                        move.getKey(),
                        move.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
        } finally {
            for (Path beside : moves.keySet()) Files.deleteIfExists(beside);
        }
    }

    /** Two models on the same clips. */
    record Pair(MeasuredModel first, MeasuredModel second, McNemar test) {}

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < models.size(); i++)
            for (int j = i + 1; j < models.size(); j++)
                pairs.add(new Pair(
                        models.get(i),
                        models.get(j),
                        models.get(i).figures().against(models.get(j).figures())));
        return pairs;
    }

    /** The page. */
    String html() throws IOException {
        List<ModelView> views = new ArrayList<>();
        for (MeasuredModel model : models) views.add(ModelViews.of(model, views.size() + 1, shown));
        boolean several = models.size() > 1;
        boolean robustness = models.stream().allMatch(m -> m.robustness() != null);
        String title =
                several ? models.size() + " models on " + corpus : models.get(0).name() + " on " + corpus;
        Page page = new Page(
                title,
                corpus,
                resource("report.css"),
                resource("report.js"),
                views,
                several,
                pairs().stream().map(Report::view).toList(),
                robustness ? DataUri.svg(Charts.robustness(models), "Accuracy under worse conditions") : null,
                robustness ? sweep() : List.of());
        return Mustache.compiler()
                .zeroIsFalse(true)
                .emptyStringIsFalse(true)
                .compile(resource("report.html"))
                .execute(page);
    }

    private static PairView view(Pair pair) {
        McNemar test = pair.test();
        double p = test.p();
        String verdict = p >= SIGNIFICANT
                ? "no difference beyond chance"
                : test.onlyFirst() > test.onlySecond()
                        ? pair.first().name()
                        : pair.second().name();
        return new PairView(
                pair.first().name(),
                pair.second().name(),
                test.onlyFirst(),
                test.onlySecond(),
                String.format(Locale.ROOT, p < 1e-4 ? "%.1e" : "%.4f", p),
                verdict);
    }

    private List<SweepRow> sweep() {
        List<SweepRow> rows = new ArrayList<>();
        for (int i = 0; i < models.get(0).robustness().rows().size(); i++) {
            int row = i;
            rows.add(new SweepRow(
                    models.get(0).robustness().rows().get(i).name(),
                    models.stream()
                            .map(m -> Percent.of(
                                    m.robustness().rows().get(row).tally().accuracy()))
                            .toList()));
        }
        return rows;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Report.class.getResourceAsStream("/io/github/syllabary/evaluation/report/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
