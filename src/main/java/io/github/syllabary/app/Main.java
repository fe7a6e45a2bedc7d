package io.github.syllabary.app;

import io.github.syllabary.tensor.Kernels;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        scope = CommandLine.ScopeType.INHERIT,
        description = "Learns to recognise short snippets of speech and spots them in continuous audio.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TrainCommand.class,
            TeachCommand.class,
            EvaluateCommand.class,
            CrossValidateCommand.class,
            RecognizeCommand.class,
            SpotCommand.class,
            ListenCommand.class,
            DevicesCommand.class,
            DesktopCommand.class,
            RecordCommand.class,
            CalibrateCommand.class,
            SummaryCommand.class,
            EnsembleCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            ModelsCommand.class,
            CorpusCommand.class,
            ImageCommand.class,
            SparkCommand.class,
            BenchCommand.class,
            DemoCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        // nobody listens to the library's log here, and that need not be said
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        // some decoders talk on standard output, where only results belong
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        // 汉字 on every console, whatever the locale says
        System.exit(Failures.run(
                commandLine().setOut(writer(FileDescriptor.out)).setErr(writer(FileDescriptor.err)), args));
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
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
                "kernels: " + Kernels.get().name(),
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
            };
        }
    }
}
