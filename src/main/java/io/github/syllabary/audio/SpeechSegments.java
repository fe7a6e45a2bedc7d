package io.github.syllabary.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where in a recording somebody speaks, by energy: frames of 10 ms count as speech when they stand out from the
 * quietest tenth by a share of the way, in decibels, to the loudest, and are less than 35 dB below it.
 *
 * <p>Meant for words said singly in some quiet, to cut them out. It needs the whole recording.
 */
public final class SpeechSegments {
    private static final double FRAME_SECONDS = 0.01;
    /** Of the way from quiet to loud; fits most recordings. */
    public static final double SHARE = 0.3;

    private static final double DEEPEST_DB = 35;
    private static final double SHORTEST_SECONDS = 0.06;
    private static final double MARGIN_SECONDS = 0.02;
    private static final double FLOOR_DB = -100;

    private SpeechSegments() {}

    /**
     * A stretch of samples.
     *
     * @param start the first
     * @param end the one behind the last
     * @param energy sum of squares
     */
    public record Segment(int start, int end, double energy) {}

    /**
     * In the order of time; none in silence.
     *
     * @param pauseSeconds what is parted by less belongs together; 0.25 keeps the parts of a word together
     * @param share 0 to 1; the higher, the less counts as speech
     */
    public static List<Segment> of(Sound sound, double pauseSeconds, double share) {
        int frame = Math.max(1, (int) Math.round(FRAME_SECONDS * sound.sampleRate()));
        float[] x = sound.samples();
        double[] decibels = new double[x.length / frame];
        for (int f = 0; f < decibels.length; f++) {
            double rms = SoundTransforms.rms(x, f * frame, frame);
            decibels[f] = rms > 0 ? Math.max(FLOOR_DB, 20 * StrictMath.log10(rms)) : FLOOR_DB;
        }
        if (decibels.length == 0) return List.of();
        double[] sorted = decibels.clone();
        Arrays.sort(sorted);
        double loudest = sorted[sorted.length - 1];
        if (loudest <= FLOOR_DB) return List.of();
        double quiet = sorted[sorted.length / 10];
        double least = Math.max(quiet + share * (loudest - quiet), loudest - DEEPEST_DB);
        return join(decibels, least, pauseSeconds, frame, x);
    }

    private static List<Segment> join(double[] decibels, double least, double pauseSeconds, int frame, float[] x) {
        int pause = (int) Math.round(pauseSeconds / FRAME_SECONDS);
        int shortest = (int) Math.round(SHORTEST_SECONDS / FRAME_SECONDS);
        int margin = (int) Math.round(MARGIN_SECONDS / FRAME_SECONDS) * frame;
        List<Segment> segments = new ArrayList<>();
        int begun = -1;
        int last = -1;
        for (int f = 0; f <= decibels.length; f++) {
            boolean speech = f < decibels.length && decibels[f] >= least;
            if (begun >= 0 && (f == decibels.length || speech && f - last > pause)) {
                if (last - begun + 1 >= shortest) segments.add(segment(begun, last + 1, frame, margin, x));
                begun = -1;
            }
            if (!speech) continue;
            if (begun < 0) begun = f;
            last = f;
        }
        return segments;
    }

    private static Segment segment(int from, int to, int frame, int margin, float[] x) {
        int start = Math.max(0, from * frame - margin);
        int end = Math.min(x.length, to * frame + margin);
        double energy = 0;
        for (int i = start; i < end; i++) energy += (double) x[i] * x[i];
        return new Segment(start, end, energy);
    }
}
