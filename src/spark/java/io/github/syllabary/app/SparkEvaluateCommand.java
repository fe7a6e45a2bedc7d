package io.github.syllabary.app;

import io.github.syllabary.evaluation.Evaluation;
import io.github.syllabary.evaluation.Figures;
import io.github.syllabary.evaluation.OutcomeFile;
import io.github.syllabary.evaluation.report.MeasuredModel;
import io.github.syllabary.evaluation.report.Report;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spark.EvaluationJob;
import io.github.syllabary.spark.RemoteCorpus;
import io.github.syllabary.spark.RemoteFiles;
import io.github.syllabary.spark.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        description = {
            "Measures a model on a corpus as evaluate does, with the same figures, and keeps one row a clip as Parquet.",
            "Model, corpus and rows may lie on any Hadoop file system. Exit code 1 if clips could not be read."
        })
final class SparkEvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A model made by train, or the name of one in the box.")
    private String model;

    @Parameters(
            index = "1",
            paramLabel = "CORPUS",
            description = "A manifest, a folder with manifest.tsv, or a folder of .tar shards made by corpus pack.")
    private String corpus;

    @Option(names = "--out", paramLabel = "ROWS", required = true, description = "A new folder for the rows, Parquet.")
    private String rows;

    @Option(names = "--reuse", description = "Run nothing: take the rows of a job that has come to its end.")
    private boolean reuse;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write the page that evaluate writes, with its tables, there, on this machine.")
    private Path report;

    @Option(
            names = "--outcomes",
            paramLabel = "FILE",
            description = "Write the rows as evaluate does, too: a line of JSON for each clip, on this machine.")
    private Path outcomes;

    @Mixin
    private SelectionOptions selection;

    @Option(names = "--json", description = "Print one JSON object; shares are fractions, rows of the confusion truth.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        return Session.run(Progress.isTerminal(), this::evaluate);
    }

    private int evaluate(SparkSession session, JavaSparkContext context) throws IOException {
        EvaluationJob job = new EvaluationJob(session, new RemoteFiles(context), model);
        Recognizer recognizer = job.recognizer();
        PrintWriter err = spec.commandLine().getErr();
        RemoteCorpus chosen = RemoteCorpus.read(context, corpus).choose(c -> selection.chosen(c, recognizer, err));
        if (report != null) Files.createDirectories(report);
        if (!reuse) job.run(chosen, rows);
        Figures figures = figures(job, chosen);
        Evaluation evaluation = figures.evaluation();
        Writings writings = Writings.of(recognizer);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? evaluation.toJson() + System.lineSeparator() : evaluation.toText(writings::shown));
        if (report != null) {
            System.setProperty("java.awt.headless", "true");
            MeasuredModel measured = new MeasuredModel(
                    job.name(), recognizer, evaluation, figures, outcome -> chosen.sound(outcome.clip()), null);
            new Report(RemoteFiles.name(corpus), List.of(measured), writings::shown).write(report);
            if (!json) out.println("report: " + Home.shown(report.resolve("index.html")));
        }
        out.flush();
        return evaluation.unreadableClips() == 0 ? 0 : 1;
    }

    private Figures figures(EvaluationJob job, RemoteCorpus chosen) throws IOException {
        Figures figures = new Figures(job.recognizer().labels());
        if (outcomes == null) {
            job.outcomes(rows, chosen, figures);
            return figures;
        }
        try (OutcomeFile file = OutcomeFile.create(outcomes, job.evaluated(chosen.corpus()))) {
            job.outcomes(rows, chosen, outcome -> {
                figures.accept(outcome);
                file.accept(outcome);
            });
        }
        return figures;
    }
}
