package io.github.syllabary.app;

import io.github.syllabary.audio.Capture;
import io.github.syllabary.audio.FileSource;
import io.github.syllabary.audio.SoundChunk;
import io.github.syllabary.audio.SoundSource;
import io.github.syllabary.audio.SoundStream;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.training.OtherWords;
import io.github.syllabary.training.TakeFolder;
import io.github.syllabary.training.TakeSession;
import io.github.syllabary.training.Teaching;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "teach",
        description = {
            "Teaches a model words of your own: records some seconds of background and a few takes of each word, or takes"
                    + " them from a folder, and learns them.",
            "Takes are kept as WAV with a picture beside each, in a folder for each word. Broken off at any time, the same"
                    + " command goes on where it ended."
        })
final class TeachCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "WORD",
            arity = "0..*",
            description = "The words, as they are to be called; with --takes-from all of the folder if left out.")
    private List<String> words = List.of();

    @Option(names = "--into", paramLabel = "FOLDER", description = "Where takes are recorded to, a corpus folder.")
    private Path into;

    @Option(
            names = "--takes-from",
            paramLabel = "CORPUS",
            description = "Record nothing, but learn from the recordings of this folder or corpus.")
    private Path takesFrom;

    @Option(
            names = "--takes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Takes of each word, those already in the folder included (default: ${DEFAULT-VALUE}).")
    private int takes;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            defaultValue = "base",
            description = "The model to teach: a file, or one in the box (default: ${DEFAULT-VALUE}).")
    private Path from;

    @Option(
            names = "--negatives",
            paramLabel = "PATH",
            split = ",",
            description =
                    "Folders or corpora of speech without the words, which becomes unknown; the model 'base' brings"
                            + " some.")
    private List<Path> negatives = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the model goes.")
    private Path out;

    @Mixin
    private MicrophoneOptions microphone;

    @Option(
            names = "--wav",
            paramLabel = "FILE",
            description = "Hear this recording in the place of a microphone, as fast as it can be read.")
    private Path wav;

    @Option(
            names = "--speaker",
            paramLabel = "NAME",
            defaultValue = "me",
            description = "Who speaks, for the names of the files (default: ${DEFAULT-VALUE}).")
    private String speaker;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed and takes give the same model.")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads work; changes nothing in the model (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--listen", description = "Then listen with the model at once.")
    private boolean listen;

    /** What is typed while takes are recorded. */
    private final InputStream keys = System.in;

    @Override
    public Integer call() throws IOException {
        checkArguments();
        Targets.check(out);
        Recognizer model = ModelArgument.load(from);
        OtherWords others = others(model);
        PrintWriter console = spec.commandLine().getOut();
        if (takesFrom == null && !record(model, console)) return Failures.COULD_NOT_RUN;
        TakeFolder folder = takesFrom == null
                ? TakeFolder.read(into, words, Integer.MAX_VALUE, seconds(model))
                : TakeFolder.read(takesFrom, words, takes, seconds(model));
        PrintWriter err = spec.commandLine().getErr();
        folder.refused().forEach((file, problem) -> err.println("syllabary: left out " + file + ": " + problem));
        console.printf(
                "teaching %s %d takes of %d words%n",
                from, folder.takes().size(), folder.takes().labels().size());
        try (TrainingReport report = new TrainingReport(spec, 10)) {
            Recognizer taught =
                    new Teaching(model, others, seed, threads, report).learn(folder.takes(), folder.background());
            taught.save(out);
            report.close();
            console.printf("saved %s: %s; taught in %s%n", out, String.join(", ", taught.labels()), report.timeTaken());
        }
        if (listen) return listen();
        console.println("next: " + Home.command() + " listen " + Home.shown(out));
        return 0;
    }

    private void checkArguments() {
        if ((into == null) == (takesFrom == null))
            throw new ParameterException(
                    spec.commandLine(),
                    "give --into FOLDER to record takes, or --takes-from CORPUS to learn from some");
        if (into != null && words.isEmpty())
            throw new ParameterException(spec.commandLine(), "name the words to be said");
        if (wav != null && microphone.given())
            throw new ParameterException(spec.commandLine(), "--wav takes the place of a microphone; give one of them");
        if (takes < 1) throw new ParameterException(spec.commandLine(), "--takes is " + takes + "; give at least 1");
    }

    private OtherWords others(Recognizer model) throws IOException {
        if (!negatives.isEmpty()) return OtherWords.of(model, negatives, seed, threads);
        return OtherWords.packedWith(model)
                .orElseThrow(() -> new IOException("nothing is known of what " + from
                        + " makes of other words, which it needs to stay quiet on them; give recordings of other speech with"
                        + " --negatives, or teach the model base"));
    }

    private static double seconds(Recognizer model) {
        return (double) model.frontEnd().windowSamples() / model.frontEnd().sampleRate();
    }

    /** Records what is missing; false if it ended before all takes were there. */
    private boolean record(Recognizer model, PrintWriter console) throws IOException {
        TakeReport report = new TakeReport(console, Progress.isTerminal());
        if (TakeSession.complete(into, words, takes)) return true;
        try (Capture capture = Capture.start(source(model.frontEnd().sampleRate()))) {
            TakeSession session =
                    new TakeSession(into, words, takes, speaker, capture.sampleRate(), seconds(model), report);
            if (Progress.isTerminal()) report.line("r and Enter takes the last take again");
            for (SoundChunk chunk; !session.finished() && (chunk = capture.next()) != null; ) {
                session.accept(chunk.samples(), 0, chunk.samples().length);
                report.level(session.levelDb(), session.speaking());
                if (typed('r')) session.retake().ifPresent(file -> report.line("  removed " + file));
            }
            if (session.finished()) return true;
            spec.commandLine()
                    .getErr()
                    .println("syllabary: " + capture.source().name()
                            + " ended before all takes were there; they are kept in " + into
                            + ", and the same command goes on");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SoundSource source(int rate) throws IOException {
        if (wav != null) return new FileSource(SoundStream.open(wav), wav.toString(), false);
        return microphone.open(rate);
    }

    private boolean typed(char key) throws IOException {
        boolean typed = false;
        while (Progress.isTerminal() && keys.available() > 0) typed |= keys.read() == key;
        return typed;
    }

    private int listen() {
        List<String> arguments = new ArrayList<>(List.of("listen", out.toString()));
        arguments.addAll(microphone.arguments());
        if (wav != null) arguments.addAll(List.of("--wav", wav.toString(), "--fast"));
        return Main.commandLine()
                .setOut(spec.commandLine().getOut())
                .setErr(spec.commandLine().getErr())
                .execute(arguments.toArray(String[]::new));
    }
}
