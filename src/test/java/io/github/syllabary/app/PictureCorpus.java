package io.github.syllabary.app;

import io.github.syllabary.image.IdxFile;
import io.github.syllabary.image.ImageFile;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Pictures that are learnt in a second: bars that lie, stand or cross, anywhere in a little noise. */
final class PictureCorpus {
    static final List<String> LABELS = List.of("cross", "lying", "standing");
    private static final int SIDE = 12;
    private static final int OF_EACH = 20;

    static final String RECIPE = """
            input: {picture: [12, 12, 1], mean: 0.2, deviation: 0.3}
            network:
              - conv: {filters: 8, kernel: 3}
              - relu
              - max pool: 2
              - conv: {filters: 8, kernel: 3}
              - relu
              - global max
              - dense: classes
              - softmax
            training: {epochs: 25, batch: 12, rate: 0.02}
            augmentation: {shift: 1, rotation: 5, scale: [0.95, 1.05], elastic: 0.2}
            """;

    private PictureCorpus() {}

    /** Writes {@code <label>/<n>.png}. */
    static Path write(Path folder) throws IOException {
        Random random = new Random(2);
        for (int l = 0; l < LABELS.size(); l++) {
            Path label = Files.createDirectories(folder.resolve(LABELS.get(l)));
            for (int n = 0; n < OF_EACH; n++) ImageFile.write(picture(l, random), label.resolve(n + ".png"));
        }
        return folder;
    }

    /** Writes pictures or volumes (each picture four times, one behind another) and their labels as IDX files. */
    static Path writeIdx(Path folder, boolean volumes, String... prefixes) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(3);
        int n = OF_EACH * LABELS.size();
        for (String prefix : prefixes) {
            int copies = volumes ? 4 : 1;
            Tensor all = Tensor.zeros(volumes ? Shape.of(n, copies, SIDE, SIDE) : Shape.of(n, SIDE, SIDE));
            int[] labels = new int[n];
            for (int i = 0; i < n; i++) {
                labels[i] = i % LABELS.size();
                Tensor one = picture(labels[i], random);
                for (int c = 0; c < copies; c++)
                    System.arraycopy(one.data(), 0, all.data(), (i * copies + c) * SIDE * SIDE, SIDE * SIDE);
            }
            IdxFile.ofPixels(all)
                    .write(folder.resolve(prefix + "-images-idx" + all.shape().rank() + "-ubyte.gz"));
            IdxFile.ofLabels(labels).write(folder.resolve(prefix + "-labels-idx1-ubyte"));
        }
        return folder;
    }

    private static Tensor picture(int label, Random random) {
        Tensor t = Tensor.zeros(Shape.of(SIDE, SIDE, 1));
        for (int i = 0; i < t.data().length; i++) t.data()[i] = 0.2f * random.nextFloat();
        int row = 3 + random.nextInt(SIDE - 6);
        int column = 3 + random.nextInt(SIDE - 6);
        for (int k = -3; k <= 2; k++) {
            if (label != 2) t.data()[row * SIDE + column + k] = 1;
            if (label != 1) t.data()[(row + k) * SIDE + column] = 1;
        }
        return t;
    }
}
