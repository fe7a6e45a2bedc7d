package io.github.syllabary.audio;

/** The frames of several streams, put side by side as soon as all have come. */
final class StackedStream implements FrameStream {
    private final Part[] parts;
    private final int hop;
    private final float[] out;
    private long given;

    /** One of the streams, with those of its frames that wait for the others. */
    private static final class Part implements FrameSink {
        final FrameStream stream;
        final int lead;
        final int channels;

        /** Frame {@code t} at {@code t mod length}. */
        final float[][] waiting;

        long come;
        int unheard;

        Part(Features of, int lead) {
            stream = of.stream();
            this.lead = lead;
            channels = of.channels();
            // it is ahead of the slowest by the samples behind its own window, which are as many as before it
            waiting = new float[(lead + 1) / of.hopSamples() + 2][channels];
            unheard = lead;
        }

        @Override
        public void frame(float[] values, int at) {
            System.arraycopy(values, at, waiting[(int) (come++ % waiting.length)], 0, channels);
        }
    }

    StackedStream(Stacked of) {
        parts = of.parts().stream().map(p -> new Part(p, of.lead(p))).toArray(Part[]::new);
        hop = of.hopSamples();
        out = new float[of.channels()];
    }

    @Override
    public void accept(float[] samples, int from, int n, FrameSink sink) {
        // at most a hop at a time, so that no part is more than a frame further than it need be
        for (int done = 0; done < n; done += hop) {
            int some = Math.min(hop, n - done);
            for (Part part : parts) {
                int skipped = Math.min(part.unheard, some);
                part.unheard -= skipped;
                part.stream.accept(samples, from + done + skipped, some - skipped, part);
            }
            give(sink);
        }
    }

    private void give(FrameSink sink) {
        for (; allHave(given); given++) {
            int at = 0;
            for (Part part : parts) {
                System.arraycopy(part.waiting[(int) (given % part.waiting.length)], 0, out, at, part.channels);
                at += part.channels;
            }
            sink.frame(out, 0);
        }
    }

    private boolean allHave(long frame) {
        for (Part part : parts) if (part.come <= frame) return false;
        return true;
    }

    @Override
    public void reset() {
        given = 0;
        for (Part part : parts) {
            part.stream.reset();
            part.come = 0;
            part.unheard = part.lead;
        }
    }
}
