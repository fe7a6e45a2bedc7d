package io.github.syllabary.corpus;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which names somebody may have meant. */
final class Nearness {
    private Nearness() {}

    /** Up to n of the names, the fewest edits away first; letter case costs nothing. */
    static List<String> nearest(String word, Collection<String> names, int n) {
        return names.stream()
                .sorted(Comparator.<String>comparingInt(name -> edits(word, name))
                        .thenComparing(NaturalOrder.INSTANCE))
                .limit(n)
                .toList();
    }

    /** Levenshtein distance without regard to letter case. */
    static int edits(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[] row = new int[y.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= x.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[y.length()];
    }
}
