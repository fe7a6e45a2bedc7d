package io.github.syllabary.spotting;

import java.util.List;

/**
 * A word that is spotted as a sequence of labels said one after the other, such as a word of syllables that was
 * never recorded as a whole.
 *
 * <p>With p the smoothed probabilities of the parts, window by window, its score in the window that ends at t is the
 * best geometric mean of one window for each part, in their order and no further apart than the gap:
 *
 * <pre>  score(t) = max (p₁(t₁) · p₂(t₂) · … · pₙ(t))^(1/n),   0 &lt; tᵢ₊₁ − tᵢ ≤ maxGap  </pre>
 *
 * @param parts at least two labels of the recognizer, in the order in which they are said; one may come twice
 * @param maxGapSeconds from the window that holds one part to that which holds the next, at most
 * @see <a href="https://research.google/pubs/pub42537/">Chen, Parada and Heigold 2014</a>, the confidence of a
 *     keyword of several parts; here the parts must keep their order, as in Prabhavalkar et al. 2015
 */
public record WordSequence(List<String> parts, double maxGapSeconds) {
    static final double MOST_GAP_SECONDS = 10;

    /**
     * @throws IllegalArgumentException if there are fewer than two parts or the gap is out of its range
     */
    public WordSequence {
        if (parts.size() < 2)
            throw new IllegalArgumentException(
                    "a sequence of " + parts.size() + " labels " + parts + "; give two or more");
        if (!(maxGapSeconds > 0 && maxGapSeconds <= MOST_GAP_SECONDS))
            throw new IllegalArgumentException("a gap of at most " + maxGapSeconds
                    + " s between the parts of a sequence; give more than 0 and up to " + MOST_GAP_SECONDS + " s");
        parts = List.copyOf(parts);
    }
}
