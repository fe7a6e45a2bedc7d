package io.github.syllabary.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.syllabary.spotting.Detection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints finds as they come; with the name of the file where there are several. */
final class SpotReport {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final PrintWriter out;
    private final boolean named;
    private final Writings writings;
    private long finds;

    SpotReport(PrintWriter out, boolean named, Writings writings) {
        this.out = out;
        this.named = named;
        this.writings = writings;
    }

    /** The label stands last: nobody knows how wide a terminal draws 汉字. */
    void line(Path file, Detection d) {
        finds++;
        say(
                file,
                String.format(
                        Locale.ROOT, "%s  %5.1f %%  %s", clock(d.end()), 100 * d.score(), writings.shown(d.label())));
    }

    /**
     * @param file null where there is none
     */
    void json(Path file, Detection d) {
        finds++;
        Map<String, Object> object = new LinkedHashMap<>();
        if (file != null) object.put("file", file.toString());
        object.put("label", d.label());
        object.put("start", d.start());
        object.put("end", d.end());
        object.put("score", d.score());
        object.put("time", d.time());
        out.println(GSON.toJson(object));
        out.flush();
    }

    /** So far, in all recordings. */
    long finds() {
        return finds;
    }

    void nothing(Path file) {
        say(file, "nothing found");
    }

    private void say(Path file, String line) {
        out.println(named ? file + ": " + line : line);
        out.flush();
    }

    /** Minutes and seconds, 00:02.2; minutes go on above 59. */
    static String clock(double seconds) {
        long tenths = Math.round(10 * seconds);
        return String.format(Locale.ROOT, "%02d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }
}
