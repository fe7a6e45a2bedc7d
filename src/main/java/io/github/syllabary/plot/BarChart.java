package io.github.syllabary.plot;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;

/**
 * A bar for each category, or several side by side.
 *
 * @param title above, unless it is empty
 * @param x its limits are not looked at
 * @param categories all different; written upright where they would not stand beside each other
 * @param width pixels
 * @param height pixels
 */
public record BarChart(String title, Axis x, Axis y, List<String> categories, List<Bars> bars, int width, int height)
        implements Picture {
    private static final int CHARACTER_PIXELS = 8;

    public BarChart {
        categories = List.copyOf(categories);
        bars = List.copyOf(bars);
        if (categories.isEmpty() || new LinkedHashSet<>(categories).size() < categories.size())
            throw new IllegalArgumentException("bars need categories, all different, not " + categories);
        for (Bars b : bars)
            if (b.values().length != categories.size())
                throw new IllegalArgumentException("bars '" + b.name() + "' have " + b.values().length + " values for "
                        + categories.size() + " categories; give one for each");
    }

    @Override
    public void paint(Graphics2D g) {
        CategoryChart chart = new CategoryChart(width, height);
        chart.setTitle(title);
        chart.setXAxisTitle(x.name());
        chart.setYAxisTitle(y.name());
        ChartStyle.apply(chart.getStyler(), !title.isEmpty(), bars.stream().anyMatch(b -> !b.name()
                .isEmpty()));
        ChartStyle.applyAxes(chart.getStyler(), Axis.of(x.name()), y);
        chart.getStyler().setAvailableSpaceFill(0.8);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        int longest = categories.stream().mapToInt(String::length).max().orElse(0);
        boolean upright = (long) longest * CHARACTER_PIXELS * categories.size() > width - 60;
        chart.getStyler().setXAxisLabelRotation(upright ? 90 : 0);
        for (int i = 0; i < bars.size(); i++) {
            Bars b = bars.get(i);
            List<Double> values = Arrays.stream(b.values())
                    .mapToObj(v -> Double.isNaN(v) ? null : v)
                    .collect(Collectors.toList()); // toList() of a stream and List.of would refuse the null
            CategorySeries series = chart.addSeries("bars " + i, categories, values);
            series.setLabel(b.name());
            series.setShowInLegend(!b.name().isEmpty());
            series.setFillColor(Colours.SERIES[i % Colours.SERIES.length]);
        }
        ChartStyle.paint(chart, g, width, height);
    }
}
