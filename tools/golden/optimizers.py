"""Steps of PyTorch's optimizers from fixed weights along fixed gradients.

AdamW is PyTorch's. SGD decays here as AdamW does, apart from the gradient:
w is multiplied by 1 - rate * decay before each step of torch.optim.SGD.
"""
import json, os, torch

torch.manual_seed(1)
start = torch.randn(6)
gradients = torch.randn(5, 6)

def steps(make, decay_first):
    w = start.clone().requires_grad_()
    optimizer = make([w])
    out = []
    for g in gradients:
        if decay_first:
            w.data.mul_(1 - 0.1 * 0.05)
        w.grad = g.clone()
        optimizer.step()
        out.append(w.detach().tolist())
    return out

golden = {
    "start": start.tolist(),
    "gradients": gradients.tolist(),
    "adamw": steps(lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.05), False),
    "sgd": steps(lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9), True),
}
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "../../src/test/resources/golden/optimizers.json"), "w") as f:
    json.dump(golden, f, indent=1)
