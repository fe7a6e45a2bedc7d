package io.github.syllabary.app.desktop;

import io.github.syllabary.audio.FileSource;
import io.github.syllabary.audio.InputDevice;
import io.github.syllabary.audio.SoundSource;
import io.github.syllabary.audio.SoundStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something to listen to that can be chosen.
 *
 * @param name as it is shown
 * @param opener opens it for a model of some rate
 */
record Input(String name, Opener opener) {

    interface Opener {
        /**
         * @throws IOException one sentence, if it cannot be opened
         */
        SoundSource open(int modelRate) throws IOException;
    }

    /** Whichever microphone lets itself be opened. */
    static Input anyMicrophone() {
        return new Input("any microphone", InputDevice::openAny);
    }

    static Input microphone(String name) {
        return new Input(name, rate -> InputDevice.find(name).open(rate));
    }

    /** A recording, played in real time. */
    static Input recording(Path file) {
        String name = file.getFileName().toString();
        return new Input(name, rate -> new FileSource(SoundStream.open(file), name, true));
    }

    /** The chosen one, the microphones there are, and any of them. */
    static List<Input> choices(Optional<Input> chosen) {
        List<Input> choices = new ArrayList<>();
        chosen.ifPresent(choices::add);
        choices.add(anyMicrophone());
        for (InputDevice d : InputDevice.list()) choices.add(microphone(d.name()));
        List<Input> distinct = new ArrayList<>();
        for (Input c : choices) if (distinct.stream().noneMatch(d -> d.name.equals(c.name))) distinct.add(c);
        return distinct;
    }

    @Override
    public String toString() {
        return name;
    }
}
