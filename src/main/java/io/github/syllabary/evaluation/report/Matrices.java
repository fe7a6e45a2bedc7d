package io.github.syllabary.evaluation.report;

import io.github.syllabary.evaluation.ConfusionMatrix;
import io.github.syllabary.evaluation.report.Views.CellView;
import io.github.syllabary.evaluation.report.Views.MatrixRow;
import io.github.syllabary.evaluation.report.Views.MatrixView;
import io.github.syllabary.evaluation.report.Views.OrderView;
import io.github.syllabary.plot.HeatMap;
import io.github.syllabary.plot.Lettering;
import io.github.syllabary.plot.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The confusion matrix as a table of shaded cells, and as a picture where it is too large for that. */
final class Matrices {
    /** With more labels the page shows a picture instead of a table. */
    static final int LARGEST_TABLE = 60;

    private Matrices() {}

    static MatrixView table(ConfusionMatrix m, UnaryOperator<String> shown) {
        List<String> labels = m.labels().stream().map(shown).toList();
        List<MatrixRow> rows = new ArrayList<>();
        for (int r = 0; r < labels.size(); r++) {
            List<CellView> cells = new ArrayList<>();
            for (int c = 0; c < labels.size(); c++) {
                int n = m.count(r, c);
                int shade = n == 0 ? 0 : (int) Math.max(8, Math.round(100.0 * n / m.said(r)));
                String title = labels.get(r) + " → " + labels.get(c) + ": " + n + " of " + m.said(r);
                cells.add(new CellView(shade, n == 0 ? "" : "" + n, shade > 55, title));
            }
            rows.add(new MatrixRow(labels.get(r), cells));
        }
        return new MatrixView(
                labels,
                rows,
                List.of(
                        order("similar labels together", similar(m)),
                        order("most mistaken first", mistaken(m)),
                        order("in the order of the labels", range(m))));
    }

    static Picture picture(ConfusionMatrix m, UnaryOperator<String> shown) {
        int n = m.labels().size();
        double[][] shares = new double[n][n];
        String[][] cells = new String[n][n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                shares[r][c] = m.said(r) == 0 ? 0 : (double) m.count(r, c) / m.said(r);
                cells[r][c] = m.count(r, c) == 0 ? "" : "" + m.count(r, c);
            }
        }
        List<String> labels = m.labels().stream()
                .map(label -> Lettering.shown(shown.apply(label), label))
                .toList();
        return new HeatMap("said", "recognised", labels, labels, shares, cells, n > 120 ? 8 : n > 40 ? 14 : 20);
    }

    private static OrderView order(String name, List<Integer> indices) {
        return new OrderView(name, indices.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private static List<Integer> range(ConfusionMatrix m) {
        return IntStream.range(0, m.labels().size()).boxed().toList();
    }

    private static List<Integer> mistaken(ConfusionMatrix m) {
        return range(m).stream()
                .sorted(Comparator.comparingInt(i -> 2 * m.count(i, i) - m.said(i) - m.recognised(i)))
                .toList();
    }

    /** A chain: behind each label the one it is most often confused with among those left, else the first left. */
    private static List<Integer> similar(ConfusionMatrix m) {
        List<Integer> left = new ArrayList<>(mistaken(m));
        List<Integer> chain = new ArrayList<>();
        while (!left.isEmpty()) {
            int next = 0;
            if (!chain.isEmpty()) {
                int last = chain.get(chain.size() - 1);
                int most = 0;
                for (int i = 0; i < left.size(); i++) {
                    int both = m.count(last, left.get(i)) + m.count(left.get(i), last);
                    if (both > most) {
                        most = both;
                        next = i;
                    }
                }
            }
            chain.add(left.remove(next));
        }
        return chain;
    }
}
