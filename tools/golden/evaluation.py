#!/usr/bin/env python3
"""Writes src/test/resources/golden/evaluation: outcomes of two made-up recognizers and their figures as scikit-learn and
scipy have them.

Needs Debian's python3-sklearn and python3-scipy. Run from anywhere. With a folder that `evaluate --report` wrote it
compares the figures in results.json with its own from the outcomes there, and writes nothing:

    tools/golden/evaluation.py DIR
"""
import json
import pathlib
import sys

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics

OUT = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/golden/evaluation"
BINS = 15


def outcomes(seed, labels, clips, sharpness):
    """Rows as OutcomeFile has them; float32 probabilities, some of them equal."""
    random = np.random.default_rng(seed)
    weights = np.random.default_rng(5).dirichlet(np.full(len(labels), 3.0))
    truths = np.random.default_rng(7).choice(len(labels), clips, p=weights)
    rows = []
    for clip, truth in enumerate(truths):
        scores = random.normal(size=len(labels))
        scores[truth] += sharpness
        p = np.exp(scores * 2)
        p = np.round(p / p.sum(), 3).astype(np.float32)
        found = labels[int(np.argmax(p))]
        rows.append(dict(clip=clip, file=f"{clip}.wav", label=labels[truth], speaker=f"s{clip % 7}", seconds=1.0,
                         loudness=-20.0, snr=30.0, found=found, probabilities=[float(str(x)) for x in p]))
    return rows


def wilson(hits, n):
    interval = stats.binomtest(hits, n).proportion_ci(0.95, method="wilson")
    return [interval.low, interval.high]


def calibration_error(confidence, correct):
    edges = np.arange(1, BINS) / BINS
    bins = np.searchsorted(edges, confidence, side="left")
    total = 0.0
    for b in range(BINS):
        inside = bins == b
        if inside.any():
            total += inside.sum() / len(confidence) * abs(correct[inside].mean() - confidence[inside].mean())
    return total


def figures(labels, rows):
    rows = [row for row in rows if "fault" not in row]
    truth = np.array([labels.index(row["label"]) for row in rows])
    found = np.array([labels.index(row["found"]) for row in rows])
    scores = np.array([row["probabilities"] for row in rows], dtype=np.float32).astype(np.float64)
    every = np.arange(len(labels))
    present = np.unique(truth)
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(truth, found, labels=every, zero_division=0)
    macro = metrics.precision_recall_fscore_support(truth, found, labels=present, average="macro", zero_division=0)
    correct = (truth == found).astype(float)
    confidence = scores[np.arange(len(rows)), found]
    return dict(
        clips=len(rows),
        accuracy=metrics.accuracy_score(truth, found),
        interval=wilson(int(correct.sum()), len(rows)),
        confusion=metrics.confusion_matrix(truth, found, labels=every).tolist(),
        precision=precision.tolist(), recall=recall.tolist(), f1=f1.tolist(),
        macroPrecision=macro[0], macroRecall=macro[1], macroF1=macro[2],
        calibrationError=calibration_error(confidence, correct),
        areaUnderRoc=[metrics.roc_auc_score(truth == c, scores[:, c]) if 0 < (truth == c).sum() < len(truth) else None
                      for c in every])


def equal_error_rate(truth, scores):
    """Where misses are as frequent as false alarms, on the straight lines between the points of the curve."""
    false_alarms, hits, _ = metrics.roc_curve(truth, scores, drop_intermediate=False)
    difference = 1 - hits - false_alarms
    after = int(np.argmax(difference <= 0))
    x = false_alarms[after - 1:after + 1]
    d = difference[after - 1:after + 1]
    return x[0] + (x[1] - x[0]) * d[0] / (d[0] - d[1])


def tally(rows):
    correct = sum(row["label"] == row["found"] for row in rows)
    return dict(clips=len(rows), correct=correct, accuracy=correct / len(rows), interval=wilson(correct, len(rows)))


def calibration(rows, labels):
    """Of each bin clips, mean probability and accuracy."""
    scores = np.array([max(row["probabilities"]) for row in rows], dtype=np.float32).astype(np.float64)
    correct = np.array([row["label"] == row["found"] for row in rows], dtype=float)
    bins = np.searchsorted(np.arange(1, BINS) / BINS, scores, side="left")
    return [(int((bins == b).sum()),) + ((scores[bins == b].mean(), correct[bins == b].mean())
                                         if (bins == b).any() else (None, None)) for b in range(BINS)]


