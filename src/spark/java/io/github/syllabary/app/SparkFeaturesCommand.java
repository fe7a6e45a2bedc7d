package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.spark.FeatureJob;
import io.github.syllabary.spark.RemoteCorpus;
import io.github.syllabary.spark.RemoteFiles;
import io.github.syllabary.spark.Session;
import io.github.syllabary.training.Recipe;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "features",
        description = {
            "Brings every clip of a corpus to the features that a network takes, and writes them as Parquet.",
            "Columns: index, file, label, speaker, split, frames, channels, features (frame after frame), fault. Exit"
                    + " code 1 if clips could not be read."
        })
final class SparkFeaturesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "CORPUS",
            description = "A manifest, a folder with manifest.tsv, or a folder of .tar shards made by corpus pack.")
    private String corpus;

    @Option(names = "--out", paramLabel = "ROWS", required = true, description = "A new folder for the rows.")
    private String rows;

    @Option(names = "--split", paramLabel = "NAME", description = "Take this split only.")
    private String split;

    @ArgGroup(multiplicity = "1")
    private Features features;

    private static final class Features {
        @Option(names = "--model", paramLabel = "MODEL", description = "The features that this model takes.")
        private String model;

        @Option(names = "--recipe", paramLabel = "RECIPE", description = "Those of this recipe, a name or a file here.")
        private String recipe;
    }

    @Override
    public Integer call() throws IOException {
        return Session.run(Progress.isTerminal(), this::extract);
    }

    private int extract(SparkSession session, JavaSparkContext context) throws IOException {
        SoundFrontEnd frontEnd = features.recipe != null
                ? Recipe.of(features.recipe).frontEnd()
                : Recognizer.read(new RemoteFiles(context).read(features.model), features.model)
                        .frontEnd();
        RemoteCorpus clips = RemoteCorpus.read(context, corpus).choose(this::chosen);
        long faults = FeatureJob.run(session, frontEnd, clips, rows);
        int n = clips.corpus().size();
        spec.commandLine()
                .getOut()
                .println((n - faults) + " of " + n + " clips as features of " + frontEnd.shape() + " in " + rows);
        return faults == 0 ? 0 : 1;
    }

    private Corpus chosen(Corpus whole) {
        return split == null ? whole : whole.inSplit(split);
    }
}
