package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spotter for two of three tones. */
class SpotterTrainingTest {
    private static final Recipe RECIPE = Recipe.parse("tones", ToneCorpus.RECIPE.replaceAll("(?s)augmentation:.*", """
                spotting:
                  shares: {unknown: 0.4, partial: 0, silence: 0.1}
                  neighbours: {probability: 0.5, levelDb: [-6, 0]}
                  windows: 60
                  mining: {rounds: 2, minutes: 2, windows: 20, share: 0.5}
                augmentation:
                  gainDb: [-6, 6]
                  noise: {probability: 0.5, snrDb: [10, 30]}
                  speed: [0.98, 1.02]
                """))
            .withEpochs(8);

    @TempDir
    static Path folder;

    private static Corpus corpus;
    private static Path negatives;

    @BeforeAll
    static void write() throws IOException {
        corpus = ToneCorpus.write(Files.createDirectories(folder.resolve("tones")), 25)
                .keepWords(List.of("low", "high"));
        negatives = Files.createDirectories(folder.resolve("running"));
        float[] running = new float[30 * ToneCorpus.RATE];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < running.length; i++) running[i] = (float) (random.nextDouble() - 0.5) * 0.3f;
        new Sound(running, ToneCorpus.RATE).write(negatives.resolve("hiss.wav"));
    }

    private static Recognizer train(Corpus all, TrainingOptions options, TrainingListener listener) throws IOException {
        return new Trainer(RECIPE, all.inSplit("train"), all.inSplit("validation"), options, listener).run();
    }

    private static TrainingOptions options(int threads) {
        return TrainingOptions.seed(2).threads(threads).negatives(List.of(negatives));
    }

    @Test
    void learnsItsWordsUnknownAndSilence() throws IOException {
        List<Double> validation = new ArrayList<>();
        List<Integer> mined = new ArrayList<>();
        Recognizer r = train(corpus, options(2), new TrainingListener() {
            @Override
            public void mined(int windows, double highest) {
                mined.add(windows);
            }

            @Override
            public void epoch(EpochResult result) {
                validation.add(result.validationAccuracy());
            }
        });
        assertEquals(List.of("high", "low", "unknown", "silence"), r.labels());
        assertEquals(2, mined.size());
        assertTrue(validation.get(7) > 0.9, validation::toString);
    }

    @Test
    void threadsAndBreaksDoNotChangeABit() throws IOException {
        Recognizer one = train(corpus, options(1), TrainingListener.NONE);
        TrainerTest.assertSame(one, train(corpus, options(3), TrainingListener.NONE));
        Path checkpoint = folder.resolve("broken.checkpoint");
        for (int stop : new int[] {2, 5}) {
            TrainingListener breaks = new TrainingListener() {
                @Override
                public void epoch(EpochResult result) {
                    if (result.epoch() == stop) throw new IllegalStateException("broken off");
                }
            };
            assertThrows(
                    IllegalStateException.class, () -> train(corpus, options(2).checkpoint(checkpoint, true), breaks));
        }
        TrainerTest.assertSame(one, train(corpus, options(2).checkpoint(checkpoint, true), TrainingListener.NONE));
    }

    @Test
    void otherNegativesAreAnotherRun() throws IOException {
        Path checkpoint = folder.resolve("other.checkpoint");
        TrainingListener breaks = new TrainingListener() {
            @Override
            public void epoch(EpochResult result) {
                throw new IllegalStateException("broken off");
            }
        };
        assertThrows(IllegalStateException.class, () -> train(corpus, options(2).checkpoint(checkpoint, true), breaks));
        TrainingOptions others = options(2).hardNegatives(negatives).checkpoint(checkpoint, true);
        IOException e = assertThrows(IOException.class, () -> train(corpus, others, TrainingListener.NONE));
        assertTrue(e.getMessage().contains("another run"), e.getMessage());
    }

    @Test
    void falseAlarmsOfFormerDaysAreTrainedIn() throws IOException {
        Path alarms = Files.createDirectories(folder.resolve("alarms"));
        new Sound(new float[900], ToneCorpus.RATE).write(alarms.resolve("short.wav"));
        Recognizer with = train(corpus, options(2).hardNegatives(alarms), TrainingListener.NONE);
        assertEquals(4, with.labels().size());
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        Corpus words = corpus.filter(u -> !u.label().equals(Corpus.UNKNOWN));
        assertSentence("--negatives", words, TrainingOptions.seed(1));
        assertSentence("no words to spot", corpus.ofLabels(Corpus.UNKNOWN), TrainingOptions.seed(1));
        Path none = folder.resolve("none");
        assertSentence(none.toString(), corpus, TrainingOptions.seed(1).negatives(List.of(none)));
        assertSentence(none.toString(), corpus, TrainingOptions.seed(1).hardNegatives(none));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertSentence("holds no recordings", corpus, TrainingOptions.seed(1).negatives(List.of(empty)));
        // a corpus of nothing but the words is no speech without them
        assertSentence("without the words", words, TrainingOptions.seed(1).negatives(List.of(onlyWords())));
    }

    private static Path onlyWords() throws IOException {
        Path low = Files.createDirectories(folder.resolve("words").resolve("low"));
        new Sound(new float[4000], ToneCorpus.RATE).write(low.resolve("a.wav"));
        return folder.resolve("words");
    }

    private static void assertSentence(String part, Corpus all, TrainingOptions options) {
        Exception e = assertThrows(Exception.class, () -> train(all, options, TrainingListener.NONE));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void aRecipeForClipsTakesNoNegatives() {
        Recipe clips = Recipe.parse("tones", ToneCorpus.RECIPE);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new Trainer(clips, corpus, corpus.filter(u -> false), options(1), TrainingListener.NONE).run());
        assertTrue(e.getMessage().contains("use the recipe spot"), e.getMessage());
    }

    @Test
    void mistakesInTheLayoutAreSaidWithTheirLine() {
        assertWrong("shares: {unknown: 0.4", "shares: {unknown: 0", "line 21: a spotter that never hears other speech");
        assertWrong("unknown: 0.4", "unknown: 0.9", "words need a share");
        assertWrong("rounds: 2", "rounds: two", "line 24: 'two' is not a number");
        assertWrong("bands: 12}", "bands: 12, normalisation: clip}", "must not need the whole clip");
    }

    private static void assertWrong(String right, String wrong, String message) {
        String text = RECIPE.text().replace(right, wrong);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Recipe.parse("my.yaml", text));
        assertTrue(e.getMessage().startsWith("my.yaml") && e.getMessage().contains(message), e.getMessage());
    }
}
