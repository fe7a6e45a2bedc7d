package io.github.syllabary.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Locale;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** One look for all of XChart's charts. */
final class ChartStyle {
    private static final String NUMBER = "0.####";

    private ChartStyle() {}

    static void apply(Styler s, boolean title, boolean legend) {
        s.setChartBackgroundColor(Colours.CLEAR);
        s.setPlotBackgroundColor(Colours.CLEAR);
        s.setPlotBorderVisible(false);
        s.setLegendBackgroundColor(Colours.CLEAR);
        s.setLegendBorderColor(Colours.CLEAR);
        s.setLegendVisible(legend);
        s.setLegendPosition(Styler.LegendPosition.OutsideS);
        s.setLegendLayout(Styler.LegendLayout.Horizontal);
        s.setLegendPadding(8);
        s.setLegendFont(Lettering.font(12));
        s.setChartTitleVisible(title);
        s.setChartTitleBoxVisible(false);
        s.setChartTitleFont(Lettering.font(14));
        s.setChartFontColor(Colours.INK);
        s.setChartPadding(6);
        s.setSeriesColors(Colours.SERIES);
        s.setAntiAlias(true);
    }

    static void applyAxes(AxesChartStyler s, Axis x, Axis y) {
        s.setLocale(Locale.ROOT);
        s.setAxisTitleFont(Lettering.font(12));
        s.setAxisTickLabelsFont(Lettering.font(11));
        s.setAxisTickLabelsColor(Colours.INK);
        s.setAxisTickMarksColor(Colours.FAINT);
        s.setPlotGridLinesColor(Colours.FAINT);
        s.setPlotGridLinesStroke(new BasicStroke(0.5f));
        s.setXAxisTitleVisible(!x.name().isEmpty());
        s.setYAxisTitleVisible(!y.name().isEmpty());
        if (!Double.isNaN(x.low())) s.setXAxisMin(x.low());
        if (!Double.isNaN(x.high())) s.setXAxisMax(x.high());
        if (!Double.isNaN(y.low())) s.setYAxisMin(y.low());
        if (!Double.isNaN(y.high())) s.setYAxisMax(y.high());
        // XChart leaves the nought out before the point
        if (!x.logarithmic()) s.setXAxisDecimalPattern(NUMBER);
        if (!y.logarithmic()) s.setYAxisDecimalPattern(NUMBER);
        s.setXAxisLogarithmic(x.logarithmic());
        s.setYAxisLogarithmic(y.logarithmic());
        s.setPlotMargin(0);
    }

    static void paint(Chart<?, ?> chart, Graphics2D g, int width, int height) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        chart.paint(g, width, height);
    }
}
