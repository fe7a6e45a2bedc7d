package io.github.syllabary.app.bench;

import io.github.syllabary.audio.Features;

/** A second of sound through a front end. */
final class OurFrontEnd implements Contestant {
    private final Features features;
    private final float[] x;
    private final float[] y;

    OurFrontEnd(Features features) {
        this.features = features;
        x = LayerWork.random(features.sampleRate(), 7);
        y = new float[features.shape(x.length).size()];
    }

    @Override
    public String name() {
        return OurForward.NAME;
    }

    @Override
    public void run() {
        features.extract(x, 0, x.length, y, 0);
    }

    @Override
    public float[][] results() {
        return new float[][] {y.clone()};
    }
}
