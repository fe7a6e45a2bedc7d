package io.github.syllabary.app;

import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.StoredModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model of the command line: a file, or where there is no such file one of the models in the box by its name. */
final class ModelArgument {
    private ModelArgument() {}

    /**
     * @throws IOException one sentence, if it is neither a model file nor a name that is known
     */
    static Recognizer load(Path model) throws IOException {
        return inBox(model) ? Recognizer.named(model.toString()) : Recognizer.load(model);
    }

    /** The bytes of the model file. */
    static byte[] bytes(Path model) throws IOException {
        return inBox(model) ? StoredModels.bytes(model.toString()) : Files.readAllBytes(model);
    }

    /**
     * Whether it is one of the models in the box; false if it is for a file to be or not to be there.
     *
     * @throws IOException if it reads as a name, but of no model
     */
    static boolean inBox(Path model) throws IOException {
        String name = model.toString();
        if (Files.exists(model) || !name.matches("[\\p{L}\\p{N}_-]+")) return false;
        if (StoredModels.names().contains(name)) return true;
        throw new IOException("no model '" + name + "': neither a file nor one in the box, which are "
                + String.join(", ", StoredModels.names()));
    }
}
