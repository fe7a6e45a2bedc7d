package io.github.syllabary.training;

import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.training.Augmentation.Range;
import io.github.syllabary.training.SoundStore.Recording;
import java.util.Arrays;

/**
 * Endless speech without the words, made of pieces of recordings: long ones are cut at random places,
 * single words laid one behind the other, mostly with their silence cut away, as in running speech.
 */
final class OtherSpeech {
    private static final double LONGEST_PAUSE_MILLIS = 600;
    private static final int FADE_MILLIS = 5;

    /** No piece is made louder than this by itself: in a silent clip there is only noise to raise. */
    private static final double MOST_GAIN = 30;

    private static final int READ = 0;

    private final SoundStore store;
    private final int[] members;

    /** Where each member ends when all are laid end to end, in samples. */
    private final long[] ends;

    private final Range speed;
    private final Range gapMillis;

    /**
     * @param members which recordings of the store, at least one
     */
    OtherSpeech(SoundStore store, int[] members, Range speed, Range gapMillis) {
        this.store = store;
        this.members = members;
        this.speed = speed;
        this.gapMillis = gapMillis;
        ends = new long[members.length];
        long end = 0;
        for (int i = 0; i < members.length; i++)
            ends[i] = end += Math.max(1, store.recording(members[i]).speech().length());
    }

    /** How much of it there is, in samples. */
    long length() {
        return ends[ends.length - 1];
    }

    /**
     * Adds the speech of a key to y.
     *
     * @param from where in y it begins, may be negative
     * @param to up to where it goes
     * @param level rms of its pieces, or 0 to leave each as loud as it was recorded
     */
    void fill(float[] y, int from, int to, double level, long key, Scratch scratch) {
        int rate = store.sampleRate();
        int first = Math.max(0, from);
        long at = from;
        for (int piece = 0; at < to; piece++) {
            long k = RandomKey.derive(key, piece);
            int member = member((long) (RandomKey.uniform(k, 0, 0, 1) * length()));
            Recording r = store.recording(members[member]);
            SpeechBounds part = part(r, piece == 0, k);
            double factor = speed.draw(k, 3);
            int n = part.length();
            int length = SoundTransforms.laidLength(n, factor);
            if (at + length > first && r.level() > 0) {
                int fade = FADE_MILLIS * rate / 1000;
                // not as if the piece ended where y does
                int wanted = (int) Math.min(n, Math.ceil((to - at + fade) * factor) + 4);
                float[] x = scratch.floats(READ, wanted);
                store.read(members[member], part.from(), wanted, x, 0);
                float gain = level == 0 ? 1 : (float) Math.min(MOST_GAIN, level / r.level());
                SoundTransforms.lay(x, wanted, factor, gain, y, (int) at, first, to, fade);
            }
            at += Math.max(1, length) + gap(k) * rate / 1000;
        }
    }

    private int member(long position) {
        int found = Arrays.binarySearch(ends, position + 1);
        return found >= 0 ? found : -found - 1;
    }

    /** Of a long recording all from a random place on, of a clip its speech; the first may have begun before. */
    private SpeechBounds part(Recording r, boolean first, long key) {
        boolean whole = RandomKey.uniform(key, 1) < 0.2f;
        int from = whole ? 0 : r.speech().from();
        int to = whole ? r.length() : r.speech().to();
        boolean running = r.speech().length() == r.length() && r.length() > 2 * store.sampleRate();
        if (first || running) from += (int) (RandomKey.uniform(key, 2) * (to - from) * 0.9f);
        return new SpeechBounds(from, to);
    }

    /** In milliseconds: mostly none or short, now and then a pause for breath. */
    private int gap(long key) {
        float kind = RandomKey.uniform(key, 4);
        if (kind < 0.4f) return 0;
        if (kind < 0.85f) return (int) gapMillis.draw(key, 5);
        return (int) RandomKey.uniform(key, 5, gapMillis.high(), Math.max(gapMillis.high(), LONGEST_PAUSE_MILLIS));
    }
}
