package io.github.syllabary;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String ROOT = "io.github.syllabary";

    /** Topmost first; a room may use only those after it. */
    private static final List<String> ROOMS = List.of(
            "app",
            "spark",
            "evaluation",
            "spotting",
            "training",
            "recognizer",
            "plot",
            "corpus",
            "image",
            "audio",
            "nn",
            "tensor");

    private static JavaClasses production;

    @BeforeAll
    static void importProductionClasses() {
        // ArchUnit's own option knows only target/test-classes, not another build directory
        ImportOption notTests = location -> !location.contains("/test-classes/");
        production = new ClassFileImporter().withImportOption(notTests).importPackages(ROOT);
    }

    @Test
    void everyClassStandsInARoom() {
        classes().should().resideInAnyPackage(packages(ROOMS)).check(production);
    }

    @ParameterizedTest
    @MethodSource
    void roomUsesOnlyRoomsBelow(String room, List<String> above) {
        noClasses()
                .that()
                .resideInAnyPackage(packages(List.of(room)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(above))
                .allowEmptyShould(true)
                .check(production);
    }

    static Stream<Arguments> roomUsesOnlyRoomsBelow() {
        return Stream.iterate(1, i -> i < ROOMS.size(), i -> i + 1)
                .map(i -> Arguments.of(ROOMS.get(i), ROOMS.subList(0, i)));
    }

    @ParameterizedTest
    @MethodSource
    void libraryAppearsOnlyIn(List<String> rooms, List<String> library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(rooms))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library.toArray(String[]::new)))
                .check(production);
    }

    static Stream<Arguments> libraryAppearsOnlyIn() {
        return Stream.of(
                Arguments.of(List.of("tensor"), List.of("jdk.incubator.vector..")),
                Arguments.of(
                        List.of("audio", "spotting", "app"),
                        List.of("javax.sound..", "be.tarsos..", "javazoom..", "com.jcraft..")),
                Arguments.of(List.of("plot"), List.of("org.knowm.xchart..", "org.jfree..")),
                Arguments.of(List.of("evaluation"), List.of("com.samskivert..")),
                Arguments.of(List.of("app"), List.of("picocli..", "com.formdev..", "javax.swing..")),
                Arguments.of(List.of("spark"), List.of("org.apache.hadoop..", "scala..")),
                Arguments.of(List.of("spark", "app"), List.of("org.apache.spark..")));
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(production);
    }

    private static String[] packages(List<String> rooms) {
        return rooms.stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new);
    }
}
