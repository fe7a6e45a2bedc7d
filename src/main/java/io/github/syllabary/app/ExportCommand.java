package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Splits;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.OnnxExport;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        name = "export",
        description = {
            "Writes a model for other programs that run ONNX: with its front end in the graph, so that it takes samples,"
                    + " and with 8-bit layers. Syllabary itself goes on with the model file."
        })
final class ExportCommand implements Callable<Integer> {
    private static final int MOST_EXAMPLES = 500;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model file, or the name of a model in the box.")
    private Path model;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write it.")
    private Path out;

    @Option(
            names = "--audio",
            description = "The graph takes a window of samples at the model's rate, and not features.")
    private boolean audio;

    @Option(
            names = "--int8",
            paramLabel = "CORPUS",
            description =
                    "Convolutions and dense layers in 8 bits, their steps chosen by what the network makes of up to 500"
                            + " clips of this corpus, of its split for validation if it has one.")
    private Path examples;

    @Mixin
    private CorpusOptions form;

    @Override
    public Integer call() throws IOException {
        if (!audio && examples == null)
            throw new ParameterException(
                    spec.commandLine(), "give --audio or --int8; as it is, the model file is an ONNX file already");
        Targets.check(out);
        Recognizer recognizer = ModelArgument.load(model);
        OnnxExport export = OnnxExport.of(recognizer);
        String said = "";
        if (examples != null) {
            List<Utterance> clips = clips();
            export = export.int8(clips);
            said = ", steps chosen by " + clips.size() + " clips";
        }
        if (audio) export = withFrontEnd(export);
        export.write(out);
        spec.commandLine()
                .getOut()
                .println(Home.shown(out) + ": " + Files.size(out) / 1024 + " KiB (the model file has "
                        + ModelArgument.bytes(model).length / 1024 + ")" + said);
        return 0;
    }

    private OnnxExport withFrontEnd(OnnxExport export) throws IOException {
        try {
            return export.withFrontEnd();
        } catch (IllegalArgumentException e) {
            throw new IOException(model + ": " + e.getMessage(), e);
        }
    }

    /** Spread evenly over the corpus. */
    private List<Utterance> clips() throws IOException {
        Corpus corpus = form.read(examples, spec.commandLine().getErr());
        if (corpus.hasSplit(Splits.VALIDATION)) corpus = corpus.inSplit(Splits.VALIDATION);
        int n = Math.min(MOST_EXAMPLES, corpus.size());
        List<Utterance> clips = new ArrayList<>();
        for (int i = 0; i < n; i++) clips.add(corpus.utterances().get((int) ((long) i * corpus.size() / n)));
        return clips;
    }
}
