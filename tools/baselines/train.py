#!/usr/bin/python3
"""Trains a published network on the clips and split of a corpus, with PyTorch, and tests it once.

    tools/baselines/train.py CORPUS NETWORK [--seed N] [--epochs N] [--words a,b,…] [--toneless] [--leave-out SPEAKER]
        [--noise DIR] [--test [--answers FILE]]

CORPUS is a folder with a manifest.tsv, or a manifest. Networks: m5, m5-adamw, matchboxnet, bcresnet1, bcresnet3, and
ours: melcnn, mel2d, mel2d-se, mel2d-sef, mel2d-ssn. Prints one line of JSON; --answers writes what was found in each clip
of the test, for tools/baselines/compare.py. Needs Debian's python3-torch, python3-torchaudio and python3-soundfile.
--words keeps these labels and makes all others `unknown`; --toneless takes the tone off pinyin, so that ma3 is ma, for
features without pitch.
"""
import argparse, csv, json, math, random, sys, time
from pathlib import Path

import numpy as np
import soundfile
import torch
import torch.nn.functional as F
import torchaudio

sys.path.insert(0, str(Path(__file__).parent))
import networks

# Published training: features, batch, epochs; noise is (probability, lowest and highest SNR in dB), from the level that
# the publication gives it under speech of usual level; masks are (count, time, bands). m5-adamw is M5 with the training
# of our own recipes, in case its own is what holds it back on so few clips.
TRAINING = {
    "m5": dict(rate=8000, features=None, batch=128, epochs=60, noise=(0, 0, 0), masks=None),
    "m5-adamw": dict(rate=8000, features=None, batch=64, epochs=80, noise=(0.5, 5, 30), masks=None),
    "melcnn": dict(rate=16000, features="mel25", batch=64, epochs=80, noise=(0.5, 5, 30), masks=None),
    "matchboxnet": dict(rate=16000, features="mfcc", batch=128, epochs=200, noise=(1, 20, 60), masks=(2, 25, 15)),
    "bcresnet1": dict(rate=16000, features="mel30", batch=100, epochs=200, noise=(0.8, 15, 45), masks=None),
    "bcresnet3": dict(rate=16000, features="mel30", batch=100, epochs=200, noise=(0.8, 15, 45), masks=(2, 20, 5)),
} | {name: dict(rate=16000, features="mel25", batch=64, epochs=80, noise=(0.5, 5, 30), masks=(1, 10, 4),
                smoothing=0.1)
     for name in ("mel2d", "mel2d-se", "mel2d-sef", "mel2d-ssn")}


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpus", type=Path)
    p.add_argument("network", choices=TRAINING)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=int)
    p.add_argument("--words")
    p.add_argument("--toneless", action="store_true")
    p.add_argument("--leave-out")
    p.add_argument("--noise", type=Path)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--answers", type=Path)
    p.add_argument("--test", action="store_true", help="measure on the split test; else on validation")
    return p.parse_args()


def sound(file, rate, length=None):
    x, r = soundfile.read(file, dtype="float32")
    x = torch.from_numpy(x if x.ndim == 1 else x.mean(1))
    if r != rate:
        x = torchaudio.functional.resample(x, r, rate)
    if length is None:
        return x
    if len(x) < length:
        before = (length - len(x)) // 2
        return F.pad(x, (before, length - len(x) - before))
    energy = F.pad(x.double().pow(2).cumsum(0), (1, 0))
    start = int((energy[length:] - energy[:-length]).argmax())
    return x[start:start + length]


def read(args, rate):
    """Clips of one second, classes, labels, where each split's clips are, and their paths."""
    manifest = args.corpus / "manifest.tsv" if args.corpus.is_dir() else args.corpus
    rows = list(csv.DictReader(open(manifest, encoding="utf-8"), delimiter="\t"))
    if args.toneless:
        for r in rows:
            r["label"] = r["label"].rstrip("12345")
    keep = set(args.words.split(",")) if args.words else None
    names = [r["label"] if keep is None or r["label"] in keep else "unknown" for r in rows]
    labels = sorted(set(names))
    x = torch.stack([sound(manifest.parent / r["path"], rate, rate) for r in rows])
    y = torch.tensor([labels.index(n) for n in names])
    out = args.leave_out
    split = [("test" if r["speaker"] == out else "train") if out else r["split"] for r in rows]
    return x, y, labels, {s: torch.tensor([i for i, t in enumerate(split) if t == s]) for s in set(split)}, \
        [r["path"] for r in rows]


def features(kind, rate):
    if kind is None:
        return lambda x: x
    if kind == "mfcc":
        mfcc = torchaudio.transforms.MFCC(rate, 64, melkwargs=dict(n_fft=512, win_length=400, hop_length=160, n_mels=64))
        return lambda x: mfcc(x)
    window = 480 if kind == "mel30" else 400
    mel = torchaudio.transforms.MelSpectrogram(rate, 512, window, 160, n_mels=40)
    return lambda x: torch.log(mel(x) + 1e-6)


