package io.github.syllabary.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Divides corpora into training, validation and test: seeded, stratified by label, speakers kept apart.
 *
 * <p>A speaker who is nobody in particular ({@link Utterance#hasSpeaker()}) cannot be kept apart; such utterances are
 * divided one by one, each label in proportion. Every method returns all utterances, in their order, each with a
 * split.
 */
public final class Splits {
    public static final String TRAIN = "train";
    public static final String VALIDATION = "validation";
    public static final String TEST = "test";

    /** With fewer speakers than this to train on, none is spared for validation: its clips are drawn one by one. */
    static final int ENOUGH_SPEAKERS = 10;

    private Splits() {}

    /** The name under which a split is kept: {@code val}, {@code valid}, {@code dev} are {@code validation}, …. */
    public static String canonical(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "training" -> TRAIN;
            case "val", "valid", "dev", "development" -> VALIDATION;
            case "testing" -> TEST;
            default -> lower;
        };
    }

    /**
     * Respects the splits a corpus has and draws what is missing.
     *
     * <ul>
     *   <li>No utterance has a split: all are drawn, see {@link #draw}.
     *   <li>Some have: the others follow their speaker, or go to training. If there is a training part and no
     *       validation, validation is cut from training, see {@link #cutValidation}. A test part is never cut out of
     *       given splits.
     * </ul>
     */
    public static Corpus complete(Corpus corpus, SplitPolicy policy) {
        if (corpus.splits().isEmpty()) return draw(corpus, policy);
        Map<String, String> splitOfSpeaker = new HashMap<>();
        for (Utterance u : corpus.utterances()) {
            if (!u.hasSpeaker() || u.split().isEmpty()) continue;
            splitOfSpeaker.merge(u.speaker(), u.split(), (a, b) -> a.equals(b) ? a : TRAIN);
        }
        List<Utterance> filled = new ArrayList<>();
        for (Utterance u : corpus.utterances()) {
            String followed = u.hasSpeaker() ? splitOfSpeaker.getOrDefault(u.speaker(), TRAIN) : TRAIN;
            filled.add(u.split().isEmpty() ? u.withSplit(followed) : u);
        }
        Corpus given = new Corpus(corpus.root(), filled);
        return given.hasSplit(VALIDATION) ? given : cutValidation(given, policy);
    }

    /**
     * Draws all splits anew, whatever the corpus says.
     *
     * <p>By speaker, each part holds at least one speaker; with two speakers one is for test and the validation clips
     * are drawn from the other.
     *
     * @throws IllegalArgumentException if a test part is to be kept apart by speaker and all clips are by one
     */
    public static Corpus draw(Corpus corpus, SplitPolicy policy) {
        int speakers = corpus.speakers().size();
        boolean nobody = corpus.utterances().stream().anyMatch(u -> !u.hasSpeaker());
        if (policy.bySpeaker() && policy.test() > 0 && speakers == 1 && !nobody) {
            throw new IllegalArgumentException("all clips of " + corpus.root() + " are by one speaker, '"
                    + corpus.speakers().get(0) + "', so none is left to test on; split by clip, or leave test out");
        }
        Random random = new Random(policy.seed());
        List<Utterance> all = corpus.utterances();
        int spared = speakers > 2 && policy.validation() > 0 ? 2 : 1;
        Set<Utterance> test = Stratification.take(all, policy.test(), policy.bySpeaker(), spared, random);
        Corpus rest = corpus.filter(u -> !test.contains(u));
        double share = policy.validation() / (1 - policy.test());
        boolean bySpeaker = policy.bySpeaker() && rest.speakers().size() > 1;
        Set<Utterance> validation = Stratification.take(rest.utterances(), share, bySpeaker, 1, random);
        return assign(corpus, u -> test.contains(u) ? TEST : validation.contains(u) ? VALIDATION : TRAIN);
    }

    /**
     * Moves the policy's validation share of the training part to validation, if it is above 0.
     *
     * <p>By speaker, if the policy says so, the given splits keep speakers apart themselves, and training has at least
     * ten speakers; clip by clip otherwise, for a small corpus has no speaker to spare. With few speakers validation
     * is thus kinder than test, and never part of it.
     */
    public static Corpus cutValidation(Corpus corpus, SplitPolicy policy) {
        Corpus train = corpus.filter(u -> u.split().equals(TRAIN));
        Set<String> trained = new HashSet<>(train.speakers());
        boolean apart = corpus.utterances().stream()
                .noneMatch(u -> u.hasSpeaker() && !u.split().equals(TRAIN) && trained.contains(u.speaker()));
        boolean bySpeaker = policy.bySpeaker() && apart && trained.size() >= ENOUGH_SPEAKERS;
        Set<Utterance> validation =
                Stratification.take(train.utterances(), policy.validation(), bySpeaker, 1, new Random(policy.seed()));
        return assign(corpus, u -> validation.contains(u) ? VALIDATION : u.split());
    }

    /**
     * That speaker's utterances are the test, all others training; validation is cut from these as in
     * {@link #cutValidation}. The policy's test share and the splits the corpus has are not looked at.
     *
     * @throws IllegalArgumentException if the speaker does not occur or nobody else does
     */
    public static Corpus leaveOneSpeakerOut(Corpus corpus, String speaker, SplitPolicy policy) {
        List<String> speakers = corpus.speakers();
        if (!speakers.contains(speaker)) {
            throw new IllegalArgumentException("no speaker '" + speaker + "' in " + corpus.root()
                    + (speakers.isEmpty()
                            ? ", which names no speakers"
                            : "; nearest: " + String.join(", ", Nearness.nearest(speaker, speakers, 3))));
        }
        Corpus left = assign(corpus, u -> u.speaker().equals(speaker) ? TEST : TRAIN);
        if (!left.hasSplit(TRAIN)) {
            throw new IllegalArgumentException(
                    "all clips of " + corpus.root() + " are by '" + speaker + "', so none is left to train on");
        }
        return cutValidation(left, policy);
    }

    /**
     * The corpus with its validation clips among those to train on, and its test as it was: for a last training, when
     * nothing is to be chosen any more.
     */
    public static Corpus learnValidation(Corpus corpus) {
        return assign(corpus, u -> u.split().equals(VALIDATION) ? TRAIN : u.split());
    }

    private static Corpus assign(Corpus corpus, Function<Utterance, String> splitOf) {
        return new Corpus(
                corpus.root(),
                corpus.utterances().stream()
                        .map(u -> u.withSplit(splitOf.apply(u)))
                        .toList());
    }
}
