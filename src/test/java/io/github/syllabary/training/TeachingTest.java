package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.StreamingNetwork;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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

class TeachingTest {
    @TempDir
    Path dir;

    private Corpus tones;
    private Recognizer model;
    private OtherWords others;

    /** A network that has learnt nothing: what its random kernels make of tones tells them apart well enough. */
    @BeforeEach
    void makeModel() throws IOException {
        tones = ToneCorpus.write(dir, 8);
        SoundFrontEnd frontEnd = Recipe.parse("tones", ToneCorpus.RECIPE).frontEnd();
        Network network = Network.of(frontEnd.shape())
                .conv(24, 3)
                .relu()
                .maxPoolOverTime()
                .dropout(0.1)
                .dense(2)
                .softmax()
                .initialise(3);
        model = new Recognizer(frontEnd, network, List.of("unknown", "silence"), Map.of());
        Path high = Files.createDirectories(dir.resolve("other/high"));
        for (int i = 0; i < 8; i++) Files.copy(dir.resolve("high" + i + ".wav"), high.resolve(i + ".wav"));
        others = OtherWords.of(model, List.of(dir.resolve("other")), 1, 2);
    }

    private Corpus takes() {
        return tones.filter(u -> u.speaker().equals("a") && !u.label().equals("high"));
    }

    private Recognizer teach(int threads, TrainingListener listener) throws IOException {
        return new Teaching(model, others, 5, threads, listener).learn(takes(), List.of());
    }

    @Test
    void theTaughtModelTellsWordsFromEachOtherAndFromOthers() throws IOException {
        Recognizer taught = teach(2, TrainingListener.NONE);
        assertEquals(List.of("low", "middle", "unknown", "silence"), taught.labels());
        int right = 0;
        for (var u : tones.utterances()) {
            String truth = u.label().equals("high") ? "unknown" : u.label();
            if (taught.recognize(u.sound()).label().equals(truth)) right++;
        }
        assertTrue(right >= 22, right + " of " + tones.size());
        String nothing = taught.recognize(new Sound(new float[4000], 8000)).label();
        assertTrue(List.of("unknown", "silence").contains(nothing), nothing);
    }

    @Test
    void threadsMakeNoDifferenceToABit() throws IOException {
        List<Parameter> one = teach(1, TrainingListener.NONE).network().parameters();
        List<Parameter> three = teach(3, TrainingListener.NONE).network().parameters();
        for (int i = 0; i < one.size(); i++)
            assertArrayEquals(
                    one.get(i).values(), three.get(i).values(), one.get(i).name());
    }

    @Test
    void allButTheLastLayerStaysAsItWas() throws IOException {
        float[] before = model.network().parameters().get(0).values().clone();
        Recognizer taught = teach(2, TrainingListener.NONE);
        assertArrayEquals(before, model.network().parameters().get(0).values());
        assertArrayEquals(before, taught.network().parameters().get(0).values());
    }

    @Test
    void theTaughtModelRunsAlongEndlessAudioAndIsAFileLikeAnyOther() throws IOException {
        Recognizer taught = teach(2, TrainingListener.NONE);
        assertTrue(StreamingNetwork.problem(taught.network()).isEmpty());
        taught.save(dir.resolve("taught.onnx"));
        Recognizer read = Recognizer.load(dir.resolve("taught.onnx"));
        Sound sound = Sound.read(dir.resolve("low0.wav"));
        assertArrayEquals(taught.probabilities(sound), read.probabilities(sound));
    }

    @Test
    void lossIsToldEpochByEpochAndFalls() throws IOException {
        List<Double> losses = new ArrayList<>();
        teach(2, new TrainingListener() {
            @Override
            public void epoch(EpochResult result) {
                losses.add(result.loss());
            }
        });
        assertTrue(losses.size() >= 10 && losses.get(losses.size() - 1) < losses.get(0) / 2, losses.toString());
    }

    @Test
    void aTaughtModelCanBeTaughtAgain() throws IOException {
        Recognizer taught = teach(2, TrainingListener.NONE);
        assertTrue(others.fit(taught));
        Corpus low = tones.ofLabels("low");
        assertEquals(
                List.of("low", "unknown", "silence"),
                new Teaching(taught, others, 1, 2, TrainingListener.NONE)
                        .learn(low, List.of())
                        .labels());
    }

    @Test
    void withoutWordsEverythingIsUnknownOrSilence() throws IOException {
        Recognizer none =
                new Teaching(model, others, 1, 2, TrainingListener.NONE).withoutWords(Map.of("corpus", "tones"));
        assertEquals(List.of("unknown", "silence"), none.labels());
        assertTrue(others.fit(none));
        assertEquals(
                "unknown",
                none.recognize(tones.ofLabels("high").utterances().get(0).sound())
                        .label());
    }

    @Test
    void otherWordsOfAnotherModelAreRefused() {
        Recognizer other =
                new Recognizer(model.frontEnd(), model.network().copy().initialise(9), model.labels(), Map.of());
        assertFalse(others.fit(other));
        assertThrows(IllegalArgumentException.class, () -> new Teaching(other, others, 1, 1, TrainingListener.NONE));
    }

    @Test
    void onlyUnknownTeachesNothing() {
        Corpus unknown = tones.keepWords(List.of("low")).ofLabels("unknown");
        assertThrows(IllegalArgumentException.class, () -> new Teaching(model, others, 1, 1, TrainingListener.NONE)
                .learn(unknown, List.of()));
    }

    @Test
    void packedOtherWordsAreReadToWithinAStep() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        others.write(out);
        OtherWords read = OtherWords.read(new ByteArrayInputStream(out.toByteArray()), "others");
        assertEquals(others.model(), read.model());
        for (int r = 0; r < others.rows().length; r++)
            for (int c = 0; c < others.rows()[r].length; c++) {
                int column = c;
                float highest = (float) Arrays.stream(others.rows())
                        .mapToDouble(row -> row[column])
                        .max()
                        .orElse(0);
                assertEquals(others.rows()[r][c], read.rows()[r][c], highest / 500 + 1e-6);
            }
    }

    @Test
    void damagedOtherWordsAreRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        others.write(out);
        byte[] bytes = out.toByteArray();
        for (int n : new int[] {0, 3, 20, 80, bytes.length - 1}) {
            byte[] cut = Arrays.copyOf(bytes, n);
            IOException e =
                    assertThrows(IOException.class, () -> OtherWords.read(new ByteArrayInputStream(cut), "x.others"));
            assertTrue(e.getMessage().startsWith("x.others: "), e.getMessage());
        }
    }
}
