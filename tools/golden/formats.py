#!/usr/bin/env python3
"""Writes src/test/resources/golden/formats: one clip in many formats, each beside what ffmpeg (of
Ogg Vorbis oggdec) decodes from it.

Needs Debian's python3-numpy, ffmpeg, sox, lame, vorbis-tools and flac. Run from anywhere.
"""
import pathlib
import subprocess

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "src/test/resources/golden/formats"


def run(*command, data=None):
    return subprocess.run([str(c) for c in command], input=data, capture_output=True, check=True).stdout


def clip(rate, channels):
    """0.4 seconds of 你好; in stereo another voice stands on the right."""
    sides = []
    for voice in ("annie", "mike")[:channels]:
        pcm = run("sox", ROOT / f"corpus/ni3_hao3/{voice}.flac", "-t", "f64", "-r", rate, "-", "trim", "0.1", "0.4",
                  "pad", "0", "1", "trim", "0", "0.4")
        sides.append(np.frombuffer(pcm))
    x = np.stack(sides, 1)
    return np.round(np.clip(x, -1, 1 - 2**-15) * 32768).astype("<i2")


def wav(name, rate, channels):
    run("sox", "-D", "-t", "s16", "-r", rate, "-c", channels, "-", OUT / name, data=clip(rate, channels).tobytes())
    return OUT / name


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    mono = wav("mono.wav", 16000, 1)
    stereo = wav("stereo.wav", 44100, 2)
    low = wav("low.wav", 8000, 1)
    quiet = ("-hide_banner", "-loglevel", "error", "-y", "-bitexact")

    def ffmpeg(source, name, *options):
        run("ffmpeg", *quiet, "-i", source, *options, OUT / name)

    ffmpeg(mono, "alaw.wav", "-c:a", "pcm_alaw")
    ffmpeg(mono, "mulaw.wav", "-c:a", "pcm_mulaw")
    ffmpeg(low, "rf64.wav", "-rf64", "always", "-c:a", "pcm_s24le")
    ffmpeg(low, "double.wav", "-c:a", "pcm_f64le")
    ffmpeg(mono, "pcm16.aiff", "-c:a", "pcm_s16be")
    ffmpeg(low, "sowt.aifc", "-c:a", "pcm_s16le", "-f", "aiff")
    ffmpeg(low, "float.aifc", "-c:a", "pcm_f32be", "-f", "aiff")
    ffmpeg(mono, "alaw.aifc", "-c:a", "pcm_alaw", "-f", "aiff")
    run("sox", "-D", low, "-b", 24, OUT / "pcm24.aiff")
    ffmpeg(mono, "mulaw.au", "-c:a", "pcm_mulaw")
    run("sox", "-D", low, "-b", 24, OUT / "pcm24.au")
    run("sox", "-D", low, "-e", "floating-point", "-b", 32, OUT / "float.au")
    run("lame", "--quiet", "-b", 48, mono, OUT / "mono.mp3")
    run("lame", "--quiet", "-V", 7, stereo, OUT / "stereo.mp3")
    run("lame", "--quiet", "-b", 32, low, OUT / "low.mp3")
    ffmpeg(mono, "bare.mp3", "-write_xing", "0", "-id3v2_version", "0", "-b:a", "48k")
    ffmpeg(mono, "tagged.mp3", "-id3v2_version", "3", "-write_id3v1", "1", "-metadata", "title=你好", "-b:a", "48k")
    run("oggenc", "-Q", "-s", 1, "-q", 1, mono, "-o", OUT / "mono.ogg")
    run("oggenc", "-Q", "-s", 2, "-q", 0, stereo, "-o", OUT / "stereo.ogg")
    run("oggenc", "-Q", "-s", 3, "-q", 0, low, "-o", OUT / "low.ogg")
    for name in ("mono.wav", "stereo.wav", "low.wav"):
        (OUT / name).unlink()
    raw = OUT / "decoded.raw"
    # the decoded mean of the channels, in 16 bits
    for file in sorted(OUT.iterdir()):
        if file.suffix in (".flac", ".md"):
            continue
        channels = 2 if file.name.startswith("stereo") else 1
        if file.suffix == ".ogg":
            # ffmpeg leaves out the last block of short files
            run("oggdec", "-Q", "-R", "-o", raw, file)
            x = np.fromfile(raw, "<i2").reshape(-1, channels) / 32768
        else:
            x = np.frombuffer(run("ffmpeg", *quiet, "-i", file, "-f", "f32le", "-"), "<f4").reshape(-1, channels)
        y = np.round(np.clip(x.mean(1), -1, 1 - 2**-15) * 32768).astype("<i2")
        rate = run("ffprobe", "-v", "error", "-show_entries", "stream=sample_rate", "-of", "csv=p=0", file).decode()
        run("flac", "-s", "-f", "-8", "--no-padding", "--no-seektable", "--force-raw-format", "--endian=little",
            "--sign=signed", "--bps=16", "--channels=1", f"--sample-rate={rate.strip()}", "-o",
            OUT / (file.name + ".flac"), "-", data=y.tobytes())

    raw.unlink()


if __name__ == "__main__":
    main()
