package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One spoken label: where the sound is, what is said, who says it. Or a picture and what is on it.
 *
 * @param file the sound file, resolved (a manifest's relative path has the manifest's folder before it)
 * @param label what is said, never empty
 * @param speaker who says it; see {@link #hasSpeaker()}
 * @param split {@code "train"}, {@code "validation"}, {@code "test"}, another name given by the manifest, or
 *     {@code ""} if none is given
 * @param more the manifest's other columns by name, empty cells left out; {@code start} and {@code end}, in seconds,
 *     say that the utterance is only that part of the file
 */
public record Utterance(Path file, String label, String speaker, String split, Map<String, String> more) {

    public Utterance {
        if (label.isEmpty()) {
            throw new IllegalArgumentException(file + " has an empty label; every utterance needs one");
        }
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** False if the speaker is empty, {@code unknown} or {@code none}: nobody in particular. */
    public boolean hasSpeaker() {
        String name = speaker.toLowerCase(Locale.ROOT);
        return !(name.isEmpty() || name.equals("unknown") || name.equals("none"));
    }

    /** Where the utterance starts inside the file, in seconds; empty means at the beginning. */
    public OptionalDouble start() {
        return seconds("start");
    }

    /** Where the utterance ends inside the file, in seconds; empty means at the end. */
    public OptionalDouble end() {
        return seconds("end");
    }

    /**
     * Reads the sound: of the file, the part between start and end.
     *
     * @throws IOException naming the file if it cannot be read, or does not reach as far as the start or the end
     */
    public Sound sound() throws IOException {
        return part(Archives.sound(file));
    }

    /**
     * Reads the picture {@code (H, W, C)} or volume {@code (D, H, W, C)}, which may be an item of an IDX file.
     *
     * @throws IOException naming the file if it cannot be read as one
     */
    public Tensor picture() throws IOException {
        return Pictures.read(file);
    }

    /** Whether it is a picture or volume, by the name of its file; else it is sound. */
    public boolean isPicture() {
        return Pictures.isNamedSo(file);
    }

    /**
     * Of the sound of the whole file, which may have been read elsewhere, the part between start and end.
     *
     * @throws IOException naming the file if it does not reach as far as the start or the end
     */
    public Sound part(Sound whole) throws IOException {
        if (start().isEmpty() && end().isEmpty()) return whole;
        int n = whole.samples().length;
        long from = Math.round(start().orElse(0) * whole.sampleRate());
        long to = end().isPresent() ? Math.round(end().getAsDouble() * whole.sampleRate()) : n;
        if (from >= to || to > n) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: the part from %.3f to %.3f s lies outside its %.3f s; correct start and end in the manifest",
                    file,
                    start().orElse(0),
                    end().orElse(whole.seconds()),
                    whole.seconds()));
        }
        return whole.slice((int) from, (int) to);
    }

    public Utterance withLabel(String newLabel) {
        return new Utterance(file, newLabel, speaker, split, more);
    }

    public Utterance withSplit(String newSplit) {
        return new Utterance(file, label, speaker, newSplit, more);
    }

    private OptionalDouble seconds(String column) {
        String value = more.get(column);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    }
}
