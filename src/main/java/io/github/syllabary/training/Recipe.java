package io.github.syllabary.training;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.Waveform;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Softmax;
import io.github.syllabary.nn.StreamingNetwork;
import io.github.syllabary.recognizer.FrontEnd;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.recognizer.Speeds;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Everything that makes a recognizer of a corpus: front end, network, training, augmentation, layout; read
 * from a YAML file that is meant to be copied and edited.
 */
public final class Recipe {

    /** The recipes that come with the library. */
    public static final List<String> NAMES = List.of(
            "mel",
            "mel-10k",
            "mel-80k",
            "mel-300k",
            "mel-2d-10k",
            "mel-2d",
            "mel-2d-300k",
            "wave",
            "wave-10k",
            "wave-80k",
            "wave-300k",
            "wave-2d",
            "tone",
            "pinyin",
            "pinyin-2d",
            "pinyin-2d-80k",
            "temporal",
            "spot",
            "syllable",
            "synthetic",
            "base",
            "base-2d",
            "digits-2d",
            "solids-3d",
            "solids-slices",
            "solids-2d");

    private final String name;
    private final String text;
    private final FrontEnd<?> input;
    private final Setting layers;
    private final TrainingSettings training;
    private final Augmentation augmentation;
    private final PictureAugmentation pictures;
    private final SpottingSettings spotting;
    private final Speeds speeds;

    private Recipe(
            String name,
            String text,
            FrontEnd<?> input,
            Setting layers,
            TrainingSettings training,
            Augmentation augmentation,
            PictureAugmentation pictures,
            SpottingSettings spotting,
            Speeds speeds) {
        this.name = name;
        this.text = text;
        this.input = input;
        this.layers = layers;
        this.training = training;
        this.augmentation = augmentation;
        this.pictures = pictures;
        this.spotting = spotting;
        this.speeds = speeds;
    }

