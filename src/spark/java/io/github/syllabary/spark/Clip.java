package io.github.syllabary.spark;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An utterance on its way to an executor.
 *
 * @param index its place among the clips of the job, from 0
 * @param path as it stands in the manifest
 * @param location where the file is, on any Hadoop file system; of one in a shard, the shard
 * @param more as {@link Utterance#more()}
 */
record Clip(
        int index, String path, String location, String label, String speaker, String split, Map<String, String> more)
        implements Serializable {
    /** Among {@link #more}: the shard that an utterance is in. */
    static final String SHARD = "shard";

    static Clip of(int index, Utterance utterance, String location) {
        // a HashMap since not every map can be sent
        return new Clip(
                index,
                utterance.more().get(Corpus.PATH),
                location,
                utterance.label(),
                utterance.speaker(),
                utterance.split(),
                new HashMap<>(utterance.more()));
    }

    /** As rows and messages name it. */
    String file() {
        return inShard() ? location + "/" + path : location;
    }

    private boolean inShard() {
        return more.containsKey(SHARD);
    }

    Utterance utterance() {
        return new Utterance(Path.of(file()), label, speaker, split, more);
    }
}
