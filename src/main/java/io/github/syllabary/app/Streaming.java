package io.github.syllabary.app;

import io.github.syllabary.audio.Features;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.StreamingNetwork;
import io.github.syllabary.spotting.RecognizerStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a network follows endless audio.
 *
 * @param problem why it does not
 * @param decisionMillis from one decision to the next, if it does
 */
record Streaming(Optional<String> problem, Optional<Double> decisionMillis) {

    static Streaming of(Network network, Features features) {
        Optional<String> problem = RecognizerStream.problem(network, features);
        if (problem.isPresent()) return new Streaming(problem, Optional.empty());
        int step = new StreamingNetwork(network, (first, outputs) -> {}).step();
        return new Streaming(
                Optional.empty(), Optional.of(1000.0 * step * features.hopSamples() / features.sampleRate()));
    }

    String text() {
        return problem.map(why -> "does not stream: " + why)
                .orElseGet(() -> "streams: "
                        + String.format(Locale.ROOT, "decides every %.1f ms", decisionMillis.orElseThrow()));
    }
}
