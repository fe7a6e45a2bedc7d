/**
 * Pictures of sounds, figures and networks, for reports, the desktop and notebooks; no display is needed.
 *
 * <p>Everything is a {@link io.github.syllabary.plot.Picture}, which becomes an image, PNG or SVG: {@link
 * io.github.syllabary.plot.SoundPicture} (waveform, spectrogram), {@link io.github.syllabary.plot.LineChart}, {@link
 * io.github.syllabary.plot.BarChart}, {@link io.github.syllabary.plot.HeatMap}, {@link
 * io.github.syllabary.plot.MapSheet} (kernels and feature maps), {@link io.github.syllabary.plot.Photo} (pictures as they
 * are); {@link io.github.syllabary.plot.Arrangement} puts several side by side. May use {@code corpus}, {@code image},
 * {@code audio}, {@code nn}, {@code tensor}. XChart and JFreeSVG, which only this room knows, are optional dependencies
 * of the library.
 *
 * <pre>{@code
 * Picture spectrogram = SoundPicture.spectrogram(Sound.read(Path.of("seven.wav")), 600, 200);
 * Files.write(Path.of("seven.png"), spectrogram.png(1));
 * }</pre>
 *
 * <p>Unsettled: names and forms may change in any release before 1.0.
 */
package io.github.syllabary.plot;
