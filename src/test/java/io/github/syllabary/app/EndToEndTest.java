package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From sound files to a model and back to labels, all through the command line. */
class EndToEndTest {
    @TempDir
    private static Path folder;

    private static Path corpus;
    private static Path recipe;
    private static Path model;
    private static Cli.Run training;

    @BeforeAll
    static void train() throws IOException {
        corpus = ToneCorpus.write(folder.resolve("tones"));
        recipe = Files.writeString(folder.resolve("tiny.yaml"), ToneCorpus.RECIPE);
        model = folder.resolve("tones.onnx");
        training = Cli.run("train", corpus, "--recipe", recipe, "--out", model);
        assertEquals(0, training.exit(), training::toString);
    }

    @Test
    void trainingShowsEveryEpoch() {
        List<String> epochs =
                training.out().lines().filter(l -> l.startsWith("epoch ")).toList();
        assertEquals(20, epochs.size());
        assertTrue(epochs.get(4)
                .matches("epoch  5/20  loss \\d+\\.\\d{3}  accuracy +\\d+\\.\\d %  validation +\\d+\\.\\d %  .+ left"));
        assertEquals("", training.err());
    }

    @Test
    void trainingSaysWhereTheModelIs() {
        assertTrue(training.out().contains("saved " + model + ": 3 labels, "), training::toString);
    }

    @Test
    void checkpointIsGoneAfterTraining() {
        assertFalse(Files.exists(folder.resolve("tones.onnx.checkpoint")));
    }

    @Test
    void commandThatTrainingNamesNextWorks() {
        String next = training.out().lines().reduce((a, b) -> b).orElseThrow();
        String[] words = next.substring(next.indexOf(" evaluate ") + 1).split(" ");
        Cli.Run run = Cli.run((Object[]) words);
        assertEquals(0, run.exit(), run::toString);
        // three speakers to train on, one for validation, one for test
        assertTrue(run.out().startsWith("accuracy 100.0 % (95 % interval 70.1 % to 100.0 %), 9 of 9 clips"), run.out());
    }

