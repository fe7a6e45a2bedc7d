package io.github.syllabary.corpus;

/** Messages that repeat what stands in a file, which may be anything, and then reach a terminal. */
public final class Printable {
    private static final int LONGEST = 400;

    private Printable() {}

    /** One line of at most 400 characters, without those that a terminal would obey. */
    public static String of(String message) {
        String plain = message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "\uFFFD");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
