package io.github.syllabary.spark;

import io.github.syllabary.audio.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

/** Reads clips that are a file each, one at a time. */
final class LooseClips implements Iterator<Heard> {
    private final Iterator<Clip> clips;
    private final RemoteFiles files;
    private String location;
    private Sound whole;

    LooseClips(Iterator<Clip> clips, RemoteFiles files) {
        this.clips = clips;
        this.files = files;
    }

    @Override
    public boolean hasNext() {
        return clips.hasNext();
    }

    @Override
    public Heard next() {
        Clip clip = clips.next();
        return Heard.of(clip, () -> sound(clip.location()));
    }

    // neighbours are often parts of one recording
    private Sound sound(String wanted) throws IOException {
        if (wanted.equals(location)) return whole;
        location = null;
        whole = Sound.read(new ByteArrayInputStream(files.read(wanted)), wanted);
        location = wanted;
        return whole;
    }
}
