package io.github.syllabary.spark;

import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Brings every clip of a corpus to the features a network takes, one row each.
 *
 * <pre>
 *   index               number of the clip, from 0
 *   file                path of the recording as it stands in the manifest
 *   label, speaker, split
 *   frames, channels    shape of the features
 *   features            floats, frame after frame; null if there is a fault
 *   fault               why the clip could not be read, else null
 * </pre>
 */
public final class FeatureJob {
    static final StructType SCHEMA = new StructType()
            .add(RowTable.INDEX, DataTypes.IntegerType, false)
            .add("file", DataTypes.StringType, false)
            .add("label", DataTypes.StringType, false)
            .add("speaker", DataTypes.StringType, false)
            .add("split", DataTypes.StringType, false)
            .add("frames", DataTypes.IntegerType, false)
            .add("channels", DataTypes.IntegerType, false)
            .add("features", DataTypes.createArrayType(DataTypes.FloatType, false))
            .add("fault", DataTypes.StringType);

    private FeatureJob() {}

    /**
     * @param rows a new folder on any Hadoop file system, for Parquet files
     * @return how many clips could not be read
     */
    public static long run(SparkSession session, SoundFrontEnd frontEnd, RemoteCorpus corpus, String rows)
            throws IOException {
        RowTable table = new RowTable(session, corpus.files(), rows);
        Map<String, Object> settings = frontEnd.settings(); // the front end itself cannot be sent
        JavaRDD<Row> made = corpus.sounds().mapPartitions(part -> {
            SoundFrontEnd here = SoundFrontEnd.of(settings);
            return new Mapped<>(part, heard -> row(heard, here));
        });
        table.write(made, SCHEMA);
        return session.read().parquet(rows).filter("fault is not null").count();
    }

    private static Row row(Heard heard, SoundFrontEnd frontEnd) {
        Shape shape = frontEnd.shape();
        float[] features = null;
        if (heard.fault() == null) {
            features = new float[shape.size()];
            frontEnd.extract(heard.sound(), features, 0);
        }
        Clip clip = heard.clip();
        return RowFactory.create(
                clip.index(),
                clip.path(),
                clip.label(),
                clip.speaker(),
                clip.split(),
                shape.dim(0),
                shape.dim(1),
                features,
                heard.fault());
    }
}
