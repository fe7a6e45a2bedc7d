package io.github.syllabary.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Divides a corpus for cross-validation such that each speaker is tested on once, by a model that never heard them; or
 * each clip, where nobody speaks or all clips are by one.
 *
 * <p>The splits a corpus has are not looked at. By speaker, utterances of nobody in particular ({@link Utterance#hasSpeaker()}) are
 * for training in every fold, since nobody can say whom to keep them apart from.
 */
public final class Folds {
    private Folds() {}

    /**
     * k folds of whole speakers, as alike in size and in the share of each label as speakers can be dealt out. The same
     * seed gives the same folds.
     *
     * @param k from 2 to the number of speakers
     * @throws IllegalArgumentException if there are fewer speakers than folds
     */
    public static List<Fold> bySpeaker(Corpus corpus, int k, long seed) {
        List<String> speakers = speakers(corpus);
        if (k < 2 || k > speakers.size()) {
            throw new IllegalArgumentException(k + " folds of " + corpus.root() + " by speaker; it has "
                    + speakers.size() + " speakers, so give 2 to " + speakers.size());
        }
        List<Fold> folds = new ArrayList<>();
        for (List<String> tested : dealt(corpus, speakers, k, seed)) {
            folds.add(fold("fold " + (folds.size() + 1) + " of " + k, tested, corpus));
        }
        return folds;
    }

    /**
     * A fold for each speaker, in their order.
     *
     * @throws IllegalArgumentException if there are fewer than two speakers
     */
    public static List<Fold> leaveOneSpeakerOut(Corpus corpus) {
        return speakers(corpus).stream()
                .map(speaker -> fold(speaker, List.of(speaker), corpus))
                .toList();
    }

    /**
     * k folds of clips, whoever speaks, as alike in size and in the share of each label as clips can be dealt out. The
     * same seed gives the same folds.
     *
     * @param k from 2 to the number of clips
     * @throws IllegalArgumentException if there are fewer clips than folds
     */
    public static List<Fold> byClip(Corpus corpus, int k, long seed) {
        int n = corpus.size();
        if (k < 2 || k > n)
            throw new IllegalArgumentException(
                    k + " folds of " + corpus.root() + "; it has " + n + " clips, so give 2 to " + n);
        List<Utterance> all = corpus.utterances();
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparing(i -> all.get(i).label())); // keeps chance within a label
        int[] foldOf = new int[n];
        for (int i = 0; i < n; i++) foldOf[order.get(i)] = i % k;
        return IntStream.range(0, k)
                .mapToObj(f -> {
                    List<Utterance> divided = IntStream.range(0, n)
                            .mapToObj(i -> all.get(i).withSplit(foldOf[i] == f ? Splits.TEST : Splits.TRAIN))
                            .toList();
                    return new Fold("fold " + (f + 1) + " of " + k, List.of(), new Corpus(corpus.root(), divided));
                })
                .toList();
    }

    private static List<String> speakers(Corpus corpus) {
        List<String> speakers = corpus.speakers();
        if (speakers.size() < 2) {
            throw new IllegalArgumentException(corpus.root()
                    + (speakers.isEmpty() ? " names no speakers" : " has one speaker, '" + speakers.get(0) + "'")
                    + "; folds by speaker need two or more");
        }
        return speakers;
    }

    private static Fold fold(String name, List<String> tested, Corpus corpus) {
        Set<String> test = Set.copyOf(tested);
        List<Utterance> divided = corpus.utterances().stream()
                .map(u -> u.withSplit(u.hasSpeaker() && test.contains(u.speaker()) ? Splits.TEST : Splits.TRAIN))
                .toList();
        return new Fold(name, tested, new Corpus(corpus.root(), divided));
    }

    /**
     * Deals the speakers out, those with most clips first (chance decides between equals), each to the fold where the
     * label counts stay most even: where Σ n²/all over the labels grows least, then where there are fewest speakers.
     */
    private static List<List<String>> dealt(Corpus corpus, List<String> speakers, int k, long seed) {
        Map<String, Integer> all = new HashMap<>();
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (Utterance u : corpus.utterances()) {
            if (!u.hasSpeaker()) continue;
            all.merge(u.label(), 1, Integer::sum);
            counts.computeIfAbsent(u.speaker(), s -> new TreeMap<>()).merge(u.label(), 1, Integer::sum);
        }
        List<String> order = new ArrayList<>(speakers);
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparing(s ->
                -counts.get(s).values().stream().mapToInt(Integer::intValue).sum()));
        List<List<String>> folds = new ArrayList<>();
        List<Map<String, Integer>> held = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            folds.add(new ArrayList<>());
            held.add(new HashMap<>());
        }
        for (String speaker : order) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int f = 0; f < k; f++) {
                // an empty fold comes first, or a speaker of labels that nobody else says might leave one empty
                double growth = folds.get(f).isEmpty() ? -1 : growth(held.get(f), counts.get(speaker), all);
                boolean fewer = folds.get(f).size() < folds.get(best).size();
                if (growth < least || growth == least && fewer) {
                    least = growth;
                    best = f;
                }
            }
            folds.get(best).add(speaker);
            Map<String, Integer> of = held.get(best);
            counts.get(speaker).forEach((label, n) -> of.merge(label, n, Integer::sum));
        }
        folds.forEach(f -> f.sort(NaturalOrder.INSTANCE));
        return folds;
    }

    private static double growth(Map<String, Integer> held, Map<String, Integer> added, Map<String, Integer> all) {
        double growth = 0;
        for (Map.Entry<String, Integer> entry : added.entrySet()) {
            double n = entry.getValue();
            growth += n * (n + 2 * held.getOrDefault(entry.getKey(), 0)) / all.get(entry.getKey());
        }
        return growth;
    }
}
