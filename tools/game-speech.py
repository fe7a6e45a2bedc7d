#!/usr/bin/env python3
"""Takes the spoken lines out of two games that Debian distributes freely.

  tools/game-speech.py queen FOLDER/queen.1c OUT     Flight of the Amazon Queen: OUT/LINE.mp3
  tools/game-speech.py drascula FOLDER OUT           Drascula, English: OUT/LINE.wav, 8 bits, 11025 Hz

What is there already is written anew. Formats as in ScummVM
(engines/queen/resource.cpp, engines/drascula/sound.cpp), whose documentation describes both games.
"""
import struct
import sys
import wave
from pathlib import Path

MP3 = 1
RAW_HEADER = 32
SHORTEST_SECONDS = 0.5


def queen(archive, out):
    with open(archive, "rb") as f:
        if f.read(4) != b"QTBL":
            sys.exit(f"{archive}: is no archive of the game with its table; take queen.1c of the Debian package")
        f.read(8)
        compression, entries = struct.unpack(">BH", f.read(3))
        if compression != MP3:
            sys.exit(f"{archive}: its speech is not in MP3 (form {compression}); take queen.1c of the Debian package")
        table = [struct.unpack(">12sBII", f.read(21)) for _ in range(entries)]
        out.mkdir(parents=True, exist_ok=True)
        lines = 0
        for name, _, offset, size in table:
            name = name.rstrip(b"\0").decode("ascii")
            if not name.endswith(".SB"):
                continue
            f.seek(offset)
            (out / (name[:-3] + ".mp3")).write_bytes(f.read(size))
            lines += 1
    return lines


def drascula(folder, out):
    out.mkdir(parents=True, exist_ok=True)
    lines = 0
    for path in sorted(Path(folder).glob("*.ALS")):
        samples = path.read_bytes()[RAW_HEADER:]
        if len(samples) < SHORTEST_SECONDS * 11025:
            continue
        with wave.open(str(out / (path.stem + ".wav")), "wb") as w:
            w.setnchannels(1)
            w.setsampwidth(1)
            w.setframerate(11025)
            w.writeframes(samples)
        lines += 1
    return lines


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("queen", "drascula"):
        sys.exit(__doc__.strip())
    take = queen if sys.argv[1] == "queen" else drascula
    lines = take(sys.argv[2], Path(sys.argv[3]))
    if not lines:
        sys.exit(f"{sys.argv[2]}: holds no spoken lines; give the folder of the Debian package")
    print(f"{lines} lines in {sys.argv[3]}")


if __name__ == "__main__":
    main()
