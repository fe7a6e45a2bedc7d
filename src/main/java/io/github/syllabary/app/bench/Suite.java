package io.github.syllabary.app.bench;

import io.github.syllabary.app.bench.Alternation.Timing;
import io.github.syllabary.audio.Features;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.tensor.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Everything that is measured, in order: the processor's peak, conversion of rates, the front ends, the layers of the
 * reference networks one by one, the networks as a whole beside the peers, and live streams.
 */
public final class Suite {
    private static final int BATCH = 64;

    /** What a layer gets at a time in training, where a batch is cut into sixteen shards. */
    private static final int SHARD = 4;

    private static final int BATCHES_TRIED = 4;
    private static final int[][] RATES = {{48000, 16000}, {44100, 16000}, {8000, 16000}, {44101, 16000}};
    private static final float RATE = 1e-5f;

    private final Options options;
    private final List<Peers> peers;
    private final Consumer<List<Measurement>> sink;
    private final Alternation alternation;
    private double peak = Double.NaN;

    /**
     * What to measure.
     *
     * @param threads for batches; single samples and layers take one
     * @param rounds how often contestants take turns
     * @param turnMillis how long a turn takes
     * @param only works whose name contains it
     */
    public record Options(int threads, int rounds, long turnMillis, String only) {}

    /**
     * @param sink receives the measurements of one piece of work at a time, ours first
     */
    public Suite(Options options, List<Peers> peers, Consumer<List<Measurement>> sink) {
        this.options = options;
        this.peers = peers;
        this.sink = sink;
        this.alternation =
                new Alternation(new Alternation.Times(6 * options.turnMillis, options.turnMillis, options.rounds));
    }

    /**
     * Measures.
     *
     * @throws IllegalStateException if a peer's results differ from ours
     */
    public void run() {
        peak(1);
        if (options.threads > 1) peak(options.threads);
        for (int[] rates : RATES) conversion(rates[0], rates[1]);
        for (String kind : List.of("log-mel", "pcen", "mfcc", "pitch", "waveform")) frontEnd(kind);
        for (ReferenceNetwork reference : List.of(ReferenceNetwork.WAVE, ReferenceNetwork.MEL, ReferenceNetwork.DIGITS))
            layers(reference);
        for (ReferenceNetwork reference : ReferenceNetwork.values()) networks(reference);
        for (ReferenceNetwork reference : List.of(ReferenceNetwork.MEL, ReferenceNetwork.MEL_NORM)) streams(reference);
    }

    private void peak(int threads) {
        try (Workers workers = new Workers(threads)) {
            Peak spin = new Peak(workers);
            Timing timing = alternation.run(List.of(spin)).get(0);
            if (spin.multiplications() == 0) return;
            double gflops = gflops(spin.multiplications(), timing.median());
            if (threads == 1) peak = gflops;
            sink.accept(List.of(
                    measurement("peak of fused multiply-add", timing, threads, gflops, gflops / (peak * threads), 1)));
        }
    }

    private void conversion(int from, int to) {
        patiently("rate: " + from + " to " + to + " Hz, one second", () -> new OurConversion(from, to));
    }

    private void frontEnd(String kind) {
        patiently(
                "front end: " + kind + " of one second",
                () -> new OurFrontEnd(Features.of(Map.of("kind", kind, "sampleRate", 16000))));
    }

    private void patiently(String work, Supplier<Contestant> contestant) {
        if (!work.contains(options.only)) return;
        // log-mel takes to vectors late
        Alternation patient =
                new Alternation(new Alternation.Times(24 * options.turnMillis, options.turnMillis, options.rounds));
        Timing timing = patient.run(List.of(contestant.get())).get(0);
        sink.accept(List.of(measurement(work, timing, 1, Double.NaN, Double.NaN, 1)));
    }

    private void layers(ReferenceNetwork reference) {
        Network network = reference.network();
        for (Node node : network.nodes()) {
            if (!(node.layer() instanceof Conv || node.layer() instanceof Dense)) continue;
            for (LayerWork.Kind kind : LayerWork.Kind.values()) {
                String work = reference.title + ": " + node.name() + ", "
                        + node.layer().describe() + ": " + kind.title;
                // nothing learns from the gradient of the network's input
                boolean idle =
                        kind == LayerWork.Kind.INPUT_GRADIENT && node.inputs().get(0) == 0;
                if (idle || !work.contains(options.only)) continue;
                LayerWork layer = new LayerWork(network, node, kind, SHARD);
                Timing timing = alternation.run(List.of(layer)).get(0);
                long multiplications = SHARD
                        * node.layer()
                                .multiplications(network.shape(node.inputs().get(0)));
                double gflops = gflops(multiplications, timing.median());
                sink.accept(List.of(measurement(work, timing, 1, gflops, gflops / peak, 1)));
            }
        }
    }

