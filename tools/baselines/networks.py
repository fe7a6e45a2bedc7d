"""Published networks for short commands, each with the training its paper gives.

m5            Dai et al. 2016, https://arxiv.org/abs/1610.00087, in the small form of PyTorch's speech command tutorial
matchboxnet   Majumdar and Ginsburg 2020, https://arxiv.org/abs/2004.08531, 3x1x64
bcresnet1, 3  Kim et al. 2021, https://arxiv.org/abs/2106.04140
melcnn        the network of our recipe `mel`, as a plain convolutional stack
mel2d         the network of our recipe `mel-2d`; mel2d-se with squeeze and excitation (Hu et al. 2017,
              https://arxiv.org/abs/1709.01507) behind every convolution, mel2d-sef with that of each frame by itself,
              mel2d-ssn with sub-spectral normalisation in two bands (Chang et al. 2021,
              https://arxiv.org/abs/2102.02525) in the place of batch normalisation
"""
import torch
from torch import nn
import torch.nn.functional as F


class Taps(torch.autograd.Function):
    """A depthwise convolution along one axis as a sum of shifted products: the same sums, several times faster here than
    PyTorch 1.13's, whose time is what limits these baselines. x is padded along the axis, w is (channels, taps)."""

    @staticmethod
    def shifted(x, axis, k, dilation, stride, length):
        return x.narrow(axis, k * dilation, (length - 1) * stride + 1)[
            (slice(None),) * axis + (slice(None, None, stride),)]

    @staticmethod
    def forward(ctx, x, w, axis, dilation, stride):
        length = (x.shape[axis] - dilation * (w.shape[1] - 1) - 1) // stride + 1
        ctx.save_for_backward(x, w)
        ctx.how = axis, dilation, stride, length
        taps = w.view(w.shape + (1,) * (x.dim() - 2)).unbind(1)
        y = Taps.shifted(x, axis, 0, dilation, stride, length) * taps[0]
        for k in range(1, len(taps)):
            y.addcmul_(Taps.shifted(x, axis, k, dilation, stride, length), taps[k])
        return y

    @staticmethod
    def backward(ctx, g):
        x, w = ctx.saved_tensors
        axis, dilation, stride, length = ctx.how
        taps = w.view(w.shape + (1,) * (x.dim() - 2)).unbind(1)
        over = [d for d in range(x.dim()) if d != 1]
        dx, dw = torch.zeros_like(x), []
        for k, tap in enumerate(taps):
            Taps.shifted(dx, axis, k, dilation, stride, length).addcmul_(g, tap)
            dw.append((Taps.shifted(x, axis, k, dilation, stride, length) * g).sum(over))
        return dx, torch.stack(dw, 1), None, None, None


class Depthwise1d(nn.Conv1d):
    def __init__(self, c, k, stride=1, padding=0, dilation=1):
        super().__init__(c, c, k, stride, padding, dilation, groups=c, bias=False)

    def forward(self, x):
        x = F.pad(x, (self.padding[0], self.padding[0]))
        return Taps.apply(x, self.weight[:, 0], 2, self.dilation[0], self.stride[0])


class DepthwiseAxis(nn.Conv2d):
    """A depthwise convolution with a kernel that is longer than 1 along one of frequency and time only."""

    def __init__(self, c, kernel, stride=(1, 1), padding=(0, 0), dilation=(1, 1)):
        super().__init__(c, c, kernel, stride, padding, dilation, groups=c, bias=False)
        self.axis = 0 if kernel[0] > 1 else 1

    def forward(self, x):
        a, p = self.axis, self.padding
        x = F.pad(x, (p[1], p[1], p[0], p[0]))
        return Taps.apply(x, self.weight[:, 0].flatten(1), 2 + a, self.dilation[a], self.stride[a])


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


class Squeeze(nn.Module):
    def __init__(self, c, share=4):
        super().__init__()
        self.weigh = nn.Sequential(nn.Linear(c, c // share), nn.ReLU(), nn.Linear(c // share, c), nn.Sigmoid())

    def forward(self, x):
        return x * self.weigh(x.mean((2, 3)))[:, :, None, None]


class FrameSqueeze(Squeeze):
    """The mean of each frame by itself, so that it could stream."""

    def forward(self, x):
        return x * self.weigh(x.mean(2).transpose(1, 2)).transpose(1, 2)[:, :, None]


class Mel2d(nn.Module):
    """(N, 40, T) log-mel. variant: none, se, sef or ssn."""

    def __init__(self, classes, variant=None):
        super().__init__()

        def block(i, o, kernel, stride=1):
            norm = SubSpectralNorm(o, 2) if variant == "ssn" else nn.BatchNorm2d(o)
            squeeze = [{"se": Squeeze, "sef": FrameSqueeze}[variant](o)] if variant in ("se", "sef") else []
            return [nn.Conv2d(i, o, kernel, stride, bias=False), norm, nn.ReLU(), *squeeze]

        self.bands = nn.BatchNorm1d(40)
        self.body = nn.Sequential(
            *block(1, 20, 5, (2, 1)), nn.MaxPool2d((1, 2)), *block(20, 32, 3), nn.MaxPool2d(2), *block(32, 48, 3),
            *block(48, 72, (5, 3)))
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(72, classes))

    def forward(self, x):
        return self.head(self.body(self.bands(x)[:, None]).amax((2, 3)))


class Separable(nn.Sequential):
    def __init__(self, i, o, k, stride=1, dilation=1, last=True):
        layers = [Depthwise1d(i, k, stride, dilation * (k - 1) // 2, dilation),
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
            DepthwiseAxis(o, (3, 1), (stride, 1), (1, 0)), SubSpectralNorm(o))
        self.time = nn.Sequential(
            DepthwiseAxis(o, (1, 3), (1, 1), (0, dilation), (1, dilation)), nn.BatchNorm2d(o),
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
