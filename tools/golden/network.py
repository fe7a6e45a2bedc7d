#!/usr/bin/env python3
"""Writes a small network by PyTorch as golden values: parameters, batch, outputs, gradients and ten
losses of plain SGD. Run from the project's root."""
import torch
import torch.nn as nn
import torch.nn.functional as F

OUT = "src/test/resources/io/github/syllabary/nn/network.txt"
torch.manual_seed(20)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
N, T, C, CLASSES = 6, 24, 3, 5
RATE = 0.05


class Net(nn.Module):
    """conv 8 k 5 · batch norm · relu · max pool 2 · residual(conv 8 k 3 · batch norm · relu · depthwise 3)
    · relu · flatten · dense 5; the shortcut is cropped by 2 on each side."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv1d(C, 8, 5)
        self.bn1 = nn.BatchNorm1d(8)
        self.conv2 = nn.Conv1d(8, 8, 3)
        self.bn2 = nn.BatchNorm1d(8)
        self.depthwise = nn.Conv1d(8, 8, 3, groups=8)
        self.dense = nn.Linear(6 * 8, CLASSES)

    def forward(self, x):                                # x (N, C, T)
        x = F.max_pool1d(F.relu(self.bn1(self.conv1(x))), 2)
        y = self.depthwise(F.relu(self.bn2(self.conv2(x))))
        y = F.relu(y + x[:, :, 2:-2])
        return self.dense(y.transpose(1, 2).reshape(len(y), -1))   # channels last before flattening


def ours(name, p):
    """Our layout: convolutions (k, in, out), dense (in, out)."""
    if p.dim() == 3:
        return p.permute(2, 1, 0)
    return p.t() if p.dim() == 2 else p


net = Net()
with torch.no_grad():
    for m in (net.bn1, net.bn2):
        m.weight.uniform_(0.5, 1.5)
        m.bias.uniform_(-0.5, 0.5)
x = torch.randn(N, C, T)
targets = torch.tensor([0, 1, 2, 3, 4, 1])

with open(OUT, "w") as out:
    def write(name, a):
        a = a.detach().contiguous()
        numbers = " ".join(repr(float(v)) for v in a.flatten())
        out.write(f"{name} {'x'.join(map(str, a.shape))} {numbers}\n")

    def statistics(when):
        for name, m in (("bn1", net.bn1), ("bn2", net.bn2)):
            write(f"{when}.{name}.mean", m.running_mean)
            write(f"{when}.{name}.variance", m.running_var)

    out.write("case sgd\n")
    write("x", x.transpose(1, 2))
    write("targets", targets.float())
    for name, p in net.named_parameters():
        write(name, ours(name, p))
    losses = []
    for step in range(10):
        logits = net(x)
        loss = F.cross_entropy(logits, targets, label_smoothing=0.1)
        net.zero_grad()
        loss.backward()
        if step == 0:
            write("logits", logits)
            for name, p in net.named_parameters():
                write("d." + name, ours(name, p.grad))
        losses.append(loss.item())
        with torch.no_grad():
            for p in net.parameters():
                p -= RATE * p.grad
    write("losses", torch.tensor(losses))
    statistics("after")
    net.eval()
    write("probabilities", F.softmax(net(x), dim=1))
print("torch", torch.__version__, "losses", losses)
