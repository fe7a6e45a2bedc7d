package io.github.syllabary.training;

import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.SoftmaxCrossEntropy;
import io.github.syllabary.nn.Workspace;
import io.github.syllabary.recognizer.FrontEnd;
import io.github.syllabary.tensor.Workers;

/** Measures a network on clips as they are, between epochs. */
final class Validation {

    /** Mean loss and share of right answers; NaN without clips. */
    record Result(double loss, double accuracy) {}

    private final Network network;
    private final Workers workers;
    private final float[][] inputs;
    private final int[] classes;
    private final Workspace[] workspaces;

    Validation(Network network, FrontEnd<?> frontEnd, Clips clips, Workers workers) {
        this.network = network;
        this.workers = workers;
        this.classes = clips.classes();
        inputs = new float[clips.size()][network.inputShape().size()];
        workers.run(inputs.length, (i, worker) -> frontEnd.extractWindow(clips.windows()[i], inputs[i], 0));
        workspaces = new Workspace[workers.threads()];
        for (int i = 0; i < workspaces.length; i++) workspaces[i] = network.workspace();
    }

    Result run() {
        int n = inputs.length;
        if (n == 0) return new Result(Double.NaN, Double.NaN);
        double[] losses = new double[n];
        boolean[] right = new boolean[n];
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
        int size = network.outputShape().size();
        workers.run(n, (i, worker) -> {
            workspaces[worker].run(inputs[i], 1);
            float[] logits = workspaces[worker].value(network.logits());
            int[] target = {classes[i]};
            losses[i] = loss.loss(logits, size, target, 1, null);
            right[i] = right(logits, size, target, 1) == 1;
        });
        double sum = 0;
        int count = 0;
        for (int i = 0; i < n; i++) {
            sum += losses[i];
            if (right[i]) count++;
        }
        return new Result(sum / n, (double) count / n);
    }

    /** How many rows have their largest score at the target. */
    static int right(float[] logits, int classes, int[] targets, int n) {
        int right = 0;
        for (int s = 0; s < n; s++) {
            int best = 0;
            for (int c = 1; c < classes; c++) if (logits[s * classes + c] > logits[s * classes + best]) best = c;
            if (best == targets[s]) right++;
        }
        return right;
    }
}
