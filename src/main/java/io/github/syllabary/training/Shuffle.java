package io.github.syllabary.training;

import io.github.syllabary.tensor.RandomKey;
import java.util.SplittableRandom;

/** Orders that are drawn from a key. */
final class Shuffle {
    private Shuffle() {}

    /** 0 … n−1 in any order (Fisher and Yates). */
    static int[] of(int n, long key) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        SplittableRandom random = RandomKey.generator(key);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    /**
     * Several groups of numbers, one group after the other counted from 0, each in any order and spread
     * evenly over the whole: any run of neighbours has the groups in nearly the same shares.
     */
    static int[] spread(int[] groups, long key) {
        int n = 0;
        for (int size : groups) n += size;
        int[][] shuffled = new int[groups.length][];
        int first = 0;
        int[] firsts = new int[groups.length];
        for (int g = 0; g < groups.length; g++) {
            shuffled[g] = of(groups[g], RandomKey.derive(key, g));
            firsts[g] = first;
            first += groups[g];
        }
        int[] order = new int[n];
        int[] taken = new int[groups.length];
        for (int i = 0; i < n; i++) {
            int next = -1;
            for (int g = 0; g < groups.length; g++) {
                if (taken[g] == groups[g]) continue;
                // the group that is furthest behind its share: (taken + ½) / size, compared without division
                if (next < 0 || (2L * taken[g] + 1) * groups[next] < (2L * taken[next] + 1) * groups[g]) next = g;
            }
            order[i] = firsts[next] + shuffled[next][taken[next]++];
        }
        return order;
    }
}
