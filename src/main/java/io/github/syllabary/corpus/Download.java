package io.github.syllabary.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Downloads a file, and goes on where an earlier attempt was broken off, be it in this run or in one that was killed.
 *
 * <p>What has arrived stands in {@code NAME.part}, with the server's mark of its version in {@code NAME.part.tag}; only
 * a file of the right length and checksum gets the name. Without such a mark, or from a server that does not resume,
 * an attempt begins at the beginning.
 */
final class Download {
    /** Told what has arrived. */
    interface Listener {
        /** @param ofBytes −1 if the server does not say */
        void arrived(long bytes, long ofBytes);
    }

    /**
     * @param stallMillis how long a server may be silent
     * @param attempts without a byte arriving, before giving up
     * @param pauseMillis before the second attempt; twice as long before each further one
     */
    record Patience(int stallMillis, int attempts, int pauseMillis) {
        static final Patience USUAL = new Patience(30_000, 5, 1000);
    }

    /** Another attempt would end the same. */
    private static final class Final extends IOException {
        private static final long serialVersionUID = 1;

        Final(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final int MOST_REDIRECTS = 10;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int TOO_MANY = 429;

    private final URI from;
    private final Path file;
    private final Path part;
    private final Path tag;
    private final long expected;
    private final String sha256;
    private final Patience patience;
    private final Listener listener;

    private Download(URI from, Path file, long expected, String sha256, Patience patience, Listener listener) {
        this.from = from;
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.tag = file.resolveSibling(file.getFileName() + ".part.tag");
        this.expected = expected;
        this.sha256 = sha256;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * Downloads, unless the file is there: a file under its name is whole.
     *
     * @param expected length in bytes, 0 if not known
     * @param sha256 in hexadecimal, or null
     * @throws IOException one sentence: what happened, and what to do
     */
    static void to(Path file, URI from, long expected, String sha256, Patience patience, Listener listener)
            throws IOException {
        if (Files.isRegularFile(file)) return;
        new Download(from, file, expected, sha256, patience, listener).run();
    }

    private void run() throws IOException {
        long before = arrived();
        for (int failures = 0; ; ) {
            try {
                transfer();
                break;
            } catch (Final e) {
                throw e;
            } catch (IOException e) {
                // a slow line that is often cut still gets there
                failures = arrived() > before ? 1 : failures + 1;
                before = arrived();
                if (failures >= patience.attempts) {
                    throw new IOException(
                            from + " could not be downloaded (" + why(e) + "); what has arrived is kept, and the same"
                                    + " command goes on from there",
                            e);
                }
                pause(failures);
            }
        }
        check();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(tag);
    }

    private static String why(IOException e) {
        if (e instanceof java.net.SocketTimeoutException) return "the server stopped answering";
        if (e instanceof java.net.UnknownHostException) return "no host " + e.getMessage();
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void pause(int failures) throws IOException {
        try {
            Thread.sleep((long) patience.pauseMillis << Math.min(failures - 1, 6));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while downloading " + from, e);
        }
    }

    private long arrived() throws IOException {
        return Files.isRegularFile(part) ? Files.size(part) : 0;
    }

    private void transfer() throws IOException {
        long have = Files.isRegularFile(tag) ? arrived() : 0;
        HttpURLConnection connection = open(have);
        try {
            int code = connection.getResponseCode();
            if (code == RANGE_NOT_SATISFIABLE) {
                Files.deleteIfExists(part);
                throw new IOException("the server has less than what has arrived");
            }
            if (code == PARTIAL && !startsAt(connection.getHeaderField("Content-Range"), have)) {
                Files.deleteIfExists(part);
                throw new IOException("the server answered with another part than asked for");
            }
            if (code != HttpURLConnection.HTTP_OK && code != PARTIAL) throw refusal(code);
            if (code == HttpURLConnection.HTTP_OK) have = 0;
            long length = connection.getContentLengthLong();
            long all = length < 0 ? -1 : have + length;
            if (expected > 0 && all >= 0 && all != expected) throw otherLength(all);
            if (code == HttpURLConnection.HTTP_OK) remember(connection);
            receive(connection, have, all);
        } finally {
            connection.disconnect();
        }
    }

    private IOException refusal(int code) {
        boolean passing = code >= 500 || code == TOO_MANY || code == HttpURLConnection.HTTP_CLIENT_TIMEOUT;
        if (passing) return new IOException("the server answered " + code);
        String mend = code == HttpURLConnection.HTTP_NOT_FOUND || code == HttpURLConnection.HTTP_GONE
                ? "it is not there any more; give another place with --from"
                : "give another place with --from";
        return new Final(from + ": the server answered " + code + "; " + mend, null);
    }

    private IOException otherLength(long all) throws IOException {
        Files.deleteIfExists(part);
        return new Final(
                from + " has " + all + " bytes, but the catalogue says " + expected
                        + "; it was changed or is something else, so nothing of it is used",
                null);
    }

    /** Follows redirections itself, to see loops and to refuse to go from https to http. */
    private HttpURLConnection open(long have) throws IOException {
        Set<URI> seen = new LinkedHashSet<>();
        URI at = from;
        while (seen.add(at) && seen.size() <= MOST_REDIRECTS) {
            boolean web = "http".equals(at.getScheme()) || "https".equals(at.getScheme());
            boolean weaker = "https".equals(from.getScheme()) && !"https".equals(at.getScheme());
            if (!web || weaker) throw new Final(from + " leads to " + at + ", which is not followed", null);
            HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(patience.stallMillis);
            connection.setReadTimeout(patience.stallMillis);
            connection.setRequestProperty("User-Agent", "syllabary");
            connection.setRequestProperty("Accept-Encoding", "identity");
            if (have > 0) {
                connection.setRequestProperty("Range", "bytes=" + have + "-");
                connection.setRequestProperty("If-Range", Files.readString(tag));
            }
            int code = connection.getResponseCode();
            if (code < 300 || code >= 400 || code == HttpURLConnection.HTTP_NOT_MODIFIED) return connection;
            String location = connection.getHeaderField("Location");
            connection.disconnect();
            try {
                at = at.resolve(location);
            } catch (RuntimeException e) {
                throw new Final(from + " leads to '" + location + "', which is no address", e);
            }
        }
        throw new Final(
                from + " leads from one address to the next without end (" + seen.size()
                        + " of them); give another place with --from",
                null);
    }

    private static boolean startsAt(String contentRange, long have) {
        return contentRange != null && contentRange.startsWith("bytes " + have + "-");
    }

    /** What the server must still have for a later attempt to go on; a weak tag does not promise the same bytes. */
    private void remember(HttpURLConnection connection) throws IOException {
        String mark = connection.getHeaderField("ETag");
        if (mark == null || mark.startsWith("W/")) mark = connection.getHeaderField("Last-Modified");
        Files.deleteIfExists(tag); // before the part shrinks: a tag must never stand beside other bytes
        if (Files.isRegularFile(part)) Files.delete(part);
        if (mark != null) Files.writeString(tag, mark);
    }

    private void receive(HttpURLConnection connection, long have, long all) throws IOException {
        long at = have;
        try (InputStream in = connection.getInputStream();
                FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                write(out, ByteBuffer.wrap(buffer, 0, n), at, all);
                at += n;
                if (expected > 0 && at > expected) throw otherLength(at);
                listener.arrived(at, all < 0 && expected > 0 ? expected : all);
            }
        }
        if (all >= 0 && at < all) throw new IOException("the connection broke off at " + at + " of " + all + " bytes");
    }

    private void write(FileChannel out, ByteBuffer bytes, long at, long all) throws IOException {
        try {
            while (bytes.hasRemaining()) at += out.write(bytes, at);
        } catch (IOException e) {
            throw new Final(
                    part + " cannot be written (" + e.getMessage() + ")"
                            + (all > at ? "; " + (all - at) / 1_000_000 + " MB are still to come" : "")
                            + "; make room or choose another folder with --to, then the same command goes on",
                    e);
        }
    }

    /** Of the whole file, whatever the connection said. */
    private void check() throws IOException {
        long length = arrived();
        if (expected > 0 && length != expected) throw otherLength(length);
        if (sha256 == null) return;
        String is = sha256(part);
        if (is.equals(sha256)) return;
        Files.delete(part);
        Files.deleteIfExists(tag);
        throw new IOException(from + " has the SHA-256 " + is + ", but the catalogue says " + sha256
                + "; it was changed or damaged on the way, so nothing of it is used");
    }

    static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
