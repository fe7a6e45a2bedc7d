package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Splits;
import io.github.syllabary.evaluation.TruthLabels;
import io.github.syllabary.recognizer.Recognizer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which clips of a corpus a model is measured on, and under which labels; alike wherever one is. */
final class SelectionOptions {
    /** Fields of a model's provenance: how its corpus was divided where the corpus did not say. */
    static final String SPLIT = "division";

    static final String LEFT_OUT = "leftOut";

    static final String LEARNT_VALIDATION = "learntValidation";

    @Option(names = "--split", paramLabel = "NAME", description = "Take this split: train, validation, test, ….")
    private String split;

    @Option(
            names = "--speaker",
            paramLabel = "SPEAKER",
            description = "Take this speaker's clips, of all splits unless --split names one.")
    private String speaker;

    @Option(
            names = "--words",
            paramLabel = "WORD",
            split = ",",
            description = "Keep these labels, separated by commas; the others become 'unknown', or are left out if the"
                    + " model does not know that label.")
    private List<String> words;

    @Mixin
    private DivisionOptions division;

    /**
     * Those of the split {@code test} if there are any and no option says otherwise, else all, each with a label that
     * the model knows.
     */
    Corpus chosen(Corpus whole, Recognizer recognizer, PrintWriter err) {
        Corpus corpus = ofSplit(whole, recognizer, err);
        return words == null
                ? TruthLabels.fit(corpus, recognizer.labels())
                : TruthLabels.fit(corpus, recognizer.labels(), words);
    }

    /** Those of {@code --words}, null if it is not given. */
    List<String> words() {
        return words;
    }

    private Corpus ofSplit(Corpus whole, Recognizer recognizer, PrintWriter err) {
        Corpus corpus = division.given() ? division.divided(whole) : whole;
        if (split != null) {
            corpus = corpus.inSplit(split);
            if (Splits.canonical(split).equals(Splits.VALIDATION) && learnt(whole, recognizer, LEARNT_VALIDATION))
                err.println("syllabary: the model was trained on these clips too (--learn-validation)");
        }
        if (speaker != null) return bySpeaker(corpus);
        if (split != null) return corpus;
        if (corpus.hasSplit(Splits.TEST)) return corpus.inSplit(Splits.TEST);
        warn(corpus, recognizer, err);
        return corpus;
    }

    private Corpus bySpeaker(Corpus corpus) {
        Corpus chosen = corpus.filter(u -> u.speaker().equals(speaker));
        if (chosen.size() > 0) return chosen;
        List<String> speakers = corpus.speakers();
        throw new IllegalArgumentException("no clip by '" + speaker + "' in " + corpus.root()
                + (speakers.isEmpty() ? ", which names no speakers" : "; it has " + String.join(", ", speakers)));
    }

    /** Clips a model has been trained on say nothing about clips it has not. */
    private static void warn(Corpus corpus, Recognizer recognizer, PrintWriter err) {
        if (!learnt(corpus, recognizer, SPLIT)) return;
        String arguments = recognizer.provenance().get(SPLIT);
        err.println("syllabary: most of these clips were trained on; for those that were not, add " + arguments);
    }

    /** Whether the model comes from a corpus of this name and has that fact of it. */
    private static boolean learnt(Corpus corpus, Recognizer recognizer, String fact) {
        Path name = corpus.root().toAbsolutePath().normalize().getFileName();
        return name != null
                && recognizer.provenance().containsKey(fact)
                && name.toString().equals(recognizer.provenance().get("corpus"));
    }
}
