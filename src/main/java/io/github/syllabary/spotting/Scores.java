package io.github.syllabary.spotting;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What was heard on a track.
 *
 * @param heard where the utterances stand; without the samples, for hours of them would fill the memory
 */
record Scores(Track track, Track.Heard heard, Posteriors posteriors) {

    AudioKind kind() {
        return track.kind();
    }

    List<Utterance> utterances() {
        return track.utterances();
    }

    /**
     * Runs the recognizer along all tracks.
     *
     * @param progress told how many tracks of how many are done
     * @throws IOException naming the file that cannot be read
     */
    static Scores[] of(
            Recognizer recognizer,
            List<String> words,
            List<Track> tracks,
            ClipCache cache,
            Workers workers,
            BiConsumer<Integer, Integer> progress)
            throws IOException {
        Scores[] all = new Scores[tracks.size()];
        int[] done = {0};
        try {
            workers.run(all.length, (task, worker) -> {
                try {
                    all[task] = of(recognizer, words, tracks.get(task), cache);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                synchronized (done) {
                    progress.accept(++done[0], all.length);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return all;
    }

    private static Scores of(Recognizer recognizer, List<String> words, Track track, ClipCache cache)
            throws IOException {
        int rate = recognizer.frontEnd().sampleRate();
        Track.Heard heard = track.heard(rate, cache);
        Posteriors posteriors = Posteriors.of(recognizer, words, new Sound(heard.samples(), rate));
        return new Scores(track, new Track.Heard(new float[0], heard.starts(), heard.ends()), posteriors);
    }
}
