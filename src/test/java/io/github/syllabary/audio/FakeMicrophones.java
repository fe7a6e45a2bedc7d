package io.github.syllabary.audio;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.spi.MixerProvider;

/** Inputs for tests, found by Java Sound like any other while they are plugged in. */
public final class FakeMicrophones extends MixerProvider implements AutoCloseable {
    private static volatile List<FakeMixer> mixers = List.of();

    /** Plugs these in until it is closed. */
    public static FakeMicrophones plugIn(FakeMicrophone... microphones) {
        mixers = Arrays.stream(microphones).map(FakeMixer::new).toList();
        return new FakeMicrophones();
    }

    /** As the devices that are plugged in, and no other that the machine may have. */
    static List<InputDevice> devices() {
        return InputDevice.list(mixers.stream().map(FakeMixer::getMixerInfo).toArray(Mixer.Info[]::new));
    }

    @Override
    public Mixer.Info[] getMixerInfo() {
        return mixers.stream().map(FakeMixer::getMixerInfo).toArray(Mixer.Info[]::new);
    }

    @Override
    public Mixer getMixer(Mixer.Info info) {
        return mixers.stream()
                .filter(m -> m.getMixerInfo() == info)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not plugged in: " + info));
    }

    /** How many lines of them are open. */
    public static long openLines() {
        return mixers.stream().flatMap(m -> Stream.of(m.getTargetLines())).count();
    }

    @Override
    public void close() {
        mixers = List.of();
    }
}
