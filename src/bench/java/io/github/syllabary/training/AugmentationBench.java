package io.github.syllabary.training;

import io.github.syllabary.tensor.Scratch;
import java.util.SplittableRandom;
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

/** What each change costs a clip of one second at 16 kHz. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class AugmentationBench {
    private static final int RATE = 16_000;

    @Param({
        "gainDb: [-6, 6]",
        "speed: [0.8, 0.9]",
        "tempo: [0.8, 0.9]",
        "pitchSemitones: [1, 2]",
        "formants: [1.1, 1.2]",
        "frequencyResponse: {db: 8}",
        "room: {probability: 1, reverberationSeconds: [0.2, 0.5]}",
        "speech: {snrDb: [0, 20]}",
        "noise: {snrDb: [0, 20]}",
        "channel: {probability: 1, lowPassHz: [2000, 7000]}",
        "channel: {probability: 1, lowPassHz: [9000, 9000], muLaw: 1}"
    })
    public String change;

    private final Scratch scratch = new Scratch();
    private final float[] clip = new float[RATE];
    private final float[] window = new float[RATE];
    private Augmentation augmentation;
    private Surroundings around;
    private long key;

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < RATE; i++) clip[i] = (float) (random.nextDouble() - 0.5);
        augmentation = Augmentation.read(Setting.parse("bench", "{" + change + "}"));
        Clips others = new Clips(new float[][] {clip}, new int[1]);
        around = new Surroundings(Noise.synthetic(), Rooms.simulated(), others);
    }

    @Benchmark
    public float[] apply() {
        System.arraycopy(clip, 0, window, 0, RATE);
        augmentation.apply(window, RATE, around, scratch, key++);
        return window;
    }
}
