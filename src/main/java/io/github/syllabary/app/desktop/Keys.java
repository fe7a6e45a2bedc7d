package io.github.syllabary.app.desktop;

import java.awt.event.ActionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** Keys that work wherever the focus is, unless what has it takes them itself. */
final class Keys {
    private final JComponent root;
    private final Map<String, String> help = new LinkedHashMap<>();

    Keys(JComponent root) {
        this.root = root;
    }

    /**
     * @param keys as {@link KeyStroke#getKeyStroke(String)} writes them, several separated by commas
     * @param written as a reader writes them
     * @param does what it does, for the help
     */
    Keys on(String keys, String written, String does, Runnable action) {
        help.put(written, does);
        for (String key : keys.split(",")) {
            KeyStroke stroke = KeyStroke.getKeyStroke(key.strip());
            if (stroke == null) throw new IllegalArgumentException("no key is called '" + key + "'");
            root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(stroke, key.strip());
            root.getActionMap().put(key.strip(), new AbstractAction() {
                private static final long serialVersionUID = 1;

                @Override
                public void actionPerformed(ActionEvent e) {
                    action.run();
                }
            });
        }
        return this;
    }

    /** A line for each. */
    String help() {
        StringBuilder text = new StringBuilder();
        help.forEach((keys, does) -> text.append(keys).append(": ").append(does).append('\n'));
        return text.toString();
    }
}
