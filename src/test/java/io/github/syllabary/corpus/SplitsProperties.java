package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SplitsProperties {

    @Property(tries = 100)
    void everyClipStandsInOneSplitAndInItsPlace(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int speakers, @ForAll boolean bySpeaker) {
        Corpus corpus = ragged(seed, speakers);
        Corpus split = corpus.split(new SplitPolicy(0.15, 0.15, bySpeaker, seed));
        assertEquals(
                corpus.utterances(),
                split.utterances().stream().map(u -> u.withSplit("")).toList());
        for (Utterance u : split.utterances()) {
            assertTrue(List.of("train", "validation", "test").contains(u.split()), u.split());
        }
    }

    @Property(tries = 100)
    void speakersStandOnOneSideAndEverySideHasOne(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 40) int speakers,
            @ForAll @DoubleRange(min = 0.01, max = 0.45) double share) {
        Corpus split = ragged(seed, speakers).split(new SplitPolicy(share, share, true, seed));
        SplitsTest.assertDisjoint(split, "train", "test");
        SplitsTest.assertDisjoint(split, "train", "validation");
        SplitsTest.assertDisjoint(split, "validation", "test");
        for (String name : split.splits())
            assertTrue(split.inSplit(name).speakers().size() > 0, name);
        assertEquals(3, split.splits().size());
    }

    @Property(tries = 100)
    void theSameSeedGivesTheSameSplit(@ForAll long seed, @ForAll boolean bySpeaker) {
        SplitPolicy policy = new SplitPolicy(0.1, 0.2, bySpeaker, seed);
        assertEquals(ragged(7, 12).split(policy), ragged(7, 12).split(policy));
    }

    /** To within one clip of its share: rounding carries at most that from label to label. */
    @Property(tries = 100)
    void clipsOfNobodyAreDividedInProportion(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 0.4) double share) {
        Corpus corpus = nobody(seed);
        Corpus split = corpus.split(new SplitPolicy(0.1, share, true, seed));
        for (String label : corpus.labels()) {
            double n = corpus.ofLabels(label).size();
            long test = split.ofLabels(label).utterances().stream()
                    .filter(u -> u.split().equals("test"))
                    .count();
            assertEquals(share * n, test, 1 + 1e-9);
        }
        long all = split.utterances().stream()
                .filter(u -> u.split().equals("test"))
                .count();
        assertEquals(share * corpus.size(), all, 1);
    }

    /** Where all speakers say the same, whole speakers stratify as well as clips: to half a speaker. */
    @Property(tries = 50)
    void labelsAreInProportionIfSpeakersAreAlike(
            @ForAll long seed, @ForAll @IntRange(min = 10, max = 60) int speakers) {
        Corpus split = SplitsTest.corpus(speakers, 5, 2, "").split(new SplitPolicy(0.1, 0.2, true, seed));
        assertEquals(0.2 * speakers, split.inSplit("test").speakers().size(), 0.5 + 1e-9);
        assertEquals(0.1 * speakers, split.inSplit("validation").speakers().size(), 0.75);
    }

    /** Where speakers say different things, each label's share stays near the one asked for. */
    @Property(tries = 50)
    void labelsStayNearTheirShareIfSpeakersDiffer(@ForAll long seed) {
        Corpus corpus = ragged(seed, 60);
        Corpus split = corpus.split(new SplitPolicy(0.1, 0.2, true, seed));
        for (String label : corpus.labels()) {
            double share = (double) split.inSplit("test").ofLabels(label).size()
                    / corpus.ofLabels(label).size();
            assertEquals(0.2, share, 0.07, label);
        }
    }

    /** Each speaker says each of six labels up to five times, at random. */
    private static Corpus ragged(long seed, int speakers) {
        Random random = new Random(seed);
        List<Utterance> all = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            for (int l = 0; l < 6; l++) {
                for (int n = l == 0 ? 1 + random.nextInt(5) : random.nextInt(6); n > 0; n--) {
                    all.add(new Utterance(Path.of("" + all.size()), "w" + l, "s" + s, "", Map.of()));
                }
            }
        }
        return new Corpus(Path.of("words"), all);
    }

    private static Corpus nobody(long seed) {
        Random random = new Random(seed);
        List<Utterance> all = new ArrayList<>();
        for (int l = 0; l < 8; l++) {
            for (int n = 5 + random.nextInt(40); n > 0; n--) {
                all.add(new Utterance(Path.of("" + all.size()), "w" + l, n % 2 == 0 ? "unknown" : "", "", Map.of()));
            }
        }
        return new Corpus(Path.of("words"), all);
    }
}
