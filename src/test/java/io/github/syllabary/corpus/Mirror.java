package io.github.syllabary.corpus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine, good or bad, that serves bytes under paths. */
final class Mirror implements AutoCloseable {
    /** What a request meets; null serves the file as a good server does. */
    interface Manner {
        /** @return whether the request was answered */
        boolean answer(HttpExchange exchange, byte[] file, int request) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private volatile Manner manner = (exchange, file, request) -> false;
    private volatile String tag = "\"one\"";
    private int requests;

    Mirror() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    Mirror put(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    Mirror behave(Manner how) {
        manner = how;
        return this;
    }

    Mirror tag(String newTag) {
        tag = newTag;
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    URI uri(String path) {
        return URI.create(address() + path);
    }

    /** The ranges that were asked for, a dash where none was. */
    List<String> ranges() {
        return ranges;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] file = files.get(exchange.getRequestURI().getPath());
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "-" : range);
        int request;
        synchronized (this) {
            request = requests++;
        }
        try (exchange) {
            if (manner.answer(exchange, file, request)) return;
            if (file == null) exchange.sendResponseHeaders(404, -1);
            else serve(exchange, file, file.length);
        }
    }

    /** Serves the file or the rest that is asked for, but breaks off before {@code until}. */
    void serve(HttpExchange exchange, byte[] file, int until) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        boolean partial =
                range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = partial ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (tag.length() > 0) exchange.getResponseHeaders().set("ETag", tag);
        if (partial)
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        exchange.sendResponseHeaders(partial ? 206 : 200, file.length - from);
        OutputStream out = exchange.getResponseBody();
        out.write(Arrays.copyOfRange(file, from, Math.max(from, Math.min(until, file.length))));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
