package io.github.syllabary.app.desktop;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;

/** Paints in the pixels of its screen, so that nothing is blurred however the screen is scaled. */
abstract class PixelCanvas extends JComponent {
    private static final long serialVersionUID = 1;

    /**
     * @param name for those who do not see it
     */
    PixelCanvas(String name) {
        setOpaque(true);
        getAccessibleContext().setAccessibleName(name);
    }

    /**
     * Paints into the rectangle from (0, 0), on the background.
     *
     * @param scale device pixels for one of the window's
     */
    abstract void paint(Graphics2D g, int width, int height, double scale);

    @Override
    protected final void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        AffineTransform t = g.getTransform();
        double scale = t.getScaleX();
        g.setTransform(
                AffineTransform.getTranslateInstance(Math.round(t.getTranslateX()), Math.round(t.getTranslateY())));
        paint(g, (int) Math.floor(getWidth() * scale), (int) Math.floor(getHeight() * scale), scale);
        g.dispose();
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) accessibleContext = new Described();
        return accessibleContext;
    }

    private final class Described extends AccessibleJComponent {
        private static final long serialVersionUID = 1;
    }
}
