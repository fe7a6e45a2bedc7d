package io.github.syllabary.app;

import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Recordings;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.DecisionSettings;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.Calibration;
import io.github.syllabary.spotting.RecognizerStream;
import io.github.syllabary.spotting.SpotterSettings;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
        name = "calibrate",
        description = {
            "Listens to audio without the words of a model and sets smoothing, refractory time and thresholds so that each"
                    + " word raises no more false alarms an hour than promised. The settings are kept in the model, and"
                    + " spot then uses them.",
            "Running speech, words said singly and noise are counted apart: by the column kind of a manifest (speech,"
                    + " words, noise), else by a label that says noise or music, else by length (3 s and more is running"
                    + " speech). The hours are those of the recordings, without the silence put between them."
        })
final class CalibrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model made by train, or the name of one in the box.")
    private Path model;

    @Option(
            names = "--negatives",
            paramLabel = "DIR",
            required = true,
            arity = "1..*",
            description = "Audio without the words: folders of recordings, however deep, or manifests; clips labelled"
                    + " with one of the words are left out.")
    private List<Path> negatives;

    @Option(
            names = "--false-alarms-per-hour",
            paramLabel = "X",
            required = true,
            description = "Of each word, at most; it takes 1/X hours of audio without the words.")
    private double rate;

    @Option(
            names = "--positives",
            paramLabel = "CORPUS",
            description =
                    "Takes of the words, not trained on: of all settings that keep the promise, those that miss the"
                            + " fewest of them are chosen.")
    private Path positives;

    @Option(
            names = "--words",
            paramLabel = "WORD",
            split = ",",
            description = "Calibrate these labels, separated by commas (default: all but unknown and silence).")
    private List<String> words;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the calibrated model there and leave MODEL as it is.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private CacheOptions cache;

    @Option(names = "--json", description = "Print one JSON object: hours, settings, operating points of each word.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Recognizer recognizer = ModelArgument.load(model);
        if (out == null && ModelArgument.inBox(model))
            throw new ParameterException(
                    spec.commandLine(), model + " is in the box and stays as it is; give --out a file for the new one");
        String problem = RecognizerStream.problem(recognizer).orElse(null);
        if (problem != null) throw new IllegalArgumentException(model + ": cannot spot words: " + problem);
        List<String> chosen = words != null ? words : SpotterSettings.words(recognizer);
        List<Utterance> without = Recordings.read(negatives);
        List<Utterance> with =
                positives == null ? List.of() : Corpus.read(positives).utterances();
        DecisionSettings settings;
        Calibration calibration;
        try (ClipCache kept = cache.open();
                Workers workers = new Workers(threads);
                Progress progress = new Progress(spec, "listening")) {
            calibration = new Calibration(recognizer, chosen, without, with, kept, workers, progress::update);
            settings = calibration.settings(rate, workers);
        }
        Path to = out != null ? out : model;
        recognizer.withDecisions(settings).save(to);
        PrintWriter console = spec.commandLine().getOut();
        DecisionReport report = new DecisionReport(settings, Writings.of(recognizer));
        console.print(json ? report.json() + System.lineSeparator() : report.text());
        report.warnings().forEach(w -> spec.commandLine().getErr().println("syllabary: " + w));
        if (!json) console.println("saved " + to);
        console.flush();
        return 0;
    }
}
