package io.github.syllabary.audio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/**
 * A microphone, or another input that Java Sound knows.
 *
 * @param name as the system calls it; where several are called the same, a number follows from the second on
 * @param formats as offered; a rate or number of channels may be {@link AudioSystem#NOT_SPECIFIED}, which is any
 * @param mixer by which Java Sound knows it
 */
public record InputDevice(String name, String description, List<AudioFormat> formats, Mixer.Info mixer) {
    private static final String NONE = "no microphone was found; plug one in, and check that this user may use it";

    public InputDevice {
        formats = List.copyOf(formats);
    }

    /** Every input there is at this moment, in the order of the system, its default first; none is fine. */
    public static List<InputDevice> list() {
        return list(AudioSystem.getMixerInfo());
    }

    static List<InputDevice> list(Mixer.Info... mixers) {
        List<InputDevice> devices = new ArrayList<>();
        for (Mixer.Info info : mixers) {
            List<AudioFormat> formats = formats(info);
            if (formats == null) continue;
            String name = info.getName();
            int number = 1;
            while (isTaken(devices, name)) name = info.getName() + " (" + ++number + ")";
            devices.add(new InputDevice(name, info.getDescription(), formats, info));
        }
        return List.copyOf(devices);
    }

    private static boolean isTaken(List<InputDevice> devices, String name) {
        return devices.stream().anyMatch(d -> d.name.equals(name));
    }

    /** Null if it has no input. */
    private static List<AudioFormat> formats(Mixer.Info info) {
        try {
            List<DataLine.Info> lines = Arrays.stream(
                            AudioSystem.getMixer(info).getTargetLineInfo(new Line.Info(TargetDataLine.class)))
                    .filter(DataLine.Info.class::isInstance)
                    .map(DataLine.Info.class::cast)
                    .toList();
            if (lines.isEmpty()) return null;
            return lines.stream().flatMap(l -> Stream.of(l.getFormats())).toList();
        } catch (IllegalArgumentException | SecurityException e) {
            return null; // gone since it was listed, or not for us
        }
    }

    /**
     * The device of this name, or the one whose name or description has it as a part, in any case.
     *
     * @throws IOException one sentence, if there is none or several
     */
    public static InputDevice find(String name) throws IOException {
        return find(name, list());
    }

    static InputDevice find(String name, Collection<InputDevice> devices) throws IOException {
        if (devices.isEmpty()) throw new IOException(NONE);
        for (InputDevice d : devices) if (d.name.equalsIgnoreCase(name)) return d;
        List<InputDevice> fitting =
                devices.stream().filter(d -> contains(d.name, name)).toList();
        if (fitting.isEmpty())
            fitting =
                    devices.stream().filter(d -> contains(d.description, name)).toList();
        if (fitting.size() == 1) return fitting.get(0);
        if (fitting.isEmpty())
            throw new IOException("no microphone is called '" + name + "'; there is " + names(devices));
        throw new IOException("'" + name + "' is a part of several names: " + names(fitting) + "; give more of one");
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String names(Collection<InputDevice> devices) {
        return devices.stream().map(d -> "'" + d.name + "'").collect(Collectors.joining(", "));
    }

    /**
     * The system's default.
     *
     * @throws IOException one sentence, if there is none at all
     */
    public static InputDevice first() throws IOException {
        return list().stream().findFirst().orElseThrow(() -> new IOException(NONE));
    }

    /**
     * Opens the first device that lets itself be opened, the system's default before others.
     *
     * @param wantedRate as for {@link #open}
     * @throws IOException one sentence, if there is none, or why the first cannot be opened
     */
    public static Microphone openAny(int wantedRate) throws IOException {
        return openAny(wantedRate, list());
    }

    static Microphone openAny(int wantedRate, Collection<InputDevice> devices) throws IOException {
        IOException failure = null;
        for (InputDevice device : devices) {
            try {
                return device.open(wantedRate);
            } catch (IOException e) {
                if (failure == null) failure = e;
            }
        }
        throw failure == null ? new IOException(NONE) : failure;
    }

    /**
     * Opens it in the best of its formats, and begins to listen. Of named rates that is the nearest from the wanted one
     * up; a device that takes any rate is asked for 48 or 44.1 kHz, since conversion on the way to it may be poor.
     *
     * @param wantedRate in Hz, of the model; the microphone may come with any {@linkplain Microphone#sampleRate rate}
     * @throws IOException one sentence, if it is in use or none of its formats can be read
     */
    public Microphone open(int wantedRate) throws IOException {
        return open(LineFormats.inOrder(formats, wantedRate));
    }

    /**
     * As {@link #open}, at this very rate.
     *
     * @param rate in Hz
     */
    public Microphone openAt(int rate) throws IOException {
        List<AudioFormat> fitting = LineFormats.inOrder(formats, rate).stream()
                .filter(f -> f.getSampleRate() == rate)
                .toList();
        if (fitting.isEmpty())
            throw new IOException("the microphone '" + name + "' has no " + rate + " Hz; it offers " + formatsText());
        return open(fitting);
    }

    private Microphone open(List<AudioFormat> candidates) throws IOException {
        LineUnavailableException refused = null;
        for (AudioFormat format : candidates) {
            try {
                return Microphone.open(this, format);
            } catch (LineUnavailableException e) {
                if (refused == null) refused = e;
            } catch (IllegalArgumentException | SecurityException e) {
                // offered, but not to be had: try the next
            }
        }
        if (refused != null)
            throw new IOException(
                    "the microphone '" + name + "' cannot be opened; another program may be using it: end that one, or"
                            + " choose another microphone",
                    refused);
        throw new IOException("the microphone '" + name + "' has no format that can be read (" + formatsText()
                + "); choose another microphone");
    }

    /** Its formats in short, such as {@code 44100, 48000 Hz; mono, stereo; 16 bits}. */
    public String formatsText() {
        return LineFormats.summary(formats);
    }
}
