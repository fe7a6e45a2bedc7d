package io.github.syllabary.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * A table as a picture, such as a confusion matrix: the higher, the darker.
 *
 * @param rowName what the rows are; {@code "said"}
 * @param columnName what the columns are; {@code "recognised"}
 * @param shares {@code (rows, columns)}, 0 is white and 1 dark
 * @param cells what is written into them, {@code (rows, columns)}, where the cells are large enough; or null
 * @param cell pixels of a cell's side
 */
public record HeatMap(
        String rowName,
        String columnName,
        List<String> rows,
        List<String> columns,
        double[][] shares,
        String[][] cells,
        int cell)
        implements Picture {
    private static final int GAP = 6;
    private static final int LEAST_FOR_TEXT = 16;

    public HeatMap {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        if (shares.length != rows.size() || shares.length > 0 && shares[0].length != columns.size())
            throw new IllegalArgumentException("a heat map of " + rows.size() + " by " + columns.size()
                    + " names needs as many values, not " + shares.length + " rows");
    }

    @Override
    public int width() {
        return left() + columns.size() * cell + GAP;
    }

    @Override
    public int height() {
        return top() + rows.size() * cell + GAP;
    }

    private Font font() {
        return Lettering.font(Math.max(6, Math.min(12, cell * 0.75f)));
    }

    private int left() {
        return TextSize.widest(rows, font()) + 2 * GAP + 18;
    }

    private int top() {
        return TextSize.widest(columns, font()) + 2 * GAP + 18;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setFont(font());
        int drop = Math.round(font().getSize2D() * 0.36f); // from the middle of a line to its base
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) paintCell(g, r, c, drop);
            g.setColor(Colours.INK);
            int w = TextSize.width(rows.get(r), font());
            g.drawString(rows.get(r), left() - GAP - w, top() + r * cell + cell / 2 + drop);
        }
        for (int c = 0; c < columns.size(); c++)
            upright(g, columns.get(c), left() + c * cell + cell / 2 + drop, top() - GAP);
        g.setColor(Colours.FAINT);
        g.drawRect(left(), top(), columns.size() * cell, rows.size() * cell);
        g.setColor(Colours.INK);
        g.setFont(Lettering.font(12));
        int middle = left() + (columns.size() * cell - TextSize.width(columnName, g.getFont())) / 2;
        g.drawString(columnName, middle, 14);
        int down = top() + (rows.size() * cell + TextSize.width(rowName, g.getFont())) / 2;
        upright(g, rowName, 14, down);
    }

    private void paintCell(Graphics2D g, int r, int c, int drop) {
        int rgb = Colours.rising(shares[r][c]);
        if (shares[r][c] > 0) {
            g.setColor(new Color(rgb));
            g.fillRect(left() + c * cell, top() + r * cell, cell, cell);
        }
        if (cells == null || cell < LEAST_FOR_TEXT || cells[r][c].isEmpty()) return;
        g.setColor(Colours.on(rgb));
        int w = TextSize.width(cells[r][c], font());
        g.drawString(cells[r][c], left() + c * cell + (cell - w) / 2, top() + r * cell + cell / 2 + drop);
    }

    /** Reads upwards from this point. */
    private static void upright(Graphics2D g, String text, int x, int y) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        g.drawString(text, 0, 0);
        g.setTransform(before);
    }
}
