package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.reflect.TypeToken;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.syllabary.corpus.Printable;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The model file: an ONNX model whose metadata hold, as JSON, what its graph cannot say.
 *
 * <pre>
 *   syllabary.format       1; raised when older programs would misread a file
 *   syllabary.frontEnd     {@link FrontEnd#settings()}
 *   syllabary.labels       names of the outputs, in their order
 *   syllabary.layers       {@link LayerHints}
 *   syllabary.decisions    {@link DecisionSettings}, if the model was calibrated for spotting
 *   syllabary.speeds       {@link Speeds}, if clips are heard otherwise than once as they are
 *   syllabary.provenance   free text by name
 * </pre>
 *
 * The others are always there, last in the file, so that no file that was cut off looks whole.
 */
final class ModelFile {
    static final String FORMAT = "1";

    /** In which form a graph was exported, in the metadata of what is not read back. */
    static final String EXPORT = "export";

    private static final String PREFIX = "syllabary.";
    private static final long IR_VERSION = 8;
    private static final long MOST_BYTES = 1L << 29;
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .setStrictness(Strictness.STRICT)
            .create();

    private ModelFile() {}

    static void save(Recognizer recognizer, Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = encode(recognizer);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": cannot be written: " + e.getMessage(), e);
        }
        write(bytes, file);
    }

    static void write(byte[] bytes, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) throw new IOException(file + ": is a directory; give the name of a file");
        Path beside = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.write(beside, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": its directory does not exist; create it first", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": may not be written; change the permissions of its directory", e);
        } catch (FileSystemException e) {
            throw new IOException(file + ": cannot be written: " + e.getReason(), e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * @throws IllegalArgumentException if a parameter is not finite or a layer has no form in ONNX
     */
    static byte[] encode(Recognizer recognizer) {
        Network network = recognizer.network();
        for (Parameter p : network.parameters())
            for (float v : p.values())
                if (!Float.isFinite(v))
                    throw new IllegalArgumentException(p.name() + " holds " + v
                            + ", so training has diverged; train again with a lower learning rate");
        LayerHints hints = LayerHints.none();
        ModelProto.Builder model = model(network, hints);
        model.addMetadataProps(entry("format", FORMAT));
        describe(model, recognizer, hints);
        return model.build().toByteArray();
    }

    /** What holds for every form of the graph. */
    static void describe(ModelProto.Builder model, Recognizer recognizer, LayerHints hints) {
        model.addMetadataProps(entry("frontEnd", GSON.toJson(recognizer.input().settings())));
        model.addMetadataProps(entry("labels", GSON.toJson(recognizer.labels())));
        model.addMetadataProps(entry("layers", GSON.toJson(hints.fields())));
        recognizer
                .decisions()
                .ifPresent(d -> model.addMetadataProps(entry("decisions", GSON.toJson(DecisionFields.write(d)))));
        if (!recognizer.speeds().asItIs())
            model.addMetadataProps(
                    entry("speeds", GSON.toJson(recognizer.speeds().factors())));
        model.addMetadataProps(entry("provenance", GSON.toJson(recognizer.provenance())));
    }

    /** A model without metadata, which is all that other programs need. */
    static ModelProto.Builder model(Network network, LayerHints hints) {
        return model(HalfWeights.narrow(Int8Weights.narrow(OnnxWriter.write(network, hints))));
    }

    static ModelProto.Builder model(GraphProto graph) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("Syllabary")
                .setDocString("A recognizer of short sounds. Its front end and labels are in the metadata.")
                .setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OnnxWriter.OPSET));
    }

    static StringStringEntryProto entry(String name, String value) {
        return StringStringEntryProto.newBuilder()
                .setKey(PREFIX + name)
                .setValue(value)
                .build();
    }

    static Recognizer load(Path file) throws IOException {
        return decode(bytes(file), file.toString());
    }

    /** Any ONNX file. */
    static ModelProto parse(Path file) throws IOException {
        return parse(bytes(file), file.toString());
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) throw new IOException(file + ": is a directory; give a model file");
            long size = Files.size(file);
            if (size > MOST_BYTES)
                throw new IOException(file + ": has " + size + " bytes, more than any model; give a model file");
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file; check the path", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": may not be read; change its permissions", e);
        }
    }

    static ModelProto parse(byte[] bytes, String name) throws IOException {
        if (bytes.length == 0) throw new IOException(name + ": is empty; copy it again");
        try {
            return ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IOException(name + ": is not an ONNX file, or is cut off or damaged; copy it again", e);
        }
    }

    /**
     * @param name of the file, for messages
     */
    static Recognizer decode(byte[] bytes, String name) throws IOException {
        ModelProto model = parse(bytes, name);
        try {
            return decode(model);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(name + ": " + Printable.of(e.getMessage()), e);
        }
    }

    private static Recognizer decode(ModelProto model) throws IOException {
        if (!model.hasGraph()) throw new IOException("is not an ONNX file, or is cut off or damaged; copy it again");
        Map<String, String> metadata = new HashMap<>();
        for (StringStringEntryProto e : model.getMetadataPropsList()) metadata.put(e.getKey(), e.getValue());
        if (!metadata.containsKey(PREFIX + "frontEnd"))
            throw new IOException("was not made by Syllabary, or is cut off: it has no front end among its metadata");
        if (metadata.containsKey(PREFIX + EXPORT))
            throw new IOException("was exported for other programs (" + metadata.get(PREFIX + EXPORT)
                    + "), which Syllabary does not read back; use the model it was made of");
        String format = json(metadata, "format", new TypeToken<String>() {});
        if (!FORMAT.equals(format))
            throw new IOException("has format " + format + ", this Syllabary reads " + FORMAT + "; use a newer one");
        boolean known = model.getOpsetImportCount() == 1
                && model.getOpsetImport(0).getDomain().isEmpty()
                && model.getOpsetImport(0).getVersion() == OnnxWriter.OPSET;
        if (!known || model.getFunctionsCount() > 0)
            throw new IOException("uses operator sets other than " + OnnxWriter.OPSET
                    + " of ONNX, which is the one Syllabary reads; convert or train it again");
        FrontEnd<?> frontEnd = FrontEnd.of(json(metadata, "frontEnd", new TypeToken<Map<String, Object>>() {}));
        List<String> labels = json(metadata, "labels", new TypeToken<List<String>>() {});
        Map<String, String> hints = json(metadata, "layers", new TypeToken<Map<String, String>>() {});
        Map<String, String> provenance = json(metadata, "provenance", new TypeToken<Map<String, String>>() {});
        List<Double> speeds = metadata.containsKey(PREFIX + "speeds")
                ? json(metadata, "speeds", new TypeToken<List<Double>>() {})
                : Speeds.AS_IT_IS.factors();
        if (labels.contains(null)
                || speeds.stream().anyMatch(Objects::isNull)
                || hints.containsValue(null)
                || provenance.containsValue(null))
            throw new IOException("has metadata with empty places (null); train it again");
        DecisionSettings decisions = metadata.containsKey(PREFIX + "decisions")
                ? DecisionFields.read(json(metadata, "decisions", new TypeToken<JsonObject>() {}))
                : null;
        Network network = OnnxReader.read(model.getGraph(), LayerHints.of(hints));
        Recognizer recognizer = new Recognizer(frontEnd, network, labels, provenance).withSpeeds(new Speeds(speeds));
        return decisions == null ? recognizer : recognizer.withDecisions(decisions);
    }

    private static <T> T json(Map<String, String> metadata, String name, TypeToken<T> type) throws IOException {
        String text = metadata.get(PREFIX + name);
        if (text == null) throw new IOException("is cut off or damaged: its metadata lack '" + PREFIX + name + "'");
        T value;
        try {
            value = GSON.fromJson(text, type);
        } catch (JsonParseException | IllegalArgumentException e) { // the latter for null among numbers
            throw new IOException("has damaged metadata: '" + PREFIX + name + "' is not the JSON it should be", e);
        }
        if (value == null) throw new IOException("has empty metadata: '" + PREFIX + name + "' is null");
        return value;
    }
}
