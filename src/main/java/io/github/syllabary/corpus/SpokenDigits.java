package io.github.syllabary.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two public sets of spoken digits, which put digit, speaker and take into the file's name. */
final class SpokenDigits {
    /** {@code 7_jackson_32.wav} */
    private static final Pattern FSDD = Pattern.compile("(?<digit>\\d)_(?<speaker>[A-Za-z]\\w*?)_(?<take>\\d+)\\.\\w+");

    /** {@code 01/7_01_3.wav} */
    private static final Pattern AUDIO_MNIST =
            Pattern.compile("(?<folder>\\d\\d)/(?<digit>\\d)_(?<speaker>\\d\\d)_(?<take>\\d+)\\.\\w+");

    /**
     * AudioMNIST's five folds of twelve speakers, in the order in which its rounds test on them: round r tests on the
     * r-th, validates on the one before it, and trains on the other three. These are the lists of its
     * {@code audiomnist/train/splits.py} for the digit task.
     *
     * @see <a href="https://github.com/soerenab/AudioMNIST">Becker and others: AudioMNIST</a>
     */
    private static final List<Set<Integer>> FOLDS = List.of(
            Set.of(26, 52, 60, 18, 32, 42, 5, 13, 22, 33, 45, 51),
            Set.of(28, 56, 7, 19, 35, 1, 6, 16, 23, 34, 46, 53),
            Set.of(36, 57, 9, 24, 37, 2, 8, 17, 29, 39, 48, 54),
            Set.of(43, 58, 14, 25, 38, 3, 10, 20, 30, 40, 49, 55),
            Set.of(12, 47, 59, 15, 27, 41, 4, 11, 21, 31, 44, 50));

    private static final int OFFICIAL_TEST_TAKES = 5;

    private SpokenDigits() {}

    /** Null if it is not the Free Spoken Digit Dataset; takes 0 to 4 are its test. */
    static CorpusReader fsdd(Tree tree) {
        return read(tree, FSDD, Layout.FSDD, "its official split: takes 0 to 4 are for test", (name, more) -> {
            return Integer.parseInt(name.group("take")) < OFFICIAL_TEST_TAKES ? Splits.TEST : Splits.TRAIN;
        });
    }

    /** Null if it is not AudioMNIST; the split is its first round, the column {@code fold} the round of its test. */
    static CorpusReader audioMnist(Tree tree) {
        return read(tree, AUDIO_MNIST, Layout.AUDIO_MNIST, "the first of its five published rounds", (name, more) -> {
            int fold = fold(Integer.parseInt(name.group("speaker")));
            if (fold < 0) return "";
            more.put("fold", "" + (fold + 1));
            return fold == 0 ? Splits.TEST : fold == FOLDS.size() - 1 ? Splits.VALIDATION : Splits.TRAIN;
        });
    }

    static int fold(int speaker) {
        for (int f = 0; f < FOLDS.size(); f++) if (FOLDS.get(f).contains(speaker)) return f;
        return -1;
    }

    private static CorpusReader read(
            Tree tree,
            Pattern pattern,
            Layout layout,
            String remark,
            BiFunction<Matcher, Map<String, String>, String> split) {
        List<Utterance> utterances = new ArrayList<>();
        for (String file : tree.sounds()) {
            Matcher name = pattern.matcher(file);
            if (!name.matches() || name.group("take").length() > 6) return null;
            Map<String, String> more = new HashMap<>();
            String in = split.apply(name, more);
            utterances.add(new Utterance(tree.path(file), name.group("digit"), name.group("speaker"), in, more));
        }
        if (utterances.isEmpty()) return null;
        return new CorpusReader(new Corpus(tree.root(), utterances), layout, List.of(remark));
    }
}
