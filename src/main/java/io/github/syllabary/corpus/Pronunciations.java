package io.github.syllabary.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the accents of an engine make of words, in IPA, and which of it is not the word.
 *
 * <p>An accent counts as odd for a word if it says nothing, falls into another language, or is further from
 * what most accents say than half of their phonemes, and more than two. A word is refused if all are odd, or if the engine spells
 * it letter by letter.
 */
final class Pronunciations {
    /** Phonemes by which accents may always differ: the r in <em>four</em> and the vowel before it. */
    private static final int ACCENT = 2;

    private final Map<String, Map<String, String>> spoken = new LinkedHashMap<>();
    private final List<String> odd = new ArrayList<>();

    /**
     * Asks the engine.
     *
     * @throws IOException naming the word, if one is refused
     */
    static Pronunciations of(List<SynthesisPlan.Word> words, List<String> accents, SpeechEngine engine)
            throws IOException {
        Pronunciations result = new Pronunciations();
        for (SynthesisPlan.Word word : words) {
            Map<String, String> byAccent = new LinkedHashMap<>();
            for (String accent : accents) byAccent.put(accent, engine.ipa(accent, word.text()));
            String usual = mostFrequent(byAccent.entrySet().stream()
                    .filter(e -> !Flite.isVoice(e.getKey())) // one opinion, however many voices
                    .map(Map.Entry::getValue)
                    .map(Pronunciations::bare)
                    .filter(p -> !p.isEmpty() && !p.contains("("))
                    .toList());
            if (usual.isEmpty())
                throw new IOException("no voice can say '" + word.text() + "': espeak-ng makes "
                        + String.join(", ", byAccent.values()) + " of it; write it as label=text in another way");
            refuseSpelling(word, usual, accents.get(0), engine);
            byAccent.forEach((accent, phonemes) -> {
                String bare = bare(phonemes);
                if (bare.isEmpty()
                        || bare.contains("(")
                        || Nearness.edits(bare, usual) > Math.max(ACCENT, usual.length() / 2))
                    result.odd.add(word.label() + "/" + accent);
            });
            result.spoken.put(word.label(), byAccent);
        }
        return result;
    }

    /** Whoever wants the letters writes them apart: {@code tv=t v}. */
    private static void refuseSpelling(SynthesisPlan.Word word, String usual, String accent, SpeechEngine engine)
            throws IOException {
        String text = word.text();
        if (text.length() < 2 || !text.chars().allMatch(Character::isLetter)) return;
        String letters = bare(engine.ipa(accent, String.join(" ", text.split(""))));
        if (letters.equals(bare(engine.ipa(accent, text))))
            throw new IOException("espeak-ng spells '" + text + "' letter by letter (" + usual + "); write as it is"
                    + " spoken what it is to say, as label=text");
    }

    boolean isOdd(String label, String accent) {
        return odd.contains(label + "/" + accent);
    }

    /** Words and accents left out, as {@code label/accent}. */
    List<String> odd() {
        return List.copyOf(odd);
    }

    /** A table of label, accent, phonemes, and whether they are odd. */
    String toTsv() {
        StringBuilder table = new StringBuilder("label\tvoice\tphonemes\tused\n");
        spoken.forEach((label, byAccent) -> byAccent.forEach((accent, phonemes) -> table.append(label)
                .append('\t')
                .append(accent)
                .append('\t')
                .append(phonemes)
                .append('\t')
                .append(isOdd(label, accent) ? "no" : "yes")
                .append('\n')));
        return table.toString();
    }

    /** Without stress, length and spaces. */
    static String bare(String phonemes) {
        return phonemes.replaceAll("[\\sˈˌː_]", "");
    }

    /** The first of those that occur most often, or nothing. */
    private static String mostFrequent(List<String> all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String one : all) counts.merge(one, 1, Integer::sum);
        String best = "";
        for (Map.Entry<String, Integer> e : counts.entrySet())
            if (best.isEmpty() || e.getValue() > counts.get(best)) best = e.getKey();
        return best;
    }
}
