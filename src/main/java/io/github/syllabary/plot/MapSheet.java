package io.github.syllabary.plot;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Sheets of small pictures: the kernels of a layer, or the maps they give. */
public final class MapSheet {
    private static final int GAP = 4;

    private MapSheet() {}

    /**
     * Feature maps, one tile for each channel, the higher the darker; all tiles on one scale.
     *
     * @param maps {@code (T, C)}: one tile, time to the right and channels upwards; {@code (H, W, C)}: a tile for each
     *     channel; {@code (D, H, W, C)}: a tile for each channel and slice
     * @param pixel side of one number, in pixels
     * @param across tiles in a row; at least 1
     */
    public static Picture maps(Tensor maps, int pixel, int across) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float v : maps.data()) {
            if (!(Math.abs(v) <= Float.MAX_VALUE)) continue;
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        double from = low;
        double span = high > low ? high - low : 1;
        return sheet(mapTiles(maps), v -> Colours.rising((v - from) / span), pixel, across);
    }

    /**
     * Kernels, blue below zero and red above; all tiles on one scale.
     *
     * @param kernels {@code (K, in, out)}: a tile for each output, time to the right and input channels upwards;
     *     {@code (KH, KW, in, out)}: a tile for each input of each output
     * @param pixel side of one number, in pixels
     * @param across tiles in a row; at least 1
     */
    public static Picture kernels(Tensor kernels, int pixel, int across) {
        double most = 0;
        for (float v : kernels.data()) if (Math.abs(v) <= Float.MAX_VALUE) most = Math.max(most, Math.abs(v));
        double scale = most == 0 ? 1 : most;
        return sheet(kernelTiles(kernels), v -> Colours.signed(v / scale), pixel, across);
    }

    /** {@code value(row, column)}, rows from the top. */
    private record Tile(int rows, int columns, Values values) {
        interface Values {
            float at(int row, int column);
        }
    }

    private static List<Tile> mapTiles(Tensor t) {
        Shape s = t.shape();
        float[] x = t.data();
        int channels = s.dim(s.rank() - 1);
        if (s.rank() == 2) {
            return List.of(new Tile(channels, s.dim(0), (r, c) -> x[c * channels + channels - 1 - r]));
        }
        if (s.rank() != 3 && s.rank() != 4)
            throw new IllegalArgumentException("maps of shape " + s + "; give (T, C), (H, W, C) or (D, H, W, C)");
        int depth = s.rank() == 4 ? s.dim(0) : 1;
        int h = s.dim(s.rank() - 3);
        int w = s.dim(s.rank() - 2);
        List<Tile> tiles = new ArrayList<>();
        for (int k = 0; k < channels; k++) {
            for (int d = 0; d < depth; d++) {
                int at = d * h * w * channels + k;
                tiles.add(new Tile(h, w, (r, c) -> x[at + (r * w + c) * channels]));
            }
        }
        return tiles;
    }

    private static List<Tile> kernelTiles(Tensor t) {
        Shape s = t.shape();
        float[] x = t.data();
        if (s.rank() != 3 && s.rank() != 4)
            throw new IllegalArgumentException("kernels of shape " + s + "; give (K, in, out) or (KH, KW, in, out)");
        int in = s.dim(s.rank() - 2);
        int out = s.dim(s.rank() - 1);
        List<Tile> tiles = new ArrayList<>();
        for (int o = 0; o < out; o++) {
            int at = o;
            if (s.rank() == 3) {
                tiles.add(new Tile(in, s.dim(0), (r, c) -> x[at + (c * in + in - 1 - r) * out]));
                continue;
            }
            int w = s.dim(1);
            for (int i = 0; i < in; i++) {
                int input = i;
                tiles.add(new Tile(s.dim(0), w, (r, c) -> x[at + ((r * w + c) * in + input) * out]));
            }
        }
        return tiles;
    }

    private interface Colour {
        int of(double value);
    }

    private static Picture sheet(List<Tile> tiles, Colour colour, int pixel, int across) {
        if (across < 1 || pixel < 1)
            throw new IllegalArgumentException(across + " tiles across of " + pixel + " pixels; give at least 1");
        int wide = tiles.get(0).columns() * pixel + GAP;
        int high = tiles.get(0).rows() * pixel + GAP;
        int columns = Math.min(across, tiles.size());
        int rows = (tiles.size() + columns - 1) / columns;
        return new Picture() {
            @Override
            public int width() {
                return columns * wide + GAP;
            }

            @Override
            public int height() {
                return rows * high + GAP;
            }

            @Override
            public void paint(Graphics2D g) {
                g.setRenderingHint(
                        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
                for (int i = 0; i < tiles.size(); i++) {
                    int x = GAP + i % columns * wide;
                    int y = GAP + i / columns * high;
                    g.drawImage(tileImage(tiles.get(i), colour), x, y, wide - GAP, high - GAP, null);
                    g.setColor(Colours.FAINT);
                    g.drawRect(x - 1, y - 1, wide - GAP + 1, high - GAP + 1);
                }
            }
        };
    }

    private static BufferedImage tileImage(Tile tile, Colour colour) {
        BufferedImage image = new BufferedImage(tile.columns(), tile.rows(), BufferedImage.TYPE_INT_RGB);
        for (int r = 0; r < tile.rows(); r++)
            for (int c = 0; c < tile.columns(); c++)
                image.setRGB(c, r, colour.of(tile.values().at(r, c)));
        return image;
    }
}
