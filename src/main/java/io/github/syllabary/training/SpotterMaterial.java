package io.github.syllabary.training;

import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.training.SoundStore.Recording;
import java.util.Arrays;

/**
 * Windows for a word spotter, laid out anew in every epoch: first those with a word, each clip equally often,
 * then
 * parts of words, silence and other speech in the shares of the settings.
 */
final class SpotterMaterial implements Material {
    /** How much before and behind a word is kept where it is cut out of its clip. */
    private static final int MARGIN_MILLIS = 30;

    private static final int FADE_MILLIS = 5;
    private static final int READ = 1;

    // what keys are drawn for
    private static final int BACKGROUND = 20;
    private static final int BEFORE = 21;
    private static final int BEHIND = 22;
    private static final int SPEECH = 23;

    private final SpottingSettings settings;
    private final Augmentation.Range speed;
    private final SoundStore store;
    private final int windowSamples;

    /** Recordings of words, by class. */
    private final int[] words;

    private final int[] classOfWord;
    private final OtherSpeech others;
    private final HardWindows hard;
    private final Noise noise;
    private final int unknown;
    private final int[] groups;

    /**
     * @param words recordings of the store that hold a word each
     * @param classOfWord the class of each of them
     * @param unknown the class of other speech; that of silence comes next
     */
    SpotterMaterial(
            SpottingSettings settings,
            Augmentation.Range speed,
            SoundStore store,
            int windowSamples,
            int[] words,
            int[] classOfWord,
            OtherSpeech others,
            HardWindows hard,
            Noise noise,
            int unknown) {
        this.settings = settings;
        this.speed = speed;
        this.store = store;
        this.windowSamples = windowSamples;
        this.words = words;
        this.classOfWord = classOfWord;
        this.others = others;
        this.hard = hard;
        this.noise = noise;
        this.unknown = unknown;
        double share = 1 - settings.unknown() - settings.partial() - settings.silence();
        int times = (int) Math.max(1, Math.ceil(settings.windows() * share / words.length));
        double all = times * words.length / share;
        groups = new int[] {
            times * words.length,
            (int) Math.round(all * settings.partial()),
            (int) Math.round(all * settings.silence()),
            (int) Math.round(all * settings.unknown())
        };
    }

    @Override
    public int size() {
        return Arrays.stream(groups).sum();
    }

    @Override
    public int[] order(long key) {
        return Shuffle.spread(groups, key);
    }

    @Override
    public void speech(float[] to, int n, long key, Scratch scratch) {
        Arrays.fill(to, 0, n, 0);
        others.fill(to, 0, n, 0, key, scratch);
    }

    @Override
    public boolean laysOut() {
        return true;
    }

    @Override
    public int draw(int index, long key, float[] window, Scratch scratch) {
        Arrays.fill(window, 0);
        if (index < groups[0]) {
            int word = index % words.length;
            word(words[word], key, window, scratch);
            return classOfWord[word];
        }
        index -= groups[0];
        if (index < groups[1]) {
            partial(words[(int) (RandomKey.uniform(key, 0) * words.length)], key, window, scratch);
            return unknown;
        }
        index -= groups[1];
        if (index < groups[2]) {
            silence(key, window, scratch);
            return unknown + 1;
        }
        if (hard.isEmpty() || RandomKey.uniform(key, 0) >= settings.mining().share())
            others.fill(window, 0, windowSamples, 0, RandomKey.derive(key, SPEECH), scratch);
        else hard.fill(window, key, scratch);
        return unknown;
    }

    /** A word anywhere in the window, in the surroundings it was recorded in or in others. */
    private void word(int word, long key, float[] y, Scratch scratch) {
        Recording r = store.recording(word);
        double factor = speed.draw(key, 1);
        int length = SoundTransforms.laidLength(r.speech().length(), factor);
        int border = millis(settings.borderMillis());
        int one = -border;
        int other = windowSamples - length + border;
        int at = (int) Math.floor(RandomKey.uniform(key, 2, Math.min(one, other), Math.max(one, other) + 1));
        if (RandomKey.uniform(key, 3) < 0.5f)
            lay(word, 0, r.length(), r.speech().from(), factor, y, at, scratch);
        else layCut(word, r.speech().from(), r.speech().to(), factor, y, at, scratch);
        neighbours(r, at, at + length, key, y, scratch);
    }

    /** Other speech before and behind what stands between two places. */
    private void neighbours(Recording r, int from, int to, long key, float[] y, Scratch scratch) {
        double level =
                r.level() * SoundTransforms.decibels(settings.neighbourDb().draw(key, 4));
        if (RandomKey.uniform(key, 5) < settings.neighbourProbability() && from > 0) {
            int end = from - millis(settings.gapMillis().draw(key, 6));
            // it begins somewhere before the window, in the middle of a piece
            others.fill(
                    y, -millis(RandomKey.uniform(key, 7, 0, 500)), end, level, RandomKey.derive(key, BEFORE), scratch);
        }
        if (RandomKey.uniform(key, 8) < settings.neighbourProbability() && to < y.length) {
            int begin = to + millis(settings.gapMillis().draw(key, 9));
            others.fill(y, begin, y.length, level, RandomKey.derive(key, BEHIND), scratch);
        }
    }

