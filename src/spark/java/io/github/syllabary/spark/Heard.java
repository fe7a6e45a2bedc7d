package io.github.syllabary.spark;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.evaluation.CorpusRun.SoundSource;
import java.io.IOException;

/**
 * A clip with its sound, or with the sentence that says why there is none.
 *
 * @param sound null if there is a fault
 * @param fault null if there is none
 */
record Heard(Clip clip, Sound sound, String fault) {

    /** The clip's part of the sound of the whole file. */
    static Heard of(Clip clip, SoundSource source) {
        try {
            return new Heard(clip, clip.utterance().part(source.sound()), null);
        } catch (IOException e) {
            return new Heard(clip, null, RemoteFiles.firstLine(e));
        }
    }

    /** @throws IOException with the fault */
    Sound soundOrFault() throws IOException {
        if (fault != null) throw new IOException(fault);
        return sound;
    }
}
