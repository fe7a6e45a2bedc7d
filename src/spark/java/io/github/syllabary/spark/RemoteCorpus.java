package io.github.syllabary.spark;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A corpus on any Hadoop file system: a manifest with the recordings' paths, or shards, tar files that hold a part of
 * the recordings each and, before them, that part's manifest. No recording is looked for until an executor reads it.
 *
 * <p>Where files are small it is the opening of each that takes the time, and a Hadoop file system keeps each in the
 * memory of one machine: shards are for that.
 */
public final class RemoteCorpus {
    /** Clips that one task reads, where there are many: some seconds' work, so that a lost worker costs no more. */
    private static final int CLIPS_OF_TASK = 1000;

    private static final List<String> MANIFESTS = List.of("manifest.tsv", "manifest.csv");

    private static final Pattern SHARD_NAME = Pattern.compile("-of-(\\d{1,9})\\.tar$");

    private final JavaSparkContext context;
    private final RemoteFiles files;
    private final String manifest;
    private final Corpus corpus;

    private RemoteCorpus(JavaSparkContext context, String manifest, Corpus corpus) {
        this.context = context;
        this.files = new RemoteFiles(context);
        this.manifest = manifest;
        this.corpus = corpus;
    }

    /**
     * @param location a {@code .tsv} or {@code .csv} manifest, a folder with {@code manifest.tsv} or {@code
     *     manifest.csv}, a {@code .tar} shard or a folder of such
     * @throws IOException one sentence with the file's name and the mend
     */
    public static RemoteCorpus read(JavaSparkContext context, String location) throws IOException {
        RemoteFiles files = new RemoteFiles(context);
        if (files.isFile(location)) {
            return location.endsWith(".tar")
                    ? ofShards(context, location, List.of(location))
                    : ofManifest(context, location);
        }
        if (!files.exists(location)) throw new IOException(location + ": no such file or folder; check the path");
        for (String name : MANIFESTS) {
            String file = location + "/" + name;
            if (files.isFile(file)) return ofManifest(context, file);
        }
        List<String> shards = files.files(location, ".tar");
        if (!shards.isEmpty()) {
            requireAll(location, shards);
            return ofShards(context, location, shards);
        }
        throw new IOException(
                location + ": has neither manifest.tsv nor .tar shards; Spark reads a corpus from one of" + " these");
    }

    private static RemoteCorpus ofManifest(JavaSparkContext context, String manifest) throws IOException {
        if (!manifest.endsWith(".tsv") && !manifest.endsWith(".csv"))
            throw new IOException(manifest + ": is not a manifest; give a .tsv, .csv or .tar file, or a folder");
        return new RemoteCorpus(context, manifest, Corpus.parse(new RemoteFiles(context).read(manifest), manifest));
    }

    private static RemoteCorpus ofShards(JavaSparkContext context, String location, List<String> shards)
            throws IOException {
        RemoteFiles files = new RemoteFiles(context);
        List<Utterance> utterances = new ArrayList<>();
        for (String shard : shards) {
            for (Utterance u : manifestOf(files, shard).utterances()) {
                Map<String, String> more = new LinkedHashMap<>(u.more());
                more.put(Clip.SHARD, shard);
                utterances.add(new Utterance(u.file(), u.label(), u.speaker(), u.split(), more));
            }
        }
        Path root = Path.of(location.substring(location.lastIndexOf('/') + 1));
        return new RemoteCorpus(context, null, new Corpus(root, utterances));
    }

    /** The names that corpus pack gives say how many shards there are. */
    private static void requireAll(String folder, List<String> shards) throws IOException {
        Matcher name = SHARD_NAME.matcher(shards.get(0));
        if (name.find() && Integer.parseInt(name.group(1)) != shards.size())
            throw new IOException(folder + ": has " + shards.size() + " of " + Integer.parseInt(name.group(1))
                    + " shards; copy the others as well, or pack the corpus again");
    }

    private static Corpus manifestOf(RemoteFiles files, String shard) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(files.open(shard))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = ShardClips.plain(entry.getName());
                if (MANIFESTS.contains(name)) return Corpus.parse(tar.readAllBytes(), shard + "/" + name);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(shard + ": is not a tar file, or is damaged: " + e.getMessage(), e);
        }
        throw new IOException(shard + ": has no manifest.tsv in it; make shards with corpus pack");
    }

    /** All of it; to choose from. */
    public Corpus corpus() {
        return corpus;
    }

    /** With fewer utterances, or with other labels. */
    public RemoteCorpus choose(UnaryOperator<Corpus> choice) {
        return new RemoteCorpus(context, manifest, choice.apply(corpus));
    }

    /**
     * The sound of one clip, read here and not on an executor.
     *
     * @param index its number in {@link #corpus}
     * @throws IOException if it cannot be read
     */
    public Sound sound(int index) throws IOException {
        Iterator<Clip> one = List.of(clip(index)).iterator();
        Iterator<Heard> heard = manifest == null ? new ShardClips(one, files) : new LooseClips(one, files);
        return heard.next().soundOrFault();
    }

    RemoteFiles files() {
        return files;
    }

    JavaSparkContext context() {
        return context;
    }

    /** The sounds, read on the executors, of a task never more than one at a time; shard by shard if there are any. */
    JavaRDD<Heard> sounds() {
        RemoteFiles everywhere = files;
        if (manifest == null) {
            List<List<Clip>> shards = List.copyOf(byShard());
            return context.parallelize(shards, shards.size()).mapPartitions(part -> flat(part, everywhere));
        }
        List<Clip> clips = new ArrayList<>(clips());
        int tasks = Math.max(
                Math.min(clips.size(), 2 * context.defaultParallelism()),
                (clips.size() + CLIPS_OF_TASK - 1) / CLIPS_OF_TASK);
        return context.parallelize(clips, tasks).mapPartitions(part -> new LooseClips(part, everywhere));
    }

    private static Iterator<Heard> flat(Iterator<List<Clip>> shards, RemoteFiles files) {
        // each partition has one shard
        return new ShardClips(shards.next().iterator(), files);
    }

    private List<Clip> clips() {
        return IntStream.range(0, corpus.size()).mapToObj(this::clip).toList();
    }

    Clip clip(int index) {
        Utterance u = corpus.utterances().get(index);
        String shard = u.more().get(Clip.SHARD);
        String path = u.more().get(Corpus.PATH);
        return Clip.of(index, u, manifest == null ? shard : RemoteFiles.beside(manifest, path));
    }

    private Collection<List<Clip>> byShard() {
        Map<String, List<Clip>> shards = new HashMap<>();
        for (Clip clip : clips())
            shards.computeIfAbsent(clip.location(), name -> new ArrayList<>()).add(clip);
        return shards.values();
    }
}
