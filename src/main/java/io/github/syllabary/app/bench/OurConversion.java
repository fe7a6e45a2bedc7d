package io.github.syllabary.app.bench;

import io.github.syllabary.audio.RateConverter;

/** A second of sound through a converter of the rate, which runs on from turn to turn. */
final class OurConversion implements Contestant {
    private final RateConverter converter;
    private final float[] x;
    private final float[] last = new float[1];

    OurConversion(int from, int to) {
        converter = new RateConverter(from, to);
        x = LayerWork.random(from, 7);
    }

    @Override
    public String name() {
        return OurForward.NAME;
    }

    @Override
    public void run() {
        converter.accept(x, 0, x.length, (y, at, n) -> last[0] = y[at + n - 1]);
    }

    @Override
    public float[][] results() {
        return new float[][] {last.clone()};
    }
}
