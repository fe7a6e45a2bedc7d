package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.CorpusPack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "pack",
        description = {
            "Packs a corpus into a few tar archives, for disks and clusters that are slow with many small files.",
            "Every command reads their folder like the corpus itself. The same corpus gives the same bytes."
        })
final class CorpusPackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CORPUS", description = "A corpus of any layout.")
    private Path path;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder of the shards.")
    private Path out;

    @Option(
            names = "--shard-megabytes",
            paramLabel = "N",
            defaultValue = "256",
            description = "Size after which a shard is closed (default: ${DEFAULT-VALUE}).")
    private int megabytes;

    @Mixin
    private CorpusOptions form;

    @Override
    public Integer call() throws IOException {
        if (megabytes < 1) throw new IllegalArgumentException("--shard-megabytes is " + megabytes + "; give 1 or more");
        Corpus corpus = form.read(path, spec.commandLine().getErr());
        int shards;
        try (Progress progress = new Progress(spec, "packing")) {
            shards = CorpusPack.pack(corpus, out, megabytes * 1_000_000L, progress::update);
        }
        spec.commandLine()
                .getOut()
                .println(Home.shown(out) + ": " + corpus.size() + " clips in " + shards
                        + (shards == 1 ? " shard" : " shards"));
        return 0;
    }
}
