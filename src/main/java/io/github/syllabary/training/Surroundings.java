package io.github.syllabary.training;

import java.io.IOException;

/**
 * What a sound may be heard together with.
 *
 * @param speech where other speech comes from
 */
record Surroundings(Noise noise, Rooms rooms, Material speech) {

    /** Noise and rooms from the folders of the options, where they name some. */
    static Surroundings of(TrainingOptions options, int sampleRate, Noise noise, Material speech) throws IOException {
        Rooms rooms = options.rooms() == null ? Rooms.simulated() : Rooms.measured(options.rooms(), sampleRate);
        return new Surroundings(noise, rooms, speech);
    }

    Surroundings with(Material other) {
        return new Surroundings(noise, rooms, other);
    }

    /** Adds what the speech does not say itself. */
    void addTo(Fingerprint print) {
        noise.addTo(print);
        rooms.addTo(print);
    }
}
