#!/usr/bin/python3
"""Makes noises that no recording in $SYLLABARY_CORPORA has, for models to learn that they are not words.

    tools/models/noises.py OUT [--seconds N]

OUT receives a WAV file (16 kHz, 16 bits) of each kind: fans, hums, engines, wind, rain, clatter, knocks, keys, beeps, chords,
sweeps, hiss, each with changes of level, pitch and colour along the way, the same on every machine. The kind `chirps` is
for validation: none of the others is like it. Needs nothing but Python.
"""
import argparse, math, random, wave
from array import array
from pathlib import Path

RATE = 16000


def white(r):
    while True:
        yield r.uniform(-1, 1)


def drift(r, low, high, seconds):
    """Wanders between low and high, straight from point to point, each up to so many seconds from the last."""
    value = r.uniform(low, high)
    while True:
        target, steps = r.uniform(low, high), int(RATE * r.uniform(0.2, 1) * seconds)
        for i in range(steps):
            yield value + (target - value) * i / steps
        value = target


def low_pass(x, hertz):
    """One pole; hertz may wander."""
    y = 0.0
    for v, f in zip(x, hertz):
        y += (1 - math.exp(-2 * math.pi * f / RATE)) * (v - y)
        yield y


def resonance(x, hertz, width):
    """Two poles that ring at a frequency, which may wander."""
    a = b = 0.0
    decay = math.exp(-math.pi * width / RATE)
    for v, f in zip(x, hertz):
        y = v + 2 * decay * math.cos(2 * math.pi * f / RATE) * a - decay * decay * b
        a, b = y, a
        yield y


def tones(hertz, weights):
    """Harmonics of a frequency that may wander."""
    phase = 0.0
    for f in hertz:
        phase += 2 * math.pi * f / RATE
        yield sum(w * math.sin((k + 1) * phase) for k, w in enumerate(weights))


def events(r, a_second, sound):
    """Sounds, each a list of samples made by sound(), that begin at random."""
    playing = []
    while True:
        if r.random() < a_second / RATE:
            playing.append(iter(sound()))
        total, on = 0.0, []
        for p in playing:
            v = next(p, None)
            if v is not None:
                total += v
                on.append(p)
        playing = on
        yield total


def always(value):
    while True:
        yield value


def mixed(*parts):
    for values in zip(*parts):
        yield sum(values)


def times(x, y):
    for v, w in zip(x, y):
        yield v * w


def fan(r):
    air = low_pass(white(r), drift(r, 300, 2500, 6))
    blades = tones(drift(r, 80, 220, 8), [0.05, 0.03, 0.02])
    return times(mixed(air, blades), drift(r, 0.5, 1, 2))


def hum(r):
    base = r.choice([50, 60])
    return mixed(tones(always(2 * base), [0.3, 0.2, 0.1, 0.05, 0.1]), times(white(r), drift(r, 0.01, 0.2, 4)))


def engine(r):
    sparks = tones(drift(r, 25, 120, 5), [1 / (k + 1) for k in range(12)])
    return times(mixed(sparks, low_pass(white(r), drift(r, 200, 1500, 5))), drift(r, 0.3, 1, 3))


def wind(r):
    gusts = low_pass(white(r), drift(r, 60, 900, 1.5))
    whistle = resonance(times(white(r), always(0.01)), drift(r, 300, 1500, 2), 60)
    return times(mixed(gusts, whistle), drift(r, 0.02, 1, 1))


def struck(r, seconds, lowest, highest, partials):
    """A thing that is struck: partials that die away."""
    n = int(RATE * r.uniform(0.2, 1) * seconds)
    loud = r.uniform(0.1, 1)
    made = [(r.uniform(lowest, highest), r.uniform(2, 12) / n, r.uniform(0.2, 1)) for _ in range(partials)]
    return [loud * sum(a * math.exp(-d * i) * math.sin(2 * math.pi * f * i / RATE) for f, d, a in made) for i in range(n)]


def rain(r):
    drops = events(r, 60, lambda: struck(r, 0.01, 800, 6000, 1))
    return mixed(drops, times(low_pass(white(r), always(4000)), drift(r, 0.02, 0.3, 3)))


def clatter(r):
    return mixed(events(r, 3, lambda: struck(r, 0.4, 700, 6500, 5)), times(white(r), always(0.01)))


def knocks(r):
    return mixed(events(r, 2, lambda: struck(r, 0.15, 60, 500, 3)), times(white(r), always(0.01)))


def keys(r):
    return mixed(events(r, 7, lambda: struck(r, 0.03, 300, 5000, 4)), times(white(r), always(0.01)))


def beeps(r):
    def beep():
        n, f = int(RATE * r.uniform(0.08, 0.5)), r.uniform(300, 3500)
        return [math.sin(2 * math.pi * f * i / RATE) for i in range(n)]

    return mixed(events(r, 1, beep), times(white(r), drift(r, 0.005, 0.1, 3)))


def chords(r):
    def note():
        n, f = int(RATE * r.uniform(0.3, 1.2)), 110 * 2 ** (r.randrange(36) / 12)
        attack = r.uniform(50, 2000)
        return [min(1, i / attack) * math.exp(-3 * i / n)
                * sum(math.sin(2 * math.pi * f * k * i / RATE) / k for k in (1, 2, 3, 4)) for i in range(n)]

    return mixed(events(r, 4, note), times(white(r), always(0.005)))


def sweeps(r):
    return mixed(times(tones(drift(r, 150, 2500, 1), [0.5, 0.2]), drift(r, 0, 1, 0.5)), times(white(r), always(0.02)))


def hiss(r):
    """A microphone in a quiet room, with its clicks."""
    return mixed(times(resonance(white(r), drift(r, 500, 6000, 5), 3000), drift(r, 0.3, 1, 5)),
                 events(r, 0.7, lambda: [r.uniform(-3, 3) for _ in range(r.randrange(1, 60))]))


def chirps(r):
    def chirp():
        n, f, g = int(RATE * r.uniform(0.05, 0.2)), r.uniform(1500, 5000), r.uniform(1500, 5000)
        return [math.sin(2 * math.pi * (f + (g - f) * i / n / 2) * i / RATE) * math.sin(math.pi * i / n) for i in range(n)]

    return mixed(events(r, 4, chirp), times(low_pass(white(r), drift(r, 100, 3000, 2)), drift(r, 0.02, 0.5, 1)))


KINDS = [fan, hum, engine, wind, rain, clatter, knocks, keys, beeps, chords, sweeps, hiss, chirps]
VALIDATION = ["chirps"]


def write(file, samples):
    """Loudest sample at -20 dB, about the level of the recordings of noise."""
    scale = 3276 / max(1e-9, max(abs(v) for v in samples))
    beside = file.with_suffix(".part")  # a run that is broken off leaves no half file to be taken for a whole one
    with wave.open(str(beside), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        out.writeframes(array("h", [round(v * scale) for v in samples]).tobytes())
    beside.replace(file)


def make(out, seconds):
    """The files, by kind; what is there already is not made again."""
    out.mkdir(parents=True, exist_ok=True)
    files = {}
    for kind in KINDS:
        name = kind.__name__
        files[name] = out / f"{name}.wav"
        if not files[name].exists():
            made = kind(random.Random(name))
            write(files[name], [v for _, v in zip(range(RATE * seconds), made)])
    return files


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=Path)
    p.add_argument("--seconds", type=int, default=40)
    args = p.parse_args()
    for name, file in make(args.out, args.seconds).items():
        print(f"{file}: for {'validation' if name in VALIDATION else 'training'}")


if __name__ == "__main__":
    main()
