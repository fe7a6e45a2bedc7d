package io.github.syllabary.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.SaidTones;
import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachFormTest {
    @TempDir
    private Path folder;

    @Test
    void wordsStandBetweenCommasOfAnyScript() {
        assertEquals(List.of("hello", "good bye", "你好"), TeachForm.words(" hello,good bye ， 你好,"));
        assertEquals(List.of(), TeachForm.words(" , "));
    }

    @Test
    void noModelFileIsWrittenOver() throws IOException {
        Path takes = folder.resolve("mine");
        assertEquals(folder.resolve("mine.onnx").toAbsolutePath(), TeachForm.freeModel(takes));
        Files.createFile(folder.resolve("mine.onnx"));
        assertEquals(folder.resolve("mine-2.onnx").toAbsolutePath(), TeachForm.freeModel(takes));
    }

    @Test
    void theChosenTakeOrElseTheLastIsTakenAgain() {
        Sound sound = new SaidTones(16_000).quiet(0.2).tone(0.3, 300, 0.3).sound();
        TakePictures pictures = new TakePictures();
        assertEquals(Optional.empty(), pictures.chosen());
        pictures.refused("ah", 1, 2, "clipped: turn it down", sound);
        assertFalse(pictures.any());
        pictures.taken("ah", 1, 2, Path.of("ah/me_01.wav"), sound);
        pictures.taken("ah", 2, 2, Path.of("ah/me_02.wav"), sound);
        assertEquals(Optional.of(Path.of("ah/me_02.wav")), pictures.chosen());
        pictures.setSelectedIndex(1);
        assertEquals(Optional.of(Path.of("ah/me_01.wav")), pictures.chosen());
        pictures.removed(Path.of("ah/me_01.wav"));
        assertEquals(Optional.of(Path.of("ah/me_02.wav")), pictures.chosen());
        assertTrue(pictures.any());
    }

    @Test
    void aPathIsShownByItsLastPart() {
        assertEquals("mine.onnx", ControlBar.shown("/home/me/mine.onnx"));
        assertEquals("digits", ControlBar.shown("digits"));
    }
}
