package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recipes learn from real people to understand other real people. */
class RealSpeechTest {

    /** Eight words by 16 people to learn, by four others to recognise; guessing would get an eighth right. */
    @ParameterizedTest
    @CsvSource({"mel, 25, 0.85", "temporal, 15, 0.75", "wave, 40, 0.6"})
    void understandsPeopleItNeverHeard(String recipe, int epochs, double least) throws IOException {
        Corpus corpus = Corpus.read(corpora().resolve("arabic-commands"))
                .ofLabels("up", "down", "left", "right", "stop", "start", "yes", "no");
        Corpus test = corpus.inSplit("test");
        Recognizer recognizer = new Trainer(
                        Recipe.of(recipe).withEpochs(epochs),
                        corpus.inSplit("train"),
                        corpus.inSplit("validation"),
                        TrainingOptions.seed(1),
                        TrainingListener.NONE)
                .run();
        int right = 0;
        for (Utterance u : test.utterances())
            if (recognizer.recognize(Sound.read(u.file())).label().equals(u.label())) right++;
        assertTrue(right >= least * test.size(), right + " of " + test.size() + " recognised");
    }

    /** Whoever sets the variable wants these tests, so a wrong path fails instead of skipping. */
    private static Path corpora() {
        String folder = System.getenv("SYLLABARY_CORPORA");
        assumeTrue(folder != null, "SYLLABARY_CORPORA is not set: no real speech to train on");
        return Path.of(folder);
    }
}
