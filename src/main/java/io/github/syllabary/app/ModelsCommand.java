package io.github.syllabary.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.StoredModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "models",
        description =
                "Lists the models in the box, which every command takes by name in the place of a file; or shows the"
                        + " card of one: data, licences, accuracy, weaknesses.")
final class ModelsCommand implements Callable<Integer> {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Show the card of this one; with --words a model file may stand here too.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the model NAME there as an ONNX file of its own.")
    private Path out;

    @Option(
            names = "--words",
            paramLabel = "WORD",
            split = ",",
            description = "With --out: a model that chooses among these labels only, separated by commas.")
    private List<String> words;

    @Option(
            names = "--json",
            description = "Print a JSON object for each: name, about, labels, parameters, bytes, card (Markdown).")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (out != null && name == null)
            throw new ParameterException(spec.commandLine(), "--out writes one model; name it");
        if (words != null && out == null)
            throw new ParameterException(spec.commandLine(), "--words is for a model of its own; give --out too");
        PrintWriter console = spec.commandLine().getOut();
        if (out != null) {
            if (words == null) Recognizer.named(name).save(out);
            else ModelArgument.load(Path.of(name)).only(words).save(out);
            console.println("saved " + out);
        } else if (json) {
            for (StoredModels.Entry entry : StoredModels.list())
                if (name == null || name.equals(entry.name())) console.println(json(entry));
            if (name != null) StoredModels.card(name); // says so if there is none
        } else if (name != null) {
            console.print(StoredModels.card(name));
        } else {
            list(StoredModels.list(), console);
        }
        console.flush();
        return 0;
    }

    private static void list(List<StoredModels.Entry> entries, PrintWriter console) {
        int width = entries.stream().mapToInt(e -> e.name().length()).max().orElse(0);
        for (StoredModels.Entry e : entries)
            console.println(e.name() + " ".repeat(width + 2 - e.name().length()) + e.about());
        if (!entries.isEmpty())
            console.println("all about one: " + Home.command() + " models "
                    + entries.get(0).name());
    }

    private static String json(StoredModels.Entry entry) throws IOException {
        Recognizer recognizer = Recognizer.named(entry.name());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", entry.name());
        object.put("about", entry.about());
        object.put("labels", recognizer.labels());
        object.put("parameters", recognizer.network().learntNumbers());
        object.put("bytes", StoredModels.bytes(entry.name()).length);
        object.put("card", StoredModels.card(entry.name()));
        return GSON.toJson(object);
    }
}
