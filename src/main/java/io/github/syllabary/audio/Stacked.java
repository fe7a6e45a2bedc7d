package io.github.syllabary.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several features side by side, the channels of one behind those of the other.
 *
 * <p>The parts have one rate and one hop. Their windows may differ: each is centred in the longest,
 * {@code (longest − own) / 2} samples behind its beginning, so a frame's channels all tell of the same
 * moment. What a part keeps of earlier frames begins there too.
 */
public record Stacked(List<Features> parts) implements Features {
    static final String KIND = "stacked";

    /**
     * @throws IllegalArgumentException if there are not 2 to 8 parts, if one is stacked itself, or if their
     *     rates or hops differ
     */
    public Stacked {
        parts = List.copyOf(parts);
        Checks.require(parts.size() >= 2 && parts.size() <= 8, "parts", parts.size() + " features", "2 to 8 of them");
        Features first = parts.get(0);
        for (Features part : parts) {
            if (part instanceof Stacked)
                throw new IllegalArgumentException("features: stacked in stacked; put all parts into one list");
            if (part.sampleRate() != first.sampleRate() || part.hopSamples() != first.hopSamples())
                throw new IllegalArgumentException("features: the parts differ, " + about(first) + " and " + about(part)
                        + "; give all the same sampleRate and hopMillis");
        }
    }

    private static String about(Features part) {
        return part.settings().get("kind") + " with a hop of " + part.hopSamples() + " samples at " + part.sampleRate()
                + " Hz";
    }

    static Stacked read(Fields fields) {
        List<Features> parts = new ArrayList<>();
        for (Map<String, ?> part : fields.maps("parts")) parts.add(Features.of(part));
        return new Stacked(parts);
    }

    @Override
    public int sampleRate() {
        return parts.get(0).sampleRate();
    }

    @Override
    public int channels() {
        return parts.stream().mapToInt(Features::channels).sum();
    }

    @Override
    public int[] kinds() {
        return parts.stream().flatMapToInt(part -> Arrays.stream(part.kinds())).toArray();
    }

    @Override
    public int windowSamples() {
        return parts.stream().mapToInt(Features::windowSamples).max().orElseThrow();
    }

    @Override
    public int hopSamples() {
        return parts.get(0).hopSamples();
    }

    @Override
    public boolean causal() {
        return parts.stream().allMatch(Features::causal);
    }

    /** How many samples before the first frame a part does not hear. */
    int lead(Features part) {
        return (windowSamples() - part.windowSamples()) / 2;
    }

    @Override
    public void extract(float[] samples, int from, int n, float[] out, int outAt) {
        int frames = frames(n);
        if (frames == 0) return;
        int width = channels();
        int at = outAt;
        for (Features part : parts) {
            int own = part.channels();
            float[] rows = new float[part.frames(n - lead(part)) * own];
            part.extract(samples, from + lead(part), n - lead(part), rows, 0);
            for (int t = 0; t < frames; t++) System.arraycopy(rows, t * own, out, at + t * width, own);
            at += own;
        }
    }

    @Override
    public FrameStream stream() {
        return new StackedStream(this);
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", KIND);
        map.put("parts", parts.stream().map(Features::settings).toList());
        return map;
    }
}
