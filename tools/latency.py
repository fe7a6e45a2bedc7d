#!/usr/bin/env python3
"""How long "listen" takes from the end of a word to the printed line, and what of a processor it takes meanwhile.

    tools/virtual-microphone.sh tools/latency.py [--times N] MODEL RECORDING TIMES.tsv LABEL

plays RECORDING N times (5) into the virtual microphone. A second listener (parec, 10 ms) says when its first sample came
through; TIMES.tsv (columns path, label, start, end; as in corpus/long) says when in it the first word begins, before which
it has to be silent, and when the LABEL ends. Prints the median,
the least and the most, the share found, and the processor time of the listening by the time it took. Python 3 only.
"""
import argparse
import csv
import json
import os
import pathlib
import statistics
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
RATE = 16000


def ends(table, recording, label):
    name = pathlib.Path(recording).name
    with open(table, encoding="utf-8", newline="") as rows:
        said = [r for r in csv.DictReader(rows, delimiter="\t") if pathlib.Path(r["path"]).name == name]
    # up to the first word the recording is silent, so that its start is what the second listener notices
    first = min(float(r["start"]) for r in said)
    return [float(r["end"]) - first for r in said if r["label"] == label]


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Witness(threading.Thread):
    """Hears the microphone too, and writes down when sound begins after silence."""

    def __init__(self):
        super().__init__(daemon=True)
        self.begun = []
        self.parec = subprocess.Popen(
            ["parec", "--device=mic.monitor", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1",
             "--latency-msec=10"], stdout=subprocess.PIPE)

    def run(self):
        silent = RATE
        block = RATE // 100
        while data := self.parec.stdout.read(2 * block):
            now = time.monotonic()
            sounding = next((i for i in range(0, len(data), 2) if data[i:i + 2] != b"\0\0"), None)
            if sounding is None:
                silent += block
                continue
            if silent >= RATE // 2:
                self.begun.append(now - (len(data) - sounding) / 2 / RATE)
            silent = 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("model")
    parser.add_argument("recording")
    parser.add_argument("table")
    parser.add_argument("label")
    a = parser.parse_args()
    expected = ends(a.table, a.recording, a.label)
    if not expected:
        sys.exit(f"latency: {a.table} has no {a.label} in {a.recording}")
    listen = subprocess.Popen(
        [HERE / "syllabary", "listen", a.model, "--words", a.label, "--json"],
        stdout=subprocess.PIPE, text=True)
    heard = []

    def read():
        for line in listen.stdout:
            heard.append((time.monotonic(), json.loads(line)))

    threading.Thread(target=read, daemon=True).start()
    while not subprocess.run(["pactl", "list", "short", "source-outputs"], capture_output=True).stdout:
        if listen.poll() is not None:
            sys.exit("latency: listen ended at once; its words stand above")
        time.sleep(0.2)
    time.sleep(3)  # until it is compiled
    witness = Witness()
    witness.start()
    time.sleep(1)
    begun, processor = time.monotonic(), processor_seconds(listen.pid)
    latencies = []
    for _ in range(a.times):
        n, m = len(witness.begun), len(heard)
        subprocess.run(["paplay", "--device=mic", a.recording], check=True)
        time.sleep(2)
        if len(witness.begun) == n:
            sys.exit("latency: nothing came through the virtual microphone")
        for end in expected:
            # a find belongs to the end that it is next to
            ours = [at - witness.begun[n] - end for at, _ in heard[m:] if -0.5 < at - witness.begun[n] - end < 1.5]
            latencies += ours[:1]
    wall = time.monotonic() - begun
    share = (processor_seconds(listen.pid) - processor) / wall
    listen.terminate()
    witness.parec.terminate()
    if not latencies:
        sys.exit(f"latency: {a.label} was never found")
    print(f"from the end of {a.label} to its line: median {1000 * statistics.median(latencies):.0f} ms, "
          f"{1000 * min(latencies):.0f} to {1000 * max(latencies):.0f}; "
          f"{len(latencies)} of {a.times * len(expected)} found; "
          f"{100 * share:.1f} % of one processor over {wall:.0f} s")


if __name__ == "__main__":
    main()
