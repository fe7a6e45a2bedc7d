package io.github.syllabary.plot;

import static org.junit.jupiter.api.Assertions.*;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Spectrogram;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class SoundPictureTest {
    private static final int RATE = 8000;

    private static Sound tone(double hz, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = (float) Math.sin(2 * Math.PI * hz * i / RATE);
        return new Sound(x, RATE);
    }

    @Test
    void toneOfFullScaleStandsAtItsFrequencyWithZeroDecibels() {
        Spectrogram s = Spectrogram.of(tone(1000, RATE));
        int middle = s.frames() / 2;
        int best = 0;
        for (int k = 0; k < s.bins(); k++) if (s.decibels(middle, k) > s.decibels(middle, best)) best = k;
        assertEquals(1000, best * (RATE / 2.0) / (s.bins() - 1), RATE / 2.0 / s.bins());
        assertEquals(0, s.decibels(middle, best), 0.1);
        assertEquals(1, (s.frames() - 1) * s.hopSeconds(), 2 * s.hopSeconds());
    }

    @Test
    void toneIsDarkAtItsHeightInThePicture() {
        Picture picture = SoundPicture.spectrogram(tone(1000, RATE), 400, 200);
        BufferedImage image = picture.image(1);
        int x = 200;
        // the plane is 156 pixels high below a margin of 8: 1 kHz of 4 stands a quarter up
        assertTrue(light(image.getRGB(x, 8 + 117)) < 0.3, "the tone");
        assertTrue(light(image.getRGB(x, 8 + 30)) > 0.9, "silence");
    }

    @Test
    void silenceLooksSilentAndASoftVoiceFillsTheHeight() {
        float[] silence = new float[RATE];
        for (int i = 0; i < RATE; i++) silence[i] = i % 2 == 0 ? 0.001f : -0.001f;
        float[] soft = new float[RATE];
        for (int i = 0; i < RATE; i++) soft[i] = 20 * silence[i];
        assertTrue(light(SoundPicture.waveform(new Sound(silence, RATE), 400, 200)
                        .image(1)
                        .getRGB(200, 40))
                > 0.9);
        assertTrue(light(SoundPicture.waveform(new Sound(soft, RATE), 400, 200)
                        .image(1)
                        .getRGB(200, 40))
                < 0.7);
    }

    @Test
    void drawsWhateverASoundHolds() {
        float[] odd = {0, Float.NaN, Float.POSITIVE_INFINITY, -1};
        for (Sound sound : new Sound[] {
            new Sound(new float[0], 16000), new Sound(new float[1], 16000), new Sound(odd, 8), tone(5, 400_000)
        }) {
            assertEquals(300, SoundPicture.waveform(sound, 300, 100).image(1).getWidth());
            assertEquals(300, SoundPicture.spectrogram(sound, 300, 100).image(1).getWidth());
        }
    }

    private static double light(int rgb) {
        return ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 765.0;
    }
}
