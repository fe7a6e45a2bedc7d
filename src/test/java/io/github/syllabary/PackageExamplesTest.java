package io.github.syllabary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example in each package overview is Java that compiles. */
class PackageExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?) \\* \\}</pre>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tensor",
                "nn",
                "audio",
                "image",
                "corpus",
                "plot",
                "recognizer",
                "training",
                "spotting",
                "evaluation"
            })
    void compiles(String room) throws IOException {
        Path info = Path.of("src/main/java/io/github/syllabary", room, "package-info.java");
        Matcher example = EXAMPLE.matcher(Files.readString(info));
        assertTrue(example.find(), info + " has no example");
        StringBuilder code = new StringBuilder();
        for (String other : List.of(
                "tensor", "nn", "audio", "image", "corpus", "plot", "recognizer", "training", "spotting", "evaluation"))
            code.append("import io.github.syllabary.").append(other).append(".*;\n");
        code.append("import java.nio.file.*;\nclass Example { void example() throws Exception {\n");
        code.append(example.group(1).replaceAll("(?m)^ \\* ?", "")).append("}}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return code;
                    }
                };
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        Boolean compiled = compiler.getTask(said, null, null, options, null, List.of(source))
                .call();
        assertEquals(true, compiled, said.toString());
    }
}
