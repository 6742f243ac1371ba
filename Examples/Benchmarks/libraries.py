#!/usr/bin/env python3
"""What libraries' own losses return, beside what the panel Libraries says they do.

    python3 Examples/Benchmarks/libraries.py [--program .build/release/loss-explorer]

NumPy is needed. PyTorch, scikit-learn, Optax and Keras are asked if they are installed; Keras computes
with floats. The status is 1 if a number differs from the panel's four decimals.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

import numpy as np

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LECTURE = ([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]], [0, 1, 2])


def torch_losses(s, y, margin):
    import torch

    s, y = torch.tensor(s), torch.tensor(y)
    return {
        "torch MultiMarginLoss": torch.nn.MultiMarginLoss(margin=margin)(s, y),
        "torch MultiMarginLoss p=2": torch.nn.MultiMarginLoss(p=2, margin=margin)(s, y),
        "torch CrossEntropyLoss": torch.nn.CrossEntropyLoss()(s, y),
        "torch label_smoothing=0.1": torch.nn.CrossEntropyLoss(label_smoothing=0.1)(s, y),
    }


def sklearn_losses(s, y, margin):
    from sklearn.metrics import hinge_loss, log_loss

    classes = range(s.shape[1])
    # Of two classes it takes one column of decisions.
    decisions = s if len(classes) > 2 else s[:, 1] - s[:, 0]
    p = np.exp(s - s.max(axis=1, keepdims=True))
    return {
        "sklearn hinge_loss": hinge_loss(y, decisions, labels=classes),
        "sklearn log_loss": log_loss(y, p / p.sum(axis=1, keepdims=True), labels=classes),
    }


def optax_losses(s, y, margin):
    import jax
    import optax

    jax.config.update("jax_enable_x64", True)
    losses = optax.losses.multiclass_hinge_loss(jax.numpy.array(s), jax.numpy.array(y))
    return {"optax multiclass_hinge_loss": losses.mean()}


def keras_losses(s, y, margin):
    # Keras computes by another library.
    backends = ["torch", "jax"]
    if "KERAS_BACKEND" not in os.environ:
        os.environ["KERAS_BACKEND"] = next((b for b in backends if b in sys.modules), "tensorflow")
    import keras

    return {"keras CategoricalHinge": keras.losses.CategoricalHinge()(np.eye(s.shape[1])[y], s)}


def panel(program, s, y, margin):
    """The numbers of the panel Libraries, by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "scores.csv")
        names = [f"c{i}" for i in range(s.shape[1])]
        rows = [f"c{label}," + ",".join(map(repr, row)) for row, label in zip(s.tolist(), y)]
        with open(path, "w") as file:
            file.write("\n".join([",".join(["label"] + names), *rows, ""]))
        keys = f"d type:{margin} Enter v l z"
        command = [program, "play", path, "--label-column", "label", "--size", "120x40"]
        command += ["--keys", keys]
        text = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    found = re.findall(r"^ ((?:torch|sklearn|optax|keras)[^\n]*?)  +(\S+)", text, re.MULTILINE)
    return {name: float(number) for name, number in found}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    built = os.path.join(REPOSITORY, ".build/release/loss-explorer")
    parser.add_argument("--program", default=built)
    program = parser.parse_args().program
    random = np.random.default_rng(42)
    tables = [
        ("the lecture's table", *LECTURE, 1),
        ("the lecture's table, margin 0.5", *LECTURE, 0.5),
        ("the slot of the label counts as 0", [[-5, -6, -7]], [0], 1),
        ("two classes", [[1, 2.5], [3, -1]], [0, 1], 1),
        ("far apart", [[40, 0, 0], [0, 50, 0]], [1, 1], 1),
        ("50×10 at random", random.normal(0, 3, (50, 10)).round(3), random.integers(0, 10, 50), 1),
    ]
    differs = False
    for title, scores, labels, margin in tables:
        s, y = np.array(scores, float), np.array(labels)
        ours, theirs = panel(program, s, y, margin), {}
        for ask in [torch_losses, sklearn_losses, optax_losses, keras_losses]:
            try:
                theirs.update(ask(s, y, float(margin)))
            except ImportError as error:
                print(f"not asked: {error}", file=sys.stderr)
        print(f"{title}\n{'':30}{'panel':>12}{'library':>24}")
        for name, number in ours.items():
            other = float(theirs[name]) if name in theirs else None
            # Four decimals, and a float has seven digits.
            is_same = other is None or abs(other - number) <= 0.5001e-4 + 2e-7 * abs(number)
            differs = differs or not is_same
            text = "not installed" if other is None else repr(other)
            print(f"{name:30}{number:12.4f}{text:>24}{'' if is_same else '   differs'}")
        print()
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main())
