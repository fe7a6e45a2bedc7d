package io.github.syllabary.recognizer;

import io.github.syllabary.nn.Add;
import io.github.syllabary.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Which part of a larger shortcut {@link Add} uses, by spatial axis: from starts up to but without ends. */
record Margins(List<Long> starts, List<Long> ends) {

    static Margins of(Shape main, Shape shortcut) {
        List<Long> starts = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        for (int a = 0; a < Math.min(main.rank(), shortcut.rank()) - 1; a++) {
            long start = (shortcut.dim(a) - main.dim(a)) / 2;
            starts.add(start);
            ends.add(start + main.dim(a));
        }
        return new Margins(starts, ends);
    }
}
