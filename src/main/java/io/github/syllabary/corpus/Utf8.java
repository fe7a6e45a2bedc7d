package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole text files, with an error that says where they are not UTF-8 or no text at all. */
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
        if (result.isError())
            throw new IOException(at(bytes, in.position(), name) + "byte 0x"
                    + String.format("%02X", bytes[in.position()]) + " is not UTF-8; save the file as UTF-8");
        // they would go on into messages and names of files
        for (int i = 0; i < bytes.length; i++)
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t' && bytes[i] != '\n' && bytes[i] != '\r')
                throw new IOException(at(bytes, i, name) + "the control character 0x" + String.format("%02X", bytes[i])
                        + " does not belong into text; take it out");
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String at(byte[] bytes, int position, String name) {
        int line = 1;
        for (int i = 0; i < position; i++) if (bytes[i] == '\n') line++;
        return name + " line " + line + ": ";
    }
}
