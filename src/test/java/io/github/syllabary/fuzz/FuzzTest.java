package io.github.syllabary.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.Mutations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing found stays mended; {@code mvn -P attack test} looks for more. */
class FuzzTest {

    static Stream<String> targets() {
        return FuzzTargets.all().stream().map(FuzzTarget::name);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void seedsAreReadAndTheirBeginningsGiveAResultOrASentence(String name) {
        FuzzTarget target = FuzzTargets.named(name);
        boolean read = false;
        for (byte[] seed : target.seeds()) {
            read |= target.attack(seed);
            for (int n = 0; n < seed.length; n += 1 + seed.length / 50) target.attack(Arrays.copyOf(seed, n));
        }
        assertTrue(read, "no seed of " + name + " is read");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void seedsWithSomeBytesChangedGiveAResultOrASentence(String name) {
        FuzzTarget target = FuzzTargets.named(name);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < 300; i++) {
            byte[] seed = target.seeds().get(i % target.seeds().size());
            target.attack(Mutations.mutation(seed, random));
        }
    }

    @ParameterizedTest
    @MethodSource("findings")
    void whatWasFoundGivesAResultOrASentence(Finding finding) {
        assertDoesNotThrow(() -> FuzzTargets.named(finding.target).attack(Files.readAllBytes(finding.file)));
    }

    record Finding(String target, Path file) {
        @Override
        public String toString() {
            return target + "/" + file.getFileName();
        }
    }

    /** Inputs under {@code /fuzz} of the resources, in a folder for each target. */
    static Stream<Finding> findings() throws URISyntaxException, IOException {
        URL folder = FuzzTest.class.getResource("/fuzz");
        List<Finding> findings;
        try (Stream<Path> targets = Files.list(Path.of(folder.toURI())).filter(Files::isDirectory)) {
            findings = targets.flatMap(FuzzTest::ofTarget).toList();
        }
        return findings.stream();
    }

    private static Stream<Finding> ofTarget(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            String target = folder.getFileName().toString();
            return files.sorted().map(f -> new Finding(target, f)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