def augmented(x, rate, noise, how, rng):
    """Shift by up to 100 ms; noise, white where no recordings are given, as the training has it."""
    probability, low, high = how
    out = torch.empty_like(x)
    reach = rate // 10
    for i, clip in enumerate(x):
        s = rng.randint(-reach, reach)
        y = torch.zeros_like(clip)
        y[max(0, s):len(clip) + min(0, s)] = clip[max(0, -s):len(clip) - max(0, s)]
        if rng.random() < probability:
            if noise:
                source = noise[rng.randrange(len(noise))]
                at = rng.randrange(len(source) - len(clip))
                n = source[at:at + len(clip)]
            else:
                n = torch.randn(len(clip))
            snr = rng.uniform(low, high)
            scale = math.sqrt(float(y.pow(2).mean()) / max(1e-12, float(n.pow(2).mean())) / 10 ** (snr / 10))
            y = y + scale * n
        out[i] = y
    return out


def masked(f, masks, rng):
    count, time_frames, bands = masks
    for x in f:
        for _ in range(count):
            w, b = rng.randint(0, time_frames), rng.randint(0, bands)
            at, low = rng.randint(0, x.shape[1] - w), rng.randint(0, x.shape[0] - b)
            x[:, at:at + w] = x.mean()
            x[low:low + b] = x.mean()
    return f


def optimizer(network, model, epochs, batches):
    steps = epochs * batches
    if network == "m5":
        o = torch.optim.Adam(model.parameters(), 0.01, weight_decay=1e-4)
        return o, lambda i: 0.1 ** (3 * i // steps)
    if network == "matchboxnet":
        warm, hold = 0.05 * steps, 0.5 * steps
        o = networks.NovoGrad(model.parameters(), 0.05)
        return o, lambda i: min(1, (i + 1) / warm) if i < hold else max(0.02, ((steps - i) / (steps - hold)) ** 2)
    if network in ("melcnn", "m5-adamw"):
        o = torch.optim.AdamW(model.parameters(), 0.003, weight_decay=0.01)
        return o, lambda i: 0.5 * (1 + math.cos(math.pi * i / steps))
    if network.startswith("mel2d"):
        o = torch.optim.AdamW(model.parameters(), 0.004, weight_decay=0.05)
        warm = 0.3 * steps
        return o, lambda i: max(i, 1) / warm if i < warm else 0.5 * (1 + math.cos(math.pi * (i - warm) / (steps - warm)))
    warm = 5 * batches
    o = torch.optim.SGD(model.parameters(), 0.1, 0.9, weight_decay=1e-3)
    return o, lambda i: (i + 1) / warm if i < warm else 0.5 * (1 + math.cos(math.pi * (i - warm) / (steps - warm)))


def build(network, classes):
    if network in ("m5", "m5-adamw"):
        return networks.M5(classes)
    if network == "matchboxnet":
        return networks.MatchboxNet(classes)
    if network == "melcnn":
        return networks.MelCnn(classes)
    if network.startswith("mel2d"):
        return networks.Mel2d(classes, network[6:])
    return networks.BcResNet(classes, int(network[-1]))


def answers(model, front, x):
    model.eval()
    with torch.no_grad():
        found = torch.cat([model(front(part)).argmax(1) for part in x.split(100)])
    model.train()
    return found


def main():
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    how = TRAINING[args.network]
    rate, epochs = how["rate"], args.epochs or how["epochs"]
    x, y, labels, split, paths = read(args, rate)
    noise = [sound(f, rate) for f in sorted(args.noise.rglob("*.flac"))] if args.noise else None
    model = build(args.network, len(labels))
    front = features(how["features"], rate)
    train = split["train"]
    batches = math.ceil(len(train) / how["batch"])
    o, factor = optimizer(args.network, model, epochs, batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(o, factor)
    start = time.time()
    for epoch in range(epochs):
        total = 0.0
        for part in train[torch.randperm(len(train))].split(how["batch"]):
            if len(part) < 2:
                continue
            f = front(augmented(x[part], rate, noise, how["noise"], rng))
            if how["masks"]:
                f = masked(f, how["masks"], rng)
            loss = F.cross_entropy(model(f), y[part], label_smoothing=how.get("smoothing", 0))
            o.zero_grad()
            loss.backward()
            o.step()
            schedule.step()
            total += float(loss) * len(part)
        if epoch % 10 == 9:
            print(f"epoch {epoch + 1}/{epochs} loss {total / len(train):.3f}", file=sys.stderr, flush=True)
    result = dict(corpus=args.corpus.stem, network=args.network, seed=args.seed, epochs=epochs,
                  parameters=sum(p.numel() for p in model.parameters()), minutes=round((time.time() - start) / 60, 1))
    for s in ["validation"] + (["test"] if args.test else []):
        if s in split:
            found = answers(model, front, x[split[s]])
            result[s] = round(float((found == y[split[s]]).float().mean()), 4)
            if s == "test" and args.answers:
                with open(args.answers, "w", encoding="utf-8") as file:
                    print("path\tlabel\tfound", file=file)
                    for i, k in zip(split[s].tolist(), found.tolist()):
                        print(paths[i], labels[y[i]], labels[k], sep="\t", file=file)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
