package io.github.syllabary.app.desktop;

import io.github.syllabary.spotting.Detection;
import java.util.List;

/**
 * What a window saw from its opening to its closing.
 *
 * @param input what was listened to last
 * @param seconds of sound of it
 * @param droppedSeconds of it lost
 * @param detections the last of it, oldest first
 * @param framesPerSecond painted, while the window was open
 * @param processorShare of one processor that the whole program took meanwhile
 * @param banner the sentence that the window showed at the end; empty for none
 * @param teaching what happened while words were taught, oldest first
 */
public record DesktopReport(
        String model,
        String input,
        double seconds,
        double droppedSeconds,
        List<Detection> detections,
        double framesPerSecond,
        double processorShare,
        String banner,
        List<TeachEvent> teaching) {

    public DesktopReport {
        detections = List.copyOf(detections);
        teaching = List.copyOf(teaching);
    }
}
