package io.github.syllabary.app.bench;

import io.github.syllabary.tensor.Kernels;
import io.github.syllabary.tensor.Workers;

/** Nothing but multiplying and adding in registers: the most a processor can do. */
final class Peak implements Contestant {
    private static final int ROUNDS = 1_000_000;

    private final Kernels kernels = Kernels.get();
    private final Workers workers;
    private final float[][] sinks;
    private long multiplications;

    Peak(Workers workers) {
        this.workers = workers;
        this.sinks = new float[workers.threads()][64];
    }

    @Override
    public String name() {
        return OurForward.NAME;
    }

    @Override
    public void run() {
        workers.run(workers.threads(), (task, worker) -> {
            long done = kernels.spin(ROUNDS, sinks[task]);
            if (task == 0) multiplications = done;
        });
    }

    /** Multiplications of all threads in one run; 0 where the kernels cannot tell. */
    long multiplications() {
        return multiplications * workers.threads();
    }

    @Override
    public float[][] results() {
        return new float[0][];
    }
}
