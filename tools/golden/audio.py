#!/usr/bin/env python3
"""Writes src/test/resources/golden/audio: what other programs make of the same sound.

Needs Debian's python3-torch, python3-torchaudio, python3-scipy, sox and flac. Run from anywhere.
"""
import json
import pathlib
import struct
import subprocess

import numpy as np
import scipy
import scipy.io.wavfile
import scipy.signal
import torch
import torchaudio

OUT = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/golden/audio"


def numbers(array):
    return [float(f"{x:.8g}") for x in np.asarray(array, dtype=np.float64).ravel()]


def dump(name, value):
    (OUT / name).write_text(json.dumps(value, separators=(",", ":")) + "\n")


def mel():
    """Log-mel of 150 ms of a rising tone in noise."""
    rng = np.random.default_rng(1)
    n = 2400
    t = np.arange(n) / 16000
    x = 0.3 * scipy.signal.chirp(t, 100, t[-1], 7000) + 0.05 * rng.standard_normal(n)
    ints = np.round(x * 32768).astype(np.int16)
    scipy.io.wavfile.write(OUT / "mel-input.wav", 16000, ints)
    x = ints / 32768
    base = dict(sampleRate=16000, windowMillis=25.0, hopMillis=10.0, fftSize=512, window="hann", bands=40,
                lowHz=20.0, highHz=7600.0, melScale="htk", areaNormalised=False, power=2, logFloor=1e-6,
                preEmphasis=0.0)
    cases = []
    for change in (
        {}, {"power": 1}, {"areaNormalised": True}, {"melScale": "slaney"},
        {"melScale": "slaney", "areaNormalised": True}, {"melScale": "slaney", "areaNormalised": True, "power": 1},
        {"window": "hamming", "preEmphasis": 0.97}, {"windowMillis": 32.0, "hopMillis": 12.5, "lowHz": 0.0,
                                                      "highHz": 8000.0},
        {"windowMillis": 50.0, "hopMillis": 10.0, "fftSize": 1024, "bands": 80}, {"logFloor": 0.5},
        {"sampleRate": 8000, "fftSize": 256, "highHz": 3800.0, "bands": 24},
    ):
        s = {**base, **change}
        rate = s["sampleRate"]
        window = int(s["windowMillis"] * rate / 1000)
        y = scipy.signal.lfilter([1, -s["preEmphasis"]], [1], x)
        # torch centres a short window in the transform: silence in front puts frame t at t·hop again
        left = (s["fftSize"] - window) // 2
        y = np.pad(y, (left, s["fftSize"] - window - left))
        form = torchaudio.transforms.MelSpectrogram(
            sample_rate=rate, n_fft=s["fftSize"], win_length=window, hop_length=int(s["hopMillis"] * rate / 1000),
            f_min=s["lowHz"], f_max=s["highHz"], n_mels=s["bands"], center=False, power=s["power"],
            norm="slaney" if s["areaNormalised"] else None, mel_scale=s["melScale"],
            window_fn=torch.hann_window if s["window"] == "hann" else torch.hamming_window).double()
        e = form(torch.from_numpy(y))
        cases.append({"settings": s, "values": numbers(torch.clamp(e, min=s["logFloor"]).log().T)})
    dump("mel.json", cases)


def banks():
    cases = []
    for scale in ("htk", "slaney"):
        for area in (False, True):
            torch.set_default_dtype(torch.float64)
            w = torchaudio.functional.melscale_fbanks(257, 20.0, 7600.0, 40, 16000, "slaney" if area else None, scale)
            torch.set_default_dtype(torch.float32)
            rows = []
            for band in w.T.numpy():
                bins = np.flatnonzero(band)
                rows.append({"first": int(bins[0]), "weights": numbers(band[bins[0]:bins[-1] + 1])})
            cases.append({"melScale": scale, "areaNormalised": area, "bands": rows})
    dump("banks.json", cases)


