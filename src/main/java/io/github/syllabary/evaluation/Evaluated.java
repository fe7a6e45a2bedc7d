package io.github.syllabary.evaluation;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What outcomes are of; the same for two runs only if these give the same rows.
 *
 * @param model the name it goes by
 * @param modelDigest SHA-256 of the model file, hexadecimal
 * @param corpus the name it goes by
 * @param clipsDigest SHA-256 over the files, parts and labels of all clips, in their order
 * @param clips how many there are
 * @param labels of the model, in the order of the probabilities
 */
public record Evaluated(
        String model, String modelDigest, String corpus, String clipsDigest, int clips, List<String> labels) {

    /**
     * @param modelFile the bytes of the model file
     * @param corpus the clips evaluated, labelled as the model knows them
     */
    public static Evaluated of(String model, byte[] modelFile, List<String> labels, Corpus corpus) {
        MessageDigest digest = sha256();
        for (Utterance u : corpus.utterances()) {
            String line = u.file() + "\t" + u.start() + "\t" + u.end() + "\t" + u.label() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return new Evaluated(
                model,
                HexFormat.of().formatHex(sha256().digest(modelFile)),
                corpus.root().toString(),
                HexFormat.of().formatHex(digest.digest()),
                corpus.size(),
                labels);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
