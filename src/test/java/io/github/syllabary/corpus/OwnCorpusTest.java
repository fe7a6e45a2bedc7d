package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The corpus that comes with the project is what its README says. */
class OwnCorpusTest {
    private static final Path FOLDER = Path.of("corpus");

    private static Corpus corpus;
    private static Corpus times;

    @BeforeAll
    static void read() throws IOException {
        corpus = Corpus.read(FOLDER);
        times = Corpus.read(FOLDER.resolve("long/times.tsv"));
    }

    @Test
    void nothingInItLooksWrong() {
        CorpusStatistics statistics = CorpusStatistics.of(corpus, (done, of) -> {});
        assertEquals(List.of(), statistics.suspicious()); // duplicates and voices in two splits among them
        assertEquals(Map.of(16000, corpus.size()), statistics.rates());
    }

    @Test
    void hasEnoughLabelsAndVoices() {
        assertTrue(corpus.labels().containsAll(List.of("ni3", "hao3", "ni3_hao3")));
        long toned =
                corpus.labels().stream().filter(l -> l.matches("[a-z]+[1-5]")).count();
        assertTrue(toned >= 20, toned + " toned syllables");
        assertTrue(corpus.speakers().size() >= 40, corpus.speakers().size() + " voices");
        assertEquals(List.of("test", "train", "validation"), corpus.splits());
        for (String split : corpus.splits()) {
            assertEquals(corpus.labels(), corpus.inSplit(split).labels());
        }
    }

    @Test
    void showsEveryLabelInCharacters() {
        for (Utterance u : corpus.utterances()) {
            String hanzi = u.more().getOrDefault("hanzi", "");
            assertEquals(
                    u.label().split("_").length,
                    hanzi.codePoints()
                            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                            .count(),
                    u.label());
        }
        assertEquals(
                "你好", corpus.ofLabels("ni3_hao3").utterances().get(0).more().get("hanzi"));
    }

    @Test
    void holdsNoFileThatNoTableNames() throws IOException {
        Set<Path> named = new HashSet<>();
        corpus.utterances().forEach(u -> named.add(u.file()));
        times.utterances().forEach(u -> named.add(u.file()));
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertEquals(
                    named,
                    new HashSet<>(
                            files.filter(f -> f.toString().endsWith(".flac")).toList()));
        }
    }

    @Test
    void isSmall() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) bytes += Files.size(file);
        }
        assertTrue(bytes < 10_000_000, bytes + " bytes");
    }

    @Test
    void timesOfLongRecordingsEncloseTheWordsAndNothingElse() throws IOException {
        Map<Path, List<Utterance>> byFile = new TreeMap<>();
        for (Utterance u : times.utterances()) {
            byFile.computeIfAbsent(u.file(), f -> new ArrayList<>()).add(u);
        }
        assertTrue(byFile.size() >= 6, byFile.size() + " recordings");
        for (Map.Entry<Path, List<Utterance>> recording : byFile.entrySet()) {
            Sound sound = Sound.read(recording.getKey());
            assertTrue(sound.seconds() >= 5 && sound.seconds() <= 15, recording.getKey() + " " + sound.seconds());
            double before = 0;
            for (Utterance u : recording.getValue()) {
                double start = u.start().orElseThrow();
                assertTrue(start >= before, u.toString());
                assertTrue(rms(sound, before, start) < 1e-4, "sound before " + u);
                assertTrue(u.sound().rms() > 5e-3, "no sound in " + u);
                before = u.end().orElseThrow();
            }
            assertTrue(before < sound.seconds());
            assertTrue(rms(sound, before, sound.seconds()) < 1e-4, "sound at the end of " + recording.getKey());
        }
    }

    @Test
    void everyLongRecordingGreetsAtAPlaceOfItsOwnByAVoiceForTest() {
        Map<Path, Double> greetings = new TreeMap<>();
        Set<Path> files = new HashSet<>();
        for (Utterance u : times.utterances()) {
            files.add(u.file());
            assertTrue(corpus.inSplit("test").speakers().contains(u.speaker()), u.toString());
            if (u.label().equals("ni3_hao3"))
                greetings.putIfAbsent(u.file(), u.start().orElseThrow());
        }
        assertEquals(files, greetings.keySet());
        assertEquals(files.size(), new HashSet<>(greetings.values()).size());
        assertTrue(times.labels().containsAll(List.of("ni3", "hao3")));
    }

    private static double rms(Sound sound, double from, double to) {
        int start = (int) Math.round(from * sound.sampleRate());
        return sound.slice(start, Math.max(start, (int) Math.round(to * sound.sampleRate())))
                .rms();
    }
}
