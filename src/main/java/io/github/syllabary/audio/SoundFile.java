package io.github.syllabary.audio;

import java.io.IOException;

/** Tells formats apart by their first bytes. */
final class SoundFile {
    static final int MOST_BYTES = Integer.MAX_VALUE - 64;

    private SoundFile() {}

    static Sound decode(byte[] bytes, String name) throws IOException {
        if (bytes.length == 0) throw new IOException(name + ": is empty; copy or record it again");
        if (WavFile.looksLike(bytes)) return WavFile.decode(bytes, name);
        if (FlacFile.looksLike(bytes)) return FlacFile.decode(bytes, name);
        throw new IOException(name + ": is neither WAV nor FLAC" + guess(bytes) + "; convert it to WAV first");
    }

    static IOException tooLong(String name) {
        return new IOException(name + ": is longer than 2 GB; cut it into pieces");
    }

    /** Whether the characters stand at a place, read as Latin-1. */
    static boolean has(byte[] bytes, int at, String characters) {
        if (at < 0 || at > bytes.length - characters.length()) return false;
        for (int i = 0; i < characters.length(); i++) if (bytes[at + i] != (byte) characters.charAt(i)) return false;
        return true;
    }

    private static String guess(byte[] b) {
        if (has(b, 0, "OggS")) return " (it looks like Ogg)";
        if (has(b, 0, "ID3") || b.length > 1 && b[0] == -1 && (b[1] & 0xe6) == 0xe2) return " (it looks like MP3)";
        if (has(b, 4, "ftyp")) return " (it looks like MP4)";
        if (has(b, 0, "FORM")) return " (it looks like AIFF)";
        if (has(b, 0, ".snd")) return " (it looks like AU)";
        if (has(b, 0, "RIFX")) return " (it looks like a big-endian WAV)";
        return "";
    }
}
