package io.github.syllabary.fuzz;

/** Where Jazzer comes in: {@code --target_class} is this, {@code --target_args} the name of a target. */
public final class Fuzzing {
    private static FuzzTarget target;

    private Fuzzing() {}

    public static void fuzzerInitialize(String[] args) {
        target = FuzzTargets.named(args[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        target.attack(input);
    }
}
