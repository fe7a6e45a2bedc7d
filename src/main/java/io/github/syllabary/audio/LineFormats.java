package io.github.syllabary.audio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioSystem;

/** Which of the formats that a line offers to try first, and what they are called. */
final class LineFormats {
    /**
     * Asked for where any rate will do. Something then converts between it and the device, often worse than we can:
     * so first the rates that devices have.
     */
    private static final int[] USUAL_RATES = {48_000, 44_100, 32_000, 96_000, 16_000, 8000};

    /** Likewise of channels. */
    private static final int[] USUAL_CHANNELS = {1, 2};

    private LineFormats() {}

    /** A format with all its numbers, and how gladly it is taken: the lesser the better. */
    private record Candidate(AudioFormat format, long rateRank, int kindRank) {}

    /**
     * Every format that can be read, best first: of the rates that are offered by name the nearest from the wanted one
     * up, then those below it; one channel rather than two or more, and 16 bits rather than 24, 32 or 8.
     */
    static List<AudioFormat> inOrder(Collection<AudioFormat> offered, int wantedRate) {
        List<Candidate> candidates = new ArrayList<>();
        for (AudioFormat f : offered) {
            if (encoding(f) == null) continue;
            if (f.getSampleRate() != AudioSystem.NOT_SPECIFIED) {
                int rate = Math.round(f.getSampleRate());
                add(candidates, f, rate, rank(rate, wantedRate));
                continue;
            }
            for (int i = 0; i < USUAL_RATES.length; i++) add(candidates, f, USUAL_RATES[i], i);
            add(candidates, f, wantedRate, USUAL_RATES.length);
        }
        Set<String> seen = new HashSet<>();
        return candidates.stream()
                .sorted(Comparator.comparingLong(Candidate::rateRank)
                        .thenComparing(c -> c.format().getChannels())
                        .thenComparing(Candidate::kindRank))
                .map(Candidate::format)
                .filter(f -> seen.add(f.toString()))
                .toList();
    }

    private static long rank(int rate, int wanted) {
        return rate >= wanted ? rate - wanted : Integer.MAX_VALUE + (long) wanted - rate;
    }

    private static void add(List<Candidate> to, AudioFormat f, int rate, long rateRank) {
        if (rate < 1) return;
        int bytes = bytes(f);
        int kindRank = 2 * List.of(2, 3, 4, 1).indexOf(bytes) + (f.isBigEndian() ? 1 : 0);
        int[] counts = f.getChannels() > 0 ? new int[] {f.getChannels()} : USUAL_CHANNELS;
        for (int channels : counts) {
            AudioFormat exact = new AudioFormat(
                    f.getEncoding(), rate, f.getSampleSizeInBits(), channels, channels * bytes, rate, f.isBigEndian());
            to.add(new Candidate(exact, rateRank, kindRank));
        }
    }

    private static int bytes(AudioFormat f) {
        return (f.getSampleSizeInBits() + 7) / 8;
    }

    /** How its samples are stored; null if nobody here can read them. */
    static PcmEncoding encoding(AudioFormat f) {
        int bits = f.getSampleSizeInBits();
        // samples within larger words: drivers do not agree on which end of them counts
        if (bits < 8 || bits > 32 || bits % 8 != 0) return null;
        if (f.getFrameSize() > 0 && f.getChannels() > 0 && f.getFrameSize() != f.getChannels() * bytes(f)) return null;
        if (f.getEncoding().equals(Encoding.PCM_SIGNED)) return PcmEncoding.signed(bits);
        if (f.getEncoding().equals(Encoding.PCM_UNSIGNED) && bits == 8) return PcmEncoding.UNSIGNED_8;
        if (f.getEncoding().equals(Encoding.PCM_FLOAT) && bits == 32) return PcmEncoding.FLOAT_32;
        return null;
    }

    /** Such as {@code 48000 Hz, mono, 16 bits}. */
    static String text(AudioFormat f) {
        String rate = f.getSampleRate() == AudioSystem.NOT_SPECIFIED
                ? "any rate"
                : String.format(Locale.ROOT, "%d Hz", Math.round(f.getSampleRate()));
        return rate + ", " + channels(f.getChannels()) + ", " + kind(f);
    }

    private static String channels(int n) {
        return switch (n) {
            case AudioSystem.NOT_SPECIFIED -> "any channels";
            case 1 -> "mono";
            case 2 -> "stereo";
            default -> n + " channels";
        };
    }

    private static String kind(AudioFormat f) {
        boolean integers =
                f.getEncoding().equals(Encoding.PCM_SIGNED) || f.getEncoding().equals(Encoding.PCM_UNSIGNED);
        return integers ? f.getSampleSizeInBits() + " bits" : f.getEncoding().toString();
    }

    /** All in short, such as {@code 44100, 48000 Hz; mono, stereo; 16 bits, 24 bits}. */
    static String summary(Collection<AudioFormat> formats) {
        if (formats.isEmpty()) return "no formats";
        boolean anyRate = formats.stream().anyMatch(f -> f.getSampleRate() == AudioSystem.NOT_SPECIFIED);
        String rates = anyRate
                ? "any rate"
                : formats.stream()
                                .map(f -> Math.round(f.getSampleRate()))
                                .distinct()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + " Hz";
        List<Integer> counts = formats.stream()
                .map(AudioFormat::getChannels)
                .distinct()
                .sorted()
                .toList();
        String channels = counts.size() > 4 && counts.get(0) > 0
                ? counts.get(0) + " to " + counts.get(counts.size() - 1) + " channels"
                : counts.stream().map(LineFormats::channels).collect(Collectors.joining(", "));
        String kinds = formats.stream()
                .filter(f -> encoding(f) != null)
                .sorted(Comparator.comparingInt(AudioFormat::getSampleSizeInBits))
                .map(LineFormats::kind)
                .distinct()
                .collect(Collectors.joining(", "));
        return rates + "; " + channels + "; " + (kinds.isEmpty() ? "no kind that can be read" : kinds);
    }
}
