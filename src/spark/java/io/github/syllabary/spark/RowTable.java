package io.github.syllabary.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A folder of Parquet files with one row for each clip of a job, numbered from 0 in the column {@value #INDEX}.
 *
 * <p>A task's file is moved into its place only when the task is done, and {@code _SUCCESS} is written when all are: a
 * task that runs twice, since its worker died or was slow, counts once. Reading trusts none of that and counts.
 */
final class RowTable {
    static final String INDEX = "index";

    private final SparkSession session;
    private final RemoteFiles files;
    private final String location;

    RowTable(SparkSession session, RemoteFiles files, String location) {
        this.session = session;
        this.files = files;
        this.location = location;
    }

    /** @throws IOException if there is something already, which is not overwritten */
    void requireNew() throws IOException {
        if (files.exists(location))
            throw new IOException(location + ": exists already; remove it or give the rows another place");
    }

    /** @throws IOException if a task has failed so often that Spark gave up */
    void write(JavaRDD<Row> rows, StructType schema) throws IOException {
        requireNew();
        try {
            session.createDataFrame(rows, schema).write().parquet(location);
        } catch (Exception e) { // Scala's methods throw checked exceptions without declaring them
            if (e instanceof RuntimeException r && !r.getClass().getName().startsWith("org.apache.spark")) throw r;
            throw new IOException("the Spark job failed: " + RemoteFiles.firstLine(root(e)), e);
        }
    }

    /**
     * All rows by index, fetched piece by piece.
     *
     * @throws IOException if there are none, or their job did not come to an end
     */
    Iterator<Row> inOrder(StructType schema) throws IOException {
        if (!files.exists(location)) throw new IOException(location + ": no such folder of rows; check the path");
        if (!files.isFile(location + "/_SUCCESS"))
            throw new IOException(location + ": its job did not come to an end; remove it and run the job again");
        Iterator<Row> sorted =
                session.read().schema(schema).parquet(location).orderBy(INDEX).toLocalIterator();
        int[] expected = {0};
        return new Mapped<>(sorted, row -> checked(row, expected[0]++));
    }

    private Row checked(Row row, int expected) {
        int index = row.getAs(INDEX);
        if (index == expected) return row;
        throw new UncheckedIOException(new IOException(location + ": row "
                + (index < expected ? index + " is there twice" : expected + " is missing") + "; run the job again"));
    }

    private static Throwable root(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        return cause;
    }
}
