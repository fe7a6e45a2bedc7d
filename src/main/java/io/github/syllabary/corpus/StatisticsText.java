package io.github.syllabary.corpus;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;

/** The statistics of a corpus in lines for people. */
final class StatisticsText {
    private static final int WIDTH = 78;

    private StatisticsText() {}

    static String of(CorpusStatistics s) {
        StringBuilder text = new StringBuilder();
        line(text, "corpus", s.corpus());
        line(text, "clips", s.clips() + " (" + s.clipsOfALabel() + " of a label)");
        line(text, "labels", "" + s.labels());
        line(text, "speakers", s.speakers() == 0 ? "not named" : "" + s.speakers());
        CorpusStatistics.Seconds t = s.seconds();
        line(
                text,
                "sound",
                String.format(
                        Locale.ROOT,
                        "%.0f s; a clip %.2f to %.2f s, median %.2f s",
                        t.all(),
                        t.shortest(),
                        t.longest(),
                        t.median()));
        s.rates().forEach((rate, n) -> line(text, "rate", rate + " Hz: " + n + " clips"));
        if (s.speakerLevels().size() > 1) {
            double low = Collections.min(s.speakerLevels().values());
            double high = Collections.max(s.speakerLevels().values());
            line(text, "level", String.format(Locale.ROOT, "speakers' medians from %.1f to %.1f dB", low, high));
        }
        s.splits()
                .forEach((name, p) -> line(
                        text,
                        name.isEmpty() ? "no split" : name,
                        p.clips() + " clips, " + p.labels() + " labels, " + p.speakers() + " speakers"));
        text.append('\n');
        labels(text, s.clipsPerLabel());
        text.append('\n');
        if (s.suspicious().isEmpty()) text.append("nothing looks wrong\n");
        for (CorpusStatistics.Suspicion suspicion : s.suspicious()) {
            text.append(suspicion.count())
                    .append(" × ")
                    .append(suspicion.what())
                    .append(":\n");
            suspicion.examples().forEach(e -> text.append("    ").append(e).append('\n'));
            int more = suspicion.count() - suspicion.examples().size();
            if (more > 0) text.append("    and ").append(more).append(" more\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-11s %s%n", name, value).replace("\r", ""));
    }

    /** Label and count side by side, as many to a line as fit. */
    private static void labels(StringBuilder text, Map<String, Integer> clipsPerLabel) {
        int column = 0;
        for (Map.Entry<String, Integer> entry : clipsPerLabel.entrySet()) {
            String cell = String.format(Locale.ROOT, "%-13s%4d   ", entry.getKey(), entry.getValue());
            if (column > 0 && column + cell.length() > WIDTH) {
                text.append('\n');
                column = 0;
            }
            text.append(cell);
            column += cell.length();
        }
        text.append('\n');
    }
}
