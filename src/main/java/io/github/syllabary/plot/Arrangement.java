package io.github.syllabary.plot;

import java.awt.Graphics2D;
import java.util.List;

/** Several pictures as one. */
public final class Arrangement {
    private static final int GAP = 12;
    private static final int TITLE_HEIGHT = 24;

    private Arrangement() {}

    /** Side by side, their upper edges on one line. */
    public static Picture beside(Picture... parts) {
        return new Row(List.of(parts));
    }

    /** One below the other, their left edges on one line. */
    public static Picture above(Picture... parts) {
        return new Column(List.of(parts));
    }

    /** With a line of text above. */
    public static Picture titled(String title, Picture picture) {
        return new Titled(title, picture);
    }

    private static void paint(Picture part, Graphics2D g, int x, int y) {
        Graphics2D own = (Graphics2D) g.create();
        try {
            own.translate(x, y);
            part.paint(own);
        } finally {
            own.dispose();
        }
    }

    private record Row(List<Picture> parts) implements Picture {
        @Override
        public int width() {
            return parts.stream().mapToInt(Picture::width).sum() + GAP * Math.max(0, parts.size() - 1);
        }

        @Override
        public int height() {
            return parts.stream().mapToInt(Picture::height).max().orElse(0);
        }

        @Override
        public void paint(Graphics2D g) {
            int x = 0;
            for (Picture part : parts) {
                Arrangement.paint(part, g, x, 0);
                x += part.width() + GAP;
            }
        }
    }

    private record Column(List<Picture> parts) implements Picture {
        @Override
        public int width() {
            return parts.stream().mapToInt(Picture::width).max().orElse(0);
        }

        @Override
        public int height() {
            return parts.stream().mapToInt(Picture::height).sum() + GAP * Math.max(0, parts.size() - 1);
        }

        @Override
        public void paint(Graphics2D g) {
            int y = 0;
            for (Picture part : parts) {
                Arrangement.paint(part, g, 0, y);
                y += part.height() + GAP;
            }
        }
    }

    private record Titled(String title, Picture picture) implements Picture {
        @Override
        public int width() {
            return Math.max(picture.width(), TextSize.width(title, Lettering.font(13)) + 8);
        }

        @Override
        public int height() {
            return picture.height() + TITLE_HEIGHT;
        }

        @Override
        public void paint(Graphics2D g) {
            g.setFont(Lettering.font(13));
            g.setColor(Colours.INK);
            g.drawString(title, 4, TITLE_HEIGHT - 8);
            Arrangement.paint(picture, g, 0, TITLE_HEIGHT);
        }
    }
}
