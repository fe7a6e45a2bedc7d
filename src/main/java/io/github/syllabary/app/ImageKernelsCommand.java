package io.github.syllabary.app;

import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Node;
import io.github.syllabary.plot.MapSheet;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "kernels",
        description =
                "Draws the kernels of a convolution, blue below zero and red above: over time a tile for each kernel,"
                        + " over pictures one for each input of each kernel, those of volumes slice below slice.")
final class ImageKernelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model made by train, or the name of one in the box.")
    private Path model;

    @Option(names = "--layer", paramLabel = "NAME", required = true, description = "As summary names it: conv1.")
    private String layer;

    @Option(names = "--across", paramLabel = "N", description = "Tiles in a row (default: about a square sheet).")
    private Integer across;

    @Option(
            names = "--pixel",
            paramLabel = "N",
            defaultValue = "8",
            description = "Side of a number in pixels (default: 8).")
    private int pixel;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "A .png or .svg file to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Node node = InsideOptions.node(ModelArgument.load(model).network(), layer);
        if (!(node.layer() instanceof Conv))
            throw new IllegalArgumentException(layer + " is " + node.layer().describe()
                    + ", which has no kernels; give the name of a convolution");
        Shape s = node.parameters().get(0).spec().shape();
        Tensor kernels = new Tensor(s, node.parameters().get(0).values());
        if (s.rank() == 5) kernels = kernels.reshape(Shape.of(s.dim(0) * s.dim(1), s.dim(2), s.dim(3), s.dim(4)));
        InsideOptions.write(MapSheet.kernels(kernels, pixel, across == null ? across(kernels.shape()) : across), out);
        spec.commandLine().getOut().println(layer + ", " + node.layer().describe() + ": " + s + ", saved " + out);
        return 0;
    }

    /** A row for each kernel over pictures of several channels; else about a square. */
    private static int across(Shape s) {
        if (s.rank() == 4 && s.dim(2) > 1) return s.dim(2);
        double high = s.rank() == 4 ? s.dim(0) : s.dim(1);
        double wide = s.rank() == 4 ? s.dim(1) : s.dim(0);
        return (int) Math.max(1, Math.round(Math.sqrt(s.channels() * high / wide)));
    }
}
