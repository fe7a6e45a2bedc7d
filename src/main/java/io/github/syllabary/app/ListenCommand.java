package io.github.syllabary.app;

import io.github.syllabary.audio.FileSource;
import io.github.syllabary.audio.LimitedSource;
import io.github.syllabary.audio.Microphone;
import io.github.syllabary.audio.SoundSource;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.LiveSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "listen",
        description = {
            "Listens to a microphone and prints a line for each word it hears, with the time since the beginning, its"
                    + " smoothed probability and the word. On a terminal the level and the likeliest classes stand below.",
            "Ends with Ctrl-C, after --seconds, at the end of --wav, or with exit code 2 when the microphone goes."
        })
final class ListenCommand implements Callable<Integer> {
    private static final long FAREWELL_SECONDS = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model made by train, or the name of one in the box.")
    private Path model;

    @Mixin
    private MicrophoneOptions microphone;

    @Option(
            names = "--wav",
            paramLabel = "FILE",
            description =
                    "Hear this recording instead, of any format, as fast as it was recorded; - is standard input.")
    private Path wav;

    @Option(names = "--fast", description = "Hear the recording as fast as it goes.")
    private boolean fast;

    @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds of sound.")
    private Double seconds;

    @Option(
            names = "--json",
            description = "Print a JSON object for each word: label, start, end, score, time (seconds).")
    private boolean json;

    @Mixin
    private SpotOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.check(spec);
        check();
        Recognizer recognizer = options.load(model);
        SoundSource source = source(recognizer);
        PrintWriter err = spec.commandLine().getErr();
        boolean terminal = Progress.isTerminal() && !json;
        ListenView view = new ListenView(
                spec.commandLine().getOut(), err, source, terminal, json, recognizer.labels(), Writings.of(recognizer));
        CountDownLatch done = new CountDownLatch(1);
        try (LiveSession session = LiveSession.start(source, options.spotter(recognizer, source.sampleRate()), view)) {
            Thread hook = new Thread(() -> end(session, done));
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                session.join();
            } finally {
                view.end();
                done.countDown();
                removeHook(hook);
            }
        }
        return 0;
    }

    private void check() {
        if (wav != null && microphone.given())
            throw new ParameterException(spec.commandLine(), "--wav takes the place of a microphone; give one of them");
        if (fast && wav == null)
            throw new ParameterException(spec.commandLine(), "--fast is for --wav; a microphone takes its time");
        if (seconds != null && !(seconds > 0))
            throw new ParameterException(spec.commandLine(), "--seconds is " + seconds + "; give a positive number");
    }

    private SoundSource source(Recognizer recognizer) throws IOException {
        SoundSource source;
        if (wav != null) {
            source = new FileSource(SoundArgument.open(wav), wav.toString(), !fast);
        } else {
            Microphone opened = microphone.open(recognizer.frontEnd().sampleRate());
            if (!json)
                spec.commandLine()
                        .getErr()
                        .println("listening to '" + opened.name() + "' at " + opened.formatText() + "; Ctrl-C ends it");
            source = opened;
        }
        return seconds == null ? source : new LimitedSource(source, seconds);
    }

    /** On Ctrl-C: lets the words that were said before it be printed. */
    private static void end(LiveSession session, CountDownLatch done) {
        session.stop();
        try {
            done.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is running
        }
    }
}
