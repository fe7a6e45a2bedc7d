package io.github.syllabary.app;

import io.github.syllabary.corpus.Pictures;
import io.github.syllabary.image.Volumes;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A picture or volume named on the command line: a PNG or JPEG file, an item of an IDX file, a folder of slices. */
final class PictureArgument {
    private PictureArgument() {}

    /**
     * For a model that takes pictures or volumes.
     *
     * @throws IOException if it cannot be read, or is of another kind than the model takes
     */
    static Tensor read(Path file, Recognizer recognizer) throws IOException {
        Tensor t = Files.isDirectory(file) ? Volumes.read(file) : Pictures.read(file);
        int wanted = recognizer.input().shape().rank();
        if (t.shape().rank() != wanted)
            throw new IOException(file + ": is of " + t.shape() + ", the model takes "
                    + recognizer.input().shape() + "; give it "
                    + (wanted == 3 ? "pictures" : "volumes, a folder of slices or an item of an IDX file"));
        return t;
    }
}
