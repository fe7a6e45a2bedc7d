package io.github.syllabary.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.recognizer.Ranked;
import io.github.syllabary.recognizer.Recognition;
import io.github.syllabary.recognizer.Recognizer;
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
        name = "recognize",
        description = {
            "Says what is spoken in sound files (WAV, AIFF, AU, FLAC, MP3, Ogg Vorbis), or with a model of pictures what"
                    + " is on pictures (PNG, JPEG, items of IDX files as FILE/NUMBER), a line for each.",
            "Files that cannot be read are reported and left out; the exit code is then 2."
        })
final class RecognizeCommand implements Callable<Integer> {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final int USUALLY_SHOWN = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A model made by train, or the name of one in the box.")
    private Path model;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Sound files or pictures; - is sound from standard input.")
    private List<Path> files;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Show the N most probable labels (default: " + USUALLY_SHOWN + ", all with --json).")
    private Integer top;

    @Option(names = "--json", description = "Print a JSON object for each file: file, label, probability, ranked.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (top != null && top < 1)
            throw new ParameterException(spec.commandLine(), "--top is " + top + "; at least 1 is needed");
        PrintWriter out = spec.commandLine().getOut();
        Recognizer recognizer = ModelArgument.load(model);
        Writings writings = Writings.of(recognizer);
        int unreadable = 0;
        for (Path file : files) {
            try {
                Recognition r = recognized(recognizer, file);
                out.println(json ? json(file, r) : text(file, r, writings));
            } catch (IOException e) {
                unreadable++;
                spec.commandLine().getErr().println("syllabary: " + Failures.sentence(e));
            }
        }
        return unreadable == 0 ? 0 : Failures.COULD_NOT_RUN;
    }

    private Recognition recognized(Recognizer recognizer, Path file) throws IOException {
        if (recognizer.takesPictures()) return recognizer.recognize(PictureArgument.read(file, recognizer));
        Sound sound = SoundArgument.read(file);
        String warning = SoundArgument.warning(
                file, sound.sampleRate(), recognizer.frontEnd().sampleRate());
        if (warning != null) spec.commandLine().getErr().println(warning);
        return recognizer.recognize(sound);
    }

    private String json(Path file, Recognition r) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", file.toString());
        object.put("label", r.label());
        object.put("probability", r.probability());
        object.put("ranked", best(r, r.ranked().size()));
        return GSON.toJson(object);
    }

    private String text(Path file, Recognition r, Writings writings) {
        return file + ": "
                + best(r, USUALLY_SHOWN).stream()
                        .map(one -> shown(one, writings))
                        .collect(Collectors.joining(", "));
    }

    private List<Ranked> best(Recognition r, int usual) {
        return r.ranked()
                .subList(0, Math.min(top == null ? usual : top, r.ranked().size()));
    }

    static String shown(Ranked one, Writings writings) {
        return String.format(Locale.ROOT, "%s %.1f %%", writings.shown(one.label()), 100 * one.probability());
    }
}
