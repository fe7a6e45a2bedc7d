package io.github.syllabary.app.desktop;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/** The scrolling picture; a click inspects a moment, dragging moves it, the wheel zooms. */
final class TimelineView extends PixelCanvas {
    private static final long serialVersionUID = 1;

    private final transient TimelinePicture picture = new TimelinePicture();
    private final transient Viewport viewport;
    private final transient Supplier<TimelinePicture.Look> look;
    private transient Timeline timeline;
    private transient Legend legend;
    private transient Scene drawn;
    private transient BufferedImage canvas;
    private transient long frames;

    TimelineView(Viewport viewport, Supplier<TimelinePicture.Look> look) {
        super("What was heard: waveform, spectrogram, probabilities");
        this.viewport = viewport;
        this.look = look;
        setFocusable(true);
        setPreferredSize(new Dimension(760, 460));
        setMinimumSize(new Dimension(240, 160));
        Hand hand = new Hand();
        addMouseListener(hand);
        addMouseMotionListener(hand);
        addMouseWheelListener(hand);
    }

    void show(Timeline heard, Legend shown) {
        timeline = heard;
        legend = shown;
        repaint();
    }

    /** How often it was painted so far. */
    long frames() {
        return frames;
    }

    @Override
    void paint(Graphics2D g, int width, int height, double scale) {
        if (timeline == null) return;
        TimelinePicture.Look now = look.get();
        drawn = TimelinePicture.scene(timeline, legend, viewport, now, width, scale);
        // in memory and then in one piece: a window system that is asked for each line and letter is slower
        if (canvas == null || canvas.getWidth() != width || canvas.getHeight() != height)
            canvas = new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_RGB);
        Graphics2D inMemory = canvas.createGraphics();
        inMemory.setColor(now.palette().ground);
        inMemory.fillRect(0, 0, width, height);
        picture.paint(inMemory, drawn, now, height);
        inMemory.dispose();
        g.drawImage(canvas, 0, 0, null);
        frames++;
    }

    /** Has the window system show it now; some wait for more otherwise, and the picture stutters. */
    void showNow() {
        getToolkit().sync();
    }

    private final class Hand extends MouseAdapter {
        private int grabbedAt;
        private boolean dragged;

        @Override
        public void mousePressed(MouseEvent e) {
            requestFocusInWindow();
            grabbedAt = e.getX();
            dragged = false;
        }

        @Override
        public void mouseDragged(MouseEvent e) {
            if (drawn == null || !SwingUtilities.isLeftMouseButton(e)) return;
            dragged = true;
            viewport.scroll(timeline, (grabbedAt - e.getX()) * drawn.scale() / drawn.pixelsPerSecond());
            grabbedAt = e.getX();
            repaint();
        }

        @Override
        public void mouseReleased(MouseEvent e) {
            if (drawn == null || dragged || !SwingUtilities.isLeftMouseButton(e)) return;
            viewport.inspect(timeline, drawn.seconds(e.getX() * drawn.scale()));
            repaint();
        }

        @Override
        public void mouseWheelMoved(MouseWheelEvent e) {
            if (timeline == null) return;
            if (e.isShiftDown()) viewport.scroll(timeline, e.getPreciseWheelRotation() * viewport.span() / 20);
            else viewport.zoom(timeline, Math.pow(1.15, e.getPreciseWheelRotation()));
            repaint();
        }
    }
}
