package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.util.Random;

/** One spoken word, cut to its sound, with the settings it was spoken with. */
record Take(Sound sound, int pitch, int wordsPerMinute) {
    static final int SAMPLE_RATE = 16000;

    private static final int FRAME = SAMPLE_RATE / 200;
    private static final double QUIET = 0.01; // of the loudest sample, −40 dB

    /**
     * A voice has its own pitch and speed, drawn from the seed and its name; a take varies both, and its level.
     *
     * @param purpose takes of the same word by the same voice for different purposes differ
     */
    static Take speak(
            SpeechEngine engine, SynthesisPlan.Voice voice, SynthesisPlan.Word word, String purpose, long seed)
            throws IOException {
        Random own = random(seed, voice.speaker());
        int basePitch = 35 + own.nextInt(31);
        double baseSpeed = 145 + own.nextInt(36);
        Random drawn = random(seed, voice.speaker() + "/" + word.label() + "/" + purpose);
        int pitch = basePitch - 10 + drawn.nextInt(21);
        int speed = (int) Math.round(baseSpeed * (0.85 + 0.3 * drawn.nextDouble()));
        float peak = (float) (0.06 + 0.2 * drawn.nextDouble());
        Sound sound = trim(engine.say(voice.voice(), word.text(), pitch, speed).resample(SAMPLE_RATE));
        return new Take(atPeak(sound, peak), pitch, speed);
    }

    /** A generator that depends on the seed and a name, not on the order of the work. */
    static Random random(long seed, String name) {
        Random mixed = new Random(seed * 0x9E3779B97F4A7C15L + name.hashCode());
        mixed.nextLong(); // near seeds give near first draws
        return new Random(mixed.nextLong());
    }

    /** Without the frames at either end in which nothing comes within 40 dB of the loudest sample. */
    static Sound trim(Sound sound) {
        float[] x = sound.samples();
        float loudest = 0;
        for (float v : x) loudest = Math.max(loudest, Math.abs(v));
        int from = 0;
        while (from + FRAME < x.length && quiet(x, from, loudest)) from += FRAME;
        int to = x.length;
        while (to - FRAME > from && quiet(x, to - FRAME, loudest)) to -= FRAME;
        return sound.slice(from, to);
    }

    private static boolean quiet(float[] x, int at, float loudest) {
        for (int i = at; i < at + FRAME; i++) if (Math.abs(x[i]) > QUIET * loudest) return false;
        return true;
    }

    private static Sound atPeak(Sound sound, float peak) {
        float loudest = 0;
        for (float v : sound.samples()) loudest = Math.max(loudest, Math.abs(v));
        float[] y = new float[sound.samples().length];
        for (int i = 0; i < y.length; i++) y[i] = sound.samples()[i] * (peak / loudest);
        return new Sound(y, sound.sampleRate());
    }
}
