package io.github.syllabary.app;

import io.github.syllabary.audio.Capture;
import io.github.syllabary.audio.FileSource;
import io.github.syllabary.audio.SoundChunk;
import io.github.syllabary.audio.SoundSource;
import io.github.syllabary.training.TakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "record",
        description = {
            "Records takes of a word into an ordinary corpus folder: some seconds of background first, if there is none"
                    + " yet, then the word said alone, again and again. Each take is cut out by energy and stored as"
                    + " WORD/SPEAKER_NN.wav with its picture; one that is silent, clipped, too soft, too short or too long"
                    + " is refused with the reason and asked for again.",
            "Ends when all takes are there, or with Ctrl-C; what is stored stays. Exit code 2 if the sound ends before."
        })
final class RecordCommand implements Callable<Integer> {
    /** What a microphone is asked for where no model says more. */
    private static final int RATE = 16_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WORD", description = "What is said, the name of its folder.")
    private String word;

    @Option(names = "--into", paramLabel = "FOLDER", required = true, description = "The corpus, made if need be.")
    private Path into;

    @Option(
            names = "--takes",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many more (default: ${DEFAULT-VALUE}).")
    private int takes;

    @Option(
            names = "--speaker",
            paramLabel = "NAME",
            defaultValue = "me",
            description = "Who speaks, for the names of the files (default: ${DEFAULT-VALUE}).")
    private String speaker;

    @Option(
            names = "--longest",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "How long the word may last (default: ${DEFAULT-VALUE}).")
    private double longest;

    @Option(
            names = "--wav",
            paramLabel = "FILE",
            description = "Hear this recording in the place of a microphone, as fast as it can be read.")
    private Path wav;

    @Mixin
    private MicrophoneOptions microphone;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        TakeReport report = new TakeReport(spec.commandLine().getOut(), Progress.isTerminal());
        try (Capture capture = Capture.start(source())) {
            TakeSession session = new TakeSession(
                    into, List.of(word), stored() + takes, speaker, capture.sampleRate(), longest, report);
            for (SoundChunk chunk; !session.finished() && (chunk = capture.next()) != null; ) {
                session.accept(chunk.samples(), 0, chunk.samples().length);
                report.level(session.levelDb(), session.speaking());
            }
            if (session.finished()) return 0;
            spec.commandLine()
                    .getErr()
                    .println("syllabary: " + capture.source().name()
                            + " ended before all takes were there; those that were good are kept in " + into);
            return Failures.COULD_NOT_RUN;
        }
    }

    private void check() {
        TakeSession.requireLabel(word);
        if (takes < 1) throw new ParameterException(spec.commandLine(), "--takes is " + takes + "; give at least 1");
        if (!(longest > 0))
            throw new ParameterException(spec.commandLine(), "--longest is " + longest + "; give a positive number");
        if (wav != null && microphone.given())
            throw new ParameterException(spec.commandLine(), "--wav takes the place of a microphone; give one of them");
    }

    private SoundSource source() throws IOException {
        return wav == null ? microphone.open(RATE) : new FileSource(SoundArgument.open(wav), wav.toString(), false);
    }

    /** Takes of the word that are there already. */
    private int stored() throws IOException {
        Path folder = into.resolve(word);
        if (!Files.isDirectory(folder)) return 0;
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(f -> f.toString().endsWith(".wav")).count();
        }
    }
}
