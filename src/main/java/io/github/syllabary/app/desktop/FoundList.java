package io.github.syllabary.app.desktop;

import io.github.syllabary.spotting.Detection;
import java.awt.Component;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import javax.swing.AbstractAction;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;

/** The last words found, newest first; a click or Enter looks at their moment. */
final class FoundList extends JList<Detection> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 100;

    private final DefaultListModel<Detection> found = new DefaultListModel<>();
    private transient Legend legend;
    private transient Timeline timeline;
    private long shown = -1;

    FoundList(DoubleConsumer inspect) {
        setModel(found);
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setVisibleRowCount(8);
        setToolTipText("Words found, newest first; Enter or a click looks at one");
        getAccessibleContext().setAccessibleName("Words found");
        setCellRenderer(new Row());
        Runnable look = () -> {
            if (getSelectedValue() != null) inspect.accept(getSelectedValue().time());
        };
        getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "inspect");
        getActionMap().put("inspect", new AbstractAction() {
            private static final long serialVersionUID = 1;

            @Override
            public void actionPerformed(java.awt.event.ActionEvent e) {
                look.run();
            }
        });
        addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                look.run();
            }
        });
    }

    /** Shows what has been found since. */
    void update(Timeline heard, Legend names) {
        if (heard != timeline) shown = -1;
        timeline = heard;
        legend = names;
        long now = heard.foundSoFar();
        if (now == shown) return;
        Detection selected = getSelectedValue();
        found.clear();
        heard.lastDetections(MOST).forEach(found::addElement);
        if (selected != null) setSelectedValue(selected, false);
        shown = now;
    }

    private final class Row extends DefaultListCellRenderer {
        private static final long serialVersionUID = 1;

        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            super.getListCellRendererComponent(list, value, index, selected, focused);
            Detection d = (Detection) value;
            setText(String.format(
                    Locale.ROOT,
                    "%02d:%04.1f   %3.0f %%   %s",
                    (int) d.end() / 60,
                    Math.floor(d.end() % 60 * 10) / 10,
                    100 * d.score(),
                    legend == null ? d.label() : legend.shown().apply(d.label())));
            return this;
        }
    }
}
