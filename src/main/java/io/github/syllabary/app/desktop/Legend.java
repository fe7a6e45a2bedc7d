package io.github.syllabary.app.desktop;

import java.awt.Color;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How the labels of a model are shown.
 *
 * @param labels in the order of the probabilities
 * @param words those that can be spotted; the others (unknown, silence) are drawn without a colour of their own
 * @param shown what is written for a label: with characters where there are any and a font shows them
 */
record Legend(List<String> labels, Set<String> words, UnaryOperator<String> shown) {

    boolean isWord(int label) {
        return words.contains(labels.get(label));
    }

    String name(int label) {
        return shown.apply(labels.get(label));
    }

    Color colour(int label, Palette palette) {
        return isWord(label) ? palette.label(label) : Palette.translucent(palette.ink, 0.45);
    }

    Color colour(String label, Palette palette) {
        return colour(labels.indexOf(label), palette);
    }
}
