package io.github.syllabary.app.desktop;

import java.awt.BorderLayout;
import java.awt.event.KeyEvent;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;

/** The threshold as a slider, from strict to lenient. */
final class ThresholdPanel extends JPanel {
    private static final long serialVersionUID = 1;

    private final JSlider slider = new JSlider();
    private final JLabel value = new JLabel();
    private final JLabel note = new JLabel();
    private transient ThresholdSteps steps;
    private boolean filling;

    ThresholdPanel(Consumer<Map<String, Double>> changed) {
        super(new BorderLayout(0, 2));
        JLabel name = new JLabel("Threshold");
        name.setDisplayedMnemonic(KeyEvent.VK_T);
        name.setLabelFor(slider);
        JPanel top = new JPanel(new BorderLayout());
        top.add(name, BorderLayout.WEST);
        top.add(value, BorderLayout.EAST);
        add(top, BorderLayout.NORTH);
        add(slider, BorderLayout.CENTER);
        add(note, BorderLayout.SOUTH);
        note.putClientProperty("FlatLaf.styleClass", "small");
        slider.addChangeListener(e -> {
            if (filling) return;
            value.setText(current().text());
            changed.accept(current().thresholds());
        });
    }

    void show(ThresholdSteps shown) {
        steps = shown;
        filling = true;
        slider.setMinimum(0);
        slider.setMaximum(shown.size() - 1);
        slider.setValue(shown.initial());
        filling = false;
        slider.setToolTipText(shown.explanation() + " (Alt+T, then ← →)");
        value.setText(current().text());
        note.setText(shown.calibrated() ? "of each word, as calibrated" : "not calibrated: a plain probability");
        note.setToolTipText(shown.explanation());
    }

    ThresholdSteps.Step current() {
        return steps.step(slider.getValue());
    }
}
