import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what `bench --json` measured as tables between the marks in README.md; see speed.sh. */
class SpeedTables {
    private static final String BEGIN = "<!-- speed: written by tools/speed.sh -->";
    private static final String END = "<!-- end of speed -->";

    /** By work, then by Java and contestant. */
    private final Map<String, Map<String, JsonObject>> works = new LinkedHashMap<>();

    private final List<String> javas = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        SpeedTables tables = new SpeedTables();
        for (int i = 2; i < args.length; i++) tables.read(Path.of(args[i]));
        Path readme = Path.of(args[0]);
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) throw new IOException(readme + ": the marks " + BEGIN + " and " + END + " are not there");
        String section = BEGIN + "\n" + tables.networks(args[1]) + "\n" + tables.layers();
        Files.writeString(readme, text.substring(0, begin) + section + text.substring(end));
    }

    private void read(Path file) throws IOException {
        String java = file.getFileName().toString().replace(".json", "");
        javas.add(java);
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("{")) continue;
            JsonObject m = JsonParser.parseString(line).getAsJsonObject();
            String who = m.get("contestant").getAsString().split(" ")[0];
            String threads = m.get("threads").getAsString();
            String work = m.get("work").getAsString();
            // the peak is measured for one thread and for all
            works.computeIfAbsent(work.contains(": ") ? work : work + ", threads " + threads, w -> new LinkedHashMap<>())
                    .put(java + " " + who, m);
        }
    }

    private String networks(String machine) {
        StringBuilder text = new StringBuilder("Measured on " + machine + ". Milliseconds are medians, in brackets the fastest"
                + " and slowest turn; × says how many times as long the peer takes.\n\n| work | threads |");
        for (String java : javas)
            text.append(" Java ").append(java).append(" | PyTorch | ONNX Runtime |");
        text.append("\n|---|---|").append("---|---|---|".repeat(javas.size())).append('\n');
        works.forEach((work, row) -> {
            if (!isNetwork(work)) return;
            text.append("| ").append(work).append(" | ").append(any(row).get("threads")).append(" |");
            for (String java : javas) {
                text.append(' ').append(millis(row.get(java + " syllabary"))).append(" |");
                for (String peer : List.of("PyTorch", "ONNX")) text.append(' ').append(ratio(row.get(java + " " + peer))).append(" |");
            }
            text.append('\n');
        });
        return text.toString();
    }

    private String layers() {
        StringBuilder text = new StringBuilder("| one thread: GFLOP/s, share of the peak |");
        for (String java : javas) text.append(" Java ").append(java).append(" |");
        text.append("\n|---|").append("---|".repeat(javas.size())).append('\n');
        works.forEach((work, row) -> {
            if (isNetwork(work) || row.values().stream().noneMatch(m -> m.has("peakShare"))) return;
            text.append("| ").append(work).append(" |");
            for (String java : javas) text.append(' ').append(share(row.get(java + " syllabary"))).append(" |");
            text.append('\n');
        });
        return text.toString();
    }

    /** A whole network, and not a part of one. */
    private static boolean isNetwork(String work) {
        return work.contains(", batch ") || work.contains("second of a stream");
    }

    private static JsonObject any(Map<String, JsonObject> row) {
        return row.values().iterator().next();
    }

    private static String millis(JsonObject m) {
        if (m == null) return "–";
        return String.format(
                Locale.ROOT, "%.3g (%.3g to %.3g)", number(m, "medianMillis"), number(m, "fastestMillis"), number(m, "slowestMillis"));
    }

    private static String ratio(JsonObject m) {
        return m == null ? "–" : String.format(Locale.ROOT, "× %.2f", number(m, "ratio"));
    }

    private static String share(JsonObject m) {
        if (m == null || !m.has("peakShare")) return "–";
        return String.format(Locale.ROOT, "%.0f, %.0f %%", number(m, "gflops"), 100 * number(m, "peakShare"));
    }

    private static double number(JsonObject m, String name) {
        return m.get(name).getAsDouble();
    }
}
