package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private static final SplitPolicy POLICY = SplitPolicy.seeded(1);

    @Test
    void keepsGivenSplits() {
        Corpus given = Clips.of("a s1 train", "a s2 test", "a s3 validation", "a s4 extra");
        assertEquals(given, given.split(POLICY));
    }

    @Test
    void clipsWithoutASplitFollowTheirSpeaker() {
        Corpus given = Clips.of("a s1 train", "a s2 test", "b s2 -", "b s3 -", "b - -", "a s4 validation");
        assertEquals(
                List.of("train", "test", "test", "train", "train", "validation"),
                given.split(POLICY).utterances().stream().map(Utterance::split).toList());
    }

    @Test
    void cutsValidationFromTrainingBySpeakerIfThereAreEnough() {
        Corpus cut = corpus(12, 4, 5, "train").split(POLICY);
        assertFalse(cut.hasSplit("test"));
        assertEquals(20, cut.inSplit("validation").size());
        assertDisjoint(cut, "train", "validation");
    }

    @Test
    void cutsValidationClipByClipFromFewSpeakers() {
        Corpus cut = corpus(9, 4, 10, "train").split(POLICY);
        assertEquals(36, cut.inSplit("validation").size());
        assertEquals(9, cut.inSplit("train").speakers().size());
    }

    @Test
    void cutsValidationClipByClipIfTheGivenSplitsShareSpeakers() {
        List<Utterance> all = new ArrayList<>(corpus(20, 2, 5, "train").utterances());
        for (int i = 0; i < all.size(); i += 5) all.set(i, all.get(i).withSplit("test"));
        Corpus cut = new Corpus(Path.of("words"), all).split(POLICY);
        assertEquals(40, cut.inSplit("test").size());
        assertEquals(16, cut.inSplit("validation").size());
        assertEquals(20, cut.inSplit("train").speakers().size());
    }

    @Test
    void leavesOutOneSpeaker() {
        Corpus left = Splits.leaveOneSpeakerOut(corpus(6, 3, 10, ""), "s4", POLICY);
        assertEquals(List.of("s4"), left.inSplit("test").speakers());
        assertEquals(30, left.inSplit("test").size());
        assertEquals(15, left.inSplit("validation").size());
        assertDisjoint(left, "train", "test");
        assertDisjoint(left, "validation", "test");
    }

    @Test
    void leavesOutOneSpeakerWithoutValidation() {
        Corpus left = Splits.leaveOneSpeakerOut(corpus(6, 3, 10, ""), "s4", new SplitPolicy(0, 0, true, 1));
        assertEquals(List.of("test", "train"), left.splits());
    }

    @Test
    void learnsValidationAndLeavesTestAlone() {
        Corpus drawn = corpus(6, 3, 10, "").split(POLICY);
        Corpus learnt = Splits.learnValidation(drawn);
        assertEquals(List.of("test", "train"), learnt.splits());
        assertEquals(drawn.inSplit("test"), learnt.inSplit("test"));
        assertEquals(
                drawn.filter(u -> !u.split().equals("test")).size(),
                learnt.inSplit("train").size());
    }

    @Test
    void saysWhichSpeakersThereAre() {
        Corpus corpus = corpus(3, 1, 1, "");
        Exception e =
                assertThrows(IllegalArgumentException.class, () -> Splits.leaveOneSpeakerOut(corpus, "s9", POLICY));
        assertEquals("no speaker 's9' in words; nearest: s0, s1, s2", e.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> Splits.leaveOneSpeakerOut(corpus(1, 2, 2, ""), "s0", POLICY));
    }

    @Test
    void doesNotTestASpeakerOnHerself() {
        Exception e = assertThrows(
                IllegalArgumentException.class, () -> corpus(1, 4, 10, "").split(POLICY));
        assertTrue(e.getMessage().startsWith("all clips of words are by one speaker, 's0'"), e.getMessage());
        assertEquals(
                8,
                corpus(1, 4, 10, "")
                        .split(new SplitPolicy(0.1, 0.2, false, 1))
                        .inSplit("test")
                        .size());
    }

    @Test
    void twoSpeakersGiveOneToTestAndBorrowValidationFromTheOther() {
        Corpus two = corpus(2, 4, 10, "").split(POLICY);
        assertDisjoint(two, "train", "test");
        assertDisjoint(two, "validation", "test");
        assertEquals(5, two.inSplit("validation").size()); // 0.1 of what is not test, 0.125 · 40
    }

    @Test
    void otherSeedsGiveOtherSplits() {
        Corpus corpus = corpus(40, 2, 2, "");
        assertNotEquals(corpus.split(POLICY), corpus.split(SplitPolicy.seeded(2)));
    }

    @Test
    void theLastClipOfALabelStaysInTraining() {
        Corpus rare = Clips.of("a - -", "b - -", "c - -", "d - -", "d - -", "d - -", "d - -", "d - -");
        assertEquals(
                List.of("a", "b", "c", "d"), rare.split(POLICY).inSplit("train").labels());
    }

    @Test
    void refusesSharesThatLeaveNothing() {
        assertThrows(IllegalArgumentException.class, () -> new SplitPolicy(0.5, 0.5, true, 1));
        assertThrows(IllegalArgumentException.class, () -> new SplitPolicy(-0.1, 0.5, true, 1));
        assertThrows(IllegalArgumentException.class, () -> new SplitPolicy(Double.NaN, 0.5, true, 1));
    }

    /** Speakers s0, s1, … say the labels w0, w1, … each as often as said. */
    static Corpus corpus(int speakers, int labels, int times, String split) {
        List<Utterance> all = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            for (int l = 0; l < labels; l++) {
                for (int t = 0; t < times; t++) {
                    all.add(new Utterance(Path.of(s + "_" + l + "_" + t), "w" + l, "s" + s, split, Map.of()));
                }
            }
        }
        return new Corpus(Path.of("words"), all);
    }

    static void assertDisjoint(Corpus corpus, String a, String b) {
        Set<String> both = new TreeSet<>(corpus.inSplit(a).speakers());
        both.retainAll(corpus.inSplit(b).speakers());
        assertEquals(Set.of(), both);
    }
}
