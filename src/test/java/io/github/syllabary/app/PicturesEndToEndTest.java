package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.image.ImageFile;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From pictures to a model and back to labels, by the commands that do it with sound. */
class PicturesEndToEndTest {
    @TempDir
    private static Path folder;

    private static Path corpus;
    private static Path recipe;
    private static Path model;

    @BeforeAll
    static void train() throws IOException {
        corpus = PictureCorpus.write(folder.resolve("bars"));
        recipe = Files.writeString(folder.resolve("bars.yaml"), PictureCorpus.RECIPE);
        model = folder.resolve("bars.onnx");
        Cli.Run run = Cli.run("train", corpus, "--recipe", recipe, "--out", model);
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().contains("saved " + model + ": 3 labels, "), run::toString);
    }

    @Test
    void picturesItNeverSawAreRecognised() {
        Cli.Run run = Cli.run("evaluate", model, corpus, "--split-seed", 1, "--json");
        assertEquals(0, run.exit(), run::toString);
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(12, json.get("clips").getAsInt());
        assertTrue(json.get("accuracy").getAsDouble() > 0.9, json::toString);
    }

    @Test
    void onePictureIsRecognisedWhateverItsSize() {
        Cli.Run run = Cli.run("recognize", model, corpus.resolve("lying/3.png"));
        assertTrue(run.out().startsWith(corpus.resolve("lying/3.png") + ": lying "), run::toString);
    }

    @Test
    void theSameSeedGivesTheSameModelOnAnyNumberOfThreads() throws IOException {
        Path again = folder.resolve("again.onnx");
        Cli.Run run = Cli.run("train", corpus, "--recipe", recipe, "--out", again, "--threads", 3);
        assertEquals(0, run.exit(), run::toString);
        assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(again));
    }

    @Test
    void theModelFileKeepsTheFrontEnd() throws IOException {
        Recognizer read = Recognizer.load(model);
        assertTrue(read.takesPictures());
        assertEquals(
                "{picture=[12, 12, 1], mean=0.2, deviation=0.3}",
                read.input().settings().toString());
        assertEquals(
                read.input(),
                Recognizer.read(Files.readAllBytes(model), "again").input());
    }

    @Test
    void theReportShowsPictures() throws IOException {
        Path report = folder.resolve("report");
        Cli.Run run = Cli.run("evaluate", model, corpus, "--report", report);
        assertEquals(0, run.exit(), run::toString);
        String html = Files.readString(report.resolve("index.html"));
        assertFalse(
                html.contains("<dt>sound</dt>") || html.contains("id=\"m1-conditions\"") || html.contains("<audio"));
        assertTrue(html.contains("12×12×1"));
    }

    @Test
    void summaryShowsFieldsOnPictures() {
        String text = Cli.run("summary", model).out();
        assertTrue(text.startsWith("input: pictures of 12×12×1\n") && text.contains("8×8"), text);
        JsonObject json = JsonParser.parseString(
                        Cli.run("summary", model, "--json").out())
                .getAsJsonObject();
        assertEquals("[8,8]", json.get("receptiveField").toString());
        assertFalse(json.has("streams"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.tsv", "manifest.csv"})
    void aManifestOfPicturesIsACorpusWithItsSplits(String name) throws IOException {
        Path manifest = corpus.resolve(name);
        String comma = name.endsWith("csv") ? "," : "\t";
        List<String> rows = new ArrayList<>(List.of("path,label,split,speaker"));
        for (String label : PictureCorpus.LABELS)
            for (int n = 0; n < 20; n++)
                rows.add(label + "/" + n + ".png," + label + "," + (n < 14 ? "train" : "test") + ",writer" + n % 4);
        Files.write(manifest, rows.stream().map(r -> r.replace(",", comma)).toList());
        try {
            Path again = folder.resolve("again.onnx");
            Cli.Run run = Cli.run("train", manifest, "--recipe", recipe, "--out", again);
            assertEquals(0, run.exit(), run::toString);
            run = Cli.run("evaluate", again, manifest, "--json");
            JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
            assertEquals(18, json.get("clips").getAsInt(), run::toString);
            assertTrue(json.get("accuracy").getAsDouble() > 0.9, run::toString);
            run = Cli.run("evaluate", again, manifest, "--speaker", "writer1", "--json");
            assertEquals(
                    15,
                    JsonParser.parseString(run.out())
                            .getAsJsonObject()
                            .get("clips")
                            .getAsInt(),
                    run::toString);
            Files.write(
                    manifest,
                    List.of("nobody.png" + comma + "cross" + comma + "test" + comma),
                    StandardOpenOption.APPEND);
            assertRefused(manifest + " line 62: no such file nobody.png", "evaluate", again, manifest);
        } finally {
            Files.delete(manifest);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bars.tar", "bars.tar.gz"})
    void aTarArchiveOfPicturesGivesTheSameModel(String name) throws IOException {
        Path tar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(tar);
                TarArchiveOutputStream out =
                        new TarArchiveOutputStream(name.endsWith("gz") ? new GZIPOutputStream(file) : file)) {
            for (String label : PictureCorpus.LABELS) {
                for (int n = 0; n < 20; n++) {
                    byte[] png = Files.readAllBytes(corpus.resolve(label + "/" + n + ".png"));
                    TarArchiveEntry entry = new TarArchiveEntry("bars/" + label + "/" + n + ".png");
                    entry.setSize(png.length);
                    out.putArchiveEntry(entry);
                    out.write(png);
                    out.closeArchiveEntry();
                }
            }
        }
        Path again = folder.resolve("tar.onnx");
        Cli.Run run = Cli.run("train", tar, "--recipe", recipe, "--out", again);
        assertEquals(0, run.exit(), run::toString);
        assertEquals(
                Cli.run("evaluate", model, corpus, "--split-seed", 1).out(),
                Cli.run("evaluate", again, tar, "--split-seed", 1).out().replace(tar.toString(), corpus.toString()));
        run = Cli.run("recognize", again, tar.resolve("bars/lying/3.png"));
        assertTrue(run.out().contains(": lying "), run::toString);
        run = Cli.run("recognize", again, tar.resolve("bars/lying/99.png"));
        assertTrue(run.exit() == 2 && run.err().contains("lying/99.png"), run::toString);
    }

    @Test
    void crossValidationDealsOutPicturesOrWhoMadeThem() throws IOException {
        Cli.Run run = Cli.run("cross-validate", corpus, "--recipe", recipe, "--folds", 3, "--by-clip", "--json");
        assertEquals(0, run.exit(), run::toString);
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(60, json.getAsJsonObject("pooled").get("clips").getAsInt(), run::toString);
        assertTrue(json.get("mean").getAsDouble() > 0.8, run::toString);
        assertRefused("names no speakers; --folds K --by-clip", "cross-validate", corpus, "--folds", 3);
        assertRefused("give it with --folds", "cross-validate", corpus, "--leave-one-speaker-out", "--by-clip");
    }

    @Test
    void tooManyVoxelsAndTooFewSolidsAreRefused() {
        Cli.Run many = Cli.run("image", "solids", "--side", 4000, "--out", folder.resolve("many"));
        assertEquals(2, many.exit(), many::toString);
        assertTrue(many.err().contains("voxels are too many at once; with --side, --train and --test"), many::toString);
        Cli.Run none = Cli.run("image", "solids", "--test", 0, "--out", folder.resolve("many"));
        assertEquals(2, none.exit(), none::toString);
        assertTrue(none.err().contains("--test is 0; at least 1 is needed"), none::toString);
        assertFalse(Files.exists(folder.resolve("many")));
    }

    @Test
    void solidsAreMadeTrainedOnAndLookedInto() throws IOException {
        Path solids = folder.resolve("solids");
        Path drawn = folder.resolve("solids.png");
        Object[] make = {"image", "solids", "--out", solids, "--train", 6, "--test", 2, "--picture", drawn};
        Cli.Run run = Cli.run(make);
        assertTrue(run.out().contains("42 volumes of 16×16×16 to train and 14 to test, of 7 solids"), run::toString);
        assertTrue(ImageFile.read(drawn).shape().dim(1) > 7 * 70);
        byte[] first = Files.readAllBytes(solids.resolve("train-images-idx4-ubyte.gz"));
        Cli.run(make);
        assertArrayEquals(first, Files.readAllBytes(solids.resolve("train-images-idx4-ubyte.gz")));
        Path solid = folder.resolve("solid.onnx");
        run = Cli.run("train", solids, "--recipe", "solids-3d", "--epochs", 2, "--out", solid);
        assertEquals(0, run.exit(), run::toString);
        run = Cli.run("evaluate", solid, solids, "--report", folder.resolve("solid-report"));
        assertEquals(0, run.exit(), run::toString);
        Path cube = solids.resolve("test-images-idx4-ubyte.gz/2");
        assertDrawn("conv1, conv 12, kernel 3×3×3: 14×14×14×12", "maps", solid, cube, "--layer", "conv1");
        assertDrawn("conv1, conv 12, kernel 3×3×3: 3×3×3×1×12", "kernels", solid, "--layer", "conv1");
        assertDrawn("cube: ", "look", solid, cube, "--label", "cube", "--patch", 0.5);
        Path slices = folder.resolve("slices");
        run = Cli.run("image", "solids", "--middle-slice", "--out", slices, "--train", 6, "--test", 2);
        assertTrue(run.out().contains("42 slices of 16×16 to train"), run::toString);
        assertRefused("the model takes volumes", "evaluate", solid, slices);
        assertRefused("--side is 7; at least 8", "image", "solids", "--side", 7, "--out", slices);
    }

    @Test
    void idxPairsAreACorpusToo() throws IOException {
        Path idx = PictureCorpus.writeIdx(folder.resolve("idx"), false, "train", "t10k");
        Files.write(idx.resolve("labels.txt"), PictureCorpus.LABELS);
        Cli.Run run = Cli.run("evaluate", model, idx, "--json");
        assertTrue(run.err().contains("read as IDX files of pictures"), run.err());
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(60, json.get("clips").getAsInt()); // those of t10k
        assertTrue(json.get("accuracy").getAsDouble() > 0.9, json::toString);
        run = Cli.run("recognize", model, idx.resolve("t10k-images-idx3-ubyte.gz/1"));
        assertTrue(run.out().contains(": lying "), run::toString);
        run = Cli.run("recognize", model, idx.resolve("t10k-images-idx3-ubyte.gz/60"));
        assertTrue(run.exit() == 2 && run.err().contains("there are 60 items, counted from 0"), run::toString);
    }

    @Test
    void ofASinglePairTheLastFifthIsForTest() throws IOException {
        Path idx = PictureCorpus.writeIdx(folder.resolve("single"), false, "t10k");
        Files.write(idx.resolve("labels.txt"), PictureCorpus.LABELS);
        Cli.Run run = Cli.run("evaluate", model, idx, "--json");
        assertTrue(run.err().contains("the last fifth for test"), run.err());
        assertEquals(
                12,
                JsonParser.parseString(run.out()).getAsJsonObject().get("clips").getAsInt());
    }

    @Test
    void volumesAreTrainedByThreeDimensionalConvolutions() throws IOException {
        Path idx = PictureCorpus.writeIdx(folder.resolve("volumes"), true, "train", "test");
        Path threeD = Files.writeString(
                folder.resolve("volumes.yaml"),
                PictureCorpus.RECIPE
                        .replace("[12, 12, 1]", "[4, 12, 12, 1]")
                        .replaceFirst("kernel: 3", "kernel: [1, 3, 3]")
                        .replaceFirst("kernel: 3", "kernel: [2, 3, 3]"));
        Path volumes = folder.resolve("volumes.onnx");
        Cli.Run run = Cli.run("train", idx, "--recipe", threeD, "--out", volumes);
        assertEquals(0, run.exit(), run::toString);
        run = Cli.run("evaluate", volumes, idx, "--json");
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertTrue(json.get("accuracy").getAsDouble() > 0.9, json::toString);
    }

    @Test
    void theInsideOfANetworkIsDrawn() throws IOException {
        Path picture = corpus.resolve("lying/3.png");
        assertDrawn("conv1, conv 8, kernel 3×3: 10×10×8", "maps", model, picture, "--layer", "conv1");
        assertDrawn("conv4, conv 8, kernel 3×3: 3×3×8×8", "kernels", model, "--layer", "conv4");
        assertDrawn("lying: ", "look", model, picture);
        assertDrawn("cross: ", "look", model, picture, "--label", "cross");
        assertRefused(
                "the network has no layer 'conv9'; it has conv1, relu2",
                "image",
                "kernels",
                model,
                "--layer",
                "conv9",
                "--out",
                folder.resolve("k.png"));
        assertRefused("which has no kernels", "image", "kernels", model, "--layer", "relu2", "--out", "k.png");
        assertRefused("has no label 'dog'", "image", "look", model, picture, "--label", "dog", "--out", "k.png");
    }

    private static void assertDrawn(String said, Object... arguments) throws IOException {
        Path out = folder.resolve(arguments[0] + ".png");
        Object[] all = new Object[arguments.length + 3];
        all[0] = "image";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--out";
        all[all.length - 1] = out;
        Cli.Run run = Cli.run(all);
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().startsWith(said), run::toString);
        assertTrue(ImageFile.read(out).shape().dim(0) > 20);
    }

    @Test
    void soundAndPicturesAreNotMistakenForEachOther() throws IOException {
        Path out = folder.resolve("never.onnx");
        assertRefused(
                "takes sound, " + corpus + " holds pictures; use the recipe digits-2d",
                "train",
                corpus,
                "--recipe",
                "mel",
                "--out",
                out);
        assertRefused(
                "corpus holds sound; use the recipe mel", "train", "corpus", "--recipe", "digits-2d", "--out", out);
        assertRefused("this model takes pictures of 12×12×1, not sound", "spot", model, "corpus/long/01_annie.flac");
        assertRefused("is neither PNG nor JPEG", "recognize", model, "corpus/ni3_hao3/annie.flac");
        assertRefused("holds 60 pictures; stats are of sound only", "corpus", "stats", corpus);
        assertFalse(Files.exists(out));
    }

    private static void assertRefused(String why, Object... arguments) {
        Cli.Run run = Cli.run(arguments);
        assertEquals(2, run.exit(), run::toString);
        assertTrue(run.err().contains(why), run::toString);
    }
}
