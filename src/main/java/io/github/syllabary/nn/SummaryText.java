package io.github.syllabary.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A {@link NetworkSummary} in columns. */
final class SummaryText {
    private static final String GAP = "  ";
    private static final String WHOLE = "whole input";

    /** How many columns from the left begin their text at the left. */
    private static final int LEFT = 3;

    private final NetworkSummary summary;
    private final TimeScale scale;
    private final List<List<String>> lines = new ArrayList<>();

    SummaryText(NetworkSummary summary, TimeScale scale) {
        this.summary = summary;
        this.scale = scale == null || summary.input().rank() < 2 ? null : scale;
    }

    @Override
    public String toString() {
        add("name", "layer", "output", "parameters", "multiplications", "if fully connected", "sees", "samples", "ms");
        add("input", "", summary.input().toString(), "", "", "", "", "", "");
        for (NetworkSummary.Row row : summary.rows()) {
            Reach reach = row.reach();
            add(
                    row.name(),
                    row.description(),
                    row.output().toString(),
                    number(row.parameters()),
                    number(row.multiplications()),
                    row.denseParameters() == 0 ? "" : number(row.denseParameters()),
                    sees(reach),
                    samples(reach),
                    millis(reach));
        }
        Reach reach = summary.receptiveField();
        add(
                "total",
                "",
                "",
                number(summary.parameters()),
                number(summary.multiplications()),
                number(summary.denseParameters()),
                sees(reach),
                samples(reach),
                millis(reach));
        return aligned();
    }

    private void add(String... cells) {
        lines.add(List.of(cells).subList(0, scale == null ? cells.length - 2 : cells.length));
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String sees(Reach reach) {
        if (reach == null) return WHOLE;
        return reach.field().rank() == 0 ? "1" : reach.field().toString();
    }

    private String samples(Reach reach) {
        return reach == null || scale == null
                ? ""
                : number(scale.samples(reach.field().dim(0)));
    }

    private String millis(Reach reach) {
        return reach == null || scale == null
                ? ""
                : String.format(Locale.ROOT, "%.1f", scale.millis(reach.field().dim(0)));
    }

    private String aligned() {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines)
            for (int c = 0; c < widths.length; c++)
                widths[c] = Math.max(widths[c], line.get(c).length());
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String filling = " ".repeat(widths[c] - line.get(c).length());
                row.append(c == 0 ? "" : GAP).append(c < LEFT ? line.get(c) + filling : filling + line.get(c));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
