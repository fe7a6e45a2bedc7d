package io.github.syllabary.training;

import io.github.syllabary.Mutations;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Recipes that are damaged or made to do harm: a recipe or one sentence, see {@link Mutations}. */
class HostileRecipesTest {
    private static final String RECIPE = """
            input:
              seconds: 0.25
              features:
                kind: stacked
                parts:
                  - {kind: deltas, reach: 2, of: {kind: log-mel, sampleRate: 8000, windowMillis: 32, hopMillis: 16, bands: 16}}
                  - {kind: pitch, sampleRate: 8000, windowMillis: 32, hopMillis: 16, running: true}
            network:
              - batch norm
              - conv: {filters: 8, kernel: 3, bias: false}
              - relu
              - max pool: 2
              - max over time
              - dropout: 0.2
              - dense: classes
              - softmax
            training: {epochs: 20, batch: 16, rate: 0.03, schedule: one-cycle, labelSmoothing: 0.1}
            augmentation:
              shiftMillis: 100
              gainDb: [-12, 6]
              speed: [0.9, 1.1]
              room: {probability: 0.5, reverberationSeconds: [0.1, 0.6]}
              noise: {probability: 0.5, snrDb: [5, 30]}
              channel: {probability: 0.5, lowPassHz: [2500, 3000], telephone: 0.4, muLaw: 0.3}
              masks: {count: 1, frames: 10, bands: 4}
              mixup: {probability: 0.3, alpha: 0.3}
            """;

    @Test
    void giveARecipeOrASentence() {
        // the largest network that is allowed may be made twice
        Mutations.of(
                "recipe.yaml",
                RECIPE.getBytes(StandardCharsets.UTF_8),
                true,
                256 << 20,
                IllegalArgumentException.class,
                damaged -> Recipe.parse("recipe.yaml", new String(damaged, StandardCharsets.UTF_8)));
    }
}
