package io.github.syllabary.app;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands in the list of commands; the launcher runs {@code spark} from a jar of its own. */
@Command(
        name = "spark",
        description =
                "Measures models and extracts features on an Apache Spark cluster; see tools/syllabary spark --help.")
final class SparkCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments;

    @Override
    public Integer call() throws IOException {
        throw new IOException(
                "Spark is not in this jar; tools/syllabary spark builds the one that is run and submitted");
    }
}
