package io.github.syllabary.app.desktop;

import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the window begins with, and what it needs of the program around it.
 *
 * @param model its name, or the path of its file
 * @param recognizer the model itself
 * @param recording played in the place of a microphone
 * @param device name of a microphone or part of one; without it and a recording whichever can be opened
 * @param dark whether on a dark ground
 * @param exitAfterSeconds after which the window closes by itself
 * @param models names that can be chosen besides
 * @param loader loads a model by its name or path
 * @param writings how a model's labels are written, characters included
 */
public record DesktopOptions(
        String model,
        Recognizer recognizer,
        Optional<Path> recording,
        Optional<String> device,
        boolean dark,
        OptionalDouble exitAfterSeconds,
        List<String> models,
        ModelLoader loader,
        Function<Recognizer, UnaryOperator<String>> writings) {

    /** Loads models. */
    public interface ModelLoader {
        /**
         * @throws IOException one sentence, if it cannot
         */
        Recognizer load(String model) throws IOException;
    }
}
