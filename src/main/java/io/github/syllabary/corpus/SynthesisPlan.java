package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a synthetic corpus says, and who says it.
 *
 * <p>Read from two tables. The plan has the columns {@code label} and {@code text} (what the engine is given), and as
 * it likes {@code phonemes} (what the engine must make of the text, checked before anything is written), {@code hanzi}
 * (the writing to show), {@code meaning} and {@code use}: {@code label}, or {@code filler} for words that occur in the
 * longer recordings only. {@code voices.tsv} beside it has {@code speaker}, {@code voice} (the engine's name) and
 * {@code split}.
 */
public record SynthesisPlan(List<Word> words, List<Voice> voices) {

    /** @param phonemes as the engine writes them, or {@code ""} if they need not be checked */
    public record Word(String label, String text, String phonemes, String hanzi, boolean filler) {}

    /** @param voice the engine's name for it, such as {@code cmn-latn-pinyin+f2} */
    public record Voice(String speaker, String voice, String split) {}

    public SynthesisPlan {
        words = List.copyOf(words);
        voices = List.copyOf(voices);
    }

    /** @throws IOException naming the file and the line of whatever is wrong in either table */
    public static SynthesisPlan read(Path plan) throws IOException {
        List<Word> words = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (Table.Row row : Table.read(plan, "label", "text").rows()) {
            String label = plainName(row, "label");
            if (!labels.add(label)) throw row.fault("the label " + label + " stands above already; remove one");
            boolean filler = row.get("use").equals("filler");
            words.add(new Word(label, row.require("text"), row.get("phonemes"), row.get("hanzi"), filler));
        }
        List<Voice> voices = new ArrayList<>();
        Set<String> speakers = new HashSet<>();
        for (Table.Row row : Table.read(plan.resolveSibling("voices.tsv"), "speaker", "voice", "split")
                .rows()) {
            String speaker = plainName(row, "speaker");
            if (!speakers.add(speaker)) throw row.fault("the speaker " + speaker + " stands above already; remove one");
            voices.add(new Voice(speaker, row.require("voice"), Splits.canonical(row.require("split"))));
        }
        return new SynthesisPlan(words, voices);
    }

    /** The words that are labels. */
    List<Word> labels() {
        return words.stream().filter(w -> !w.filler()).toList();
    }

    /** Labels and speakers become names of files. */
    private static String plainName(Table.Row row, String column) throws IOException {
        String name = row.require(column);
        if (!isPlainName(name)) {
            throw row.fault("the " + column + " '" + name + "' becomes a file name; use letters, digits, _, + and -");
        }
        return name;
    }

    static boolean isPlainName(String name) {
        return name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_+-]*");
    }
}
