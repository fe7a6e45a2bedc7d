package io.github.syllabary.recognizer;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Softmax;
import io.github.syllabary.nn.WeightRounding;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which of its labels a sound is, or a picture or volume if it was trained on such. Immutable: any number of threads may share one.
 *
 * <pre>{@code
 * Recognizer digits = Recognizer.load(Path.of("digits.onnx"));
 * Recognition r = digits.recognize(Sound.read(Path.of("seven.wav")));
 * }</pre>
 */
public final class Recognizer {
    private final FrontEnd<?> input;
    private final Network network;
    private final List<String> labels;
    private final Map<String, String> provenance;

    /** Null if it was not calibrated for spotting. */
    private final DecisionSettings decisions;

    /** Of clips of sound. */
    private final Speeds speeds;

    /** Each thread has one, used again for each example. */
    private final ThreadLocal<float[]> windows;

    /**
     * @param network takes what the front end makes and ends in a softmax over the labels; copied, so
     *     that training it further does not change this recognizer
     * @param labels all different and printable, in the order of the network's outputs
     * @param provenance where it comes from: recipe, corpus, seed, figures; free text
     * @throws IllegalArgumentException if these do not fit together
     */
    public Recognizer(FrontEnd<?> frontEnd, Network network, List<String> labels, Map<String, String> provenance) {
        if (!network.inputShape().equals(frontEnd.shape()))
            throw new IllegalArgumentException("the front end makes " + frontEnd.shape() + ", the network takes "
                    + network.inputShape() + "; give them the same shape");
        int last = network.nodes().size();
        if (last == 0
                || network.output() != last
                || !(network.nodes().get(last - 1).layer() instanceof Softmax))
            throw new IllegalArgumentException("the network does not end in a softmax; add one");
        if (!network.outputShape().equals(Shape.of(labels.size())))
            throw new IllegalArgumentException("there are " + labels.size() + " labels, the network has outputs "
                    + network.outputShape() + "; give one label for each");
        for (String label : labels)
            if (label.isBlank() || label.chars().anyMatch(Character::isISOControl))
                throw new IllegalArgumentException("label " + labels.indexOf(label)
                        + " (from 0) is blank or holds a control character; give it a name that can be printed");
        if (new LinkedHashSet<>(labels).size() < labels.size())
            throw new IllegalArgumentException("a label stands twice among " + labels + "; make them different");
        this.input = frontEnd;
        this.network = network.copy();
        this.labels = List.copyOf(labels);
        this.provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        this.decisions = null;
        this.speeds = Speeds.AS_IT_IS;
        this.windows = ThreadLocal.withInitial(() -> new float[frontEnd.windowSize()]);
    }

    private Recognizer(Recognizer of, Map<String, String> provenance, DecisionSettings decisions, Speeds speeds) {
        this.input = of.input;
        this.network = of.network;
        this.labels = of.labels;
        this.provenance = provenance;
        this.decisions = decisions;
        this.speeds = speeds;
        this.windows = of.windows;
    }

    /**
     * The same recognizer, calibrated for spotting.
     *
     * @throws IllegalArgumentException if the settings are for a word that is none of its labels
     */
    public Recognizer withDecisions(DecisionSettings settings) {
        for (String word : settings.curves().keySet())
            if (!labels.contains(word))
                throw new IllegalArgumentException("decisions: there is no label '" + word + "'; calibrate again");
        return new Recognizer(this, provenance, settings, speeds);
    }

    /**
     * The same recognizer, which hears each clip at certain speeds.
     *
     * @throws IllegalArgumentException if it takes pictures or volumes
     */
    public Recognizer withSpeeds(Speeds heard) {
        if (takesPictures() && !heard.asItIs())
            throw new IllegalArgumentException(
                    "speeds: this model takes pictures, which have none; leave them out, or choose a model of sounds");
        return new Recognizer(this, provenance, decisions, heard);
    }

    /**
     * The same recognizer with rounded weights, whose file is half or a quarter as large. Without its thresholds, which
     * were found with other scores.
     *
     * @param bits see {@link WeightRounding#round}
     * @throws IllegalArgumentException if weights cannot have so many
     */
    public Recognizer withWeightBits(int bits) {
        Network rounded = network.copy();
        WeightRounding.round(rounded, bits);
        return new Recognizer(input, rounded, labels, provenance).withSpeeds(speeds);
    }

    /** The same recognizer, with other facts about where it comes from. */
    public Recognizer withProvenance(Map<String, String> facts) {
        return new Recognizer(this, Collections.unmodifiableMap(new LinkedHashMap<>(facts)), decisions, speeds);
    }

    /**
     * A recognizer that chooses among some of these labels, whatever is said: a vocabulary out of all the syllables of a
     * language, say. Without the thresholds of this one, which were for all its labels.
     *
     * @param some in the order wanted, at least two
     * @throws IllegalArgumentException naming a label that is not known, or if the network's end cannot be chosen from
     */
    public Recognizer only(List<String> some) {
        if (some.size() < 2) throw new IllegalArgumentException("only " + some + ": give at least two labels");
        for (String label : some)
            if (!labels.contains(label))
                throw new IllegalArgumentException("the model does not know the label '" + label + "'");
        int[] chosen = some.stream().mapToInt(labels::indexOf).toArray();
        return new Recognizer(input, ChosenLabels.of(network, chosen), some, provenance).withSpeeds(speeds);
    }

    /** Recognises a sound of any rate and length, at each of {@link #speeds}; see {@link SoundFrontEnd#place}. */
    public Recognition recognize(Sound sound) {
        return Recognition.of(labels, probabilities(sound));
    }

