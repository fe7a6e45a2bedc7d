package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

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

    private static long sum(JsonArray layers, String field) {
        long sum = 0;
        for (JsonElement layer : layers) sum += layer.getAsJsonObject().get(field).getAsLong();
        return sum;
    }
}
