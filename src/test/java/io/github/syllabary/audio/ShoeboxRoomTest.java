package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShoeboxRoomTest {

    /** In a room of 10 m a wall that is 2 m behind the source adds 4 m to the way: 187 samples at 16 kHz. */
    @Test
    void reflectionsArriveWhenTheirWayIsDone() {
        ShoeboxRoom room = new ShoeboxRoom(new double[] {10, 10, 10}, 0.5);
        double[] source = {2, 5, 5};
        double[] ear = {5, 5, 5};
        float[] h = room.impulse(source, ear, 16000, 400);
        double beta = room.reflection();
        int first = 1;
        while (h[first] < 0.1 * h[0]) first++;
        assertEquals(Math.round(4 / 343.0 * 16000), first);
        // amplitude falls with the way: 3 m directly, 7 m by the wall
        assertEquals(beta * 3 / 7, h[first] / h[0], 0.02);
    }

    @Test
    void whatComesLateIsSofterTheSoonerTheRoomFallsSilent() {
        double last = 0;
        for (double seconds : new double[] {0.1, 0.2, 0.4, 0.8}) {
            float[] h = new ShoeboxRoom(new double[] {4, 3, 2.5}, seconds)
                    .impulse(new double[] {1, 1, 1}, new double[] {3, 2, 1.5}, 16000, 1600);
            double late = SoundTransforms.rms(h, 800, 400) / SoundTransforms.rms(h, 0, 400);
            assertTrue(late > last, seconds + " s: " + late);
            last = late;
        }
    }

    /** The energy of all that is still to come falls by 60 dB in the time it is said to. */
    @Test
    void fallsSilentInItsTime() {
        float[] h = new ShoeboxRoom(new double[] {5, 4, 3}, 0.3)
                .impulse(new double[] {1, 1, 1}, new double[] {3.3, 2.4, 1.7}, 8000, 3200);
        double[] left = new double[h.length + 1];
        for (int i = h.length - 1; i >= 0; i--) left[i] = left[i + 1] + (double) h[i] * h[i];
        int from = 0;
        while (left[from] > left[0] * Math.pow(10, -0.5)) from++;
        int to = from;
        while (left[to] > left[0] * Math.pow(10, -2.5)) to++;
        assertEquals(0.3, 3 * (to - from) / 8000.0, 0.1); // 20 dB, as ISO 3382 takes it
    }

    @Test
    void roomsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ShoeboxRoom(new double[] {4, 3}, 0.3));
        assertThrows(IllegalArgumentException.class, () -> new ShoeboxRoom(new double[] {4, 3, 0}, 0.3));
        assertThrows(IllegalArgumentException.class, () -> new ShoeboxRoom(new double[] {4, 3, 2}, 0));
    }
}
