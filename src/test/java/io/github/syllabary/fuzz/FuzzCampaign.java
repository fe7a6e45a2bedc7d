package io.github.syllabary.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Lets Jazzer look for inputs that break something: {@code mvn -P attack test -Dtest=FuzzCampaign
 * -Dfuzz.inputs=1000000}, in all, in equal parts for each target, or {@code -Dfuzz.target=NAME} for one. What it finds
 * and the inputs that reach new code are kept in {@code target/fuzz/NAME}, from where the next run goes on.
 */
class FuzzCampaign {
    private static final String[] INSTRUMENTED = {
        "io.github.syllabary.**",
        "javazoom.jl.**",
        "com.jcraft.**",
        "org.apache.commons.csv.**",
        "org.snakeyaml.**",
        "com.google.gson.**",
        "org.apache.commons.compress.archivers.tar.**"
    };

    @Test
    void findsNothing() throws IOException, InterruptedException {
        long inputs = Long.getLong("fuzz.inputs", 20_000);
        String only = System.getProperty("fuzz.target", "");
        List<FuzzTarget> targets = FuzzTargets.all().stream()
                .filter(t -> only.isEmpty() || t.name().equals(only))
                .toList();
        List<String> broken = new ArrayList<>();
        for (FuzzTarget target : targets) {
            Path folder = Path.of(System.getProperty("fuzz.folder", "target/fuzz"), target.name())
                    .toAbsolutePath();
            long start = System.nanoTime();
            int code = attack(target, (inputs + targets.size() - 1) / targets.size(), folder);
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %d inputs, %.0f s, %s%n",
                    target.name(),
                    (inputs + targets.size() - 1) / targets.size(),
                    (System.nanoTime() - start) * 1e-9,
                    code == 0 ? "nothing found" : "FOUND, see " + folder);
            if (code != 0) broken.add(target.name());
        }
        Assertions.assertTrue(broken.isEmpty(), () -> "found in " + broken + "; see target/fuzz");
    }

    private static int attack(FuzzTarget target, long inputs, Path folder) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        for (int i = 0; i < target.seeds().size(); i++)
            Files.write(seeds.resolve("seed-" + i), target.seeds().get(i));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzing.class.getName(),
                "--target_args=" + target.name(),
                "--instrumentation_includes=" + String.join(":", INSTRUMENTED),
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-seed=1",
                "-runs=" + inputs,
                "-max_len=" + target.longest(),
                "-timeout=" + Integer.getInteger("fuzz.timeout", 60),
                "-rss_limit_mb=4096",
                "-print_final_stats=1",
                corpus.toString(),
                seeds.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start()
                .waitFor();
    }
}