    /** For each label how probable it is; they sum to one. */
    public float[] probabilities(Sound sound) {
        SoundFrontEnd frontEnd = frontEnd();
        if (speeds.asItIs()) return probabilities(frontEnd, sound);
        Sound converted = sound.resample(frontEnd.sampleRate());
        float[][] each = new float[speeds.factors().size()][];
        for (int k = 0; k < each.length; k++) each[k] = probabilities(frontEnd, speeds.changed(converted, k));
        return Speeds.together(each);
    }

    /**
     * Recognises a picture or volume of any size, see {@link PictureFrontEnd}.
     *
     * @throws IllegalArgumentException if the model takes sound, or a picture where it takes volumes
     */
    public Recognition recognize(Tensor picture) {
        return Recognition.of(labels, probabilities(picture));
    }

    /** For each label how probable it is for a picture or volume; they sum to one. */
    public float[] probabilities(Tensor picture) {
        if (input instanceof PictureFrontEnd pictures) return probabilities(pictures, picture);
        throw new IllegalArgumentException("this model takes sound, not pictures; give it sound, or another model");
    }

    /**
     * For each label how probable it is for an example of a corpus, of whatever kind it is.
     *
     * @throws IOException naming the file if it cannot be read, or is of another kind than the model takes
     */
    public float[] probabilities(Utterance example) throws IOException {
        if (input instanceof PictureFrontEnd pictures) return probabilities(pictures, pictures.read(example));
        return probabilities(frontEnd().read(example));
    }

    private <I> float[] probabilities(FrontEnd<I> of, I one) {
        float[] window = windows.get();
        of.place(one, window);
        return probabilitiesOf(window);
    }

    private float[] probabilitiesOf(float[] window) {
        Tensor x = Tensor.zeros(input.shape());
        input.extractWindow(window, x.data(), 0);
        return network.forward(x).data();
    }

    /**
     * Recognises window after window of a longer recording: the first begins with it, each next one
     * {@code hopSeconds} later, and a last one ends with it. Each is heard once, as it is, as endless audio is. A
     * recording shorter than a window is one window, see {@link SoundFrontEnd#place}.
     *
     * @param hopSeconds more than 0; rounded to samples of the model's rate, at least one
     */
    public List<TimedRecognition> recognizeAlong(Sound sound, double hopSeconds) {
        if (!(hopSeconds > 0 && hopSeconds <= Integer.MAX_VALUE))
            throw new IllegalArgumentException("a hop of " + hopSeconds + " s; give a positive number of seconds");
        SoundFrontEnd frontEnd = frontEnd();
        int rate = frontEnd.sampleRate();
        int length = frontEnd.windowSamples();
        Sound converted = sound.resample(rate);
        int last = converted.samples().length - length;
        if (last <= 0) {
            Recognition whole = Recognition.of(labels, probabilities(frontEnd, converted));
            return List.of(new TimedRecognition(0, sound.seconds(), whole));
        }
        long hop = Math.max(1, Math.round(hopSeconds * rate));
        List<TimedRecognition> found = new ArrayList<>();
        float[] window = new float[length];
        for (long start = 0; ; start = Math.min(last, start + hop)) {
            System.arraycopy(converted.samples(), (int) start, window, 0, length);
            Recognition r = Recognition.of(labels, probabilitiesOf(window));
            found.add(new TimedRecognition((double) start / rate, (double) (start + length) / rate, r));
            if (start == last) return found;
        }
    }

    /** Not to be trained: see {@link Network#copy}. */
    public Network network() {
        return network;
    }

    /** In the order of {@link #probabilities}. */
    public List<String> labels() {
        return labels;
    }

    /** What it takes: sound, pictures or volumes. */
    public FrontEnd<?> input() {
        return input;
    }

    /** Whether it takes pictures or volumes, and not sound. */
    public boolean takesPictures() {
        return input instanceof PictureFrontEnd;
    }

    /**
     * The front end of a recognizer of sounds.
     *
     * @throws IllegalArgumentException if it takes pictures or volumes; see {@link #takesPictures}
     */
    public SoundFrontEnd frontEnd() {
        if (input instanceof SoundFrontEnd sound) return sound;
        throw new IllegalArgumentException("this model takes pictures of " + input.shape()
                + ", not sound; give it pictures, or choose a model that was trained on sound");
    }

    /** Where it comes from, in the order it was given. */
    public Map<String, String> provenance() {
        return provenance;
    }

    /** How fast clips of sound are heard. */
    public Speeds speeds() {
        return speeds;
    }

    /** When a spotter takes a word for said; empty if the recognizer was not calibrated. */
    public Optional<DecisionSettings> decisions() {
        return Optional.ofNullable(decisions);
    }

    /**
     * Writes everything into one ONNX file: beside its place and then moved there, so that no half a
     * file is ever seen. The same recognizer always gives the same bytes.
     *
     * @throws IOException one sentence with the file's name, if it cannot be written
     */
    public void save(Path file) throws IOException {
        ModelFile.save(this, file);
    }

    /**
     * Reads what {@link #save} wrote, to the bit.
     *
     * @throws IOException one sentence with the file's name and what is wrong, whatever the file holds
     */
    public static Recognizer load(Path file) throws IOException {
        return ModelFile.load(file);
    }

    /**
     * One of the models in the box, such as {@code digits}; see {@link StoredModels}.
     *
     * @throws IOException if there is none of that name, or the artifact with the models is not on the class path
     */
    public static Recognizer named(String name) throws IOException {
        return ModelFile.decode(StoredModels.bytes(name), name);
    }

    /**
     * As {@link #load}, from the bytes of such a file.
     *
     * @param name stands in error messages
     */
    public static Recognizer read(byte[] bytes, String name) throws IOException {
        return ModelFile.decode(bytes, name);
    }
}
