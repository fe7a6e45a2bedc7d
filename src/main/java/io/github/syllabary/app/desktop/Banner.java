package io.github.syllabary.app.desktop;

import java.awt.BorderLayout;
import java.awt.Color;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** One sentence across the window, with what can be done about it. */
final class Banner extends JPanel {
    private static final long serialVersionUID = 1;

    private final JTextArea text = new JTextArea();
    private final JButton mend = new JButton();
    private transient Runnable action = () -> {};

    Banner() {
        super(new BorderLayout(12, 0));
        setBorder(BorderFactory.createEmptyBorder(8, 12, 8, 12));
        text.setEditable(false);
        text.setFocusable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setOpaque(false);
        mend.addActionListener(e -> action.run());
        add(text, BorderLayout.CENTER);
        JPanel right = new JPanel(new BorderLayout());
        right.setOpaque(false);
        right.add(mend, BorderLayout.NORTH);
        add(right, BorderLayout.EAST);
        setVisible(false);
    }

    /**
     * @param mendText on the button; its mnemonic is its first letter
     */
    void say(String sentence, String mendText, Runnable whatMends) {
        text.setText(sentence);
        mend.setText(mendText);
        mend.setMnemonic(mendText.charAt(0));
        mend.setToolTipText("Alt+" + Character.toUpperCase(mendText.charAt(0)));
        action = whatMends;
        getAccessibleContext().setAccessibleDescription(sentence);
        setVisible(true);
        revalidate();
    }

    void clear() {
        setVisible(false);
    }

    /** What it says; empty if nothing. */
    String sentence() {
        return isVisible() ? text.getText() : "";
    }

    void apply(Palette palette) {
        boolean dark = palette == Palette.DARK;
        setBackground(new Color(dark ? 0x5A3A12 : 0xFFE9C2));
        text.setForeground(new Color(dark ? 0xFFE3B8 : 0x4A2B00));
    }
}
