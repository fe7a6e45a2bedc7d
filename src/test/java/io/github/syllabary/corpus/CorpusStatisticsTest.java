package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusStatisticsTest {
    @TempDir
    Path folder;

    private CorpusStatistics statistics;
    private final List<Integer> progress = new ArrayList<>();

    @BeforeEach
    void corpusWithOneOfEachFault() throws IOException {
        Clips.tone(folder, "a/1.wav", 300, 0.5);
        Clips.tone(folder, "a/2.wav", 400, 1.5);
        Clips.tone(folder, "a/same.wav", 400, 1.5);
        Clips.tone(folder, "b/short.wav", 300, 0.05);
        Clips.sound(folder, "b/silent.wav", new float[8000]);
        Files.writeString(folder.resolve("b/text.wav"), "this is no sound");
        float[] clipped = new float[16000];
        for (int i = 0; i < clipped.length; i++) clipped[i] = (float) Math.sin(i * Math.PI / 400);
        Clips.sound(folder, "c/clipped.wav", clipped);
        Files.writeString(folder.resolve("manifest.tsv"), """
                path\tlabel\tspeaker\tsplit
                a/1.wav\ta\tanna\ttrain
                a/2.wav\ta\tben\ttrain
                a/same.wav\ta\tben\ttest
                b/short.wav\tb\tanna\ttrain
                b/silent.wav\tb\tunknown\ttrain
                b/text.wav\tb\tunknown\ttest
                c/clipped.wav\tc\tcora\ttest
                """);
        statistics = CorpusStatistics.of(Corpus.read(folder), (done, of) -> progress.add(done * 100 + of));
    }

    @Test
    void countsWhatIsThere() {
        assertEquals(7, statistics.clips());
        assertEquals(3, statistics.labels());
        assertEquals(3, statistics.speakers());
        assertEquals(Map.of("a", 3, "b", 3, "c", 1), statistics.clipsPerLabel());
        assertEquals("1 to 3, median 3", statistics.clipsOfALabel());
        assertEquals(new CorpusStatistics.Split(3, 3, 2), statistics.splits().get("test"));
        assertEquals(Map.of(16000, 6), statistics.rates());
        assertEquals(Arrays.asList(107, 207, 307, 407, 507, 607, 707), progress);
    }

    @Test
    void measuresTheReadableClips() {
        assertEquals(5.05, statistics.seconds().all(), 1e-9);
        assertEquals(0.05, statistics.seconds().shortest(), 1e-9);
        assertEquals(0.75, statistics.seconds().median(), 1e-9); // between 0.5 and 1.0
        assertEquals(1.5, statistics.seconds().longest(), 1e-9);
    }

    @Test
    void findsEveryFaultOnce() {
        assertSuspicion("a speaker in several splits", "ben in test, train");
        assertSuspicion("a label without training clips", "c");
        assertSuspicion("identical audio in two splits", "a/2.wav and a/same.wav");
        assertSuspicion("shorter than 0.1 s", "b/short.wav");
        assertSuspicion("silent (root mean square below 0.001)", "b/silent.wav");
        assertSuspicion("clipped (three samples in a row at full scale)", "c/clipped.wav");
        CorpusStatistics.Suspicion unreadable = suspicion("cannot be read");
        assertEquals(1, unreadable.count());
        assertTrue(unreadable.examples().get(0).contains("text.wav"), unreadable.toString());
        assertSuspicion("a label with one clip", "c");
        assertSuspicion(
                "a speaker more than 10 dB louder or softer than the others", "cora -3.0 dB, the others -21.1 dB");
        assertEquals(9, statistics.suspicious().size());
    }

    @Test
    void findsDirectCurrentAndSeveralRates() throws IOException {
        float[] tone = Sound.read(folder.resolve("a/1.wav")).samples();
        for (int i = 0; i < tone.length; i++) tone[i] += 0.02f;
        Path off = Clips.sound(folder, "off.wav", tone);
        Path slow = folder.resolve("slow.wav");
        new Sound(tone.clone(), 8000).removeDc().write(slow);
        Corpus corpus = new Corpus(
                folder, List.of(new Utterance(off, "a", "", "", Map.of()), new Utterance(slow, "a", "", "", Map.of())));
        statistics = CorpusStatistics.of(corpus, (done, of) -> {});
        assertSuspicion("off zero (the mean is beyond ±0.01, direct current)", "off.wav");
        assertSuspicion("several sample rates", "8000 Hz, 16000 Hz");
        assertEquals(2, statistics.suspicious().size());
    }

    @Test
    void countsDurationsInStepsOfPeople() {
        CorpusStatistics.Histogram h = CorpusStatistics.Histogram.of(List.of(0.32, 0.33, 0.99, 1.0, 30.0));
        assertEquals(0.05, h.step(), 1e-12);
        assertEquals(5, Arrays.stream(h.counts()).sum());
        assertEquals(2, h.counts()[6]);
    }

    @Test
    void saysItToPeople() {
        String text = statistics.toText();
        assertTrue(text.contains("clips       7 (1 to 3, median 3 of a label)\n"), text);
        assertTrue(text.contains("1 × shorter than 0.1 s:\n    b/short.wav\n"), text);
    }

    @Test
    void saysItToPrograms() {
        JsonObject json = JsonParser.parseString(statistics.toJson()).getAsJsonObject();
        assertEquals(7, json.get("clips").getAsInt());
        assertEquals(1.5, json.getAsJsonObject("seconds").get("longest").getAsDouble(), 1e-9);
        assertEquals(9, json.getAsJsonArray("suspicious").size());
    }

    @Test
    void saysSoIfNothingIsWrong() {
        Corpus fine = new Corpus(
                folder,
                List.of(
                        new Utterance(folder.resolve("a/1.wav"), "a", "", "", Map.of()),
                        new Utterance(folder.resolve("a/2.wav"), "a", "", "", Map.of())));
        assertTrue(CorpusStatistics.of(fine, (done, of) -> {}).toText().endsWith("nothing looks wrong\n"));
    }

    @Test
    void givesFewExamplesOfMany() throws IOException {
        List<Utterance> silent = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            silent.add(new Utterance(Clips.sound(folder, i + ".wav", new float[8000 + i]), "a", "", "", Map.of()));
        }
        CorpusStatistics many = CorpusStatistics.of(new Corpus(folder, silent), (done, of) -> {});
        assertEquals(9, many.suspicious().get(0).count());
        assertEquals(
                CorpusStatistics.MOST_EXAMPLES,
                many.suspicious().get(0).examples().size());
        assertTrue(many.toText().contains("    and 4 more\n"), many.toText());
    }

    private void assertSuspicion(String what, String example) {
        assertEquals(
                new CorpusStatistics.Suspicion(what, 1, List.of(example.replace('/', java.io.File.separatorChar))),
                suspicion(what));
    }

    private CorpusStatistics.Suspicion suspicion(String what) {
        return statistics.suspicious().stream()
                .filter(s -> s.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " not in " + statistics.suspicious()));
    }
}
