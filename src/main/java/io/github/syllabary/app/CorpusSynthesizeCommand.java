package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.SynthesisPlan;
import io.github.syllabary.corpus.Synthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "synthesize",
        description = "Makes a corpus of synthetic speech with espeak-ng, which must be installed.")
final class CorpusSynthesizeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            required = true,
            description = "A table with the columns label and text; voices.tsv stands beside it.")
    private Path plan;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder of the corpus.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed and espeak-ng give the same bytes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        SynthesisPlan read = SynthesisPlan.read(plan);
        Files.createDirectories(out);
        Corpus corpus;
        try (Progress progress = new Progress(spec, "speaking")) {
            corpus = new Synthesizer(read, seed).writeTo(out, progress::update);
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "wrote %s: %d clips of %d labels by %d voices%n",
                        out, corpus.size(), corpus.labels().size(), corpus.speakers().size());
        return 0;
    }
}
