package io.github.syllabary.app;

import io.github.syllabary.corpus.Catalog;
import io.github.syllabary.corpus.CorpusFetch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "fetch",
        description = {
            "Downloads a public corpus and makes of it what the README's tables were measured on.",
            "The same command goes on where an earlier one was broken off. See corpus list for names."
        })
final class CorpusFetchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A corpus of the catalogue.")
    private String name;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "The folder of the corpus, not there yet (default: its name, in SYLLABARY_CORPORA if that is"
                    + " set, else here).")
    private Path to;

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = "A mirror: the origin's host and path are put behind it.")
    private String from;

    @Option(
            names = "--keep-different",
            description = "Keep clips whose samples are not those that are listed; exit code 1 if there are any.")
    private boolean keepDifferent;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Catalog.Entry entry = Catalog.own().corpus(name);
        CorpusFetch.Result result;
        try (StepProgress progress = new StepProgress(spec)) {
            result = CorpusFetch.fetch(entry, target(), from, keepDifferent, progress::step);
        }
        String things = entry.clips() == null ? " files" : " clips";
        out.println(Home.shown(result.corpus()) + ": " + result.clips() + things + ", "
                + (result.different().isEmpty()
                        ? "all as listed"
                        : result.different().size() + " not as listed"));
        out.println("licence " + entry.licence() + "; attribution: " + entry.attribution());
        return result.different().isEmpty() ? 0 : 1;
    }

    private Path target() {
        String corpora = System.getenv("SYLLABARY_CORPORA");
        if (to != null) return to;
        return corpora == null ? Path.of(name) : Path.of(corpora, name);
    }
}
