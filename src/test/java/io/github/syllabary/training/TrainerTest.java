package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Half;
import io.github.syllabary.tensor.Int8;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;
    private static final Recipe RECIPE = Recipe.parse("tones", ToneCorpus.RECIPE);

    @BeforeAll
    static void writeCorpus() throws IOException {
        corpus = ToneCorpus.write(folder, 25);
    }

    private static Recognizer train(Recipe recipe, TrainingOptions options, TrainingListener listener)
            throws IOException {
        return new Trainer(recipe, corpus.inSplit("train"), corpus.inSplit("validation"), options, listener).run();
    }

    @Test
    void learnsWhatIsEasyToLearn() throws IOException {
        List<TrainingListener.EpochResult> results = new ArrayList<>();
        train(RECIPE, TrainingOptions.seed(1), new TrainingListener() {
            @Override
            public void epoch(EpochResult result) {
                results.add(result);
            }
        });
        assertEquals(6, results.size());
        assertEquals(1.0, results.get(5).validationAccuracy());
        assertTrue(results.get(5).loss() < results.get(0).loss() / 2);
    }

    @Test
    void threadsDoNotChangeABitOfTheWeights() throws IOException {
        Recognizer one = train(RECIPE, TrainingOptions.seed(3).threads(1), TrainingListener.NONE);
        for (int threads : new int[] {2, 3, 5})
            assertSame(one, train(RECIPE, TrainingOptions.seed(3).threads(threads), TrainingListener.NONE));
    }

    @Test
    void aModelKeepsTheNameOfItsRecipeAndNotTheFolder(@TempDir Path elsewhere) throws IOException {
        Path file = elsewhere.resolve("mine.yaml");
        Files.writeString(file, ToneCorpus.RECIPE);
        Recognizer made =
                train(Recipe.of(file.toString()).withEpochs(1), TrainingOptions.seed(1), TrainingListener.NONE);
        assertEquals("mine.yaml", made.provenance().get("recipe"));
        assertFalse(made.provenance().toString().contains(elsewhere.toString()));
    }

    @Test
    void anotherSeedGivesOtherWeights() throws IOException {
        float[] one = weights(train(RECIPE.withEpochs(1), TrainingOptions.seed(1), TrainingListener.NONE));
        float[] two = weights(train(RECIPE.withEpochs(1), TrainingOptions.seed(2), TrainingListener.NONE));
        assertFalse(java.util.Arrays.equals(one, two));
    }

    @Test
    void aResumedRunHasTheBitsOfAnUnbrokenOne() throws IOException {
        for (String optimizer : List.of("adamw", "sgd")) {
            Recipe recipe = Recipe.parse(
                    "tones",
                    ToneCorpus.RECIPE.replace(
                            "rate: 0.02", "rate: 0.02\n  optimizer: " + optimizer + "\n  earlyStopping: 5"));
            Recognizer unbroken = train(recipe, TrainingOptions.seed(5), TrainingListener.NONE);
            Path checkpoint = folder.resolve(optimizer + ".checkpoint");
            for (int stop : new int[] {2, 4})
                assertThrows(
                        Broken.class,
                        () -> train(recipe, TrainingOptions.seed(5).checkpoint(checkpoint, true), breakAfter(stop)));
            Recognizer resumed =
                    train(recipe, TrainingOptions.seed(5).checkpoint(checkpoint, true), TrainingListener.NONE);
            assertSame(unbroken, resumed);
        }
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() throws IOException {
        Path checkpoint = folder.resolve("other.checkpoint");
        train(RECIPE.withEpochs(1), TrainingOptions.seed(1).checkpoint(checkpoint, false), TrainingListener.NONE);
        IOException e = assertThrows(
                IOException.class,
                () -> train(
                        RECIPE.withEpochs(1),
                        TrainingOptions.seed(2).checkpoint(checkpoint, true),
                        TrainingListener.NONE));
        assertTrue(e.getMessage().contains("another run"), e.getMessage());
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        Path checkpoint = folder.resolve("damaged.checkpoint");
        TrainingOptions options = TrainingOptions.seed(1).checkpoint(checkpoint, true);
        train(RECIPE.withEpochs(1), options, TrainingListener.NONE);
        byte[] whole = Files.readAllBytes(checkpoint);
        for (int kept : new int[] {0, 7, 100, whole.length - 1}) {
            Files.write(checkpoint, java.util.Arrays.copyOf(whole, kept));
            IOException e =
                    assertThrows(IOException.class, () -> train(RECIPE.withEpochs(1), options, TrainingListener.NONE));
            assertTrue(e.getMessage().contains("not a whole checkpoint"), e.getMessage());
        }
        whole[whole.length / 2] ^= 1;
        Files.write(checkpoint, whole);
        assertThrows(IOException.class, () -> train(RECIPE.withEpochs(1), options, TrainingListener.NONE));
    }

    @Test
    void earlyStoppingGoesBackToTheBestEpoch() throws IOException {
        Recipe patient =
                Recipe.parse("tones", ToneCorpus.RECIPE.replace("epochs: 6", "epochs: 200\n  earlyStopping: 3"));
        List<TrainingListener.EpochResult> results = new ArrayList<>();
        Recognizer recognizer = train(patient, TrainingOptions.seed(1), new TrainingListener() {
            @Override
            public void epoch(EpochResult result) {
                results.add(result);
            }
        });
        assertTrue(results.size() < 200);
        double best = results.stream()
                .mapToDouble(TrainingListener.EpochResult::validationAccuracy)
                .max()
                .orElseThrow();
        long right = 0;
        Corpus validation = corpus.inSplit("validation");
        for (var u : validation.utterances())
            if (recognizer
                    .recognize(io.github.syllabary.audio.Sound.read(u.file()))
                    .label()
                    .equals(u.label())) right++;
        assertEquals(best, (double) right / validation.size(), 1e-9);
    }

    @Test
    void everyAugmentationTogetherIsTheSameOnAnyNumberOfThreads() throws IOException {
        Recipe all = Recipe.parse("tones", ToneCorpus.RECIPE + """
                  tempo: [0.9, 1.1]
                  pitchSemitones: [-0.5, 0.5]
                  formants: [0.9, 1.1]
                  frequencyResponse: {probability: 0.5, db: 6}
                  room: {probability: 0.5, reverberationSeconds: [0.1, 0.3]}
                  speech: {probability: 0.3, snrDb: [10, 20]}
                  channel: {probability: 0.3, lowPassHz: [2500, 4000], telephone: 0.3, muLaw: 0.5}
                  mixup: {probability: 0.5, alpha: 0.3}
                """).withEpochs(3);
        Recognizer one = train(all, TrainingOptions.seed(3).threads(1), TrainingListener.NONE);
        assertSame(one, train(all, TrainingOptions.seed(3).threads(3), TrainingListener.NONE));
    }

    @Test
    void theMeanOfTheWeightsIsValidatedAndKept() throws IOException {
        Recipe averaging = Recipe.parse("tones", ToneCorpus.RECIPE.replace("rate:", "averaging: 0.9\n  rate:"));
        List<TrainingListener.EpochResult> results = new ArrayList<>();
        Recognizer mean = train(averaging, TrainingOptions.seed(1).threads(1), new TrainingListener() {
            @Override
            public void epoch(EpochResult result) {
                results.add(result);
            }
        });
        assertSame(mean, train(averaging, TrainingOptions.seed(1).threads(3), TrainingListener.NONE));
        assertFalse(java.util.Arrays.equals(
                weights(mean), weights(train(RECIPE, TrainingOptions.seed(1), TrainingListener.NONE))));
        assertEquals(1.0, results.get(5).validationAccuracy());
        Path checkpoint = folder.resolve("averaging.checkpoint");
        TrainingOptions resumed = TrainingOptions.seed(1).checkpoint(checkpoint, true);
        assertThrows(Broken.class, () -> train(averaging, resumed, breakAfter(3)));
        assertSame(mean, train(averaging, resumed, TrainingListener.NONE));
    }

    @Test
    void weightsOfSixteenBitsNeedHalfTheRoom() throws IOException {
        Recipe recipe = Recipe.parse("tones", ToneCorpus.RECIPE.replace("rate:", "weightBits: 16\n  rate:"));
        Recognizer small = train(recipe, TrainingOptions.seed(1), TrainingListener.NONE);
        Recognizer usual = train(RECIPE, TrainingOptions.seed(1), TrainingListener.NONE);
        List<Parameter> rounded = small.network().parameters();
        int numbers = 0;
        for (int p = 0; p < rounded.size(); p++) {
            float[] is = rounded.get(p).values();
            float[] was = usual.network().parameters().get(p).values();
            boolean weights = rounded.get(p).spec().shape().rank() > 1;
            for (int i = 0; i < is.length; i++) assertEquals(weights ? Half.nearest(was[i]) : was[i], is[i]);
            if (weights) numbers += is.length;
        }
        Path smallFile = folder.resolve("small.onnx");
        Path usualFile = folder.resolve("usual.onnx");
        small.save(smallFile);
        usual.save(usualFile);
        assertSame(small, Recognizer.load(smallFile));
        // each layer that is rounded has an operator more
        assertTrue(Files.size(usualFile) - Files.size(smallFile) > 2 * numbers - 500);
    }

    @Test
    void weightsOfEightBitsNeedAQuarterOfIt() throws IOException {
        Recipe recipe = Recipe.parse("tones", ToneCorpus.RECIPE.replace("rate:", "weightBits: 8\n  rate:"));
        Recognizer small = train(recipe, TrainingOptions.seed(1), TrainingListener.NONE);
        Recognizer usual = train(RECIPE, TrainingOptions.seed(1), TrainingListener.NONE);
        List<Parameter> rounded = small.network().parameters();
        int saved = 0;
        for (int p = 0; p < rounded.size(); p++) {
            Shape shape = rounded.get(p).spec().shape();
            float[] was = usual.network().parameters().get(p).values().clone();
            if (shape.rank() > 1) {
                Int8.round(was, shape.channels(), 1);
                saved += 3 * shape.size() - 4 * shape.channels();
            }
            assertArrayEquals(was, rounded.get(p).values());
        }
        Path smallFile = folder.resolve("small.onnx");
        Path usualFile = folder.resolve("usual.onnx");
        small.save(smallFile);
        usual.save(usualFile);
        assertSame(small, Recognizer.load(smallFile));
        assertTrue(Files.size(usualFile) - Files.size(smallFile) > saved - 800);
    }

    @Test
    void beginsWithWhatAModelOfOtherLabelsHasLearnt() throws IOException {
        Recognizer three = train(RECIPE, TrainingOptions.seed(1), TrainingListener.NONE);
        Corpus two = corpus.filter(u -> !u.label().equals("middle"));
        TrainingOptions options = TrainingOptions.seed(2).from(three);
        Trainer trainer = new Trainer(
                RECIPE.withEpochs(1), two.inSplit("train"), two.inSplit("validation"), options, TrainingListener.NONE);
        Recognizer further = trainer.run();
        assertEquals(List.of("high", "low"), further.labels());
        assertTrue(
                distance(further, three) < distance(further, train(RECIPE, options.from(null), TrainingListener.NONE)));
    }

    @Test
    void aModelOfOtherLayersIsNoBeginning() throws IOException {
        Recognizer narrow = train(RECIPE.withEpochs(1), TrainingOptions.seed(1), TrainingListener.NONE);
        Recipe wide = Recipe.parse("tones", ToneCorpus.RECIPE.replace("filters: 8", "filters: 9"));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> train(wide, TrainingOptions.seed(1).from(narrow), TrainingListener.NONE));
        assertTrue(e.getMessage().contains("other layers than the recipe"), e.getMessage());
    }

    /** Between the first layers' weights. */
    private static double distance(Recognizer a, Recognizer b) {
        double sum = 0;
        for (int i = 0; i < weights(a).length; i++) sum += Math.abs(weights(a)[i] - weights(b)[i]);
        return sum;
    }

    @Test
    void divergenceIsNoticedAndSaid() {
        Recipe wild = Recipe.parse(
                "tones",
                ToneCorpus.RECIPE
                        .replace("rate: 0.02", "rate: 100\n  weightDecay: 10\n  optimizer: sgd")
                        .replace("  - batch norm\n", ""));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> train(wild.withEpochs(50), TrainingOptions.seed(1), TrainingListener.NONE));
        assertTrue(e.getMessage().contains("lower the learning rate"), e.getMessage());
    }

    @Test
    void divergenceThatKeepsTheLossFiniteIsSaidToo() {
        Recipe wild = Recipe.parse("tones", ToneCorpus.RECIPE.replace("rate: 0.02", "rate: 30\n  optimizer: sgd"));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> train(wild.withEpochs(50), TrainingOptions.seed(1), TrainingListener.NONE));
        assertTrue(e.getMessage().startsWith("training diverged in epoch "), e.getMessage());
        assertTrue(e.getMessage().contains("lower the learning rate"), e.getMessage());
    }

    @Test
    void aCorpusWithoutTrainingClipsIsRefused() {
        Corpus none = corpus.filter(u -> false);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new Trainer(RECIPE, none, none, TrainingOptions.seed(1), TrainingListener.NONE));
        assertTrue(e.getMessage().contains("no clips to train on"), e.getMessage());
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static TrainingListener breakAfter(int epoch) {
        return new TrainingListener() {
            @Override
            public void epoch(EpochResult result) {
                if (result.epoch() == epoch) throw new Broken();
            }
        };
    }

    private static float[] weights(Recognizer recognizer) {
        return recognizer.network().parameters().get(0).values();
    }

    static void assertSame(Recognizer a, Recognizer b) {
        Network x = a.network();
        Network y = b.network();
        for (int p = 0; p < x.parameters().size(); p++) {
            Parameter one = x.parameters().get(p);
            assertArrayEquals(one.values(), y.parameters().get(p).values(), 0f, one.name());
        }
    }
}
