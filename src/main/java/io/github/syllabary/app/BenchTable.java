package io.github.syllabary.app;

import io.github.syllabary.app.bench.Measurement;
import java.util.List;
import java.util.Locale;

/** Measurements as lines for people: a line for each contestant, a heading where the kind of work changes. */
final class BenchTable {
    private String section = "";

    String text(List<Measurement> measurements) {
        StringBuilder text = new StringBuilder();
        for (Measurement m : measurements) {
            String work = m.work();
            int colon = work.indexOf(": ");
            String heading = colon < 0 ? "peak" : work.substring(0, colon);
            if (!heading.equals(section)) text.append(heading(heading));
            section = heading;
            text.append(line(colon < 0 ? work : work.substring(colon + 2), m));
        }
        return text.toString();
    }

    private static String heading(String heading) {
        return String.format(
                "%n%-58s %-20s %7s %10s %10s %8s %7s%n", heading, "", "threads", "ms", "GFLOP/s", "of peak", "ratio");
    }

    private static String line(String work, Measurement m) {
        String share = Double.isNaN(m.peakShare()) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * m.peakShare());
        String gflops = Double.isNaN(m.gflops()) ? "" : String.format(Locale.ROOT, "%.1f", m.gflops());
        return String.format(
                Locale.ROOT,
                "  %-56s %-20s %7d %10.4f %10s %8s %7.2f%n",
                work,
                m.contestant(),
                m.threads(),
                m.medianMillis(),
                gflops,
                share,
                m.ratio());
    }
}
