package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That it measures what it says; how fast anything is, no test can know. */
class BenchCommandTest {

    private static List<JsonObject> measure(String only) {
        Cli.Run run = Cli.run("bench", "--rounds", 1, "--turn", 1, "--threads", 2, "--only", only, "--json");
        assertEquals(0, run.exit(), run::toString);
        return run.out()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(m -> m.get("work").getAsString().contains(": "))
                .toList();
    }

    @Test
    void printsAnObjectForEachPassOfALayer() {
        List<JsonObject> measured = measure("wave: conv4");
        assertEquals(
                List.of("forward", "input gradient", "weight gradient"),
                measured.stream()
                        .map(m -> m.get("work").getAsString())
                        .map(work -> work.substring(work.lastIndexOf(": ") + 2))
                        .toList());
        for (JsonObject m : measured) {
            assertEquals("syllabary", m.get("contestant").getAsString());
            assertEquals(1, m.get("threads").getAsInt());
            assertTrue(m.get("medianMillis").getAsDouble() > 0);
            assertEquals(1, m.get("ratio").getAsDouble());
            // 4 samples, 122 windows of 3 × 32 numbers, 32 filters; a multiplication and an addition each
            double operations = 2.0 * 4 * 122 * 3 * 32 * 32;
            assertEquals(
                    operations / m.get("medianMillis").getAsDouble() / 1e6,
                    m.get("gflops").getAsDouble(),
                    1e-6 * m.get("gflops").getAsDouble());
        }
    }

    @Test
    void runsBothNetworksForwardAndInTraining() {
        for (String network : List.of("wave", "mel with batch norm")) {
            assertEquals(2, measure(network + ": forward, batch").size());
            assertEquals(1, measure(network + ": training step").size());
        }
    }

    @Test
    void runsASecondOfSoundThroughTheFrontEnds() {
        List<JsonObject> measured = measure("front end: ");
        assertEquals(5, measured.size());
        for (JsonObject m : measured) assertTrue(m.get("medianMillis").getAsDouble() > 0 && !m.has("gflops"));
        String text = Cli.run("bench", "--rounds", 1, "--turn", 1, "--only", "front end: log-mel")
                .out();
        assertTrue(text.contains("log-mel of one second") && !text.contains("NaN"), text);
    }

    @Test
    void followsASecondOfLiveAudio() {
        List<JsonObject> measured = measure("mel: one second of a stream");
        assertEquals(
                List.of("mel: one second of a stream at 16 kHz", "mel: one second of a stream at 48 kHz"),
                measured.stream().map(m -> m.get("work").getAsString()).toList());
        for (JsonObject m : measured) assertTrue(m.get("medianMillis").getAsDouble() > 0 && !m.has("gflops"));
    }

    @Test
    void saysWhereThePeersAreWhenTheyAreNotInTheJar() {
        Cli.Run run = Cli.run("bench", "--peers");
        assertEquals(2, run.exit(), run::toString);
        assertTrue(run.err().contains("bench --peers"), run.err());
    }

    @Test
    void refusesNoThreadsAtAll() {
        Cli.Run run = Cli.run("bench", "--threads", 0);
        assertEquals(2, run.exit(), run::toString);
        assertTrue(run.err().contains("--threads is 0; at least 1 is needed"), run.err());
    }
}
