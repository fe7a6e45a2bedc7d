package io.github.syllabary.app;

import io.github.syllabary.corpus.CorpusReader;
import io.github.syllabary.corpus.CorpusStatistics;
import io.github.syllabary.plot.CorpusPicture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "stats", description = "Says what a corpus holds, and what in it looks wrong.")
final class CorpusStatsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CORPUS", description = "A folder of label folders, or with a manifest.tsv.")
    private Path path;

    @Mixin
    private CorpusOptions form;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Also draw durations, labels, splits and levels: a .png or .svg.")
    private Path picture;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        CorpusStatistics statistics;
        try (Progress progress = new Progress(spec, "reading clips")) {
            CorpusReader read = form.reader(path);
            if (!json) out.println(CorpusOptions.said(read));
            if (read.corpus().isOfPictures())
                throw new IllegalArgumentException(
                        path + " holds " + read.corpus().size()
                                + " pictures; stats are of sound only; see recognize and evaluate --report for pictures");
            statistics = CorpusStatistics.of(read.corpus(), progress::update);
        }
        if (picture != null) new CorpusPicture(statistics).write(picture);
        out.println((json ? statistics.toJson() : statistics.toText()).stripTrailing());
        return 0;
    }
}
