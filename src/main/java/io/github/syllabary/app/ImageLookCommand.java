package io.github.syllabary.app;

import io.github.syllabary.nn.Saliency;
import io.github.syllabary.plot.LookedAt;
import io.github.syllabary.plot.LookedAt.Panel;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "look",
        description = "Draws where a network looked on a sound, picture or volume: how much the logarithm of the"
                + " probability falls when a patch is covered (occlusion), and the size of the gradient.")
final class ImageLookCommand implements Callable<Integer> {
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

    @Option(names = "--label", paramLabel = "LABEL", description = "Why it is this (default: what it is taken for).")
    private String label;

    @Option(
            names = "--patch",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Side of the covered patch as a share of the input's (default: ${DEFAULT-VALUE}).")
    private double patch;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "A .png or .svg file to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (!(patch > 0 && patch <= 1))
            throw new IllegalArgumentException("--patch is " + patch + "; give a share above 0, at most 1");
        Recognizer recognizer = ModelArgument.load(model);
        Tensor x = InsideOptions.seen(recognizer, file);
        float[] p = recognizer.network().forward(x).data();
        int best = 0;
        for (int i = 1; i < p.length; i++) if (p[i] > p[best]) best = i;
        int output = label == null ? best : recognizer.labels().indexOf(label);
        if (output < 0)
            throw new IllegalArgumentException(
                    "the model has no label '" + label + "'; it has " + String.join(", ", recognizer.labels()));
        Shape size = patch(x.shape());
        Tensor covered = Saliency.occlusion(recognizer.network(), x, output, size, stride(size));
        Tensor gradient = Saliency.gradient(recognizer.network(), x, output);
        for (int i = 0; i < x.shape().size(); i++) gradient.data()[i] = Math.abs(gradient.data()[i]);
        String name = recognizer.labels().get(output);
        String title = String.format(Locale.ROOT, "what the network sees; %s: %.1f %%", name, 100 * p[output]);
        InsideOptions.write(
                LookedAt.of(List.of(
                        new Panel(title, x, false),
                        new Panel("occlusion: what speaks for " + name + " (red) or against it (blue)", covered, true),
                        new Panel("gradient: where a change counts most", gradient, false))),
                out);
        spec.commandLine().getOut().println(title.substring(title.indexOf(';') + 2) + ", saved " + out);
        return 0;
    }

    /** Along all axes, but for the colours of pictures, which are covered together. */
    private Shape patch(Shape input) {
        int[] dims = input.dims();
        for (int a = 0; a < dims.length; a++)
            if (a < dims.length - 1 || dims.length == 2) dims[a] = (int) Math.max(1, Math.round(patch * dims[a]));
        return Shape.of(dims);
    }

    private static Shape stride(Shape patch) {
        int[] dims = patch.dims();
        for (int a = 0; a < dims.length; a++) dims[a] = Math.max(1, dims[a] / 3);
        return Shape.of(dims);
    }
}
