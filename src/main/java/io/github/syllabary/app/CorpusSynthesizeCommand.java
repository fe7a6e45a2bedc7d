package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.SynthesisPlan;
import io.github.syllabary.corpus.Synthesizer;
import io.github.syllabary.corpus.WordSynthesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "synthesize",
        description =
                "Makes a corpus of synthetic speech with espeak-ng, which must be installed; of English words also with"
                        + " flite if it is.")
final class CorpusSynthesizeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private What what;

    /** A plan of one's own, or words and a language. */
    private static final class What {
        @Option(
                names = "--plan",
                paramLabel = "FILE",
                required = true,
                description = "A table with the columns label and text; voices.tsv stands beside it.")
        private Path plan;

        @ArgGroup(exclusive = false)
        private Words words;
    }

    private static final class Words {
        @Option(
                names = "--words",
                paramLabel = "LIST|FILE",
                required = true,
                description =
                        "Words separated by commas, or a file with one a line; label=text where it is said otherwise"
                                + " than written.")
        private String list;

        @Option(
                names = "--language",
                paramLabel = "CODE",
                required = true,
                description = "Of the words: en, en-us, fr, cmn, ... as espeak-ng names them.")
        private String language;

        @Option(
                names = "--voices",
                paramLabel = "N",
                defaultValue = "64",
                description = "Accents and variants of the voice, at most (default: ${DEFAULT-VALUE}).")
        private int voices;
    }

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
        Corpus corpus = what.plan != null ? ofPlan() : ofWords();
        spec.commandLine()
                .getOut()
                .printf(
                        "wrote %s: %d clips of %d labels by %d voices%n",
                        out,
                        corpus.size(),
                        corpus.labels().size(),
                        corpus.speakers().size());
        return 0;
    }

    private Corpus ofPlan() throws IOException {
        SynthesisPlan read = SynthesisPlan.read(what.plan);
        Files.createDirectories(out);
        try (Progress progress = new Progress(spec, "speaking")) {
            return new Synthesizer(read, seed).writeTo(out, progress::update);
        }
    }

    private Corpus ofWords() throws IOException {
        Words words = what.words;
        WordSynthesis synthesis =
                new WordSynthesis(WordSynthesis.words(words.list), words.language, words.voices, seed);
        WordSynthesis.Result result;
        try (Progress progress = new Progress(spec, "speaking")) {
            result = synthesis.writeTo(out, progress::update);
        }
        for (String odd : result.odd())
            spec.commandLine()
                    .getErr()
                    .println("syllabary: left out " + odd + ": said otherwise than by the other voices; see "
                            + out.resolve("phonemes.tsv"));
        return result.corpus();
    }
}
