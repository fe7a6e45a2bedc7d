/**
 * Sound: reading and writing files, changing rates, and turning samples into frames for a network.
 *
 * <p>Start with {@link io.github.syllabary.audio.Sound} for whole recordings and {@link
 * io.github.syllabary.audio.Features} for what a network sees of them. Whatever works on a whole
 * clip is computed by the form that works on endless audio, so both give the same bits. Files are
 * read by content and refused with one sentence. Uses {@code tensor} and decoding libraries only.
 *
 * <pre>{@code
 * Sound sound = Sound.read(Path.of("seven.wav")).resample(16_000);
 * Features features = new LogMel();                           // 40 bands every 10 ms
 * int frames = features.frames(sound.samples().length);
 * float[] rows = new float[frames * features.channels()];
 * features.extract(sound.samples(), 0, sound.samples().length, rows, 0);
 * }</pre>
 */
package io.github.syllabary.audio;
