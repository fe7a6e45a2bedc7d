package io.github.syllabary.app.desktop;

import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.SpotterSettings;
import io.github.syllabary.training.OtherWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The model that listens, its thresholds, and those that can be chosen in its place. */
final class ModelChoice {
    /** The model in the box that is made for teaching. */
    private static final String BASE = "base";

    private final DesktopOptions options;
    private final List<String> names = new ArrayList<>();
    private String name;
    private Recognizer recognizer;
    private ThresholdSteps steps;
    private Map<String, Double> thresholds;

    ModelChoice(DesktopOptions options) {
        this.options = options;
        names.addAll(options.models());
        if (!names.contains(options.model())) names.add(0, options.model());
        take(options.model(), options.recognizer());
    }

    private void take(String chosen, Recognizer loaded) {
        name = chosen;
        recognizer = loaded;
        steps = ThresholdSteps.of(loaded);
        thresholds = steps.step(steps.initial()).thresholds();
    }

    /**
     * Takes another model.
     *
     * @param chosen a name, or the path of a file
     * @throws IOException one sentence, if it cannot be loaded; the choice then stays as it was
     */
    void choose(String chosen) throws IOException {
        take(chosen, options.loader().load(chosen));
        if (!names.contains(chosen)) names.add(chosen);
    }

    String name() {
        return name;
    }

    List<String> names() {
        return List.copyOf(names);
    }

    Recognizer recognizer() {
        return recognizer;
    }

    ThresholdSteps steps() {
        return steps;
    }

    /** By word. */
    Map<String, Double> thresholds() {
        return thresholds;
    }

    void thresholds(Map<String, Double> chosen) {
        thresholds = chosen;
    }

    /** Whether there is a word to listen for. */
    boolean hasWords() {
        return !SpotterSettings.words(recognizer).isEmpty();
    }

    /** How its labels are written. */
    UnaryOperator<String> writings() {
        return options.writings().apply(recognizer);
    }

    /**
     * What words are taught to: the model itself, or where nothing is known of what it makes of other words, base.
     *
     * @throws IOException one sentence, if base cannot be loaded
     */
    Recognizer teachable() throws IOException {
        boolean knowsOthers = OtherWords.packedWith(recognizer).isPresent();
        return knowsOthers || !names.contains(BASE)
                ? recognizer
                : options.loader().load(BASE);
    }
}
