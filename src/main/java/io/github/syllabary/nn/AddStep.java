package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;

/**
 * The sum of two branches. The shortcut, cropped, has frame {@code m + crop} where the main branch has
 * frame m, and at the end of a block is never behind it; what the main branch has not reached waits.
 */
final class AddStep extends StreamStep {
    private final StreamStep main;
    private final StreamStep shortcut;
    private final int crop;
    private final int shortcutFrame;
    private final Crop withinFrame;
    private final Tail waiting;

    /**
     * @param mainShape of a window's frames
     * @param shortcutShape of a window's frames
     * @param ahead how many more frames the shortcut has within a window, those cropped included
     * @param block the most frames a block brings
     */
    AddStep(StreamStep main, StreamStep shortcut, Shape mainShape, Shape shortcutShape, int ahead, int block) {
        super(main.y.length);
        this.main = main;
        this.shortcut = shortcut;
        this.crop = Crop.before(mainShape, shortcutShape)[0];
        this.shortcutFrame = shortcutShape.frameSize();
        this.withinFrame = new Crop(mainShape.tail(), shortcutShape.tail());
        this.waiting = new Tail(ahead - crop + block, shortcutFrame);
    }

    @Override
    void advance(BoundLayer layer) {
        waiting.append(shortcut.y, shortcut.n);
        n = main.n;
        float[] other = waiting.frames();
        int at = 0;
        for (int f = 0; f < n; f++) {
            for (int start : withinFrame.runs) {
                int otherAt = f * shortcutFrame + start;
                for (int i = 0; i < withinFrame.run; i++) y[at + i] = main.y[at + i] + other[otherAt + i];
                at += withinFrame.run;
            }
        }
        waiting.drop(n);
    }

    @Override
    void reset() {
        super.reset();
        waiting.clear();
        waiting.drop(crop);
    }
}
