package io.github.syllabary.spotting;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** How long a spotter takes over audio, in flight recordings. */
@Name("io.github.syllabary.Accept")
@Label("Audio Accepted")
@Category({"Syllabary", "Spotting"})
@Description("A spotter took samples; its duration is how long they kept the thread")
@StackTrace(false)
final class AcceptEvent extends Event {
    private static final EventType TYPE = EventType.getEventType(AcceptEvent.class);

    @Label("Samples")
    int samples;

    @Label("Sample Rate")
    int sampleRate;

    @Label("Audio So Far (ms)")
    long audioMillis;

    /** Asked first, so that nothing is made while nobody records. */
    static boolean recorded() {
        return TYPE.isEnabled();
    }
}
