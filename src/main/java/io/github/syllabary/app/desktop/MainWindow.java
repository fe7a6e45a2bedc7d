package io.github.syllabary.app.desktop;

import io.github.syllabary.recognizer.Recognizer;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.ScrollPaneConstants;

/** The window and its parts; what happens in it is {@link Desk}'s. */
final class MainWindow {
    private static final int SIDE = 264;

    final JFrame frame = new JFrame("Syllabary");
    final Viewport viewport = new Viewport();
    final TimelineView view;
    final Banner banner = new Banner();
    final ControlBar controls;
    final ThresholdPanel threshold;
    final NowView now = new NowView();
    final FoundList found;
    final InsidePanel inside = new InsidePanel();
    final StatusBar status = new StatusBar();
    final TeachPanel teach;
    private final CardLayout cards = new CardLayout();
    private final JPanel centre = new JPanel(cards);
    private final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT);

    MainWindow(Desk desk) {
        view = new TimelineView(viewport, desk::look);
        controls = new ControlBar(desk);
        threshold = new ThresholdPanel(desk::thresholds);
        found = new FoundList(desk::inspect);
        teach = new TeachPanel(desk::teaching, desk::taught, () -> desk.teach(false));
        JPanel top = new JPanel(new BorderLayout());
        top.add(controls, BorderLayout.NORTH);
        top.add(banner, BorderLayout.SOUTH);
        JPanel side = new JPanel(new BorderLayout(0, 8));
        side.setBorder(BorderFactory.createEmptyBorder(0, 8, 4, 8));
        side.setPreferredSize(new Dimension(SIDE, 400));
        JScrollPane scroll = new JScrollPane(
                found,
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        side.add(now, BorderLayout.NORTH);
        side.add(scroll, BorderLayout.CENTER);
        side.add(threshold, BorderLayout.SOUTH);
        JPanel middle = new JPanel(new BorderLayout());
        middle.add(view, BorderLayout.CENTER);
        middle.add(side, BorderLayout.EAST);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setTopComponent(middle);
        split.setResizeWeight(0.72);
        JPanel all = new JPanel(new BorderLayout());
        all.add(top, BorderLayout.NORTH);
        centre.add(split, "listen");
        centre.add(teach, "teach");
        all.add(centre, BorderLayout.CENTER);
        all.add(status, BorderLayout.SOUTH);
        frame.setContentPane(all);
        frame.setPreferredSize(new Dimension(1120, 720));
        frame.pack();
        frame.setLocationByPlatform(true);
    }

    void showInside(boolean shown) {
        split.setBottomComponent(shown ? inside : null);
        if (shown) split.setDividerLocation(0.66);
        split.revalidate();
    }

    void showTeach(boolean shown) {
        cards.show(centre, shown ? "teach" : "listen");
        controls.showTeach(shown);
        if (shown) teach.open();
    }

    void apply(Palette palette) {
        view.setBackground(palette.ground);
        banner.apply(palette);
        inside.apply(palette);
        teach.apply(palette);
        frame.repaint();
    }

    void title(String model, Recognizer recognizer) {
        frame.setTitle(String.format(
                Locale.ROOT,
                "%s (%d labels) – Syllabary",
                model,
                recognizer.labels().size()));
    }
}
