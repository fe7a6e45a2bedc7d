#!/usr/bin/env python3
"""Whether words come back in the order in which they were said.

    tools/syllabary spot MODEL FILE... --json | tools/word-order.py MANIFEST.tsv SPLIT

compares what was found in each recording of the split with the column transcript of the manifest (columns path, split,
transcript); a recording in which nothing was found counts too. Prints the recordings that are wrong, the share that is
right as a whole, and the errors by words: the fewest that have to be taken away, put in or changed (edit distance)
against the words said. Python 3 only.
"""
import collections
import csv
import json
import pathlib
import sys


def errors(said, found):
    """The edit distance of two lists of words (Wagner and Fischer, 1974)."""
    row = list(range(len(found) + 1))
    for i, word in enumerate(said, 1):
        above, row[0] = row[0], i
        for j, other in enumerate(found, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (word != other))
    return row[-1]


def main():
    if len(sys.argv) != 3 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8", newline="") as rows:
        transcripts = {pathlib.Path(r["path"]).name: r["transcript"].split()
                       for r in csv.DictReader(rows, delimiter="\t") if r["split"] == sys.argv[2]}
    if not transcripts:
        sys.exit(f"word-order: no recording of the split {sys.argv[2]} in {sys.argv[1]}")
    found = collections.defaultdict(list)
    for line in sys.stdin:
        if line.startswith("{"):
            find = json.loads(line)
            found[pathlib.Path(find["file"]).name].append(find)
    right = wrong_words = words = 0
    for name in found:
        if name not in transcripts:
            sys.exit(f"word-order: {name} is not of the split {sys.argv[2]} in {sys.argv[1]}")
    for name, said in sorted(transcripts.items()):
        heard = [f["label"] for f in sorted(found[name], key=lambda f: f["start"])]
        off = errors(said, heard)
        if off:
            print(f"{name}: said {' '.join(said)}, found {' '.join(heard)}")
        right += off == 0
        wrong_words += off
        words += len(said)
    print(f"{right} of {len(transcripts)} recordings in the right order, {wrong_words} errors in {words} words")


if __name__ == "__main__":
    main()
