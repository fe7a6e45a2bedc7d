package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.CorpusReader;
import io.github.syllabary.corpus.Layout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** In which form a corpus comes; alike in every command that reads one. */
final class CorpusOptions {
    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description =
                    "Read the corpus as manifest, speech-commands, fsdd, audio-mnist, kaldi, shards, idx or folders"
                            + " (default: found out).")
    private String layout;

    @Option(
            names = "--silence",
            description = "Add the label silence, cut from the noise recordings of a corpus in the Speech Commands"
                    + " layout.")
    private boolean silence;

    /** Reads the corpus, and says on {@code err} in which public layout it was found. */
    Corpus read(Path path, PrintWriter err) throws IOException {
        CorpusReader read = reader(path);
        if (read.layout() != Layout.MANIFEST && read.layout() != Layout.FOLDERS)
            err.println("syllabary: " + said(read));
        return read.corpus();
    }

    CorpusReader reader(Path path) throws IOException {
        return CorpusReader.read(path, layout == null ? null : Layout.of(layout), silence);
    }

    static String said(CorpusReader read) {
        String remarks = String.join(", ", read.remarks());
        return "read as " + read.layout().description() + (remarks.isEmpty() ? "" : ", " + remarks);
    }
}
