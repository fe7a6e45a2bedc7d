package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A list of utterances and the folder they come from. Immutable; no sound is read until somebody asks a file for it.
 *
 * @param root the folder, or the manifest file, that was read; names the corpus in messages
 * @param utterances in the order of the manifest, or sorted by path where there is none
 */
public record Corpus(Path root, List<Utterance> utterances) {
    /** The label that {@link #keepWords} gives to everything else. */
    public static final String UNKNOWN = "unknown";

    /** The column of a manifest with the path of the recording. */
    public static final String PATH = "path";

    public Corpus {
        utterances = List.copyOf(utterances);
    }

    /**
     * Reads a corpus in whatever form it is: a folder with {@code manifest.tsv} or {@code manifest.csv}, or such a file
     * under any name (see {@link ManifestReader}); one of the {@linkplain Layout layouts} in which public corpora come;
     * any other folder of label folders (see {@link FolderReader}); all of these in a tar archive as well.
     *
     * @throws IOException naming the file, the line and the mend if the corpus cannot be read or is faulty
     * @see CorpusReader#read(Path) which also says in which form it was found
     */
    public static Corpus read(Path path) throws IOException {
        return CorpusReader.read(path).corpus();
    }

    /**
     * Reads a manifest that lies on no file system of this machine. Its recordings are not looked for: each
     * utterance's file is the path that stands in the manifest, and {@code more} has it too, as {@value #PATH}.
     *
     * @param name of the manifest: ends in {@code .csv} if commas separate its fields, and stands in error messages
     */
    public static Corpus parse(byte[] manifest, String name) throws IOException {
        Path root = Path.of(name.substring(name.lastIndexOf('/') + 1));
        return new Corpus(root, ManifestReader.parse(manifest, name));
    }

    /** The same utterances under another name. */
    Corpus at(Path newRoot) {
        return new Corpus(newRoot, utterances);
    }

    public int size() {
        return utterances.size();
    }

    /** Whether it is of pictures or volumes; else of sound. */
    public boolean isOfPictures() {
        return !utterances.isEmpty() && utterances.get(0).isPicture();
    }

    /** The labels, each once, in text order with numbers in them by value. */
    public List<String> labels() {
        Set<String> labels = new TreeSet<>(NaturalOrder.INSTANCE);
        utterances.forEach(u -> labels.add(u.label()));
        return List.copyOf(labels);
    }

    /** The speakers who are somebody ({@link Utterance#hasSpeaker()}), each once, sorted. */
    public List<String> speakers() {
        Set<String> speakers = new TreeSet<>(NaturalOrder.INSTANCE);
        utterances.stream().filter(Utterance::hasSpeaker).forEach(u -> speakers.add(u.speaker()));
        return List.copyOf(speakers);
    }

    /** The names of the splits that have utterances, sorted, without the empty one. */
    public List<String> splits() {
        Set<String> splits = new TreeSet<>();
        utterances.forEach(u -> splits.add(u.split()));
        splits.remove("");
        return List.copyOf(splits);
    }

    /** Whether any utterance stands in the split of that name ({@code dev} is {@code validation}, and so on). */
    public boolean hasSplit(String name) {
        String wanted = Splits.canonical(name);
        return utterances.stream().anyMatch(u -> u.split().equals(wanted));
    }

    /**
     * The utterances of one split.
     *
     * @throws IllegalArgumentException if there are none; ask {@link #hasSplit} first where that may be
     */
    public Corpus inSplit(String name) {
        if (!hasSplit(name)) {
            String have = splits().isEmpty() ? "no splits" : String.join(", ", splits());
            throw new IllegalArgumentException(root + " has no split '" + name + "'; it has " + have);
        }
        String wanted = Splits.canonical(name);
        return filter(u -> u.split().equals(wanted));
    }

    /** The utterances with one of these labels. */
    public Corpus ofLabels(String... labels) {
        List<String> wanted = Arrays.asList(labels);
        requireLabels(wanted);
        return filter(u -> wanted.contains(u.label()));
    }

    /**
     * Keeps these labels and gives all other utterances the label {@value #UNKNOWN}.
     *
     * @throws IllegalArgumentException if a word is no label of this corpus, naming the labels closest to it
     */
    public Corpus keepWords(List<String> words) {
        requireLabels(words);
        Set<String> kept = Set.copyOf(words);
        return new Corpus(
                root,
                utterances.stream()
                        .map(u -> kept.contains(u.label()) ? u : u.withLabel(UNKNOWN))
                        .toList());
    }

    /** The utterances that pass the test, in the same order. */
    public Corpus filter(Predicate<Utterance> test) {
        return new Corpus(root, utterances.stream().filter(test).toList());
    }

    /** Every utterance in a split: those given, or drawn by the policy; see {@link Splits#complete}. */
    public Corpus split(SplitPolicy policy) {
        return Splits.complete(this, policy);
    }

    private void requireLabels(List<String> words) {
        if (words.isEmpty()) throw new IllegalArgumentException("no words given; name at least one label");
        List<String> labels = labels();
        for (String word : words) {
            if (!labels.contains(word)) {
                throw new IllegalArgumentException("no word '" + word + "' in " + root + "; "
                        + Nearness.nearest(word, labels, 3).stream()
                                .collect(Collectors.joining("', '", "nearest: '", "'")));
            }
        }
    }
}
