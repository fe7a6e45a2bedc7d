package io.github.syllabary.spotting;

import com.sun.management.ThreadMXBean;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Hours of audio through one spotter, as fast as it goes: {@code LongRun MODEL HOURS FILE...}. The recordings stand one
 * behind the other in a minute that comes again and again; what is found in the last hour must be what was found in
 * the first, later by whole hours, to the sample and to the bit of the score. Says how the heap was (by the flight
 * recorder, after a collection each hour) and what the thread allocated.
 */
final class LongRun {
    private static final int CHUNK_MILLIS = 10;

    private LongRun() {}

    private record Find(String label, long start, long end, float score) {}

    public static void main(String[] args) throws IOException {
        Recognizer model =
                Files.exists(Path.of(args[0])) ? Recognizer.load(Path.of(args[0])) : Recognizer.named(args[0]);
        int hours = Integer.parseInt(args[1]);
        int rate = model.frontEnd().sampleRate();
        float[] minute = minute(rate, Arrays.copyOfRange(args, 2, args.length));
        List<List<Find>> found = new ArrayList<>();
        for (int h = 0; h < hours; h++) found.add(new ArrayList<>(1000));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Recording recording = new Recording();
        recording.enable("jdk.GCHeapSummary");
        recording.enable("jdk.GarbageCollection");
        recording.start();
        long cpu = threads.getCurrentThreadCpuTime();
        long before = System.nanoTime();
        long[] allocated = new long[hours];
        try (WordSpotter spotter =
                WordSpotter.of(model).sampleRate(rate).threshold(0.5).build()) {
            int[] hour = {0};
            spotter.onDetection(d -> {
                long from = 3600L * rate * hour[0];
                found.get(hour[0]).add(new Find(d.label(), d.startSample() - from, d.endSample() - from, d.score()));
            });
            int chunk = rate * CHUNK_MILLIS / 1000;
            for (int h = 0; h < hours; h++) {
                hour[0] = h;
                long start = threads.getCurrentThreadAllocatedBytes();
                for (int m = 0; m < 60; m++)
                    for (int at = 0; at < minute.length; at += chunk) spotter.accept(minute, at, chunk);
                allocated[h] = threads.getCurrentThreadAllocatedBytes() - start;
                System.gc();
            }
        }
        double seconds = (System.nanoTime() - before) * 1e-9;
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpu) * 1e-9;
        recording.stop();
        System.out.printf(
                Locale.ROOT,
                "%d h of audio at %d Hz in chunks of %d ms: %.0f s, %.0f s of processor time (%.0f times real time)%n",
                hours,
                rate,
                CHUNK_MILLIS,
                seconds,
                cpuSeconds,
                3600 * hours / cpuSeconds);
        heap(recording);
        long finds = found.get(hours - 1).size();
        System.out.printf(
                Locale.ROOT,
                "allocated by the thread in the last hour: %d bytes for %d finds and %d hops%n",
                allocated[hours - 1],
                finds,
                3600 * 1000 / CHUNK_MILLIS);
        // the first minute has no minute before it
        List<Find> second = found.get(1);
        boolean same = found.get(hours - 1).equals(second);
        System.out.println("finds in the second hour " + second.size() + ", in the last " + finds + ": "
                + (same ? "the same to the sample and to the bit" : "DIFFERENT"));
        if (!same || finds == 0) System.exit(1);
    }

    private static float[] minute(int rate, String[] files) throws IOException {
        float[] minute = new float[60 * rate];
        int at = rate;
        for (String file : files) {
            float[] x = Sound.read(Path.of(file)).resample(rate).samples();
            int n = Math.min(x.length, minute.length - at);
            System.arraycopy(x, 0, minute, at, n);
            at += n;
        }
        return minute;
    }

    private static void heap(Recording recording) throws IOException {
        Path file = Files.createTempFile("long", ".jfr");
        try {
            recording.dump(file);
            List<Long> after = new ArrayList<>();
            int collections = 0;
            Duration paused = Duration.ZERO;
            for (RecordedEvent e : RecordingFile.readAllEvents(file)) {
                if (e.getEventType().getName().equals("jdk.GCHeapSummary") && "After GC".equals(e.getString("when")))
                    after.add(e.getLong("heapUsed"));
                if (e.getEventType().getName().equals("jdk.GarbageCollection")) {
                    collections++;
                    paused = paused.plus(e.getDuration("sumOfPauses"));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "flight recorder: %d collections, %d ms paused in all; heap after a collection %.2f MB first, %.2f MB"
                            + " last, %.2f to %.2f MB%n",
                    collections,
                    paused.toMillis(),
                    after.get(0) / 1e6,
                    after.get(after.size() - 1) / 1e6,
                    after.stream().mapToLong(v -> v).min().getAsLong() / 1e6,
                    after.stream().mapToLong(v -> v).max().getAsLong() / 1e6);
        } finally {
            Files.delete(file);
        }
    }
}
