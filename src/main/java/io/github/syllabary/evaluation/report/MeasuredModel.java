package io.github.syllabary.evaluation.report;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.evaluation.Evaluation;
import io.github.syllabary.evaluation.Figures;
import io.github.syllabary.evaluation.Outcome;
import io.github.syllabary.evaluation.Robustness;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;

/**
 * A model and what was found about it.
 *
 * @param name what it is called, different from the others'
 * @param sounds gives the sound of an outcome, to be played
 * @param pictures gives the picture or volume of an outcome, to be shown; null for models of sound
 * @param robustness null if it was not measured
 */
public record MeasuredModel(
        String name,
        Recognizer recognizer,
        Evaluation evaluation,
        Figures figures,
        Sounds sounds,
        Pictures pictures,
        Robustness robustness) {

    /** A model of sound. */
    public MeasuredModel(
            String name,
            Recognizer recognizer,
            Evaluation evaluation,
            Figures figures,
            Sounds sounds,
            Robustness robustness) {
        this(name, recognizer, evaluation, figures, sounds, null, robustness);
    }

    /** Where pictures come from. */
    @FunctionalInterface
    public interface Pictures {
        Tensor of(Outcome outcome) throws IOException;
    }

    /** Where sounds come from. */
    @FunctionalInterface
    public interface Sounds {
        Sound of(Outcome outcome) throws IOException;
    }
}
