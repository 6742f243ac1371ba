"""Writes a classifier's scores and the right labels; to explore them:

loss-explorer logits.npy --labels labels.npy --classes cat,car,frog
"""
import numpy as np

random = np.random.default_rng(231)
x = random.normal(size=(50, 4))  # 50 examples with 4 inputs each
labels = random.integers(3, size=50)
W, b = random.normal(size=(3, 4)), np.zeros(3)

np.save("logits.npy", x @ W.T + b)  # a row an example, a column a class
np.save("labels.npy", labels)
