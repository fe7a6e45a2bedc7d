package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final Download.Patience QUICK = new Download.Patience(400, 3, 1);

    @TempDir
    Path folder;

    private final byte[] bytes = new byte[300_000];
    private Mirror mirror;
    private Path file;

    @BeforeEach
    void serve() throws IOException {
        new Random(1).nextBytes(bytes);
        mirror = new Mirror().put("/a.bin", bytes);
        file = folder.resolve("a.bin");
    }

    @AfterEach
    void stop() {
        mirror.close();
    }

    @Test
    void aFileArrivesWholeAndIsNotAskedForAgain() throws IOException {
        get(bytes.length, sha(bytes));
        get(bytes.length, sha(bytes));
        assertWhole();
        assertEquals(1, mirror.ranges().size());
    }

    @Test
    void aBrokenConnectionGoesOnWhereItBroke() throws IOException {
        mirror.behave((x, f, request) -> breakOff(x, f, 100_000 * (request + 1)));
        get(bytes.length, sha(bytes));
        assertWhole();
        assertEquals(List.of("-", "bytes=100000-", "bytes=200000-"), mirror.ranges());
    }

    @Test
    void aLaterRunGoesOnWhereAnEarlierGaveUp() throws IOException {
        mirror.behave((x, f, request) -> request == 0 ? breakOff(x, f, 123_456) : refuse(x, 503));
        String fault = fault(bytes.length, null);
        assertTrue(fault.contains("the server answered 503"), fault);
        assertTrue(fault.endsWith("what has arrived is kept, and the same command goes on from there"), fault);
        assertFalse(Files.exists(file));
        mirror.behave((x, f, request) -> false);
        get(bytes.length, sha(bytes));
        assertWhole();
        assertEquals("bytes=123456-", mirror.ranges().get(mirror.ranges().size() - 1));
    }

    @Test
    void aFileThatChangedMeanwhileIsBegunAnew() throws IOException {
        mirror.behave((x, f, request) -> request == 0 ? breakOff(x, f, 100_000) : refuse(x, 503));
        fault(0, null);
        Arrays.fill(bytes, (byte) 7);
        mirror.tag("\"two\"").behave((x, f, request) -> false);
        get(0, null);
        assertWhole();
    }

    @Test
    void withoutATagThereIsNothingToGoOnWith() throws IOException {
        mirror.tag("").behave((x, f, request) -> request == 0 && breakOff(x, f, 100_000));
        get(bytes.length, sha(bytes));
        assertWhole();
        assertEquals(List.of("-", "-"), mirror.ranges());
    }

    @Test
    void aServerThatFallsSilentIsAskedAgain() throws IOException {
        mirror.behave((x, f, request) -> {
            if (request > 0) return false;
            mirror.serve(x, f, 50_000);
            sleep(900);
            return true;
        });
        get(bytes.length, sha(bytes));
        assertWhole();
        assertEquals(List.of("-", "bytes=50000-"), mirror.ranges());
    }

    @Test
    void aServerThatStaysSilentIsGivenUp() {
        mirror.behave((x, f, request) -> {
            sleep(900);
            return true;
        });
        String fault = fault(0, null);
        assertTrue(fault.contains("could not be downloaded (the server stopped answering)"), fault);
    }

    @Test
    void anotherLengthOrChecksumThanTheCataloguesIsRefused() {
        String length = fault(bytes.length + 1, null);
        assertTrue(length.endsWith("has 300000 bytes, but the catalogue says 300001; it was changed or is something"
                + " else, so nothing of it is used"));
        String sum = fault(bytes.length, "00");
        assertTrue(sum.contains("but the catalogue says 00; it was changed or damaged on the way"), sum);
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void redirectionsAreFollowed() throws IOException {
        mirror.behave((x, f, request) -> x.getRequestURI().getPath().equals("/moved") && redirect(x, "a.bin"));
        Download.to(file, mirror.uri("/moved"), bytes.length, sha(bytes), QUICK, (n, of) -> {});
        assertWhole();
    }

    @Test
    void redirectionsWithoutEndOrToElsewhereAreNot() {
        mirror.behave((x, f, request) -> redirect(x, request % 2 == 0 ? "/b" : "/a.bin"));
        String loop = fault(0, null);
        assertTrue(loop.endsWith(
                "leads from one address to the next without end (2 of them); give another place with" + " --from"));
        mirror.behave((x, f, request) -> redirect(x, "/" + request));
        assertTrue(fault(0, null).contains("without end (11 of them)"));
        mirror.behave((x, f, request) -> redirect(x, "file:///etc/passwd"));
        assertTrue(fault(0, null).endsWith("leads to file:///etc/passwd, which is not followed"));
    }

    @Test
    void aMissingFileIsNotAskedForTwice() {
        String fault = assertThrows(
                        IOException.class, () -> Download.to(file, mirror.uri("/none"), 0, null, QUICK, (n, of) -> {}))
                .getMessage();
        assertTrue(fault.endsWith(
                "/none: the server answered 404; it is not there any more; give another place with" + " --from"));
        assertEquals(1, mirror.ranges().size());
    }

    @Test
    void aFullDiskIsSaid() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full on this system");
        Files.createSymbolicLink(folder.resolve("a.bin.part"), full);
        String fault = fault(0, null);
        assertTrue(fault.contains("a.bin.part cannot be written (No space left on device)"), fault);
        assertTrue(
                fault.endsWith("make room or choose another folder with --to, then the same command goes on"), fault);
        assertFalse(Files.exists(file));
    }

    private void get(long length, String sha256) throws IOException {
        Download.to(file, mirror.uri("/a.bin"), length, sha256, QUICK, (n, of) -> {});
    }

    private String fault(long length, String sha256) {
        return assertThrows(IOException.class, () -> get(length, sha256)).getMessage();
    }

    private void assertWhole() throws IOException {
        assertArrayEquals(bytes, Files.readAllBytes(file));
        assertEquals(1, folder.toFile().list().length, "nothing is left beside it");
    }

    private String sha(byte[] of) throws IOException {
        Path copy = Files.createTempFile("sha", "");
        Files.write(copy, of);
        try {
            return Download.sha256(copy);
        } finally {
            Files.delete(copy);
        }
    }

    private boolean breakOff(HttpExchange exchange, byte[] of, int until) throws IOException {
        mirror.serve(exchange, of, until);
        return true;
    }

    private static boolean refuse(HttpExchange exchange, int code) throws IOException {
        exchange.sendResponseHeaders(code, -1);
        return true;
    }

    private static boolean redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        return refuse(exchange, 302);
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
