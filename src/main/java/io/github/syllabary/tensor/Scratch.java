package io.github.syllabary.tensor;

import java.util.Arrays;

/**
 * Numbered arrays for intermediate results, owned by one thread. They grow to the largest size ever
 * asked for, so in steady state nothing is allocated.
 */
public final class Scratch {
    private float[][] slots = new float[4][];
    private PackedMatrix packed;

    /** At least {@code size} numbers of unknown content, the same array for the same slot. */
    public float[] floats(int slot, int size) {
        if (slot >= slots.length) slots = Arrays.copyOf(slots, 2 * slot);
        if (slots[slot] == null || slots[slot].length < size) slots[slot] = new float[size];
        return slots[slot];
    }

    /** Room for one packed matrix. */
    public PackedMatrix packed(Kernels kernels) {
        if (packed == null) packed = new PackedMatrix(kernels);
        return packed;
    }
}
