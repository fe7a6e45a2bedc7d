package io.github.syllabary.spark;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Connects to the cluster that spark-submit names, or runs Spark inside this process where nobody names one. */
public final class Session {
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
    private static final String VECTORS = "jdk.incubator.vector";

    private Session() {}

    /** What is done with a session. */
    @FunctionalInterface
    public interface Job<T> {
        T run(SparkSession session, JavaSparkContext context) throws IOException;
    }

    /**
     * Opens a session for a job and closes it again.
     *
     * @param progress whether to draw a bar on standard error
     * @throws IOException also if the cluster gave up the job
     */
    public static <T> T run(boolean progress, Job<T> job) throws IOException {
        try (SparkSession session = open(progress)) {
            JavaSparkContext context = new JavaSparkContext(session.sparkContext());
            try {
                return job.run(session, context);
            } catch (IllegalStateException e) {
                if (!context.sc().isStopped()) throw e;
                throw new IOException("the cluster ended the application; its log says why", e);
            }
        }
    }

    private static SparkSession open(boolean progress) {
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "syllabary");
        conf.setIfMissing("spark.ui.showConsoleProgress", Boolean.toString(progress));
        if (!conf.contains("spark.master")) {
            conf.setMaster("local[*]");
            conf.setIfMissing("spark.ui.enabled", "false");
            // else Spark takes the address of the host's name, and warns where that is a loopback
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        }
        conf.set(EXECUTOR_OPTIONS, withVectors(conf.get(EXECUTOR_OPTIONS, "")));
        return SparkSession.builder().config(conf).getOrCreate();
    }

    /** Several times faster with the same bits; taken for granted on executors where this Java has the module. */
    static String withVectors(String options) {
        boolean decided = options.contains(VECTORS) || options.contains("syllabary.kernels");
        if (decided || ModuleFinder.ofSystem().find(VECTORS).isEmpty()) return options;
        return (options + " --add-modules=" + VECTORS).strip();
    }
}
