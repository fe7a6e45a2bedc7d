package io.github.syllabary.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.syllabary.fuzz.FuzzTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What reads recipes and the state of training. */
public final class TrainingTargets {
    private TrainingTargets() {}

    public static List<FuzzTarget> all() {
        List<byte[]> recipes =
                Recipe.NAMES.stream().map(TrainingTargets::builtIn).toList();
        // a recipe is a user's own and may ask for a network of any size, of which reading makes one
        return List.of(new FuzzTarget("recipe", recipes, 3000, 2L << 30, 10_000, bytes -> {
            try {
                Recipe.parse("x.yaml", new String(bytes, UTF_8));
            } catch (IllegalArgumentException e) {
                throw new FuzzTarget.Refusal(e);
            }
        }));
    }

    private static byte[] builtIn(String name) {
        try {
            // comments only hinder
            return Recipe.builtIn(name).replaceAll("(?m)^ *#.*\n", "").getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
