package io.github.syllabary.evaluation;

import io.github.syllabary.corpus.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One recording, and what is said in it when. */
record StreamTruth(Path file, List<Utterance> spans) {
    /** A word counts as found until so long after its end, in seconds. */
    static final double LATEST_SECONDS = 0.5;

    /**
     * Which spoken word a find belongs to: the first of its label that is not found yet and at whose beginning or
     * later, and not much after its end, it was decided.
     *
     * @param found by span, whether it was found; the answer is marked there
     * @return the span's number, −1 for a false alarm
     */
    int match(String word, double time, boolean[] found) {
        for (int s = 0; s < spans.size(); s++) {
            Utterance u = spans.get(s);
            if (found[s] || !u.label().equals(word)) continue;
            if (time < start(s) || time > end(s) + LATEST_SECONDS) continue;
            found[s] = true;
            return s;
        }
        return -1;
    }

    double start(int span) {
        return spans.get(span).start().orElse(0);
    }

    double end(int span) {
        return spans.get(span).end().orElse(Double.POSITIVE_INFINITY);
    }

    /** The kind of what is heard at that time: speech, words or noise, by the manifest's column; speech if unknown. */
    String kind(double time) {
        for (int s = 0; s < spans.size(); s++)
            if (time >= start(s) && time <= end(s) + LATEST_SECONDS)
                return spans.get(s).more().getOrDefault("kind", "speech").toLowerCase(Locale.ROOT);
        return "speech";
    }
}
