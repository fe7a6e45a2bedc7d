package io.github.syllabary.image;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Volumes {@code (D, H, W, C)} as pictures of their slices, and back. */
public final class Volumes {
    private static final int MOST_SLICES = 100_000;

    private Volumes() {}

    /** One picture {@code (H, W, C)}; shares nothing with the volume. */
    public static Tensor slice(Tensor volume, int depth) {
        Shape s = requireVolume(volume);
        if (depth < 0 || depth >= s.dim(0))
            throw new IllegalArgumentException("no slice " + depth + "; there are " + s.dim(0) + ", from 0");
        Tensor slice = Tensor.zeros(s.tail());
        System.arraycopy(
                volume.data(),
                depth * s.tail().size(),
                slice.data(),
                0,
                s.tail().size());
        return slice;
    }

    /**
     * Pictures one behind another.
     *
     * @throws IllegalArgumentException if there are none or their shapes differ
     */
    public static Tensor of(List<Tensor> slices) {
        if (slices.isEmpty()) throw new IllegalArgumentException("a volume of no slices; give at least one picture");
        Shape first = slices.get(0).shape();
        Images.requirePicture(first);
        Tensor volume = Tensor.zeros(first.prepend(slices.size()));
        for (int d = 0; d < slices.size(); d++) {
            if (!slices.get(d).shape().equals(first))
                throw new IllegalArgumentException("slice " + d + " has shape "
                        + slices.get(d).shape() + ", the first " + first + "; give all the same");
            System.arraycopy(slices.get(d).data(), 0, volume.data(), d * first.size(), first.size());
        }
        return volume;
    }

    /**
     * A folder of pictures of one size, slice behind slice in the order of their names; in colours if one of them is.
     *
     * @throws IOException naming the folder or the file, if there are none or they do not fit
     */
    public static Tensor read(Path folder) throws IOException {
        if (!Files.isDirectory(folder))
            throw new IOException(folder + ": is no folder; give one with a picture a slice");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> ImageFile.isNamedSo(f.toString()))
                    .sorted()
                    .limit(MOST_SLICES)
                    .toList();
        }
        if (files.isEmpty())
            throw new IOException(folder + ": holds no PNG or JPEG files; give one with a picture a slice");
        List<Tensor> slices = new java.util.ArrayList<>();
        for (Path file : files) slices.add(ImageFile.read(file));
        boolean colours = slices.stream().anyMatch(t -> t.shape().channels() == 3);
        try {
            return of(slices.stream()
                    .map(t -> Images.withChannels(t, colours ? 3 : 1))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }

    /** Writes a PNG for each slice, {@code slice-0000.png} and so on, into a folder that is made if it is not there. */
    public static void write(Tensor volume, Path folder) throws IOException {
        Shape s = requireVolume(volume);
        Files.createDirectories(folder);
        for (int d = 0; d < s.dim(0); d++)
            ImageFile.write(slice(volume, d), folder.resolve(String.format(Locale.ROOT, "slice-%04d.png", d)));
    }

    private static Shape requireVolume(Tensor volume) {
        if (volume.shape().rank() != 4)
            throw new IllegalArgumentException(
                    "a volume of shape " + volume.shape() + "; give depth, height, width and channels");
        return volume.shape();
    }
}
