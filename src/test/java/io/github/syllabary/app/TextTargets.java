package io.github.syllabary.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.syllabary.fuzz.FuzzTarget;
import java.util.List;

/** What reads lists of labels and words. */
public final class TextTargets {
    private TextTargets() {}

    public static List<FuzzTarget> all() {
        return List.of(new FuzzTarget(
                "labels",
                List.of("yes\nno\r\n\n \u4f60\u597d \n".getBytes(UTF_8)),
                500,
                16 << 20,
                2000,
                FuzzTarget.file("labels.txt", TextFile::lines)));
    }
}
