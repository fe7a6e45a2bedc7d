import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.training.OtherWords;
import io.github.syllabary.training.Teaching;
import io.github.syllabary.training.TrainingListener;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the model base of one that was trained by the recipe base, or base-2d by that: packs what its embedding makes of
 * other words, and puts a last layer on it that knows no word.
 *
 * <pre>java -cp "$(ls target/syllabary-*-app.jar)" tools/MakeBase.java TRAINED.onnx OTHERS.tsv FOLDER [NAME]</pre>
 *
 * writes base.onnx and base.others into the folder, or NAME.onnx and NAME.others.
 */
final class MakeBase {
    private static final long SEED = 1;

    public static void main(String[] args) throws Exception {
        Recognizer trained = Recognizer.load(Path.of(args[0]));
        Path folder = Path.of(args[2]);
        String name = args.length > 3 ? args[3] : "base";
        OtherWords others = OtherWords.of(trained, List.of(Path.of(args[1])), SEED, 2);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".others"))) {
            others.write(out);
        }
        Map<String, String> facts = new LinkedHashMap<>(trained.provenance());
        facts.put("name", name);
        new Teaching(trained, others, SEED, 2, TrainingListener.NONE)
                .withoutWords(facts)
                .save(folder.resolve(name + ".onnx"));
        System.out.println(others.rows().length + " windows of other words");
    }
}
