package io.github.syllabary.recognizer;

import io.github.syllabary.audio.Sound;
import java.util.HashSet;
import java.util.List;

/**
 * How fast a recognizer hears a clip: once as it is, or several times, each time as if it had been said so much faster, and
 * higher with it. Its probabilities are then the mean of those of all speeds:
 *
 * <pre>  p(y) ∝ Π_k p(y | x at speed k)^(1/K)  </pre>
 *
 * <p>Test-time augmentation: what is mistaken at one speed often is not at another, most of all of voices unlike those
 * that a model has learnt from. It costs as many times the work. Clips are heard so, endless audio is not.
 *
 * @param factors 2 is twice as fast; at most 16, all different, each from 0.5 to 2
 * @see <a href="https://papers.nips.cc/paper/4824">Krizhevsky et al. 2012, ImageNet classification</a>, section 4.1
 */
public record Speeds(List<Double> factors) {
    /** Once, as it is. */
    public static final Speeds AS_IT_IS = new Speeds(List.of(1.0));

    private static final int MOST = 16;
    private static final double SLOWEST = 0.5;
    private static final double FASTEST = 2;

    /**
     * @throws IllegalArgumentException if there are none or too many, or one stands twice or is out of range
     */
    public Speeds {
        factors = List.copyOf(factors);
        if (factors.isEmpty() || factors.size() > MOST)
            throw new IllegalArgumentException("speeds: " + factors.size() + " of them; give 1 to " + MOST);
        for (double s : factors)
            if (!(s >= SLOWEST && s <= FASTEST))
                throw new IllegalArgumentException(
                        "speeds: " + s + " is none; give factors from " + SLOWEST + " to " + FASTEST);
        if (new HashSet<>(factors).size() < factors.size())
            throw new IllegalArgumentException("speeds: one stands twice among " + factors + "; name each once");
    }

    /** Whether each clip is heard once, as it is. */
    public boolean asItIs() {
        return factors.equals(AS_IT_IS.factors);
    }

    /**
     * A sound at one of the speeds, to a hundredth of a per cent or so: at the same rate, it lasts a shorter or longer time.
     *
     * @param which from 0
     */
    Sound changed(Sound sound, int which) {
        int rate = sound.sampleRate();
        int readAs = (int) Math.round(rate * factors.get(which));
        return new Sound(sound.samples(), readAs).resample(rate);
    }

    /**
     * The probabilities of all speeds as one.
     *
     * @param each by speed, those of every label
     */
    static float[] together(float[][] each) {
        double[] scores = new double[each[0].length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int y = 0; y < scores.length; y++) {
            // what a softmax of floats has rounded to nothing may be right after all at the other speeds
            for (float[] p : each) scores[y] += StrictMath.log(Math.max(p[y], Float.MIN_NORMAL)) / each.length;
            highest = Math.max(highest, scores[y]);
        }
        double sum = 0;
        for (double s : scores) sum += StrictMath.exp(s - highest);
        float[] p = new float[scores.length];
        for (int y = 0; y < p.length; y++) p[y] = (float) (StrictMath.exp(scores[y] - highest) / sum);
        return p;
    }
}
