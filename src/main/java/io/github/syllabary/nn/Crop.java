package io.github.syllabary.nn;

import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;

/** The middle of a larger array: where the elements that a smaller one covers stand in it. */
final class Crop {
    /** Where each run of neighbouring numbers begins in the larger array, in the order of the smaller. */
    final int[] runs;

    /** How many numbers a run has. */
    final int run;

    Crop(Shape small, Shape large) {
        int[] steps = large.strides();
        int[] before = before(small, large);
        int start = 0;
        for (int a = 0; a < before.length; a++) start += before[a] * steps[a];
        int innerAxes = Math.min(2, small.rank());
        Shape outer = Shape.of(Arrays.copyOf(small.dims(), small.rank() - innerAxes));
        runs = Offsets.grid(outer, steps);
        for (int i = 0; i < runs.length; i++) runs[i] += start;
        run = runs.length == 0 ? 0 : small.size() / runs.length;
    }

    /** How much of the larger array is left out before its first used element, by axis. */
    static int[] before(Shape small, Shape large) {
        int[] before = new int[small.rank()];
        for (int a = 0; a < before.length; a++) before[a] = (large.dim(a) - small.dim(a)) / 2;
        return before;
    }
}
