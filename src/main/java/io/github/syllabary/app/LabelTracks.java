package io.github.syllabary.app;

import io.github.syllabary.spotting.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds in the forms that editors of sound read. */
final class LabelTracks {
    private LabelTracks() {}

    /** For Audacity: start, end and label of each find, parted by tabs. */
    static String audacity(List<Detection> found) {
        StringBuilder track = new StringBuilder();
        for (Detection d : found)
            track.append(String.format(Locale.ROOT, "%.6f\t%.6f\t%s\n", d.start(), d.end(), d.label()));
        return track.toString();
    }

    /**
     * For Praat: a tier of intervals for each word. Where finds of a word overlap, the later begins where the earlier
     * ends.
     *
     * @param seconds of the recording
     * @see <a href="https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html">TextGrid file formats</a>
     */
    static String textGrid(List<Detection> found, List<String> words, double seconds) {
        StringBuilder grid = new StringBuilder("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
        Set<String> tiers = new LinkedHashSet<>(words);
        line(grid, "xmin = 0\nxmax = %.6f\ntiers? <exists>\nsize = %d\nitem []:", seconds, tiers.size());
        int number = 0;
        for (String word : tiers) {
            List<String> intervals = intervals(found, word, seconds);
            line(grid, "    item [%d]:\n        class = \"IntervalTier\"\n        name = %s", ++number, quoted(word));
            line(
                    grid,
                    "        xmin = 0\n        xmax = %.6f\n        intervals: size = %d",
                    seconds,
                    intervals.size());
            for (int i = 0; i < intervals.size(); i++)
                line(grid, "        intervals [%d]:\n%s", i + 1, intervals.get(i));
        }
        return grid.toString();
    }

    /** They fill the tier from end to end, empty ones between the finds. */
    private static List<String> intervals(List<Detection> found, String word, double seconds) {
        List<String> intervals = new ArrayList<>();
        double at = 0;
        List<Detection> ofWord = found.stream()
                .filter(d -> d.label().equals(word))
                .sorted(Comparator.comparingDouble(Detection::start))
                .toList();
        for (Detection d : ofWord) {
            double start = Math.max(at, Math.min(d.start(), seconds));
            double end = Math.min(d.end(), seconds);
            if (end - start < 1e-6) continue;
            if (start - at >= 1e-6) intervals.add(interval(at, start, ""));
            else start = at;
            intervals.add(interval(start, end, word));
            at = end;
        }
        if (seconds - at >= 1e-6 || intervals.isEmpty()) intervals.add(interval(at, seconds, ""));
        return intervals;
    }

    private static String interval(double from, double to, String text) {
        return String.format(
                Locale.ROOT,
                "            xmin = %.6f\n            xmax = %.6f\n            text = %s",
                from,
                to,
                quoted(text));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
