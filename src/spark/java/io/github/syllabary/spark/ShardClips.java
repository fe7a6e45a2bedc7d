package io.github.syllabary.spark;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.evaluation.CorpusRun.SoundSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads the clips of one shard, a tar file, in one pass and in the order in which they stand there. Of a shard that
 * breaks off, the clips behind the break have the fault; so has a clip that the shard does not hold.
 */
final class ShardClips implements Iterator<Heard> {
    private final String shard;
    private final RemoteFiles files;
    private final Map<String, List<Clip>> wanted = new LinkedHashMap<>();
    private final Deque<Heard> ready = new ArrayDeque<>();
    private TarArchiveInputStream tar;

    /**
     * @param clips all of the same shard
     */
    ShardClips(Iterator<Clip> clips, RemoteFiles files) {
        this.files = files;
        String location = "";
        while (clips.hasNext()) {
            Clip clip = clips.next();
            location = clip.location();
            wanted.computeIfAbsent(plain(clip.path()), path -> new ArrayList<>())
                    .add(clip);
        }
        shard = location;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !wanted.isEmpty()) advance();
        if (wanted.isEmpty()) close();
        return !ready.isEmpty();
    }

    @Override
    public Heard next() {
        if (!hasNext()) throw new NoSuchElementException();
        return ready.remove();
    }

    private void advance() {
        try {
            if (tar == null) tar = new TarArchiveInputStream(files.open(shard));
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null) throw new IOException(shard + ": lacks this clip; pack the corpus again");
            List<Clip> clips = entry.isFile() ? wanted.get(plain(entry.getName())) : null;
            if (clips == null) return;
            byte[] bytes = whole(tar, entry);
            wanted.remove(plain(entry.getName()));
            SoundSource source = once(bytes, shard + "/" + entry.getName());
            for (Clip clip : clips) ready.add(Heard.of(clip, source));
        } catch (IOException | IllegalArgumentException e) {
            // commons-compress says IllegalArgumentException of some damaged headers
            String fault = RemoteFiles.firstLine(e);
            String named = fault.startsWith(shard) ? fault : shard + ": is damaged (" + fault + "); pack it again";
            wanted.values().forEach(clips -> clips.forEach(clip -> ready.add(new Heard(clip, null, named))));
            wanted.clear();
        }
    }

    private static byte[] whole(InputStream tar, TarArchiveEntry entry) throws IOException {
        byte[] bytes = tar.readAllBytes();
        if (bytes.length < entry.getSize()) throw new IOException("breaks off inside " + entry.getName());
        return bytes;
    }

    // decoded once, however many parts are cut from it
    private static SoundSource once(byte[] bytes, String name) {
        Sound[] sound = new Sound[1];
        return () -> {
            if (sound[0] == null) sound[0] = Sound.read(new ByteArrayInputStream(bytes), name);
            return sound[0];
        };
    }

    private void close() {
        if (tar == null) return;
        try {
            tar.close();
            tar = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As tar and manifests may write one name in two ways. */
    static String plain(String path) {
        return path.startsWith("./") ? path.substring(2) : path;
    }
}
