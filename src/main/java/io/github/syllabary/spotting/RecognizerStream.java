package io.github.syllabary.spotting;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.RateConverter;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.StreamingNetwork;
import io.github.syllabary.recognizer.Recognizer;
import java.util.Objects;
import java.util.Optional;

/**
 * A recognizer in its streaming form: endless audio in, the probabilities of the labels for one window
 * after another out.
 *
 * <p>However the audio is cut into calls, they have the bits of this: the recording {@linkplain
 * io.github.syllabary.audio.Sound#resample converted} to the model's rate, the features of the whole of
 * it from its first sample, and the network on every window of them that begins at a multiple of {@link
 * #stepSamples}. Each comes with the audio that completes it; conversion of the rate takes
 * {@linkplain RateConverter#accept a few milliseconds} more.
 *
 * <p>Samples that are not finite silence the frames they lie in; the stream goes on. A stream belongs to
 * one thread, and any number of them may share a recognizer. Nothing is allocated after construction.
 */
public final class RecognizerStream {

    /** Receives the probabilities window by window. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param startSample where the window begins, counted from the first sample at the model's rate
         * @param probabilities of the labels; valid during the call only
         */
        void window(long startSample, float[] probabilities);
    }

    private final Features features;
    private final Windows windows;
    private final WindowEnds ends;
    private final RateConverter.Sink toFrames;

    /** Null where all is to be heard. */
    private final SpeechGate gate;

    /** Null where the audio has the model's rate. */
    private final RateConverter converter;

    private boolean finished;

    /**
     * @param sampleRate in Hz, of the audio to come
     * @throws IllegalArgumentException if the recognizer {@linkplain #problem cannot stream} or the rate
     *     cannot be converted
     */
    public RecognizerStream(Recognizer recognizer, int sampleRate, Sink sink) {
        this(recognizer, sampleRate, 1, sink);
    }

    /**
     * @param phases how many grids of windows, each of {@link #stepSamples} from window to window, stand evenly
     *     between each other; the network works as many times as much
     * @throws IllegalArgumentException if phases do not divide the network's step in frames
     */
    public RecognizerStream(Recognizer recognizer, int sampleRate, int phases, Sink sink) {
        this(recognizer, sampleRate, phases, null, 0, 0, (start, p, context) -> sink.window(start, p));
    }

    /**
     * @param gate null to hear everything; else windows without speech are left out
     * @param context windows without speech that are heard before one with speech
     * @param backSamples how far back {@link #span} is asked for windows
     */
    RecognizerStream(
            Recognizer recognizer,
            int sampleRate,
            int phases,
            SpeechGate gate,
            int context,
            long backSamples,
            Windows.Sink sink) {
        String problem = problem(recognizer).orElse(null);
        if (problem != null) throw new IllegalArgumentException("the recognizer cannot stream: " + problem);
        this.features = recognizer.frontEnd().features();
        this.gate = gate;
        windows = new Windows(recognizer, phases, gate, context, backSamples, sink);
        ends = new WindowEnds(features.stream(), windows::frame, windows.samples(), stepSamples() / phases);
        toFrames = gate == null ? ends::accept : this::acceptGated;
        converter = sampleRate == features.sampleRate() ? null : new RateConverter(sampleRate, features.sampleRate());
    }

    /** Why a recognizer cannot stream, in one sentence; empty if it can. */
    public static Optional<String> problem(Recognizer recognizer) {
        return problem(recognizer.network(), recognizer.frontEnd().features());
    }

    /** As {@link #problem(Recognizer)}, before there are labels. */
    public static Optional<String> problem(Network network, Features features) {
        if (!features.causal())
            return Optional.of(
                    "its features need the whole clip; train with features normalised along time or not at all");
        return StreamingNetwork.problem(network);
    }

    /** The model's rate in Hz, in whose samples times are given. */
    public int modelRate() {
        return features.sampleRate();
    }

    /** Samples under a window at the model's rate. */
    public int windowSamples() {
        return windows.samples();
    }

    /** Samples from the beginning of a window to that of the next, at the model's rate. */
    public int stepSamples() {
        return windows.step() * features.hopSamples();
    }

    /** Where the label stands within the window just given, or one that ended some samples before; for the sink. */
    WordSpan span(int output, long samplesBack) {
        return windows.span(output, samplesBack);
    }

    /** Takes all of these as the next samples. */
    public void accept(float[] samples) {
        accept(samples, 0, samples.length);
    }

    /**
     * Takes {@code n} more samples, nominally in [−1, 1]. Should the sink throw, that is passed on when all
     * of them are taken, so the stream can go on.
     *
     * @throws IndexOutOfBoundsException if they are not all in the array
     * @throws IllegalStateException after {@link #finish}
     */
    public void accept(float[] samples, int from, int n) {
        Objects.checkFromIndexSize(from, n, samples.length);
        if (finished) throw new IllegalStateException("the stream is finished; reset it before the next recording");
        if (converter == null) toFrames.samples(samples, from, n);
        else converter.accept(samples, from, n, toFrames);
        windows.passFailureOn();
    }

    /** In pieces that end where the gate decides, so that cuts make no difference to what it knows of. */
    private void acceptGated(float[] samples, int from, int n) {
        for (int done = 0; done < n; ) {
            int some = Math.min(n - done, gate.untilDecision());
            ends.accept(samples, from + done, some);
            gate.accept(samples, from + done, some);
            done += some;
        }
    }

    /** Gives the windows that conversion of the rate still holds back at the end of a recording. */
    public void finish() {
        if (converter != null && !finished) converter.finish(toFrames);
        finished = true;
        windows.passFailureOn();
    }

    /** Forgets everything, as if the next sample were the first. */
    public void reset() {
        ends.reset();
        windows.reset();
        if (gate != null) gate.reset();
        if (converter != null) converter.reset();
        finished = false;
    }
}
