package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole text files, with an error that says where they are not UTF-8. */
final class Utf8 {
    private Utf8() {}

    /** The text without a byte order mark. */
    static String read(Path file) throws IOException {
        return decode(Files.readAllBytes(file), file.toString());
    }

    /** As {@link #read}; {@code name} stands in error messages. */
    static String decode(byte[] bytes, String name) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports malformed input when used this way
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) if (bytes[i] == '\n') line++;
            throw new IOException(name + " line " + line + ": byte 0x" + String.format("%02X", bytes[in.position()])
                    + " is not UTF-8; save the file as UTF-8");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
