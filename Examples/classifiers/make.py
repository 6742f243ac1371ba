"""Writes the classifiers of this folder.

    python3 make.py [FOLDER]

Every file is the same byte for byte wherever it runs: points are drawn by Python's own generator, whose
numbers don't change from version to version. clothes.json needs Fashion-MNIST, which Debian has as
dataset-fashion-mnist, and keeps the W that it has; train-clothes.sh trains one.
"""

import gzip
import json
import random
import sys
from pathlib import Path

FASHION = Path("/usr/share/datasets/fashion-mnist")


def classifier(classes, weights, bias, examples, **settings):
    """A document's text. `examples` are pairs of a label, as a class or its index, and x."""
    rows = ",\n".join(f"    {json.dumps(row)}" for row in weights)
    lines = [f'  "classes": {json.dumps(classes)}', f'  "W": [\n{rows}\n  ]']
    lines += [f'  "b": {json.dumps(bias)}']
    lines += [f'  "{key}": {json.dumps(value)}' for key, value in settings.items()]
    rows = ",\n".join(
        "    " + json.dumps({"name": f"x{n}", "label": label, "x": x})
        for n, (label, x) in enumerate(examples, 1)
    )
    lines += [f'  "examples": [\n{rows}\n  ]']
    return "{\n" + ",\n".join(lines) + "\n}\n"


# Numbers of the lecture.


def softmax_vs_svm():
    weights = [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0, -0.45, -0.2, 0.03]]
    examples = [("c2", [-15, 22, -44, 56])]
    return classifier(["c0", "c1", "c2"], weights, [0, 0.2, -0.3], examples)


def four_pixels():
    weights = [[0.2, -0.5, 0.1, 2], [1.5, 1.3, 2.1, 0], [0, 0.25, 0.2, -0.3]]
    examples = [("cat", [56, 231, 24, 2])]
    return classifier(["cat", "dog", "ship"], weights, [1.1, 3.2, -1.2], examples, shape=[2, 2])


def w1_w2():
    weights = [[1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25]]
    return classifier(["w1", "w2"], weights, [0, 0], [("w1", [1, 1, 1, 1])])


# Points of the plane. λ is small, so that L2 stops no loss from parting what can be parted.

PLANE = {"regularization": {"kind": "L2", "lambda": 0.01, "beta": 1}, "bias_trick": True}


def nine_points():
    points = {
        "a": [[0.6, 0.5], [0.9, 0.2], [0.3, 0.9]],
        "b": [[-0.5, 0.4], [-0.8, 0.1], [-0.2, 0.8]],
        "c": [[0.2, -0.6], [-0.4, -0.5], [0.7, -0.3]],
    }
    weights = [[-1, -0.5], [1, -1], [0.5, 2]]
    examples = [(label, x) for label, xs in points.items() for x in xs]
    return classifier(list(points), weights, [0, 0.5, 0], examples, **PLANE)


def drawn(seed, counts, side, classify):
    """As many points of each class as `counts` says, even in a square, with two decimals.

    `classify` says a point's class, or None where it lies too near the border between two.
    """
    generator = random.Random(seed)
    left, examples = dict(counts), []
    while any(left.values()):
        x = [round((2 * generator.random() - 1) * side, 2) for _ in range(2)]
        label = classify(x)
        if left.get(label) and (label, x) not in examples:
            left[label] -= 1
            examples.append((label, x))
    return classifier(list(counts), [[1, 0], [-1, 0]], [0, 0], examples, **PLANE)


def quadrants():
    def classify(x):
        if min(abs(x[0]), abs(x[1])) < 0.08:
            return None
        return "same" if x[0] * x[1] > 0 else "opposite"

    return drawn(1, {"same": 40, "opposite": 40}, 1, classify)


def between(low, x, high, center=(0, 0)):
    """Whether x is at a distance from low to high of the center."""
    a, b = x[0] - center[0], x[1] - center[1]
    return low * low <= a * a + b * b <= high * high


def ring():
    def classify(x):
        if between(1.1, x, 1.9):
            return "ring"
        return "else" if between(0, x, 0.9) or between(2.1, x, 4) else None

    return drawn(2, {"ring": 50, "else": 50}, 2.5, classify)


def three_modes():
    modes = [(0, 1.2), (-1.1, -0.7), (1.1, -0.7)]

    def classify(x):
        if any(between(0, x, 0.45, mode) for mode in modes):
            return "mode"
        return None if any(between(0, x, 0.6, mode) for mode in modes) else "else"

    return drawn(3, {"mode": 60, "else": 60}, 2, classify)


# Pictures.


def fashion(kind, header):
    with gzip.open(FASHION / f"t10k-{kind}-ubyte.gz") as file:
        return file.read()[header:]


def clothes(old, count=304):
    """The first pictures of the test set at half their width and height.

    A pixel is the mean of four, rounded to the nearest whole number, halves up.
    """
    classes = "T-shirt,trousers,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot".split(",")
    pixels, labels = fashion("images-idx3", 16), fashion("labels-idx1", 8)

    def picture(n):
        corners = [784 * n + 56 * row + 2 * column for row in range(14) for column in range(14)]
        return [(sum(pixels[i + step] for step in (0, 1, 28, 29)) + 2) // 4 for i in corners]

    examples = [(classes[labels[n]], picture(n)) for n in range(count)]
    known = json.loads(old.read_text()) if old.exists() else {}
    weights, bias = known.get("W", [[0] * 196] * 10), known.get("b", [0] * 10)
    return classifier(classes, weights, bias, examples, shape=[14, 14])


def main():
    here = Path(__file__).parent
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else here
    for make in (softmax_vs_svm, four_pixels, w1_w2, nine_points, quadrants, ring, three_modes):
        name = make.__name__.replace("_", "-")
        (folder / f"{name}.json").write_text(make())
    if FASHION.exists():
        (folder / "clothes.json").write_text(clothes(here / "clothes.json"))
    else:
        print(f"clothes.json stays as it is: there is no {FASHION}", file=sys.stderr)


main()
