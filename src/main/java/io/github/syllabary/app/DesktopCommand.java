package io.github.syllabary.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.syllabary.app.desktop.Desktop;
import io.github.syllabary.app.desktop.DesktopOptions;
import io.github.syllabary.app.desktop.DesktopReport;
import io.github.syllabary.plot.Lettering;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.StoredModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "desktop",
        description = {
            "Opens a window on a microphone: waveform, spectrogram, the probability of each label, what was found; to be"
                    + " held, stepped through and looked into. F1 in it lists the keys.",
            "Exit code 2 where there is no screen."
        })
final class DesktopCommand implements Callable<Integer> {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A model made by train, or the name of one in the box (see models).")
    private Path model;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "The microphone of this name or part of one (default: the first that can be opened).")
    private String device;

    @Option(names = "--wav", paramLabel = "FILE", description = "Play this recording instead, in real time.")
    private Path wav;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            defaultValue = "light",
            description = "light or dark (default: ${DEFAULT-VALUE}).")
    private String theme;

    @Option(names = "--exit-after", paramLabel = "SECONDS", description = "Close the window after so long.")
    private Double exitAfter;

    @Option(
            names = "--json",
            description = "When the window has closed, print an object: model, input, seconds, droppedSeconds,"
                    + " framesPerSecond, processorShare (of one processor), banner, detections (label, start, end, time,"
                    + " score), teaching (event, word, take, detail).")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (device != null && wav != null)
            throw new ParameterException(
                    spec.commandLine(), "--device and --wav both say what to listen to; give one of them");
        if (!theme.equals("light") && !theme.equals("dark"))
            throw new ParameterException(spec.commandLine(), "--theme is " + theme + "; it may be light or dark");
        if (exitAfter != null && !(exitAfter > 0 && exitAfter <= 1e6))
            throw new ParameterException(
                    spec.commandLine(), "--exit-after is " + exitAfter + "; give a number of seconds above 0");
        if (wav != null && !Files.isRegularFile(wav)) throw new IOException("no such file: " + wav);
        Recognizer recognizer = ModelArgument.load(model);
        DesktopReport report = Desktop.run(new DesktopOptions(
                model.toString(),
                recognizer,
                Optional.ofNullable(wav),
                Optional.ofNullable(device),
                theme.equals("dark"),
                exitAfter == null ? OptionalDouble.empty() : OptionalDouble.of(exitAfter),
                StoredModels.names(),
                name -> ModelArgument.load(Path.of(name)),
                DesktopCommand::writings));
        if (json) spec.commandLine().getOut().println(GSON.toJson(object(report)));
        return 0;
    }

    /** Characters where they are known and a font of this machine shows them. */
    private static UnaryOperator<String> writings(Recognizer recognizer) {
        Writings writings = Writings.of(recognizer);
        return label -> Lettering.shown(writings.shown(label), label);
    }

    private static Map<String, Object> object(DesktopReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", report.model());
        object.put("input", report.input());
        object.put("seconds", report.seconds());
        object.put("droppedSeconds", report.droppedSeconds());
        object.put("framesPerSecond", report.framesPerSecond());
        object.put("processorShare", report.processorShare());
        object.put("banner", report.banner());
        object.put(
                "detections",
                report.detections().stream()
                        .map(d -> {
                            Map<String, Object> found = new LinkedHashMap<>();
                            found.put("label", d.label());
                            found.put("start", d.start());
                            found.put("end", d.end());
                            found.put("time", d.time());
                            found.put("score", d.score());
                            return found;
                        })
                        .toList());
        object.put(
                "teaching",
                report.teaching().stream()
                        .map(e -> {
                            Map<String, Object> event = new LinkedHashMap<>();
                            event.put("event", e.kind());
                            if (!e.word().isEmpty()) {
                                event.put("word", e.word());
                                event.put("take", e.take());
                            }
                            event.put("detail", e.detail());
                            return event;
                        })
                        .toList());
        return object;
    }
}
