package io.github.syllabary.corpus;

import io.github.syllabary.audio.FlacWriter;
import io.github.syllabary.audio.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Downloads a corpus of the catalogue and makes of it what the README's tables were measured on: the same clips with
 * the same samples under the same names, and the same manifest.
 *
 * <p>All work is done in {@code DIR.fetching} beside the corpus; only when everything is there and was checked it
 * becomes {@code DIR}. A run that was broken off goes on: whole downloads and checked clips are kept.
 */
public final class CorpusFetch {
    /** Told how far it is; from one thread. */
    public interface Progress {
        /**
         * @param what is being done, such as "downloading fsdd.tar.gz"
         * @param of −1 if that is not known
         */
        void step(String what, long done, long of);
    }

    /**
     * @param clips how many are there; of a corpus without a list, the number of files
     * @param different clips kept although their samples are not the listed ones
     */
    public record Result(Path corpus, int clips, List<String> different) {}

    private static final int MOST_CLIP_BYTES = 256 << 20;

    private final Catalog.Entry entry;
    private final Path to;
    private final Path work;
    private final String mirror;
    private final boolean keepDifferent;
    private final Download.Patience patience;
    private final Progress progress;
    private final List<String> different = new ArrayList<>();

    CorpusFetch(
            Catalog.Entry entry,
            Path to,
            String mirror,
            boolean keepDifferent,
            Download.Patience patience,
            Progress progress) {
        this.entry = entry;
        this.to = to.toAbsolutePath().normalize();
        this.work = this.to.resolveSibling(this.to.getFileName() + ".fetching");
        this.mirror = mirror == null ? null : mirror.replaceFirst("/+$", "");
        this.keepDifferent = keepDifferent;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * @param to the corpus' folder, which must not exist yet
     * @param mirror an address behind which the hosts' names follow, such as {@code http://localhost:8000}; null for
     *     the origins themselves
     * @param keepDifferent keep clips whose samples are not those that are listed, instead of giving up
     * @throws IOException one sentence: what happened, and what to do
     */
    public static Result fetch(Catalog.Entry entry, Path to, String mirror, boolean keepDifferent, Progress progress)
            throws IOException {
        return new CorpusFetch(entry, to, mirror, keepDifferent, Download.Patience.USUAL, progress).run();
    }

    Result run() throws IOException {
        if (Files.exists(to))
            throw new IOException(to + " exists already; remove it, or give another folder with --to");
        Files.createDirectories(work.resolve("origin"));
        Files.createDirectories(corpus());
        int fetched;
        try (FileChannel channel =
                        FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) throw busy();
            int n = entry.clips() == null ? files() : clips();
            Files.writeString(corpus().resolve("SOURCE.md"), source());
            Files.move(corpus(), to, StandardCopyOption.ATOMIC_MOVE);
            fetched = n;
        } catch (OverlappingFileLockException e) {
            throw busy();
        }
        delete(work);
        return new Result(to, fetched, List.copyOf(different));
    }

    private IOException busy() {
        return new IOException("another run is fetching into " + work + "; wait for it, or give another folder");
    }

    private Path corpus() {
        return work.resolve("corpus");
    }

    private Path download(Catalog.Origin origin) throws IOException {
        Path file = work.resolve("origin").resolve(origin.name());
        long missing = origin.bytes() - (Files.exists(file) ? origin.bytes() : 0);
        if (missing > Files.getFileStore(work).getUsableSpace()) {
            throw new IOException("no room for " + origin.name() + " in " + work.getParent() + ": "
                    + missing / 1_000_000 + " MB are needed; make room, or choose another folder with --to");
        }
        URI url = URI.create(origin.url());
        URI from = mirror == null ? url : URI.create(mirror + "/" + url.getHost() + url.getRawPath());
        String what = "downloading " + origin.name();
        Download.to(file, from, origin.bytes(), origin.sha256(), patience, (n, of) -> progress.step(what, n, of));
        return file;
    }

    // ---- corpora that are kept as they come

    private int files() throws IOException {
        int[] n = {0};
        for (Catalog.Origin origin : entry.origins()) {
            Path file = download(origin);
            if (!origin.unpack()) {
                Files.copy(file, corpus().resolve(origin.name()), StandardCopyOption.REPLACE_EXISTING);
                n[0]++;
                continue;
            }
            Unpacking.visit(file, (name, in) -> {
                String inside = inside(origin.folder(), name);
                if (inside == null) return;
                Path target = corpus().resolve(inside).normalize();
                if (!target.startsWith(corpus())) throw new IOException(name + " leads out of the corpus");
                Files.createDirectories(target.getParent());
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                progress.step("unpacking " + origin.name(), ++n[0], -1);
            });
        }
        if (n[0] == 0) throw new IOException(entry.name() + ": nothing was found in what was downloaded");
        return n[0];
    }

