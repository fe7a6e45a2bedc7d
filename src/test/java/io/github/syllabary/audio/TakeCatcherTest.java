package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeCatcherTest {
    private static final int RATE = 16_000;

    private static SaidTones tones() {
        return new SaidTones(RATE);
    }

    private static List<SpokenTake> catchAll(Sound sound, int chunk) {
        TakeCatcher catcher = new TakeCatcher(RATE, -65, 1.2, 3);
        List<SpokenTake> takes = new ArrayList<>();
        // what stands behind a take within a call is forgotten, so calls are short, as from a microphone
        for (int at = 0; at < sound.samples().length; at += chunk)
            catcher.accept(sound.samples(), at, Math.min(chunk, sound.samples().length - at))
                    .ifPresent(takes::add);
        return takes;
    }

    private static String onlyProblem(Sound sound) {
        List<SpokenTake> takes = catchAll(sound, 160);
        assertEquals(1, takes.size());
        return takes.get(0).problem();
    }

    @Test
    void wordsAreCutOutWithSomeBackgroundAround() {
        Sound sound = tones().quiet(1)
                .tone(0.4, 300, 0.3)
                .quiet(1)
                .tone(0.3, 500, 0.3)
                .quiet(1)
                .sound();
        List<SpokenTake> takes = catchAll(sound, 160);
        assertEquals(2, takes.size());
        assertTrue(takes.get(0).good(), takes.get(0).problem());
        assertEquals(0.8, takes.get(0).sound().seconds(), 0.05);
        assertEquals(0.7, takes.get(1).sound().seconds(), 0.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 160, 800})
    void cutsOfTheAudioMakeNoDifferenceToTheFirstTake(int chunk) {
        Sound sound = tones().quiet(0.5).tone(0.4, 300, 0.3).quiet(1).sound();
        assertArrayEquals(
                catchAll(sound, 160).get(0).sound().samples(),
                catchAll(sound, chunk).get(0).sound().samples());
    }

    @Test
    void aStopWithinAWordDoesNotEndIt() {
        Sound sound = tones().quiet(0.5)
                .tone(0.2, 300, 0.3)
                .quiet(0.15)
                .tone(0.2, 300, 0.3)
                .quiet(1)
                .sound();
        assertEquals(0.95, catchAll(sound, 160).get(0).sound().seconds(), 0.05);
    }

    @Test
    void aClippedTakeIsRefused() {
        assertTrue(onlyProblem(tones().quiet(0.5).tone(0.4, 300, 1.5).quiet(1).sound())
                .startsWith("clipped: "));
    }

    @Test
    void silenceIsRefusedWhenTheTimeIsUp() {
        assertTrue(onlyProblem(tones().quiet(3.5).sound()).startsWith("silent: "));
    }

    @Test
    void whatDoesNotStandOutOfTheBackgroundIsRefused() {
        Sound loud = tones().tone(3.5, 300, 0.1).sound();
        TakeCatcher catcher = new TakeCatcher(RATE, TakeCatcher.background(loud), 1.2, 3);
        SpokenTake take =
                catcher.accept(loud.samples(), 0, loud.samples().length).orElseThrow();
        assertTrue(take.problem().startsWith("nothing was heard above the background"), take.problem());
    }

    @Test
    void softSpeechIsRefused() {
        Sound noise = tones().tone(1, 90, 0.02).sound();
        TakeCatcher catcher = new TakeCatcher(RATE, TakeCatcher.background(noise), 1.2, 3);
        Sound sound = tones().tone(0.5, 90, 0.02)
                .tone(0.4, 300, 0.055)
                .tone(1, 90, 0.02)
                .sound();
        SpokenTake take =
                catcher.accept(sound.samples(), 0, sound.samples().length).orElseThrow();
        assertTrue(take.problem().startsWith("too soft: "), take.problem());
    }

    @Test
    void aClickIsNoWord() {
        assertTrue(onlyProblem(tones().quiet(0.5).tone(0.05, 300, 0.3).quiet(1).sound())
                .startsWith("too short: "));
    }

    @Test
    void aSentenceIsTooLong() {
        assertTrue(onlyProblem(tones().quiet(0.5).tone(2.5, 300, 0.3).quiet(1).sound())
                .startsWith("too long: 2.5 s"));
    }

    @Test
    void whoNeverStopsIsStopped() {
        assertTrue(onlyProblem(tones().quiet(0.5).tone(4.2, 300, 0.3).sound()).startsWith("too long: "));
    }
}
