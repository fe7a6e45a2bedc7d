package io.github.syllabary.app.desktop;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.Workspace;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the layers of a network give for the window of sound that ends at a moment. The window is taken by itself, as
 * {@code recognize} takes a clip; features that follow the sound from its beginning begin anew with it.
 */
final class InsideLook {
    private final Recognizer recognizer;
    private final Workspace workspace;
    private final float[] window;
    private final float[] input;
    private float[] heard = {};

    InsideLook(Recognizer recognizer) {
        this.recognizer = recognizer;
        workspace = recognizer.network().workspace();
        window = new float[recognizer.frontEnd().windowSamples()];
        input = new float[recognizer.frontEnd().shape().size()];
    }

    /** What can be looked at: the input and each layer, by the index of its node. */
    List<String> layers() {
        List<String> layers = new ArrayList<>();
        Network network = recognizer.network();
        layers.add("input " + network.inputShape());
        for (Node node : network.nodes())
            layers.add(node.name() + ": " + node.layer().describe() + " → " + node.shape());
        return layers;
    }

    /** The first layer behind the first convolution that gives maps of what it found: behind its activation. */
    int firstMaps() {
        List<Node> nodes = recognizer.network().nodes();
        for (int i = 0; i < nodes.size(); i++) {
            if (!(nodes.get(i).layer() instanceof Conv)) continue;
            int last = i;
            while (last + 1 < nodes.size()
                    && nodes.get(last + 1).shape().equals(nodes.get(i).shape())) last++;
            return nodes.get(last).index();
        }
        return 0;
    }

    /**
     * The maps of a layer for the window that ends at a moment, {@code (time, channels)}; one moment for a vector. Of maps
     * along frequency too, {@code (time, channels·bands)}, the bands of each map together.
     */
    Tensor maps(Timeline timeline, double end, int node) {
        int rate = timeline.sampleRate();
        int modelRate = recognizer.frontEnd().sampleRate();
        int n = (int) Math.round((double) window.length * rate / modelRate);
        if (heard.length != n) heard = new float[n];
        timeline.samples().copy(Math.round(end * rate) - n, heard);
        recognizer.frontEnd().place(new Sound(heard, rate), window);
        recognizer.frontEnd().extractWindow(window, input, 0);
        workspace.run(input, 1);
        Shape shape = recognizer.network().shape(node);
        float[] values = node == 0 ? input : workspace.value(node);
        int times = shape.rank() == 1 ? 1 : shape.dim(0);
        return new Tensor(Shape.of(times, shape.size() / times), byMap(values, times, shape.channels()));
    }

    /** The numbers of each time with the channel in front of the band. */
    private static float[] byMap(float[] values, int times, int channels) {
        float[] sorted = new float[values.length];
        int rows = values.length / times;
        int bands = rows / channels;
        for (int t = 0; t < times; t++)
            for (int b = 0; b < bands; b++)
                for (int c = 0; c < channels; c++)
                    sorted[t * rows + c * bands + b] = values[t * rows + b * channels + c];
        return sorted;
    }

    /** The kernels of the first convolution, {@code (K, in, out)}; of those along frequency too, {@code (K, bands·in, out)}. */
    Optional<Tensor> kernels() {
        for (Node node : recognizer.network().nodes()) {
            if (!(node.layer() instanceof Conv)) continue;
            Parameter w = node.parameters().get(0);
            Shape s = w.spec().shape();
            int length = s.dim(0);
            int out = s.channels();
            return Optional.of(new Tensor(
                    Shape.of(length, s.size() / length / out, out), w.values().clone()));
        }
        return Optional.empty();
    }

    /** Seconds of sound under a window. */
    double windowSeconds() {
        return (double) window.length / recognizer.frontEnd().sampleRate();
    }
}
