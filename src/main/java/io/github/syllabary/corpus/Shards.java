package io.github.syllabary.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder of tar archives that together are a corpus, named {@code shard-00001-of-00012.tar}. */
final class Shards {
    private static final Pattern NAME = Pattern.compile("shard-(?<number>\\d{5})-of-(?<all>\\d{5})\\.tar");

    private Shards() {}

    static String name(int number, int all) {
        return String.format("shard-%05d-of-%05d.tar", number, all);
    }

    /** Null if there are none. */
    static CorpusReader read(Tree tree) throws IOException {
        if (tree instanceof TarArchive) return null;
        List<String> names =
                tree.files().stream().filter(f -> NAME.matcher(f).matches()).toList();
        if (names.isEmpty()) return null;
        Matcher first = NAME.matcher(names.get(0));
        first.matches();
        int all = Integer.parseInt(first.group("all"));
        List<Utterance> utterances = new ArrayList<>();
        for (int i = 1; i <= all; i++) {
            if (!names.contains(name(i, all))) {
                throw new IOException(
                        tree.root() + " has no " + name(i, all) + "; copy that shard, or pack the corpus again");
            }
            utterances.addAll(CorpusReader.read(tree.path(name(i, all)), Layout.MANIFEST, false)
                    .corpus()
                    .utterances());
        }
        if (names.size() > all) {
            throw new IOException(
                    tree.root() + " holds the shards of two corpora; keep those of one, or pack the corpus again");
        }
        return new CorpusReader(new Corpus(tree.root(), utterances), Layout.SHARDS, List.of(all + " shards"));
    }
}
