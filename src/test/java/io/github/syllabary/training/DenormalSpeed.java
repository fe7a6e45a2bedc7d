package io.github.syllabary.training;

import io.github.syllabary.audio.Features;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Workspace;
import io.github.syllabary.tensor.Kernels;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long the reference networks and front ends take over numbers too small to be normal, beside ordinary ones; medians
 * of turns that alternate.
 */
final class DenormalSpeed {
    private DenormalSpeed() {}

    public static void main(String[] args) throws IOException {
        System.out.println("kernels: " + Kernels.get().name());
        for (String name : List.of("wave", "mel")) {
            Recipe recipe = Recipe.of(name);
            Network network = recipe.network(35).initialise(1);
            int size = network.inputShape().size();
            float[] ordinary = input(size, 0.3f);
            float[] tiny = input(size, 1e-40f);
            Workspace workspace = network.workspace();
            report(name + ", network", () -> workspace.run(ordinary, 1), () -> workspace.run(tiny, 1));
            Features features = recipe.frontEnd().features();
            int window = recipe.frontEnd().windowSamples();
            float[] loud = input(window, 0.3f);
            float[] soft = input(window, 1e-40f);
            float[] out = new float[size];
            report(
                    name + ", front end",
                    () -> features.extract(loud, 0, window, out, 0),
                    () -> features.extract(soft, 0, window, out, 0));
        }
    }

    private static float[] input(int n, float most) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = most * (i * 7919 % 1000 - 500) / 500f;
        return x;
    }

    private static void report(String what, Runnable ordinary, Runnable tiny) {
        int turns = 201;
        long[] a = new long[turns];
        long[] b = new long[turns];
        for (int i = 0; i < 3000; i++) {
            ordinary.run();
            tiny.run();
        }
        for (int i = 0; i < turns; i++) {
            a[i] = time(ordinary);
            b[i] = time(tiny);
        }
        Arrays.sort(a);
        Arrays.sort(b);
        System.out.printf(
                Locale.ROOT,
                "%-16s ordinary %.1f µs, denormal %.1f µs, × %.2f%n",
                what,
                a[turns / 2] / 1e3,
                b[turns / 2] / 1e3,
                (double) b[turns / 2] / a[turns / 2]);
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
