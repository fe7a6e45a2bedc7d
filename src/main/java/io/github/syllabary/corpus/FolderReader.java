package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a folder of label folders: {@code yes/anna_1.wav}, {@code yes/ben_1.flac}, {@code no/anna_1.WAV}, ….
 *
 * <p>Pictures (PNG, JPEG) are read where there are no sound files.
 *
 * <p>A label is the name of its folder in Unicode form C. Sound files are known by their extension, whatever its case.
 * Files and folders whose names begin with {@code .} are hidden, folders that begin with {@code _} hold no label
 * ({@code _background_noise_}). The order is that of the names, numbers in them by value.
 *
 * <p>A speaker is taken from {@code <speaker>_<anything>} only if every file is named so, at least two speakers come of
 * it, one of them says more than one label, and most are not called as their label: {@code yes/yes_1.wav} and
 * {@code yes/recording_1.wav} name nobody.
 */
final class FolderReader {
    private FolderReader() {}

    static List<Utterance> read(Path root) throws IOException {
        return read(FolderTree.of(root));
    }

    static List<Utterance> read(Tree tree) throws IOException {
        List<Utterance> utterances = new ArrayList<>();
        int loose = 0;
        for (String file : tree.examples()) {
            String folder = Tree.folder(file);
            if (folder.isEmpty()) loose++;
            if (folder.isEmpty() || folder.contains("/") || folder.startsWith("_")) continue;
            String label = Normalizer.normalize(folder, Normalizer.Form.NFC);
            utterances.add(new Utterance(tree.path(file), label, "", "", Map.of()));
        }
        if (utterances.isEmpty()) {
            throw new IOException(tree.root()
                    + (loose == 0
                            ? " holds no sound files or pictures"
                            : tree.sounds().isEmpty()
                                    ? " holds pictures but no labels"
                                    : " holds sound files but no labels")
                    + "; make a folder per label and put its recordings in, or write a manifest.tsv with the columns "
                    + "path and label");
        }
        return withSpeakers(utterances);
    }

    private static List<Utterance> withSpeakers(List<Utterance> utterances) {
        Map<String, Set<String>> labelsOfSpeaker = new HashMap<>();
        int namedAsLabel = 0;
        for (Utterance u : utterances) {
            String speaker = prefix(u);
            if (speaker.isEmpty()) return utterances;
            if (speaker.equalsIgnoreCase(u.label())) namedAsLabel++;
            labelsOfSpeaker.computeIfAbsent(speaker, s -> new HashSet<>()).add(u.label());
        }
        boolean versatile = labelsOfSpeaker.values().stream().anyMatch(labels -> labels.size() > 1);
        if (labelsOfSpeaker.size() < 2 || !versatile || 2 * namedAsLabel >= utterances.size()) return utterances;
        return utterances.stream()
                .map(u -> new Utterance(u.file(), u.label(), prefix(u), "", u.more()))
                .toList();
    }

    /** What stands before the first underscore of the file name, or nothing. */
    private static String prefix(Utterance u) {
        String name = name(u.file());
        return name.substring(0, Math.max(0, name.indexOf('_')));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
