package io.github.syllabary.evaluation.report;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.evaluation.Outcome;
import io.github.syllabary.evaluation.Percent;
import io.github.syllabary.evaluation.report.Views.PictureView;
import io.github.syllabary.evaluation.report.Views.ProbabilityView;
import io.github.syllabary.evaluation.report.Views.WorstView;
import io.github.syllabary.plot.Photo;
import io.github.syllabary.plot.SoundPicture;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The worst mistakes, to be heard and seen: sounds with their pictures, or pictures. */
final class WorstViews {
    private static final int MOST_PLAYED = 12;
    private static final int MOST_LABELS = 5;
    private static final int WIDTH = 400;
    private static final double LONGEST_SECONDS = 10; // a page of whole recordings would be too large

    private WorstViews() {}

    static List<WorstView> of(MeasuredModel model, UnaryOperator<String> shown) {
        return model.figures().worst().stream()
                .limit(MOST_PLAYED)
                .map(outcome -> view(model, outcome, shown))
                .toList();
    }

    private static WorstView view(MeasuredModel model, Outcome o, UnaryOperator<String> shown) {
        return model.pictures() == null ? heard(model, o, shown) : seen(model, o, shown);
    }

    private static WorstView seen(MeasuredModel model, Outcome o, UnaryOperator<String> shown) {
        PictureView picture = null;
        String problem = "";
        String detail = o.speaker();
        try {
            Tensor t = model.pictures().of(o);
            detail += (detail.isEmpty() ? "" : ", ") + t.shape();
            picture = DataUri.png(Photo.of(t, WIDTH), 1, "The picture");
        } catch (IOException e) {
            problem = e.getMessage(); // gone since it was measured
        }
        return new WorstView(
                shown.apply(o.label()),
                shown.apply(o.found()),
                shortened(o.file()),
                detail,
                "",
                picture,
                null,
                problem,
                probabilities(model.recognizer().labels(), o, shown));
    }

    private static WorstView heard(MeasuredModel model, Outcome o, UnaryOperator<String> shown) {
        String detail = String.format(
                Locale.ROOT,
                "%s%.2f s, %.0f dB of full scale, signal-to-noise about %.0f dB",
                o.speaker().isEmpty() ? "" : o.speaker() + ", ",
                o.seconds(),
                o.loudness(),
                o.snr());
        String said = shown.apply(o.label());
        List<ProbabilityView> probabilities = probabilities(model.recognizer().labels(), o, shown);
        try {
            Sound whole = model.sounds().of(o);
            int n = (int) Math.min(whole.samples().length, LONGEST_SECONDS * whole.sampleRate());
            Sound sound = whole.slice(0, n);
            return new WorstView(
                    said,
                    shown.apply(o.found()),
                    shortened(o.file()),
                    detail,
                    DataUri.of("audio/wav", sound.wav()),
                    DataUri.svg(SoundPicture.waveform(sound, WIDTH, 110), "Waveform"),
                    DataUri.png(SoundPicture.spectrogram(sound, WIDTH, 170), 1, "Spectrogram"),
                    "",
                    probabilities);
        } catch (IOException e) {
            // gone since it was measured
            return new WorstView(
                    said,
                    shown.apply(o.found()),
                    shortened(o.file()),
                    detail,
                    "",
                    null,
                    null,
                    e.getMessage(),
                    probabilities);
        }
    }

    /** The file in its folder: the rest of a path says where a corpus lies, not which clip it is. */
    private static String shortened(String file) {
        int name = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        int folder = Math.max(file.lastIndexOf('/', name - 1), file.lastIndexOf('\\', name - 1));
        return file.substring(folder + 1);
    }

    /** The most probable, and the truth wherever it stands. */
    private static List<ProbabilityView> probabilities(List<String> labels, Outcome o, UnaryOperator<String> shown) {
        List<Integer> ranked = IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -o.probabilities()[i]))
                .toList();
        List<ProbabilityView> views = new ArrayList<>();
        for (int place = 0; place < ranked.size(); place++) {
            int i = ranked.get(place);
            boolean truth = labels.get(i).equals(o.label());
            if (place < MOST_LABELS || truth)
                views.add(new ProbabilityView(shown.apply(labels.get(i)), Percent.of(o.probabilities()[i]), truth));
        }
        return views;
    }
}
