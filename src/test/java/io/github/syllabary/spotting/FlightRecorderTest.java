package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTest {
    @TempDir
    private Path folder;

    @Test
    void saysHowLongAudioKeptTheSpotterAndWhatWasDropped() throws IOException {
        Path file = folder.resolve("a.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("io.github.syllabary.Accept").withoutThreshold();
            recording.enable("io.github.syllabary.Dropped");
            recording.start();
            try (WordSpotter spotter = WordSpotter.of(Streams.clicks())
                    .sampleRate(8000)
                    .word("click")
                    .build()) {
                spotter.accept(new float[800]);
                spotter.accept(new short[400]);
            }
            DroppedEvent.commit(80, 160, 8000);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> all = RecordingFile.readAllEvents(file);
        List<RecordedEvent> accepts = all.stream()
                .filter(e -> e.getEventType().getName().endsWith("Accept"))
                .toList();
        assertEquals(
                List.of(800, 400),
                accepts.stream().map(e -> e.getInt("samples")).toList());
        assertEquals(150, accepts.get(1).getLong("audioMillis"));
        List<RecordedEvent> dropped = all.stream()
                .filter(e -> e.getEventType().getName().endsWith("Dropped"))
                .toList();
        assertEquals(160, dropped.get(0).getLong("inAll"));
    }
}