def mcnemar(first, second):
    a = np.array([row["label"] == row["found"] for row in first])
    b = np.array([row["label"] == row["found"] for row in second])
    only_first, only_second = int((a & ~b).sum()), int((~a & b).sum())
    n = only_first + only_second
    p = stats.binomtest(only_first, n).pvalue if n else 1.0
    return dict(onlyFirst=only_first, onlySecond=only_second, p=p)


def write():
    OUT.mkdir(parents=True, exist_ok=True)
    labels = ["no", "up", "yes", "你好"]
    runs = [outcomes(1, labels, 400, 0.9), outcomes(2, labels, 400, 1.1)]
    for name, rows in zip("ab", runs):
        head = dict(model=name, modelDigest="", corpus="made up", clipsDigest="", clips=len(rows), labels=labels)
        lines = [json.dumps(x, ensure_ascii=False, separators=(",", ":")) for x in [head, *rows]]
        (OUT / f"{name}.jsonl").write_text("\n".join(lines) + "\n")
    expected = dict(a=figures(labels, runs[0]), b=figures(labels, runs[1]), mcnemar=mcnemar(*runs),
                    pvalues=[[x, y, stats.binomtest(x, x + y).pvalue]
                             for x, y in [(0, 1), (3, 3), (4, 3), (0, 12), (5, 19), (40, 70), (1000, 1200)]])
    (OUT / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
    (OUT / "README.md").write_text(
        "Outcomes of two made-up recognizers, and their figures by scikit-learn " + sklearn.__version__ + " and scipy "
        + scipy.__version__ + ".\nWritten by `tools/golden/evaluation.py`.\n")


def compare(folder):
    results = json.loads((folder / "results.json").read_text())
    worst = 0.0
    runs = {}

    def same(what, ours, theirs):
        nonlocal worst
        for x, y in zip(np.ravel(np.array(ours, dtype=object)), np.ravel(np.array(theirs, dtype=object))):
            if (x is None) != (y is None):
                sys.exit(f"{what}: {x} in results.json, {y} here")
            if x is not None:
                worst = max(worst, abs(x - y) / max(1e-300, abs(y)) if y else abs(x))
                if abs(x - y) > 1e-12 * max(1.0, abs(y)):
                    sys.exit(f"{what}: {x} in results.json, {y} here")

    for model in results["models"]:
        lines = (folder / f"outcomes-{model['model']}.jsonl").read_text().splitlines()
        rows = [json.loads(line) for line in lines[1:]]
        runs[model["model"]] = rows
        f = figures(model["labels"], rows)
        for name in ["clips", "accuracy", "interval", "confusion", "macroPrecision", "macroRecall", "macroF1",
                     "calibrationError"]:
            same(name, model[name], f[name])
        for name in ["precision", "recall", "f1"]:
            same(name, [c[name] or 0 for c in model["classes"]], f[name])
        same("area", [w["areaUnderRoc"] for w in model["words"]], f["areaUnderRoc"])
        readable = [row for row in rows if "fault" not in row]
        for i, word in enumerate(model["words"]):
            truth = np.array([row["label"] == word["label"] for row in readable])
            if 0 < truth.sum() < len(truth):
                scores = np.array([row["probabilities"][i] for row in readable], dtype=np.float32)
                same("equalErrorRate", [word["equalErrorRate"]], [equal_error_rate(truth, scores)])
        for ours, theirs in zip(model["calibration"], calibration(readable, model["labels"]), strict=True):
            same("calibration", [ours["clips"], ours["confidence"], ours["accuracy"]], theirs)
        for name, bands in model["bands"].items():
            for band in bands:
                low = -np.inf if band["from"] is None else band["from"]
                high = np.inf if band["to"] is None else band["to"]
                t = tally([row for row in readable if low <= row[name] < high])
                for figure in t:
                    same(f"{name} from {low}", band[figure], t[figure])
            same(name, sum(band["clips"] for band in bands), len(readable))
        for speaker in model["speakers"]:
            t = tally([row for row in readable if row["speaker"] == speaker["speaker"]])
            for figure in ["clips", "accuracy", "interval"]:
                same(f"speaker {speaker['speaker']}", speaker[figure], t[figure])
    for pair in results["mcnemar"]:
        m = mcnemar(runs[pair["first"]], runs[pair["second"]])
        for name in m:
            same(name, pair[name], m[name])
    print(f"{len(runs)} models agree; the greatest relative difference is {worst:.1e}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        compare(pathlib.Path(sys.argv[1]))
    else:
        write()
