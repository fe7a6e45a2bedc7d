package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import be.tarsos.dsp.AudioDispatcher;
import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.io.jvm.AudioDispatcherFactory;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotterProcessorTest {
    private final List<Detection> found = new ArrayList<>();

    private WordSpotter spotter(int rate) {
        WordSpotter spotter = WordSpotter.of(Streams.clicks())
                .smoothing(1)
                .refractorySeconds(0.1)
                .sampleRate(rate)
                .build();
        spotter.onDetection(found::add);
        return spotter;
    }

    @ParameterizedTest
    @CsvSource({"8000, 1024, 0", "8000, 1000, 300", "8000, 512, 256", "44100, 2048, 1024"})
    void overlappingBuffersAreHeardOnce(int rate, int size, int overlap) throws UnsupportedAudioFileException {
        float[] x = new float[3 * rate];
        for (double s : new double[] {0.02, 0.9, 1.3, 2.7})
            for (int i = 0; i < rate / 500; i++) x[(int) (s * rate) + i] = 0.9f;
        WordSpotter direct = spotter(rate);
        direct.accept(x);
        direct.finish();
        List<Long> want = found.stream().map(Detection::endSample).toList();
        assertEquals(4, want.size());
        found.clear();
        AudioDispatcher dispatcher = AudioDispatcherFactory.fromFloatArray(x, rate, size, overlap);
        WordSpotter spotter = spotter(rate);
        dispatcher.addAudioProcessor(new SpotterProcessor(spotter));
        dispatcher.run();
        assertEquals(want, found.stream().map(Detection::endSample).toList());
        assertThrows(IllegalStateException.class, () -> spotter.accept(x)); // finished with the chain
    }

    @Test
    void theChainGoesOnWithTheSameBuffer() {
        AudioEvent event = event(8000);
        assertTrue(new SpotterProcessor(spotter(8000)).process(event));
        assertArrayEquals(new float[] {0.5f, -0.5f}, event.getFloatBuffer());
    }

    @Test
    void anotherRateIsRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new SpotterProcessor(spotter(8000)).process(event(44_100)));
        assertEquals(
                "the chain carries audio of 44100.0 Hz, the spotter takes 8000 Hz; build it with sampleRate(44100)",
                e.getMessage());
    }

    private static AudioEvent event(int rate) {
        AudioEvent event = new AudioEvent(new TarsosDSPAudioFormat(rate, 16, 1, true, false));
        event.setFloatBuffer(new float[] {0.5f, -0.5f});
        return event;
    }
}
