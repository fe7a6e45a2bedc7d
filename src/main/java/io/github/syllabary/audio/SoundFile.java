package io.github.syllabary.audio;

import java.io.IOException;

/** Tells formats apart by their first bytes. */
final class SoundFile {
    private SoundFile() {}

    static SoundDecoder decoder(SoundInput in) throws IOException {
        if (!in.has(1)) throw in.error("is empty; copy or record it again");
        boolean tagged = skipTags(in);
        if (WavFile.looksLike(in)) return WavFile.open(in);
        if (AiffFile.looksLike(in)) return AiffFile.open(in);
        if (in.has(0, ".snd")) return AuFile.open(in);
        if (in.has(0, "fLaC")) return new FlacDecoder(in);
        if (in.has(0, "OggS") && in.has(28, "\u0001vorbis")) return new VorbisDecoder(in);
        int mpeg = Mp3Frames.find(in, tagged ? SoundInput.MOST_AHEAD / 2 : 1);
        if (mpeg >= 0) {
            in.skip(mpeg);
            return new Mp3Decoder(in);
        }
        String kind = tagged ? "a tag without sound" : FileKind.of(in.ahead(4096));
        throw in.error("is " + (kind.isEmpty() ? "no sound file that is known here" : kind + ", which is not read here")
                + "; convert it to WAV or FLAC");
    }

    /** ID3, which some programs put in front of formats other than MP3 too. */
    private static boolean skipTags(SoundInput in) throws IOException {
        boolean tagged = false;
        while (in.has(0, "ID3") && in.has(10)) {
            int length = 0;
            for (int i = 6; i < 10; i++) length = length << 7 | in.peek(i) & 0x7f;
            boolean footer = (in.peek(5) & 0x10) != 0;
            if (!in.skip(10L + length + (footer ? 10 : 0)))
                throw in.error("is cut off within its tag; copy or record it again");
            tagged = true;
        }
        return tagged;
    }
}
