package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.image.ImageFile;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageConvolveTest {
    @TempDir
    Path folder;

    @Test
    void anEdgeBecomesBrightOnMiddleGrey() throws IOException {
        Path out = folder.resolve("edges.png");
        Cli.Run run = Cli.run("image", "convolve", step(), "--kernel", "sobel-x", "--padding", "valid", "--out", out);
        assertEquals(0, run.exit(), run::toString);
        assertTrue(
                run.out().contains("cross-correlation of 8×10×1 by sobel-x of 3×3 gives 6×8×1, from 0.000 to 4.000"));
        float[] y = ImageFile.read(out).data();
        assertEquals(128 / 255f, y[0]);
        assertEquals(1, y[4]);
    }

    @Test
    void turnedRoundTheKernelAnswersDarkAndAlongTheEdgeNotAtAll() throws IOException {
        Path out = folder.resolve("edges.png");
        Cli.Run run = Cli.run(
                "image", "convolve", step(), "--kernel", "sobel-x", "--padding", "valid", "--flip", "--out", out);
        assertTrue(
                run.out().contains("convolution of 8×10×1") && run.out().contains("from -4.000 to 0.000"), run.out());
        assertEquals(0, ImageFile.read(out).data()[4]);
        run = Cli.run("image", "convolve", step(), "--kernel", "sobel-y", "--padding", "valid", "--out", out);
        assertTrue(run.out().contains("from 0.000 to 0.000"), run.out());
    }

    @Test
    void wrongArgumentsAreSaidAndNothingIsWritten() throws IOException {
        Path out = folder.resolve("edges.png");
        Path broken =
                Files.write(folder.resolve("broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertRefused("broken.png: is not a PNG that can be read", broken, "--kernel", "sobel-x", "--out", out);
        assertRefused("no kernel 'edges'", step(), "--kernel", "edges", "--out", out);
        assertRefused(
                "--padding is 'zero'; give one of valid, same, full",
                step(),
                "--kernel",
                "sobel",
                "--padding",
                "zero",
                "--out",
                out);
        assertRefused("written as .png or .jpg", step(), "--kernel", "sobel", "--out", folder.resolve("x.gif"));
        assertRefused("does not fit into 8×10", step(), "--kernel", "gabor", "--padding", "valid", "--out", out);
        assertFalse(Files.exists(out));
    }

    private static void assertRefused(String why, Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "image";
        all[1] = "convolve";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Cli.Run run = Cli.run(all);
        assertEquals(2, run.exit(), run::toString);
        assertTrue(run.err().contains(why) && run.err().lines().count() == 1, run::toString);
    }

    private Path step() throws IOException {
        Tensor x = Tensor.zeros(Shape.of(8, 10, 1));
        for (int i = 0; i < 80; i++) x.data()[i] = i % 10 < 5 ? 0 : 1;
        Path file = folder.resolve("step.png");
        ImageFile.write(x, file);
        return file;
    }
}
