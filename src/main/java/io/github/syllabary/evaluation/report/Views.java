package io.github.syllabary.evaluation.report;

import java.util.List;

/** What the template shows, word for word; it escapes every text. */
final class Views {
    private Views() {}

    record Page(
            String title,
            String corpus,
            String css,
            String script,
            List<ModelView> models,
            boolean several,
            List<PairView> pairs,
            PictureView robustness,
            List<SweepRow> sweep) {}

    /**
     * @param id of the section, of letters and digits only
     */
    record ModelView(
            String id,
            String name,
            String accuracy,
            String interval,
            int correct,
            int clips,
            String sound,
            String precision,
            String recall,
            String f1,
            String calibrationError,
            List<PartView> parts,
            List<MistakeView> confused,
            int otherConfusions,
            MatrixView matrix,
            PictureView matrixPicture,
            List<LabelView> labels,
            List<WordView> words,
            PictureView roc,
            PictureView det,
            PictureView reliability,
            List<BinView> bins,
            List<ShareView> speakers,
            List<BandsView> bands,
            List<WorstView> worst,
            List<String> unreadable,
            int unreadableClips,
            int unreadableMore,
            List<FactView> facts,
            String summary,
            boolean pictures) {

        boolean hasSpeakers() {
            return !speakers.isEmpty();
        }

        boolean hasParts() {
            return !parts.isEmpty();
        }

        boolean hasMistakes() {
            return !confused.isEmpty();
        }

        boolean hasConditions() {
            return hasSpeakers() || !bands.isEmpty();
        }
    }

    /** How often a part of what was said was found first, and among the five most probable. */
    record PartView(String part, String first, String interval, String firstFive) {}

    /** @param source a data URI */
    record PictureView(String source, String alternative, int width, int height) {}

    record PairView(String first, String second, int onlyFirst, int onlySecond, String p, String verdict) {}

    record SweepRow(String condition, List<String> shares) {}

    record MistakeView(String said, String recognised, int count, String share) {}

    /** @param orders of the rows and columns, each with its name */
    record MatrixView(List<String> labels, List<MatrixRow> rows, List<OrderView> orders) {}

    record MatrixRow(String label, List<CellView> cells) {}

    /**
     * @param shade 0 to 100 % of the row
     * @param text the count; empty for none
     */
    record CellView(int shade, String text, boolean dark, String title) {}

    /** @param indices separated by commas */
    record OrderView(String name, String indices) {}

    record LabelView(String label, int clips, String precision, String recall, String f1, String area, String equal) {}

    /** @param path of an SVG */
    record WordView(String label, String path, String area, String equal) {}

    /** @param percent 0 to 100, for the bar */
    record ShareView(String name, int clips, String accuracy, String interval, String percent) {}

    record BinView(String range, int clips, String confidence, String accuracy) {}

    record BandsView(String name, List<ShareView> rows) {}

    record WorstView(
            String said,
            String found,
            String file,
            String detail,
            String audio,
            PictureView waveform,
            PictureView spectrogram,
            String problem,
            List<ProbabilityView> probabilities) {}

    record ProbabilityView(String label, String percent, boolean truth) {}

    record FactView(String name, String value, boolean code) {}
}
