package io.github.syllabary.evaluation.report;

import io.github.syllabary.evaluation.report.Views.PictureView;
import io.github.syllabary.plot.Picture;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Pictures and sounds inside the page. */
final class DataUri {
    private DataUri() {}

    static PictureView svg(Picture picture, String alternative) {
        byte[] bytes = picture.svg().getBytes(StandardCharsets.UTF_8);
        return new PictureView(of("image/svg+xml", bytes), alternative, picture.width(), picture.height());
    }

    static PictureView png(Picture picture, double scale, String alternative) {
        return new PictureView(of("image/png", picture.png(scale)), alternative, picture.width(), picture.height());
    }

    static String of(String type, byte[] bytes) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
