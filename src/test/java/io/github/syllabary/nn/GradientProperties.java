package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every layer's backward pass agrees with finite differences, for random shapes in 1-D, 2-D and 3-D. */
class GradientProperties {

    @Property(tries = 60)
    void ofConvolutions(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        int groups = random.nextInt(1, 4);
        int inputs = groups * random.nextInt(1, 3);
        int filters = random.nextInt(4) == 0 ? inputs : groups * random.nextInt(1, 4);
        if (filters == inputs && random.nextBoolean()) groups = inputs;
        int[] kernel = new int[rank];
        int[] stride = new int[rank];
        int[] dilation = new int[rank];
        int[] extents = new int[rank];
        int[] before = new int[rank];
        int[] after = new int[rank];
        for (int a = 0; a < rank; a++) {
            kernel[a] = random.nextInt(1, 4);
            stride[a] = random.nextInt(1, 4);
            dilation[a] = random.nextInt(1, 3);
            extents[a] = (kernel[a] - 1) * dilation[a] + 1 + random.nextInt(0, rank == 1 ? 8 : 3);
            before[a] = random.nextInt(0, 3);
            after[a] = random.nextInt(0, 3);
        }
        Padding padding =
                switch (random.nextInt(4)) {
                    case 0 -> Padding.SAME;
                    case 1 -> Padding.FULL;
                    case 2 -> Padding.of(Shape.of(before), Shape.of(after));
                    default -> Padding.VALID;
                };
        Conv conv = Conv.of(filters, kernel).stride(stride).dilation(dilation).padding(padding).groups(groups);
        if (random.nextBoolean()) conv = conv.withoutBias();
        if (random.nextInt(3) == 0) conv = conv.merge(Merge.MEAN);
        Gradients.check(conv, 2, seed, Shape.of(extents).append(inputs));
    }
}
