package io.github.syllabary.training;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.FrameStream;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.StreamingNetwork;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Workers;
import io.github.syllabary.training.SpottingSettings.Mining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Windows of other speech that the network took for words: found by running it, in its streaming form,
 * along speech of many keys, and alarms from elsewhere. Of a window only its key and place are kept, for
 * the key gives the speech again.
 */
final class HardWindows {
    private static final int STRETCH_SECONDS = 8;

    /** What is less probable than this needs no more training. */
    private static final float LEAST_SCORE = 0.05f;

    private static final double JITTER_SECONDS = 0.1;

    /** Where in a stretch a window is, and how probable its likeliest word. */
    private record Found(int stretch, int frame, float score) {}

    /** What a round has found. */
    record Round(int windows, double highest) {}

    private final Mining mining;
    private final OtherSpeech speech;
    private final SoundFrontEnd frontEnd;
    private final SoundStore store;
    private final int[] alarms;
    private final long seed;

    /** Round after round, room for so many windows: number of the stretch and first frame, −1 where there is none. */
    private final float[] kept;

    private int[] filled;

    /**
     * @param alarms recordings of the store that were false alarms, may be none
     * @param seed what the speech is drawn from that the network is run along
     */
    HardWindows(Mining mining, OtherSpeech speech, SoundFrontEnd frontEnd, SoundStore store, int[] alarms, long seed) {
        this.mining = mining;
        this.speech = speech;
        this.frontEnd = frontEnd;
        this.store = store;
        this.alarms = alarms;
        this.seed = seed;
        kept = new float[2 * mining.rounds() * mining.windows()];
        Arrays.fill(kept, -1);
        resumed();
    }

    /** The state between two epochs, for checkpoints. */
    float[] state() {
        return kept;
    }

    /** To be called after the state was overwritten. */
    void resumed() {
        int[] places = new int[kept.length / 2];
        int n = 0;
        for (int i = 0; i < places.length; i++) if (kept[2 * i] >= 0) places[n++] = i;
        filled = Arrays.copyOf(places, n);
    }

    boolean isEmpty() {
        return filled.length == 0 && alarms.length == 0;
    }

    /** The round that is due after so many of the epochs, or −1. */
    int roundAfter(int epoch, int epochs) {
        for (int round = 0; round < mining.rounds(); round++)
            if (epoch == Math.max(1, (int) ((long) epochs * (round + 2) / (mining.rounds() + 3)))) return round;
        return -1;
    }

    /** Fills a window with one of them, drawn by the key, a little shifted. */
    void fill(float[] y, long key, Scratch scratch) {
        int which = (int) (RandomKey.uniform(key, 1) * (filled.length + alarms.length));
        double jitter = RandomKey.uniform(key, 2, -JITTER_SECONDS, JITTER_SECONDS);
        int moved = (int) (jitter * frontEnd.sampleRate());
        if (which >= filled.length) {
            int alarm = alarms[which - filled.length];
            int spare = store.recording(alarm).length() - y.length;
            int from = spare > 0 ? (int) (RandomKey.uniform(key, 3) * (spare + 1)) : spare / 2 + moved;
            store.read(alarm, from, y.length, y, 0);
            return;
        }
        int place = filled[which];
        int from = (int) kept[2 * place + 1] * frontEnd.features().hopSamples() + moved;
        int most = stretchSamples() - y.length;
        stretch(y, Math.max(0, Math.min(most, from)), place / mining.windows(), (int) kept[2 * place], scratch);
    }

    /** The part of a stretch from a sample on. */
    private void stretch(float[] y, int from, int round, int number, Scratch scratch) {
        long key = RandomKey.derive(RandomKey.derive(seed, round), number);
        speech.fill(y, -from, y.length, 0, key, scratch);
    }

    private int stretchSamples() {
        return Math.max(STRETCH_SECONDS * frontEnd.sampleRate(), 2 * frontEnd.windowSamples());
    }

    /**
     * Runs the network along the speech of a round and keeps what it is most wrong on, at most one window
     * of each stretch.
     *
     * @param words how many classes, from the first, are words
     */
    Round mine(int round, Network network, int words, Workers workers) {
        int stretches = (int) Math.max(1, (long) mining.minutes() * 60 * frontEnd.sampleRate() / stretchSamples());
        Found[] found = new Found[stretches];
        Scout[] scouts = new Scout[workers.threads()];
        workers.run(stretches, (i, worker) -> {
            if (scouts[worker] == null) scouts[worker] = new Scout(network, words);
            found[i] = scouts[worker].worst(round, i);
        });
        List<Found> worst = new ArrayList<>(List.of(found));
        worst.removeIf(f -> f.score < LEAST_SCORE);
        worst.sort(Comparator.comparing(Found::score).reversed().thenComparing(Found::stretch));
        int n = Math.min(worst.size(), mining.windows());
        for (int i = 0; i < n; i++) {
            int place = round * mining.windows() + i;
            kept[2 * place] = worst.get(i).stretch;
            kept[2 * place + 1] = worst.get(i).frame;
        }
        resumed();
        return new Round(n, n == 0 ? 0 : worst.get(0).score);
    }

    /** Runs a network along one stretch after another. */
    private final class Scout {
        private final FrameStream frames;
        private final StreamingNetwork network;
        private final Scratch scratch = new Scratch();
        private final float[] sound = new float[stretchSamples()];
        private float score;
        private long frame;

        Scout(Network network, int words) {
            Features features = frontEnd.features();
            frames = features.stream();
            this.network = new StreamingNetwork(network, (first, outputs) -> {
                for (int c = 0; c < words; c++) {
                    if (outputs[c] <= score) continue;
                    score = outputs[c];
                    frame = first;
                }
            });
        }

        Found worst(int round, int number) {
            Arrays.fill(sound, 0);
            stretch(sound, 0, round, number, scratch);
            frames.reset();
            network.reset();
            score = 0;
            frame = 0;
            frames.accept(sound, 0, sound.length, network::accept);
            return new Found(number, (int) frame, score);
        }
    }

    void addTo(Fingerprint print) {
        for (int alarm : alarms) print.add(alarm);
    }
}
