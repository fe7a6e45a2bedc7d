package io.github.syllabary.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Mandarin syllable in its parts, by sound and not by spelling: {@code wu} has no initial, {@code ju} the final of
 * {@code yu}, {@code zhi} and {@code zi} finals of their own that are not that of {@code ji}.
 *
 * <p>Initials and finals are those of the Scheme of the Chinese Phonetic Alphabet (1958), finals written in full: {@code
 * iou, uei, uen} and {@code v} for ü; the vowels of {@code zhi} and {@code zi}, which it writes {@code i}, are {@code ir}
 * and {@code iz}, and the final of {@code bo} is that of {@code duo}.
 *
 * @param initial one of 21, or nothing
 * @param fin the final
 * @param tone 1 to 4, 5 for the neutral one, 0 where the label has none
 */
public record Pinyin(String initial, String fin, int tone) {
    private static final List<String> INITIALS = List.of(
            "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s");
    private static final List<String> FINALS = List.of(
            "a", "o", "e", "eh", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er", "ong", "i", "ia", "ie", "iao",
            "iou", "ian", "in", "iang", "ing", "iong", "io", "iai", "u", "ua", "uo", "uai", "uei", "uan", "uen", "uang",
            "ueng", "v", "ve", "van", "vn", "ir", "iz");

    /**
     * The parts of a label such as {@code zhuang1}, {@code lv4}, {@code lü4} or {@code ma}.
     *
     * @return nothing if it is no such syllable
     */
    public static Optional<Pinyin> of(String label) {
        String text = label.toLowerCase(Locale.ROOT).replace("u:", "v").replace('ü', 'v');
        int last = text.isEmpty() ? 0 : text.charAt(text.length() - 1) - '0';
        int tone = last >= 1 && last <= 5 ? last : 0;
        String letters = tone == 0 ? text : text.substring(0, text.length() - 1);
        String initial =
                INITIALS.stream().filter(letters::startsWith).findFirst().orElse("");
        String fin = sounded(initial, letters.substring(initial.length()));
        return FINALS.contains(fin) ? Optional.of(new Pinyin(initial, fin, tone)) : Optional.empty();
    }

    /** A final as it sounds, from how it is spelt behind an initial. */
    private static String sounded(String initial, String spelt) {
        if (initial.isEmpty()) return alone(spelt);
        return switch (initial) {
            case "j", "q", "x" -> spelt.startsWith("u") ? "v" + spelt.substring(1) : full(spelt);
            case "zh", "ch", "sh", "r" -> spelt.equals("i") ? "ir" : full(spelt);
            case "z", "c", "s" -> spelt.equals("i") ? "iz" : full(spelt);
            case "b", "p", "m", "f" -> spelt.equals("o") ? "uo" : full(spelt);
            default -> full(spelt);
        };
    }

    private static String alone(String spelt) {
        if (spelt.startsWith("yu")) return "v" + spelt.substring(2);
        if (spelt.startsWith("yi")) return spelt.substring(1);
        if (spelt.startsWith("wu")) return spelt.substring(1);
        if (spelt.startsWith("y")) return full("i" + spelt.substring(1));
        if (spelt.startsWith("w")) return full("u" + spelt.substring(1));
        return spelt;
    }

    private static String full(String spelt) {
        return switch (spelt) {
            case "iu" -> "iou";
            case "ui" -> "uei";
            case "un" -> "uen";
            default -> spelt;
        };
    }
}
