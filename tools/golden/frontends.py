#!/usr/bin/env python3
"""Writes features.json and pitch-input.wav into src/test/resources/golden/audio: what other programs, or the
published formulas in double precision, make of the same sound.

Needs Debian's python3-torch, python3-torchaudio and python3-scipy. Run after audio.py, from anywhere.
"""
import json
import pathlib

import numpy as np
import scipy
import scipy.io.wavfile
import torch
import torchaudio

OUT = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/golden/audio"
RATE, WINDOW, HOP, FFT, BANDS = 16000, 400, 160, 512, 40


def numbers(array):
    return [float(f"{x:.8g}") for x in np.asarray(array, dtype=np.float64).ravel()]


def energies(x, hop=HOP):
    """Mel energies (frames, bands), frame t from sample t·hop on, by torchaudio."""
    left = (FFT - WINDOW) // 2  # torch centres the window in the transform
    form = torchaudio.transforms.MelSpectrogram(
        sample_rate=RATE, n_fft=FFT, win_length=WINDOW, hop_length=hop, f_min=20.0, f_max=7600.0, n_mels=BANDS,
        center=False, power=2, norm=None, mel_scale="htk", window_fn=torch.hann_window).double()
    return form(torch.from_numpy(np.pad(x, (left, FFT - WINDOW - left)))).T.numpy()


def pcen(e, seconds, gain, bias, root, floor, hop):
    """Wang and others 2017, equations 1 and 2."""
    s = 1 - np.exp(-hop / (seconds * RATE))
    m = np.empty_like(e)
    m[0] = e[0]
    for t in range(1, len(e)):
        m[t] = (1 - s) * m[t - 1] + s * e[t]
    return (e / (floor + m) ** gain + bias) ** root - bias ** root


def yin(x, window, shortest, longest, threshold):
    """De Cheveigné and Kawahara 2002, steps 2 to 5: lag and aperiodicity of the stretch at the start of x."""
    d = np.array([np.sum((x[:window] - x[t:t + window]) ** 2) for t in range(longest + 2)])
    c = np.ones_like(d)
    c[1:] = d[1:] * np.arange(1, len(d)) / np.cumsum(d[1:])
    below = np.flatnonzero(c[shortest:longest + 1] < threshold)
    if len(below):
        best = shortest + below[0]
        while best < longest and c[best + 1] < c[best]:
            best += 1
    else:
        best = shortest + int(np.argmin(c[shortest:longest + 1]))
    a, b, e = c[best - 1], c[best], c[best + 1]
    bend = a - 2 * b + e
    shift = np.clip(0.5 * (a - e) / bend, -0.5, 0.5) if bend > 0 else 0
    return best + shift, b


def pitch(x, running):
    window, shortest, longest, threshold = WINDOW, RATE // 500, int(np.ceil(RATE / 60)), 0.2
    share = 1 - np.exp(-HOP / (3.0 * RATE))
    rows, held, before, mean, voiced = [], 0.0, None, 0.0, 0
    for at in range(0, len(x) - (window + longest + 1) + 1, HOP):
        lag, aperiodicity = yin(x[at:], window, shortest, longest, threshold)
        slope, now = 0.0, None
        if aperiodicity < threshold:
            now = np.log2(RATE / lag)
            if before is not None and abs(now - before) < 0.25:
                slope = (now - before) * RATE / HOP
            voiced += 1
            mean += max(1 / voiced, share) * (now - mean)
            held = now - (mean if running else np.log2(150))
        rows.append([held, max(0, 1 - aperiodicity), slope])
        before = now
    return np.array(rows)


def voice():
    """A voice that rises and falls, whispers in the middle, then is an octave lower; noise below."""
    rng = np.random.default_rng(3)
    n = 9600
    t = np.arange(n) / RATE
    f0 = 180 * 2 ** (0.5 * np.sin(2 * np.pi * 2.1 * t)) * np.where(t < 0.4, 1, 0.5)
    phase = 2 * np.pi * np.cumsum(f0) / RATE
    x = sum(0.3 / k * np.sin(k * phase + k * k) for k in range(1, 9))
    x[3600:4800] = 0.1 * rng.standard_normal(1200)
    x += 0.002 * rng.standard_normal(n)
    ints = np.clip(np.round(x * 20000), -32768, 32767).astype(np.int16)
    scipy.io.wavfile.write(OUT / "pitch-input.wav", RATE, ints)
    return ints / 32768


def main():
    rate, ints = scipy.io.wavfile.read(OUT / "mel-input.wav")
    x = ints / 32768
    log = np.log(np.maximum(energies(x), 1e-6))
    cases = []

    def case(values, input="mel-input.wav", **settings):
        cases.append({"input": input, "settings": settings, "values": numbers(values)})

    dct = torchaudio.functional.create_dct(BANDS, BANDS, "ortho").double().numpy()
    case((log @ dct)[:, :13], kind="mfcc")
    case(log @ dct, kind="mfcc", coefficients=BANDS)
    case(pcen(energies(x), 0.4, 0.98, 2, 0.5, 1e-6, HOP), kind="pcen")
    case(pcen(energies(x, 80), 0.06, 0.8, 10, 0.25, 1e-3, 80), kind="pcen", smoothingSeconds=0.06, gain=0.8, bias=10,
         root=0.25, floor=1e-3, hopMillis=5)

    def deltas(rows, reach):
        """(frames, channels); only frames with all their neighbours."""
        d = torchaudio.functional.compute_deltas(torch.from_numpy(rows.T), 2 * reach + 1).T.numpy()
        return d[reach:len(rows) - reach]

    for reach in (1, 2):
        first = deltas(log, reach)
        case(np.hstack([log[reach:-reach], first]), kind="deltas", reach=reach, of={"kind": "log-mel"})
        case(np.hstack([log[2 * reach:-2 * reach], first[reach:-reach], deltas(first, reach)]), kind="deltas",
             reach=reach, order=2, of={"kind": "log-mel"})
    sound = voice()
    case(pitch(sound, False), "pitch-input.wav", kind="pitch")
    case(pitch(sound, True), "pitch-input.wav", kind="pitch", running=True)
    (OUT / "features.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")
    print(", ".join(f"{m.__name__} {m.__version__}" for m in (torch, torchaudio, scipy, np)))


if __name__ == "__main__":
    main()
