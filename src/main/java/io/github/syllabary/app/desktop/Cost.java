package io.github.syllabary.app.desktop;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How often the picture is painted and what the whole program takes of a processor, since this object was made. */
final class Cost {
    private final long begun = System.nanoTime();
    private final long processorAtFirst = processorNanos();
    private final long framesAtFirst;

    /**
     * @param frames painted so far
     */
    Cost(long frames) {
        framesAtFirst = frames;
    }

    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    double framesPerSecond(long frames) {
        return (frames - framesAtFirst) / Math.max(1e-3, seconds());
    }

    /** Of one processor: 1 if one was always busy. */
    double processorShare() {
        return (processorNanos() - processorAtFirst) / 1e9 / Math.max(1e-3, seconds());
    }
}
