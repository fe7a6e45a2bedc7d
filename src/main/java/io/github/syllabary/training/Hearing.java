package io.github.syllabary.training;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.util.List;

/**
 * A clip as the network hears it in training.
 *
 * @param sound what has become of it, at the model's rate, as long as the model's window
 * @param features of that, masks included: what goes into the network
 */
public record Hearing(Sound sound, Tensor features) {

    /**
     * Augments a clip as a training run with these options does in an epoch. What stands between other speech
     * in the windows of a spotter stands alone here.
     *
     * @param others other clips, from which comes other speech and what is mixed in, where the recipe asks for it
     * @param options seed, noise and rooms count
     * @param epoch from 0
     * @param clip which number the clip has in its corpus, from 0
     * @throws IOException if noise or rooms cannot be read
     */
    public static Hearing of(
            Recipe recipe, Sound sound, List<Sound> others, TrainingOptions options, int epoch, int clip)
            throws IOException {
        SoundFrontEnd frontEnd = recipe.frontEnd();
        int rate = frontEnd.sampleRate();
        float[][] windows = new float[Math.max(1, others.size())][frontEnd.windowSamples()];
        for (int i = 0; i < others.size(); i++) frontEnd.place(others.get(i), windows[i]);
        Noise noise = options.noise() == null ? Noise.synthetic() : Noise.recorded(options.noise(), rate);
        Surroundings around = Surroundings.of(options, rate, noise, new Clips(windows, new int[windows.length]));
        float[] window = new float[frontEnd.windowSamples()];
        frontEnd.place(sound, window);
        long key = TrainingRun.clipKey(options.seed(), epoch, clip);
        Augmentation augmentation = recipe.augmentation();
        Scratch scratch = new Scratch();
        augmentation.apply(window, rate, around, scratch, key);
        float share = augmentation.mixup().share(RandomKey.derive(key, TrainingRun.MIXUP));
        if (share < 1 && !others.isEmpty()) {
            long otherKey = RandomKey.derive(key, TrainingRun.OTHER);
            float[] other = windows[(int) (RandomKey.uniform(otherKey, 0) * others.size())].clone();
            augmentation.apply(other, rate, around, scratch, otherKey);
            Mixup.mix(window, other, window.length, share);
        }
        Tensor features = Tensor.zeros(frontEnd.shape());
        frontEnd.extractWindow(window, features.data(), 0);
        long masksKey = RandomKey.derive(key, TrainingRun.MASKS);
        augmentation.masks().apply(features.data(), 0, frontEnd.shape(), frontEnd.kinds(), masksKey);
        return new Hearing(new Sound(window, rate), features);
    }
}
