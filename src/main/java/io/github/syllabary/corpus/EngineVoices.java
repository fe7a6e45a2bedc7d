package io.github.syllabary.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The voices of {@code espeak-ng} for a language: its accents, each also in all the variants that change the
 * speaker. Voices that need another engine's data (MBROLA) are left out.
 */
final class EngineVoices {
    /** One variant in so many is for validation, with all accents. */
    private static final int VALIDATION = 8;

    private final SpeechEngine engine;

    EngineVoices(SpeechEngine engine) {
        this.engine = engine;
    }

    /**
     * The accents of a language, {@code en-gb}, {@code en-us}, … for {@code en}.
     *
     * @throws IOException if there is none
     */
    List<String> accents(String language) throws IOException {
        String wanted = language.strip().toLowerCase(Locale.ROOT);
        List<String> accents = new ArrayList<>();
        for (String[] row : table(wanted)) {
            String code = row[1].toLowerCase(Locale.ROOT);
            boolean ours = code.equals(wanted) || code.startsWith(wanted + "-");
            if (ours && !row[4].startsWith("mb/") && !accents.contains(row[1])) accents.add(row[1]);
        }
        if (accents.isEmpty())
            throw new IOException("espeak-ng has no voice for the language '" + language
                    + "'; `espeak-ng --voices` lists its languages");
        return accents;
    }

    /**
     * So many voices, the accents in turn: first each as it is, then those of another engine, then the accents in
     * variants, in an order that the seed draws. There may be fewer.
     */
    List<SynthesisPlan.Voice> voices(List<String> accents, List<String> others, int most, long seed)
            throws IOException {
        List<String> variants = new ArrayList<>();
        for (String[] row : table("variant")) variants.add(row[4].substring(row[4].indexOf('/') + 1));
        Collections.sort(variants);
        List<SynthesisPlan.Voice> voices = new ArrayList<>();
        for (String accent : accents) voices.add(new SynthesisPlan.Voice(accent, accent, Splits.TRAIN));
        for (String other : others) voices.add(new SynthesisPlan.Voice(other, other, Splits.TRAIN));
        List<List<Integer>> orders = new ArrayList<>();
        for (String accent : accents) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < variants.size(); i++) order.add(i);
            Collections.shuffle(order, Take.random(seed, "voices/" + accent));
            orders.add(order);
        }
        for (int i = 0; i < variants.size(); i++) {
            for (int a = 0; a < accents.size(); a++) {
                int variant = orders.get(a).get(i);
                String name = accents.get(a) + "+" + variants.get(variant);
                if (!name.matches("[\\p{L}\\p{N}_+-]+")) continue; // it becomes a file name
                String split = variant % VALIDATION == 0 ? Splits.VALIDATION : Splits.TRAIN;
                voices.add(new SynthesisPlan.Voice(name, name, split));
            }
        }
        return voices.subList(0, Math.min(most, voices.size()));
    }

    /** Priority, language, age and gender, name, file. */
    private List<String[]> table(String of) throws IOException {
        return engine.voices(of)
                .lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length >= 5)
                .toList();
    }
}
