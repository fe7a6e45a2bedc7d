package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.nn.StreamingNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredModelsTest {
    private static final int MOST_BYTES = 500_000;

    static List<String> names() throws IOException {
        return StoredModels.names();
    }

    @Test
    void theListHasAllFilesAndNoOthers() throws IOException {
        Path folder = Path.of("src/models/resources/io/github/syllabary/models");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> stored = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".onnx"))
                    .map(f -> f.replace(".onnx", ""))
                    .sorted()
                    .toList();
            assertEquals(stored, names().stream().sorted().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsSmallAndRunsAlongEndlessAudio(String name) throws IOException {
        assertTrue(StoredModels.bytes(name).length <= MOST_BYTES, name);
        Recognizer recognizer = Recognizer.named(name);
        assertTrue(recognizer.frontEnd().features().causal(), name);
        assertEquals(
                List.of(),
                StreamingNetwork.problem(recognizer.network()).stream().toList());
        Recognition silence = recognizer.recognize(new Sound(new float[16_000], 16_000));
        assertTrue(Double.isFinite(silence.probability()), name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachCardTellsWhatAUserMustKnow(String name) throws IOException {
        String card = StoredModels.card(name);
        for (String part : List.of("# " + name, "## Data", "## Accuracy", "noise", "## Weaknesses", "## Made by"))
            assertTrue(card.contains(part), name + ": " + part);
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() throws IOException {
        IOException e = assertThrows(IOException.class, () -> Recognizer.named("no such"));
        assertEquals("no model 'no such' in the box: there are " + String.join(", ", names()), e.getMessage());
    }
}
