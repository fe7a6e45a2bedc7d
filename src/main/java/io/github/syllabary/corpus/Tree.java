package io.github.syllabary.corpus;

import io.github.syllabary.image.ImageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files of a corpus, in a folder or in an archive, by their names below its root, with {@code /} between. */
interface Tree {
    /** Folder by folder in natural order: {@code a/2.wav}, {@code a/10.wav}, {@code b/1.wav}. */
    Comparator<String> ORDER = (a, b) -> {
        String[] x = a.split("/");
        String[] y = b.split("/");
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            int order = NaturalOrder.INSTANCE.compare(x[i], y[i]);
            if (order != 0) return order;
        }
        return Integer.compare(x.length, y.length);
    };

    Set<String> SOUNDS = Set.of(
            "wav", "wave", "flac", "mp3", "ogg", "oga", "opus", "m4a", "aac", "aif", "aiff", "aifc", "au", "snd");

    Path root();

    /** Those that are not hidden, in {@link #ORDER}. */
    List<String> files();

    byte[] bytes(String name) throws IOException;

    /** Under which an utterance keeps the file; see {@link Archives}. */
    default Path path(String name) {
        return root().resolve(name);
    }

    default String text(String name) throws IOException {
        return Utf8.decode(bytes(name), path(name).toString());
    }

    boolean has(String name);

    /** The sound files, known by their extension, whatever its case. */
    default List<String> sounds() {
        return files().stream().filter(Tree::isSound).toList();
    }

    /** The sound files, or where there are none the pictures. */
    default List<String> examples() {
        List<String> sounds = sounds();
        return sounds.isEmpty() ? files().stream().filter(ImageFile::isNamedSo).toList() : sounds;
    }

    /** Only what stands below a folder; {@code ""} is the tree itself. */
    default Tree below(String folder) {
        if (folder.isEmpty()) return this;
        String prefix = folder + "/";
        Tree all = this;
        List<String> files = files().stream()
                .filter(f -> f.startsWith(prefix))
                .map(f -> f.substring(prefix.length()))
                .toList();
        return new Tree() {
            @Override
            public Path root() {
                return all.path(folder);
            }

            @Override
            public List<String> files() {
                return files;
            }

            @Override
            public boolean has(String name) {
                return all.has(prefix + name);
            }

            @Override
            public byte[] bytes(String name) throws IOException {
                return all.bytes(prefix + name);
            }
        };
    }

    static boolean isSound(String name) {
        String last = last(name);
        int dot = last.lastIndexOf('.');
        return dot > 0 && SOUNDS.contains(last.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The file's own name. */
    static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The folder it stands in, {@code ""} for the root. */
    static String folder(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
