package io.github.syllabary.spark;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.evaluation.CorpusRun;
import io.github.syllabary.evaluation.Evaluated;
import io.github.syllabary.evaluation.Outcome;
import io.github.syllabary.evaluation.OutcomeSink;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.StoredModels;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs a recognizer over every clip of a corpus and keeps what it made of each, the {@link Outcome}s, as rows. */
public final class EvaluationJob {
    private final SparkSession session;
    private final RemoteFiles files;
    private final byte[] bytes;
    private final String model;
    private final Recognizer recognizer;

    /**
     * @param model a model file on any Hadoop file system, or the name of a model in the box
     * @throws IOException one sentence with its name, if it is no such file
     */
    public EvaluationJob(SparkSession session, RemoteFiles files, String model) throws IOException {
        this.session = session;
        this.files = files;
        this.model = model;
        boolean inBox = StoredModels.names().contains(model) && !files.exists(model);
        bytes = inBox ? StoredModels.bytes(model) : files.read(model);
        recognizer = Recognizer.read(bytes, model);
    }

    public Recognizer recognizer() {
        return recognizer;
    }

    /** Of the model: its file's, without folder and ending. */
    public String name() {
        return RemoteFiles.name(model).replaceFirst("\\.onnx$", "");
    }

    /** What the rows of a job on these clips are of. */
    public Evaluated evaluated(Corpus clips) {
        return Evaluated.of(name(), bytes, recognizer.labels(), clips);
    }

    /**
     * Writes a row for each clip.
     *
     * @param corpus its labels all known to the recognizer
     * @param rows a new folder on any Hadoop file system, for Parquet files
     * @throws IOException if the job fails; clips that cannot be read are rows
     */
    public void run(RemoteCorpus corpus, String rows) throws IOException {
        Corpus clips = corpus.corpus();
        if (clips.size() == 0)
            throw new IllegalArgumentException(clips.root() + " has no clips to evaluate; choose another split");
        Broadcast<SharedModel> shared = corpus.context().broadcast(new SharedModel(bytes, model));
        JavaRDD<Row> made = corpus.sounds().mapPartitions(part -> {
            Recognizer here = shared.value().recognizer();
            return new Mapped<>(part, heard -> OutcomeRows.row(heard.clip(), outcome(here, heard)));
        });
        new RowTable(session, files, rows).write(made, OutcomeRows.SCHEMA);
    }

    private static Outcome outcome(Recognizer recognizer, Heard heard) {
        Clip clip = heard.clip();
        return CorpusRun.outcome(recognizer, clip.index(), clip.utterance(), heard::soundOrFault);
    }

    /**
     * Hands out the rows that a job has written, in the order of the clips.
     *
     * @param corpus what the job was run on
     * @throws IOException if there are no rows, one is missing or there twice, or they are of other clips
     */
    public void outcomes(String rows, RemoteCorpus corpus, OutcomeSink sink) throws IOException {
        Iterator<Row> all = new RowTable(session, files, rows).inOrder(OutcomeRows.SCHEMA);
        int clips = corpus.corpus().size();
        int n = 0;
        for (; all.hasNext(); n++) {
            Outcome outcome = OutcomeRows.outcome(all.next());
            if (n < clips) requireOf(corpus.clip(n), outcome, rows);
            sink.accept(outcome);
        }
        if (n != clips) throw new IOException(rows + ": " + n + " rows for " + clips + " clips; run the job again");
    }

    private void requireOf(Clip clip, Outcome outcome, String rows) throws IOException {
        boolean fits = outcome.file().equals(clip.file())
                && outcome.label().equals(clip.label())
                && (!outcome.readable()
                        || outcome.probabilities().length == recognizer.labels().size());
        if (!fits)
            throw new IOException(rows + ": has " + outcome.file() + " as " + outcome.label() + " where " + clip.file()
                    + " as " + clip.label() + " should be; it is of another corpus, choice or model");
    }
}
