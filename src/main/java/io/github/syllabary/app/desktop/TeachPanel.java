package io.github.syllabary.app.desktop;

import io.github.syllabary.audio.Sound;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

/** Teaching words of one's own: the background, each word some times, learning, and back to listening. */
final class TeachPanel extends JPanel implements TeachWork.Screen, TeachForm.Actions {
    private static final long serialVersionUID = 1;
    private static final int LOWEST_DB = -70;
    private static final float ASK_POINTS = 30;

    /** Prepares the work that was asked for. */
    interface Starter {
        TeachWork prepare(TeachForm.Wish wish);
    }

    private final TeachForm form = new TeachForm(this);
    private final JLabel ask = new JLabel(" ", SwingConstants.CENTER);
    private final JLabel more = new JLabel(" ", SwingConstants.CENTER);
    private final JProgressBar level = new JProgressBar(LOWEST_DB, 0);
    private final TakePictures pictures = new TakePictures();
    private final LossView loss = new LossView();
    private final transient Starter starter;
    private final transient Consumer<Path> taught;
    private final transient Runnable leave;
    private transient TeachWork work;

    /**
     * @param taught told of the model file
     * @param leave goes back to listening
     */
    TeachPanel(Starter starter, Consumer<Path> taught, Runnable leave) {
        super(new BorderLayout(8, 8));
        this.starter = starter;
        this.taught = taught;
        this.leave = leave;
        setBorder(BorderFactory.createEmptyBorder(4, 12, 8, 12));
        ask.setFont(ask.getFont().deriveFont(Font.BOLD, ASK_POINTS));
        level.setStringPainted(true);
        level.setMaximumSize(new Dimension(420, 18));
        JPanel middle = new JPanel();
        middle.setLayout(new BoxLayout(middle, BoxLayout.Y_AXIS));
        for (JComponent c : new JComponent[] {ask, more, level}) {
            c.setAlignmentX(CENTER_ALIGNMENT);
            middle.add(c);
            middle.add(javax.swing.Box.createVerticalStrut(4));
        }
        JPanel upper = new JPanel(new BorderLayout(0, 6));
        upper.add(form, BorderLayout.NORTH);
        upper.add(middle, BorderLayout.CENTER);
        add(upper, BorderLayout.NORTH);
        add(
                new JScrollPane(
                        pictures,
                        ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                        ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER),
                BorderLayout.CENTER);
        add(loss, BorderLayout.SOUTH);
        welcome();
    }

    private void welcome() {
        say(
                "Teach your own words",
                "Begin records four seconds of quiet, then each word as often as you like. Say it alone, and pause after it.");
        level.setValue(LOWEST_DB);
        level.setString("level");
        level.setVisible(true);
        loss.setVisible(false);
    }

    /** Shown, with the focus where one begins to write. */
    void open() {
        welcome();
        form.focus();
    }

    void apply(Palette colours) {
        loss.apply(colours);
    }

    /** Lines break where the window ends. */
    private void say(String what, String about) {
        ask.setText(what);
        more.setText("<html><div style='text-align:center'>" + about.replace("<", "&lt;"));
    }

    @Override
    public void begin() {
        cancel();
        pictures.clear();
        loss.clear();
        welcome();
        try {
            work = starter.prepare(form.wish());
        } catch (IllegalArgumentException e) {
            failed(e.getMessage());
            return;
        }
        form.recording(false);
        // not on Back, whereto the focus would go by itself: a blank pressed while one speaks must not end it
        pictures.requestFocusInWindow();
        work.start();
    }

    @Override
    public void retake() {
        if (work != null) pictures.chosen().ifPresent(work::retake);
    }

    @Override
    public void learn() {
        if (work != null) work.learn();
    }

    @Override
    public void leave() {
        leave.run();
    }

    /** Ends what goes on, if anything does. */
    void cancel() {
        if (work != null) work.cancel();
        work = null;
        form.idle();
    }

    @Override
    public void ask(String what, String about) {
        SwingUtilities.invokeLater(() -> say(what, about));
    }

    @Override
    public void level(double db, boolean speaking) {
        SwingUtilities.invokeLater(() -> {
            level.setValue((int) Math.round(db));
            level.setString(speaking ? "speaking" : "level");
        });
    }

    @Override
    public void took(String word, int take, int of, Path file, Sound sound) {
        SwingUtilities.invokeLater(() -> {
            pictures.taken(word, take, of, file, sound);
            form.recording(true);
        });
    }

    @Override
    public void refused(String word, int take, int of, Sound sound, String reason) {
        SwingUtilities.invokeLater(() -> {
            pictures.refused(word, take, of, reason, sound);
            more.setText("That take was refused, " + reason);
        });
    }

    @Override
    public void removed(Path file) {
        SwingUtilities.invokeLater(() -> {
            pictures.removed(file);
            form.recording(pictures.any());
        });
    }

    @Override
    public void recorded() {
        SwingUtilities.invokeLater(() -> {
            say("All takes are there", "Look at them: choose one and Retake takes it again; Learn goes on (Alt+L).");
            form.recorded(pictures.any());
        });
    }

    @Override
    public void learning() {
        SwingUtilities.invokeLater(() -> {
            say("Learning …", "some seconds; then what you say is listened to");
            level.setVisible(false);
            loss.setVisible(true);
            form.learning();
            revalidate();
        });
    }

    @Override
    public void learnt(int epoch, int epochs, double value) {
        SwingUtilities.invokeLater(() -> loss.add(epochs, value));
    }

    @Override
    public void failed(String sentence) {
        SwingUtilities.invokeLater(() -> {
            say("That did not work", sentence);
            form.idle();
        });
    }

    @Override
    public void taught(Path model) {
        SwingUtilities.invokeLater(() -> {
            form.idle();
            taught.accept(model);
        });
    }
}
