package io.github.syllabary.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The form of an evaluation for people. */
final class EvaluationText {
    private static final int MOST_MISTAKES = 12;
    private static final int MOST_UNREADABLE = 10;
    private static final int MOST_SPEAKERS = 40;
    private static final int MOST_LABELS = 100;
    private static final int WORST_LABELS = 20;
    private static final int WIDEST_MATRIX = 120; // columns of the terminal

    private EvaluationText() {}

    static String of(Evaluation evaluation, UnaryOperator<String> shown) {
        StringBuilder text = new StringBuilder(accuracy(evaluation));
        if (!evaluation.parts().isEmpty()) text.append('\n').append(parts(evaluation));
        if (!evaluation.unreadable().isEmpty()) text.append('\n').append(unreadable(evaluation));
        text.append('\n').append(classes(evaluation.confusion(), shown));
        text.append('\n').append(confusions(evaluation.confusion(), shown));
        if (!evaluation.speakers().isEmpty()) text.append('\n').append(speakers(evaluation));
        return text.toString();
    }

    private static String accuracy(Evaluation evaluation) {
        Tally total = evaluation.confusion().total();
        Interval interval = total.interval();
        return String.format(
                Locale.ROOT,
                "accuracy %s (95 %% interval %s to %s), %d of %d clips; mean F1 of the labels %s\n",
                Percent.of(total.accuracy()),
                Percent.of(interval.low()),
                Percent.of(interval.high()),
                total.correct(),
                total.clips(),
                Percent.of(evaluation.confusion().macroF1()));
    }

    private static String parts(Evaluation evaluation) {
        TextTable table = new TextTable().row("found", "first", "95 % interval", "among the first five");
        for (PartFigures figures : evaluation.parts())
            table.row(
                    figures.part(),
                    Percent.of(figures.first().accuracy()),
                    Percent.of(figures.first().interval()),
                    Percent.of(figures.firstFive().accuracy()));
        return table.toString();
    }

    private static String unreadable(Evaluation evaluation) {
        int n = evaluation.unreadableClips();
        StringBuilder text =
                new StringBuilder(n + (n == 1 ? " clip" : " clips") + " could not be read and count in no figure:\n");
        evaluation.unreadable().stream()
                .limit(MOST_UNREADABLE)
                .forEach(u -> text.append("  ").append(u.reason()).append('\n'));
        if (n > MOST_UNREADABLE)
            text.append("  … and ").append(n - MOST_UNREADABLE).append(" more\n");
        return text.toString();
    }

    private static String classes(ConfusionMatrix matrix, UnaryOperator<String> shown) {
        int labels = matrix.labels().size();
        if (labels <= MOST_LABELS) return classes(matrix, IntStream.range(0, labels), shown);
        int[] worst = IntStream.range(0, labels)
                .filter(i -> matrix.said(i) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(matrix::f1))
                .limit(WORST_LABELS)
                .mapToInt(Integer::intValue)
                .toArray();
        return classes(matrix, IntStream.of(worst), shown) + "(the worst of " + labels
                + " labels; --json has them all)\n";
    }

    private static String classes(ConfusionMatrix matrix, IntStream labels, UnaryOperator<String> shown) {
        TextTable table = new TextTable().row("label", "clips", "precision", "recall", "F1");
        labels.forEach(i -> table.row(
                shown.apply(matrix.labels().get(i)),
                "" + matrix.said(i),
                Percent.of(matrix.precision(i)),
                Percent.of(matrix.recall(i)),
                Percent.of(matrix.f1(i))));
        return table.toString();
    }

    private static String confusions(ConfusionMatrix matrix, UnaryOperator<String> shown) {
        if (matrix.labels().size() <= WIDEST_MATRIX / 3) { // a column takes three places at least
            String table = matrixTable(matrix);
            int widest = table.lines().mapToInt(TextTable::width).max().orElse(0);
            if (widest <= WIDEST_MATRIX) return "rows: what was said; columns: what was recognised (· is 0)\n" + table;
        }
        List<ConfusionMatrix.Mistake> mistakes = matrix.mistakes();
        if (mistakes.isEmpty()) return "no clip was mistaken for another label\n";
        TextTable list = new TextTable().row("said", "recognised as", "clips");
        mistakes.stream()
                .limit(MOST_MISTAKES)
                .forEach(m -> list.row(shown.apply(m.said()), shown.apply(m.recognised()), "" + m.count()));
        String rest = mistakes.size() <= MOST_MISTAKES
                ? ""
                : "(" + (mistakes.size() - MOST_MISTAKES) + " further confusions; --json has the whole matrix)\n";
        return "most frequent confusions\n" + list + rest;
    }

    private static String matrixTable(ConfusionMatrix matrix) {
        List<String> labels = matrix.labels();
        TextTable table = new TextTable();
        String[] head = new String[labels.size() + 1];
        head[0] = "";
        for (int i = 0; i < labels.size(); i++) head[i + 1] = labels.get(i);
        table.row(head);
        for (int i = 0; i < labels.size(); i++) {
            int row = i;
            String[] cells = IntStream.range(-1, labels.size())
                    .mapToObj(
                            j -> j < 0 ? labels.get(row) : matrix.count(row, j) == 0 ? "·" : "" + matrix.count(row, j))
                    .toArray(String[]::new);
            table.row(cells);
        }
        return table.toString();
    }

    private static String speakers(Evaluation evaluation) {
        TextTable table = new TextTable().row("speaker", "clips", "accuracy", "95 % interval");
        evaluation.speakers().entrySet().stream().limit(MOST_SPEAKERS).forEach(entry -> {
            Tally tally = entry.getValue();
            Interval interval = tally.interval();
            table.row(entry.getKey(), "" + tally.clips(), Percent.of(tally.accuracy()), Percent.of(interval));
        });
        int more = evaluation.speakers().size() - MOST_SPEAKERS;
        return table + (more > 0 ? "(" + more + " further speakers; --json has them all)\n" : "");
    }
}
