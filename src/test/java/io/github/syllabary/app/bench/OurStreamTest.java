package io.github.syllabary.app.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Workers;
import org.junit.jupiter.api.Test;

class OurStreamTest {

    /** What a peer is given to run again is what the stream has just decided on. */
    @Test
    void everySecondEndsWithTheProbabilitiesOfTheSameWindow() {
        Network network = ReferenceNetwork.MEL_NORM.network();
        OurStream stream = new OurStream(network, OurStream.MODEL_RATE, 3);
        try (Workers workers = new Workers(1)) {
            OurForward again = new OurForward(network, stream.lastWindow(), 1, workers);
            again.run();
            for (int i = 0; i < 2; i++) {
                stream.run();
                assertEquals(25, stream.decisions());
                assertArrayEquals(again.results()[0], stream.results()[0]);
            }
        }
    }
}
