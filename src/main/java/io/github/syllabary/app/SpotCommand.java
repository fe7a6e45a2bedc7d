package io.github.syllabary.app;

import io.github.syllabary.audio.SoundStream;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.Detection;
import io.github.syllabary.spotting.WordSpotter;
import java.io.IOException;
import java.nio.file.Files;
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
        name = "spot",
        description = {
            "Finds the words of a model in recordings of any length, format and rate: a line for each with the time about"
                    + " where it ends, its smoothed probability and the word.",
            "Start and end of a find are about those of the word; time is that of the audio it took to decide. Exit code 0 also when nothing is found; files"
                    + " that cannot be read are reported and left out, and the exit code is then 2."
        })
final class SpotCommand implements Callable<Integer> {
    private static final int CHUNKS_A_SECOND = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A model made by train, or the name of one in the box.")
    private Path model;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Recordings; - is standard input.")
    private List<Path> files;

    @Mixin
    private SpotOptions options;

    @Option(
            names = "--json",
            description = "Print a JSON object for each find: file, label, start, end, time (seconds), score.")
    private boolean json;

    @Option(
            names = "--audacity",
            paramLabel = "OUT",
            description = "Write a label track for Audacity as well; for one recording.")
    private Path audacity;

    @Option(
            names = "--textgrid",
            paramLabel = "OUT",
            description = "Write a TextGrid for Praat as well; for one recording.")
    private Path textGrid;

    @Option(
            names = "--keep-alarms",
            paramLabel = "DIR",
            description =
                    "Keep what was found as WAV, in a folder for each word, with a table alarms.tsv; what was found"
                            + " wrongly is then for train --hard-negatives.")
    private Path keepAlarms;

    @Override
    public Integer call() throws IOException {
        options.check(spec);
        if ((audacity != null || textGrid != null) && files.size() > 1)
            throw new ParameterException(
                    spec.commandLine(),
                    (audacity != null ? "--audacity" : "--textgrid") + " takes one recording; there are "
                            + files.size());
        Recognizer recognizer = options.load(model);
        SpotReport report = new SpotReport(spec.commandLine().getOut(), files.size() > 1, Writings.of(recognizer));
        int unreadable = 0;
        for (Path file : files) {
            try {
                spot(recognizer, file, report);
            } catch (IOException e) {
                unreadable++;
                spec.commandLine().getErr().println("syllabary: " + Failures.sentence(e));
            }
        }
        return unreadable == 0 ? 0 : Failures.COULD_NOT_RUN;
    }

    private void spot(Recognizer recognizer, Path file, SpotReport report) throws IOException {
        List<Detection> found = new ArrayList<>();
        double seconds;
        List<String> spotted;
        try (SoundStream in = SoundArgument.open(file);
                Progress progress = new Progress(spec, "spotting");
                WordSpotter spotter = options.spotter(recognizer, in.sampleRate())) {
            String warning = SoundArgument.warning(
                    file, in.sampleRate(), recognizer.frontEnd().sampleRate());
            if (warning != null) spec.commandLine().getErr().println(warning);
            spotter.onDetection(d -> {
                if (audacity != null || textGrid != null) found.add(d);
                progress.clear();
                if (json) report.json(file, d);
                else report.line(file, d);
            });
            spotted = List.copyOf(spotter.settings().thresholds().keySet());
            long finds = report.finds();
            seconds = (double) run(in, spotter, kept(recognizer, file, in.sampleRate()), progress) / in.sampleRate();
            progress.clear();
            if (report.finds() == finds && !json) report.nothing(file);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        if (audacity != null) TextFile.write(audacity, LabelTracks.audacity(found));
        if (textGrid != null) TextFile.write(textGrid, LabelTracks.textGrid(found, spotted, seconds));
    }

    private KeptAlarms kept(Recognizer recognizer, Path file, int rate) throws IOException {
        if (keepAlarms == null) return null;
        Files.createDirectories(keepAlarms);
        double window = (double) recognizer.frontEnd().windowSamples()
                / recognizer.frontEnd().sampleRate();
        return new KeptAlarms(keepAlarms, file, rate, window);
    }

    /** How many samples there were. */
    private static long run(SoundStream in, WordSpotter spotter, KeptAlarms kept, Progress progress)
            throws IOException {
        if (kept != null) spotter.onDetection(kept::found);
        float[] x = new float[Math.max(1, in.sampleRate() / CHUNKS_A_SECOND)];
        long taken = 0;
        for (int n; (n = in.read(x, 0, x.length)) >= 0; ) {
            spotter.accept(x, 0, n);
            if (kept != null) kept.took(x, n);
            taken += n;
            if (in.samples() > 0) progress.update(taken, in.samples());
        }
        spotter.finish();
        if (kept != null) kept.finish();
        return taken;
    }
}
