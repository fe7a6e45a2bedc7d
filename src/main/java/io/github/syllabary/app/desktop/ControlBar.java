package io.github.syllabary.app.desktop;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.KeyEvent;
import java.io.File;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JToggleButton;

/** What is listened to with which model, and the buttons. */
final class ControlBar extends JPanel {
    private static final long serialVersionUID = 1;

    /** What can be done; buttons and keys do the same. */
    interface Actions {
        void chooseInput(Input input);

        void chooseModel(String model);

        void openModel();

        void hold(boolean held);

        void inside(boolean shown);

        void mel(boolean mel);

        void dark(boolean dark);

        void teach(boolean shown);
    }

    private final JComboBox<Input> inputs = new JComboBox<>();
    private final JComboBox<String> models = new JComboBox<>();
    private final JToggleButton pause = new JToggleButton("Pause");
    private final JToggleButton inside = new JToggleButton("Look inside");
    private final JToggleButton mel = new JToggleButton("Mel", true);
    private final JToggleButton dark = new JToggleButton("Dark");
    private final JToggleButton teach = new JToggleButton("Teach");
    private boolean filling;

    ControlBar(Actions actions) {
        setLayout(new BoxLayout(this, BoxLayout.X_AXIS));
        setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
        JButton open = new JButton("Open…");
        models.setRenderer(new DefaultListCellRenderer() {
            private static final long serialVersionUID = 1;

            @Override
            public Component getListCellRendererComponent(
                    JList<?> list, Object model, int index, boolean selected, boolean focused) {
                super.getListCellRendererComponent(list, shown(String.valueOf(model)), index, selected, focused);
                setToolTipText(String.valueOf(model));
                return this;
            }
        });
        add(labelled("Input", KeyEvent.VK_I, inputs, "What to listen to (Alt+I)", 190));
        add(Box.createHorizontalStrut(12));
        add(labelled("Model", KeyEvent.VK_M, models, "What recognises it (Alt+M)", 190));
        add(Box.createHorizontalStrut(4));
        add(button(open, KeyEvent.VK_O, "Open a model file (Alt+O)"));
        add(Box.createHorizontalGlue());
        add(button(pause, KeyEvent.VK_P, "Hold the picture and step back; listening goes on (Space, or Alt+P)"));
        add(button(inside, KeyEvent.VK_K, "Feature maps and kernels (Alt+K)"));
        add(button(teach, KeyEvent.VK_H, "Teach words of your own (Alt+H)"));
        add(button(mel, KeyEvent.VK_E, "Frequencies as far apart as the ear hears them, or evenly (Alt+E)"));
        add(button(dark, KeyEvent.VK_D, "Dark or light (Alt+D)"));
        inputs.addActionListener(e -> {
            if (!filling) actions.chooseInput((Input) inputs.getSelectedItem());
        });
        models.addActionListener(e -> {
            if (!filling) actions.chooseModel((String) models.getSelectedItem());
        });
        open.addActionListener(e -> actions.openModel());
        pause.addActionListener(e -> actions.hold(pause.isSelected()));
        inside.addActionListener(e -> actions.inside(inside.isSelected()));
        mel.addActionListener(e -> actions.mel(mel.isSelected()));
        teach.addActionListener(e -> actions.teach(teach.isSelected()));
        dark.addActionListener(e -> actions.dark(dark.isSelected()));
    }

    private static Component labelled(String text, int mnemonic, JComboBox<?> combo, String tip, int width) {
        JLabel label = new JLabel(text);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(combo);
        combo.setToolTipText(tip);
        combo.setPreferredSize(new Dimension(width, combo.getPreferredSize().height));
        combo.setMaximumSize(new Dimension(width, combo.getPreferredSize().height));
        JPanel panel = new JPanel();
        panel.setLayout(new BoxLayout(panel, BoxLayout.X_AXIS));
        panel.add(label);
        panel.add(Box.createHorizontalStrut(6));
        panel.add(combo);
        panel.setMaximumSize(panel.getPreferredSize());
        return panel;
    }

    private static Component button(AbstractButton button, int mnemonic, String tip) {
        button.setMnemonic(mnemonic);
        button.setToolTipText(tip);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        return button;
    }

    void inputs(List<Input> choices, Input chosen) {
        filling = true;
        inputs.setModel(new DefaultComboBoxModel<>(choices.toArray(Input[]::new)));
        inputs.setSelectedItem(chosen);
        filling = false;
    }

    void models(List<String> names, String chosen) {
        filling = true;
        models.setModel(new DefaultComboBoxModel<>(names.toArray(String[]::new)));
        models.setSelectedItem(chosen);
        filling = false;
    }

    void showTeach(boolean shown) {
        teach.setSelected(shown);
        pause.setEnabled(!shown);
        inside.setEnabled(!shown);
    }

    /** However it came about. */
    void showHeld(boolean held) {
        pause.setSelected(held);
    }

    void showDark(boolean shown) {
        dark.setSelected(shown);
    }

    /** A model's name, or of a path the last part. */
    static String shown(String model) {
        int slash = Math.max(model.lastIndexOf('/'), model.lastIndexOf(File.separatorChar));
        return model.substring(slash + 1);
    }
}
