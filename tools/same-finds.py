#!/usr/bin/env python3
"""same-finds.py WINDOW SPOT: fails unless the window found what spot finds, dropped nothing and painted."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as f:
    window = json.load(f)
with open(sys.argv[2], encoding="utf-8") as f:
    spotted = [json.loads(line) for line in f]


def finds(detections):
    return [(d["label"], round(d["time"], 3), round(d["score"], 4)) for d in detections]


if finds(window["detections"]) != finds(spotted) or not spotted:
    sys.exit(f"the window found {finds(window['detections'])}, spot {finds(spotted)}")
if window["droppedSeconds"] > 0:
    sys.exit(f"the window dropped {window['droppedSeconds']} s of sound")
if window["framesPerSecond"] < 1:
    sys.exit("the window was hardly painted")
print(f"{len(spotted)} finds, {window['framesPerSecond']:.1f} frames a second, "
      f"{100 * window['processorShare']:.0f} % of a processor")