    /** Some of a word: the rest is outside the window, or something else is said instead. */
    private void partial(int word, long key, float[] y, Scratch scratch) {
        Recording r = store.recording(word);
        SpeechBounds s = r.speech();
        double factor = speed.draw(key, 1);
        double part = settings.part().draw(key, 2);
        boolean beginning = RandomKey.uniform(key, 10) < 0.5f;
        int length = SoundTransforms.laidLength(s.length(), factor);
        int shown = (int) (part * length);
        float kind = RandomKey.uniform(key, 11);
        if (kind < 0.45f) {
            int at = beginning ? y.length - shown : shown - length;
            if (RandomKey.uniform(key, 3) < 0.5f) lay(word, 0, r.length(), s.from(), factor, y, at, scratch);
            else layCut(word, s.from(), s.to(), factor, y, at, scratch);
            neighbours(r, Math.max(0, at), Math.min(y.length, at + length), key, y, scratch);
            return;
        }
        int at = (int) (RandomKey.uniform(key, 12) * (y.length - shown));
        int cut = (int) (part * s.length());
        int first = s.from() + cut;
        int second = s.to() - cut;
        if (kind < 0.6f) { // the parts of the word the wrong way round
            layCut(word, second, s.to(), factor, y, at, scratch);
            layCut(word, s.from(), first, factor, y, at + shown, scratch);
            neighbours(r, at, at + 2 * shown, key, y, scratch);
            return;
        }
        if (beginning) layCut(word, s.from(), first, factor, y, at, scratch);
        else layCut(word, second, s.to(), factor, y, at, scratch);
        // where the word was cut something else goes on without a pause
        double level =
                r.level() * SoundTransforms.decibels(settings.neighbourDb().draw(key, 4));
        long k = RandomKey.derive(key, SPEECH);
        if (beginning) others.fill(y, at + shown, y.length, level, k, scratch);
        else others.fill(y, -millis(RandomKey.uniform(key, 7, 0, 500)), at, level, k, scratch);
    }

    /** Nothing at all, noise of any level, or what is to be heard around a word. */
    private void silence(long key, float[] y, Scratch scratch) {
        float kind = RandomKey.uniform(key, 0);
        if (kind < 0.15f) return;
        if (kind < 0.6f) {
            int word = words[(int) (RandomKey.uniform(key, 1) * words.length)];
            Recording r = store.recording(word);
            int before = r.speech().from() - millis(100);
            int behind = r.length() - r.speech().to() - millis(100);
            int n = Math.min(y.length, Math.max(before, behind));
            if (n > y.length / 3) {
                int from = before > behind ? 0 : r.length() - n;
                int at = (int) (RandomKey.uniform(key, 2) * (y.length - n + 1));
                lay(word, from, from + n, from, 1, y, at, scratch);
                return;
            }
        }
        noise.fill(y, y.length, RandomKey.derive(key, BACKGROUND));
        double rms = SoundTransforms.rms(y, 0, y.length);
        if (rms > 0)
            SoundTransforms.gain(
                    y, 0, y.length, (float) (SoundTransforms.decibels(RandomKey.uniform(key, 3, -75, -15)) / rms));
    }

    /** A part of a recording with its margins, as if cut out by hand. */
    private void layCut(int recording, int from, int to, double factor, float[] y, int at, Scratch scratch) {
        SpeechBounds s = store.recording(recording).speech();
        int margin = millis(MARGIN_MILLIS);
        // no margin where the cut goes through the word
        int start = from == s.from() ? Math.max(0, from - margin) : from;
        int end = to == s.to() ? Math.min(store.recording(recording).length(), to + margin) : to;
        lay(recording, start, end, from, factor, y, at, scratch);
    }

    /**
     * Lays samples of a recording so that one of them comes to stand at a place.
     *
     * @param anchor the sample of the recording that stands at {@code at}
     */
    private void lay(int recording, int from, int to, int anchor, double factor, float[] y, int at, Scratch scratch) {
        int n = to - from;
        if (n <= 0) return;
        float[] x = scratch.floats(READ, n);
        store.read(recording, from, n, x, 0);
        int start = at - (int) ((anchor - from) / factor);
        SoundTransforms.lay(x, n, factor, 1, y, start, 0, y.length, millis(FADE_MILLIS));
    }

    private int millis(double millis) {
        return (int) (millis * store.sampleRate() / 1000);
    }

    /** Clips as they are on one day, for validation: the windows of a key. */
    Clips frozen(long key) {
        float[][] windows = new float[size()][windowSamples];
        int[] classes = new int[windows.length];
        Scratch scratch = new Scratch();
        for (int i = 0; i < windows.length; i++) classes[i] = draw(i, RandomKey.derive(key, i), windows[i], scratch);
        return new Clips(windows, classes);
    }

    HardWindows hard() {
        return hard;
    }

    @Override
    public void addTo(Fingerprint print) {
        store.addTo(print);
        for (int i = 0; i < words.length; i++) print.add(words[i]).add(classOfWord[i]);
        print.add(others.length());
        hard.addTo(print);
    }

    @Override
    public float[] balancedWeights(int classCount) {
        int[] n = new int[classCount];
        for (int i = 0; i < groups[0]; i++) n[classOfWord[i % words.length]]++;
        n[unknown] = groups[1] + groups[3];
        n[unknown + 1] = groups[2];
        float[] weights = new float[classCount];
        for (int c = 0; c < classCount; c++) weights[c] = n[c] == 0 ? 0 : (float) size() / (classCount * n[c]);
        return weights;
    }
}
