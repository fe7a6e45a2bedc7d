package io.github.syllabary.app.desktop;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.training.OtherWords;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;
import javax.swing.filechooser.FileNameExtensionFilter;

/** What happens in the window: all of it on the screen's thread, thirty times a second a new picture. */
final class Desk implements ControlBar.Actions, Listening.Screen {
    private static final int FRAME_MILLIS = 32;

    /** Every so many frames: bars and feature maps; numbers in words; the check for silence. */
    private static final int BARS = 3;

    private static final int WORDS = 15;
    /** The model in the box that is made for teaching. */
    private static final String BASE = "base";

    private static final double SUSPICIOUS_SILENCE_SECONDS = 4;

    private final DesktopOptions options;
    private final CompletableFuture<DesktopReport> closed = new CompletableFuture<>();
    private final Listening listening = new Listening(this);
    private final List<String> models = new ArrayList<>();
    private final Timer timer = new Timer(FRAME_MILLIS, e -> tick());
    private final MainWindow window;
    private Palette palette;
    private boolean mel = true;
    private boolean insideShown;
    private Input input;
    private String model;
    private Recognizer recognizer;
    private Map<String, Double> thresholds;
    private Listening.Heard heard;
    private Cost cost;
    private Cost lately;
    private long ticks;
    private boolean silenceSaid;

    Desk(DesktopOptions options) {
        this.options = options;
        model = options.model();
        recognizer = options.recognizer();
        palette = options.dark() ? Palette.DARK : Palette.LIGHT;
        input = options.recording()
                .map(Input::recording)
                .or(() -> options.device().map(Input::microphone))
                .orElseGet(Input::anyMicrophone);
        models.addAll(options.models());
        if (!models.contains(model)) models.add(0, model);
        ThresholdSteps steps = ThresholdSteps.of(recognizer);
        thresholds = steps.step(steps.initial()).thresholds();
        window = new MainWindow(this);
    }

