package io.github.syllabary.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The main class of the jar that is given to spark-submit, and of {@code tools/syllabary spark}. Exit codes as {@link
 * Main}'s.
 */
@Command(
        name = "syllabary spark",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        description = "Measures models and extracts features on an Apache Spark cluster, or in this process.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SparkEvaluateCommand.class, SparkFeaturesCommand.class})
public final class SparkMain implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private SparkMain() {}

    public static void main(String[] args) {
        CommandLine command = commandLine().setOut(writer(FileDescriptor.out)).setErr(writer(FileDescriptor.err));
        int code = Failures.run(command, args);
        // a cluster that runs the driver itself takes any exit for a failure
        if (code != 0) System.exit(code);
    }

    static CommandLine commandLine() {
        return Failures.handledOn(new CommandLine(new SparkMain()));
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
