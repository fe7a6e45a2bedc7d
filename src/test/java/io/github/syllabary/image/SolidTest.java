package io.github.syllabary.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.syllabary.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SolidTest {
    private static final double REACH = 2.2;
    private static final int POINTS = 400_000;

    /** The root of x⁴ = x + 1: multiples of its powers fill a cube evenly. */
    private static final double EVEN = 1.22074408460575947536;

    @ParameterizedTest
    @EnumSource
    void allTakeTheSameRoomAboutTheOrigin(Solid solid) {
        double volume = 0;
        double[] moment = new double[3];
        for (int i = 0; i < POINTS; i++) {
            double x = REACH * (2 * (i / EVEN % 1) - 1);
            double y = REACH * (2 * (i / EVEN / EVEN % 1) - 1);
            double z = REACH * (2 * (i / EVEN / EVEN / EVEN % 1) - 1);
            if (!solid.holds(x, y, z)) continue;
            volume++;
            moment[0] += x;
            moment[1] += y;
            moment[2] += z;
        }
        assertEquals(4 * Math.PI / 3, volume * Math.pow(2 * REACH, 3) / POINTS, 0.03);
        for (double m : moment) assertEquals(0, m / volume, 0.02);
    }

    @ParameterizedTest
    @EnumSource
    void theKeyDecidesEverything(Solid solid) {
        Tensor volume = solid.draw(16, 5);
        assertArrayEquals(volume.data(), solid.draw(16, 5).data());
        assertNotEquals(
                Arrays.hashCode(volume.data()),
                Arrays.hashCode(solid.draw(16, 6).data()));
        for (float v : volume.data()) assertEquals(0.5, v, 0.5);
    }
}
