#!/usr/bin/python3
"""Compares what a baseline found in each clip of a test with what ours found in the same clips.

    tools/baselines/compare.py [--toneless] BASELINE.tsv OUTCOMES.jsonl [BASELINE.tsv OUTCOMES.jsonl]...

BASELINE.tsv is of train.py --answers, OUTCOMES.jsonl of `syllabary evaluate --outcomes`. Prints the errors of both for
each pair and pooled over all, and McNemar's exact test (two-sided) on the clips that one of them recognised. --toneless
takes the tone off pinyin, so that ma3 is ma. Needs Debian's python3-scipy.
"""
import csv
import json
import sys
from pathlib import PurePath

from scipy.stats import binomtest


def key(path, label):
    return PurePath(path).parent.name + "/" + PurePath(path).name, label


def baseline(file, name):
    with open(file, encoding="utf-8") as rows:
        return {key(r["path"], name(r["label"])): name(r["found"]) == name(r["label"])
                for r in csv.DictReader(rows, delimiter="\t")}


def ours(file, name):
    with open(file, encoding="utf-8") as rows:
        outcomes = [json.loads(line) for line in rows if line.strip()]
    return {key(r["file"], name(r["label"])): name(r["found"]) == name(r["label"])
            for r in outcomes if "label" in r and "found" in r}


def main():
    toneless = "--toneless" in sys.argv
    files = [a for a in sys.argv[1:] if a != "--toneless"]
    if not files or len(files) % 2 or any(f.startswith("-") for f in files):
        sys.exit(__doc__)
    name = (lambda label: label.rstrip("12345")) if toneless else (lambda label: label)
    total = [0, 0, 0, 0, 0]
    for theirs_file, ours_file in zip(files[::2], files[1::2]):
        a, b = baseline(theirs_file, name), ours(ours_file, name)
        if a.keys() != b.keys():
            odd = sorted(a.keys() ^ b.keys())
            sys.exit(f"compare: {len(odd)} clips are in one of {theirs_file} and {ours_file} only, {odd[0][0]} for one")
        counts = [len(a), sum(not v for v in a.values()), sum(not v for v in b.values()),
                  sum(a[k] and not b[k] for k in a), sum(b[k] and not a[k] for k in a)]
        show(theirs_file, counts)
        total = [x + y for x, y in zip(total, counts)]
    if len(files) > 2:
        show("all", total)


def show(name, counts):
    clips, theirs, mine, only_theirs, only_mine = counts
    p = binomtest(only_mine, only_mine + only_theirs).pvalue if only_mine + only_theirs else 1.0
    print(f"{name}: {clips} clips, errors {theirs} baseline, {mine} ours ({mine / max(1, theirs):.2f} of them); "
          f"right only by baseline {only_theirs}, only by ours {only_mine}, p = {p:.2g}")


if __name__ == "__main__":
    main()
