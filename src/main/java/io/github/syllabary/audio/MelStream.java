package io.github.syllabary.audio;

import io.github.syllabary.tensor.SpectrumKernels;

/** Rows of mel bands frame by frame; also behind whole clips. */
final class MelStream extends WindowedStream {
    /**
     * Frames on vectors pay if there are enough for such a part of the lanes. In a stream, which has four or so at a
     * time, Java 25 then takes a fifth to a third less time, and Java 17 as much or a quarter more (Zen 4, vectors of
     * 256 and 512 bits).
     */
    private static final int WORTH_PART = Runtime.version().feature() < 25 ? 1 : 4;

    private final MelFrames together;
    private final MelFrames alone;
    private final boolean logarithms;
    private final float floor;
    private final RowFilter filter;
    private final float[] row;

    /**
     * @param logarithms whether the filter gets logarithms of the energies or the energies
     */
    MelStream(MelSpectrum of, boolean logarithms, RowFilter filter) {
        // room for as many frames as are computed together, or for some one by one
        super(
                of.window.length,
                of.settings.hopSamples(),
                SpectrumKernels.get().lanes() == 1 ? 8 : SpectrumKernels.get().lanes(),
                of.settings.preEmphasis());
        this.logarithms = logarithms;
        this.filter = filter;
        floor = (float) of.settings.logFloor();
        alone = new MelFrames(of, SpectrumKernels.plain());
        together = SpectrumKernels.get().lanes() == 1 ? alone : new MelFrames(of, SpectrumKernels.get());
        row = new float[of.settings.bands()];
    }

    @Override
    int frames(float[] x, int at, int ready, FrameSink sink) {
        int fitting = Math.min(ready, together.lanes);
        boolean many = together != alone && WORTH_PART * ready >= together.lanes && LaneChoice.together(fitting);
        MelFrames form = many ? together : alone;
        int frames = many ? fitting : 1;
        boolean open = together != alone && !LaneChoice.pays;
        long before = open ? System.nanoTime() : 0;
        form.compute(x, at, frames);
        if (logarithms) form.log(floor);
        if (open) LaneChoice.took(many, System.nanoTime() - before, frames);
        for (int t = 0; t < frames; t++) {
            for (int b = 0; b < row.length; b++) row[b] = form.rows[b * form.apart + t];
            filter.apply(row);
            sink.frame(row, 0);
        }
        return frames;
    }

    @Override
    public void reset() {
        super.reset();
        filter.reset();
    }
}
