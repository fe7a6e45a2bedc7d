package io.github.syllabary.app.desktop;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.plot.Picture;
import io.github.syllabary.plot.SoundPicture;
import java.awt.Color;
import java.awt.Component;
import java.awt.image.BaseMultiResolutionImage;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.Icon;
import javax.swing.ImageIcon;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** A picture of each take, the newest first, and of those that were refused the reason. */
final class TakePictures extends JList<TakePictures.Take> {
    private static final long serialVersionUID = 1;
    private static final int WIDTH = 250;
    private static final int HEIGHT = 96;
    private static final int CELL_WIDTH = 268;
    private static final int CELL_HEIGHT = 158;

    /**
     * @param file where it is kept; null if it was refused
     */
    record Take(String word, int number, int of, Path file, String problem, Icon picture) {
        String caption() {
            return file == null
                    ? "<html><div style='width:180px'><b>" + word + "</b> refused, " + problem + "</div>"
                    : "<html><b>" + word + "</b> " + number + "/" + of;
        }
    }

    private final DefaultListModel<Take> takes = new DefaultListModel<>();

    TakePictures() {
        setModel(takes);
        setLayoutOrientation(HORIZONTAL_WRAP);
        setVisibleRowCount(-1);
        setFixedCellWidth(CELL_WIDTH);
        setFixedCellHeight(CELL_HEIGHT);
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setCellRenderer(new Card());
        setToolTipText("Takes, newest first; choose one and Retake takes it again");
        getAccessibleContext().setAccessibleName("Takes");
    }

    void clear() {
        takes.clear();
    }

    void taken(String word, int number, int of, Path file, Sound sound) {
        takes.add(0, new Take(word, number, of, file, "", picture(sound)));
    }

    void refused(String word, int number, int of, String problem, Sound sound) {
        takes.add(0, new Take(word, number, of, null, problem, picture(sound)));
    }

    /** Takes away the picture of a file that is no more. */
    void removed(Path file) {
        for (int i = takes.size() - 1; i >= 0; i--) if (file.equals(takes.get(i).file)) takes.remove(i);
    }

    boolean any() {
        for (int i = 0; i < takes.size(); i++) if (takes.get(i).file != null) return true;
        return false;
    }

    /** The file of the chosen take, or of the last. */
    Optional<Path> chosen() {
        Take selected = getSelectedValue();
        if (selected != null && selected.file != null) return Optional.of(selected.file);
        for (int i = 0; i < takes.size(); i++) if (takes.get(i).file != null) return Optional.of(takes.get(i).file);
        return Optional.empty();
    }

    /** Sharp on screens with twice as many pixels too. */
    private static Icon picture(Sound sound) {
        if (sound.samples().length == 0) return null;
        Picture painted = SoundPicture.waveform(sound, WIDTH, HEIGHT);
        return new ImageIcon(new BaseMultiResolutionImage(painted.image(1), painted.image(2)));
    }

    private static final class Card extends JLabel implements ListCellRenderer<Take> {
        private static final long serialVersionUID = 1;
        private static final int EDGE = 4;

        Card() {
            setOpaque(true);
            setHorizontalAlignment(SwingConstants.CENTER);
            setVerticalAlignment(SwingConstants.TOP);
            setHorizontalTextPosition(SwingConstants.CENTER);
            setVerticalTextPosition(SwingConstants.BOTTOM);
            setBorder(BorderFactory.createEmptyBorder(EDGE, EDGE, EDGE, EDGE));
            putClientProperty("FlatLaf.styleClass", "small");
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Take> list, Take take, int index, boolean selected, boolean focused) {
            setIcon(take.picture);
            setText(take.caption());
            setToolTipText(take.problem.isEmpty() ? String.valueOf(take.file) : take.problem);
            setBackground(selected ? list.getSelectionBackground() : list.getBackground());
            Color said = take.file == null ? UIManager.getColor("Actions.Red") : list.getForeground();
            setForeground(selected || said == null ? list.getSelectionForeground() : said);
            return this;
        }
    }
}
