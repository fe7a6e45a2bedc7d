package io.github.syllabary.training;

import io.github.syllabary.tensor.RandomKey;
import java.util.Map;

/**
 * Two clips as one, {@code λ·a + (1 − λ)·b}, whose truth is a to the share λ and b for the rest.
 *
 * @param probability how often
 * @param alpha λ is drawn from the distribution Beta(α, α): near 0 or 1 for small α, uniformly for 1
 * @see <a href="https://arxiv.org/abs/1710.09412">Zhang et al. 2017</a>
 */
public record Mixup(double probability, double alpha) {
    static final Mixup NONE = new Mixup(0, 1);

    static Mixup read(Setting setting) {
        Map<String, Setting> f = setting.fields("probability", "alpha");
        return new Mixup(
                f.containsKey("probability") ? f.get("probability").number(0, 1) : 1,
                setting.field("alpha").number(0.01, 1));
    }

    /** λ, which is 1 where nothing is to be mixed in; else at least ½, for the pair is not ordered. */
    float share(long key) {
        if (RandomKey.uniform(key, 0) >= probability) return 1;
        // Jöhnk 1964: x/(x + y) with x = u^(1/α), y = v^(1/α), given that x + y ≤ 1
        for (int attempt = 1; ; attempt++) {
            double x = StrictMath.pow(RandomKey.uniform(key, 2L * attempt, 0, 1), 1 / alpha);
            double y = StrictMath.pow(RandomKey.uniform(key, 2L * attempt + 1, 0, 1), 1 / alpha);
            if (x + y > 1 || x + y == 0) continue;
            double share = x / (x + y);
            return (float) Math.max(share, 1 - share);
        }
    }

    /** {@code x = λ·x + (1 − λ)·y} */
    static void mix(float[] x, float[] y, int n, float share) {
        for (int i = 0; i < n; i++) x[i] = share * x[i] + (1 - share) * y[i];
    }
}
