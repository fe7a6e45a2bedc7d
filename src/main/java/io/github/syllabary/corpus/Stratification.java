package io.github.syllabary.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Takes a share of some utterances such that every label gives about that share. */
final class Stratification {
    /** Speakers drawn at each step, of whom the best is taken: more stratify better and leave chance less room. */
    private static final int DRAWN = 8;

    private Stratification() {}

    /**
     * The taken utterances, by identity. Whole speakers if {@code bySpeaker}, of whom at least {@code spared} are left;
     * those of nobody one by one anyway.
     */
    static Set<Utterance> take(List<Utterance> from, double share, boolean bySpeaker, int spared, Random random) {
        Set<Utterance> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        if (share <= 0) return taken;
        Map<String, List<Utterance>> speakers = new TreeMap<>();
        List<Utterance> single = new ArrayList<>();
        for (Utterance u : from) {
            if (bySpeaker && u.hasSpeaker()) {
                speakers.computeIfAbsent(u.speaker(), s -> new ArrayList<>()).add(u);
            } else {
                single.add(u);
            }
        }
        takeSpeakers(speakers, share, spared, random, taken);
        takeSingle(single, share, random, taken);
        return taken;
    }

    /** Of each label its share, to the nearest clip below, what is lost carried on; a label's last clip stays. */
    private static void takeSingle(List<Utterance> from, double share, Random random, Set<Utterance> taken) {
        Map<String, List<Utterance>> labels = new TreeMap<>(NaturalOrder.INSTANCE);
        for (Utterance u : from)
            labels.computeIfAbsent(u.label(), l -> new ArrayList<>()).add(u);
        double carried = 0.5;
        for (List<Utterance> clips : labels.values()) {
            double wanted = share * clips.size() + carried;
            int n = Math.min((int) wanted, clips.size() - 1);
            carried = Math.min(wanted - n, 1);
            Collections.shuffle(clips, random);
            taken.addAll(clips.subList(0, n));
        }
    }

    /**
     * Adds the best of a few drawn speakers as long as that brings the label counts nearer to their targets, but one in
     * any case if enough are left.
     */
    private static void takeSpeakers(
            Map<String, List<Utterance>> speakers, double share, int spared, Random random, Set<Utterance> taken) {
        Map<String, Double> missing = new HashMap<>();
        Map<String, Double> target = new HashMap<>();
        for (List<Utterance> clips : speakers.values()) {
            for (Utterance u : clips) target.merge(u.label(), share, Double::sum);
        }
        missing.putAll(target);
        List<String> left = new ArrayList<>(speakers.keySet());
        Collections.shuffle(left, random);
        while (left.size() > spared) {
            String best = null;
            double bestGain = 0;
            for (String speaker : left.subList(0, Math.min(DRAWN, left.size()))) {
                double gain = gain(counts(speakers.get(speaker)), missing, target);
                if (best == null || gain > bestGain) {
                    best = speaker;
                    bestGain = gain;
                }
            }
            if (bestGain <= 0 && left.size() < speakers.size()) return;
            counts(speakers.get(best)).forEach((label, n) -> missing.merge(label, (double) -n, Double::sum));
            taken.addAll(speakers.get(best));
            left.remove(best);
            Collections.shuffle(left, random);
        }
    }

    private static Map<String, Integer> counts(List<Utterance> clips) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Utterance u : clips) counts.merge(u.label(), 1, Integer::sum);
        return counts;
    }

    /** By how much Σ missing²/target falls when these clips are added. */
    private static double gain(Map<String, Integer> added, Map<String, Double> missing, Map<String, Double> target) {
        double gain = 0;
        for (Map.Entry<String, Integer> entry : added.entrySet()) {
            double before = missing.get(entry.getKey());
            double after = before - entry.getValue();
            gain += (before * before - after * after) / target.get(entry.getKey());
        }
        return gain;
    }
}
