package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of archive entries, which may be anything an archive's maker likes. */
final class EntryName {
    private EntryName() {}

    /**
     * The name below the archive's root, without {@code ./} before it.
     *
     * @throws IOException if it is absolute, climbs out with {@code ..}, or cannot be a file name here
     */
    static String checked(String name, Object archive) throws IOException {
        String plain = name.replace('\\', '/');
        while (plain.startsWith("./")) plain = plain.substring(2);
        boolean out = plain.isEmpty() || plain.startsWith("/") || plain.matches("[A-Za-z]:.*");
        for (String part : plain.split("/")) out |= part.equals("..") || part.equals(".") || part.isEmpty();
        try {
            if (!out && !Path.of(plain).isAbsolute()) return plain;
        } catch (InvalidPathException e) {
            // the sentence below says it
        }
        throw new IOException(archive + ": its entry '" + name.replaceAll("\\p{Cntrl}", "?")
                + "' points out of the archive or is no file name; nothing of it is used");
    }
}
