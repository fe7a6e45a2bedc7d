package io.github.syllabary.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the mistakes that were made with the least probability for the truth. */
final class Worst {
    private final int most;
    // the least bad on top, the first to go
    private final PriorityQueue<Entry> heap = new PriorityQueue<>(Comparator.reverseOrder());

    private record Entry(float truth, Outcome outcome) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTruth = Float.compare(truth, other.truth);
            return byTruth != 0 ? byTruth : Integer.compare(outcome.clip(), other.outcome.clip());
        }
    }

    Worst(int most) {
        this.most = most;
    }

    void add(Outcome o, float truth) {
        heap.add(new Entry(truth, o));
        if (heap.size() > most) heap.remove();
    }

    /** Worst first; of equals the one that comes first in the corpus. */
    List<Outcome> outcomes() {
        List<Entry> entries = new ArrayList<>(heap);
        entries.sort(Comparator.naturalOrder());
        return entries.stream().map(Entry::outcome).toList();
    }
}
