package io.github.syllabary.audio;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Names what is not read here, by its first bytes, so that a message can say what was given instead. */
final class FileKind {
    /** Offset and characters, and what they mean. */
    private static final Map<String, String> MARKS = new LinkedHashMap<>();

    static {
        MARKS.put("0RIFX", "a big-endian WAV file");
        MARKS.put("8AVI ", "an AVI video");
        MARKS.put("8WEBP", "a WebP picture");
        MARKS.put("4ftypM4A", "an M4A file (AAC or ALAC)");
        MARKS.put("4ftypqt", "a QuickTime video");
        MARKS.put("4ftyp", "an MP4 file");
        MARKS.put("0\u001aE\u00df\u00a3", "a Matroska or WebM file");
        MARKS.put("00&\u00b2u\u008ef\u00cf\u0011", "a Windows Media file");
        MARKS.put("0ADIF", "an AAC file");
        MARKS.put("0#!AMR", "an AMR file");
        MARKS.put("0caff", "a Core Audio file");
        MARKS.put("0wvpk", "a WavPack file");
        MARKS.put("0MAC ", "a Monkey's Audio file");
        MARKS.put("0MThd", "a MIDI file");
        MARKS.put("0NIST_1A", "a NIST SPHERE file");
        MARKS.put("0%PDF", "a PDF document");
        MARKS.put("0PK\u0003\u0004", "a ZIP archive");
        MARKS.put("0PK\u0005\u0006", "an empty ZIP archive");
        MARKS.put("0Rar!", "a RAR archive");
        MARKS.put("07z\u00bc\u00af", "a 7z archive");
        MARKS.put("0\u001f\u008b", "a gzip archive");
        MARKS.put("0BZh", "a bzip2 archive");
        MARKS.put("0\u00fd7zXZ", "an xz archive");
        MARKS.put("257ustar", "a tar archive");
        MARKS.put("0\u0089PNG", "a PNG picture");
        MARKS.put("0\u00ff\u00d8\u00ff", "a JPEG picture");
        MARKS.put("0GIF8", "a GIF picture");
        MARKS.put("0\u007fELF", "a program");
        MARKS.put("0SQLite", "a database");
        MARKS.put("0-----BEGIN PGP", "an encrypted file (PGP)");
        MARKS.put("0Salted__", "an encrypted file (OpenSSL)");
        MARKS.put("0age-encryption", "an encrypted file (age)");
        MARKS.put("0version https://git-lfs", "a pointer of Git LFS without the file (git lfs pull brings it)");
    }

    private FileKind() {}

    /** With its article; empty if it cannot be told. */
    static String of(byte[] b) {
        String text = new String(b, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> mark : MARKS.entrySet()) {
            String key = mark.getKey();
            int digits = key.startsWith("257") ? 3 : 1;
            if (text.startsWith(key.substring(digits), Integer.parseInt(key.substring(0, digits))))
                return mark.getValue();
        }
        if (text.startsWith("OggS")) return ogg(text);
        // the ADTS header has the sync word of MP3 with layer 0
        if (b.length > 1 && b[0] == -1 && (b[1] & 0xf6) == 0xf0) return "an AAC file";
        if (b.length > 1 && b[0] == -1 && (b[1] & 0xfc) == 0xfc) return "MPEG audio of layer 1 or 2";
        return text(text);
    }

    private static String ogg(String text) {
        if (text.contains("OpusHead")) return "Ogg Opus";
        if (text.contains("Speex")) return "Ogg Speex";
        if (text.contains("\u007fFLAC")) return "FLAC within Ogg";
        if (text.contains("theora")) return "an Ogg video";
        return "an Ogg file of unknown content";
    }

    private static String text(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html"))
            return "a web page (perhaps an error page that was saved)";
        if (start.startsWith("<?xml")) return "an XML document";
        boolean plain = text.length() >= 8;
        for (int i = 0; i < text.length() && plain; i++)
            plain = text.charAt(i) >= ' ' || text.charAt(i) == '\n' || text.charAt(i) == '\r' || text.charAt(i) == '\t';
        return plain ? "text" : "";
    }
}
