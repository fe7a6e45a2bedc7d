package io.github.syllabary.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines and dots over two axes, with a legend below if any line has a name.
 *
 * @param title above, unless it is empty
 * @param width pixels
 * @param height pixels
 */
public record LineChart(String title, Axis x, Axis y, List<Line> lines, int width, int height) implements Picture {
    private static final BasicStroke DASHED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 4}, 0);

    public LineChart {
        lines = List.copyOf(lines);
    }

    @Override
    public void paint(Graphics2D g) {
        XYChart chart = new XYChart(width, height);
        chart.setTitle(title);
        chart.setXAxisTitle(x.name());
        chart.setYAxisTitle(y.name());
        ChartStyle.apply(chart.getStyler(), !title.isEmpty(), lines.stream().anyMatch(l -> !l.name()
                .isEmpty()));
        ChartStyle.applyAxes(chart.getStyler(), x, y);
        chart.getStyler().setMarkerSize(6);
        int coloured = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean named = !line.name().isEmpty();
            // XChart wants names, all different; two lines of one name are two lines
            String name = named && chart.getSeriesMap().get(line.name()) == null ? line.name() : "line " + i;
            XYSeries series = chart.addSeries(name, line.x(), line.y());
            series.setLabel(line.name());
            series.setShowInLegend(named);
            boolean guide = line.style() == Line.Style.GUIDE;
            series.setLineColor(guide ? Colours.INK : Colours.SERIES[coloured % Colours.SERIES.length]);
            series.setMarkerColor(Colours.SERIES[coloured % Colours.SERIES.length]);
            series.setLineStyle(
                    guide ? DASHED : line.style() == Line.Style.DOTS ? SeriesStroke.NONE : SeriesStroke.LINE);
            series.setMarker(marker(line.style()));
            if (!guide) coloured++;
        }
        ChartStyle.paint(chart, g, width, height);
    }

    private static Marker marker(Line.Style style) {
        boolean dots = style == Line.Style.DOTS || style == Line.Style.LINE_AND_DOTS;
        return dots ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
    }

    private static final class SeriesStroke {
        static final BasicStroke LINE = new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        static final BasicStroke NONE = org.knowm.xchart.style.lines.SeriesLines.NONE;
    }
}
