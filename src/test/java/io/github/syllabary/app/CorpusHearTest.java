package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusHearTest {
    @TempDir
    private Path folder;

    @Test
    void writesTheSameSoundAndPicturesForTheSameEpoch() throws IOException {
        Path low = ToneCorpus.write(folder.resolve("tones")).resolve("low");
        Path clip;
        try (var files = Files.list(low)) {
            clip = files.sorted().findFirst().orElseThrow();
        }
        String name = clip.getFileName().toString().replace(".wav", "");
        for (String out : new String[] {"one", "again"}) {
            Cli.Run run = Cli.run(
                    "corpus", "hear", clip, "--recipe", "synthetic", "--epoch", 2, "--out", folder.resolve(out));
            assertEquals(0, run.exit(), run::toString);
        }
        for (String end : new String[] {".wav", "-spectrogram.png", "-features.png"}) {
            String file = name + "-seed1-epoch2" + end;
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(file)),
                    Files.readAllBytes(folder.resolve("again").resolve(file)),
                    file);
        }
        Sound heard = Sound.read(folder.resolve("one").resolve(name + "-seed1-epoch2.wav"));
        assertEquals(16000, heard.samples().length);
        Cli.run("corpus", "hear", clip, "--recipe", "synthetic", "--epoch", 3, "--out", folder.resolve("one"));
        Sound other = Sound.read(folder.resolve("one").resolve(name + "-seed1-epoch3.wav"));
        assertFalse(Arrays.equals(heard.samples(), other.samples()));
    }

    @Test
    void whatCannotBeHeardIsSaid() {
        Path none = folder.resolve("none.wav");
        Cli.Run run = Cli.run("corpus", "hear", none, "--out", folder);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("none.wav: no such file"), run.err());
    }
}
