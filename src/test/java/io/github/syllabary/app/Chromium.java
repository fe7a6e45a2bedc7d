package io.github.syllabary.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, driven by its DevTools protocol.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">the protocol</a>
 */
final class Chromium implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    /** What the page complained of: exceptions, console errors, loads that failed. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    /** Every address that was asked for. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private int sent;

    private Chromium(Path program, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox", // which root may not have
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-audio-output", // sound plays in its own time, without a device
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.txt").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        await("Chromium to listen", () -> Files.exists(port) && Files.size(port) > 0);
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
        JsonElement pages =
                JsonParser.parseString(http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                        .body());
        JsonObject page = pages.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(p -> p.get("type").getAsString().equals("page"))
                .findFirst()
                .orElseThrow();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page.get("webSocketDebuggerUrl").getAsString()), new Ear())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) send(domain + ".enable", "{}");
    }

    /** The program, if this machine has it. */
    static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param profile an empty folder of its own
     */
    static Chromium start(Path program, Path profile) throws Exception {
        return new Chromium(program, profile);
    }

    /** Opens a page and waits until all of it is there. */
    void open(Path file) throws Exception {
        complaints.clear();
        requests.clear();
        loaded = new CompletableFuture<>();
        send("Page.navigate", "{\"url\": \"" + file.toUri() + "\"}");
        loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** What an expression gives, promises awaited; clicks and play count as the user's. */
    JsonElement ask(String expression) throws Exception {
        JsonObject call = new JsonObject();
        call.addProperty("expression", expression);
        call.addProperty("awaitPromise", true);
        call.addProperty("returnByValue", true);
        call.addProperty("userGesture", true);
        JsonObject answer = send("Runtime.evaluate", call.toString());
        if (answer.has("exceptionDetails")) throw new AssertionError(expression + "\n" + answer);
        return answer.getAsJsonObject("result").get("value");
    }

    /** A screen so wide and high in CSS pixels; a phone's has two dots for each and fingers. */
    void screen(int width, int height, boolean phone) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\": %d, \"height\": %d, \"deviceScaleFactor\": %d, \"mobile\": %b}"
                        .formatted(width, height, phone ? 2 : 1, phone));
    }

    /**
     * @param medium screen or print
     * @param scheme light or dark
     */
    void media(String medium, String scheme) throws Exception {
        send(
                "Emulation.setEmulatedMedia",
                "{\"media\": \"%s\", \"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"%s\"}, "
                                .formatted(medium, scheme)
                        + "{\"name\": \"prefers-reduced-motion\", \"value\": \"reduce\"}]}");
    }

    /** The page on paper, in base 64. */
    String pdf() throws Exception {
        return send("Page.printToPDF", "{\"printBackground\": true}")
                .get("data")
                .getAsString();
    }

    JsonObject send(String method, String parameters) throws Exception {
        int id = ++sent;
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText("{\"id\": %d, \"method\": \"%s\", \"params\": %s}".formatted(id, method, parameters), true)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        JsonObject all = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (all.has("error")) throw new IOException(method + ": " + all.get("error"));
        return all.getAsJsonObject("result");
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > end) throw new AssertionError("waited in vain for " + what);
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws Exception {
        List<ProcessHandle> all = new ArrayList<>();
        try (Stream<ProcessHandle> children = process.descendants()) {
            children.forEach(all::add);
        }
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Puts messages together and gives them to whom they are for. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard(JsonParser.parseString(text.toString()).getAsJsonObject());
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, part, last);
        }

        private void heard(JsonObject message) {
            if (message.has("id")) {
                answers.remove(message.get("id").getAsInt()).complete(message);
                return;
            }
            JsonObject what = message.getAsJsonObject("params");
            switch (message.get("method").getAsString()) {
                case "Page.loadEventFired" -> loaded.complete(null);
                case "Network.requestWillBeSent" ->
                    requests.add(what.getAsJsonObject("request").get("url").getAsString());
                case "Network.loadingFailed" -> complaints.add("a load failed: " + what);
                case "Runtime.exceptionThrown" -> complaints.add("exception: " + what);
                case "Runtime.consoleAPICalled", "Log.entryAdded" -> complaints.add(what.toString());
                default -> {}
            }
        }
    }
}
