"""Published networks for short commands, each with the training its paper gives.

m5            Dai et al. 2016, https://arxiv.org/abs/1610.00087, in the small form of PyTorch's speech command tutorial
matchboxnet   Majumdar and Ginsburg 2020, https://arxiv.org/abs/2004.08531, 3x1x64
bcresnet1, 3  Kim et al. 2021, https://arxiv.org/abs/2106.04140
melcnn        the network of our recipe `mel`, as a plain convolutional stack
"""
import torch
from torch import nn
import torch.nn.functional as F


class M5(nn.Module):
    """(N, 8000) samples at 8 kHz."""

    def __init__(self, classes, c=32):
        super().__init__()

        def block(i, o, k, stride=1):
            return [nn.Conv1d(i, o, k, stride), nn.BatchNorm1d(o), nn.ReLU(), nn.MaxPool1d(4)]

        self.body = nn.Sequential(*block(1, c, 80, 16), *block(c, c, 3), *block(c, 2 * c, 3), *block(2 * c, 2 * c, 3))
        self.head = nn.Linear(2 * c, classes)

    def forward(self, x):
        return self.head(self.body(x[:, None]).mean(2))


class MelCnn(nn.Module):
    """(N, 40, T) log-mel."""

    def __init__(self, classes):
        super().__init__()

        def block(i, o, k):
            return [nn.Conv1d(i, o, k, bias=False), nn.BatchNorm1d(o), nn.ReLU()]

        self.body = nn.Sequential(*block(40, 64, 5), nn.MaxPool1d(2), *block(64, 128, 5), nn.MaxPool1d(2),
                                  *block(128, 128, 3))
        self.head = nn.Linear(128, classes)

    def forward(self, x):
        return self.head(self.body(x).amax(2))


class Separable(nn.Sequential):
    def __init__(self, i, o, k, stride=1, dilation=1, last=True):
        layers = [nn.Conv1d(i, i, k, stride, dilation * (k - 1) // 2, dilation, groups=i, bias=False),
                  nn.Conv1d(i, o, 1, bias=False), nn.BatchNorm1d(o)]
        super().__init__(*(layers + [nn.ReLU(), nn.Dropout(0.1)] if last else layers))


class MatchboxBlock(nn.Module):
    def __init__(self, i, o, k):
        super().__init__()
        self.body = Separable(i, o, k, last=False)
        self.skip = nn.Sequential(nn.Conv1d(i, o, 1, bias=False), nn.BatchNorm1d(o))
        self.drop = nn.Dropout(0.1)

    def forward(self, x):
        return self.drop(F.relu(self.body(x) + self.skip(x)))


class MatchboxNet(nn.Module):
    """(N, 64, T) MFCC."""

    def __init__(self, classes, c=64):
        super().__init__()
        self.body = nn.Sequential(
            Separable(64, 128, 11, stride=2),
            MatchboxBlock(128, c, 13), MatchboxBlock(c, c, 15), MatchboxBlock(c, c, 17),
            Separable(c, 128, 29, dilation=2), Separable(128, 128, 1))
        self.head = nn.Linear(128, classes)

    def forward(self, x):
        return self.head(self.body(x).mean(2))


class SubSpectralNorm(nn.Module):
    """Chang et al. 2021: batch normalisation of each of five bands of frequencies."""

    def __init__(self, c, bands=5):
        super().__init__()
        self.bands, self.norm = bands, nn.BatchNorm2d(c * bands)

    def forward(self, x):
        n, c, f, t = x.shape
        y = x.view(n, c * self.bands, f // self.bands, t)
        return self.norm(y).view(n, c, f, t)


class BroadcastBlock(nn.Module):
    def __init__(self, i, o, stride=1, dilation=1):
        super().__init__()
        self.same = i == o and stride == 1
        self.into = nn.Identity() if self.same else nn.Sequential(
            nn.Conv2d(i, o, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU())
        self.frequency = nn.Sequential(
            nn.Conv2d(o, o, (3, 1), (stride, 1), (1, 0), groups=o, bias=False), SubSpectralNorm(o))
        self.time = nn.Sequential(
            nn.Conv2d(o, o, (1, 3), 1, (0, dilation), (1, dilation), groups=o, bias=False), nn.BatchNorm2d(o),
            nn.SiLU(), nn.Conv2d(o, o, 1, bias=False), nn.Dropout2d(0.1))

    def forward(self, x):
        y = self.frequency(self.into(x))
        z = y + self.time(y.mean(2, keepdim=True))
        return F.relu(x + z if self.same else z)


class BcResNet(nn.Module):
    """(N, 40, T) log-mel."""

    def __init__(self, classes, tau):
        super().__init__()
        i = 16 * tau
        layers = [nn.Conv2d(1, i, 5, (2, 1), 2, bias=False), nn.BatchNorm2d(i), nn.ReLU()]
        for c, n, stride, dilation in ((8, 2, 1, 1), (12, 2, 2, 2), (16, 4, 2, 4), (20, 4, 1, 8)):
            for k in range(n):
                layers.append(BroadcastBlock(i, c * tau, stride if k == 0 else 1, dilation))
                i = c * tau
        layers += [nn.Conv2d(i, i, 5, 1, (0, 2), groups=i, bias=False), nn.Conv2d(i, 32 * tau, 1, bias=False),
                   nn.BatchNorm2d(32 * tau), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Conv2d(32 * tau, classes, 1)]
        self.body = nn.Sequential(*layers)

    def forward(self, x):
        return self.body(x[:, None]).flatten(1)


class NovoGrad(torch.optim.Optimizer):
    """Ginsburg et al. 2019, https://arxiv.org/abs/1905.11286, the published update."""

    def __init__(self, parameters, lr, betas=(0.95, 0.5), weight_decay=0.001, eps=1e-8):
        super().__init__(parameters, dict(lr=lr, betas=betas, weight_decay=weight_decay, eps=eps))

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            b1, b2 = group["betas"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                s = self.state[p]
                norm = p.grad.pow(2).sum()
                s["v"] = norm if "v" not in s else b2 * s["v"] + (1 - b2) * norm
                g = p.grad / (s["v"].sqrt() + group["eps"]) + group["weight_decay"] * p
                s["m"] = g if "m" not in s else b1 * s["m"] + g
                p.add_(s["m"], alpha=-group["lr"])
