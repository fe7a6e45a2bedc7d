package io.github.syllabary.app;

import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.plot.Picture;
import io.github.syllabary.recognizer.FrontEnd;
import io.github.syllabary.recognizer.PictureFrontEnd;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the commands that look inside a network have in common. */
final class InsideOptions {
    private InsideOptions() {}

    /** What the network sees of a sound file, picture or volume. */
    static Tensor seen(Recognizer recognizer, Path file) throws IOException {
        FrontEnd<?> input = recognizer.input();
        Tensor x = Tensor.zeros(input.shape());
        if (input instanceof PictureFrontEnd pictures)
            pictures.extract(PictureArgument.read(file, recognizer), x.data(), 0);
        else recognizer.frontEnd().extract(SoundArgument.read(file), x.data(), 0);
        return x;
    }

    /**
     * The layer of that name.
     *
     * @throws IllegalArgumentException naming all, if there is none
     */
    static Node node(Network network, String name) {
        for (Node node : network.nodes()) if (node.name().equals(name)) return node;
        throw new IllegalArgumentException("the network has no layer '" + name + "'; it has "
                + network.nodes().stream().map(Node::name).collect(Collectors.joining(", ")));
    }

    /** A PNG or SVG file, by the ending of its name. */
    static void write(Picture picture, Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) BinaryFile.write(file, picture.svg().getBytes(StandardCharsets.UTF_8));
        else if (name.endsWith(".png")) BinaryFile.write(file, picture.png(1));
        else
            throw new IllegalArgumentException(
                    file + ": these pictures are written as .png or .svg; choose one of them");
    }
}
