package io.github.syllabary.corpus;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Goes through an archive from a foreign place: {@code .tar}, {@code .tar.gz}, {@code .zip}, or the data of a Debian
 * package. Names that lead out of it are refused, links and devices passed over, and what grows out of all proportion
 * when unpacked is given up.
 */
final class Unpacking {
    /** Told of each file. */
    interface Visitor {
        /**
         * @param name below the archive's root
         * @param in its bytes, to be read before the method returns or not at all
         */
        void file(String name, InputStream in) throws IOException;
    }

    /** Sound packs to a tenth at best, lists to a twentieth; a bomb to a thousandth. */
    private static final long MOST_GROWTH = 100;

    private static final long ALWAYS_ALLOWED = 16L << 20;
    private static final int MOST_ENTRIES = 2_000_000;

    private Unpacking() {}

    static void visit(Path archive, Visitor visitor) throws IOException {
        String name = archive.getFileName().toString();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
            long most = most(archive);
            if (name.endsWith(".deb")) visitPackage(archive, file, most, visitor);
            else if (name.endsWith(".zip")) {
                visit(archive, new ZipArchiveInputStream(new Counted(file, Long.MAX_VALUE)), most, visitor);
            } else {
                InputStream plain = name.endsWith(".tar") ? file : new GzipCompressorInputStream(file, true);
                visit(archive, new TarArchiveInputStream(new Counted(plain, most), "UTF-8"), most, visitor);
            }
        } catch (NoClassDefFoundError e) {
            throw new IOException(
                    "cannot unpack " + archive + ": add org.apache.commons:commons-compress and org.tukaani:xz to the"
                            + " class path",
                    e);
        }
    }

    private static long most(Path archive) throws IOException {
        return ALWAYS_ALLOWED + MOST_GROWTH * Files.size(archive);
    }

    /** What comes unpacked out of an archive, until it is out of all proportion. */
    static InputStream bounded(InputStream unpacked, Path archive) throws IOException {
        return new Counted(unpacked, most(archive));
    }

    private static void visitPackage(Path archive, InputStream file, long most, Visitor visitor) throws IOException {
        ArArchiveInputStream parts = new ArArchiveInputStream(file);
        for (ArchiveEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
            if (!part.getName().startsWith("data.tar")) continue;
            InputStream plain = part.getName().endsWith(".xz")
                    ? new XZCompressorInputStream(parts)
                    : new GzipCompressorInputStream(parts, true);
            visit(archive, new TarArchiveInputStream(new Counted(plain, most), "UTF-8"), most, visitor);
            return;
        }
        throw damaged(archive, "it is no Debian package", null);
    }

    private static void visit(Path archive, ArchiveInputStream<?> in, long most, Visitor visitor) throws IOException {
        int entries = 0;
        Counted bytes = new Counted(in, most);
        while (true) {
            ArchiveEntry entry;
            try {
                entry = in.getNextEntry();
            } catch (TooMuch e) {
                throw damaged(archive, e.getMessage(), e);
            } catch (IOException | RuntimeException e) {
                // Commons Compress answers damage with unchecked exceptions as well
                throw damaged(archive, "" + e.getMessage(), e);
            }
            if (entry == null) break;
            if (++entries > MOST_ENTRIES) throw damaged(archive, "it has millions of entries", null);
            if (entry.isDirectory() || entry instanceof TarArchiveEntry tar && !(tar.isFile() && plain(tar))) continue;
            String name = EntryName.checked(entry.getName(), archive);
            try {
                visitor.file(name, bytes);
            } catch (TooMuch | RuntimeException e) {
                throw damaged(archive, "" + e.getMessage(), e);
            }
        }
        if (entries == 0) throw damaged(archive, "it holds nothing", null);
    }

    private static boolean plain(TarArchiveEntry entry) {
        return !entry.isSymbolicLink() && !entry.isLink() && !entry.isSparse() && !entry.isGlobalPaxHeader();
    }

    private static IOException damaged(Path archive, String how, Throwable cause) {
        return new IOException(
                archive + " cannot be unpacked (" + how + "); remove it, and the same command downloads" + " it again",
                cause);
    }

    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;

        TooMuch(long most) {
            super("unpacked it would be more than " + (most >> 20) + " MB, out of all proportion");
        }
    }

    /** Ends a stream that does not end. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private long read;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) count(1);
            return b;
        }

        @Override
        public int read(byte[] b, int at, int n) throws IOException {
            int some = super.read(b, at, n);
            if (some > 0) count(some);
            return some;
        }

        private void count(int n) throws IOException {
            read += n;
            if (read > most) throw new TooMuch(most);
        }

        @Override
        public void close() {
            // an entry's reader must not close the archive
        }
    }
}
