package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Waveform;
import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecognizerTest {
    private final Recognizer small = Recognizers.small();

    @Test
    void givesWhatTheNetworkSaysOfTheFrontEnd() {
        Sound sound = Recognizers.tone(90, Recognizers.RATE, 60);
        Tensor x = Tensor.zeros(small.frontEnd().shape());
        small.frontEnd().extract(sound, x.data(), 0);
        assertArrayEquals(small.network().forward(x).data(), small.probabilities(sound));
    }

    @Test
    void ranksLabelsFromTheMostProbable() {
        Sound sound = Recognizers.tone(90, Recognizers.RATE, 60);
        float[] p = small.probabilities(sound);
        Recognition r = small.recognize(sound);
        assertEquals(r.ranked().get(0), new Ranked(r.label(), r.probability()));
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            Ranked ranked = r.ranked().get(i);
            assertEquals(p[small.labels().indexOf(ranked.label())], ranked.probability());
            if (i > 0) assertTrue(ranked.probability() <= r.ranked().get(i - 1).probability());
            sum += ranked.probability();
        }
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void choosesAmongSomeOfItsLabelsOnly() {
        Network parts = small.network().upTo(small.network().logits());
        int[] table = {0, 0, 1, 2, 2, 1, 0, 2};
        Recognizer ofParts = new Recognizer(
                small.frontEnd(), parts.then(new PartSum(table, 2)).softmax(), List.of("a", "b", "c", "d"), Map.of());
        chooses(ofParts, List.of("d", "b"));
        Network biased = parts.then(new PartSum(table, 2)).then(new Bias());
        float[] bias = biased.parameters().get(biased.parameters().size() - 1).values();
        for (int i = 0; i < bias.length; i++) bias[i] = i - 1.5f;
        biased.parametersChanged();
        chooses(
                new Recognizer(small.frontEnd(), biased.softmax(), List.of("a", "b", "c", "d"), Map.of()),
                List.of("d", "b"));
        chooses(small, List.of(small.labels().get(2), small.labels().get(0)));
        assertEquals(
                "the model does not know the label 'x'",
                assertThrows(IllegalArgumentException.class, () -> ofParts.only(List.of("a", "x")))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> ofParts.only(List.of("a")));
    }

    private static void chooses(Recognizer whole, List<String> some) {
        Sound sound = Recognizers.tone(90, Recognizers.RATE, 60);
        float[] all = whole.probabilities(sound);
        float[] chosen = whole.only(some).probabilities(sound);
        double sum =
                some.stream().mapToDouble(l -> all[whole.labels().indexOf(l)]).sum();
        for (int i = 0; i < chosen.length; i++)
            assertEquals(all[whole.labels().indexOf(some.get(i))] / sum, chosen[i], 1e-6);
    }

    @Test
    void ofEquallyProbableLabelsTheFirstLeads() {
        Recognition r = Recognition.of(List.of("a", "b", "c"), new float[] {0.25f, 0.375f, 0.375f});
        assertEquals(
                List.of("b", "c", "a"), r.ranked().stream().map(Ranked::label).toList());
    }

    @Test
    void slidesAlongALongerRecording() {
        int window = Recognizers.WINDOW;
        Sound sound = Recognizers.tone(window + 100, Recognizers.RATE, 60);
        List<TimedRecognition> found = small.recognizeAlong(sound, 0.05);
        int[] starts = {0, 40, 80, 100};
        assertEquals(starts.length, found.size());
        for (int i = 0; i < starts.length; i++) {
            assertEquals(starts[i] / 800.0, found.get(i).start());
            assertEquals((starts[i] + window) / 800.0, found.get(i).end());
            Sound slice = sound.slice(starts[i], starts[i] + window);
            assertEquals(small.recognize(slice), found.get(i).recognition());
        }
    }

    @Test
    void aRecordingOfOneWindowOrLessIsRecognizedOnce() {
        for (int n : new int[] {0, 50, Recognizers.WINDOW}) {
            Sound sound = Recognizers.tone(n, Recognizers.RATE, 60);
            TimedRecognition whole = new TimedRecognition(0, n / 800.0, small.recognize(sound));
            assertEquals(List.of(whole), small.recognizeAlong(sound, 0.05));
        }
    }

    @Test
    void slidesInTheTimeOfTheRecordingWhateverItsRate() {
        Sound sound = Recognizers.tone(3200, 1600, 60);
        List<TimedRecognition> found = small.recognizeAlong(sound, 0.5);
        assertEquals(
                List.of(0.0, 0.5, 1.0, 1.5, 1.85),
                found.stream().map(TimedRecognition::start).toList());
    }

    @Test
    void refusesAHopThatLeadsNowhere() {
        Sound sound = Recognizers.tone(200, Recognizers.RATE, 60);
        for (double hop : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
            assertThrows(IllegalArgumentException.class, () -> small.recognizeAlong(sound, hop));
    }

    @Test
    void anyNumberOfThreadsShareOne() throws InterruptedException, ExecutionException {
        List<Sound> sounds = new ArrayList<>();
        for (int i = 0; i < 50; i++) sounds.add(Recognizers.tone(60 + i, Recognizers.RATE, 20 + 5 * i));
        List<Recognition> alone = sounds.stream().map(small::recognize).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Recognition>>> all = new ArrayList<>();
            for (int t = 0; t < 8; t++)
                all.add(threads.submit(
                        () -> sounds.stream().map(small::recognize).toList()));
            for (Future<List<Recognition>> one : all) assertEquals(alone, one.get());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void furtherTrainingOfTheNetworkDoesNotChangeIt() {
        SoundFrontEnd frontEnd = Recognizers.pooled().frontEnd();
        Network network = Network.of(frontEnd.shape())
                .conv(3, 5)
                .maxPoolOverTime()
                .dense(2)
                .softmax()
                .initialise(1);
        List<String> labels = new ArrayList<>(List.of("a", "b"));
        Recognizer recognizer = new Recognizer(frontEnd, network, labels, Map.of());
        Sound sound = Recognizers.tone(90, Recognizers.RATE, 60);
        float[] before = recognizer.probabilities(sound);
        Arrays.fill(network.parameters().get(0).values(), 3);
        network.parametersChanged();
        labels.set(0, "c");
        assertArrayEquals(before, recognizer.probabilities(sound));
        assertEquals(List.of("a", "b"), recognizer.labels());
    }

    @Test
    void refusesPartsThatDoNotFit() {
        SoundFrontEnd frontEnd = new SoundFrontEnd(new Waveform(8000), 50);
        Network body = Network.of(Shape.of(50, 1)).maxPoolOverTime().dense(2);
        refuses("takes 50×1", new SoundFrontEnd(new Waveform(8000), 51), body.softmax(), "a", "b");
        refuses("does not end in a softmax", frontEnd, body, "a", "b");
        refuses("does not end in a softmax", frontEnd, Network.of(Shape.of(50, 1)), "a");
        refuses("3 labels, the network has outputs 2", frontEnd, body.softmax(), "a", "b", "c");
        refuses(
                "network has outputs 50×1",
                frontEnd,
                Network.of(Shape.of(50, 1)).softmax(),
                "a");
        refuses("twice", frontEnd, body.softmax(), "a", "a");
        refuses("label 1 (from 0) is blank", frontEnd, body.softmax(), "a", " ");
        refuses("label 0 (from 0) is blank or holds a control", frontEnd, body.softmax(), "a\u001b[2J", "b");
    }

    private static void refuses(String part, SoundFrontEnd frontEnd, Network network, String... labels) {
        String m = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Recognizer(frontEnd, network, List.of(labels), Map.of()))
                .getMessage();
        assertTrue(m.contains(part), m);
    }

    @Test
    void probabilityOfALabelStandsAmongTheRanked() {
        Recognition r = Recognition.of(List.of("no", "yes"), new float[] {0.25f, 0.75f});
        assertEquals(0.25, r.probability("no"));
        assertEquals(0.75, r.probability("yes"));
        String message = assertThrows(IllegalArgumentException.class, () -> r.probability("maybe"))
                .getMessage();
        assertEquals("no label 'maybe'; there are [no, yes]", message);
    }
}
