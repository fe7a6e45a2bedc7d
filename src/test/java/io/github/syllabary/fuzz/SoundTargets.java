package io.github.syllabary.fuzz;

import io.github.syllabary.audio.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every path of the decoders of sound. */
final class SoundTargets {
    private SoundTargets() {}

    static List<FuzzTarget> all() {
        return List.of(
                target(
                        "wav",
                        1500,
                        "audio/pcm8-1.wav",
                        "audio/pcm16-1.wav",
                        "audio/pcm16-2.wav",
                        "audio/pcm24-3.wav",
                        "audio/pcm32-2.wav",
                        "audio/float32-2.wav",
                        "audio/float64-2.wav",
                        "audio/valid12-1.wav",
                        "audio/valid20-2.wav",
                        "formats/alaw.wav",
                        "formats/mulaw.wav",
                        "formats/rf64.wav"),
                target(
                        "aiff",
                        6500,
                        "formats/pcm16.aiff",
                        "formats/pcm24.aiff",
                        "formats/alaw.aifc",
                        "formats/float.aifc",
                        "formats/sowt.aifc"),
                target("au", 6500, "formats/mulaw.au", "formats/pcm24.au", "formats/float.au"),
                target(
                        "mp3",
                        3100,
                        "formats/bare.mp3",
                        "formats/low.mp3",
                        "formats/mono.mp3",
                        "formats/stereo.mp3",
                        "formats/tagged.mp3"),
                target("ogg", 8000, "formats/low.ogg", "formats/mono.ogg", "formats/stereo.ogg"),
                target(
                        "flac",
                        2500,
                        "audio/bits8-1.flac",
                        "audio/bits12-1.flac",
                        "audio/bits16-1.flac",
                        "audio/bits16-2.flac",
                        "audio/bits16-3.flac",
                        "audio/bits20-2.flac",
                        "audio/bits24-1.flac",
                        "audio/bits24-2.flac",
                        "audio/bits24-3.flac"));
    }

    private static FuzzTarget target(String format, int longest, String... files) {
        List<byte[]> seeds = new ArrayList<>();
        for (String file : files) {
            byte[] whole = resource("/golden/" + file);
            seeds.add(whole.length <= longest ? whole : Arrays.copyOf(whole, longest));
        }
        return new FuzzTarget("sound-" + format, seeds, longest, 64 << 20, 0, bytes -> {
            Sound sound = Sound.read(new ByteArrayInputStream(bytes), "x");
            for (float v : sound.samples()) if (!Float.isFinite(v)) throw new AssertionError("a sample is " + v);
        });
    }

    private static byte[] resource(String name) {
        try (InputStream in = SoundTargets.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
