#!/usr/bin/python3
"""Trains the network of our recipe `digits-2d` with PyTorch, by the same recipe, on a pair of IDX files, and tests it once.

    tools/baselines/pictures.py CORPUS [--seed N] [--epochs N] [--threads N]

CORPUS is a folder with t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz, as `corpus fetch mnist-10k` makes it. The
last fifth is for test and a tenth of the rest, drawn by the seed, for validation. Prints one line of JSON. Needs Debian's
python3-torch.
"""
import argparse, gzip, json, math, time
from pathlib import Path

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

# our recipe's numbers
EPOCHS, BATCH, RATE, DECAY, SMOOTHING = 12, 64, 0.003, 0.02, 0.05
MEAN, DEVIATION = 0.13, 0.31
SHIFT, ROTATION, SCALE, SHEAR, ELASTIC, REACH = 2, 12, (0.88, 1.12), 0.15, 0.6, 6


def idx(file):
    data = gzip.open(file).read()
    dims = np.frombuffer(data, ">i4", data[3], 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(*dims)


class Digits2d(nn.Sequential):
    """(N, 1, 28, 28)"""

    def __init__(self, classes):
        def block(i, o):
            return [nn.Conv2d(i, o, 3, bias=False), nn.BatchNorm2d(o), nn.ReLU()]

        super().__init__(*block(1, 32), *block(32, 32), nn.MaxPool2d(2), *block(32, 64), *block(64, 64), nn.MaxPool2d(2),
                         nn.Flatten(), nn.Dropout(0.3), nn.Linear(64 * 4 * 4, classes))


def uniform(low, high, *shape):
    return low + (high - low) * torch.rand(*shape)


def augmented(x):
    """Shifted, turned, scaled, slanted and bent, as `image.Warp` does it: linear between pixels, the border goes on."""
    n, _, h, w = x.shape
    v = (torch.arange(h) - (h - 1) / 2)[:, None].expand(h, w) - uniform(-SHIFT, SHIFT, n, 1, 1)
    u = (torch.arange(w) - (w - 1) / 2)[None].expand(h, w) - uniform(-SHIFT, SHIFT, n, 1, 1)
    turn = uniform(-ROTATION, ROTATION, n, 1, 1) * math.pi / 180
    scale, shear = uniform(*SCALE, n, 1, 1), uniform(-SHEAR, SHEAR, n, 1, 1)
    cos, sin = turn.cos() / scale, turn.sin() / scale
    row = (cos - sin * shear) * v - sin * u
    column = (sin + cos * shear) * v + cos * u
    bend = bent(n, h, w)
    grid = torch.stack([(column + bend[:, 1]) / ((w - 1) / 2), (row + bend[:, 0]) / ((h - 1) / 2)], 3)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=True)


def bent(n, h, w):
    """How far pixels move, (n, 2, h, w): random numbers on a coarse grid, smoothly interpolated."""
    nodes = uniform(-1, 1, n, 2, h // REACH + 3, w // REACH + 3)
    y, x = (torch.arange(size) / REACH + uniform(0, 1, n, 2, 1) for size in (h, w))
    row, column = y.long(), x.long()
    down, right = ((t * t * (3 - 2 * t)) for t in (y - row, x - column))
    at = lambda r, c: nodes.gather(2, r[..., None].expand(n, 2, h, nodes.shape[3])).gather(
        3, c[:, :, None].expand(n, 2, h, w))
    right, down = right[:, :, None], down[..., None]
    above = at(row, column) * (1 - right) + at(row, column + 1) * right
    under = at(row + 1, column) * (1 - right) + at(row + 1, column + 1) * right
    return ELASTIC * math.sqrt(3) * (above * (1 - down) + under * down)


def one_cycle(progress):
    cosine = lambda a, b, p: b + (a - b) * (1 + math.cos(math.pi * min(1, p))) / 2
    return cosine(0.04, 1, progress / 0.3) if progress < 0.3 else cosine(1, 1e-4, (progress - 0.3) / 0.7)


def right(model, x, y):
    model.eval()
    with torch.no_grad():
        n = sum(int((model(a).argmax(1) == b).sum()) for a, b in zip(x.split(200), y.split(200)))
    model.train()
    return n


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpus", type=Path)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=int, default=EPOCHS)
    p.add_argument("--threads", type=int, default=2)
    args = p.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    x = torch.from_numpy(idx(args.corpus / "t10k-images-idx3-ubyte.gz").astype(np.float32) / 255)[:, None]
    y = torch.from_numpy(idx(args.corpus / "t10k-labels-idx1-ubyte.gz").astype(np.int64))
    test = len(x) - len(x) // 5
    order = torch.randperm(test)
    validation, train = order[:test // 10], order[test // 10:]
    standard = lambda a: (a - MEAN) / DEVIATION
    model = Digits2d(int(y.max()) + 1)
    weights = [m.weight for m in model if isinstance(m, (nn.Conv2d, nn.Linear))]
    others = [q for q in model.parameters() if not any(q is w for w in weights)]
    o = torch.optim.AdamW([dict(params=weights, weight_decay=DECAY), dict(params=others, weight_decay=0)], RATE)
    batches = math.ceil(len(train) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(o, lambda i: one_cycle(i / (args.epochs * batches)))
    start = time.time()
    for _ in range(args.epochs):
        for part in train[torch.randperm(len(train))].tensor_split(batches):
            loss = F.cross_entropy(model(standard(augmented(x[part]))), y[part], label_smoothing=SMOOTHING)
            o.zero_grad()
            loss.backward()
            o.step()
            schedule.step()
    minutes = (time.time() - start) / 60
    print(json.dumps(dict(
        corpus=args.corpus.name, torch=torch.__version__, seed=args.seed, epochs=args.epochs,
        parameters=sum(q.numel() for q in model.parameters()), minutes=round(minutes, 1),
        validation=f"{right(model, standard(x[validation]), y[validation])} of {len(validation)}",
        test=f"{right(model, standard(x[test:]), y[test:])} of {len(x) - test}")))


if __name__ == "__main__":
    main()
