package io.github.syllabary.app;

import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.RecognizerStream;
import io.github.syllabary.spotting.SpotterBuilder;
import io.github.syllabary.spotting.WordSpotter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which words are spotted and when they count as said; alike for recordings and microphones. */
final class SpotOptions {
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

    @Option(names = "--speech-only", description = "Let the network rest while nobody speaks; words are found as ever.")
    private boolean speechOnly;

    @Option(
            names = "--phases",
            paramLabel = "N",
            description = "Decide N times as often, at N times the work of the network.")
    private int phases = 1;

    /**
     * @throws ParameterException if two of them contradict each other
     */
    void check(CommandSpec spec) {
        if (threshold != null && rate != null)
            throw new ParameterException(
                    spec.commandLine(),
                    "--threshold and --false-alarms-per-hour both set thresholds; give one of them");
    }

    /**
     * A model that can spot words with these settings.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException one sentence, if it cannot spot, or not with these settings
     */
    Recognizer load(Path model) throws IOException {
        Recognizer recognizer = ModelArgument.load(model);
        String problem = RecognizerStream.problem(recognizer).orElse(null);
        if (problem != null) throw new IllegalArgumentException(model + ": cannot spot words: " + problem);
        builder(recognizer).build().close(); // settings that are wrong are so for any sound
        return recognizer;
    }

    /** For sound of this rate, in Hz. */
    WordSpotter spotter(Recognizer recognizer, int sampleRate) {
        return builder(recognizer).sampleRate(sampleRate).build();
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
}
