"""Two small networks that PyTorch trained by chance and exported, with what it makes of an input.

  python3 tools/golden/foreign.py src/test/resources/io/github/syllabary/recognizer/foreign

Debian's python3-torch 1.13.0. recording.onnx takes (N, 8000) samples in the manner of M5 (Dai et al. 2016), picture.onnx
(N, 2, 9, 7) in the manner of LeNet, flattened channel by channel before its dense layers. The .json beside each has the
input and the logits.
"""
import json
import sys
from pathlib import Path

import torch
from torch import nn


class Recording(nn.Module):
    def __init__(self, c=4, classes=5):
        super().__init__()

        def block(i, o, k, stride=1):
            return [nn.Conv1d(i, o, k, stride), nn.BatchNorm1d(o), nn.ReLU(), nn.MaxPool1d(4)]

        self.body = nn.Sequential(*block(1, c, 80, 16), *block(c, c, 3), *block(c, 2 * c, 3))
        self.head = nn.Linear(2 * c, classes)

    def forward(self, x):
        return torch.log_softmax(self.head(self.body(x[:, None]).mean(2)), dim=-1)


class Picture(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(2, 4, 3, padding=1), nn.ReLU6(), nn.AvgPool2d(2), nn.Conv2d(4, 6, (3, 2), bias=False), nn.SiLU(),
            nn.Flatten(), nn.Linear(24, 7), nn.Hardswish(), nn.Dropout(0.5), nn.Linear(7, 3))

    def forward(self, x):
        return self.body(x)


def write(folder, name, network, shape):
    for module in network.modules():
        if isinstance(module, nn.BatchNorm1d):
            nn.init.normal_(module.running_mean)
            nn.init.uniform_(module.running_var, 0.5, 2)
    network.eval()
    x = torch.randn(1, *shape)
    torch.onnx.export(network, x, folder / f"{name}.onnx", opset_version=14, input_names=["x"], output_names=["y"],
                      dynamic_axes={"x": {0: "batch"}, "y": {0: "batch"}})
    y = network(x)
    (folder / f"{name}.json").write_text(json.dumps(
        {"x": [round(v, 6) for v in x.flatten().tolist()], "y": y.flatten().tolist()}) + "\n")


def main():
    folder = Path(sys.argv[1])
    torch.manual_seed(1)
    write(folder, "recording", Recording(), (8000,))
    write(folder, "picture", Picture(), (2, 9, 7))


main()
