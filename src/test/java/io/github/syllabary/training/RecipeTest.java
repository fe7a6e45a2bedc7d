package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.nn.SqueezeExcitation;
import io.github.syllabary.nn.StreamingNetwork;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class RecipeTest {

    @ParameterizedTest
    @FieldSource("io.github.syllabary.training.Recipe#NAMES")
    void everyRecipeOfOursBuildsItsNetwork(String name) throws IOException {
        assertEquals(Shape.of(35), Recipe.of(name).network(35).outputShape());
    }

    @Test
    void melIsTheReferenceNetwork() throws IOException {
        Network mel = Recipe.of("mel").network(35);
        assertEquals(Shape.of(98, 40), mel.inputShape());
        // 40·5·64 + 64·5·128 + 128·3·128 kernels, 2 · (40 + 64 + 128 + 128) scales and shifts, dense 128·35 + 35
        assertEquals(12800 + 40960 + 49152 + 720 + 4515, mel.learntNumbers());
    }

    @ParameterizedTest
    @CsvSource({"10k, 10_000", "80k, 80_000", "300k, 300_000"})
    void recipesKeepTheSizeInTheirNames(String size, String most) throws IOException {
        int limit = Integer.parseInt(most.replace("_", ""));
        for (String kind : new String[] {"mel-", "wave-"}) assertStreamsWithin(limit, Recipe.of(kind + size));
    }

    @Test
    void recipesOfPicturesAreNoLarger() throws IOException {
        assertStreamsWithin(10_000, Recipe.of("mel-2d-10k"));
        assertStreamsWithin(80_000, Recipe.of("mel-2d"));
        assertStreamsWithin(300_000, Recipe.of("mel-2d-300k"));
        assertStreamsWithin(80_000, Recipe.of("wave-2d"));
    }

    private static void assertStreamsWithin(int limit, Recipe recipe) {
        assertTrue(recipe.network(40).learntNumbers() <= limit, recipe.name());
        assertTrue(recipe.frontEnd().features().causal());
        assertEquals(Optional.empty(), StreamingNetwork.problem(recipe.network(40)));
    }

    @Test
    void waveIsTheReferenceNetwork() throws IOException {
        Network wave = Recipe.of("wave").network(35);
        assertEquals(Shape.of(8000, 1), wave.inputShape());
        assertEquals(80 * 32 + 3 * 32 * 32 + 3 * 32 * 64 + 3 * 64 * 64 + 2 * 192 + 64 * 35 + 35, wave.learntNumbers());
    }

    @Test
    void temporalKeepsWithinEightyThousandParameters() throws IOException {
        assertTrue(Recipe.of("temporal").network(40).learntNumbers() <= 80_000);
    }

    @Test
    void aModelHearsClipsAtTheSpeedsOfItsRecipe() throws IOException {
        String mel = Recipe.builtIn("mel");
        assertTrue(Recipe.parse("mel", mel).speeds().asItIs());
        String twice = mel + "\nrecognition:\n  speeds: [0.93, 1.07]\n";
        assertEquals(List.of(0.93, 1.07), Recipe.parse("mine", twice).speeds().factors());
        assertEquals(
                List.of(0.93, 1.07),
                Recipe.parse("mine", twice).withEpochs(2).speeds().factors());
        int line = (int) twice.lines().count();
        String far = assertThrows(
                        IllegalArgumentException.class,
                        () -> Recipe.parse("mine", twice.replace("[0.93, 1.07]", "[0.93, 11]")))
                .getMessage();
        assertEquals("mine line " + line + ": speeds: 11.0 is none; give factors from 0.5 to 2.0", far);
        String word = assertThrows(
                        IllegalArgumentException.class,
                        () -> Recipe.parse("mine", twice.replace("[0.93, 1.07]", "[fast]")))
                .getMessage();
        assertEquals("mine line " + line + ": 'fast' is not a number", word);
    }

    @Test
    void picturesHaveNoSpeeds() throws IOException {
        String pictures = Recipe.builtIn("digits-2d") + "\nrecognition:\n  speeds: [0.93, 1.07]\n";
        String said = assertThrows(IllegalArgumentException.class, () -> Recipe.parse("mine", pictures))
                .getMessage();
        assertTrue(said.endsWith("pictures have no speeds; leave it out"), said);
    }

    @Test
    void spotIsSmallAndSaysWhatItSpots() throws IOException {
        Recipe spot = Recipe.of("spot");
        assertTrue(spot.network(40).learntNumbers() <= 110_000);
        assertTrue(spot.spotting().unknown() > 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kernel: 3}        | kernel: x}         | line 5: 'x' is not a number
            kernel: 3}        | kernel: 300}       | line 5: conv: a window of 300 does not fit
            - relu            | - rule             | line 7: no layer 'rule'; known are
            - relu            | - relu: 3          | line 7: 'relu' takes nothing; write '- relu' alone
            - relu            | - rule: 3          | line 7: no layer 'rule'; known are
            batch: 16         | weightBits: 12     | line 18: 12 is none of 8, 16 and 32
            epochs: 6         | epochs: 0          | line 17: '0' is not a whole number from 1
            epochs: 6         | epoches: 6         | line 17: no field 'epoches' here; known are averaging, batch
            bands: 12         | bands: -1          | line 3: features: field
            dropout: 0.2      | dropout: 1         | line 13: dropout rate 1.0
            dense: classes    | dense: {units: 3, parts: pinyin} | line 14: only 'units: classes' have parts
            dense: classes    | dense: {units: classes, parts: x} | line 14: no parts 'x'; known are pinyin
            - softmax         | - relu             | must end in 'dense: classes' and 'softmax'
            gainDb: [-6, 6]   | gainDb: [6, -6]    | line 22: the lower end stands first
            speed: [0.98,     | speed: [0.1,       | line 24: both numbers must lie between 0.5 and 2.0
            kind: log-mel     | kind: [            | not YAML
            """)
    void mistakesAreSaidWithTheirLine(String right, String wrong, String message) {
        String text = ToneCorpus.RECIPE.replace(right, wrong);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Recipe.parse("my.yaml", text));
        assertTrue(e.getMessage().startsWith("my.yaml") && e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void aCopiedFileGivesTheSameNetwork(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), Recipe.builtIn("temporal"));
        assertEquals(
                Recipe.of("temporal").network(12).learntNumbers(),
                Recipe.of(file.toString()).network(12).learntNumbers());
    }

    @Test
    void syllablesShareTheScoresOfTheirParts() {
        String text = ToneCorpus.RECIPE.replace("dense: classes", "dense: {units: classes, parts: pinyin}");
        Network network = Recipe.parse("my.yaml", text).network(List.of("ba1", "bo1", "ma1", "unknown"));
        Node sum = network.nodes().get(network.nodes().size() - 2);
        // b, a, tone 1, uo, m, unknown, no final, no tone
        assertEquals(Shape.of(8), network.shape(sum.inputs().get(0)));
        assertEquals(new PartSum(new int[] {0, 1, 2, 0, 3, 2, 4, 1, 2, 5, 6, 7}, 3), sum.layer());
    }

    @Test
    void filtersThatHearSamplesCanStartAsMelBands() {
        Recipe recipe = Recipe.parse("my.yaml", WAVE);
        Network network = recipe.network(List.of("yes", "no"), 1);
        float[] w = network.parameters().get(0).values();
        double before = 0;
        for (int o = 0; o < 20; o++) {
            double loudest = loudest(w, o);
            assertTrue(loudest > before, "filter " + o + ": " + loudest + " Hz after " + before);
            before = loudest;
        }
        assertTrue(before > 3000 && before < 4000, "the last filter hears " + before + " Hz");
        assertEquals(100, network.parameters().get(2).values()[19]);
        float[] drawn = network.parameters().get(6).values();
        assertArrayEquals(
                drawn,
                recipe.network(List.of("yes", "no"), 1).parameters().get(6).values());
        assertNotEquals(
                drawn[0],
                recipe.network(List.of("yes", "no"), 2).parameters().get(6).values()[0]);
    }

    /** The frequency in Hz, of every tenth, that one of twenty filters of 160 samples at 8 kHz lets through best. */
    private static double loudest(float[] w, int filter) {
        double best = 0;
        double most = 0;
        for (int hz = 10; hz < 4000; hz += 10) {
            double re = 0;
            double im = 0;
            for (int k = 0; k < 160; k++) {
                re += w[k * 20 + filter] * Math.cos(2 * Math.PI * hz * k / 8000);
                im += w[k * 20 + filter] * Math.sin(2 * Math.PI * hz * k / 8000);
            }
            if (re * re + im * im > most) {
                most = re * re + im * im;
                best = hz;
            }
        }
        return best;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start: mel}   | start: bark}           | line 7: no start 'bark'; known is mel
            - log         | - conv: {filters: 3, kernel: 2, start: mel} | line 9: only filters that hear the samples
            kind: waveform, sampleRate: 8000 | kind: log-mel, sampleRate: 8000 | line 7: only filters that hear
            scale: 100    | scale: -1              | line 8: -1 is out of range
            - log         | - squeeze excitation: 4 | line 9: squeeze excitation, 5 units: the input 393×20 has no axis
            - log         | - squeeze excitation: 0 | line 9: '0' is not a whole number from 1
            scale: 100    | bands: 2               | line 8: batch norm in 2 bands: the input 393×20 has no axis
            """)
    void whatStartsWrongIsSaidWithItsLine(String right, String wrong, String message) {
        String text = WAVE.replace(right, wrong)
                .replace("kernel: 160", wrong.contains("log-mel") ? "kernel: 5" : "kernel: 160");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Recipe.parse("my.yaml", text));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static final String WAVE = """
            input:
              seconds: 1
              features: {kind: waveform, sampleRate: 8000}

            network:
              # twenty filters
              - conv: {filters: 20, kernel: 160, stride: 20, start: mel}
              - batch norm: {scale: 100}
              - log
              - conv: {filters: 4, kernel: 3}
              - max over time
              - dense: classes
              - softmax
            """ + ToneCorpus.RECIPE.substring(ToneCorpus.RECIPE.indexOf("training:"));

    @Test
    void squeezeAndExcitationHasAUnitForSoManyChannels() throws IOException {
        String text = Recipe.of("mel-2d").text().replaceFirst("- relu", "- relu\n  - squeeze excitation: 4");
        Network network = Recipe.parse("my.yaml", text).network(10);
        assertEquals(new SqueezeExcitation(5), network.nodes().get(5).layer());
        assertEquals(
                2 * 20 * 5 + 5 + 20,
                network.learntNumbers() - Recipe.of("mel-2d").network(10).learntNumbers());
    }

    @Test
    void anUnknownRecipeIsSaid() {
        IOException e = assertThrows(IOException.class, () -> Recipe.of("mell"));
        assertEquals("no recipe 'mell': neither a file nor one of " + String.join(", ", Recipe.NAMES), e.getMessage());
    }
}
