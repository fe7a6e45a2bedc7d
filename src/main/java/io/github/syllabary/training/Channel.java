package io.github.syllabary.training;

import io.github.syllabary.audio.FirFilter;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.training.Augmentation.Range;
import java.util.Map;

/**
 * Lines and microphones that lose something of a sound.
 *
 * @param probability how often a sound goes through one
 * @param lowPassHz between which frequencies it ends, where it is no telephone
 * @param telephone share of telephones: 300 to 3400 Hz
 * @param muLaw share of those whose samples are coded with 8 bits, see {@link SoundTransforms#muLaw}
 */
public record Channel(double probability, Range lowPassHz, double telephone, double muLaw) {
    static final Channel NONE = new Channel(0, new Range(8000, 8000), 0, 0);

    private static final int TAPS_A_KILOHERTZ = 8;

    static Channel read(Setting setting) {
        Map<String, Setting> f = setting.fields("probability", "lowPassHz", "telephone", "muLaw");
        return new Channel(
                setting.field("probability").number(0, 1),
                Range.read(setting.field("lowPassHz"), 100, 100_000),
                f.containsKey("telephone") ? f.get("telephone").number(0, 1) : 0,
                f.containsKey("muLaw") ? f.get("muLaw").number(0, 1) : 0);
    }

    void apply(float[] x, int n, int sampleRate, long key, Scratch scratch) {
        if (RandomKey.uniform(key, 0) >= probability) return;
        boolean phone = RandomKey.uniform(key, 1) < telephone;
        double high = phone ? 3400 : lowPassHz.draw(key, 2);
        int taps = sampleRate * TAPS_A_KILOHERTZ / 1000 | 1;
        if (high < sampleRate / 2.0) {
            float[] h = FirFilter.band(phone ? 300 : 0, high, sampleRate, taps);
            FirFilter.apply(x, n, h, taps, taps / 2, scratch);
        }
        if (RandomKey.uniform(key, 3) < muLaw) SoundTransforms.muLaw(x, 0, n);
    }
}
