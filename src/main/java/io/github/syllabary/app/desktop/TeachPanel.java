package io.github.syllabary.app.desktop;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.training.TakeSession;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

/** Teaching words of one's own: the background, each word some times, learning, and back to listening. */
final class TeachPanel extends JPanel implements TeachWork.Screen {
    private static final long serialVersionUID = 1;
    private static final int LOWEST_DB = -70;
    private static final double TAKE_SCALE = 0.5;

    /** Begins the work that was asked for. */
    interface Starter {
        TeachWork start(List<String> words, int takes, Path into, Path out);
    }

    private final JTextField words = new JTextField("hello, stop", 18);
    private final JSpinner takes = new JSpinner(new SpinnerNumberModel(5, 1, 50, 1));
    private final JTextField folder = new JTextField("my-words", 12);
    private final JButton begin = new JButton("Begin");
    private final JButton retake = new JButton("Retake");
    private final JButton back = new JButton("Back");
    private final JLabel ask = new JLabel(" ", SwingConstants.CENTER);
    private final JLabel more = new JLabel(" ", SwingConstants.CENTER);
    private final JProgressBar level = new JProgressBar(LOWEST_DB, 0);
    private final JPanel pictures = new JPanel(new FlowLayout(FlowLayout.LEFT, 8, 8));
    private final LossView loss = new LossView();
    private final transient Consumer<Path> taught;
    private transient TeachWork work;
    private transient Palette palette = Palette.LIGHT;

    /**
     * @param taught told of the model file
     * @param leave goes back to listening
     */
    TeachPanel(Starter starter, Consumer<Path> taught, Runnable leave) {
        super(new BorderLayout(8, 8));
        this.taught = taught;
        setBorder(BorderFactory.createEmptyBorder(8, 12, 8, 12));
        JPanel form = new JPanel(new FlowLayout(FlowLayout.LEFT, 8, 0));
        labelled(form, "Words", KeyEvent.VK_W, words, "What to teach, separated by commas (Alt+W)");
        labelled(form, "takes each", KeyEvent.VK_S, takes, "How often to say each (Alt+S)");
        labelled(form, "into folder", KeyEvent.VK_F, folder, "Where the takes are kept; a folder that was begun goes on (Alt+F)");
        button(form, begin, KeyEvent.VK_G, "Record and learn (Alt+G)");
        button(form, retake, KeyEvent.VK_R, "Take the last take again (Alt+R)");
        button(form, back, KeyEvent.VK_C, "Back to listening; takes are kept (Alt+C)");
        retake.setEnabled(false);
        ask.setFont(ask.getFont().deriveFont(Font.BOLD, 34f));
        level.setStringPainted(true);
        level.setString("level");
        JPanel middle = new JPanel();
        middle.setLayout(new BoxLayout(middle, BoxLayout.Y_AXIS));
        for (Component c : new Component[] {ask, more, level}) {
            ((javax.swing.JComponent) c).setAlignmentX(CENTER_ALIGNMENT);
            middle.add(c);
        }
        pictures.setPreferredSize(new Dimension(800, 900));
        JPanel upper = new JPanel(new BorderLayout(0, 10));
        upper.add(form, BorderLayout.NORTH);
        upper.add(middle, BorderLayout.CENTER);
        add(upper, BorderLayout.NORTH);
        add(new JScrollPane(pictures), BorderLayout.CENTER);
        add(loss, BorderLayout.SOUTH);
        begin.addActionListener(e -> begin(starter));
        retake.addActionListener(e -> {
            if (work != null) work.retake();
        });
        back.addActionListener(e -> {
            cancel();
            leave.run();
        });
    }

    private static void labelled(JPanel form, String text, int mnemonic, javax.swing.JComponent field, String tip) {
        JLabel label = new JLabel(text);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(field);
        field.setToolTipText(tip);
        form.add(label);
        form.add(field);
    }

    private static void button(JPanel form, JButton button, int mnemonic, String tip) {
        button.setMnemonic(mnemonic);
        button.setToolTipText(tip);
        form.add(button);
    }

    /** The words of a line, without blanks around them. */
    static List<String> words(String line) {
        return Arrays.stream(line.split("[,，]"))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList();
    }

    /** A model file beside a folder of takes that is not there yet: my-words.onnx, my-words-2.onnx, … */
    static Path freeModel(Path folder) {
        Path whole = folder.toAbsolutePath();
        Path file = whole.resolveSibling(whole.getFileName() + ".onnx");
        for (int n = 2; Files.exists(file); n++) file = whole.resolveSibling(whole.getFileName() + "-" + n + ".onnx");
        return file;
    }

    void apply(Palette colours) {
        palette = colours;
        loss.clear(colours);
    }

    private void begin(Starter starter) {
        cancel();
        pictures.removeAll();
        pictures.repaint();
        loss.clear(palette);
        List<String> wanted = words(words.getText());
        try {
            if (wanted.isEmpty()) throw new IllegalArgumentException("No words; name at least one.");
            wanted.forEach(TakeSession::requireLabel);
            if (folder.getText().isBlank()) throw new IllegalArgumentException("No folder; name one for the takes.");
            Path into = Path.of(folder.getText().strip());
            work = starter.start(wanted, (Integer) takes.getValue(), into, freeModel(into));
        } catch (IllegalArgumentException e) {
            failed(e.getMessage());
            return;
        }
        begin.setEnabled(false);
        retake.setEnabled(true);
        work.start();
    }

    /** Ends what goes on, if anything does. */
    void cancel() {
        if (work != null) work.cancel();
        work = null;
        idle();
    }

    private void idle() {
        begin.setEnabled(true);
        retake.setEnabled(false);
    }

    @Override
    public void ask(String what, String about) {
        SwingUtilities.invokeLater(() -> {
            ask.setText(what);
            more.setText(about);
        });
    }

    @Override
    public void level(double db, boolean speaking) {
        SwingUtilities.invokeLater(() -> {
            level.setValue((int) Math.round(db));
            level.setString(speaking ? "speaking" : "level");
        });
    }

    @Override
    public void took(String word, int take, int of, Sound sound) {
        picture(word + "  " + take + "/" + of, sound);
    }

    @Override
    public void refused(String word, Sound sound, String reason) {
        picture("<html><b>" + "refused: " + "</b>" + word + "<br>" + reason, sound);
        SwingUtilities.invokeLater(() -> more.setText("That take was " + reason));
    }

    private void picture(String caption, Sound sound) {
        SwingUtilities.invokeLater(() -> {
            ImageIcon icon = sound == null || sound.samples().length == 0
                    ? null
                    : new ImageIcon(TakeSession.paint(sound).image(TAKE_SCALE));
            JLabel label = new JLabel(caption, icon, SwingConstants.CENTER);
            label.setHorizontalTextPosition(SwingConstants.CENTER);
            label.setVerticalTextPosition(SwingConstants.BOTTOM);
            pictures.add(label, 0);
            pictures.revalidate();
            pictures.repaint();
        });
    }

    @Override
    public void learnt(int epoch, int epochs, double value) {
        SwingUtilities.invokeLater(() -> loss.add(epochs, value));
    }

    @Override
    public void failed(String sentence) {
        SwingUtilities.invokeLater(() -> {
            ask.setText("That did not work");
            more.setText("<html>" + sentence);
            idle();
        });
    }

    @Override
    public void taught(Path model) {
        SwingUtilities.invokeLater(() -> {
            idle();
            taught.accept(model);
        });
    }
}
