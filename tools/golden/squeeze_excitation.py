#!/usr/bin/env python3
"""Writes squeeze and excitation by PyTorch as golden values: the mean of each frame over frequency, two 1×1 convolutions,
a sigmoid, as in torchvision.ops.SqueezeExcitation but for the mean, which is not over time. Run from the project's root."""
import torch
import torch.nn as nn

OUT = "src/test/resources/io/github/syllabary/nn/squeeze-excitation.txt"
torch.manual_seed(22)
N, T, FREQUENCIES, C, UNITS = 3, 4, 5, 6, 2

squeeze = nn.Conv2d(C, UNITS, 1)
excite = nn.Conv2d(UNITS, C, 1)
x = torch.randn(N, C, FREQUENCIES, T, requires_grad=True)
dy = torch.randn(N, C, FREQUENCIES, T)
y = x * torch.sigmoid(excite(torch.relu(squeeze(x.mean(2, keepdim=True)))))
y.backward(dy)

ours = lambda a: a.permute(0, 3, 2, 1)                    # (N, T, F, C)
dense = lambda w: w[:, :, 0, 0].t()                       # (in, out)

with open(OUT, "w") as out:
    def write(name, a):
        a = a.detach().contiguous()
        numbers = " ".join(f"{float(v):.9g}" for v in a.flatten())
        out.write(f"{name} {'x'.join(map(str, a.shape))} {numbers}\n")

    out.write("case training\n")
    write("x", ours(x))
    write("dy", ours(dy))
    write("y", ours(y))
    write("dx", ours(x.grad))
    for name, layer in ("squeeze", squeeze), ("excite", excite):
        write(name, dense(layer.weight))
        write(name + ".bias", layer.bias)
        write("d" + name, dense(layer.weight.grad))
        write("d" + name + ".bias", layer.bias.grad)
