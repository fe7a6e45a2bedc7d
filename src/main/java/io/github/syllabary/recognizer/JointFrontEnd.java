package io.github.syllabary.recognizer;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.Stacked;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One front end for networks that hear different features: the parts of all of them side by side, each once.
 *
 * @param input which makes them all
 * @param channels of each network, in the order it takes them
 */
record JointFrontEnd(FrontEnd<?> input, List<List<Integer>> channels) {

    /**
     * @param inputs of one window, rate and hop; the longest windows of their features are as long, so that each hears at the
     *     same moments as by itself
     * @throws IllegalArgumentException saying how they differ
     */
    static JointFrontEnd of(List<FrontEnd<?>> inputs) {
        FrontEnd<?> first = inputs.get(0);
        if (inputs.stream().allMatch(first::equals)) {
            List<Integer> all = numbers(0, first.shape().channels());
            return new JointFrontEnd(first, inputs.stream().map(i -> all).toList());
        }
        for (int i = 1; i < inputs.size(); i++) requireAlike(first, inputs.get(i), i);
        List<SoundFrontEnd> sounds =
                inputs.stream().map(SoundFrontEnd.class::cast).toList();
        Set<Features> parts = new LinkedHashSet<>();
        for (SoundFrontEnd sound : sounds) parts.addAll(parts(sound.features()));
        List<Features> all = List.copyOf(parts);
        Features joint = all.size() == 1 ? all.get(0) : new Stacked(all);
        return new JointFrontEnd(
                new SoundFrontEnd(joint, sounds.get(0).windowSamples()),
                sounds.stream().map(s -> channels(s.features(), all)).toList());
    }

    private static void requireAlike(FrontEnd<?> first, FrontEnd<?> other, int i) {
        boolean alike = first.equals(other)
                || first instanceof SoundFrontEnd a
                        && other instanceof SoundFrontEnd b
                        && a.windowSamples() == b.windowSamples()
                        && a.sampleRate() == b.sampleRate()
                        && a.features().hopSamples() == b.features().hopSamples()
                        && a.features().windowSamples() == b.features().windowSamples();
        if (!alike)
            throw new IllegalArgumentException("model " + (i + 1)
                    + " of the ensemble hears another front end than the first; train both with the same seconds, sampleRate and"
                    + " hopMillis, and features of which the longest windowMillis are the same");
    }

    private static List<Features> parts(Features features) {
        return features instanceof Stacked stacked ? stacked.parts() : List.of(features);
    }

    private static List<Integer> channels(Features own, List<Features> all) {
        List<Integer> channels = new ArrayList<>();
        for (Features part : parts(own)) {
            int at = all.subList(0, all.indexOf(part)).stream()
                    .mapToInt(Features::channels)
                    .sum();
            channels.addAll(numbers(at, part.channels()));
        }
        return channels;
    }

    private static List<Integer> numbers(int from, int count) {
        return IntStream.range(from, from + count).boxed().toList();
    }
}
