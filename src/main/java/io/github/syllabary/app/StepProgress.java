package io.github.syllabary.app;

import picocli.CommandLine.Model.CommandSpec;

/** A {@link Progress} for each step of longer work, with a plain line for each where there is no terminal. */
final class StepProgress implements AutoCloseable {
    private final CommandSpec spec;
    private String step = "";
    private Progress progress;

    StepProgress(CommandSpec spec) {
        this.spec = spec;
    }

    /** @param of −1 if that is not known */
    void step(String what, long done, long of) {
        if (!what.equals(step)) {
            close();
            step = what;
            if (!Progress.isTerminal()) spec.commandLine().getErr().println("syllabary: " + what);
            progress = new Progress(spec, what);
        }
        if (of > 0) progress.update(done, of);
    }

    @Override
    public void close() {
        if (progress != null) progress.close();
        progress = null;
        step = "";
    }
}
