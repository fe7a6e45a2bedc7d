package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.audio.FakeMicrophone;
import io.github.syllabary.audio.FakeMicrophone.End;
import io.github.syllabary.audio.FakeMicrophones;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesCommandTest {
    private static FakeMicrophone tone(String name) {
        float[] sound = new float[96_000];
        for (int i = 0; i < sound.length; i++) sound[i] = (i / 50 % 2 == 0 ? 1 : -1) * 0.1f;
        return FakeMicrophone.of(name, FakeMicrophone.stereo(44_100, 48_000)).hearing(sound);
    }

    /** Without those that the machine itself may have. */
    private static List<String> lines(Cli.Run run, String first) {
        List<String> all = run.out().lines().toList();
        return all.subList(all.indexOf(first), all.size());
    }

    @Test
    void eachIsNamedWithItsFormatsAndItsLevel() {
        try (var fakes =
                FakeMicrophones.plugIn(tone("Fake webcam"), tone("Fake taken").then(End.BUSY))) {
            Cli.Run run = Cli.run("devices", "--device", "Fake webcam", "--seconds", 0.2);
            assertEquals(0, run.exit(), run::toString);
            assertEquals(
                    List.of(
                            "Fake webcam",
                            "  44100, 48000 Hz; stereo; 16 bits",
                            "  [#############-------] -20 dB  opened at 44100 Hz, stereo, 16 bits"),
                    lines(run, "Fake webcam"));
            Cli.Run taken = Cli.run("devices", "--device", "taken", "--seconds", 0.2);
            assertEquals(1, taken.exit(), taken::toString);
            assertTrue(taken.out().contains("  the microphone 'Fake taken' cannot be opened"), taken::toString);
        }
        assertEquals(0, FakeMicrophones.openLines());
    }

    @Test
    void allAreListedWithoutBeingOpenedIfNoTimeIsGiven() {
        try (var fakes =
                FakeMicrophones.plugIn(tone("Fake webcam"), tone("Fake taken").then(End.BUSY))) {
            Cli.Run run = Cli.run("devices", "--seconds", 0);
            assertEquals(0, run.exit(), run::toString);
            assertEquals(
                    List.of(
                            "Fake webcam",
                            "  44100, 48000 Hz; stereo; 16 bits",
                            "Fake taken",
                            "  44100, 48000 Hz; stereo; 16 bits"),
                    lines(run, "Fake webcam"));
        }
    }

    @Test
    void jsonHasAnObjectForEach() {
        try (var fakes = FakeMicrophones.plugIn(tone("Fake webcam"))) {
            Cli.Run run = Cli.run("devices", "--device", "Fake", "--seconds", 0.2, "--json");
            JsonObject object = JsonParser.parseString(run.out()).getAsJsonObject();
            assertEquals(
                    Arrays.asList("name", "description", "formats", "opened", "peakDb", "rmsDb"),
                    List.copyOf(object.keySet()));
            assertEquals("Fake webcam", object.get("name").getAsString());
            assertEquals(-20, object.get("peakDb").getAsDouble(), 0.1);
            assertEquals(-20, object.get("rmsDb").getAsDouble(), 0.1);
        }
    }

    @Test
    void oneThatIsNotThereIsOneSentence() {
        try (var fakes = FakeMicrophones.plugIn(tone("Fake webcam"))) {
            Cli.Run run = Cli.run("devices", "--device", "Neumann");
            assertEquals(2, run.exit(), run::toString);
            assertTrue(run.err().startsWith("syllabary: no microphone is called 'Neumann'; there is "), run::toString);
        }
    }
}
