package io.github.syllabary.tensor;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;

/** Finds out once which kernels run and whether the processor multiplies and adds in one step. */
final class KernelChoice {
    static final boolean FMA = hasFma();
    static final Kernels PLAIN = new PlainKernels();
    static final Kernels CHOSEN = choose();
    static final SpectrumKernels PLAIN_SPECTRA = new PlainSpectra();
    static final SpectrumKernels SPECTRA =
            CHOSEN == PLAIN ? PLAIN_SPECTRA : vectorForm(SpectrumKernels.class, "VectorSpectra");
    static final ChannelKernels PLAIN_CHANNELS = new PlainChannelKernels();
    static final ChannelKernels CHANNELS =
            CHOSEN == PLAIN ? PLAIN_CHANNELS : vectorForm(ChannelKernels.class, "VectorChannelKernels");
    static final LagKernels PLAIN_LAGS = new PlainLagKernels();
    static final LagKernels LAGS = CHOSEN == PLAIN ? PLAIN_LAGS : vectorForm(LagKernels.class, "VectorLagKernels");

    private KernelChoice() {}

    private static Kernels choose() {
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        // without fused multiply-add the processor is an old one, and the vectors are written with it
        if (!module || !FMA || "plain".equals(System.getProperty("syllabary.kernels"))) return PLAIN;
        try {
            Kernels vector = vectorForm(Kernels.class, "VectorKernels");
            return vector.panelWidth() >= 8 ? vector : PLAIN;
        } catch (IllegalStateException | LinkageError e) {
            return PLAIN;
        }
    }

    /** By name, since the class does not link where the module is absent. */
    private static <K> K vectorForm(Class<K> type, String name) {
        try {
            return type.cast(Class.forName("io.github.syllabary.tensor." + name)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /**
     * {@code Math.fma} without the instruction is computed in big decimals, about a hundred times
     * slower than a loop, so HotSpot is asked first.
     */
    private static boolean hasFma() {
        try {
            Class<?> type = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
            Object bean = ManagementFactory.getPlatformMXBean(type.asSubclass(PlatformManagedObject.class));
            Object option = type.getMethod("getVMOption", String.class).invoke(bean, "UseFMA");
            return Boolean.parseBoolean(
                    option.getClass().getMethod("getValue").invoke(option).toString());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false;
        }
    }
}
