package io.github.syllabary.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RingsTest {

    /** Each sample is its number. */
    private static float[] numbers(long from, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = from + i;
        return x;
    }

    @Property(tries = 200)
    void theLastSamplesCanBeReadHoweverTheyCame(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 90) Integer> pieces,
            @ForAll @IntRange(min = 1, max = 50) int kept,
            @ForAll @IntRange(min = 1, max = 40) int longest,
            @ForAll @IntRange(min = -20, max = 20) int off) {
        SampleRing ring = new SampleRing(kept, longest);
        long end = 0;
        for (int n : pieces) {
            ring.append(numbers(end, n), 0, n);
            end += n;
        }
        assertEquals(end, ring.end());
        long from = end - kept + off;
        float[] read = new float[kept];
        ring.copy(from, read);
        for (int i = 0; i < kept; i++) {
            boolean there = from + i >= Math.max(0, end - kept) && from + i < end;
            assertEquals(there ? from + i : 0, read[i]);
        }
    }

    @Test
    void aReaderNeverSeesSamplesThatAreBeingOverwritten() throws InterruptedException {
        SampleRing ring = new SampleRing(1000, 100);
        AtomicBoolean writing = new AtomicBoolean(true);
        Thread writer = new Thread(() -> {
            for (long at = 0; at < 2_000_000; at += 100) ring.append(numbers(at, 100), 0, 100);
            writing.set(false);
        });
        writer.start();
        float[] read = new float[100];
        while (writing.get()) {
            long from = Math.max(0, ring.end() - 500);
            ring.copy(from, read);
            // unless the writer overtook us by half the ring meanwhile
            if (ring.end() - from > 900) continue;
            for (int i = 1; i < read.length && read[i] != 0; i++) assertEquals(read[i - 1] + 1, read[i]);
        }
        writer.join();
    }

    @Test
    void rowsAreFoundByTheirTime() {
        RowRing rows = new RowRing(4, 2);
        assertEquals(-1, rows.lastUpTo(10));
        for (int i = 0; i < 30; i++) rows.append(i, new float[] {i, -i});
        assertEquals(30, rows.end());
        assertEquals(26, rows.oldest());
        assertEquals(27, rows.firstFrom(26.5));
        assertEquals(27, rows.firstFrom(27));
        assertEquals(30, rows.firstFrom(99));
        assertEquals(27, rows.lastUpTo(27.9));
        assertEquals(29, rows.lastUpTo(99));
        assertEquals(-1, rows.lastUpTo(3), "too old to be kept");
        assertEquals(-28, rows.value(28, 1));
    }

    @Test
    void lostSoundIsSilenceInItsPlace() {
        Timeline timeline = new Timeline(100, List.of("a", "b"), 0.1);
        timeline.heard(0, numbers(1, 10));
        timeline.heard(350, numbers(1, 10));
        assertEquals(3.6, timeline.now(), 1e-9);
        float[] read = new float[20];
        timeline.samples().copy(0, read);
        assertEquals(10, read[9]);
        assertEquals(0, read[10]);
        timeline.samples().copy(350, read);
        assertEquals(1, read[0]);
    }
}
