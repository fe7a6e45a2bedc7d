package io.github.syllabary.app;

import com.google.gson.Gson;
import io.github.syllabary.audio.Features;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.NetworkSummary;
import io.github.syllabary.nn.TimeScale;
import io.github.syllabary.recognizer.FrontEnd;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.recognizer.Speeds;
import io.github.syllabary.training.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "summary",
        description = "Shows the layers of a model or a recipe: shapes, parameters, multiplications, receptive field.")
final class SummaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "A model made by train, or the name of one in the box.")
    private Path model;

    @Option(names = "--recipe", paramLabel = "NAME|FILE", description = "Instead of a model: what a recipe would make.")
    private String recipeName;

    @Option(
            names = "--labels",
            paramLabel = "N",
            defaultValue = "35",
            description = "For how many labels, with --recipe (default: ${DEFAULT-VALUE}).")
    private int labels;

    @Option(
            names = "--json",
            description = "Print one JSON object: parameters, multiplications, receptiveFieldMillis, streams,"
                    + " decisionMillis, layers, ….")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if ((model == null) == (recipeName == null))
            throw new ParameterException(spec.commandLine(), "give either a MODEL or --recipe");
        if (labels < 1) throw new ParameterException(spec.commandLine(), "--labels is " + labels + "; give 1 or more");
        if (recipeName != null) {
            Recipe recipe = Recipe.of(recipeName);
            print(recipe.network(labels), recipe.input(), recipe.speeds(), null);
        } else {
            Recognizer recognizer = ModelArgument.load(model);
            print(recognizer.network(), recognizer.input(), recognizer.speeds(), recognizer);
        }
        return 0;
    }

    private void print(Network network, FrontEnd<?> input, Speeds speeds, Recognizer recognizer) {
        if (input instanceof SoundFrontEnd sound) printSound(network, sound, speeds, recognizer);
        else printPictures(network, input, recognizer);
    }

    private void printPictures(Network network, FrontEnd<?> input, Recognizer recognizer) {
        PrintWriter out = spec.commandLine().getOut();
        NetworkSummary summary = network.summary();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("parameters", summary.parameters());
            object.put("multiplications", summary.multiplications());
            object.put("receptiveField", summary.receptiveField().field().dims());
            addCommon(object, summary, input, recognizer);
            out.println(new Gson().toJson(object));
            return;
        }
        out.println("input: " + (input.shape().rank() == 4 ? "volumes" : "pictures") + " of " + input.shape());
        printModel(recognizer, out);
        out.println();
        out.print(summary.text());
        out.flush();
    }

    private void printSound(Network network, SoundFrontEnd frontEnd, Speeds speeds, Recognizer recognizer) {
        PrintWriter out = spec.commandLine().getOut();
        NetworkSummary summary = network.summary();
        Features features = frontEnd.features();
        Streaming streaming = Streaming.of(network, features);
        TimeScale scale = new TimeScale(features.sampleRate(), features.windowSamples(), features.hopSamples());
        if (json) {
            out.println(new Gson().toJson(json(summary, scale, streaming, frontEnd, speeds, recognizer)));
            return;
        }
        out.println(String.format(
                Locale.ROOT,
                "input: %.3f s at %d Hz",
                (double) frontEnd.windowSamples() / features.sampleRate(),
                features.sampleRate()));
        out.println("features: " + settings(features));
        out.println(streaming.text());
        if (!speeds.asItIs())
            out.println("speeds: a clip is heard at each of "
                    + speeds.factors().stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + " of its own, which costs as many times the work; endless audio once, as it is");
        printModel(recognizer, out);
        out.println();
        out.print(summary.text(scale));
        out.flush();
    }

    private static void printModel(Recognizer recognizer, PrintWriter out) {
        if (recognizer != null) {
            Writings writings = Writings.of(recognizer);
            List<String> shown =
                    recognizer.labels().stream().map(writings::shown).toList();
            out.println("labels: " + String.join(", ", shown));
            recognizer.decisions().ifPresent(d -> out.print(new DecisionReport(d, writings).text()));
            recognizer.provenance().forEach((name, value) -> {
                if (!value.contains("\n") && !name.equals(Writings.HANZI)) out.println(name + ": " + value);
            });
        }
    }

    private static String settings(Features features) {
        return features.settings().entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> json(
            NetworkSummary summary,
            TimeScale scale,
            Streaming streaming,
            SoundFrontEnd frontEnd,
            Speeds speeds,
            Recognizer recognizer) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("parameters", summary.parameters());
        object.put("multiplications", summary.multiplications());
        int steps = summary.receptiveField().field().dim(0);
        object.put("receptiveFieldSamples", scale.samples(steps));
        object.put("receptiveFieldMillis", scale.millis(steps));
        object.put("streams", streaming.problem().isEmpty());
        streaming.decisionMillis().ifPresent(millis -> object.put("decisionMillis", millis));
        streaming.problem().ifPresent(problem -> object.put("streamingProblem", problem));
        object.put("speeds", speeds.factors());
        addCommon(object, summary, frontEnd, recognizer);
        return object;
    }

    private static void addCommon(
            Map<String, Object> object, NetworkSummary summary, FrontEnd<?> frontEnd, Recognizer recognizer) {
        object.put("fullyConnectedParameters", summary.denseParameters());
        object.put("frontEnd", frontEnd.settings());
        if (recognizer != null) {
            object.put("labels", recognizer.labels());
            recognizer.decisions().ifPresent(d -> object.put("decisions", DecisionReport.object(d)));
            object.put("provenance", recognizer.provenance());
        }
        object.put("layers", summary.rows().stream().map(SummaryCommand::layer).toList());
    }

    private static Map<String, Object> layer(NetworkSummary.Row row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", row.name());
        object.put("layer", row.description());
        object.put("output", row.output().dims());
        object.put("parameters", row.parameters());
        object.put("multiplications", row.multiplications());
        return object;
    }
}
