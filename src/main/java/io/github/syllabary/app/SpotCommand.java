package io.github.syllabary.app;

import io.github.syllabary.audio.SoundStream;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.Detection;
import io.github.syllabary.spotting.RecognizerStream;
import io.github.syllabary.spotting.SpotterBuilder;
import io.github.syllabary.spotting.WordSpotter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model made by train, or the name of one in the box.")
    private Path model;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Recordings; - is standard input.")
    private List<Path> files;

    @Option(
            names = "--words",
            paramLabel = "WORD",
            split = ",",
            description =
                    "Spot these labels only, separated by commas (default: those calibrated, or all but unknown and silence).")
    private List<String> words;

    @Option(
            names = "--sequence",
            paramLabel = "NAME=A,B",
            description = "Spot a word as labels said one after the other, such as ni3_hao3=ni3,hao3; may be given more"
                    + " than once.")
    private Map<String, String> sequences = Map.of();

    @Option(
            names = "--max-gap",
            paramLabel = "SECONDS",
            defaultValue = "0.6",
            description = "From one label of a sequence to the next, at most (default: ${DEFAULT-VALUE}).")
    private double maxGap;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description =
                    "The least smoothed probability, above 0 and up to 1 (default: the calibrated one of each word,"
                            + " or " + SpotterBuilder.THRESHOLD + ").")
    private Double threshold;

    @Option(
            names = "--false-alarms-per-hour",
            paramLabel = "X",
            description = "At most so many false alarms an hour of each word, by the model's calibration.")
    private Double rate;

    @Option(
            names = "--smoothing",
            paramLabel = "N",
            description = "Average the probabilities of N windows (default: as calibrated, or "
                    + SpotterBuilder.SMOOTHING + ").")
    private Integer smoothing;

    @Option(
            names = "--refractory",
            paramLabel = "SECONDS",
            description =
                    "For so long a word is not spotted again (default: as calibrated, or the length of the model's"
                            + " window).")
    private Double refractory;

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

    @Option(names = "--speech-only", description = "Let the network rest while nobody speaks; words are found as ever.")
    private boolean speechOnly;

    @Option(
            names = "--phases",
            paramLabel = "N",
            description = "Decide N times as often, at N times the work of the network.")
    private int phases = 1;

    @Override
    public Integer call() throws IOException {
        if (threshold != null && rate != null)
            throw new ParameterException(
                    spec.commandLine(),
                    "--threshold and --false-alarms-per-hour both set thresholds; give one of them");
        if ((audacity != null || textGrid != null) && files.size() > 1)
            throw new ParameterException(
                    spec.commandLine(),
                    (audacity != null ? "--audacity" : "--textgrid") + " takes one recording; there are "
                            + files.size());
        Recognizer recognizer = ModelArgument.load(model);
        String problem = RecognizerStream.problem(recognizer).orElse(null);
        if (problem != null) throw new IllegalArgumentException(model + ": cannot spot words: " + problem);
        builder(recognizer).build().close(); // settings that are wrong are so for every file
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

    private SpotterBuilder builder(Recognizer recognizer) {
        SpotterBuilder builder = WordSpotter.of(recognizer);
        if (words != null) words.forEach(builder::word);
        sequences.forEach((name, parts) -> builder.sequence(name, List.of(parts.split(",")), maxGap));
        if (threshold != null) builder.threshold(threshold);
        if (rate != null) builder.falseAlarmsPerHour(rate);
        if (smoothing != null) builder.smoothing(smoothing);
        if (refractory != null) builder.refractorySeconds(refractory);
        return builder.phases(phases).speechOnly(speechOnly);
    }

    private void spot(Recognizer recognizer, Path file, SpotReport report) throws IOException {
        List<Detection> found = new ArrayList<>();
        double seconds;
        List<String> spotted;
        try (SoundStream in = SoundArgument.open(file);
                Progress progress = new Progress(spec, "spotting");
                WordSpotter spotter =
                        builder(recognizer).sampleRate(in.sampleRate()).build()) {
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
