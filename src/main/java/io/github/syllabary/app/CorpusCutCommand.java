package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Cutting;
import io.github.syllabary.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cut",
        description = {
            "Finds by energy where in each recording the word stands, and writes a manifest with its start and end."
                    + " A recording whose manifest has a transcript of several words gives an utterance for each.",
            "Exit code 1 if recordings were left out because they do not fall into as many parts as they have words."
        })
final class CorpusCutCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CORPUS", description = "A folder of label folders, or with a manifest.tsv.")
    private Path path;

    @Option(names = "--split", paramLabel = "NAME", description = "Only this split.")
    private String split;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The manifest to write, a .tsv.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Corpus corpus = Corpus.read(path);
        if (split != null) corpus = corpus.inSplit(split);
        Path folder = out.toAbsolutePath().normalize().getParent();
        StringBuilder manifest = new StringBuilder("path\tlabel\tspeaker\tsplit\tstart\tend\n");
        List<Path> leftOut = new ArrayList<>();
        int words = 0;
        try (Progress progress = new Progress(spec, "cutting")) {
            for (int i = 0; i < corpus.size(); i++) {
                Utterance recording = corpus.utterances().get(i);
                Optional<List<Utterance>> parts = Cutting.cut(recording);
                if (parts.isEmpty()) leftOut.add(recording.file());
                for (Utterance part : parts.orElse(List.of())) {
                    manifest.append(row(part, folder));
                    words++;
                }
                progress.update(i + 1, corpus.size());
            }
        }
        if (words == 0) throw new IOException(path + ": no word was found by energy; is it all silence?");
        TextFile.write(out, manifest.toString());
        var console = spec.commandLine();
        console.getOut().printf("wrote %s: %d words in %d recordings%n", out, words, corpus.size() - leftOut.size());
        leftOut.forEach(file -> console.getErr()
                .println("syllabary: left out " + file + ": not as many parts by energy as it has words"));
        return leftOut.isEmpty() ? 0 : 1;
    }

    private static String row(Utterance u, Path folder) {
        String file = folder.relativize(u.file().toAbsolutePath().normalize()).toString();
        return String.join(
                        "\t",
                        file,
                        u.label(),
                        u.speaker(),
                        u.split(),
                        u.more().get("start"),
                        u.more().get("end"))
                + "\n";
    }
}
