#!/usr/bin/env python3
"""Writes a picture filtered by scipy's hand-made kernels as golden values; run from the project's root."""
import numpy as np
from scipy import ndimage, signal

OUT = "src/test/resources/io/github/syllabary/image/kernels.txt"
X = np.random.default_rng(9).uniform(0, 1, (9, 11)).astype(np.float32)


def line(what, a):
    numbers = " ".join(repr(float(v)) for v in np.float32(a).ravel())
    return f"{what} {'x'.join(map(str, a.shape))} {numbers}\n"


def gauss(sigma, size):
    return lambda x: ndimage.gaussian_filter(x, sigma, mode="constant", radius=size // 2)


def scharr(axis):
    # scipy has no scharr of its own: its separable correlations with the published weights
    def f(x):
        return ndimage.correlate1d(ndimage.correlate1d(x, [-1, 0, 1], axis, mode="constant"), [3, 10, 3], 1 - axis, mode="constant")
    return f


def gabor(size, sigma, theta, wavelength, aspect, phase):
    # Petkov, "Gabor filter for image processing": the real part; scipy has none, so the formula in another language
    y, x = np.mgrid[0:size, 0:size] - (size - 1) / 2
    a, p = np.deg2rad(theta), np.deg2rad(phase)
    u, v = x * np.cos(a) + y * np.sin(a), -x * np.sin(a) + y * np.cos(a)
    k = np.exp(-(u**2 + aspect**2 * v**2) / (2 * sigma**2)) * np.cos(2 * np.pi * u / wavelength + p)
    return lambda image: signal.correlate2d(image, k, mode="same")


CASES = {
    "sobel-x": lambda x: ndimage.sobel(x, axis=1, mode="constant"),
    "sobel-y": lambda x: ndimage.sobel(x, axis=0, mode="constant"),
    "prewitt-x": lambda x: ndimage.prewitt(x, axis=1, mode="constant"),
    "prewitt-y": lambda x: ndimage.prewitt(x, axis=0, mode="constant"),
    "scharr-x": scharr(1),
    "scharr-y": scharr(0),
    "laplacian": lambda x: ndimage.laplace(x, mode="constant"),
    "laplacian-8": lambda x: ndimage.correlate(x, np.array([[1, 1, 1], [1, -8, 1], [1, 1, 1]]), mode="constant"),
    "mean:size=5": lambda x: ndimage.uniform_filter(x, 5, mode="constant"),
    "gaussian:size=5,sigma=1": gauss(1, 5),
    "gaussian:sigma=1.5": gauss(1.5, 11),
    "sharpen": lambda x: x - ndimage.laplace(x, mode="constant"),
    "emboss": lambda x: signal.correlate2d(x, np.array([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]), mode="same"),
    "gabor:size=7,sigma=2,theta=30,wavelength=4,aspect=0.7,phase=20": gabor(7, 2, 30, 4, 0.7, 20),
}

with open(OUT, "w") as out:
    for name, f in CASES.items():
        y = f(X.astype(float))
        out.write(f"case {name}\n" + line("x", X) + line("y", y))
