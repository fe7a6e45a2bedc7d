package io.github.syllabary.corpus;

import io.github.syllabary.image.IdxFile;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pairs of IDX files as MNIST has them: {@code train-images-idx3-ubyte} with {@code train-labels-idx1-ubyte}, the same
 * with {@code t10k} or {@code test}, plain or {@code .gz}; volumes have {@code idx4}. What stands before {@code -images}
 * is the split; of a pair that has no other beside it the last fifth is for test.
 *
 * <p>A label is its number, or that line of {@code labels.txt} beside the files, counted from 0.
 */
final class IdxPairs {
    private static final String IMAGES = "-images";

    private IdxPairs() {}

    /** Null if there is no such pair. */
    static CorpusReader read(Tree tree) throws IOException {
        List<String> images = tree.files().stream()
                .filter(f -> !f.contains("/") && f.contains(IMAGES) && Pictures.isIdx(f))
                .toList();
        List<Utterance> utterances = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        List<String> names = names(tree);
        List<String> seen = new ArrayList<>();
        for (String file : images) {
            String prefix = file.substring(0, file.indexOf(IMAGES));
            String labels = labels(tree, prefix);
            if (labels == null) continue;
            if (seen.contains(prefix))
                throw new IOException(tree.root() + " has two files of " + prefix + " images; remove one of them");
            seen.add(prefix);
            add(tree.path(file), tree.path(labels), split(prefix), names, utterances);
        }
        if (seen.isEmpty()) return null;
        if (seen.size() == 1) {
            remarks.add("the last fifth for test");
            return new CorpusReader(new Corpus(tree.root(), lastFifthForTest(utterances)), Layout.IDX, remarks);
        }
        return new CorpusReader(new Corpus(tree.root(), utterances), Layout.IDX, remarks);
    }

    private static String labels(Tree tree, String prefix) {
        return tree.files().stream()
                .filter(f -> f.startsWith(prefix + "-labels") && Pictures.isIdx(f))
                .findFirst()
                .orElse(null);
    }

    private static String split(String prefix) {
        return prefix.equals("t10k") ? Splits.TEST : Splits.canonical(prefix);
    }

    /** From {@code labels.txt}, if it is there. */
    private static List<String> names(Tree tree) throws IOException {
        if (!tree.has("labels.txt")) return List.of();
        return tree.text("labels.txt").lines().map(String::strip).toList();
    }

    private static void add(Path images, Path labels, String split, List<String> names, List<Utterance> to)
            throws IOException {
        IdxFile pictures = Pictures.idx(images);
        IdxFile numbers = Pictures.idx(labels);
        int axes = pictures.shape().rank();
        if (axes != 3 && axes != 4)
            throw new IOException(images + ": holds " + pictures.shape() + "; items of two or three axes are expected");
        if (numbers.shape().rank() != 1 || numbers.items() != pictures.items())
            throw new IOException(labels + ": holds " + numbers.shape() + " labels for " + pictures.items()
                    + " items of " + images.getFileName() + "; give one for each");
        for (int i = 0; i < pictures.items(); i++)
            to.add(new Utterance(
                    images.resolve("" + i), label(labels, i, numbers.value(i), names), "", split, Map.of()));
    }

    private static String label(Path file, int item, double value, List<String> names) throws IOException {
        if (value != (int) value)
            throw new IOException(file + ": label " + item + " (from 0) is " + value + "; whole numbers are expected");
        if (names.isEmpty()) return "" + (int) value;
        if (value < 0 || value >= names.size() || names.get((int) value).isEmpty())
            throw new IOException(file.resolveSibling("labels.txt") + " has no line for the label " + (int) value
                    + " (from 0); add it");
        return Normalizer.normalize(names.get((int) value), Normalizer.Form.NFC);
    }

    private static List<Utterance> lastFifthForTest(List<Utterance> utterances) {
        List<Utterance> divided = new ArrayList<>();
        int train = utterances.size() - utterances.size() / 5;
        for (int i = 0; i < utterances.size(); i++)
            divided.add(utterances.get(i).withSplit(i < train ? Splits.TRAIN : Splits.TEST));
        return divided;
    }
}
