package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ShuffleProperties {

    @Property
    void everyNumberComesOnce(@ForAll @IntRange(max = 300) int n, @ForAll long key) {
        int[] order = Shuffle.of(n, key);
        assertArrayEquals(Shuffle.of(n, key), order);
        Arrays.sort(order);
        assertArrayEquals(IntStream.range(0, n).toArray(), order);
    }

    @Property
    void anyStretchOfASpreadOrderHasTheGroupsInTheirShares(
            @ForAll @Size(min = 1, max = 4) int[] drawn,
            @ForAll long key,
            @ForAll @IntRange(max = 99) int from,
            @ForAll @IntRange(max = 99) int length) {
        int[] groups = Arrays.stream(drawn).map(n -> Math.floorMod(n, 200) + 1).toArray();
        int n = Arrays.stream(groups).sum();
        int[] order = Shuffle.spread(groups, key);
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, n).toArray(), sorted);
        int first = from * n / 100;
        int end = Math.min(n, first + length * n / 100);
        int begins = 0;
        for (int size : groups) {
            int low = begins;
            int high = begins += size;
            long count = IntStream.range(first, end)
                    .filter(i -> order[i] >= low && order[i] < high)
                    .count();
            double share = (double) size * (end - first) / n;
            assertTrue(Math.abs(count - share) <= groups.length, count + " of a share of " + share);
        }
    }
}
