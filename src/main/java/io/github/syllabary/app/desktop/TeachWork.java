package io.github.syllabary.app.desktop;

import io.github.syllabary.audio.Capture;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundChunk;
import io.github.syllabary.audio.SpokenTake;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.training.OtherWords;
import io.github.syllabary.training.TakeFolder;
import io.github.syllabary.training.TakeSession;
import io.github.syllabary.training.Teaching;
import io.github.syllabary.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Records takes and learns them, on a thread of its own; the screen is told on that thread. */
final class TeachWork implements TakeSession.Listener, TrainingListener {
    private static final long SEED = 1;

    /** What the screen is told. */
    interface Screen {
        /** What is to be done now, in a few words, and more about it. */
        void ask(String what, String more);

        void level(double db, boolean speaking);

        void took(String word, int take, int of, Sound sound);

        void refused(String word, Sound sound, String reason);

        /** An epoch of learning is over. */
        void learnt(int epoch, int epochs, double loss);

        /** It ended without a model; one sentence. */
        void failed(String sentence);

        void taught(Path model);
    }

    /**
     * What is to be taught.
     *
     * @param into a corpus folder, new or begun
     * @param takes of each word
     * @param out the model file to write
     */
    record Task(Input input, Recognizer from, List<String> words, int takes, Path into, Path out) {}

    private final Task task;
    private final Screen screen;
    private final AtomicBoolean retake = new AtomicBoolean();
    private volatile boolean cancelled;
    private final Thread thread = new Thread(this::run, "teaching");

    TeachWork(Task task, Screen screen) {
        this.task = task;
        this.screen = screen;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes the last take again. */
    void retake() {
        retake.set(true);
    }

    /** Ends it; what was recorded stays. */
    void cancel() {
        cancelled = true;
        thread.interrupt();
    }

    private void run() {
        try {
            OtherWords others = OtherWords.packedWith(task.from)
                    .orElseThrow(() -> new IOException("nothing is known of what this model makes of other words, which"
                            + " it needs to stay quiet on them; choose the model base, or use teach --negatives"));
            double seconds = (double) task.from.frontEnd().windowSamples()
                    / task.from.frontEnd().sampleRate();
            if (!TakeSession.complete(task.into, task.words, task.takes)) record(seconds);
            if (cancelled) return;
            screen.ask("Learning …", "a few seconds");
            TakeFolder folder = TakeFolder.read(task.into, task.words, Integer.MAX_VALUE, seconds);
            int threads = Runtime.getRuntime().availableProcessors();
            Recognizer taught =
                    new Teaching(task.from, others, SEED, threads, this).learn(folder.takes(), folder.background());
            if (task.out.getParent() != null) Files.createDirectories(task.out.getParent());
            taught.save(task.out);
            if (!cancelled) screen.taught(task.out);
        } catch (IOException | IllegalArgumentException e) {
            if (!cancelled) screen.failed(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // cancelled
        }
    }

    private void record(double seconds) throws IOException, InterruptedException {
        try (Capture capture =
                Capture.start(task.input.opener().open(task.from.frontEnd().sampleRate()))) {
            TakeSession session = new TakeSession(
                    task.into, task.words, task.takes, "me", capture.sampleRate(), seconds, this);
            for (SoundChunk chunk; !session.finished() && !cancelled && (chunk = capture.next()) != null; ) {
                session.accept(chunk.samples(), 0, chunk.samples().length);
                screen.level(session.levelDb(), session.speaking());
                if (retake.getAndSet(false)) session.retake();
            }
            if (!session.finished() && !cancelled)
                throw new IOException(capture.source().name() + " ended before all takes were there; they are kept in "
                        + task.into + ": begin again to go on");
        }
    }

    @Override
    public void background(double seconds, double of) {
        screen.ask("Be quiet …", String.format(java.util.Locale.ROOT, "the background first: %.1f of %.0f s", seconds, of));
    }

    @Override
    public void backgroundRefused(String problem) {
        screen.ask("Once more: be quiet …", problem);
    }

    @Override
    public void next(String word, int take, int of) {
        screen.ask("Say: " + word, "take " + take + " of " + of);
    }

    @Override
    public void taken(String word, int take, int of, Path file, Sound sound) {
        screen.took(word, take, of, sound);
    }

    @Override
    public void refused(String word, int take, SpokenTake refused) {
        screen.refused(word, refused.sound(), refused.problem());
    }

    @Override
    public void epoch(EpochResult result) {
        screen.learnt(result.epoch(), result.epochs(), result.loss());
    }
}
