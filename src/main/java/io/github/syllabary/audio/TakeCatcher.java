package io.github.syllabary.audio;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Waits in endless audio for one word said alone, and cuts it out by energy.
 *
 * <p>Frames of 10 ms count as speech when they are 8 dB or more above the background. A word begins with three such
 * frames among five and is over after 0.4 s without any; a stop within a word is shorter. It is cut out with 0.2 s of
 * background on either side. What has not ended after {@value #MOST_SECONDS} s, or not begun by the time that is
 * waited, is given as it is, for {@link SpokenTake} to say why it cannot be used.
 *
 * <p>However the audio is cut into calls, the takes are the same. Belongs to one thread.
 */
public final class TakeCatcher {
    private static final int FRAMES_A_SECOND = 100;
    private static final double ABOVE_DB = 8;

    /** No background is taken to be quieter: in digital silence everything would be speech. */
    private static final double LEAST_BACKGROUND_DB = -65;

    private static final int ONSET_FRAMES = 3;
    private static final int ONSET_WITHIN = 5;
    private static final int QUIET_FRAMES = 40;
    private static final int MARGIN_FRAMES = 20;

    /** A word that has lasted for so long is given up, in seconds. */
    public static final int MOST_SECONDS = 4;

    private final int sampleRate;
    private final int frame;
    private final double backgroundDb;
    private final double longestSeconds;
    private final int waitFrames;

    /** What has been heard since the last take. */
    private float[] heard;

    private int n;
    private int frames;

    /** One bit for each of the last frames, 1 for speech, the latest lowest. */
    private int recent;

    private int begun;
    private int lastSpeech;
    private double loudest;
    private double levelDb = LEAST_BACKGROUND_DB;

    /**
     * @param sampleRate in Hz
     * @param backgroundDb the level of the background against full scale, see {@link #background}
     * @param longestSeconds how long a word may be
     * @param waitSeconds how long is waited for a word to begin, in seconds
     */
    public TakeCatcher(int sampleRate, double backgroundDb, double longestSeconds, double waitSeconds) {
        this.sampleRate = sampleRate;
        this.frame = Math.max(1, sampleRate / FRAMES_A_SECOND);
        this.backgroundDb = Math.max(LEAST_BACKGROUND_DB, backgroundDb);
        this.longestSeconds = longestSeconds;
        this.waitFrames = (int) (waitSeconds * FRAMES_A_SECOND);
        heard = new float[sampleRate];
        reset();
    }

    /** The level that three quarters of the frames of a recording stay below, dB against full scale. */
    public static double background(Sound recording) {
        double[] levels = SpokenTake.levels(recording);
        if (levels.length == 0) return LEAST_BACKGROUND_DB;
        Arrays.sort(levels);
        return levels[levels.length * 3 / 4];
    }

    /** The level of the last frame, dB against full scale. */
    public double levelDb() {
        return levelDb;
    }

    /** Whether a word has begun. */
    public boolean speaking() {
        return begun >= 0;
    }

    /**
     * Takes the next samples.
     *
     * @return a take, good or not, when there is one; what of the samples came after it is forgotten
     */
    public Optional<SpokenTake> accept(float[] samples, int from, int count) {
        Objects.checkFromIndexSize(from, count, samples.length);
        for (int i = from; i < from + count; i++) {
            if (n == heard.length) heard = Arrays.copyOf(heard, 2 * n);
            heard[n++] = samples[i];
            if (n % frame != 0) continue;
            Optional<SpokenTake> take = frame();
            if (take.isPresent()) {
                reset();
                return take;
            }
        }
        return Optional.empty();
    }

    /** Forgets what was heard, as if the next sample were the first. */
    public void reset() {
        n = 0;
        frames = 0;
        recent = 0;
        begun = -1;
        lastSpeech = -1;
        loudest = LEAST_BACKGROUND_DB;
    }

    private Optional<SpokenTake> frame() {
        levelDb = SpokenTake.level(heard, n - frame, frame);
        boolean speech = levelDb >= backgroundDb + ABOVE_DB;
        int now = frames++;
        recent = recent << 1 | (speech ? 1 : 0);
        if (begun < 0) {
            if (Integer.bitCount(recent & (1 << ONSET_WITHIN) - 1) >= ONSET_FRAMES) begun = now - ONSET_WITHIN + 1;
            else if (frames >= waitFrames) return Optional.of(nothing());
        }
        if (begun < 0) return Optional.empty();
        loudest = Math.max(loudest, levelDb);
        if (speech) lastSpeech = now;
        if (now - lastSpeech < QUIET_FRAMES && now - begun < MOST_SECONDS * FRAMES_A_SECOND) return Optional.empty();
        int start = Math.max(0, begun - MARGIN_FRAMES) * frame;
        int end = Math.min(n, (lastSpeech + 1 + MARGIN_FRAMES) * frame);
        Sound sound = new Sound(Arrays.copyOfRange(heard, start, end), sampleRate);
        String soft = SpokenTake.tooSoft(loudest, backgroundDb);
        SpokenTake judged = SpokenTake.of(sound, longestSeconds);
        return Optional.of(judged.good() ? new SpokenTake(sound, soft) : judged);
    }

    private SpokenTake nothing() {
        Sound sound = new Sound(Arrays.copyOf(heard, n), sampleRate);
        SpokenTake judged = SpokenTake.of(sound, longestSeconds);
        return judged.problem().startsWith("silent") ? judged : SpokenTake.notHeard(sound);
    }
}
