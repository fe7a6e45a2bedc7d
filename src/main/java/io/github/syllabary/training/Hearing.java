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
     * in the windows of a spotter stands alone here, for there is one clip only; nor are two mixed up.
     *
     * @param others other speech, where the recipe asks for some; there is none if this is empty
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
        augmentation.apply(window, rate, around, new Scratch(), key);
        Tensor features = Tensor.zeros(frontEnd.shape());
        frontEnd.extractWindow(window, features.data(), 0);
        augmentation.masks().apply(features.data(), 0, frontEnd.shape(), RandomKey.derive(key, TrainingRun.MASKS));
        return new Hearing(new Sound(window, rate), features);
    }
}
