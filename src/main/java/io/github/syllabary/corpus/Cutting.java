package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SpeechSegments;
import io.github.syllabary.audio.SpeechSegments.Segment;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds words within recordings by energy, {@link SpeechSegments}.
 *
 * <p>A recording whose manifest has a {@code transcript} of several words, parted by blanks, gives as many
 * utterances, each labelled with its word; any other gives one, its loudest segment.
 */
public final class Cutting {
    private static final String TRANSCRIPT = "transcript";

    /** Within a word there may be a pause, before a plosive; between words said singly it is longer. */
    private static final double PAUSE_WITHIN_WORD = 0.25;

    private static final double[] PAUSES_BETWEEN_WORDS = {0.12, 0.2, 0.06};

    /** Of the way from quiet to loud, tried one after the other until as many parts come as there are words. */
    private static final double[] SHARES = {0.3, 0.4, 0.5, 0.6, 0.2};

    private Cutting() {}

    /**
     * The words of a recording with their {@code start} and {@code end}; empty if it does not fall into as many
     * segments as the transcript has words, or is silent.
     *
     * @throws IOException if the recording cannot be read
     */
    public static Optional<List<Utterance>> cut(Utterance recording) throws IOException {
        Sound sound = recording.sound();
        String[] words = recording.more().getOrDefault(TRANSCRIPT, "").strip().split("\\s+");
        if (words.length < 2) {
            return SpeechSegments.of(sound, PAUSE_WITHIN_WORD, SpeechSegments.SHARE).stream()
                    .max(Comparator.comparingDouble(Segment::energy))
                    .map(s -> List.of(part(recording, recording.label(), s, sound.sampleRate())));
        }
        return segments(sound, words.length).map(segments -> IntStream.range(0, words.length)
                .mapToObj(i -> part(recording, words[i], segments.get(i), sound.sampleRate()))
                .toList());
    }

    private static Optional<List<Segment>> segments(Sound sound, int n) {
        for (double pause : PAUSES_BETWEEN_WORDS) {
            for (double share : SHARES) {
                List<Segment> segments = SpeechSegments.of(sound, pause, share);
                if (segments.size() == n) return Optional.of(segments);
            }
        }
        return Optional.empty();
    }

    private static Utterance part(Utterance of, String label, Segment segment, int rate) {
        double offset = of.start().orElse(0);
        Map<String, String> more = new LinkedHashMap<>(of.more());
        more.remove(TRANSCRIPT);
        more.put("start", seconds(offset + (double) segment.start() / rate));
        more.put("end", seconds(offset + (double) segment.end() / rate));
        return new Utterance(of.file(), label, of.speaker(), of.split(), more);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
