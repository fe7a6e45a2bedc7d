package io.github.syllabary.audio;

import io.github.syllabary.tensor.RandomKey;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A second of sound at 16 kHz through each front end, as a whole clip and in chunks of 10 ms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class FeaturesBench {
    private static final int RATE = 16_000;
    private static final int CHUNK = RATE / 100;

    @Param({"waveform", "log-mel", "pcen", "mfcc", "pitch"})
    public String kind;

    private final float[] x = new float[RATE];
    private Features features;
    private FrameStream stream;
    private float[] y;

    @Setup
    public void prepare() {
        for (int i = 0; i < RATE; i++) x[i] = (float) RandomKey.uniform(1, i) - 0.5f;
        LaneChoice.pays = true;
        features = Features.of(Map.of("kind", kind, "sampleRate", RATE));
        stream = features.stream();
        y = new float[features.shape(RATE).size()];
    }

    @Benchmark
    public float[] clip() {
        features.extract(x, 0, RATE, y, 0);
        return y;
    }

    @Benchmark
    public float[] stream() {
        for (int at = 0; at < RATE; at += CHUNK)
            stream.accept(x, at, CHUNK, (values, valuesAt) -> y[0] = values[valuesAt]);
        return y;
    }
}
