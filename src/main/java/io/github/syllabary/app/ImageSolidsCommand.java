package io.github.syllabary.app;

import io.github.syllabary.image.IdxFile;
import io.github.syllabary.image.Solid;
import io.github.syllabary.image.Volumes;
import io.github.syllabary.plot.Arrangement;
import io.github.syllabary.plot.Photo;
import io.github.syllabary.plot.Picture;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "solids",
        description = {
            "Makes a corpus of volumes as IDX files: balls, cones, cubes, cylinders, octahedra, pyramids and rings of the"
                    + " same size, each turned any way, among noise. The same seed gives the same files.",
            "Train on it with --recipe solids-3d, or on single slices with solids-slices and solids-2d."
        })
final class ImageSolidsCommand implements Callable<Integer> {
    private static final List<String> SPLITS = List.of("train", "test");
    private static final int MOST_NUMBERS = 1 << 28;
    private static final int PICTURE_WIDTH = 140;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--train",
            paramLabel = "N",
            defaultValue = "500",
            description = "Of each solid (default: ${DEFAULT-VALUE}).")
    private int train;

    @Option(
            names = "--test",
            paramLabel = "N",
            defaultValue = "100",
            description = "Of each solid (default: ${DEFAULT-VALUE}).")
    private int test;

    @Option(
            names = "--side",
            paramLabel = "N",
            defaultValue = "16",
            description = "Voxels along an edge (default: ${DEFAULT-VALUE}).")
    private int side;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--middle-slice", description = "Of each of these volumes the slice in the middle, as a picture.")
    private boolean middle;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw one of each to train on, slice by slice, as .png or .svg.")
    private Path picture;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A folder; made if it is not there.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        check("--train", train, 1);
        check("--test", test, 1);
        check("--side", side, 8);
        checkSize();
        Files.createDirectories(out);
        if (picture != null) InsideOptions.write(oneOfEach(), picture);
        int n = Solid.values().length;
        int[] counts = {train * n, test * n};
        for (int s = 0; s < counts.length; s++) write(s, counts[s]);
        String names =
                Arrays.stream(Solid.values()).map(solid -> name(solid) + "\n").collect(Collectors.joining());
        BinaryFile.write(out.resolve("labels.txt"), names.getBytes(StandardCharsets.UTF_8));
        spec.commandLine()
                .getOut()
                .printf("%s: %d %s to train and %d to test, of %d solids%n", out, counts[0], things(), counts[1], n);
        return 0;
    }

    private static String name(Solid solid) {
        return solid.name().toLowerCase(Locale.ROOT);
    }

    private Picture oneOfEach() {
        return Arrangement.beside(Arrays.stream(Solid.values())
                .map(solid -> Arrangement.titled(
                        name(solid), Photo.of(solid.draw(side, key(0, solid.ordinal())), PICTURE_WIDTH)))
                .toArray(Picture[]::new));
    }

    /** What the solid at a place of a split is drawn from. */
    private long key(int split, int index) {
        return RandomKey.derive(RandomKey.derive(seed, split), index);
    }

    private String things() {
        return (middle ? "slices of " : "volumes of " + side + "×") + side + "×" + side;
    }

    private void check(String option, int value, int least) {
        if (value < least)
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + "; at least " + least + " is needed");
    }

    private void checkSize() {
        double numbers = (double) side * side * side * Math.max(train, test) * Solid.values().length;
        if (numbers > MOST_NUMBERS)
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(
                            Locale.ROOT,
                            "%.0f voxels are too many at once; with --side, --train and --test ask for %d or fewer",
                            numbers,
                            MOST_NUMBERS));
    }

    /** Solid after solid in turn, each from a key of its own. */
    private void write(int split, int count) throws IOException {
        Solid[] solids = Solid.values();
        int size = middle ? side * side : side * side * side;
        Tensor all = Tensor.zeros(middle ? Shape.of(count, side, side) : Shape.of(count, side, side, side));
        IntStream.range(0, count).parallel().forEach(i -> {
            Tensor volume = solids[i % solids.length].draw(side, key(split, i));
            Tensor one = middle ? Volumes.slice(volume, side / 2) : volume;
            System.arraycopy(one.data(), 0, all.data(), i * size, size);
        });
        int[] labels = IntStream.range(0, count).map(i -> i % solids.length).toArray();
        Path images =
                out.resolve(SPLITS.get(split) + "-images-idx" + all.shape().rank() + "-ubyte.gz");
        BinaryFile.write(images, IdxFile.ofPixels(all).gzipped());
        BinaryFile.write(
                out.resolve(SPLITS.get(split) + "-labels-idx1-ubyte"),
                IdxFile.ofLabels(labels).bytes());
    }
}
