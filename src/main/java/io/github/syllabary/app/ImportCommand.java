package io.github.syllabary.app;

import io.github.syllabary.nn.Network;
import io.github.syllabary.recognizer.ForeignModel;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.training.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Makes a model of an ONNX file that another program wrote, PyTorch for example.",
            "A file whose operators no layer of Syllabary covers is refused, and the first of them is named."
        })
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ONNX",
            description =
                    "A network with one input and one output; extents of the input that are not fixed are those of the"
                            + " recipe.")
    private Path file;

    @Option(
            names = "--recipe",
            required = true,
            paramLabel = "NAME|FILE",
            description = "What the network hears: the window and the features of this recipe.")
    private String recipe;

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "FILE",
            description = "The labels in the order of the outputs, one a line.")
    private Path labels;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the model.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        SoundFrontEnd frontEnd = Recipe.of(recipe).frontEnd();
        List<String> names = TextFile.lines(labels);
        Network network = ForeignModel.read(file, frontEnd.shape());
        if (!network.inputShape().equals(frontEnd.shape()))
            throw new IOException(file + ": takes " + network.inputShape() + ", and the recipe " + recipe + " makes "
                    + frontEnd.shape() + " (positions, then channels); give a recipe whose features are those it was"
                    + " trained on");
        if (!network.outputShape().equals(Shape.of(names.size())))
            throw new IOException(labels + ": has " + names.size() + " labels, and " + file + " puts out "
                    + network.outputShape() + "; give one for each");
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("imported from", String.valueOf(file.getFileName()));
        provenance.put("recipe", recipe);
        Recognizer recognizer;
        try {
            recognizer = new Recognizer(frontEnd, network, names, provenance);
        } catch (IllegalArgumentException e) {
            throw new IOException(labels + ": " + e.getMessage(), e);
        }
        recognizer.save(out);
        spec.commandLine()
                .getOut()
                .println(Home.shown(out) + ": " + network.summary().parameters() + " parameters, " + names.size()
                        + " labels; see it with " + Home.command() + " summary " + Home.shown(out));
        return 0;
    }
}
