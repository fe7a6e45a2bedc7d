/**
 * Sound: reading and writing files, changing rates, and turning samples into frames for a network.
 *
 * <p>Start with {@link io.github.syllabary.audio.Sound} for whole recordings and {@link
 * io.github.syllabary.audio.Features} for what a network sees of them. Whatever works on a whole
 * clip is computed by the form that works on endless audio, so both give the same bits. Files are
 * read by content and refused with one sentence. Uses {@code tensor} and decoding libraries only.
 */
package io.github.syllabary.audio;
