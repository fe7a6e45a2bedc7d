package io.github.syllabary.app;

import io.github.syllabary.training.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Shows how training goes: a line for each epoch, or for every few, and bars between them. */
final class TrainingReport implements TrainingListener, AutoCloseable {
    private final PrintWriter out;
    private final int everyEpochs;
    private final Progress reading;
    private final CommandSpec command;
    private Progress training;

    TrainingReport(CommandSpec command, int everyEpochs) {
        this.command = command;
        this.out = command.commandLine().getOut();
        this.everyEpochs = everyEpochs;
        this.reading = new Progress(command, "reading clips");
    }

    @Override
    public void read(int clips, int total) {
        reading.update(clips, total);
    }

    @Override
    public void step(long steps, long total) {
        if (training == null) {
            reading.close();
            training = new Progress(command, "training");
        }
        training.update(steps, total);
    }

    @Override
    public void mined(int windows, double highest) {
        training.clear();
        out.printf(
                Locale.ROOT,
                "%d windows of other speech it took for a word, at worst by %.0f %%, are trained in%n",
                windows,
                100 * highest);
    }

    @Override
    public void epoch(EpochResult r) {
        if (r.epoch() % everyEpochs != 0 && r.epoch() != r.epochs()) return;
        training.clear();
        String validation = Double.isNaN(r.validationAccuracy())
                ? ""
                : String.format(Locale.ROOT, "  validation %5.1f %%", 100 * r.validationAccuracy());
        String left = r.epoch() == r.epochs() ? "" : "  " + training.timeLeft() + " left";
        out.println(String.format(
                Locale.ROOT,
                "epoch %" + Integer.toString(r.epochs()).length() + "d/%d  loss %.3f  accuracy %5.1f %%%s%s",
                r.epoch(),
                r.epochs(),
                r.loss(),
                100 * r.accuracy(),
                validation,
                left));
        out.flush();
    }

    /** From the beginning, reading included. */
    String timeTaken() {
        return reading.timeTaken();
    }

    @Override
    public void close() {
        reading.close();
        if (training != null) training.close();
    }
}
