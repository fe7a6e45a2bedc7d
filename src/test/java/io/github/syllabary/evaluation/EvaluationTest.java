package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clip's length says what the fake recognizer hears in it: 100 samples are label 0, 200 are label 1. */
class EvaluationTest {
    private static final List<String> LABELS = List.of("low", "high");

    @TempDir
    private Path folder;

    private final List<Utterance> clips = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        clip("low", "anna", 100);
        clip("low", "anna", 100);
        clip("low", "ben", 200);
        clip("high", "ben", 200);
        clip("high", "unknown", 200);
    }

    @Test
    void rowsAreTheTruth() throws IOException {
        Evaluation evaluation = evaluate(1);
        assertEquals(2, evaluation.confusion().count(0, 0));
        assertEquals(1, evaluation.confusion().count(0, 1));
        assertEquals(0, evaluation.confusion().count(1, 0));
        assertEquals(2, evaluation.confusion().count(1, 1));
        assertEquals(0.8, evaluation.accuracy(), 1e-12);
        assertEquals(Interval.wilson(4, 5), evaluation.interval());
    }

    @Test
    void speakersWhoAreNobodyAreNotCounted() throws IOException {
        assertEquals(
                Map.of("anna", new Tally(2, 2), "ben", new Tally(1, 2)),
                evaluate(1).speakers());
    }

    @Test
    void threadsChangeNothing() throws IOException {
        for (int i = 0; i < 40; i++) clip(i % 3 == 0 ? "low" : "high", "s" + i % 7, i % 2 == 0 ? 100 : 200);
        Files.writeString(clips.get(20).file(), "not sound");
        assertEquals(evaluate(1).toJson(), evaluate(3).toJson());
    }

    @Test
    void unreadableClipsAreListedAndCountInNoFigure() throws IOException {
        Files.writeString(clips.get(2).file(), "not sound");
        Evaluation evaluation = evaluate(2);
        assertEquals(4, evaluation.clips());
        assertEquals(1.0, evaluation.accuracy(), 0);
        assertEquals(1, evaluation.unreadable().size());
        assertEquals(
                clips.get(2).file().toString(), evaluation.unreadable().get(0).file());
        assertTrue(evaluation.toText(label -> label).contains("1 clip could not be read"));
        assertTrue(evaluation
                .toText(label -> label)
                .contains(evaluation.unreadable().get(0).reason()));
    }

    @Test
    void nothingReadableIsAnError() throws IOException {
        for (Utterance clip : clips) Files.delete(clip.file());
        String message = assertThrows(IOException.class, () -> evaluate(2)).getMessage();
        assertTrue(message.startsWith("none of the 5 clips can be read; the first: "), message);
        assertTrue(message.contains(clips.get(0).file().toString()), message);
    }

    @Test
    void anEmptyCorpusIsAnError() {
        clips.clear();
        String message =
                assertThrows(IllegalArgumentException.class, () -> evaluate(1)).getMessage();
        assertEquals(folder + " has no clips to evaluate; choose another split", message);
    }

    @Test
    void aClipMayBeAPartOfItsFile() throws IOException {
        clips.clear();
        clip("low", "anna", 1000);
        Path file = clips.remove(0).file();
        clips.add(new Utterance(file, "high", "anna", "", Map.of("start", "0.05", "end", "0.075"))); // 200 samples
        assertEquals(1.0, evaluate(1).accuracy(), 0);
    }

    @Test
    void everyClipIsReported() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Workers workers = new Workers(2)) {
            Evaluation.of(LABELS, run(LABELS, workers), (done, all) -> {
                calls.incrementAndGet();
                most.accumulateAndGet(done, Math::max);
                assertEquals(5, all);
            });
        }
        assertEquals(5, calls.get());
        assertEquals(5, most.get());
    }

    @Test
    void jsonHasFractionsAndRowsOfTruth() throws IOException {
        JsonObject json = JsonParser.parseString(evaluate(1).toJson()).getAsJsonObject();
        assertEquals(0.8, json.get("accuracy").getAsDouble(), 1e-12);
        JsonArray interval = json.getAsJsonArray("interval");
        assertEquals(Interval.wilson(4, 5).low(), interval.get(0).getAsDouble(), 1e-12);
        assertEquals(Interval.wilson(4, 5).high(), interval.get(1).getAsDouble(), 1e-12);
        assertEquals(5, json.get("clips").getAsInt());
        assertEquals("[\"low\",\"high\"]", json.get("labels").toString());
        assertEquals("[[2,1],[0,2]]", json.get("confusion").toString());
        JsonObject low = json.getAsJsonArray("classes").get(0).getAsJsonObject();
        assertEquals(1.0, low.get("precision").getAsDouble(), 0);
        assertEquals(2.0 / 3, low.get("recall").getAsDouble(), 1e-12);
        assertEquals(2, json.getAsJsonArray("speakers").size());
        assertEquals(0, json.getAsJsonArray("unreadable").size());
    }

    @Test
    void jsonHasNullWhereThereIsNoShare() throws IOException {
        clips.subList(2, 5).clear();
        JsonObject json = JsonParser.parseString(evaluate(1).toJson()).getAsJsonObject();
        assertTrue(json.getAsJsonArray("classes")
                .get(1)
                .getAsJsonObject()
                .get("recall")
                .isJsonNull());
    }

    @Test
    void textShowsTheFiguresThatCount() throws IOException {
        String text = evaluate(1).toText(label -> label);
        assertTrue(text.startsWith("accuracy 80.0 % (95 % interval 37.6 % to 96.4 %), 4 of 5 clips"), text);
        assertTrue(text.contains("low        3    100.0 %   66.7 %  80.0 %"), text);
        assertTrue(text.contains("low     2     1\nhigh    ·     2\n"), text);
        assertTrue(text.contains("ben          2    50.0 %    9.5 % to 90.5 %"), text);
    }

    @Test
    void aWideMatrixGivesWayToTheListOfConfusions() throws IOException {
        List<String> labels = new ArrayList<>(LABELS);
        for (int i = 0; i < 30; i++) labels.add("label" + i);
        try (Workers workers = new Workers(1)) {
            String text = Evaluation.of(labels, run(labels, workers), (done, all) -> {})
                    .toText(label -> label);
            assertTrue(
                    text.contains("most frequent confusions\nsaid  recognised as  clips\nlow            high      1\n"),
                    text);
        }
    }

    @Test
    void ofHundredsOfLabelsTheWorstAreShownAndHowOftenTheTruthWasAmongFive() throws IOException {
        List<String> labels = new ArrayList<>(LABELS);
        for (int i = 0; i < 200; i++) labels.add("label" + i);
        try (Workers workers = new Workers(1)) {
            Evaluation evaluation = Evaluation.of(labels, run(labels, workers), (done, all) -> {});
            String text = evaluation.toText(label -> label);
            assertTrue(
                    text.contains("among the first five\nlabel  80.0 %  37.6 % to 96.4 %               100.0 %\n"),
                    text);
            assertTrue(text.contains("(the worst of 202 labels; --json has them all)\n"), text);
            assertTrue(text.contains("low ") && !text.contains("label7"), text);
            JsonObject part = JsonParser.parseString(evaluation.toJson())
                    .getAsJsonObject()
                    .getAsJsonArray("parts")
                    .get(0)
                    .getAsJsonObject();
            assertEquals("label", part.get("part").getAsString());
            assertEquals(1, part.get("firstFive").getAsDouble());
        }
    }

    private Evaluation evaluate(int threads) throws IOException {
        try (Workers workers = new Workers(threads)) {
            return Evaluation.of(LABELS, run(LABELS, workers), (done, all) -> {});
        }
    }

    private CorpusRun run(List<String> labels, Workers workers) {
        return new CorpusRun(labels, sound -> hear(sound, labels.size()), corpus(), workers);
    }

    private static float[] hear(Sound sound, int labels) {
        float[] probabilities = new float[labels];
        probabilities[sound.samples().length / 100 - 1] = 1;
        return probabilities;
    }

    private Corpus corpus() {
        return new Corpus(folder, clips);
    }

    private void clip(String label, String speaker, int samples) throws IOException {
        Path file = folder.resolve(clips.size() + ".wav");
        new Sound(new float[samples], 8000).write(file);
        clips.add(new Utterance(file, label, speaker, "", Map.of()));
    }
}
