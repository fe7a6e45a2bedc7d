package io.github.syllabary.plot;

import static org.junit.jupiter.api.Assertions.*;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class MapSheetTest {
    @Test
    void everyMapIsATileOnOneScale() {
        Tensor maps = Tensor.zeros(Shape.of(2, 3, 4)); // height 2, width 3, four channels
        maps.data()[(1 * 3 + 2) * 4 + 3] = 1; // bottom right of the last map
        Picture sheet = MapSheet.maps(maps, 10, 2);
        assertEquals(2 * (30 + 4) + 4, sheet.width());
        assertEquals(2 * (20 + 4) + 4, sheet.height());
        BufferedImage image = sheet.image(1);
        assertEquals(0xFF081D58, image.getRGB(4 + 34 + 25, 4 + 24 + 15));
        assertEquals(0xFFFFFFFF, image.getRGB(4 + 34 + 5, 4 + 24 + 5));
    }

    @Test
    void kernelsAreRedAboveZeroAndBlueBelow() {
        Tensor kernels = Tensor.zeros(Shape.of(2, 1, 2)); // two wide, one input, two outputs
        kernels.data()[0] = 1;
        kernels.data()[1 * 2 + 1] = -1; // second step of the second kernel
        BufferedImage image = MapSheet.kernels(kernels, 10, 2).image(1);
        assertEquals(0xFFB2182B, image.getRGB(4 + 5, 4 + 5));
        assertEquals(0xFF2166AC, image.getRGB(4 + 24 + 15, 4 + 5));
    }

    @Test
    void otherShapesAreRefusedWithThoseThatGo() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> MapSheet.kernels(Tensor.zeros(Shape.of(3, 3)), 1, 1))
                .getMessage();
        assertTrue(message.contains("(K, in, out)"), message);
    }
}
