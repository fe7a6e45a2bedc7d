package io.github.syllabary.app.desktop;

import io.github.syllabary.audio.Level;
import io.github.syllabary.audio.SoundChunk;
import io.github.syllabary.audio.SoundSource;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.Detection;
import io.github.syllabary.spotting.LiveSession;
import io.github.syllabary.spotting.RecognizerStream;
import io.github.syllabary.spotting.SpotterSettings;
import io.github.syllabary.spotting.WordSpotter;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Listens to one input with one model at a time. Opening and closing, which may take their time, happen on a thread of
 * its own; what is said to the screen comes on others, and the screen has to bring it to its own.
 */
final class Listening {

    /** What the screen is told. Problems are one sentence. */
    interface Screen {
        void started(Heard heard);

        /** It does not begin, or broke off. */
        void problem(String sentence);

        /** A recording was played to its end. */
        void ended();
    }

    /**
     * What is listened to.
     *
     * @param live false for a recording
     */
    record Heard(
            String input, boolean live, Timeline timeline, Legend legend, LiveSession session, WordSpotter spotter) {}

    private final Screen screen;
    private final ExecutorService opening = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "opening of inputs");
        thread.setDaemon(true);
        return thread;
    });
    private volatile LiveSession current;

    Listening(Screen screen) {
        this.screen = screen;
    }

    /**
     * Ends what is listened to, and begins anew.
     *
     * @param model its name, for messages
     * @param shown how labels are written
     * @param thresholds by word
     */
    void start(
            Input input,
            String model,
            Recognizer recognizer,
            UnaryOperator<String> shown,
            Map<String, Double> thresholds) {
        opening.execute(() -> {
            close();
            try {
                open(input, model, recognizer, shown, thresholds);
            } catch (IOException | IllegalArgumentException e) {
                screen.problem(e.getMessage());
            }
        });
    }

    /** Ends what is listened to. */
    void stop() {
        opening.execute(this::close);
    }

    private void close() {
        LiveSession session = current;
        current = null;
        if (session != null) session.close();
    }

    private void open(
            Input input,
            String model,
            Recognizer recognizer,
            UnaryOperator<String> shown,
            Map<String, Double> thresholds)
            throws IOException {
        String problem = RecognizerStream.problem(recognizer).orElse(null);
        if (problem != null) throw new IOException(model + " cannot listen: " + problem + "; or choose another model");
        SoundSource source = input.opener().open(recognizer.frontEnd().sampleRate());
        try {
            WordSpotter spotter =
                    WordSpotter.of(recognizer).sampleRate(source.sampleRate()).build();
            if (thresholds.keySet().equals(spotter.settings().thresholds().keySet())) spotter.thresholds(thresholds);
            RecognizerStream grid = new RecognizerStream(recognizer, source.sampleRate(), (start, p) -> {});
            Timeline timeline = new Timeline(
                    source.sampleRate(), recognizer.labels(), (double) grid.stepSamples() / grid.modelRate());
            Legend legend =
                    new Legend(recognizer.labels(), new LinkedHashSet<>(SpotterSettings.words(recognizer)), shown);
            Follower follower = new Follower(timeline, source.live());
            LiveSession session = LiveSession.start(source, spotter, follower);
            current = session;
            follower.session = session;
            screen.started(new Heard(source.name(), source.live(), timeline, legend, session, spotter));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Writes down what is heard; never waits for the screen. */
    private final class Follower implements LiveSession.Listener {
        private final Timeline timeline;
        private final boolean live;
        private volatile LiveSession session;

        Follower(Timeline timeline, boolean live) {
            this.timeline = timeline;
            this.live = live;
        }

        @Override
        public void sound(SoundChunk chunk, Level level) {
            timeline.heard(chunk.position(), chunk.samples());
        }

        @Override
        public void window(double end, float[] probabilities) {
            timeline.decided(end, probabilities);
        }

        @Override
        public void detection(Detection detection) {
            timeline.found(detection);
        }

        @Override
        public void ended(IOException failure) {
            if (session != null && session != current) return; // another is listened to by now
            if (failure != null) screen.problem(failure.getMessage());
            else if (!live) screen.ended();
        }
    }
}
