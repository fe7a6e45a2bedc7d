package io.github.syllabary.image;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;

/**
 * Solids to make volumes of. All take the same room, that of a ball of radius 1, and have their centre of mass at the
 * origin, so that neither size nor place tells one from another.
 */
public enum Solid {
    BALL {
        @Override
        boolean holds(double x, double y, double z) {
            return x * x + y * y + z * z <= 1;
        }
    },
    CONE {
        @Override
        boolean holds(double x, double y, double z) {
            double up = z / CONE_HEIGHT + 0.25;
            double radius = CONE_HEIGHT / 2 * (1 - up);
            return up >= 0 && up <= 1 && x * x + y * y <= radius * radius;
        }
    },
    CUBE {
        @Override
        boolean holds(double x, double y, double z) {
            return Math.max(Math.abs(x), Math.max(Math.abs(y), Math.abs(z))) <= CUBE_HALF;
        }
    },
    CYLINDER {
        @Override
        boolean holds(double x, double y, double z) {
            return Math.abs(z) <= CYLINDER_RADIUS && x * x + y * y <= CYLINDER_RADIUS * CYLINDER_RADIUS;
        }
    },
    OCTAHEDRON {
        @Override
        boolean holds(double x, double y, double z) {
            return Math.abs(x) + Math.abs(y) + Math.abs(z) <= OCTAHEDRON_REACH;
        }
    },
    PYRAMID {
        @Override
        boolean holds(double x, double y, double z) {
            double up = z / PYRAMID_SIDE + 0.25;
            double half = PYRAMID_SIDE / 2 * (1 - up);
            return up >= 0 && up <= 1 && Math.abs(x) <= half && Math.abs(y) <= half;
        }
    },
    RING {
        @Override
        boolean holds(double x, double y, double z) {
            double from = Math.sqrt(x * x + y * y) - 2 * RING_TUBE;
            return from * from + z * z <= RING_TUBE * RING_TUBE;
        }
    };

    private static final double CONE_HEIGHT = 2 * StrictMath.cbrt(2); // as high as wide
    private static final double CUBE_HALF = StrictMath.cbrt(Math.PI / 6);
    private static final double CYLINDER_RADIUS = StrictMath.cbrt(2.0 / 3); // as high as wide
    private static final double OCTAHEDRON_REACH = StrictMath.cbrt(Math.PI);
    private static final double PYRAMID_SIDE = StrictMath.cbrt(4 * Math.PI); // as high as its base is wide
    private static final double RING_TUBE = StrictMath.cbrt(1 / (3 * Math.PI));

    /** Samples of a voxel along each axis. */
    private static final int FINE = 2;

    /** Radius of a ball as a share of the volume's side. */
    private static final double SMALLEST = 0.22;

    private static final double LARGEST = 0.26;

    private static final double NOISE = 0.25;

    /** Whether the point lies in it. */
    abstract boolean holds(double x, double y, double z);

    /**
     * One of them in a volume {@code (side, side, side, 1)} of numbers from 0 to 1: turned any way, every way as likely;
     * larger or smaller, brighter or darker, away from the middle by up to a sixteenth of the side, and among noise.
     *
     * @param key all of this is drawn from it
     */
    public Tensor draw(int side, long key) {
        double[][] turn = turn(key);
        double radius = side * RandomKey.uniform(key, 3, SMALLEST, LARGEST);
        double light = RandomKey.uniform(key, 4, 0.5, 1);
        double[] centre = new double[3];
        for (int a = 0; a < 3; a++) centre[a] = side / 2.0 + RandomKey.uniform(key, 5 + a, -side / 16.0, side / 16.0);
        Tensor volume = Tensor.zeros(Shape.of(side, side, side, 1));
        for (int i = 0; i < volume.data().length; i++) {
            int[] voxel = {i / side / side, i / side % side, i % side};
            double noise = NOISE * RandomKey.uniform(key, 8 + i);
            volume.data()[i] = (float) Math.min(1, light * share(voxel, centre, radius, turn) + noise);
        }
        return volume;
    }

    /** How much of a voxel it fills. */
    private double share(int[] voxel, double[] centre, double radius, double[][] turn) {
        int within = 0;
        for (int s = 0; s < FINE * FINE * FINE; s++) {
            double z = (voxel[0] + (s / FINE / FINE + 0.5) / FINE - centre[0]) / radius;
            double y = (voxel[1] + (s / FINE % FINE + 0.5) / FINE - centre[1]) / radius;
            double x = (voxel[2] + (s % FINE + 0.5) / FINE - centre[2]) / radius;
            if (holds(
                    turn[0][0] * x + turn[0][1] * y + turn[0][2] * z,
                    turn[1][0] * x + turn[1][1] * y + turn[1][2] * z,
                    turn[2][0] * x + turn[2][1] * y + turn[2][2] * z)) within++;
        }
        return (double) within / (FINE * FINE * FINE);
    }

    /**
     * A rotation by a unit quaternion that is uniform on its sphere.
     *
     * @see <a href="https://doi.org/10.1016/B978-0-08-050755-2.50036-1">Shoemake 1992, uniform random rotations</a>
     */
    private static double[][] turn(long key) {
        double u = RandomKey.uniform(key, 0, 0, 1);
        double first = RandomKey.uniform(key, 1, 0, 2 * Math.PI);
        double second = RandomKey.uniform(key, 2, 0, 2 * Math.PI);
        double a = Math.sqrt(1 - u) * StrictMath.sin(first);
        double b = Math.sqrt(1 - u) * StrictMath.cos(first);
        double c = Math.sqrt(u) * StrictMath.sin(second);
        double d = Math.sqrt(u) * StrictMath.cos(second);
        return new double[][] {
            {1 - 2 * (b * b + c * c), 2 * (a * b - c * d), 2 * (a * c + b * d)},
            {2 * (a * b + c * d), 1 - 2 * (a * a + c * c), 2 * (b * c - a * d)},
            {2 * (a * c - b * d), 2 * (b * c + a * d), 1 - 2 * (a * a + b * b)}
        };
    }
}
