package io.github.syllabary.training;

import io.github.syllabary.training.Augmentation.Range;
import java.util.Map;

/**
 * How windows are laid out for a network that is to find words in endless audio and stay quiet otherwise.
 * What such a network sees at every place of a running window is what it is trained on: words anywhere
 * inside, words half outside, other speech, and none.
 *
 * @param windows an epoch has about so many at least; where there are few clips each comes several times
 * @param unknown share of windows of an epoch that hold other speech
 * @param partial share that hold a part of a word; these, too, are {@code unknown}
 * @param silence share without speech
 * @param borderMillis so much of a word may lie outside its window
 * @param part how much of a word a partial window shows, as a fraction
 * @param neighbourProbability how often a word has other speech before it, and how often behind it
 * @param neighbourDb level of that speech against the word's
 * @param gapMillis the pause between pieces of speech
 * @param mining how windows are found that the network takes for words
 */
public record SpottingSettings(
        int windows,
        double unknown,
        double partial,
        double silence,
        double borderMillis,
        Range part,
        double neighbourProbability,
        Range neighbourDb,
        Range gapMillis,
        Mining mining) {

    /**
     * From time to time the network runs along speech without the words, and the windows it is most wrong
     * on are trained in.
     *
     * @param rounds how often, at even distances in the middle of the training
     * @param minutes of audio it then runs along
     * @param windows kept of each round, at most
     * @param share of the windows of other speech that are taken from those found
     */
    public record Mining(int rounds, int minutes, int windows, double share) {
        static final Mining NONE = new Mining(0, 0, 0, 0);
    }

    static SpottingSettings read(Setting setting) {
        Map<String, Setting> f =
                setting.fields("windows", "shares", "borderMillis", "part", "neighbours", "gapMillis", "mining");
        Setting shares = setting.field("shares");
        shares.fields("unknown", "partial", "silence");
        double unknown = shares.field("unknown").number(0, 1);
        double partial = shares.field("partial").number(0, 1);
        double silence = shares.field("silence").number(0, 1);
        if (unknown == 0) throw shares.wrong("a spotter that never hears other speech takes all of it for words");
        if (unknown + partial + silence > 0.95) throw shares.wrong("words need a share of at least 0.05");
        double neighbourProbability = 0;
        Range neighbourDb = new Range(0, 0);
        if (f.containsKey("neighbours")) {
            Setting neighbours = f.get("neighbours");
            neighbours.fields("probability", "levelDb");
            neighbourProbability = neighbours.field("probability").number(0, 1);
            neighbourDb = Range.read(neighbours.field("levelDb"));
        }
        return new SpottingSettings(
                f.containsKey("windows") ? f.get("windows").whole(1, 10_000_000) : 1,
                unknown,
                partial,
                silence,
                f.containsKey("borderMillis") ? f.get("borderMillis").number(0, 1000) : 0,
                f.containsKey("part") ? Range.read(f.get("part"), 0, 1) : new Range(0.2, 0.5),
                neighbourProbability,
                neighbourDb,
                f.containsKey("gapMillis") ? Range.read(f.get("gapMillis"), 0, 10_000) : new Range(0, 200),
                f.containsKey("mining") ? mining(f.get("mining")) : Mining.NONE);
    }

    private static Mining mining(Setting setting) {
        setting.fields("rounds", "minutes", "windows", "share");
        return new Mining(
                setting.field("rounds").whole(0, 100),
                setting.field("minutes").whole(1, 10_000),
                setting.field("windows").whole(1, 100_000),
                setting.field("share").number(0, 1));
    }
}