    /**
     * A recipe of ours by name, or a file.
     *
     * @throws IOException if there is neither, or the file cannot be read
     * @throws IllegalArgumentException if the recipe is wrong, with file, line and mend
     */
    public static Recipe of(String nameOrFile) throws IOException {
        if (NAMES.contains(nameOrFile)) return parse(nameOrFile, builtIn(nameOrFile));
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file))
            throw new IOException(
                    "no recipe '" + nameOrFile + "': neither a file nor one of " + String.join(", ", NAMES));
        try {
            return parse(nameOrFile, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not a recipe: it is not UTF-8 text", e);
        }
    }

    /** The text of a recipe that comes with the library, for copying. */
    public static String builtIn(String name) throws IOException {
        try (InputStream in = Recipe.class.getResourceAsStream("recipes/" + name + ".yaml")) {
            if (in == null) throw new IOException("no recipe '" + name + "'; known are " + String.join(", ", NAMES));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * @param name what messages call it
     * @throws IllegalArgumentException if something is wrong, with line and mend
     */
    public static Recipe parse(String name, String text) {
        Setting root = Setting.parse(name, text);
        Map<String, Setting> fields =
                root.fields("input", "network", "training", "augmentation", "spotting", "recognition");
        Setting input = root.field("input");
        boolean pictures = input.fields("seconds", "features", "picture", "mean", "deviation")
                .containsKey("picture");
        if (pictures && fields.containsKey("spotting"))
            throw fields.get("spotting").wrong("there is no spotting in pictures; leave it out");
        if (pictures && fields.containsKey("recognition"))
            throw fields.get("recognition").wrong("pictures have no speeds; leave it out");
        Setting changes = fields.get("augmentation");
        Recipe recipe = new Recipe(
                name,
                text,
                pictures ? pictureFrontEnd(input) : soundFrontEnd(input),
                root.field("network"),
                TrainingSettings.read(root.field("training")),
                changes == null
                        ? Augmentation.NONE
                        : pictures ? Augmentation.mixupOnly(changes) : Augmentation.read(changes),
                pictures && changes != null ? PictureAugmentation.read(changes) : PictureAugmentation.NONE,
                fields.containsKey("spotting") ? SpottingSettings.read(fields.get("spotting")) : null,
                fields.containsKey("recognition") ? speeds(fields.get("recognition")) : Speeds.AS_IT_IS);
        Network network = recipe.network(2); // what is wrong with the layers is said now, not after the corpus is read
        if (recipe.spotting != null) recipe.requireStreaming(fields.get("spotting"), network);
        return recipe;
    }

    private static FrontEnd<?> pictureFrontEnd(Setting input) {
        input.fields("picture", "mean", "deviation");
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) input.plain();
        return input.here(() -> FrontEnd.of(map));
    }

    private static FrontEnd<?> soundFrontEnd(Setting input) {
        input.fields("seconds", "features");
        Setting features = input.field("features");
        Object settings = features.plain();
        if (!(settings instanceof Map<?, ?>)) throw features.wrong("fields such as kind: log-mel are expected here");
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) settings;
        Features made = features.here(() -> Features.of(map));
        double seconds = input.field("seconds").number(0.01, 60);
        return input.here(() -> new SoundFrontEnd(made, (int) Math.round(seconds * made.sampleRate())));
    }

    private static Speeds speeds(Setting recognition) {
        recognition.fields("speeds");
        Setting speeds = recognition.field("speeds");
        List<Double> factors = speeds.list().stream().map(Setting::number).toList();
        return speeds.here(() -> new Speeds(factors));
    }

    private void requireStreaming(Setting setting, Network network) {
        if (!frontEnd().features().causal())
            throw setting.wrong(
                    "a spotter's features must not need the whole clip; normalise along time or not at all");
        StreamingNetwork.problem(network).ifPresent(problem -> {
            throw setting.wrong("a spotter must run along endless audio, but " + problem);
        });
    }

    public String name() {
        return name;
    }

    /** The file as it was read. */
    public String text() {
        return text;
    }

    /** What it takes: sound, pictures or volumes. */
    public FrontEnd<?> input() {
        return input;
    }

    /** Whether it takes pictures or volumes, and not sound. */
    public boolean takesPictures() {
        return !(input instanceof SoundFrontEnd);
    }

    /**
     * The front end of a recipe for sounds.
     *
     * @throws IllegalArgumentException if it takes pictures or volumes; see {@link #takesPictures}
     */
    public SoundFrontEnd frontEnd() {
        if (input instanceof SoundFrontEnd sound) return sound;
        throw new IllegalArgumentException(
                "the recipe " + name + " takes pictures of " + input.shape() + ", not sound; choose one for sound");
    }

    public TrainingSettings training() {
        return training;
    }

    public Augmentation augmentation() {
        return augmentation;
    }

    /** The same as far as it may change what is laid out already. */
    Augmentation augmentation(Material material) {
        return material.laysOut() ? augmentation.inPlace() : augmentation;
    }

    /** For pictures and volumes. */
    public PictureAugmentation pictureAugmentation() {
        return pictures;
    }

    /**
     * What happens to a window of that material.
     *
     * @param around what sounds are heard together with; null for pictures
     */
    WindowChange change(Material material, Surroundings around) {
        if (!(input instanceof SoundFrontEnd sound))
            return (window, scratch, key) -> pictures.apply(window, input.shape(), scratch, key);
        Augmentation changes = augmentation(material);
        return (window, scratch, key) -> changes.apply(window, sound.sampleRate(), around, scratch, key);
    }

    /** How a spotter's windows are laid out; null for a recognizer of single clips. */
    public SpottingSettings spotting() {
        return spotting;
    }

    /** How fast what comes of it hears clips. */
    public Speeds speeds() {
        return speeds;
    }

    /**
     * The network for a number of classes of any names, its parameters at their default beginning.
     *
     * @throws IllegalArgumentException if the layers do not fit each other, with the line
     */
    public Network network(int classes) {
        return network(IntStream.range(0, classes).mapToObj(c -> "class " + c).toList());
    }

    /**
     * The network for classes, which may share parts by their names; its parameters at their default beginning.
     *
     * @throws IllegalArgumentException if the layers do not fit each other, with the line
     */
    public Network network(List<String> labels) {
        return network(reader(labels), labels);
    }

    /**
     * The network for classes with the values that training begins with, drawn from the seed where the recipe does not say
     * them.
     *
     * @throws IllegalArgumentException if the layers do not fit each other, with the line
     */
    public Network network(List<String> labels, long seed) {
        NetworkReader reader = reader(labels);
        Network network = network(reader, labels).initialise(seed);
        for (FirstValues values : reader.first()) values.put(network);
        network.parametersChanged();
        return network;
    }

    private NetworkReader reader(List<String> labels) {
        boolean samples = input instanceof SoundFrontEnd sound && sound.features() instanceof Waveform;
        return new NetworkReader(labels, samples ? frontEnd().sampleRate() : 0);
    }

    private Network network(NetworkReader reader, List<String> labels) {
        Network network = reader.read(layers, Network.of(input.shape()));
        boolean probabilities = network.output() > 0
                && network.nodes().get(network.output() - 1).layer() instanceof Softmax
                && network.outputShape().equals(Shape.of(labels.size()));
        if (!probabilities) throw layers.wrong("the network must end in 'dense: classes' and 'softmax'");
        return network;
    }

    /** The same recipe for another number of epochs. */
    public Recipe withEpochs(int epochs) {
        if (epochs < 1) throw new IllegalArgumentException("epochs: " + epochs + "; at least 1 is needed");
        return new Recipe(
                name, text, input, layers, training.withEpochs(epochs), augmentation, pictures, spotting, speeds);
    }
}
