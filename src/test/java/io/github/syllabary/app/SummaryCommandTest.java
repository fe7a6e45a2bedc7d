package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCommandTest {

    @Test
    void aRecipeIsSummarisedWithoutAModel() {
        Cli.Run run = Cli.run("summary", "--recipe", "mel");
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().contains("conv"), run.out());
        assertTrue(run.out().contains("softmax"), run.out());
    }

    @Test
    void jsonOfTheWaveRecipeHasTheFiguresOfItsLayers() {
        Cli.Run run = Cli.run("summary", "--recipe", "wave", "--labels", 35, "--json");
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        // 80 + 16·3 + 64·2 + 64·3 + 256·2 + 256·3 + 1024·2 samples of conv, max, conv, max, conv, max, conv
        assertEquals(3776, json.get("receptiveFieldSamples").getAsLong());
        assertEquals(3776 / 8.0, json.get("receptiveFieldMillis").getAsDouble(), 1e-9); // 8 kHz
        JsonArray layers = json.getAsJsonArray("layers");
        JsonObject last = layers.get(layers.size() - 1).getAsJsonObject();
        assertEquals("[35]", last.get("output").toString());
        assertEquals(json.get("parameters").getAsLong(), sum(layers, "parameters"));
        assertEquals(json.get("multiplications").getAsLong(), sum(layers, "multiplications"));
    }

    @Test
    void saysHowOftenANetworkDecidesOnEndlessAudio() {
        // two pools of 2 over a hop of 10 ms; stride 16, three pools of 4 at 8 kHz
        assertStreams("mel", "40.0", 40);
        assertStreams("wave", "128.0", 128);
    }

    private static void assertStreams(String recipe, String shown, double millis) {
        String text = Cli.run("summary", "--recipe", recipe).out();
        assertTrue(text.contains("streams: decides every " + shown + " ms\n"), text);
        JsonObject json = JsonParser.parseString(
                        Cli.run("summary", "--recipe", recipe, "--json").out())
                .getAsJsonObject();
        assertTrue(json.get("streams").getAsBoolean());
        assertEquals(millis, json.get("decisionMillis").getAsDouble(), 1e-9);
        assertFalse(json.has("streamingProblem"));
    }

    @Test
    void saysWhyANetworkDoesNotStream(@TempDir Path folder) throws IOException {
        String padded = ToneCorpus.RECIPE.replace("kernel: 3}", "kernel: 3, padding: same}");
        Path recipe = Files.writeString(folder.resolve("padded.yaml"), padded);
        String text = Cli.run("summary", "--recipe", recipe).out();
        String why = "pads its input in time; only layers without padding in time stream";
        assertTrue(text.contains("does not stream: conv2 (") && text.contains(why + "\n"), text);
        JsonObject json = JsonParser.parseString(
                        Cli.run("summary", "--recipe", recipe, "--json").out())
                .getAsJsonObject();
        assertFalse(json.get("streams").getAsBoolean());
        assertFalse(json.has("decisionMillis"));
        assertTrue(json.get("streamingProblem").getAsString().endsWith(why), json::toString);
    }

    private static long sum(JsonArray layers, String field) {
        long sum = 0;
        for (JsonElement layer : layers)
            sum += layer.getAsJsonObject().get(field).getAsLong();
        return sum;
    }
}
