package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FoldsProperties {

    @Property(tries = 100)
    void everySpeakerIsTestedOnceAndNeverHeardInTraining(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int speakers, @ForAll @IntRange int chosen) {
        Corpus corpus = ragged(seed, speakers);
        int k = 2 + Math.floorMod(chosen, speakers - 1);
        List<Fold> folds = Folds.bySpeaker(corpus, k, seed);
        assertEquals(k, folds.size());
        List<String> tested = new ArrayList<>();
        for (Fold fold : folds) {
            tested.addAll(fold.speakers());
            assertEquals(fold.speakers(), fold.test().speakers());
            assertTrue(Collections.disjoint(fold.train().speakers(), fold.speakers()));
            assertEquals(corpus.size(), fold.train().size() + fold.test().size());
        }
        Collections.sort(tested, NaturalOrder.INSTANCE);
        assertEquals(corpus.speakers(), tested);
    }

    @Property(tries = 50)
    void theSameSeedGivesTheSameFolds(@ForAll long seed) {
        assertEquals(Folds.bySpeaker(ragged(3, 17), 5, seed), Folds.bySpeaker(ragged(3, 17), 5, seed));
    }

    /** To within the clips of one speaker: more is not to be had with whole speakers. */
    @Property(tries = 100)
    void foldsAreAlikeInSize(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int k) {
        List<Fold> folds = Folds.bySpeaker(ragged(seed, 30), k, seed);
        int most = folds.stream().mapToInt(f -> f.test().size()).max().orElseThrow();
        int fewest = folds.stream().mapToInt(f -> f.test().size()).min().orElseThrow();
        assertTrue(most - fewest <= 30, most + " and " + fewest);
    }

    @Property(tries = 50)
    void byClipEveryClipIsTestedOnceAndLabelsAreEven(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int k) {
        Corpus corpus = ragged(seed, 8);
        List<Fold> folds = Folds.byClip(corpus, k, seed);
        assertEquals(folds, Folds.byClip(corpus, k, seed));
        List<Path> tested = new ArrayList<>();
        for (Fold fold : folds) {
            fold.test().utterances().forEach(u -> tested.add(u.file()));
            assertEquals(corpus.size(), fold.train().size() + fold.test().size());
            assertTrue(Math.abs(fold.test().size() - corpus.size() / (double) k) < 1);
            for (String label : corpus.labels()) {
                double share = corpus.filter(u -> u.label().equals(label)).size() / (double) k;
                int here = fold.test().filter(u -> u.label().equals(label)).size();
                assertTrue(Math.abs(here - share) < 1, label + ": " + here + " of " + share);
            }
        }
        Collections.sort(tested);
        assertEquals(corpus.utterances().stream().map(Utterance::file).sorted().toList(), tested);
    }

    @Example
    void speakersWhoAreAlikeAreDealtOutEvenly() {
        Corpus corpus = SplitsTest.corpus(25, 5, 2, "");
        for (Fold fold : Folds.bySpeaker(corpus, 5, 1))
            assertEquals(5, fold.speakers().size());
    }

    @Example
    void leavesOutOneSpeakerAfterTheOtherInTheirOrder() {
        List<Fold> folds = Folds.leaveOneSpeakerOut(Clips.of("a s10 -", "a s9 -", "b s9 test", "b unknown -"));
        assertEquals(List.of("s9", "s10"), folds.stream().map(Fold::name).toList());
        assertEquals(2, folds.get(0).test().size());
        assertEquals(3, folds.get(1).train().size(), "the clip of nobody is for training");
    }

    @Example
    void saysHowManyFoldsThereMayBe() {
        Corpus corpus = Clips.of("a s1 -", "a s2 -", "a s3 -");
        String many = assertThrows(IllegalArgumentException.class, () -> Folds.bySpeaker(corpus, 4, 1))
                .getMessage();
        assertEquals("4 folds of words by speaker; it has 3 speakers, so give 2 to 3", many);
        String none = assertThrows(
                        IllegalArgumentException.class, () -> Folds.leaveOneSpeakerOut(Clips.of("a unknown -")))
                .getMessage();
        assertEquals("words names no speakers; folds by speaker need two or more", none);
        String few = assertThrows(IllegalArgumentException.class, () -> Folds.byClip(corpus, 4, 1))
                .getMessage();
        assertEquals("4 folds of words; it has 3 clips, so give 2 to 3", few);
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
}
