package io.github.syllabary.app;

import io.github.syllabary.audio.InputDevice;
import io.github.syllabary.audio.Microphone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which microphone, and how it is opened; alike in every command that listens. */
final class MicrophoneOptions {
    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "The microphone whose name is or contains this, see devices (default: the system's, or the"
                    + " first that opens).")
    private String device;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "Open it at this rate (default: the best it has for the model).")
    private Integer rate;

    boolean given() {
        return device != null || rate != null;
    }

    /** As they are given on a command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (device != null) arguments.addAll(List.of("--device", device));
        if (rate != null) arguments.addAll(List.of("--rate", rate.toString()));
        return arguments;
    }

    /**
     * @param wantedRate in Hz, of the model
     * @throws IOException one sentence, if there is none or it cannot be opened
     */
    Microphone open(int wantedRate) throws IOException {
        if (device == null && rate == null) return InputDevice.openAny(wantedRate);
        InputDevice found = device == null ? InputDevice.first() : InputDevice.find(device);
        return rate == null ? found.open(wantedRate) : found.openAt(rate);
    }
}
