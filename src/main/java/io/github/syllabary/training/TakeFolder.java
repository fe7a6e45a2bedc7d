package io.github.syllabary.training;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SpokenTake;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes that are there already, and the background recorded with them.
 *
 * @param takes those that are good
 * @param background empty if none was recorded
 * @param refused those that are not, with the reason
 */
public record TakeFolder(Corpus takes, List<Sound> background, Map<Path, String> refused) {

    /**
     * Reads a corpus of any form.
     *
     * @param words the labels to take; all if empty
     * @param most takes of each word
     * @param longestSeconds how long a word may be
     * @throws IOException if a recording cannot be read, or no good take of a word is left
     */
    public static TakeFolder read(Path path, List<String> words, int most, double longestSeconds) throws IOException {
        Corpus corpus = Corpus.read(path);
        if (!words.isEmpty()) corpus = corpus.ofLabels(words.toArray(String[]::new));
        Map<Path, String> refused = new LinkedHashMap<>();
        Map<String, Integer> taken = new HashMap<>();
        List<Utterance> good = new ArrayList<>();
        for (Utterance u : corpus.utterances()) {
            if (taken.getOrDefault(u.label(), 0) >= most) continue;
            SpokenTake take = SpokenTake.of(u.sound(), longestSeconds);
            if (!take.good()) {
                refused.put(u.file(), take.problem());
                continue;
            }
            good.add(u);
            taken.merge(u.label(), 1, Integer::sum);
        }
        for (String label : corpus.labels())
            if (!taken.containsKey(label))
                throw new IOException(path + ": no take of '" + label + "' can be used; the last of " + refused.size()
                        + " is " + refused.values().stream().reduce((a, b) -> b).orElse("missing"));
        Corpus takes = new Corpus(corpus.root(), good);
        Path noise = path.resolve(TakeSession.BACKGROUND);
        List<Sound> background = new ArrayList<>();
        if (Files.isDirectory(noise)) for (Path file : SoundFiles.below(noise)) background.add(Sound.read(file));
        return new TakeFolder(takes, background, refused);
    }
}
