package io.github.syllabary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What a user reads when a command cannot run: one sentence on standard error, exit code 2. The
 * stack trace appears only with {@code -Dsyllabary.debug=true}.
 */
final class Failures {
    static final int COULD_NOT_RUN = 2;

    /** All that Java says of a full disk on Linux. */
    private static final String NO_ROOM = "No space left on device";

    private Failures() {}

    /** Installs this handling on a command and all its subcommands. */
    static CommandLine handledOn(CommandLine root) {
        return root.setParameterExceptionHandler((e, args) -> wrongArguments(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command.getErr()));
    }

    /** Runs the command; picocli hands on exceptions only, so memory running out is met here. */
    static int run(CommandLine root, String... args) {
        try {
            return root.execute(args);
        } catch (OutOfMemoryError e) {
            root.getErr()
                    .println("syllabary: not enough memory (" + e.getMessage()
                            + "); allow more with SYLLABARY_JAVA_OPTS=-Xmx4g");
            return COULD_NOT_RUN;
        }
    }

    private static int wrongArguments(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        trace(e, err);
        err.println("syllabary: " + withoutFullStop(e.getMessage()) + "; see "
                + command.getCommandSpec().qualifiedName() + " --help");
        return COULD_NOT_RUN;
    }

    private static int failed(Exception e, PrintWriter err) {
        trace(e, err);
        err.println("syllabary: " + sentence(e));
        return COULD_NOT_RUN;
    }

    /** The sentence for an exception; only those that are a user's to mend speak for themselves. */
    static String sentence(Exception e) {
        if (e instanceof UncheckedIOException unchecked) return sentence(unchecked.getCause());
        if (e instanceof IOException && NO_ROOM.equals(e.getMessage()))
            return "there is no room left on the disk; make some and give the same command again";
        if (e instanceof FileSystemException f && f.getReason() == null) return fileSentence(f);
        boolean users = e instanceof IOException || e instanceof IllegalArgumentException;
        if (users && e.getMessage() != null) return e.getMessage();
        return "internal error (" + e + "): please report it with the command line and the output of a run with"
                + " SYLLABARY_JAVA_OPTS=-Dsyllabary.debug=true";
    }

    // the message of these exceptions is the bare path
    private static String fileSentence(FileSystemException e) {
        String file = e.getFile();
        if (e instanceof NoSuchFileException) return "no such file: " + file;
        if (e instanceof AccessDeniedException) return "no permission to read or write " + file;
        if (e instanceof FileAlreadyExistsException) return "already exists: " + file;
        if (e instanceof NotDirectoryException) return "not a folder: " + file;
        if (e instanceof DirectoryNotEmptyException) return "folder is not empty: " + file;
        return "cannot use the file " + file;
    }

    private static String withoutFullStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static void trace(Exception e, PrintWriter err) {
        if (Boolean.getBoolean("syllabary.debug")) e.printStackTrace(err);
    }
}
