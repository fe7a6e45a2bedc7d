package io.github.syllabary.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Workers;
import io.github.syllabary.training.Noise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The same clips again under worse conditions: noise, shifts, gain, a telephone's band, other speeds. Each is done to
 * the window that the recognizer looks at.
 *
 * @param rows the first is the clips as they are
 */
public record Robustness(List<Row> rows) {

    /**
     * @param kind what is changed: {@code "noise"}
     * @param condition how much: {@code "10 dB"}
     */
    public record Row(String kind, String condition, Tally tally) {
        /** {@code "noise 10 dB"}. */
        public String name() {
            return condition.isEmpty() ? kind : kind + " " + condition;
        }
    }

    /**
     * Recognises each clip under every condition. Clips that cannot be read are left out. The same whatever the number
     * of threads.
     *
     * @param corpus its labels all known to the recognizer, see {@link TruthLabels}
     * @param noise at the rate of the recognizer's front end
     * @param seed of the noise
     * @param cache where decoded clips are kept from run to run
     */
    public static Robustness of(
            Recognizer recognizer,
            Corpus corpus,
            ClipCache cache,
            Noise noise,
            long seed,
            Workers workers,
            CorpusRun.Progress progress) {
        List<String> labels = recognizer.labels();
        int rate = recognizer.frontEnd().sampleRate();
        List<Condition> conditions = Condition.all(rate, noise);
        AtomicIntegerArray correct = new AtomicIntegerArray(conditions.size());
        AtomicInteger clips = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        workers.run(corpus.size(), (i, worker) -> {
            Utterance u = corpus.utterances().get(i);
            float[] window = new float[recognizer.frontEnd().windowSamples()];
            try {
                recognizer.frontEnd().place(cache.sound(u, rate), window);
            } catch (IOException e) {
                progress.done(done.incrementAndGet(), corpus.size());
                return;
            }
            clips.incrementAndGet();
            int truth = labels.indexOf(u.label());
            float[] changed = new float[window.length];
            for (int c = 0; c < conditions.size(); c++) {
                conditions.get(c).change().apply(window, changed, RandomKey.derive(seed, i));
                if (CorpusRun.most(recognizer.probabilities(new Sound(changed, rate))) == truth)
                    correct.incrementAndGet(c);
            }
            progress.done(done.incrementAndGet(), corpus.size());
        });
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < conditions.size(); c++)
            rows.add(new Row(
                    conditions.get(c).kind(), conditions.get(c).name(), new Tally(correct.get(c), clips.get())));
        return new Robustness(rows);
    }

    /** A table for people. */
    public String toText() {
        TextTable table = new TextTable().row("condition", "accuracy", "95 % interval");
        for (Row row : rows)
            table.row(
                    row.name(),
                    Percent.of(row.tally().accuracy()),
                    Percent.of(row.tally().interval()));
        return table.toString();
    }

    /** A list of objects with {@code kind}, {@code condition}, {@code clips}, {@code correct}, {@code accuracy}. */
    public JsonArray toJson() {
        JsonArray list = new JsonArray();
        for (Row row : rows) {
            JsonObject one = new JsonObject();
            one.addProperty("kind", row.kind());
            one.addProperty("condition", row.condition());
            one.addProperty("clips", row.tally().clips());
            one.addProperty("correct", row.tally().correct());
            if (row.tally().clips() > 0) one.addProperty("accuracy", row.tally().accuracy());
            list.add(one);
        }
        return list;
    }
}
