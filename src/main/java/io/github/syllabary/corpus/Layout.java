package io.github.syllabary.corpus;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which corpora come. */
public enum Layout {
    MANIFEST("a manifest"),
    SPEECH_COMMANDS("Speech Commands"),
    FSDD("the Free Spoken Digit Dataset"),
    AUDIO_MNIST("AudioMNIST"),
    KALDI("a Kaldi data folder"),
    SHARDS("packed shards"),
    IDX("IDX files of pictures"),
    FOLDERS("a folder for each label");

    private final String description;

    Layout(String description) {
        this.description = description;
    }

    /** For people, such as "Speech Commands". */
    public String description() {
        return description;
    }

    /** On the command line: {@code speech-commands}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException naming all, if there is no layout of that name
     */
    public static Layout of(String name) {
        for (Layout layout : values()) if (layout.toString().equals(name)) return layout;
        throw new IllegalArgumentException("no layout '" + name + "'; there are "
                + Arrays.stream(values()).map(Layout::toString).collect(Collectors.joining(", ")));
    }
}
