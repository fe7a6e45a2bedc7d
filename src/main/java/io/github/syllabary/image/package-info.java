/**
 * Pictures and volumes as tensors and back, IDX files, and kernels made by hand.
 *
 * <p>A picture is a tensor {@code (H, W, C)} with one channel (grey) or three (red, green, blue), a volume {@code (D, H,
 * W, C)}; numbers run from 0 (black) to 1 (white). Start with {@link io.github.syllabary.image.ImageFile} for files,
 * {@link io.github.syllabary.image.HandMadeKernel} for Sobel and the like and {@link io.github.syllabary.image.Filter}
 * to slide them over a picture. Files are known by content and refused with one sentence. May use {@code nn} and
 * {@code tensor}.
 *
 * <pre>{@code
 * Tensor photo = ImageFile.read(Path.of("photo.png"));
 * Tensor edges = Filter.correlate(photo, HandMadeKernel.of("sobel-x").weights(), Convolution.Mode.SAME);
 * ImageFile.write(Filter.signed(edges), Path.of("edges.png"));
 * }</pre>
 */
package io.github.syllabary.image;
