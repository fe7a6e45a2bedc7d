#!/usr/bin/env python3
"""Writes batch normalisation in sub-bands by PyTorch as golden values, in the way of Chang et al. 2021 (SSN with affine
transformations for each sub-band): the bands become channels of a plain BatchNorm2d. One step of training, then what is
given outside training. Run from the project's root."""
import torch
import torch.nn as nn

OUT = "src/test/resources/io/github/syllabary/nn/sub-bands.txt"
torch.manual_seed(21)
N, T, FREQUENCIES, C, BANDS = 4, 5, 6, 2, 3


class SubSpectralNorm(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.BatchNorm2d(C * BANDS)

    def forward(self, x):                                # x (N, C, F, T)
        n, c, f, t = x.shape
        return self.norm(x.reshape(n, c * BANDS, f // BANDS, t)).reshape(n, c, f, t)


ours = lambda x: x.permute(0, 3, 2, 1)                   # (N, T, F, C)
by_band = lambda p: p.reshape(C, BANDS).t()              # (BANDS, C)

layer = SubSpectralNorm()
with torch.no_grad():
    layer.norm.weight.uniform_(0.5, 1.5)
    layer.norm.bias.uniform_(-0.5, 0.5)
x = (torch.randn(N, C, FREQUENCIES, T) + torch.linspace(-1, 2, FREQUENCIES)[None, None, :, None]).requires_grad_()
dy = torch.randn(N, C, FREQUENCIES, T)

with open(OUT, "w") as out:
    def write(name, a):
        a = a.detach().contiguous()
        numbers = " ".join(f"{float(v):.9g}" for v in a.flatten())
        out.write(f"{name} {'x'.join(map(str, a.shape))} {numbers}\n")

    out.write("case training\n")
    write("x", ours(x))
    write("dy", ours(dy))
    write("scale", by_band(layer.norm.weight))
    write("shift", by_band(layer.norm.bias))
    y = layer(x)
    y.backward(dy)
    write("y", ours(y))
    write("dx", ours(x.grad))
    write("dscale", by_band(layer.norm.weight.grad))
    write("dshift", by_band(layer.norm.bias.grad))
    write("mean", by_band(layer.norm.running_mean))
    write("variance", by_band(layer.norm.running_var))
    layer.eval()
    write("outside", ours(layer(x)))
