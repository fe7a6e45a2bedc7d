package io.github.syllabary.spotting;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;

/**
 * A word spotter as a link of TarsosDSP's processing chain. Of overlapping buffers it takes what is new,
 * and passes all on unchanged.
 *
 * <p>The chain must carry one channel at the spotter's rate; for more channels, put TarsosDSP's {@code
 * MultichannelToMono} before it. A dispatcher fills the last buffer up with zeros, which are spotted in
 * as silence. When the chain ends, so does the spotter's recording; closing it is left to its owner.
 */
public final class SpotterProcessor implements AudioProcessor {
    private final WordSpotter spotter;
    private boolean begun;

    public SpotterProcessor(WordSpotter spotter) {
        this.spotter = spotter;
    }

    /**
     * @throws IllegalArgumentException if the chain has another rate than the spotter
     */
    @Override
    public boolean process(AudioEvent event) {
        if (event.getSampleRate() != spotter.sampleRate())
            throw new IllegalArgumentException("the chain carries audio of " + event.getSampleRate()
                    + " Hz, the spotter takes " + spotter.sampleRate() + " Hz; build it with sampleRate("
                    + Math.round(event.getSampleRate()) + ")");
        float[] x = event.getFloatBuffer();
        int seen = begun ? Math.min(event.getOverlap(), x.length) : 0;
        begun = true;
        spotter.accept(x, seen, x.length - seen);
        return true;
    }

    @Override
    public void processingFinished() {
        spotter.finish();
    }
}
