package io.github.syllabary.spotting;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Audio that a live session lost, in flight recordings. */
@Name("io.github.syllabary.Dropped")
@Label("Audio Dropped")
@Category({"Syllabary", "Spotting"})
@Description("Recognition was late, or the device's buffer overflowed; the spotter begins anew after the gap")
@StackTrace(false)
final class DroppedEvent extends Event {
    @Label("Samples")
    long samples;

    @Label("Samples In All")
    long inAll;

    @Label("Sample Rate")
    int sampleRate;

    static void commit(long samples, long inAll, int sampleRate) {
        DroppedEvent event = new DroppedEvent();
        event.samples = samples;
        event.inAll = inAll;
        event.sampleRate = sampleRate;
        event.commit();
    }
}
