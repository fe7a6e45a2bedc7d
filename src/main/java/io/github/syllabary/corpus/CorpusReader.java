package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds out in which form a corpus comes, and reads it: the names only, never the sound.
 *
 * @param corpus what was read
 * @param layout the form in which it was found
 * @param remarks what the reader decided that a user should know, such as where the splits come from
 */
public record CorpusReader(Corpus corpus, Layout layout, List<String> remarks) {
    private static final List<String> MANIFESTS = List.of("manifest.tsv", "manifest.csv");

    /**
     * Reads a corpus in the form in which it is found.
     *
     * @throws IOException naming the file, the line and the mend if the corpus cannot be read or is faulty
     */
    public static CorpusReader read(Path path) throws IOException {
        return read(path, null, false);
    }

    /**
     * @param layout the form to read it in, or null to find out
     * @param silence add the label {@value SpeechCommands#SILENCE}, cut from the noise recordings of a corpus in the
     *     Speech Commands layout
     */
    public static CorpusReader read(Path path, Layout layout, boolean silence) throws IOException {
        CorpusReader read = read(path, layout);
        if (!silence) return read;
        if (read.layout != Layout.SPEECH_COMMANDS) {
            throw new IOException(path + " was read as " + read.layout.description()
                    + "; silence is cut from the noise recordings of the Speech Commands layout only");
        }
        return SpeechCommands.withSilence(read, tree(path));
    }

    private static CorpusReader read(Path path, Layout layout) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("no such corpus " + path + "; give a folder of label folders or a manifest");
        }
        if (!Files.isDirectory(path) && !TarArchive.looksLike(path.getFileName().toString())) {
            if (layout != null && layout != Layout.MANIFEST) throw misfit(path, layout);
            return manifest(path);
        }
        // a manifest is found without a look at what may be a million files
        if (Files.isDirectory(path) && (layout == null || layout == Layout.MANIFEST)) {
            for (String name : MANIFESTS) {
                if (Files.isRegularFile(path.resolve(name))) {
                    return new CorpusReader(
                            new Corpus(path, ManifestReader.read(path.resolve(name))), Layout.MANIFEST, List.of());
                }
            }
        }
        Tree tree = tree(path);
        return layout == null ? detect(tree) : as(layout, tree);
    }

    private static Tree tree(Path path) throws IOException {
        return Files.isDirectory(path) ? FolderTree.of(path) : Archives.open(path);
    }

    private static CorpusReader manifest(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".tsv") && !name.endsWith(".csv")) {
            throw new IOException(file
                    + " is not a corpus; give a folder of label folders, a .tsv or .csv manifest, or a .tar archive");
        }
        return new CorpusReader(new Corpus(file, ManifestReader.read(file)), Layout.MANIFEST, List.of());
    }

    private static CorpusReader detect(Tree tree) throws IOException {
        for (Layout layout : Layout.values()) {
            CorpusReader read = layout == Layout.FOLDERS ? null : tryAs(layout, tree);
            if (read != null) return read;
        }
        return as(Layout.FOLDERS, tree);
    }

    private static CorpusReader as(Layout layout, Tree tree) throws IOException {
        CorpusReader read = layout == Layout.FOLDERS ? folders(tree) : tryAs(layout, tree);
        if (read == null) throw misfit(tree.root(), layout);
        return read;
    }

    private static IOException misfit(Path path, Layout layout) {
        return new IOException(
                path + " does not look like " + layout.description() + "; leave --layout out, or give another folder");
    }

    /** Label folders stand at the root, or below the one folder that an archive was packed with. */
    private static CorpusReader folders(Tree tree) throws IOException {
        boolean deep = tree.examples().stream().allMatch(f -> Tree.folder(f).contains("/"));
        Tree labels = deep ? tree.below(onlyFolder(tree)) : tree;
        return new CorpusReader(new Corpus(tree.root(), FolderReader.read(labels)), Layout.FOLDERS, List.of());
    }

    /** Null if the layout does not fit, at the root or where a published archive has it. */
    private static CorpusReader tryAs(Layout layout, Tree tree) throws IOException {
        List<Tree> places = new ArrayList<>(List.of(tree));
        String only = onlyFolder(tree);
        if (!only.isEmpty()) places.add(tree.below(only));
        for (Tree place : List.copyOf(places)) {
            for (String folder : List.of("recordings", "data")) {
                String prefix = folder + "/";
                if (place.files().stream().anyMatch(f -> f.startsWith(prefix))) places.add(place.below(folder));
            }
        }
        for (Tree place : places) {
            CorpusReader read =
                    switch (layout) {
                        case MANIFEST -> manifest(place);
                        case SPEECH_COMMANDS -> SpeechCommands.read(place);
                        case FSDD -> SpokenDigits.fsdd(place);
                        case AUDIO_MNIST -> SpokenDigits.audioMnist(place);
                        case KALDI -> KaldiReader.read(place);
                        case SHARDS -> Shards.read(place);
                        case IDX -> IdxPairs.read(place);
                        case FOLDERS -> null;
                    };
            if (read != null) return new CorpusReader(read.corpus.at(tree.root()), layout, read.remarks);
        }
        return null;
    }

    private static CorpusReader manifest(Tree tree) throws IOException {
        for (String name : MANIFESTS) {
            if (tree.has(name)) {
                return new CorpusReader(
                        new Corpus(tree.root(), ManifestReader.read(tree, name)), Layout.MANIFEST, List.of());
            }
        }
        return null;
    }

    /** The folder that all files stand in, or {@code ""}. */
    private static String onlyFolder(Tree tree) {
        String only = "";
        for (String file : tree.files()) {
            int slash = file.indexOf('/');
            String folder = file.substring(0, Math.max(0, slash));
            if (folder.isEmpty() || !only.isEmpty() && !only.equals(folder)) return "";
            only = folder;
        }
        return only;
    }
}
