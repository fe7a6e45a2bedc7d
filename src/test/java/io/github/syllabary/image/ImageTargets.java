package io.github.syllabary.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.syllabary.fuzz.FuzzTarget;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What reads pictures, volumes and kernels. */
public final class ImageTargets {
    private ImageTargets() {}

    public static List<FuzzTarget> all() {
        byte[] idx = IdxFile.ofPixels(picture(3, 4, 5)).bytes();
        // a compressed byte may stand for a thousand
        FuzzTarget idxFile = new FuzzTarget(
                "idx",
                List.of(idx, IdxFile.ofLabels(0, 7, 255).bytes(), gzipped(idx)),
                300,
                16 << 20,
                20_000,
                bytes -> {
                    IdxFile file = IdxFile.read(new ByteArrayInputStream(bytes), "x");
                    file.item(file.items() - 1);
                });
        byte[] grey = ImageFile.png(picture(6, 5, 1));
        byte[] colours = ImageFile.png(picture(5, 7, 3));
        byte[] photo = ImageFile.encode(picture(8, 9, 3), Path.of("x.jpg"));
        return List.of(
                idxFile,
                new FuzzTarget(
                        "picture", List.of(grey, colours, photo), 1200, 64 << 20, 500_000, b -> ImageFile.read(b, "x")),
                new FuzzTarget(
                        "kernel",
                        List.of("1/9 -0.5 0\n0, 1e-3 0.25 # right\n".getBytes(UTF_8), "1\n".getBytes(UTF_8)),
                        400,
                        16 << 20,
                        2000,
                        FuzzTarget.file("kernel.txt", HandMadeKernel::read)));
    }

    private static Tensor picture(int... dims) {
        Tensor t = Tensor.zeros(Shape.of(dims));
        for (int i = 0; i < t.data().length; i++) t.data()[i] = i * 37 % 101 / 100f;
        return t;
    }

    private static byte[] gzipped(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
