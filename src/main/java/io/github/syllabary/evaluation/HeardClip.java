package io.github.syllabary.evaluation;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundLevel;
import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What an evaluation needs of a clip, as it is kept from run to run.
 *
 * @param features of its window
 * @param seconds of the clip itself
 */
record HeardClip(Tensor features, double seconds, SoundLevel level) {
    private static final int HEAD = 3 * Double.BYTES;

    /**
     * @throws IOException if the clip cannot be read
     */
    static HeardClip of(Utterance u, SoundFrontEnd frontEnd, ClipCache cache) throws IOException {
        ByteBuffer kept = cache.item(u, "heard " + frontEnd.settings(), () -> made(u.sound(), frontEnd));
        double seconds = kept.getDouble();
        SoundLevel level = new SoundLevel(kept.getDouble(), kept.getDouble());
        Tensor features = Tensor.zeros(frontEnd.shape());
        kept.asFloatBuffer().get(features.data());
        return new HeardClip(features, seconds, level);
    }

    private static ByteBuffer made(Sound sound, SoundFrontEnd frontEnd) {
        float[] features = new float[frontEnd.shape().size()];
        frontEnd.extract(sound, features, 0);
        SoundLevel level = SoundLevel.of(sound);
        ByteBuffer made =
                ByteBuffer.allocate(HEAD + Float.BYTES * features.length).order(ByteOrder.LITTLE_ENDIAN);
        made.putDouble(sound.seconds()).putDouble(level.rmsDb()).putDouble(level.snrDb());
        made.asFloatBuffer().put(features);
        return made.rewind();
    }
}
