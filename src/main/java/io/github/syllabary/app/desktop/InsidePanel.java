package io.github.syllabary.app.desktop;

import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Tensor;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** A look inside: what goes in, the maps of a chosen layer, and the kernels of the first. */
final class InsidePanel extends JPanel {
    private static final long serialVersionUID = 1;

    private final JComboBox<String> layer = new JComboBox<>();
    private final transient Picture input = new Picture("What goes in, channels upwards");
    private final transient Picture maps = new Picture("Feature maps of the layer");
    private final transient Picture kernels = new Picture("Kernels of the first layer");
    private transient InsideLook look;
    private transient Palette palette = Palette.LIGHT;
    private transient Tensor inputNow;
    private transient Tensor mapsNow;
    private transient Optional<Tensor> kernelsNow = Optional.empty();

    InsidePanel() {
        super(new BorderLayout(8, 4));
        setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
        JLabel name = new JLabel("Layer");
        name.setDisplayedMnemonic(KeyEvent.VK_L);
        name.setLabelFor(layer);
        layer.setToolTipText("Whose feature maps are shown (Alt+L)");
        JPanel top = new JPanel(new BorderLayout(8, 0));
        top.add(name, BorderLayout.WEST);
        top.add(layer, BorderLayout.CENTER);
        JPanel middle = new JPanel(new BorderLayout(0, 4));
        middle.add(top, BorderLayout.NORTH);
        middle.add(maps, BorderLayout.CENTER);
        add(titled(input, "Input"), BorderLayout.WEST);
        add(middle, BorderLayout.CENTER);
        add(titled(kernels, "Kernels of the first layer"), BorderLayout.EAST);
        input.setPreferredSize(new Dimension(230, 190));
        maps.setPreferredSize(new Dimension(360, 190));
        kernels.setPreferredSize(new Dimension(300, 190));
        maps.painter =
                (g, w, h, s) -> paintMaps(g, mapsNow, layer.getSelectedIndex() == 0 ? "channel" : "map", w, h, s);
        input.painter = (g, w, h, s) -> paintMaps(g, inputNow, "channel", w, h, s);
        kernels.painter = this::paintKernels;
    }

    private static JPanel titled(JComponent component, String title) {
        JPanel panel = new JPanel(new BorderLayout(0, 4));
        panel.add(new JLabel(title), BorderLayout.NORTH);
        panel.add(component, BorderLayout.CENTER);
        return panel;
    }

    void show(Recognizer recognizer) {
        look = new InsideLook(recognizer);
        layer.setModel(new DefaultComboBoxModel<>(look.layers().toArray(String[]::new)));
        layer.setSelectedIndex(look.firstMaps());
        kernelsNow = look.kernels();
        inputNow = null;
        mapsNow = null;
        repaint();
    }

    /** Looks at the window of sound that ends at a moment. */
    void update(Timeline timeline, double end, Palette colours) {
        palette = colours;
        if (look == null) return;
        mapsNow = look.maps(timeline, end, Math.max(0, layer.getSelectedIndex()));
        inputNow = look.maps(timeline, end, 0);
        input.repaint();
        maps.repaint();
    }

    void apply(Palette colours) {
        palette = colours;
        repaint();
    }

    private void paintMaps(Graphics2D g, Tensor shown, String rows, int width, int height, double scale) {
        if (shown != null) MapsPicture.paint(g, palette, shown, look.windowSeconds(), rows, width, height, scale);
    }

    private void paintKernels(Graphics2D g, int width, int height, double scale) {
        if (kernelsNow.isPresent()) {
            KernelsPicture.paint(g, palette, kernelsNow.orElseThrow(), width, height, scale);
            return;
        }
        g.setColor(palette.ink);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.drawString("no convolution along time comes first", 8, height / 2);
    }

    private interface Painter {
        void paint(Graphics2D g, int width, int height, double scale);
    }

    private static final class Picture extends PixelCanvas {
        private static final long serialVersionUID = 1;

        private transient Painter painter = (g, w, h, s) -> {};

        Picture(String name) {
            super(name);
            setToolTipText(name);
        }

        @Override
        void paint(Graphics2D g, int width, int height, double scale) {
            painter.paint(g, width, height, scale);
        }
    }
}
