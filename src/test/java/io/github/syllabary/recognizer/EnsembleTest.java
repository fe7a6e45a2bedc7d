package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Waveform;
import io.github.syllabary.nn.Activation;
import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.nn.StreamingNetwork;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {
    private static final int RATE = 800;
    private static final int WINDOW = 120;
    private static final List<String> LABELS = List.of("a1", "a2", "b1");

    private static Recognizer member(Network network, int seed, List<String> labels, int rate) {
        return new Recognizer(
                new SoundFrontEnd(new Waveform(rate, 20, 0.9), WINDOW),
                network,
                labels,
                Map.of("recipe", "by hand", "seed", "" + seed));
    }

    private static Recognizer plain(int seed) {
        Network network = Network.of(Shape.of(WINDOW, 1))
                .conv(4, 5)
                .residual(x -> x.conv(4, 3))
                .relu()
                .maxPoolOverTime()
                .dense(3)
                .softmax()
                .initialise(seed);
        return member(network, seed, LABELS, RATE);
    }

    /** Another network, with scores of parts and a bias of its own. */
    private static Recognizer parts(int seed) {
        return parts(seed, 0, 2, 0, 3, 1, 2);
    }

    private static Recognizer parts(int seed, int... table) {
        Network network = Network.of(Shape.of(WINDOW, 1))
                .conv(3, 7)
                .then(Activation.ABS)
                .maxPoolOverTime()
                .dense(4)
                .then(new PartSum(table, 2))
                .then(new Bias())
                .softmax()
                .initialise(seed);
        SplittableRandom random = new SplittableRandom(seed);
        float[] bias = network.parameters().get(4).values();
        for (int i = 0; i < bias.length; i++) bias[i] = (float) random.nextDouble();
        network.parametersChanged();
        return member(network, seed, LABELS, RATE);
    }

    private static Sound noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[WINDOW];
        for (int i = 0; i < x.length; i++) x[i] = (float) (random.nextDouble() - 0.5);
        return new Sound(x, RATE);
    }

    @Property(tries = 50)
    void itsProbabilitiesAreTheGeometricMeanOfTheirs(
            @ForAll @IntRange(min = 2, max = 5) int members, @ForAll boolean alike, @ForAll int seed) {
        List<Recognizer> all = new ArrayList<>();
        for (int i = 0; i < members; i++) all.add(!alike && i % 2 == 0 ? plain(seed + i) : parts(seed + i));
        assertGeometricMean(all, seed);
    }

    @Test
    void sumsOfOtherPartsStandForThemselves() {
        assertGeometricMean(List.of(parts(1), parts(2, 0, 1, 2, 3, 3, 0), parts(3)), 1);
    }

    private static void assertGeometricMean(List<Recognizer> all, long seed) {
        int members = all.size();
        Recognizer ensemble = Ensemble.of(all);
        Sound x = noise(seed);
        double[] wanted = {1, 1, 1};
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            for (Recognizer member : all) wanted[c] *= Math.pow(member.probabilities(x)[c], 1.0 / members);
            sum += wanted[c];
        }
        float[] found = ensemble.probabilities(x);
        for (int c = 0; c < 3; c++) assertEquals(wanted[c] / sum, found[c], 1e-5);
    }

    @Test
    void itsFileGivesItBackAndItsMembersStayAsTheyWere(@TempDir Path folder) throws Exception {
        Recognizer one = plain(1);
        float[] before = one.probabilities(noise(1));
        Recognizer ensemble = Ensemble.of(List.of(one, parts(2), plain(3)));
        ensemble.save(folder.resolve("e.onnx"));
        Recognizer read = Recognizer.load(folder.resolve("e.onnx"));
        assertArrayEquals(ensemble.probabilities(noise(1)), read.probabilities(noise(1)));
        assertArrayEquals(before, one.probabilities(noise(1)));
        assertEquals(
                Map.of(
                        "ensemble",
                        "3 models",
                        "recipe",
                        "by hand",
                        "seed of 1",
                        "1",
                        "seed of 2",
                        "2",
                        "seed of 3",
                        "3"),
                read.provenance());
        assertEquals(LABELS, read.labels());
    }

    @Test
    void streamsAsItsMembersDo() {
        Network network = Ensemble.of(List.of(plain(1), parts(2), plain(3))).network();
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[3 * WINDOW];
        for (int i = 0; i < x.length; i++) x[i] = (float) (random.nextDouble() - 0.5);
        List<Long> heard = new ArrayList<>();
        StreamingNetwork stream = new StreamingNetwork(network, (first, outputs) -> {
            float[] window = Arrays.copyOfRange(x, (int) first, (int) first + WINDOW);
            assertArrayEquals(
                    network.forward(new Tensor(Shape.of(WINDOW, 1), window)).data(), outputs);
            heard.add(first);
        });
        for (int t = 0; t < x.length; t++) stream.accept(x, t);
        assertEquals(2 * WINDOW + 1, heard.size());
    }

    @Test
    void sumsOfTheSamePartsStandOnce() {
        Recognizer ensemble = Ensemble.of(List.of(parts(1), parts(2), parts(3)));
        assertEquals(
                1,
                ensemble.network().nodes().stream()
                        .filter(n -> n.layer() instanceof PartSum)
                        .count());
        Recognizer some = ensemble.only(List.of("b1", "a1"));
        float[] all = ensemble.probabilities(noise(1));
        float[] chosen = some.probabilities(noise(1));
        assertEquals(all[2] / all[0], chosen[0] / chosen[1], 1e-4);
    }

    /** One that hears mel bands of windows so long, in ms, each of its own bands. */
    private static Recognizer hearing(int seed, List<Integer> windows, List<Integer> bands) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++)
            parts.add(Map.of(
                    "kind",
                    "log-mel",
                    "sampleRate",
                    8000,
                    "windowMillis",
                    windows.get(i),
                    "hopMillis",
                    10,
                    "bands",
                    bands.get(i)));
        Features features = Features.of(parts.size() == 1 ? parts.get(0) : Map.of("kind", "stacked", "parts", parts));
        SoundFrontEnd frontEnd = new SoundFrontEnd(features, 1000);
        Network network = Network.of(frontEnd.shape())
                .conv(4, 3)
                .relu()
                .maxPoolOverTime()
                .dense(3)
                .softmax()
                .initialise(seed);
        return new Recognizer(frontEnd, network, LABELS, Map.of());
    }

    @Test
    void membersMayHearDifferentFeatures(@TempDir Path folder) throws Exception {
        List<Recognizer> members = List.of(
                hearing(1, List.of(32, 16), List.of(10, 6)),
                hearing(2, List.of(16, 32), List.of(6, 12)),
                hearing(3, List.of(32), List.of(12)));
        assertGeometricMean(members, 1);
        Recognizer ensemble = Ensemble.of(members);
        assertEquals(10 + 6 + 12, ensemble.input().shape().channels());
        ensemble.save(folder.resolve("e.onnx"));
        assertArrayEquals(
                ensemble.probabilities(noise(1)),
                Recognizer.load(folder.resolve("e.onnx")).probabilities(noise(1)));
        assertTrue(StreamingNetwork.problem(ensemble.network()).isEmpty());
    }

    @Test
    void labelsAreToBeChosenBefore() {
        List<String> some = List.of("a1", "b1");
        Recognizer ensemble = Ensemble.of(List.of(plain(1), plain(2)));
        assertThrows(IllegalArgumentException.class, () -> ensemble.only(some));
        assertEquals(
                some,
                Ensemble.of(List.of(plain(1).only(some), parts(2).only(some))).labels());
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        Recognizer one = plain(1);
        Recognizer turned = member(plain(2).network().copy(), 2, List.of("a2", "a1", "b1"), RATE);
        Recognizer faster = member(plain(2).network().copy(), 2, LABELS, 2 * RATE);
        Network flat =
                Network.of(Shape.of(WINDOW, 1)).conv(3, 5).maxPoolOverTime().softmax();
        Recognizer unweighed = member(flat, 1, LABELS, RATE);
        assertComplains("labels", List.of(one, turned));
        assertComplains("front end", List.of(one, faster));
        Recognizer longWindows = hearing(1, List.of(32), List.of(10));
        assertComplains(
                "longest windowMillis are the same", List.of(longWindows, hearing(2, List.of(16), List.of(10))));
        assertComplains("front end", List.of(longWindows, one));
        assertComplains("dense layer", List.of(one, unweighed));
        assertComplains("at least two", List.of(one));
    }

    private static void assertComplains(String of, List<Recognizer> members) {
        String message = assertThrows(IllegalArgumentException.class, () -> Ensemble.of(members))
                .getMessage();
        assertTrue(message.contains(of), message);
    }
}
