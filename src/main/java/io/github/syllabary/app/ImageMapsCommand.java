package io.github.syllabary.app;

import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Workspace;
import io.github.syllabary.plot.MapSheet;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "maps",
        description = "Draws the feature maps a layer makes of a sound, picture or volume: for pictures a tile for each"
                + " kernel, for sound one tile with time to the right and kernels upwards.")
final class ImageMapsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A model made by train, or the name of one in the box.")
    private Path model;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "A sound file, picture, item of an IDX file or folder of slices.")
    private Path file;

    @Option(names = "--layer", paramLabel = "NAME", required = true, description = "As summary names it: conv1.")
    private String layer;

    @Option(names = "--across", paramLabel = "N", description = "Tiles in a row (default: about a square sheet).")
    private Integer across;

    @Option(
            names = "--pixel",
            paramLabel = "N",
            defaultValue = "4",
            description = "Side of a number in pixels (default: 4).")
    private int pixel;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "A .png or .svg file to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Recognizer recognizer = ModelArgument.load(model);
        Node node = InsideOptions.node(recognizer.network(), layer);
        Tensor x = InsideOptions.seen(recognizer, file);
        Workspace workspace = recognizer.network().workspace();
        workspace.run(x.data(), 1);
        Shape shape = node.shape().rank() == 1 ? node.shape().append(1) : node.shape();
        Tensor maps = new Tensor(shape, Arrays.copyOf(workspace.value(node.index()), shape.size()));
        InsideOptions.write(
                MapSheet.maps(maps, pixel, across == null ? (int) Math.ceil(Math.sqrt(tiles(shape))) : across), out);
        spec.commandLine()
                .getOut()
                .println(layer + ", " + node.layer().describe() + ": " + node.shape() + ", saved " + out);
        return 0;
    }

    private static int tiles(Shape s) {
        return s.rank() == 4 ? s.dim(0) * s.channels() : s.channels();
    }
}
