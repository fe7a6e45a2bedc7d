package io.github.syllabary.app.bench;

import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.SoftmaxCrossEntropy;
import io.github.syllabary.nn.TrainingPass;
import io.github.syllabary.tensor.Workers;
import java.util.ArrayList;
import java.util.List;

/** A step of plain gradient descent on our network. */
final class OurTraining implements Contestant {
    private final TrainingPass pass;
    private final SoftmaxCrossEntropy crossEntropy = new SoftmaxCrossEntropy();
    private final List<Parameter> parameters;
    private final int[] targets;
    private final float rate;
    private final int classes;
    private final float[] dLogits;
    private final float[] x;
    private double loss;
    private float[][] gradients;

    OurTraining(Network network, float[] x, int[] targets, float rate, Workers workers) {
        this.pass = new TrainingPass(network, targets.length, workers);
        this.parameters = network.parameters();
        this.targets = targets;
        this.rate = rate;
        this.x = x;
        this.classes = network.outputShape().size();
        this.dLogits = new float[targets.length * classes];
    }

    @Override
    public String name() {
        return OurForward.NAME;
    }

    @Override
    public void run() {
        System.arraycopy(x, 0, pass.input(), 0, x.length);
        float[] logits = pass.forward(targets.length, 1);
        loss = crossEntropy.loss(logits, classes, targets, targets.length, dLogits);
        gradients = pass.backward(dLogits);
        for (int p = 0; p < gradients.length; p++) {
            if (!parameters.get(p).spec().learnt()) continue;
            float[] w = parameters.get(p).values();
            float[] g = gradients[p];
            for (int i = 0; i < w.length; i++) w[i] -= rate * g[i];
        }
        pass.parametersChanged();
    }

    @Override
    public float[][] results() {
        List<float[]> results = new ArrayList<>();
        results.add(new float[] {(float) loss});
        for (int p = 0; p < gradients.length; p++)
            if (parameters.get(p).spec().learnt()) results.add(gradients[p].clone());
        return results.toArray(float[][]::new);
    }
}
