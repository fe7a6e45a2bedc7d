package io.github.syllabary.nn;

import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs single layers on single samples. */
final class Layers {
    private Layers() {}

    /** The output for one sample, with the given parameters in the layer's order. */
    static Tensor forward(Layer layer, Tensor x, float[]... parameters) {
        Shape[] shapes = {x.shape()};
        Tensor y = Tensor.zeros(layer.outputShape(shapes));
        bind(layer, shapes, parameters).forward(new float[][] {x.data()}, y.data(), 0, 1, Pass.inference());
        return y;
    }

    /** The gradient in a single input, of a layer without parameters, as in training. */
    static float[] gradient(Layer layer, Tensor x, float... dy) {
        Shape[] shapes = {x.shape()};
        BoundLayer bound = bind(layer, shapes);
        float[] y = new float[layer.outputShape(shapes).size()];
        float[] dx = new float[x.shape().size()];
        Arrays.fill(dx, 99);
        Pass pass = new Pass(true, 1, new Scratch());
        bound.forward(new float[][] {x.data()}, y, 0, 1, pass);
        bound.backward(new float[][] {x.data()}, y, dy, new float[][] {dx}, new float[0][], 0, 1, pass);
        return dx;
    }

    private static BoundLayer bind(Layer layer, Shape[] shapes, float[]... values) {
        List<ParameterSpec> specs = layer.parameters(shapes);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++)
            parameters.add(new Parameter(specs.get(i).name(), specs.get(i), values[i]));
        return layer.bind(shapes, parameters);
    }
}
