package io.github.syllabary.training;

import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.recognizer.Recognizer;
import java.util.List;

/** Begins training with what another network of the same layers has learnt, whatever its labels. */
final class Beginning {
    private Beginning() {}

    /**
     * Copies all parameters but those of the last layer that has some, which are copied too if there are as many.
     *
     * @throws IllegalArgumentException if the layers before are not the same
     */
    static void take(Recognizer from, Network to) {
        List<Parameter> theirs = from.network().parameters();
        List<Parameter> ours = to.parameters();
        String last = ours.isEmpty() ? "" : layer(ours.get(ours.size() - 1));
        boolean same = theirs.size() == ours.size();
        for (int i = 0; same && i < ours.size(); i++)
            same = layer(ours.get(i)).equals(last) || fits(theirs.get(i), ours.get(i));
        if (!same)
            throw new IllegalArgumentException(
                    "the model to begin from has other layers than the recipe; train both with"
                            + " the same 'network' and 'features'");
        for (int i = 0; i < ours.size(); i++) {
            float[] values = theirs.get(i).values();
            if (fits(theirs.get(i), ours.get(i)))
                System.arraycopy(values, 0, ours.get(i).values(), 0, values.length);
        }
        to.parametersChanged();
    }

    private static boolean fits(Parameter a, Parameter b) {
        return a.name().equals(b.name()) && a.spec().shape().equals(b.spec().shape());
    }

    private static String layer(Parameter p) {
        return p.name().substring(0, p.name().indexOf('.'));
    }
}
