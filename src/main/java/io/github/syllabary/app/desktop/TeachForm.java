package io.github.syllabary.app.desktop;

import io.github.syllabary.training.TakeSession;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;

/** What is to be taught, and the buttons. */
final class TeachForm extends JPanel {
    private static final long serialVersionUID = 1;

    /** What the buttons do. */
    interface Actions {
        void begin();

        void retake();

        void learn();

        void leave();
    }

    /**
     * What was asked for.
     *
     * @param into the folder of the takes
     * @param out the model file
     */
    record Wish(List<String> words, int takes, Path into, Path out) {}

    private final JTextField words = new JTextField("hello, stop", 20);
    private final JSpinner takes = new JSpinner(new SpinnerNumberModel(5, 1, 50, 1));
    private final JTextField folder = new JTextField("my-words", 12);
    private final JButton begin = new JButton("Begin");
    private final JButton retake = new JButton("Retake");
    private final JButton learn = new JButton("Learn");

    TeachForm(Actions actions) {
        super(new FlowLayout(FlowLayout.LEFT, 8, 4));
        labelled("Words", KeyEvent.VK_W, words, "What to teach, separated by commas (Alt+W)");
        labelled("Takes each", KeyEvent.VK_T, takes, "How often to say each (Alt+T)");
        labelled("Folder", KeyEvent.VK_F, folder, "Where the takes are kept; a folder that was begun goes on (Alt+F)");
        button(begin, KeyEvent.VK_G, "Record the background and the takes (Alt+G, or Enter)", actions::begin);
        button(retake, KeyEvent.VK_R, "Take the chosen take again, or the last (Alt+R)", actions::retake);
        button(learn, KeyEvent.VK_L, "Learn the takes and listen with them (Alt+L)", actions::learn);
        button(new JButton("Back"), KeyEvent.VK_C, "Back to listening; takes are kept (Alt+C, or Esc)", actions::leave);
        words.addActionListener(e -> begin.doClick());
        folder.addActionListener(e -> begin.doClick());
        idle();
    }

    private void labelled(String text, int mnemonic, JComponent field, String tip) {
        JLabel label = new JLabel(text);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(field);
        field.setToolTipText(tip);
        add(label);
        add(field);
    }

    private void button(JButton button, int mnemonic, String tip, Runnable action) {
        button.setMnemonic(mnemonic);
        button.setToolTipText(tip);
        button.addActionListener(e -> action.run());
        add(button);
    }

    /** What the fields say. */
    Wish wish() {
        List<String> wanted = words(words.getText());
        if (wanted.isEmpty()) throw new IllegalArgumentException("No words; name at least one.");
        wanted.forEach(TakeSession::requireLabel);
        if (folder.getText().isBlank()) throw new IllegalArgumentException("No folder; name one for the takes.");
        try {
            Path into = Path.of(folder.getText().strip());
            return new Wish(wanted, (Integer) takes.getValue(), into, freeModel(into));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + folder.getText() + "' cannot be a folder; name another.", e);
        }
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
        Path whole = folder.toAbsolutePath().normalize();
        Path file = whole.resolveSibling(whole.getFileName() + ".onnx");
        for (int n = 2; Files.exists(file); n++) file = whole.resolveSibling(whole.getFileName() + "-" + n + ".onnx");
        return file;
    }

    /** Nothing is going on. */
    void idle() {
        enable(true, false, false);
    }

    /** Takes are being recorded. */
    void recording(boolean anyTaken) {
        enable(false, anyTaken, false);
    }

    /** All takes are there. */
    void recorded(boolean anyTaken) {
        enable(false, anyTaken, true);
        learn.requestFocusInWindow();
    }

    /** The takes are being learnt. */
    void learning() {
        enable(false, false, false);
    }

    private void enable(boolean canBegin, boolean canRetake, boolean canLearn) {
        for (JComponent field : List.of(words, takes, folder, begin)) field.setEnabled(canBegin);
        retake.setEnabled(canRetake);
        learn.setEnabled(canLearn);
    }

    /** Puts the focus where one begins to write. */
    void focus() {
        words.requestFocusInWindow();
        words.selectAll();
    }
}
