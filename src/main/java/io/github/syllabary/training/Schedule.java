package io.github.syllabary.training;

/** How the learning rate goes over a training run, as a factor of the recipe's rate. */
public enum Schedule {

    /** The same throughout. */
    CONSTANT {
        @Override
        public double factor(double progress) {
            return 1;
        }
    },

    /** Down to zero along half a cosine, after a linear rise over the first twentieth. */
    COSINE {
        @Override
        public double factor(double progress) {
            return progress < 0.05 ? Math.max(progress, 1e-3) / 0.05 : cosine(1, 0, (progress - 0.05) / 0.95);
        }
    },

    /**
     * Up from a twenty-fifth over the first three tenths, then down to a ten-thousandth.
     *
     * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin 2017</a>
     */
    ONE_CYCLE {
        @Override
        public double factor(double progress) {
            return progress < 0.3 ? cosine(0.04, 1, progress / 0.3) : cosine(1, 1e-4, (progress - 0.3) / 0.7);
        }
    },

    /** A tenth after half of the run, a hundredth after three quarters. */
    STEP {
        @Override
        public double factor(double progress) {
            return progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
        }
    };

    /**
     * @param progress how much of the run is over, 0 to 1
     */
    public abstract double factor(double progress);

    private static double cosine(double from, double to, double progress) {
        // StrictMath: the same bits on every machine
        return to + (from - to) * (1 + StrictMath.cos(Math.PI * Math.min(1, progress))) / 2;
    }
}
