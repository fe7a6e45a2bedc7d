package io.github.syllabary.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.syllabary.audio.Capture;
import io.github.syllabary.audio.InputDevice;
import io.github.syllabary.audio.Level;
import io.github.syllabary.audio.LimitedSource;
import io.github.syllabary.audio.Microphone;
import io.github.syllabary.audio.SoundChunk;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "devices",
        description = {
            "Lists every microphone with its formats, the one that is used when none is named first, and listens to each"
                    + " for a second: speak, and the bar of the right one moves. It goes from −60 dB to full scale.",
            "Exit code 1 if one could not be opened, 2 if there is none."
        })
final class DevicesCommand implements Callable<Integer> {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** What the models in the box want; a device is opened as a model would open it. */
    private static final int MODEL_RATE = 16_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Only the microphone whose name is or contains this.")
    private String device;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Listen to each for so long (default: ${DEFAULT-VALUE}; 0 only lists).")
    private double seconds = 1;

    @Option(
            names = "--json",
            description = "Print a JSON object for each: name, description, formats, and opened, peakDb, rmsDb (dB"
                    + " against full scale), or problem.")
    private boolean json;

    /** What came of listening. */
    private record Trial(String opened, Level level, String problem) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(seconds >= 0))
            throw new ParameterException(spec.commandLine(), "--seconds is " + seconds + "; give 0 or more");
        InputDevice.first(); // or there is none
        List<InputDevice> devices = device == null ? InputDevice.list() : List.of(InputDevice.find(device));
        boolean problems = false;
        for (InputDevice d : devices) {
            PrintWriter out = spec.commandLine().getOut();
            if (!json) {
                out.println(d.name());
                out.println("  " + d.formatsText());
            }
            Trial trial = seconds == 0 ? null : listen(d);
            problems |= trial != null && trial.problem != null;
            if (json) out.println(GSON.toJson(object(d, trial)));
            else if (trial != null) out.println("  " + text(trial));
            out.flush();
        }
        return problems ? 1 : 0;
    }

    private static String text(Trial trial) {
        if (trial.problem != null) return trial.problem;
        return LevelBar.of(trial.level) + "  opened at " + trial.opened;
    }

    private static Map<String, Object> object(InputDevice d, Trial trial) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", d.name());
        object.put("description", d.description());
        object.put("formats", d.formatsText());
        if (trial == null) return object;
        if (trial.problem != null) {
            object.put("problem", trial.problem);
        } else {
            object.put("opened", trial.opened);
            object.put("peakDb", Math.round(10 * trial.level.peakDb()) / 10.0);
            object.put("rmsDb", Math.round(10 * trial.level.rmsDb()) / 10.0);
        }
        return object;
    }

    private Trial listen(InputDevice d) throws InterruptedException {
        StatusLine line = new StatusLine(spec.commandLine().getErr(), Progress.isTerminal() && !json);
        try {
            Microphone microphone = d.open(MODEL_RATE);
            float peak = 0;
            double energy = 0;
            long n = 0;
            try (Capture capture = Capture.start(new LimitedSource(microphone, seconds))) {
                for (SoundChunk chunk; (chunk = capture.next()) != null; ) {
                    Level level = Level.of(chunk.samples());
                    peak = Math.max(peak, level.peak());
                    energy += (double) level.rms() * level.rms() * chunk.samples().length;
                    n += chunk.samples().length;
                    line.show("  " + LevelBar.of(level));
                }
            }
            return new Trial(
                    microphone.formatText(), new Level(peak, (float) Math.sqrt(energy / Math.max(1, n))), null);
        } catch (IOException e) {
            return new Trial(null, null, e.getMessage());
        } finally {
            line.clear();
        }
    }
}
