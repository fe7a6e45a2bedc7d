package io.github.syllabary.app.desktop;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;
import javax.swing.filechooser.FileNameExtensionFilter;

/** What happens in the window, all of it on the screen's thread. */
final class Desk implements ControlBar.Actions, Listening.Screen, Shortcuts.Window {
    private final DesktopOptions options;
    private final CompletableFuture<DesktopReport> closed = new CompletableFuture<>();
    private final Listening listening = new Listening(this);
    private final TeachLog taught = new TeachLog();
    private final ModelChoice models;
    private final MainWindow window;
    private final Navigation navigation;
    private final Refresh refresh;
    private Palette palette;
    private boolean mel = true;
    private boolean teaching;
    private Input input;
    private Listening.Heard heard;

    Desk(DesktopOptions options) {
        this.options = options;
        models = new ModelChoice(options);
        palette = options.dark() ? Palette.DARK : Palette.LIGHT;
        input = options.recording()
                .map(Input::recording)
                .or(() -> options.device().map(Input::microphone))
                .orElseGet(Input::anyMicrophone);
        window = new MainWindow(this);
        navigation = new Navigation(
                window.viewport, () -> Optional.ofNullable(heard).map(Listening.Heard::timeline), this::moved);
        refresh = new Refresh(window, palette, this::listen);
    }

    /** Opens the window; completed when it is closed. */
    CompletableFuture<DesktopReport> open() {
        window.frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        window.frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                closed();
            }
        });
        window.controls.models(models.names(), models.name());
        window.controls.inputs(Input.choices(Optional.of(input)), input);
        window.controls.showDark(palette == Palette.DARK);
        Shortcuts.bind(window.frame.getRootPane(), navigation, this);
        window.apply(palette);
        showModel();
        window.frame.setVisible(true);
        window.view.requestFocusInWindow();
        refresh.start();
        listen();
        options.exitAfterSeconds().ifPresent(seconds -> {
            Timer end = new Timer((int) Math.round(1000 * seconds), e -> close());
            end.setRepeats(false);
            end.start();
        });
        return closed;
    }

    private void showModel() {
        window.threshold.show(models.steps());
        window.inside.show(models.recognizer());
        window.controls.models(models.names(), models.name());
        window.title(models.name(), models.recognizer());
    }

    private void listen() {
        silent();
        window.viewport.run();
        window.banner.clear();
        if (models.hasWords()) {
            listening.start(input, models.name(), models.recognizer(), models.writings(), models.thresholds());
            return;
        }
        listening.stop();
        window.banner.say(
                models.name() + " knows no word yet. Teach it some of yours, or choose another model.",
                "Teach",
                () -> teach(true));
    }

    private void silent() {
        heard = null;
        refresh.show(null);
    }

    private void moved() {
        refresh.moment();
        window.view.repaint();
    }

    TimelinePicture.Look look() {
        return new TimelinePicture.Look(
                palette, mel, models.recognizer().frontEnd().sampleRate() / 2.0, models.thresholds());
    }

    void thresholds(Map<String, Double> chosen) {
        models.thresholds(chosen);
        if (heard != null && heard.spotter().settings().thresholds().keySet().equals(chosen.keySet()))
            heard.spotter().thresholds(chosen);
    }

    void inspect(double seconds) {
        navigation.inspect(seconds);
    }

    @Override
    public void chooseInput(Input chosen) {
        input = chosen;
        if (!teaching) listen();
    }

    @Override
    public void chooseModel(String chosen) {
        if (chosen.equals(models.name())) return;
        try {
            models.choose(chosen);
        } catch (IOException e) {
            window.controls.models(models.names(), models.name());
            window.banner.say(e.getMessage(), "Choose another", this::openModel);
            return;
        }
        showModel();
        if (!teaching) listen();
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
        navigation.hold(held);
    }

    @Override
    public void inside(boolean shown) {
        window.showInside(shown);
        refresh.insideShown(shown);
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
        refresh.apply(palette);
    }

    @Override
    public void teach(boolean shown) {
        teaching = shown;
        window.showTeach(shown);
        if (!shown) {
            window.teach.cancel();
            listen();
            window.view.requestFocusInWindow();
            return;
        }
        // two cannot have the microphone
        silent();
        window.banner.clear();
        listening.stop();
    }

    @Override
    public void back() {
        if (teaching) teach(false);
        else window.view.requestFocusInWindow();
    }

    @Override
    public void help(String keys) {
        JOptionPane.showMessageDialog(window.frame, keys, "Keys", JOptionPane.PLAIN_MESSAGE);
    }

    /** The work of teaching what was asked for. */
    TeachWork teaching(TeachForm.Wish wish) {
        try {
            return new TeachWork(
                    new TeachWork.Task(input, models.teachable(), wish.words(), wish.takes(), wish.into(), wish.out()),
                    window.teach,
                    taught);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Listens with what was taught. */
    void taught(Path learnt) {
        teaching = false;
        window.showTeach(false);
        window.view.requestFocusInWindow();
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
            if (teaching) return; // it was opened before, and is being closed
            heard = begun;
            refresh.show(begun);
            window.view.show(begun.timeline(), begun.legend());
            thresholds(models.thresholds());
        });
    }

    @Override
    public void problem(String sentence) {
        SwingUtilities.invokeLater(() -> {
            if (!teaching) window.banner.say(sentence, "Listen again", this::listen);
        });
    }

    @Override
    public void ended() {
        SwingUtilities.invokeLater(() -> {
            if (heard != null) window.viewport.hold(heard.timeline());
            window.banner.say(
                    "The recording has been played to its end; step back to look at it.", "Play again", this::listen);
        });
    }

    @Override
    public void close() {
        window.frame.dispose();
    }

    private void closed() {
        if (closed.isDone()) return;
        refresh.stop();
        window.teach.cancel();
        closed.complete(report());
        listening.stop();
    }

    private DesktopReport report() {
        Optional<Timeline> timeline = Optional.ofNullable(heard).map(Listening.Heard::timeline);
        Cost cost = refresh.cost();
        return new DesktopReport(
                models.name(),
                heard == null ? input.name() : heard.input(),
                timeline.map(Timeline::now).orElse(0.0),
                heard == null
                        ? 0
                        : (double) heard.session().dropped() / heard.timeline().sampleRate(),
                timeline.map(Timeline::oldestFirst).orElse(List.of()),
                cost.framesPerSecond(window.view.frames()),
                cost.processorShare(),
                window.banner.sentence(),
                taught.events());
    }
}
