import io.github.syllabary.audio.Sound;
import java.nio.file.Path;

/** How fast one thread reads sound files: java -cp "$(ls target/syllabary-*-app.jar)" tools/DecodeSpeed.java FILE... */
class DecodeSpeed {
    private static final long SECOND = 1_000_000_000;

    public static void main(String[] files) throws Exception {
        for (String name : files) {
            Path file = Path.of(name);
            read(file, 3);
            double best = 0;
            for (int round = 0; round < 3; round++) best = Math.max(best, read(file, 1));
            double seconds = Sound.read(file).seconds();
            System.out.printf("%s: %.1f s, %.0f files a second, %.0f times real time%n", name, seconds, best, best * seconds);
        }
    }

    /** Files a second, by the processor's time for this thread, so that other work does not count. */
    private static double read(Path file, int seconds) throws Exception {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        int n = 0;
        long taken = 0;
        for (; taken < seconds * SECOND; n++) {
            Sound.read(file);
            taken = threads.getCurrentThreadCpuTime() - begin;
        }
        return n * (double) SECOND / taken;
    }
}
