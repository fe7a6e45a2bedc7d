package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachersTest {
    @TempDir
    static Path folder;

    private static final Recipe ALL_FROM_THE_TEACHER = recipe("distillation: {share: 1}");
    private static Corpus corpus;
    private static Recognizer teacher;

    @BeforeAll
    static void trainATeacher() throws IOException {
        corpus = ToneCorpus.write(folder, 25);
        teacher = train(Recipe.parse("tones", ToneCorpus.RECIPE), TrainingOptions.seed(1));
    }

    private static Recipe recipe(String more) {
        return Recipe.parse("tones", ToneCorpus.RECIPE.replace("rate: 0.02", "rate: 0.02\n  " + more));
    }

    private static Recognizer train(Recipe recipe, TrainingOptions options) throws IOException {
        return train(recipe, corpus, options);
    }

    private static Recognizer train(Recipe recipe, Corpus corpus, TrainingOptions options) throws IOException {
        return new Trainer(
                        recipe, corpus.inSplit("train"), corpus.inSplit("validation"), options, TrainingListener.NONE)
                .run();
    }

    /** With all of the loss the teacher's, a student takes low for high as its teacher does, against the truth. */
    @Test
    void aStudentRepeatsItsTeachersMistakes() throws IOException {
        Path manifest = folder.resolve("manifest.tsv");
        String truth = Files.readString(manifest);
        Files.writeString(
                manifest,
                truth.replace("\tlow", "\t_").replace("\thigh", "\tlow").replace("\t_", "\thigh"));
        Recognizer deceived =
                train(Recipe.parse("tones", ToneCorpus.RECIPE), Corpus.read(folder), TrainingOptions.seed(1));
        Files.writeString(manifest, truth);
        TrainingOptions options = TrainingOptions.seed(2).teachers(List.of(deceived));
        Recognizer student = train(ALL_FROM_THE_TEACHER, corpus, options);
        assertEquals(List.of("high", "low", "middle"), student.labels());
        assertEquals(
                "low",
                student.recognize(Sound.read(folder.resolve("high4.wav"))).label());
        assertEquals(
                "high",
                student.recognize(Sound.read(folder.resolve("low4.wav"))).label());
        assertEquals("1", student.provenance().get("teachers"));
    }

    @Test
    void labelsThatTheStudentLacksCountAsUnknown() throws IOException {
        Path manifest = folder.resolve("manifest.tsv");
        String truth = Files.readString(manifest);
        Files.writeString(manifest, truth.replace("\tmiddle", "\tunknown"));
        Recognizer three =
                train(Recipe.parse("tones", ToneCorpus.RECIPE), Corpus.read(folder), TrainingOptions.seed(1));
        Files.writeString(manifest, truth.replace("\tmiddle", "\tunknown").replace("\tlow", "\tunknown"));
        Corpus two = Corpus.read(folder);
        Files.writeString(manifest, truth);
        Recognizer student =
                train(ALL_FROM_THE_TEACHER, two, TrainingOptions.seed(2).teachers(List.of(three)));
        assertEquals(List.of("high", "unknown"), student.labels());
        assertEquals(
                "unknown",
                student.recognize(Sound.read(folder.resolve("low4.wav"))).label());
        String refused = assertThrows(
                        IllegalArgumentException.class,
                        () -> train(
                                ALL_FROM_THE_TEACHER,
                                corpus.filter(u -> !u.label().equals("low")),
                                TrainingOptions.seed(2).teachers(List.of(teacher))))
                .getMessage();
        assertEquals(
                "the teacher knows the label 'low', which the corpus has not, nor has it 'unknown'; give it clips of that"
                        + " label",
                refused);
    }

    @Test
    void threadsDoNotChangeABit() throws IOException {
        TrainingOptions options = TrainingOptions.seed(3).teachers(List.of(teacher, teacher));
        Recipe two = ALL_FROM_THE_TEACHER.withEpochs(2);
        TrainerTest.assertSame(train(two, options.threads(1)), train(two, options.threads(3)));
    }

    @Test
    void aTeacherOfOtherLabelsOrFeaturesIsRefused() {
        Recognizer renamed =
                new Recognizer(teacher.input(), teacher.network(), List.of("a", "b", "c"), teacher.provenance());
        String labels = refused(ALL_FROM_THE_TEACHER, renamed);
        assertEquals(
                "the teacher does not know the label 'high' of the corpus; train it on a corpus that has it", labels);
        Recipe shorter = Recipe.parse("shorter", ToneCorpus.RECIPE.replace("seconds: ", "seconds: 1"));
        assertEquals(
                "the teacher takes other features than the recipe shorter; give both the same 'input'",
                refused(shorter, teacher));
    }

    private static String refused(Recipe recipe, Recognizer model) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> train(recipe, TrainingOptions.seed(1).teachers(List.of(model))))
                .getMessage();
    }
}