    /** The name below a folder, of which {@code *} is any one part; null if it stands elsewhere. */
    static String inside(String folder, String name) {
        if (folder.isEmpty()) return name;
        String[] parts = folder.split("/");
        String rest = name;
        for (String part : parts) {
            int slash = rest.indexOf('/');
            if (slash < 0 || !part.equals("*") && !part.equals(rest.substring(0, slash))) return null;
            rest = rest.substring(slash + 1);
        }
        return rest.isEmpty() ? null : rest;
    }

    // ---- corpora with a list of clips

    private int clips() throws IOException {
        List<CatalogClip> clips = Catalog.clips(entry);
        Map<CatalogClip, Double> seconds = new LinkedHashMap<>();
        for (CatalogClip clip : clips) {
            progress.step("looking at what is there", seconds.size(), clips.size());
            seconds.put(clip, there(clip));
        }
        for (Catalog.Origin origin : entry.origins()) {
            Map<String, List<CatalogClip>> wanted = new LinkedHashMap<>();
            for (CatalogClip clip : clips) {
                if (!clip.origin().equals(origin.name()) || seconds.get(clip) >= 0) continue;
                wanted.computeIfAbsent(clip.from(), f -> new ArrayList<>()).add(clip);
            }
            if (wanted.isEmpty()) continue;
            Unpacking.visit(download(origin), (name, in) -> {
                String inside = inside(origin.folder(), name);
                List<CatalogClip> here = inside == null ? null : wanted.remove(inside);
                if (here == null) return;
                byte[] bytes = in.readNBytes(MOST_CLIP_BYTES);
                for (CatalogClip clip : here) seconds.put(clip, make(clip, origin, bytes));
                progress.step("unpacking " + origin.name(), clips.size() - missing(seconds), clips.size());
            });
            if (!wanted.isEmpty()) {
                throw new IOException(entry.name() + ": " + wanted.size() + " clips are not in " + origin.name()
                        + ", the first " + wanted.keySet().iterator().next() + "; remove "
                        + work.resolve("origin").resolve(origin.name()) + " and try again");
            }
        }
        StringBuilder manifest = new StringBuilder(String.join("\t", entry.columns())).append('\n');
        seconds.forEach(
                (clip, s) -> manifest.append(clip.line(entry.columns(), s)).append('\n'));
        Files.writeString(corpus().resolve("manifest.tsv"), manifest);
        return clips.size();
    }

    private static int missing(Map<CatalogClip, Double> seconds) {
        return (int) seconds.values().stream().filter(s -> s < 0).count();
    }

    private Path file(CatalogClip clip) {
        return corpus().resolve(clip.path());
    }

    /** The length of a clip that an earlier run has made and that is sound, else −1. */
    private double there(CatalogClip clip) {
        try {
            if (!Files.exists(file(clip))) return -1;
            Sound sound = Sound.read(file(clip));
            return CatalogClip.sha256(pcm(sound)).equals(clip.sha256()) ? sound.seconds() : -1;
        } catch (IOException e) {
            return -1; // it was cut off; made anew
        }
    }

    private double make(CatalogClip clip, Catalog.Origin origin, byte[] bytes) throws IOException {
        Sound sound = origin.program() == null
                ? Sound.read(new ByteArrayInputStream(bytes), clip.from())
                : ForeignDecoder.decode(origin.program(), bytes, clip.from());
        if (!CatalogClip.sha256(pcm(sound)).equals(clip.sha256())) {
            if (!keepDifferent) {
                throw new IOException(clip.from() + " in " + origin.name() + " is not the clip that the catalogue lists"
                        + (origin.program() == null
                                ? "; the origin was changed or damaged on the way"
                                : "; " + origin.program() + " of this machine may decode otherwise than the one used")
                        + " (--keep-different keeps such clips)");
            }
            different.add(clip.path());
        }
        Files.createDirectories(file(clip).getParent());
        FlacWriter.write(sound, file(clip));
        return sound.seconds();
    }

    /** The samples as 16-bit numbers, which they were at the origin. */
    static short[] pcm(Sound sound) {
        short[] pcm = new short[sound.samples().length];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) Math.max(-32768, Math.min(32767, Math.round(sound.samples()[i] * 32768f)));
        }
        return pcm;
    }

    private String source() {
        StringBuilder text = new StringBuilder("# ").append(entry.title()).append("\n");
        text.append(entry.about()).append("\n\nLicence: ").append(entry.licence());
        text.append("\n\nAttribution: ").append(entry.attribution()).append("\n\nOrigin:\n");
        entry.origins().forEach(o -> text.append("- ").append(o.url()).append('\n'));
        if (!different.isEmpty())
            text.append("\nNot the samples that are listed: ")
                    .append(String.join(", ", different))
                    .append('\n');
        return text.toString();
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException e) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
