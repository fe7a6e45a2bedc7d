package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Recordings;
import io.github.syllabary.corpus.StreamComposer;
import io.github.syllabary.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "compose",
        description = {
            "Composes long recordings in which it is known when each word is said: every word and every piece of other"
                    + " audio once, in random order with pauses. Writes FLAC files and times.tsv, for evaluate --stream.",
            "With --noise all pieces are brought to one level and the noise runs under everything at --snr."
        })
final class CorpusComposeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--words",
            paramLabel = "CORPUS",
            required = true,
            description = "Takes of the words; cut them first (corpus cut), so that their ends are known.")
    private Path words;

    @Option(names = "--split", paramLabel = "NAME", description = "Only these takes of the words.")
    private String split;

    @Option(
            names = "--among",
            paramLabel = "DIR",
            arity = "1..*",
            description = "What else is heard: folders of recordings, however deep, or manifests.")
    private List<Path> among = List.of();

    @Option(names = "--noise", paramLabel = "DIR", arity = "1..*", description = "Recordings of noise.")
    private List<Path> noise = List.of();

    @Option(
            names = "--snr",
            paramLabel = "DB",
            defaultValue = "10",
            description = "Level of the pieces above the noise, in decibels (default: ${DEFAULT-VALUE}).")
    private double snr;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of each recording, about (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--rate", paramLabel = "HZ", defaultValue = "16000", description = "Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same recordings (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write into.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (!(minutes > 0 && minutes <= 60))
            throw new ParameterException(
                    spec.commandLine(), "--minutes is " + minutes + "; give more than 0 and at most 60");
        Corpus said = Corpus.read(words);
        if (split != null) said = said.inSplit(split);
        List<Utterance> others = Recordings.read(among);
        StreamComposer composer =
                new StreamComposer(said.utterances(), others, Recordings.read(noise), snr, 60 * minutes, rate, seed);
        Files.createDirectories(out);
        int recordings;
        try (Progress progress = new Progress(spec, "composing")) {
            recordings = composer.writeTo(out, progress::update);
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "wrote %s: %d recordings with %d words among %d pieces%n",
                        out, recordings, said.size(), others.size());
        return 0;
    }
}
