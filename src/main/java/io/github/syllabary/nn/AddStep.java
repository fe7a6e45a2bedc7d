package io.github.syllabary.nn;

/**
 * The sum of two branches. The shortcut, cropped, has frame {@code m + crop} where the main branch has
 * frame m, and at the end of a block is never behind it; what the main branch has not reached waits.
 */
final class AddStep extends StreamStep {
    private final StreamStep main;
    private final StreamStep shortcut;
    private final int crop;
    private final int channels;
    private final Tail waiting;

    /**
     * @param crop how many frames the shortcut is cropped by before
     * @param ahead how many more frames the shortcut has within a window, those cropped included
     * @param block the most frames a block brings
     */
    AddStep(StreamStep main, StreamStep shortcut, int crop, int ahead, int block, int channels) {
        super(main.y.length);
        this.main = main;
        this.shortcut = shortcut;
        this.crop = crop;
        this.channels = channels;
        this.waiting = new Tail(ahead - crop + block, channels);
    }

    @Override
    void advance(BoundLayer layer) {
        waiting.append(shortcut.y, shortcut.n);
        n = main.n;
        float[] other = waiting.frames();
        for (int i = 0; i < n * channels; i++) y[i] = main.y[i] + other[i];
        waiting.drop(n);
    }

    @Override
    void reset() {
        super.reset();
        waiting.clear();
        waiting.drop(crop);
    }
}
