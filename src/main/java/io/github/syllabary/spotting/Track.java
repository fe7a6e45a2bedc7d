package io.github.syllabary.spotting;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Utterance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Utterances one after the other, to be heard as one recording: before each and after the last a silence, and
 * each faded in and out over 5 ms, so that no click stands where they join.
 *
 * @param kind of all of them
 * @param gapSeconds of silence
 */
record Track(AudioKind kind, List<Utterance> utterances, double gapSeconds) {
    private static final int MOST_UTTERANCES = 60;
    private static final double FADE_SECONDS = 0.005;

    /**
     * Its sound at a rate.
     *
     * @param starts by utterance, its first sample
     * @param ends by utterance, the sample behind its last
     */
    record Heard(float[] samples, int[] starts, int[] ends) {
        /** Without the silence. */
        long spoken() {
            long n = 0;
            for (int i = 0; i < starts.length; i++) n += ends[i] - starts[i];
            return n;
        }
    }

    /** The utterances in their order, those of a kind together, no track longer than a minute or so of words. */
    static List<Track> of(List<Utterance> utterances, double gapSeconds) {
        List<Track> tracks = new ArrayList<>();
        for (AudioKind kind : AudioKind.values()) {
            List<Utterance> ofKind =
                    utterances.stream().filter(u -> AudioKind.of(u) == kind).toList();
            int most = kind == AudioKind.WORDS ? MOST_UTTERANCES : MOST_UTTERANCES / 12;
            for (int at = 0; at < ofKind.size(); at += most)
                tracks.add(new Track(kind, ofKind.subList(at, Math.min(ofKind.size(), at + most)), gapSeconds));
        }
        return tracks;
    }

    Heard heard(int rate, ClipCache cache) throws IOException {
        int gap = (int) Math.round(gapSeconds * rate);
        int fade = (int) Math.round(FADE_SECONDS * rate);
        int[] starts = new int[utterances.size()];
        int[] ends = new int[utterances.size()];
        float[] samples = new float[gap];
        int n = gap;
        for (int i = 0; i < starts.length; i++) {
            Sound sound = cache.sound(utterances.get(i), rate);
            float[] x = sound.samples();
            if (n + (long) x.length + gap > samples.length)
                samples = Arrays.copyOf(samples, Math.addExact(Math.addExact(n, x.length), Math.max(gap, n / 2)));
            System.arraycopy(x, 0, samples, n, x.length);
            fade(samples, n, x.length, Math.min(fade, x.length / 2));
            starts[i] = n;
            ends[i] = n + x.length;
            n = ends[i] + gap;
        }
        return new Heard(Arrays.copyOf(samples, n), starts, ends);
    }

    private static void fade(float[] x, int from, int n, int fade) {
        for (int i = 0; i < fade; i++) {
            float share = (i + 0.5f) / fade;
            x[from + i] *= share;
            x[from + n - 1 - i] *= share;
        }
    }
}
