#!/usr/bin/env python3
"""Takes the spoken lines out of two games that Debian distributes freely.

  tools/game-speech.py queen FOLDER/queen.1c OUT     Flight of the Amazon Queen: OUT/LINE.mp3
  tools/game-speech.py drascula FOLDER OUT           Drascula, English: OUT/LINE.wav, 8 bits, 11025 Hz

What is there already is written anew. Formats as in ScummVM (engines/queen/resource.cpp, engines/drascula/sound.cpp),
whose documentation describes both games.
"""
import re
import struct
import sys
import wave
from pathlib import Path

MP3 = 1
ENTRY = struct.Struct(">12sBII")  # name, bundle, offset, size
RAW_HEADER = 32
RATE = 11025
SHORTEST_SECONDS = 0.5
# a name becomes the name of a file
LINE = re.compile(rb"([A-Z0-9_]+)[.]SB\0*")


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(2)


def queen(archive, out):
    data = Path(archive).read_bytes()
    if data[:4] != b"QTBL" or len(data) < 15:
        fail(f"{archive}: is no archive of the game with its table; take queen.1c of the Debian package")
    compression, entries = struct.unpack_from(">BH", data, 12)
    if compression != MP3:
        fail(f"{archive}: its speech is not in MP3 (form {compression}); take queen.1c of the Debian package")
    lines = 0
    for i in range(entries):
        if 15 + (i + 1) * ENTRY.size > len(data):
            fail(f"{archive}: ends within its table; fetch the package again")
        name, _, offset, size = ENTRY.unpack_from(data, 15 + i * ENTRY.size)
        line = LINE.fullmatch(name)
        if not line:
            continue
        line = line[1].decode()
        if offset + size > len(data):
            fail(f"{archive}: ends within {line}; fetch the package again")
        (out / (line + ".mp3")).write_bytes(data[offset : offset + size])
        lines += 1
    return lines


def drascula(folder, out):
    lines = 0
    for path in sorted(Path(folder).glob("*.ALS")):
        samples = path.read_bytes()[RAW_HEADER:]
        if len(samples) < SHORTEST_SECONDS * RATE:
            continue
        with wave.open(str(out / (path.stem + ".wav")), "wb") as w:
            w.setnchannels(1)
            w.setsampwidth(1)
            w.setframerate(RATE)
            w.writeframes(samples)
        lines += 1
    return lines


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("queen", "drascula"):
        fail(__doc__.strip())
    out = Path(sys.argv[3])
    try:
        out.mkdir(parents=True, exist_ok=True)
        lines = (queen if sys.argv[1] == "queen" else drascula)(sys.argv[2], out)
    except OSError as e:
        fail(f"{e.filename}: {e.strerror}")
    if not lines:
        fail(f"{sys.argv[2]}: holds no spoken lines; give the folder of the Debian package")
    print(f"{lines} lines in {out}")


if __name__ == "__main__":
    main()
