package io.github.syllabary.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.CorpusStatistics;
import io.github.syllabary.corpus.Utterance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusPictureTest {
    @TempDir
    Path folder;

    @Test
    void showsDurationsLabelsSplitsAndLevelsEvenOfMany() throws IOException {
        List<Utterance> utterances = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            float[] tone = new float[1000 + i];
            for (int k = 0; k < tone.length; k++) tone[k] = (k % 20 - 9.5f) / (40 + i);
            Path file = folder.resolve(i + ".wav");
            new Sound(tone, 8000).write(file);
            utterances.add(new Utterance(file, "word" + i % 3, "s" + i, "train", Map.of()));
        }
        CorpusStatistics statistics = CorpusStatistics.of(new Corpus(folder, utterances), (done, of) -> {});
        CorpusPicture picture = new CorpusPicture(statistics);
        BufferedImage image = picture.image(1);
        assertEquals(picture.width(), image.getWidth());
        assertEquals(picture.height(), image.getHeight());
        for (int panel = 0; panel < 4; panel++) {
            int left = panel % 2 * image.getWidth() / 2;
            int top = panel / 2 * image.getHeight() / 2;
            int drawn = 0;
            for (int x = 0; x < image.getWidth() / 2; x++)
                for (int y = 0; y < image.getHeight() / 2; y++) if (image.getRGB(left + x, top + y) != -1) drawn++;
            assertTrue(drawn > 5000, "panel " + panel + ": " + drawn);
        }
    }
}
