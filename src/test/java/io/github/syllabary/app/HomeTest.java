package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HomeTest {

    @Test
    void pathsBelowTheCurrentFolderAreShort() {
        assertEquals(Path.of("corpus", "ni3").toString(), Home.shown(Path.of("corpus/../corpus/ni3").toAbsolutePath()));
    }

    @Test
    void otherPathsAreWhole() {
        Path above = Path.of("..", "elsewhere").toAbsolutePath().normalize();
        assertEquals(Home.quoted(above.toString()), Home.shown(Path.of("..", "elsewhere")));
    }

    @Test
    void argumentsWithBlanksAreQuoted() {
        assertEquals("my-words_1.onnx", Home.quoted("my-words_1.onnx"));
        assertEquals("你好.flac", Home.quoted("你好.flac"));
        assertEquals("'my words'", Home.quoted("my words"));
        assertEquals("'it'\\''s'", Home.quoted("it's"));
        assertEquals("'$HOME'", Home.quoted("$HOME"));
    }

    @Test
    void withoutTheLauncherItsPlaceInTheProjectIsNamed() {
        assertEquals("tools/syllabary", Home.command());
    }
}
