package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layout of Google's Speech Commands: {@code yes/0a7c2a8d_nohash_0.wav}, the speaker before {@code _nohash_}, noise
 * in {@code _background_noise_}.
 *
 * <p>The files {@code validation_list.txt} and {@code testing_list.txt} say what stands in these splits, the rest is
 * for training; without them the data set's own hash of the speaker does.
 *
 * @see <a href="https://arxiv.org/abs/1804.03209">Warden: Speech Commands</a>
 */
final class SpeechCommands {
    /** The label of the pieces of noise. */
    static final String SILENCE = "silence";

    private static final String NOISE = "_background_noise_/";
    private static final String MARK = "_nohash_";
    private static final BigInteger MOST_CLIPS = BigInteger.valueOf((1 << 27) - 1);

    private SpeechCommands() {}

    /** Null if it is not this layout: most clips carry the mark. */
    static CorpusReader read(Tree tree) throws IOException {
        List<String> clips = tree.sounds().stream()
                .filter(f -> f.chars().filter(c -> c == '/').count() == 1 && !f.startsWith("_"))
                .toList();
        long marked = clips.stream().filter(f -> f.contains(MARK)).count();
        if (clips.isEmpty() || 2 * marked <= clips.size()) return null;
        Map<String, String> listed = new HashMap<>();
        boolean lists = tree.has("validation_list.txt") || tree.has("testing_list.txt");
        list(tree, "validation_list.txt", Splits.VALIDATION, listed);
        list(tree, "testing_list.txt", Splits.TEST, listed);
        List<Utterance> utterances = new ArrayList<>();
        for (String clip : clips) {
            String name = Tree.last(clip);
            String label = Normalizer.normalize(Tree.folder(clip), Normalizer.Form.NFC);
            String speaker = name.contains(MARK) ? name.substring(0, name.indexOf(MARK)) : "";
            String split = lists ? listed.getOrDefault(clip, Splits.TRAIN) : split(name);
            utterances.add(new Utterance(tree.path(clip), label, speaker, split, Map.of()));
        }
        String remark = lists ? "splits from its lists" : "splits from its hash of the speaker";
        return new CorpusReader(new Corpus(tree.root(), utterances), Layout.SPEECH_COMMANDS, List.of(remark));
    }

    /**
     * The split by the published rule: SHA-1 of the name before {@code _nohash_}, modulo 2²⁷; of that range the first
     * tenth is validation, the second test.
     */
    static String split(String name) {
        int mark = name.indexOf(MARK);
        String speaker = mark < 0 ? name : name.substring(0, mark);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(speaker.getBytes(StandardCharsets.UTF_8));
            BigInteger place = new BigInteger(1, hash).mod(MOST_CLIPS.add(BigInteger.ONE));
            double percent = place.doubleValue() * (100.0 / MOST_CLIPS.doubleValue());
            return percent < 10 ? Splits.VALIDATION : percent < 20 ? Splits.TEST : Splits.TRAIN;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private static void list(Tree tree, String file, String split, Map<String, String> splitOf) throws IOException {
        if (!tree.has(file)) return;
        Set<String> there = new HashSet<>(tree.files());
        String[] lines = tree.text(file).split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String clip = lines[i].strip();
            if (clip.isEmpty()) continue;
            String where = tree.path(file) + " line " + (i + 1) + ": ";
            // a part of the corpus may be copied with the lists of the whole, but not lists of something else
            if (!clip.matches("[^/]+/[^/]+"))
                throw new IOException(where + "'" + clip + "' is not of the form label/file.wav; copy the list again");
            String before = there.contains(clip) ? splitOf.put(clip, split) : null;
            if (before != null && !before.equals(split))
                throw new IOException(where + clip + " stands in the " + before + " list too; remove it from one");
        }
    }

    /**
     * Adds the noise recordings, cut into pieces of a second: of each recording the first eight tenths are for
     * training, the next for validation, the last for test.
     */
    static CorpusReader withSilence(CorpusReader read, Tree whole) throws IOException {
        List<String> noises =
                whole.sounds().stream().filter(f -> f.contains(NOISE)).toList();
        if (noises.isEmpty())
            throw new IOException(whole.root() + " has no recordings in " + NOISE + " to cut silence from");
        List<Utterance> all = new ArrayList<>(read.corpus().utterances());
        for (String noise : noises) {
            Path file = whole.path(noise);
            Sound sound = Archives.sound(file);
            int pieces = sound.samples().length / sound.sampleRate();
            for (int i = 0; i < pieces; i++) {
                String split =
                        10 * i < 8 * pieces ? Splits.TRAIN : 10 * i < 9 * pieces ? Splits.VALIDATION : Splits.TEST;
                all.add(new Utterance(file, SILENCE, "", split, Map.of("start", i + ".0", "end", (i + 1) + ".0")));
            }
        }
        int pieces = all.size() - read.corpus().size();
        List<String> remarks = new ArrayList<>(read.remarks());
        remarks.add(pieces + " pieces of silence from " + noises.size() + " recordings of noise");
        return new CorpusReader(new Corpus(read.corpus().root(), all), read.layout(), List.copyOf(remarks));
    }
}
