package io.github.syllabary.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * The command {@code syllabary}. Exit codes: 0 fine, 1 ran and found a failure, 2 could not run.
 */
@Command(
        name = "syllabary",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Learns to recognise short snippets of speech and spots them in continuous audio.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {})
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        System.exit(Failures.run(commandLine(), args));
    }

    /** The whole command with its error handling, for tests and for {@code main}. */
    static CommandLine commandLine() {
        return Failures.handledOn(new CommandLine(new Main()));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            // the manifest of the jar says it; a run from class files has none
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "syllabary " + (version == null ? "(development)" : version),
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
            };
        }
    }
}
