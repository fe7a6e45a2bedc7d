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
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Records takes and learns them, on a thread of its own; the screen is told on that thread. */
final class TeachWork implements TakeSession.Listener, TrainingListener {
    private static final long SEED = 1;

    /** Windows after which the screen is told again. */
    private static final int PREPARED_STEP = 50;

    /** What the screen is told. */
    interface Screen {
        /** What is to be done now, in a few words, and more about it. */
        void ask(String what, String more);

        void level(double db, boolean speaking);

        void took(String word, int take, int of, Path file, Sound sound);

        void refused(String word, int take, int of, Sound sound, String reason);

        /** A take was taken away, to be taken again. */
        void removed(Path file);

        /** All takes are there; {@link TeachWork#learn} goes on. */
        void recorded();

        /** Learning begins. */
        void learning();

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
    private final TeachLog log;
    private final AtomicReference<Path> retake = new AtomicReference<>();
    private volatile boolean learnAsked;
    private volatile boolean cancelled;
    private double loss;
    private final Thread thread = new Thread(this::run, "teaching");

    TeachWork(Task task, Screen screen, TeachLog log) {
        this.task = task;
        this.screen = screen;
        this.log = log;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes a take again that was taken before. */
    void retake(Path file) {
        retake.set(file);
    }

    /** Learns, once all takes are there. */
    void learn() {
        learnAsked = true;
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
            if (!cancelled) learn(others, seconds);
        } catch (IOException | IllegalArgumentException e) {
            if (cancelled) return;
            log.add("failed", "", 0, e.getMessage());
            screen.failed(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // cancelled
        }
    }

    private void learn(OtherWords others, double seconds) throws IOException {
        screen.learning();
        long begun = System.nanoTime();
        TakeFolder folder = TakeFolder.read(task.into, task.words, Integer.MAX_VALUE, seconds);
        int threads = Runtime.getRuntime().availableProcessors();
        Recognizer taught =
                new Teaching(task.from, others, SEED, threads, this).learn(folder.takes(), folder.background());
        if (task.out.getParent() != null) Files.createDirectories(task.out.getParent());
        taught.save(task.out);
        log.add(
                "learnt",
                "",
                0,
                String.format(
                        Locale.ROOT, "%s: loss %.3f, in %.1f s", task.out, loss, (System.nanoTime() - begun) / 1e9));
        if (!cancelled) screen.taught(task.out);
    }

    private void record(double seconds) throws IOException, InterruptedException {
        try (Capture capture =
                Capture.start(task.input.opener().open(task.from.frontEnd().sampleRate()))) {
            TakeSession session =
                    new TakeSession(task.into, task.words, task.takes, "me", capture.sampleRate(), seconds, this);
            boolean finished = false;
            while (!cancelled && !(session.finished() && learnAsked)) {
                SoundChunk chunk = capture.next();
                if (chunk == null) break;
                session.accept(chunk.samples(), 0, chunk.samples().length);
                screen.level(session.levelDb(), session.speaking());
                Path again = retake.getAndSet(null);
                if (again != null && session.retake(again)) {
                    log.add("removed", "", 0, again.toString());
                    screen.removed(again);
                }
                if (session.finished() && !finished) screen.recorded();
                finished = session.finished();
            }
            if (!session.finished() && !cancelled)
                throw new IOException(capture.source().name() + " ended before all takes were there; they are kept in "
                        + task.into + ": begin again to go on");
        }
    }

    @Override
    public void background(double seconds, double of) {
        screen.ask("Be quiet …", String.format(Locale.ROOT, "the background first: %.1f of %.0f s", seconds, of));
    }

    @Override
    public void backgroundRefused(String problem) {
        screen.ask("Once more: be quiet …", problem);
    }

    @Override
    public void next(String word, int take, int of) {
        learnAsked = false;
        screen.ask("Say: " + word, "take " + take + " of " + of);
    }

    @Override
    public void taken(String word, int take, int of, Path file, Sound sound) {
        log.add("taken", word, take, file.toString());
        screen.took(word, take, of, file, sound);
    }

    @Override
    public void refused(String word, int take, SpokenTake refused) {
        log.add("refused", word, take, refused.problem());
        screen.refused(word, take, task.takes, refused.sound(), refused.problem());
    }

    @Override
    public void read(int done, int of) {
        if (done % PREPARED_STEP == 0)
            screen.ask("Learning …", "hearing each take in many ways: " + 100 * done / of + " %");
    }

    @Override
    public void epoch(EpochResult result) {
        loss = result.loss();
        if (result.epoch() == 1) screen.ask("Learning …", "then what you say is listened to");
        screen.learnt(result.epoch(), result.epochs(), result.loss());
    }
}
