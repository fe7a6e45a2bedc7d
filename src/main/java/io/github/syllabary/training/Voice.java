package io.github.syllabary.training;

import io.github.syllabary.audio.FormantShift;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.audio.TimeStretch;
import io.github.syllabary.training.Augmentation.Range;
import java.util.Map;

/**
 * How somebody else might have said it.
 *
 * @param speed slowest and fastest, pitch going along as on a tape; 1 is as recorded
 * @param tempo the same without the pitch
 * @param pitchSemitones lowest and highest change of the pitch without the tempo
 * @param formants lowest and highest factor of the resonances of the mouth, without pitch and tempo
 */
public record Voice(Range speed, Range tempo, Range pitchSemitones, Range formants) {
    /** As recorded. */
    static final Voice SAME = new Voice(new Range(1, 1), new Range(1, 1), new Range(0, 0), new Range(1, 1));

    /** As recorded, but faster or slower. */
    static Voice at(Range speed) {
        return new Voice(speed, SAME.tempo, SAME.pitchSemitones, SAME.formants);
    }

    /** What there is among the fields of an augmentation. */
    static Voice read(Map<String, Setting> fields) {
        return new Voice(
                factor(fields.get("speed")),
                factor(fields.get("tempo")),
                fields.containsKey("pitchSemitones")
                        ? Range.read(fields.get("pitchSemitones"), -12, 12)
                        : SAME.pitchSemitones,
                factor(fields.get("formants")));
    }

    private static Range factor(Setting setting) {
        return setting == null ? SAME.speed : Range.read(setting, 0.5, 2);
    }

    /** The same at the pace of the recording. */
    Voice inPlace() {
        return new Voice(SAME.speed, SAME.tempo, pitchSemitones, formants);
    }

    /**
     * Changes a window of samples in place: stretched at its own pitch first, then played faster or slower as a whole,
     * and from another mouth.
     *
     * @param spare as long as the window
     * @param key of the clip; {@link Augmentation} draws from it with other indices
     */
    void apply(float[] window, float[] spare, int n, int sampleRate, long key) {
        double factor = speed.isOne() ? 1 : speed.draw(key, 5);
        double pitch = StrictMath.pow(2, pitchSemitones.draw(key, 7) / 12);
        double stretch = (tempo.isOne() ? 1 : tempo.draw(key, 6)) / pitch;
        if (Math.abs(stretch - 1) > 1e-9) {
            System.arraycopy(window, 0, spare, 0, n);
            TimeStretch.apply(spare, window, n, stretch, sampleRate);
        }
        if (factor * pitch != 1) {
            System.arraycopy(window, 0, spare, 0, n);
            SoundTransforms.speed(spare, window, n, factor * pitch);
        }
        if (!formants.isOne()) {
            System.arraycopy(window, 0, spare, 0, n);
            FormantShift.apply(spare, window, n, formants.draw(key, 17), sampleRate);
        }
    }
}
