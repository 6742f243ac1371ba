"""Writes accuracy.bin: exact losses of random score rows, which AccuracyTests makes anew.

Rows come from SplitMix64 by integer arithmetic and single roundings, so that Python and Swift make
the same doubles. What is computed of them is worked out with 60 digits and rounded once. Needs
mpmath. A row is four doubles (little endian): the softmax loss, the probability of one class, the
softmax gradient of the label, an SVM loss; after every 8 rows stands the mean of their softmax losses.
"""

import math
import struct
import sys
from fractions import Fraction
from mpmath import mp, mpf

mp.dps = 60
ROWS = 20160
MASK = 2**64 - 1


class SplitMix64:
    def __init__(self, state):
        self.state = state

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return self.next() % n

    def unit(self):
        return (self.next() >> 11) * 2.0**-53


def row(random, family):
    """Scores, label, and Δ."""
    tenths = lambda: (random.below(101) - 50) / 10
    margin = (1 + random.below(30)) / 10
    wide = family in (2, 4) and random.below(16) == 0
    count = 2 + (random.below(999) if wide else random.below(9))
    label = random.below(count)
    if family == 0:  # one decimal
        scores = [tenths() for _ in range(count)]
    elif family == 1:  # differences round
        scores = [random.unit() * 40 - 20 for _ in range(count)]
    elif family == 2:  # a lead of 690 to 750: summands are subnormal
        scores = [random.unit() for _ in range(count)]
        scores[label] = 690 + random.unit() * 60
    elif family == 3:  # a lead of 30 to 60
        scores = [tenths() for _ in range(count)]
        scores[label] = 35 + random.unit() * 30
    elif family == 4:  # any size
        scores = [tenths() * 10.0 ** random.below(4) for _ in range(count)]
    elif family == 5:  # up to 1e300
        scores = [
            math.ldexp(random.next() >> 11, random.below(990) - 50) * (1 - 2 * random.below(2))
            for _ in range(count)
        ]
    elif family == 6:  # near ties
        base = tenths() + 10
        scores = [base + random.below(9) * 2.0**-49 for _ in range(count)]
    elif family == 7:  # margins that are zero in decimals
        d, n = 1 + random.below(30), random.below(401) - 200
        margin = d / 10
        scores = [(n - (d if random.below(2) == 0 else random.below(60))) / 10 for _ in range(count)]
        scores[label] = n / 10
    else:  # masked classes
        scores = [-math.inf if random.below(3) == 0 else tenths() for _ in range(count)]
        scores[label] = tenths()
    return scores, label, margin


def term(a, b, margin):
    """a − b + Δ under the zero-margin rule."""
    if a == -math.inf:
        return mpf("-inf")
    t = mpf(a) - mpf(b) + mpf(margin)
    if -math.inf < b and sum(map(Fraction, (repr(a), repr(-b), repr(margin)))) == 0:
        return mpf(0)
    return t


def hinge(scores, label, margin, kind):
    plus = lambda t: max(mpf(0), t)
    own = scores[label]
    terms = [plus(term(s, own, margin)) for j, s in enumerate(scores) if j != label]
    if kind == 5:
        return max(terms)
    if kind == 6:
        others = [plus(term(s, 0.0, margin)) for j, s in enumerate(scores) if j != label]
        return plus(term(0.0, own, margin)) + sum(others)
    if kind in (1, 7):
        terms.append(mpf(margin))
    if kind in (3, 4):
        terms = [t * t for t in terms]
    total = sum(terms)
    return total / len(terms) if kind in (2, 4, 7) else total


def double(x):
    """The nearest double, subnormal ones too."""
    if x != 0 and abs(x) < mpf(2) ** -1022:
        return math.ldexp(int(mp.nint(x * mpf(2) ** 1074)), -1074)
    return float(x)


def main(path):
    random = SplitMix64(0)
    losses = []
    with open(path, "wb") as out:
        for index in range(ROWS):
            scores, label, margin = row(random, index % 9)
            kind, shown = random.below(8), random.below(len(scores))
            # e to a difference below any double's reach counts for nothing.
            top = max(scores)
            exps = [mp.exp(mpf(s) - mpf(top)) if s - top > -1e6 else mpf(0) for s in scores]
            total = sum(exps)
            lead = [
                mp.exp(mpf(s) - mpf(scores[label])) if s - scores[label] > -1e6 else mpf(0)
                for j, s in enumerate(scores) if j != label
            ] if top - scores[label] < 1e5 else None
            if lead is None:
                loss = mp.log(total) + (mpf(top) - mpf(scores[label]))
            else:
                loss = mp.log1p(sum(lead))
            others = sum(e for j, e in enumerate(exps) if j != label)
            losses.append(loss)
            values = [loss, exps[shown] / total, -others / total, hinge(scores, label, margin, kind)]
            out.write(struct.pack("<4d", *map(double, values)))
            if index % 8 == 7:
                out.write(struct.pack("<d", double(sum(losses) / 8)))
                losses = []


main(sys.argv[1])
