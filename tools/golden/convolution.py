#!/usr/bin/env python3
"""Writes convolutions and correlations by scipy as golden values; run from the project's root."""
import itertools
import numpy as np
from scipy import signal

OUT = "src/test/resources/io/github/syllabary/nn/convolution.txt"
PAIRS = [
    ((7,), (3,)), ((8,), (4,)), ((3,), (8,)), ((1,), (5,)),
    ((5, 6), (3, 2)), ((2, 3), (5, 4)), ((4, 4), (1, 4)), ((6, 2), (3, 5)),
    ((4, 5, 3), (2, 3, 2)), ((2, 2, 2), (3, 4, 2)), ((3, 3, 3), (3, 3, 3)),
]


def line(what, a):
    numbers = " ".join(repr(float(v)) for v in np.float32(a).ravel())
    return f"{what} {'x'.join(map(str, a.shape))} {numbers}\n"


rng = np.random.default_rng(20)
with open(OUT, "w") as out:
    for (f_shape, g_shape), mode in itertools.product(PAIRS, ("valid", "same", "full")):
        f = rng.uniform(-1, 1, f_shape).astype(np.float32)
        g = rng.uniform(-1, 1, g_shape).astype(np.float32)
        inside = all(a >= b for a, b in zip(f_shape, g_shape)) or all(a <= b for a, b in zip(f_shape, g_shape))
        if mode == "valid" and not inside:
            continue
        f64, g64 = f.astype(float), g.astype(float)
        y = signal.convolve(f64, g64, mode=mode, method="direct")
        assert np.allclose(y, signal.convolve(f64, g64, mode=mode, method="fft"))
        flipped = g64[tuple(slice(None, None, -1) for _ in g_shape)]
        z = signal.convolve(f64, flipped, mode=mode, method="direct")
        full = signal.correlate(f64, g64, mode="full", method="direct")
        assert np.allclose(full, signal.convolve(f64, flipped, mode="full"))
        out.write(f"case {mode}\n")
        out.write(line("f", f) + line("g", g) + line("convolve", y) + line("correlate", z))
