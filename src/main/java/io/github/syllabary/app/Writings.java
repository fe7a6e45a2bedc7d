package io.github.syllabary.app;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import com.google.gson.reflect.TypeToken;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.Recognizer;
import java.util.Map;
import java.util.TreeMap;

/**
 * How labels are written: {@code ni3_hao3} is 你好. Taken from a corpus' column {@code hanzi}, kept in the model's
 * provenance.
 */
final class Writings {
    /** The column of a manifest, and the field of the provenance. */
    static final String HANZI = "hanzi";

    private final Map<String, String> hanzi;

    private Writings(Map<String, String> hanzi) {
        this.hanzi = hanzi;
    }

    static Writings of(Corpus corpus) {
        Map<String, String> hanzi = new TreeMap<>();
        for (Utterance u : corpus.utterances()) {
            String written = u.more().get(HANZI);
            if (written != null && !u.label().equals(Corpus.UNKNOWN)) hanzi.putIfAbsent(u.label(), written);
        }
        return new Writings(hanzi);
    }

    static Writings of(Recognizer recognizer) {
        String json = recognizer.provenance().getOrDefault(HANZI, "{}");
        try {
            return new Writings(new Gson().fromJson(json, new TypeToken<Map<String, String>>() {}));
        } catch (JsonSyntaxException e) {
            return new Writings(Map.of()); // written by somebody else, in another way
        }
    }

    boolean isEmpty() {
        return hanzi.isEmpty();
    }

    String toJson() {
        return new Gson().toJson(hanzi);
    }

    /** The label, and its characters where they are known. */
    String shown(String label) {
        String written = hanzi.get(label);
        return written == null ? label : label + " " + written;
    }
}