    /** Opens the window; completed when it is closed. */
    CompletableFuture<DesktopReport> open() {
        window.frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        window.frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                close();
            }
        });
        window.controls.models(models, model);
        window.controls.inputs(Input.choices(Optional.of(input)), input);
        window.controls.show(Optional.of(false), Optional.of(false), Optional.of(palette == Palette.DARK));
        keys();
        window.apply(palette);
        window.threshold.show(ThresholdSteps.of(recognizer));
        window.inside.show(recognizer);
        window.title(model, recognizer);
        window.frame.setVisible(true);
        window.view.requestFocusInWindow();
        cost = new Cost(0);
        lately = cost;
        timer.start();
        listen();
        options.exitAfterSeconds().ifPresent(seconds -> {
            Timer end = new Timer((int) Math.round(1000 * seconds), e -> window.frame.dispose());
            end.setRepeats(false);
            end.start();
        });
        return closed;
    }

    private void keys() {
        Viewport v = window.viewport;
        Keys keys = new Keys(window.frame.getRootPane())
                .on("SPACE", "Space", "hold the picture, or run again", () -> hold(!v.held()))
                .on("LEFT", "←", "step back by one decision", () -> move(t -> v.step(t, -decision(t))))
                .on("RIGHT", "→", "step on", () -> move(t -> v.step(t, decision(t))))
                .on("shift LEFT", "Shift+←", "step back by half a second", () -> move(t -> v.step(t, -0.5)))
                .on("shift RIGHT", "Shift+→", "step on by half a second", () -> move(t -> v.step(t, 0.5)))
                .on("PAGE_UP", "Page ↑", "back by a picture", () -> move(t -> v.step(t, -v.span())))
                .on("PAGE_DOWN", "Page ↓", "on by a picture", () -> move(t -> v.step(t, v.span())))
                .on("HOME", "Home", "as far back as is kept", () -> move(t -> v.inspect(t, t.oldest())))
                .on("END", "End", "run with the sound again", () -> hold(false))
                .on("B", "B", "back to the word before", () -> word(-1))
                .on("N", "N", "on to the next word", () -> word(1))
                .on("PLUS,EQUALS,ADD", "+", "zoom in", () -> zoom(1 / 1.25))
                .on("MINUS,SUBTRACT", "−", "zoom out", () -> zoom(1.25))
                .on("ctrl O", "Ctrl+O", "open a model file", this::openModel);
        keys.on("F1", "F1", "these keys", () -> JOptionPane.showMessageDialog(
                window.frame, keys.help(), "Keys", JOptionPane.PLAIN_MESSAGE));
    }

    private static double decision(Timeline timeline) {
        RowRing rows = timeline.probabilities();
        long end = rows.end();
        return end < 2 ? 0.04 : rows.time(end - 1) - rows.time(end - 2);
    }

    private interface Move {
        void on(Timeline timeline);
    }

    private void move(Move move) {
        if (heard == null) return;
        move.on(heard.timeline());
        moved();
    }

    /** To the next word found from the cursor on, or the one before. */
    private void word(int direction) {
        move(t -> {
            double from = window.viewport.held() ? window.viewport.cursor(t) : t.now();
            MainWindow.oldestFirst(t).stream()
                    .mapToDouble(d -> d.time())
                    .filter(at -> direction * (at - from) > 1e-6)
                    .reduce((a, b) -> direction > 0 ? a : b)
                    .ifPresent(at -> window.viewport.inspect(t, at));
        });
    }

    private void zoom(double factor) {
        move(t -> window.viewport.zoom(t, factor));
    }

    private void moved() {
        window.controls.show(Optional.of(window.viewport.held()), Optional.empty(), Optional.empty());
        paintMoment();
        window.view.repaint();
    }

    private void listen() {
        heard = null;
        window.viewport.run();
        window.banner.clear();
        silenceSaid = false;
        listening.start(input, model, recognizer, options.writings().apply(recognizer), thresholds);
    }

    private void tick() {
        ticks++;
        if (heard == null) return;
        // held, what is seen may still be painted for the first time: the mouse moves it without a word
        window.view.repaint();
        window.view.showNow();
        if (ticks % BARS == 0) paintMoment();
        if (ticks % WORDS == 0) sayWords();
    }

    private double moment() {
        Timeline timeline = heard.timeline();
        return window.viewport.held() ? window.viewport.cursor(timeline) : timeline.now();
    }

    private void paintMoment() {
        if (heard == null) return;
        Timeline timeline = heard.timeline();
        window.now.show(timeline, heard.legend(), palette, moment());
        window.status.level(timeline.peak(moment()));
        window.found.update(timeline, heard.legend());
        window.controls.show(Optional.of(window.viewport.held()), Optional.empty(), Optional.empty());
        if (insideShown) window.inside.update(timeline, moment(), palette);
    }

    private void sayWords() {
        double lost = (double) heard.session().dropped() / heard.timeline().sampleRate();
        String what = String.format(
                Locale.ROOT,
                "%s, %d Hz%s%s",
                heard.input(),
                heard.timeline().sampleRate(),
                lost > 0 ? String.format(Locale.ROOT, ", %.2f s of sound dropped", lost) : "",
                window.viewport.held() ? ", held: listening goes on, Space to run" : "");
        window.status.say(
                what,
                String.format(
                        Locale.ROOT,
                        "%.0f frames/s   %.0f %% of a processor",
                        lately.framesPerSecond(window.view.frames()),
                        100 * lately.processorShare()));
        lately = new Cost(window.view.frames());
        double silent = heard.session().silentSeconds();
        if (heard.live() && silent > SUSPICIOUS_SILENCE_SECONDS && !silenceSaid) {
            silenceSaid = true;
            window.banner.say(
                    "Nothing but silence comes from '" + heard.input()
                            + "': it may be muted or unplugged. Unmute it, or choose another input.",
                    "Listen again",
                    this::listen);
        } else if (silenceSaid && silent == 0) {
            silenceSaid = false;
            window.banner.clear();
        }
    }

    TimelinePicture.Look look() {
        return new TimelinePicture.Look(palette, mel, recognizer.frontEnd().sampleRate() / 2.0, thresholds);
    }

    void thresholds(Map<String, Double> chosen) {
        thresholds = chosen;
        if (heard != null && heard.spotter().settings().thresholds().keySet().equals(chosen.keySet()))
            heard.spotter().thresholds(chosen);
    }

    void inspect(double seconds) {
        move(t -> window.viewport.inspect(t, seconds));
    }

    @Override
    public void chooseInput(Input chosen) {
        input = chosen;
        listen();
    }

    @Override
    public void chooseModel(String chosen) {
        if (chosen.equals(model)) return;
        try {
            recognizer = options.loader().load(chosen);
        } catch (IOException e) {
            window.controls.models(models, model);
            window.banner.say(e.getMessage(), "Choose another", this::openModel);
            return;
        }
        model = chosen;
        if (!models.contains(model)) models.add(model);
        ThresholdSteps steps = ThresholdSteps.of(recognizer);
        thresholds = steps.step(steps.initial()).thresholds();
        window.threshold.show(steps);
        window.inside.show(recognizer);
        window.controls.models(models, model);
        window.title(model, recognizer);
        listen();
    }

    @Override
    public void openModel() {
        JFileChooser chooser = new JFileChooser(Path.of("").toAbsolutePath().toFile());
        chooser.setFileFilter(new FileNameExtensionFilter("models (*.onnx)", "onnx"));
        if (chooser.showOpenDialog(window.frame) == JFileChooser.APPROVE_OPTION)
            chooseModel(chooser.getSelectedFile().getPath());
    }

    @Override
    public void hold(boolean held) {
        if (heard == null) return;
        if (held) window.viewport.hold(heard.timeline());
        else window.viewport.run();
        moved();
    }

    @Override
    public void inside(boolean shown) {
        insideShown = shown;
        window.showInside(shown);
        paintMoment();
    }

    @Override
    public void mel(boolean shown) {
        mel = shown;
        window.view.repaint();
    }

    @Override
    public void dark(boolean dark) {
        palette = dark ? Palette.DARK : Palette.LIGHT;
        look(palette);
        FlatLaf.updateUI();
        window.apply(palette);
        paintMoment();
    }

    @Override
    public void teach(boolean shown) {
        window.showTeach(shown);
        if (!shown) {
            window.teach.cancel();
            listen();
            return;
        }
        // two cannot have the microphone
        heard = null;
        window.banner.clear();
        listening.stop();
    }

    /** The work of teaching, with the model at hand, or where nothing is known of what it makes of other words, base. */
    TeachWork teaching(List<String> words, int takes, Path into, Path out) {
        Recognizer from = recognizer;
        try {
            if (OtherWords.packedWith(from).isEmpty() && models.contains(BASE)) from = options.loader().load(BASE);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return new TeachWork(new TeachWork.Task(input, from, words, takes, into, out), window.teach);
    }

    /** Listens with what was taught. */
    void taught(Path learnt) {
        window.showTeach(false);
        chooseModel(learnt.toString());
    }

    /** Sets the look of everything to come. */
    static void look(Palette palette) {
        if (palette == Palette.DARK) FlatDarkLaf.setup();
        else FlatLightLaf.setup();
    }

    @Override
    public void started(Listening.Heard begun) {
        SwingUtilities.invokeLater(() -> {
            heard = begun;
            window.view.show(begun.timeline(), begun.legend());
            thresholds(thresholds);
        });
    }

    @Override
    public void problem(String sentence) {
        SwingUtilities.invokeLater(() -> window.banner.say(sentence, "Listen again", this::listen));
    }

    @Override
    public void ended() {
        SwingUtilities.invokeLater(() -> {
            if (heard != null) window.viewport.hold(heard.timeline());
            window.banner.say("The recording has been played to its end; step back to look at it.", "Play again", this::listen);
        });
    }

    private void close() {
        if (closed.isDone()) return;
        timer.stop();
        window.teach.cancel();
        closed.complete(report());
        listening.stop();
    }

    private DesktopReport report() {
        return new DesktopReport(
                model,
                heard == null ? input.name() : heard.input(),
                heard == null ? 0 : heard.timeline().now(),
                heard == null ? 0 : (double) heard.session().dropped() / heard.timeline().sampleRate(),
                heard == null ? List.of() : MainWindow.oldestFirst(heard.timeline()),
                cost.framesPerSecond(window.view.frames()),
                cost.processorShare(),
                window.banner.sentence());
    }
}
