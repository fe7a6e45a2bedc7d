package io.github.syllabary.evaluation.report;

import io.github.syllabary.evaluation.Bands;
import io.github.syllabary.evaluation.Calibration;
import io.github.syllabary.evaluation.ConfusionMatrix;
import io.github.syllabary.evaluation.Interval;
import io.github.syllabary.evaluation.Robustness;
import io.github.syllabary.evaluation.Roc;
import io.github.syllabary.evaluation.Tally;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** All figures as tables; shares are fractions, what does not exist is empty. */
final class ResultsCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private ResultsCsv() {}

    /** File names and contents. */
    static Map<String, String> of(List<MeasuredModel> models) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("labels.csv", labels(models));
        files.put("confusions.csv", confusions(models));
        files.put("groups.csv", groups(models));
        files.put("calibration.csv", calibration(models));
        return files;
    }

    private static String labels(List<MeasuredModel> models) throws IOException {
        StringBuilder text = new StringBuilder();
        CSVPrinter csv = FORMAT.print(text);
        csv.printRecord("model", "label", "clips", "precision", "recall", "f1", "areaUnderRoc", "equalErrorRate");
        for (MeasuredModel m : models) {
            ConfusionMatrix c = m.evaluation().confusion();
            List<Roc> rocs = m.figures().rocs();
            for (int i = 0; i < rocs.size(); i++)
                csv.printRecord(
                        m.name(),
                        rocs.get(i).label(),
                        c.said(i),
                        number(c.precision(i)),
                        number(c.recall(i)),
                        number(c.f1(i)),
                        number(rocs.get(i).area()),
                        number(rocs.get(i).equalErrorRate()));
        }
        return text.toString();
    }

    private static String confusions(List<MeasuredModel> models) throws IOException {
        StringBuilder text = new StringBuilder();
        CSVPrinter csv = FORMAT.print(text);
        csv.printRecord("model", "said", "recognised", "clips");
        for (MeasuredModel m : models)
            for (ConfusionMatrix.Mistake mistake : m.evaluation().confusion().mistakes())
                csv.printRecord(m.name(), mistake.said(), mistake.recognised(), mistake.count());
        return text.toString();
    }

    private static String groups(List<MeasuredModel> models) throws IOException {
        StringBuilder text = new StringBuilder();
        CSVPrinter csv = FORMAT.print(text);
        csv.printRecord("model", "by", "group", "clips", "correct", "accuracy", "low", "high");
        for (MeasuredModel m : models) {
            row(csv, m.name(), "all", "", m.evaluation().confusion().total());
            for (Map.Entry<String, Tally> speaker : m.evaluation().speakers().entrySet())
                row(csv, m.name(), "speaker", speaker.getKey(), speaker.getValue());
            for (Bands bands : m.figures().bands())
                for (Bands.Band band : bands.bands()) row(csv, m.name(), bands.name(), band.name(), band.tally());
            if (m.robustness() == null) continue;
            for (Robustness.Row sweep : m.robustness().rows())
                row(csv, m.name(), sweep.kind(), sweep.condition(), sweep.tally());
        }
        return text.toString();
    }

    private static void row(CSVPrinter csv, String model, String by, String group, Tally tally) throws IOException {
        Interval interval = tally.interval();
        csv.printRecord(
                model,
                by,
                group,
                tally.clips(),
                tally.correct(),
                number(tally.accuracy()),
                interval.low(),
                interval.high());
    }

    private static String calibration(List<MeasuredModel> models) throws IOException {
        StringBuilder text = new StringBuilder();
        CSVPrinter csv = FORMAT.print(text);
        csv.printRecord("model", "low", "high", "clips", "confidence", "accuracy");
        for (MeasuredModel m : models)
            for (Calibration.Bin bin : m.figures().calibration().bins())
                csv.printRecord(
                        m.name(),
                        bin.low(),
                        bin.high(),
                        bin.tally().clips(),
                        number(bin.confidence()),
                        number(bin.tally().accuracy()));
        return text.toString();
    }

    private static Object number(double value) {
        return Double.isNaN(value) ? "" : value;
    }
}
