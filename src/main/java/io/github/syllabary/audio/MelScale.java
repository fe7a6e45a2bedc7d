package io.github.syllabary.audio;

/** How pitch goes with frequency. */
public enum MelScale {
    /** {@code mel = 2595 log10(1 + Hz/700)}, as in HTK. */
    HTK {
        @Override
        public double mel(double hz) {
            return 2595 * StrictMath.log10(1 + hz / 700);
        }

        @Override
        public double hz(double mel) {
            return 700 * (StrictMath.pow(10, mel / 2595) - 1);
        }
    },
    /** Linear up to 1000 Hz at 3/200 mel a Hz, above it 27 mel for every factor of 6.4, as in Slaney's toolbox. */
    SLANEY {
        private static final double LINEAR = 3.0 / 200;
        private static final double KNEE = 1000;

        @Override
        public double mel(double hz) {
            return hz < KNEE ? hz * LINEAR : KNEE * LINEAR + 27 * StrictMath.log(hz / KNEE) / StrictMath.log(6.4);
        }

        @Override
        public double hz(double mel) {
            double above = mel - KNEE * LINEAR;
            return above < 0 ? mel / LINEAR : KNEE * StrictMath.exp(above * StrictMath.log(6.4) / 27);
        }
    };

    public abstract double mel(double hz);

    /** The inverse of {@link #mel}. */
    public abstract double hz(double mel);
}