    private void networks(ReferenceNetwork reference) {
        long multiplications = reference.network().summary().multiplications();
        forward(reference, 1, 1, multiplications);
        forward(reference, BATCH, options.threads, BATCH * multiplications);
        train(reference, 3 * BATCH * multiplications);
    }

    private void forward(ReferenceNetwork reference, int n, int threads, long multiplications) {
        String work = reference.title + ": forward, batch " + n;
        if (!work.contains(options.only)) return;
        Network network = reference.network();
        try (Workers workers = new Workers(threads)) {
            contest(work, threads, multiplications, key -> {
                float[] x = LayerWork.random(n * network.inputShape().size(), key);
                List<Contestant> contestants = new ArrayList<>();
                contestants.add(new OurForward(network, x, n, workers));
                for (Peers p : peers) p.forward(network, x, n, threads).ifPresent(contestants::add);
                return contestants;
            });
        }
    }

    /**
     * Live audio: ours computes each frame of each layer once; a peer runs the whole window again at each decision, on
     * features it is given. At 48 kHz there is the conversion of the rate as well.
     */
    private void streams(ReferenceNetwork reference) {
        for (int rate : new int[] {OurStream.MODEL_RATE, 3 * OurStream.MODEL_RATE}) {
            String work = reference.title + ": one second of a stream at " + rate / 1000 + " kHz";
            if (!work.contains(options.only)) continue;
            contest(work, 1, 0, key -> {
                Network network = reference.network();
                OurStream ours = new OurStream(network, rate, key);
                List<Contestant> contestants = new ArrayList<>(List.of(ours));
                if (rate != OurStream.MODEL_RATE) return contestants;
                float[] window = ours.lastWindow();
                for (Peers p : peers)
                    p.forward(network, window, 1, 1)
                            .map(peer -> new RerunWindow(peer, ours.decisions()))
                            .ifPresent(contestants::add);
                return contestants;
            });
        }
    }

    private void train(ReferenceNetwork reference, long multiplications) {
        String work = reference.title + ": training step, batch " + BATCH;
        if (!work.contains(options.only)) return;
        try (Workers workers = new Workers(options.threads)) {
            contest(work, options.threads, multiplications, key -> {
                Network network = reference.network();
                float[] x = LayerWork.random(BATCH * network.inputShape().size(), key);
                int classes = network.outputShape().size();
                int[] targets = new int[BATCH];
                for (int i = 0; i < BATCH; i++) targets[i] = i * 11 % classes;
                List<Contestant> contestants = new ArrayList<>();
                contestants.add(new OurTraining(network, x, targets, RATE, workers));
                for (Peers p : peers)
                    p.train(network, x, targets, options.threads, RATE).ifPresent(contestants::add);
                return contestants;
            });
        }
    }

    /**
     * @param multiplications 0 where their number says nothing
     * @param made the contestants, given a key for the random numbers of their batch
     */
    private void contest(String work, int threads, long multiplications, LongFunction<List<Contestant>> made) {
        List<Contestant> contestants = agreeing(work, made);
        try {
            List<Timing> timings = alternation.run(contestants);
            double ours = timings.get(0).median();
            List<Measurement> measurements = new ArrayList<>();
            for (Timing t : timings) {
                double gflops = multiplications == 0 ? Double.NaN : gflops(multiplications, t.median());
                measurements.add(measurement(work, t, threads, gflops, gflops / (peak * threads), t.median() / ours));
            }
            sink.accept(measurements);
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    /**
     * Contestants with the same results. Where two values are equal but for the last bit, another order of additions
     * makes the other one the maximum of its window, and a gradient takes another way; such a batch is passed over. A
     * mistake would show in every batch.
     */
    private static List<Contestant> agreeing(String work, LongFunction<List<Contestant>> made) {
        String difference = "";
        for (int key = 3; key < 3 + BATCHES_TRIED; key++) {
            List<Contestant> contestants = made.apply(key);
            Optional<String> found = Alternation.difference(contestants);
            if (found.isEmpty()) return contestants;
            contestants.forEach(Contestant::close);
            difference = found.get();
        }
        throw new IllegalStateException(work + ": " + difference);
    }

    private static double gflops(long multiplications, double millis) {
        return 2 * multiplications / millis / 1e6;
    }

    private static Measurement measurement(
            String work, Timing timing, int threads, double gflops, double share, double ratio) {
        return new Measurement(
                work,
                timing.contestant().name(),
                threads,
                timing.median(),
                timing.fastest(),
                timing.slowest(),
                gflops,
                share,
                ratio);
    }
}