def files():
    """The same three channels of 24-bit numbers in many files; fewer bits are the upper ones."""
    rng = np.random.default_rng(2)
    n = 700
    t = np.arange(n)
    x = np.stack([8388607 * np.sin(t * t * 1e-4), 4e6 * np.sin(t / 9), 8388607 * np.sin(t / 30)], 1)
    x += rng.integers(-2000, 2000, x.shape)
    x[300:400] = 0
    x[400:450, 0] = rng.choice([-8388608, 8388607], 50)
    x[400:450, 1] = -x[400:450, 0]
    x = np.clip(np.round(x), -8388608, 8388607).astype(np.int64)
    dump("samples.json", x.tolist())

    def raw(bits, channels):
        width = (bits + 7) // 8
        v = (x[:, :channels] >> (24 - bits)).astype("<i4")
        return v.ravel().view(np.uint8).reshape(-1, 4)[:, :width].tobytes()

    for bits, channels in ((8, 1), (16, 1), (16, 2), (24, 1), (24, 3), (32, 2)):
        shift = max(0, 24 - bits)
        data = raw(bits, channels) if bits < 32 else ((x[:, :channels] << 8).astype("<i4")).tobytes()
        subprocess.run(["sox", "-t", "raw", "-r", "11025", "-e", "signed", "-b", str(bits), "-c", str(channels), "-",
                        "-b", str(bits), str(OUT / f"pcm{bits}-{channels}.wav")], input=data, check=True)
    for kind in (np.float32, np.float64):
        scipy.io.wavfile.write(OUT / f"{kind.__name__}-2.wav", 96000, (x[:, :2] / 2**23).astype(kind))
    for bits, channels, extra in ((8, 1, []), (16, 1, ["-8"]), (16, 2, ["-8"]), (24, 1, ["-8"]),
                                  (24, 2, ["-8"]), (24, 3, []), (16, 3, ["-0"])):
        width = (bits + 7) // 8
        data = raw(bits, channels)
        subprocess.run(["flac", "-s", "-f", "--force-raw-format", "--endian=little", "--sign=signed",
                        f"--bps={bits}", f"--channels={channels}", "--sample-rate=22050", "--blocksize=256", "--lax",
                        "--no-padding", *extra, "-o", str(OUT / f"bits{bits}-{channels}.flac"), "-"], input=data,
                       check=True)
    # flac takes other widths only from an extensible WAV header; the bits in use are the upper ones
    for bits, channels in ((12, 1), (20, 2)):
        width = (bits + 7) // 8
        v = (x[:, :channels] >> (24 - bits) << (8 * width - bits)).astype("<i4")
        data = v.ravel().view(np.uint8).reshape(-1, 4)[:, :width].tobytes()
        guid = bytes.fromhex("0100000000001000800000aa00389b71")
        fmt = struct.pack("<HHIIHHHHI", 0xFFFE, channels, 22050, 22050 * width * channels, width * channels,
                          8 * width, 22, bits, 3 if channels == 2 else 4) + guid
        body = b"WAVEfmt " + struct.pack("<I", len(fmt)) + fmt + b"data" + struct.pack("<I", len(data)) + data
        wav = OUT / f"valid{bits}-{channels}.wav"
        wav.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
        subprocess.run(["flac", "-s", "-f", "--blocksize=256", "--lax", "--no-padding", "-o",
                        str(OUT / f"bits{bits}-{channels}.flac"), str(wav)], check=True)


def rates():
    """A few tones below 0.35 of the lower rate, through a long filter of scipy's."""
    cases = []
    for before, after in ((48000, 16000), (44100, 16000), (8000, 16000), (16000, 8000)):
        low = min(before, after)
        n = before // 20
        t = np.arange(n) / before
        x = sum(0.2 * np.sin(2 * np.pi * f * low * t + f) for f in (0.021, 0.13, 0.27, 0.34))
        x *= scipy.signal.windows.tukey(n, 0.5)
        g = np.gcd(before, after)
        up, down = after // g, before // g
        widest = max(up, down)
        taps = scipy.signal.firwin(2 * 64 * widest + 1, 1 / widest, window=("kaiser", 10.0))
        y = scipy.signal.resample_poly(x, up, down, window=taps)
        cases.append({"from": before, "to": after, "input": [round(v, 7) for v in x],
                      "output": [round(v, 7) for v in y]})
    dump("rates.json", cases)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    mel()
    banks()
    files()
    rates()
    versions = [f"{m.__name__} {m.__version__}" for m in (torch, torchaudio, scipy, np)]
    for program in ("sox", "flac"):
        said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
        versions.append(program + " " + said.split()[-1].lstrip("v"))
    print(", ".join(versions))
