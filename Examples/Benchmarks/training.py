#!/usr/bin/env python3
"""Training in Swift against NumPy and scikit-learn, on one thread of the same processor, in turns.

    python3 Examples/Benchmarks/training.py [--rounds 5] [--native]

Times are the processor's, so that others on the machine count little.

First a step of gradient descent on all examples: scores, mean loss, its gradient, λ Σ W² and the new W.
Then whole runs on scikit-learn's handwritten digits (1,797 examples, 8×8 pixels / 16): the loss reached,
the accuracy on the same examples, and the time. scikit-learn minimizes the same loss by other methods.
NumPy and scikit-learn are needed: pip install numpy scikit-learn.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import time
import warnings

from peers import ONE_THREAD, duration, swift, three_digits

os.environ.update(ONE_THREAD)  # before NumPy is loaded

import numpy as np  # noqa: E402
from sklearn.datasets import load_digits  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.svm import LinearSVC  # noqa: E402


class Swift:
    """A process that trains on the data in a folder."""

    def __init__(self, program, folder):
        self.folder = folder
        self.process = subprocess.Popen(
            [program, "--serve-training"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def data(self, x, y, w):
        self.shape = *x.shape, len(w), "Float" if x.dtype == np.float32 else "Double"
        x.tofile(os.path.join(self.folder, "x"))
        y.astype(np.uint8).tofile(os.path.join(self.folder, "y"))
        w.astype(np.float64).tofile(os.path.join(self.folder, "w"))

    def ask(self, loss, penalty, trick, rate, steps, seconds=0.2):
        """Nanoseconds, the loss, the accuracy and how many steps."""
        print(self.folder, *self.shape, loss, penalty, int(trick), rate, steps, seconds,
              file=self.process.stdin, flush=True)
        return [float(word) for word in self.process.stdout.readline().split()]


def scores_and_pass(loss, x, y, w, b):
    """The mean loss, ∂L/∂W and ∂L/∂b, and the accuracy, as a NumPy user writes them."""
    n, rows = len(y), np.arange(len(y))
    s = x @ w.T + b
    accuracy = (s.argmax(axis=1) == y).mean()
    if loss == "softmax":
        s -= s.max(axis=1, keepdims=True)
        label = s[rows, y]
        np.exp(s, out=s)
        total = s.sum(axis=1)
        value = (np.log(total) - label).mean()
        s /= total[:, None]
        s[rows, y] -= 1
    else:
        s -= s[rows, y][:, None]
        s += 1
        s[rows, y] = 0
        if loss == "structured":
            worst = s.argmax(axis=1)
            violation = s[rows, worst]
            s[:] = 0
            s[rows, worst] = violation
        np.maximum(s, 0, out=s)
        value = s.sum(axis=1).mean()
        s = (s > 0).astype(x.dtype)
        s[rows, y] = -s.sum(axis=1)
    s /= n
    return value, s.T @ x, s.sum(axis=0), accuracy


def measured(work, seconds):
    """The mean time of a call in nanoseconds, and what it returned."""
    value, calls, start = work(), 0, time.process_time()
    while calls < 3 or time.process_time() - start < seconds:
        value, calls = work(), calls + 1
    return (time.process_time() - start) * 1e9 / calls, value


def numpy_step(loss, x, y, w, b, penalty, trick, rate):
    value, dw, db, accuracy = scores_and_pass(loss, x, y, w, b)
    total = value + penalty * ((w * w).sum() + (trick and (b * b).sum()))
    dw += 2 * penalty * w
    if trick:
        db += 2 * penalty * b
    return total, accuracy, w - rate * dw, b - rate * db


def numpy_run(loss, x, y, penalty, trick, rate, steps):
    w, b = np.zeros((10, x.shape[1])), np.zeros(10)
    start = time.process_time()
    for _ in range(steps):
        _, _, w, b = numpy_step(loss, x, y, w, b, penalty, trick, rate)
    total, accuracy, _, _ = numpy_step(loss, x, y, w, b, penalty, trick, rate)
    return (time.process_time() - start) * 1e9, total, accuracy


def sklearn_run(loss, x, y, penalty, trick):
    """C weighs the summed loss against ½ Σ W², so it is 1 / (2 λ N)."""
    c = 1 / (2 * penalty * len(y))
    model = (
        LogisticRegression(C=c, max_iter=10_000) if loss == "softmax"
        else LinearSVC(C=c, loss="hinge", multi_class="crammer_singer", max_iter=100_000))
    start = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(x, y)
    taken = time.process_time() - start
    total, accuracy, _, _ = numpy_step(
        loss, x, y, model.coef_, model.intercept_, penalty, trick, 0)
    return taken * 1e9, total, accuracy


def steps_table(swift, rounds):
    yield ["inputs", "type", "loss", "Swift", "NumPy", "NumPy ×"]
    for n, d, dtype in (60, 2, np.float64), (1797, 64, np.float64), (10_000, 3072, np.float32):
        random = np.random.default_rng(1)
        x = random.random((n, d), dtype=dtype)
        c = 3 if d == 2 else 10
        y, w, b = random.integers(0, c, n), random.normal(0, 0.01, (c, d)), np.zeros(c)
        swift.data(x, y, w)
        w, b = w.astype(dtype), b.astype(dtype)
        for loss in "softmax", "hinge":
            answers = []
            for _ in range(rounds):
                ours = swift.ask(loss, 0.1, False, 0.001, 0)
                theirs = measured(
                    lambda: numpy_step(loss, x, y, w, b, 0.1, False, 0.001)[0], 0.2)
                assert abs(ours[1] - theirs[1]) < 1e-5 * theirs[1], (ours, theirs)
                answers.append((ours[0], theirs[0]))
            ratio = statistics.median(theirs / ours for ours, theirs in answers)
            times = [duration(statistics.median(times)) for times in zip(*answers)]
            kind = "Float" if dtype == np.float32 else "Double"
            yield [f"{n:,}×{d:,}×{c}", kind, loss, *times, three_digits(ratio)]


def runs_table(swift, rounds):
    yield ["loss", "λ", "η", "who", "loss reached", "accuracy", "steps", "time"]
    digits = load_digits()
    x, y = digits.data / 16, digits.target
    swift.data(x, y, np.zeros((10, 64)))
    for loss, penalty, trick, rate in RUNS:
        rows = {}
        for _ in range(rounds):
            ours = swift.ask(loss, penalty, trick, rate, 1000)
            rows.setdefault("Swift", []).append(ours)
            theirs = numpy_run(loss, x, y, penalty, trick, rate, int(ours[3]))
            rows.setdefault("NumPy", []).append((*theirs, ours[3]))
            if loss != "hinge":
                rows.setdefault("scikit-learn", []).append(
                    (*sklearn_run(loss, x, y, penalty, trick), None))
        for who, answers in rows.items():
            _, total, accuracy, steps = answers[0]
            yield [loss, penalty, rate, who, f"{total:.5f}", f"{accuracy:.4f}",
                   f"{steps:,.0f}" if steps else "",
                   duration(statistics.median(answer[0] for answer in answers))]


# The loss, λ, whether b is penalized too (as LinearSVC does), and η.
RUNS = [
    ("softmax", 0.001, False, 1),
    ("softmax", 0.0001, False, 2),
    ("hinge", 0.001, False, 0.05),
    ("structured", 0.001, True, 0.5),
]


def show(rows, text_columns):
    titles, *rows = ([str(cell) for cell in row] for row in rows)
    rules = ["---" if i < text_columns else "---:" for i in range(len(titles))]
    for row in titles, rules, *rows:
        print("| " + " | ".join(row) + " |", flush=True)
    print()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--native", action="store_true", help="Swift with the instructions of this processor")
    options = parser.parse_args()
    build = ("native", "-Xcc", "-march=native") if options.native else ("plain",)
    program = swift("Swift", *build).commands[0][0]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        swift_process = Swift(program, folder)
        show(steps_table(swift_process, options.rounds), 3)
        show(runs_table(swift_process, options.rounds), 4)
        swift_process.process.stdin.close()
        swift_process.process.wait()


if __name__ == "__main__":
    main()
