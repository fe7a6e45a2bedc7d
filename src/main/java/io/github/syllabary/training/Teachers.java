package io.github.syllabary.training;

import io.github.syllabary.nn.Distillation;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Workspace;
import io.github.syllabary.recognizer.Recognizer;
import java.util.List;

/**
 * Trained models whose mean opinion of what the network hears is part of what it learns. What they take for a label that
 * the network does not know counts as {@code unknown}.
 */
final class Teachers {
    private static final String UNKNOWN = "unknown";

    private final List<Network> networks;

    /** Of each teacher, the class of ours that each of its classes counts for. */
    private final int[][] ours;

    private final Distillation distillation;
    private final Workspace[][] workspaces;
    private final float[][] inputs;
    private final int classes;

    /**
     * @param threads how many workers ask at once
     * @throws IllegalArgumentException if a teacher takes other features or knows other labels
     */
    Teachers(List<Recognizer> models, Recipe recipe, List<String> labels, int threads) {
        for (Recognizer model : models) {
            if (!model.input().settings().equals(recipe.input().settings()))
                throw new IllegalArgumentException("the teacher takes other features than the recipe " + recipe.name()
                        + "; give both the same 'input'");
            for (String label : labels)
                if (!model.labels().contains(label))
                    throw new IllegalArgumentException("the teacher does not know the label '" + label
                            + "' of the corpus; train it on a corpus that has it");
        }
        ours = models.stream().map(m -> counted(m.labels(), labels)).toArray(int[][]::new);
        networks = models.stream().map(Recognizer::network).toList();
        distillation = recipe.training().distillation();
        classes = labels.size();
        workspaces = new Workspace[threads][models.size()];
        inputs = new float[threads][recipe.input().shape().size()];
        for (Workspace[] row : workspaces)
            for (int t = 0; t < row.length; t++) row[t] = networks.get(t).workspace();
    }

    private static int[] counted(List<String> theirs, List<String> labels) {
        return theirs.stream()
                .mapToInt(label -> {
                    int same = labels.indexOf(label);
                    int counts = same >= 0 ? same : labels.indexOf(UNKNOWN);
                    if (counts < 0)
                        throw new IllegalArgumentException(
                                "the teacher knows the label '" + label + "', which the corpus has not, nor has it '"
                                        + UNKNOWN + "'; give it clips of that label");
                    return counts;
                })
                .toArray();
    }

    Distillation distillation() {
        return distillation;
    }

    /** Writes the mean probabilities, at the temperature, for the features that begin at {@code inputAt}. */
    void ask(float[] input, int inputAt, float[] opinions, int opinionsAt, int worker) {
        System.arraycopy(input, inputAt, inputs[worker], 0, inputs[worker].length);
        for (int c = 0; c < classes; c++) opinions[opinionsAt + c] = 0;
        for (int t = 0; t < networks.size(); t++) {
            Workspace workspace = workspaces[worker][t];
            workspace.run(inputs[worker], 1);
            float[] logits = workspace.value(networks.get(t).logits());
            distillation.addProbabilities(logits, 0, opinions, opinionsAt, ours[t], 1f / networks.size());
        }
    }
}
