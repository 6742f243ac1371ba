"""Writes a model's scores (before softmax) and the right labels; to explore them:

loss-explorer logits.npy --labels labels.npy --classes cat,car,frog
"""
import numpy as np
import torch

model = torch.nn.Linear(4, 3).eval()
x, labels = torch.randn(50, 4), torch.randint(3, (50,))

with torch.no_grad():
    logits = model(x)  # a row an example, a column a class
np.save("logits.npy", logits.cpu().numpy())
np.save("labels.npy", labels.cpu().numpy())
