package io.github.syllabary.app.desktop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened while words were taught, from any thread. */
final class TeachLog {
    private final List<TeachEvent> events = new CopyOnWriteArrayList<>();

    void add(String kind, String word, int take, String detail) {
        events.add(new TeachEvent(kind, word, take, detail));
    }

    /** Oldest first. */
    List<TeachEvent> events() {
        return List.copyOf(events);
    }
}