    @Test
    void theSameSeedGivesTheSameModel() throws IOException {
        Path again = folder.resolve("again.onnx");
        Cli.Run run = Cli.run("train", corpus, "--recipe", recipe, "--out", again, "--threads", 1);
        assertEquals(0, run.exit(), run::toString);
        assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(again));
    }

    @Test
    void evaluationAsJson() {
        Cli.Run run = Cli.run("evaluate", model, corpus, "--json");
        assertEquals(0, run.exit(), run::toString);
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(1.0, json.get("accuracy").getAsDouble(), 0);
        assertEquals(45, json.get("clips").getAsInt());
        assertEquals("[\"high\",\"low\",\"middle\"]", json.get("labels").toString());
        assertEquals("[[15,0,0],[0,15,0],[0,0,15]]", json.get("confusion").toString());
        assertEquals(1.0, json.getAsJsonArray("interval").get(1).getAsDouble(), 0);
    }

    @Test
    void evaluatingOnTrainingClipsIsPointedOut() {
        Cli.Run run = Cli.run("evaluate", model, corpus);
        assertEquals(
                "syllabary: most of these clips were trained on; for those that were not, add --split-seed 1",
                run.err().strip());
        assertEquals("", Cli.run("evaluate", model, corpus, "--split-seed", 1).err());
    }

    @Test
    void aSpeakerCanBeChosen() {
        Cli.Run run = Cli.run("evaluate", model, corpus, "--speaker", "cleo");
        assertTrue(run.out().contains("9 of 9 clips"), run::toString);
        run = Cli.run("evaluate", model, corpus, "--speaker", "zoe");
        assertEquals(2, run.exit());
        assertEquals(
                "syllabary: no clip by 'zoe' in " + corpus + "; it has anna, ben, cleo, dora, emil",
                run.err().strip());
    }

    @Test
    void aSplitThatIsNotThereIsNamed() {
        Cli.Run run = Cli.run("evaluate", model, corpus, "--split", "holdout");
        assertEquals(2, run.exit());
        assertEquals(
                "syllabary: " + corpus + " has no split 'holdout'; it has no splits",
                run.err().strip());
    }

    @Test
    void unreadableClipsMakeExitCodeOne() throws IOException {
        Path other = ToneCorpus.write(folder.resolve("broken"));
        Files.writeString(other.resolve("low").resolve("anna_0.wav"), "not sound");
        Cli.Run run = Cli.run("evaluate", model, other);
        assertEquals(1, run.exit(), run::toString);
        assertTrue(run.out().contains("1 clip could not be read"), run.out());
    }

    @Test
    void labelsTheModelDoesNotKnowAreRefused() throws IOException {
        Path other = ToneCorpus.write(folder.resolve("renamed"));
        Files.move(other.resolve("low"), other.resolve("deep"));
        Cli.Run run = Cli.run("evaluate", model, other);
        assertEquals(2, run.exit());
        assertTrue(run.err().startsWith("syllabary: the model does not know deep of "), run.err());
        run = Cli.run("evaluate", model, other, "--words", "high,middle");
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().contains("30 of 30 clips"), run.out());
    }

    @Test
    void recognitionAsJsonIsOneObjectALine() {
        Path high = corpus.resolve("high").resolve("anna_1.wav");
        Path low = corpus.resolve("low").resolve("ben_2.wav");
        Cli.Run run = Cli.run("recognize", model, high, low, "--json");
        assertEquals(0, run.exit(), run::toString);
        List<String> lines = run.out().lines().toList();
        assertEquals(2, lines.size());
        JsonObject json = JsonParser.parseString(lines.get(1)).getAsJsonObject();
        assertEquals(low.toString(), json.get("file").getAsString());
        assertEquals("low", json.get("label").getAsString());
        JsonObject best = json.getAsJsonArray("ranked").get(0).getAsJsonObject();
        assertEquals("low", best.get("label").getAsString());
        assertEquals(json.get("probability"), best.get("probability"));
        assertEquals(3, json.getAsJsonArray("ranked").size());
    }

    @Test
    void recognitionGoesOnAfterAFileItCannotRead() {
        Path high = corpus.resolve("high").resolve("anna_1.wav");
        Cli.Run run = Cli.run("recognize", model, folder.resolve("none.wav"), recipe, high, "--top", 1);
        assertEquals(2, run.exit());
        assertEquals(2, run.err().lines().count());
        assertTrue(run.err().contains("none.wav: no such file"), run.err());
        assertTrue(run.out().matches("(?s)\\Q" + high + "\\E: high \\d+\\.\\d %\\R"), run.out());
    }

    @Test
    void aSoundMayComeFromStandardInput() throws IOException {
        InputStream before = System.in;
        try {
            for (String command : new String[] {"recognize", "spot"}) {
                System.setIn(Files.newInputStream(corpus.resolve("high").resolve("anna_1.wav")));
                Cli.Run run = Cli.run(command, model, "-");
                assertEquals(0, run.exit(), run::toString);
                assertTrue(run.out().startsWith("-: ") || command.equals("spot"), run.out());
                System.setIn(InputStream.nullInputStream());
                run = Cli.run(command, model, "-");
                assertEquals(2, run.exit(), run::toString);
                assertTrue(run.err().contains("standard input: is empty"), run.err());
            }
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void otherWordsBecomeUnknown() {
        Path words = folder.resolve("words.onnx");
        Cli.Run run = Cli.run("train", corpus, "--recipe", recipe, "--out", words, "--words", "low", "--epochs", 30);
        assertEquals(0, run.exit(), run::toString);
        JsonObject json = JsonParser.parseString(
                        Cli.run("evaluate", words, corpus, "--json").out())
                .getAsJsonObject();
        assertEquals("[\"low\",\"unknown\"]", json.get("labels").toString());
        assertEquals(45, json.get("clips").getAsInt());
        assertTrue(json.get("accuracy").getAsDouble() > 0.9, json::toString);
    }

    @Test
    void aSpeakerLeftOutIsTheTest() {
        Path without = folder.resolve("without.onnx");
        Cli.Run run =
                Cli.run("train", corpus, "--recipe", recipe, "--out", without, "--leave-out", "dora", "--epochs", 2);
        assertEquals(0, run.exit(), run::toString);
        // 4 × 9 clips, a tenth of them for validation
        assertTrue(
                run.out().matches("(?s)recipe .*: 3\\d clips of 3 labels to train on, [3-6] for validation.*"),
                run.out());
        assertTrue(run.out().strip().endsWith(" --speaker dora"), run.out());
    }

    @Test
    void clipsKeptBackForValidationCanBeLearntToo() throws IOException {
        Path whole = folder.resolve("whole.onnx");
        Cli.Run run = Cli.run("train", corpus, "--recipe", recipe, "--out", whole, "--learn-validation", "--epochs", 2);
        assertEquals(0, run.exit(), run::toString);
        // four of five speakers, 9 clips each; the fifth is for test
        assertTrue(run.out().contains(": 36 clips of 3 labels to train on, 0 for validation"), run.out());
        assertTrue(run.out().contains("epoch 2/2  loss"), run.out());
        run = Cli.run("evaluate", whole, corpus, "--split-seed", 1, "--split", "validation");
        assertEquals(0, run.exit(), run::toString);
        assertEquals(
                "syllabary: the model was trained on these clips too (--learn-validation)",
                run.err().strip());
        run = Cli.run("evaluate", whole, corpus, "--split-seed", 1);
        assertEquals("", run.err());
        assertTrue(run.out().contains(" of 9 clips"), run.out());
    }

    @Test
    void aRunThatIsNotBrokenOffYetResumesFromTheBeginning() throws IOException {
        Path resumed = folder.resolve("resumed.onnx");
        Cli.Run run = Cli.run("train", corpus, "--recipe", recipe, "--out", resumed, "--resume");
        assertEquals(0, run.exit(), run::toString);
        assertEquals(
                "syllabary: no checkpoint " + resumed + ".checkpoint yet; starting anew",
                run.err().strip());
        assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(resumed));
    }

    @Test
    void summaryOfAModelNamesItsOrigin() {
        Cli.Run run = Cli.run("summary", model);
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().contains("labels: high, low, middle"), run.out());
        assertTrue(run.out().contains("corpus: tones"), run.out());
        JsonObject json = JsonParser.parseString(
                        Cli.run("summary", model, "--json").out())
                .getAsJsonObject();
        // 2·16 of the batch norm, 3·16·8 + 8 of the convolution, 8·3 + 3 of the dense layer
        assertEquals(32 + 392 + 27, json.get("parameters").getAsInt());
        // three frames of 32 ms, 16 ms apart
        assertEquals(64, json.get("receptiveFieldMillis").getAsDouble(), 1e-9);
        assertEquals(3, json.getAsJsonArray("labels").size());
    }
}
