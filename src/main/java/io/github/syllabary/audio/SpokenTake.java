package io.github.syllabary.audio;

import java.util.Arrays;
import java.util.Locale;

/**
 * One word said once, and what is wrong with the recording of it, if anything.
 *
 * @param sound the word with some background around it
 * @param problem one sentence for the speaker with the reason and the mend; empty if the take is good
 */
public record SpokenTake(Sound sound, String problem) {
    private static final float FULL_SCALE = 0.999f;

    /** So many samples at full scale one after the other are no chance but a clipped wave. */
    private static final int CLIPPED_RUN = 3;

    private static final double FRAME_SECONDS = 0.01;
    private static final double FLOOR_DB = -100;

    /** Speech softer than this is lost in the last bits of many converters, dB against full scale. */
    private static final double SOFTEST_DB = -54;

    private static final double LEAST_ABOVE_DB = 10;
    private static final double SHORTEST_SECONDS = 0.1;

    public boolean good() {
        return problem.isEmpty();
    }

    /**
     * Judges a recording of one word.
     *
     * @param longestSeconds how long a word may be, in seconds: what the model hears at once
     */
    public static SpokenTake of(Sound sound, double longestSeconds) {
        return new SpokenTake(sound, problem(sound, longestSeconds));
    }

    private static String problem(Sound sound, double longestSeconds) {
        double[] levels = levels(sound);
        double loudest = Arrays.stream(levels).max().orElse(FLOOR_DB);
        if (loudest <= SOFTEST_DB)
            return say("silent: the loudest part is at %.0f dB; come closer or turn the microphone up", loudest);
        int clipped = clipped(sound.samples());
        if (clipped > 0)
            return say("clipped: %d samples are at full scale; turn the microphone down or move away", clipped);
        var segments = SpeechSegments.of(sound, 0.25, SpeechSegments.SHARE);
        double seconds =
                segments.stream().mapToInt(s -> s.end() - s.start()).max().orElse(0) / (double) sound.sampleRate();
        if (seconds < SHORTEST_SECONDS) return "too short: that is a click and no word; say the word again";
        if (seconds > longestSeconds)
            return say(
                    "too long: %.1f s, and the model hears %.1f s at once; say the word alone, or a shorter one",
                    seconds, longestSeconds);
        return "";
    }

    /** What has nothing in it that stands out of the background. */
    static SpokenTake notHeard(Sound sound) {
        return new SpokenTake(
                sound,
                say(
                        "nothing was heard above the background for %.0f s; come closer, or say it again",
                        sound.seconds()));
    }

    /** Why speech cannot be told from the background, or nothing. */
    static String tooSoft(double speechDb, double backgroundDb) {
        return speechDb - backgroundDb >= LEAST_ABOVE_DB
                ? ""
                : say(
                        "too soft: %.0f dB above the background; come closer, or find a quieter place",
                        speechDb - backgroundDb);
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** How many samples stand in runs at full scale. */
    private static int clipped(float[] x) {
        int clipped = 0;
        int run = 0;
        for (int i = 0; i <= x.length; i++) {
            boolean full = i < x.length && Math.abs(x[i]) >= FULL_SCALE;
            if (full) run++;
            else {
                if (run >= CLIPPED_RUN) clipped += run;
                run = 0;
            }
        }
        return clipped;
    }

    /** Of frames of 10 ms, dB against full scale, at least −100. */
    static double[] levels(Sound sound) {
        int frame = Math.max(1, (int) Math.round(FRAME_SECONDS * sound.sampleRate()));
        double[] levels = new double[sound.samples().length / frame];
        for (int f = 0; f < levels.length; f++) levels[f] = level(sound.samples(), f * frame, frame);
        return levels;
    }

    static double level(float[] x, int from, int n) {
        double rms = SoundTransforms.rms(x, from, n);
        return rms > 0 ? Math.max(FLOOR_DB, 20 * StrictMath.log10(rms)) : FLOOR_DB;
    }
}
