package io.github.syllabary.spark;

import io.github.syllabary.evaluation.Outcome;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Outcomes as rows: a column for each field, the number of the clip being the row's. */
final class OutcomeRows {
    static final StructType SCHEMA = new StructType()
            .add(RowTable.INDEX, DataTypes.IntegerType, false)
            .add("file", DataTypes.StringType, false)
            .add("start", DataTypes.DoubleType)
            .add("end", DataTypes.DoubleType)
            .add("label", DataTypes.StringType, false)
            .add("speaker", DataTypes.StringType, false)
            .add("seconds", DataTypes.DoubleType, false)
            .add("loudness", DataTypes.DoubleType, false)
            .add("snr", DataTypes.DoubleType, false)
            .add("found", DataTypes.StringType, false)
            .add("probabilities", DataTypes.createArrayType(DataTypes.FloatType, false), false)
            .add("fault", DataTypes.StringType);

    private OutcomeRows() {}

    static Row row(Clip clip, Outcome o) {
        return RowFactory.create(
                o.clip(),
                clip.file(), // a Path, which the outcome's file has been, keeps only one slash of hdfs://
                o.start(),
                o.end(),
                o.label(),
                o.speaker(),
                o.seconds(),
                o.loudness(),
                o.snr(),
                o.found(),
                o.probabilities(),
                o.fault());
    }

    static Outcome outcome(Row row) {
        return new Outcome(
                row.getAs(RowTable.INDEX),
                row.getAs("file"),
                row.getAs("start"),
                row.getAs("end"),
                row.getAs("label"),
                row.getAs("speaker"),
                row.<Double>getAs("seconds"),
                row.<Double>getAs("loudness"),
                row.<Double>getAs("snr"),
                row.getAs("found"),
                floats(row.getList(row.fieldIndex("probabilities"))),
                row.getAs("fault"));
    }

    private static float[] floats(List<Float> list) {
        float[] floats = new float[list.size()];
        int i = 0;
        for (float value : list) floats[i++] = value;
        return floats;
    }
}
