/**
 * The window: what is heard scrolls by as waveform, spectrogram and probabilities, can be stopped and looked into.
 *
 * <p>What is shown is kept in {@link io.github.syllabary.app.desktop.Timeline}, which the listening thread writes and
 * the screen reads without ever making it wait; where in it one looks in {@link
 * io.github.syllabary.app.desktop.Viewport}. Painters draw from the two into any picture, with or without a screen.
 * Nothing here knows the command line. Read {@link io.github.syllabary.app.desktop.Timeline} first, then {@link
 * io.github.syllabary.app.desktop.MainWindow}.
 */
package io.github.syllabary.app.desktop;
