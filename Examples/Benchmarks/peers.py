#!/usr/bin/env python3
"""The Swift engine against other libraries on the same scores: who is installed is asked.

    python3 Examples/Benchmarks/peers.py [--rounds 5] [--sizes 3x3,50000x10] [--types Float,Double]

NumPy is needed, and SciPy, scikit-learn, PyTorch and JAX are asked if they are there; so is a C
compiler. All run on one thread of the same processor and take turns; each has one process that
makes the scores itself. What is printed is Swift's time and how many times as long others take:
the median over the rounds of the ratio to Swift in the same round.
"""

import argparse
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
WORKS = ["mean hinge", "mean softmax", "both + gradients"]
MODULES = {"numpy": "numpy", "scipy": "scipy", "sklearn": "sklearn", "torch": "torch", "jax": "jax"}
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false",
    "JAX_PLATFORMS": "cpu",
    "JAX_ENABLE_X64": "1",
}


# The peers' side: a process each.


def made_scores(n, c, dtype):
    """The scores and labels that MadeScores.swift describes."""
    import numpy as np

    draws_each = c + 2
    scores, labels = np.empty((n, c), dtype), np.empty(n, np.int64)
    step = max(1, 4_000_000 // draws_each)
    for start in range(0, n, step):
        end = min(n, start + step)
        count = np.arange(start * draws_each + 1, end * draws_each + 1, dtype=np.uint64)
        z = np.uint64(42) + count * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = (z ^ (z >> np.uint64(31))).reshape(end - start, draws_each)
        unit = (z >> np.uint64(11)).astype(np.float64) * 2.0**-53
        y = (z[:, 0] % np.uint64(c)).astype(np.int64)
        part = 6 * (unit[:, 2:] - 0.5)
        part[np.arange(end - start), y] += 3 * unit[:, 1]
        scores[start:end], labels[start:end] = part, y
    return scores, labels


def numpy_works(s, y):
    import numpy as np

    rows, n = np.arange(len(y)), len(y)

    def margins():
        m = s - s[rows, y][:, None] + 1
        np.maximum(m, 0, out=m)
        m[rows, y] = 0
        return m

    def hinge():
        return margins().sum(axis=1).mean(dtype=np.float64)

    def exponentials():
        z = s - s.max(axis=1, keepdims=True)
        label = z[rows, y]
        np.exp(z, out=z)
        return z, z.sum(axis=1), label

    def softmax():
        _, total, label = exponentials()
        return (np.log(total) - label).mean(dtype=np.float64)

    def gradients():
        m = margins()
        loss = m.sum(axis=1).mean(dtype=np.float64)
        g = (m > 0).astype(s.dtype)
        g[rows, y] = -g.sum(axis=1)
        g /= n
        p, total, label = exponentials()
        p /= total[:, None]
        p[rows, y] -= 1
        p /= n
        return loss + (np.log(total) - label).mean(dtype=np.float64)

    return [hinge, softmax, gradients]


def scipy_works(s, y):
    import numpy as np
    from scipy.special import logsumexp

    rows = np.arange(len(y))
    return [None, lambda: (logsumexp(s, axis=1) - s[rows, y]).mean(dtype=np.float64), None]


def sklearn_works(s, y):
    """Its hinge_loss is another (the largest term, not the sum), and not asked."""
    import numpy as np
    from sklearn.metrics import log_loss

    classes = np.arange(s.shape[1])

    def softmax():
        p = np.exp(s - s.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        return log_loss(y, p, labels=classes)

    return [None, softmax if s.size <= 10_000_000 else None, None]


def torch_works(s, y):
    import torch
    from torch.nn import functional

    torch.set_num_threads(1)
    s, y = torch.from_numpy(s), torch.from_numpy(y)

    def library_hinge(s):
        return functional.multi_margin_loss(s, y) * s.shape[1]

    def written_hinge(s):
        label = s.gather(1, y[:, None])
        return (torch.clamp(s - label + 1, min=0).sum(dim=1) - 1).mean()

    def without_gradients(loss):
        def work():
            with torch.no_grad():
                return loss(s)

        return work

    def gradients(hinge):
        def work():
            x = s.detach().requires_grad_()
            first, second = hinge(x), functional.cross_entropy(x, y)
            torch.autograd.grad(first, x)
            torch.autograd.grad(second, x)
            return first.detach() + second.detach()

        return work

    hinges = [library_hinge, written_hinge]
    return [
        faster([without_gradients(hinge) for hinge in hinges]),
        without_gradients(lambda s: functional.cross_entropy(s, y)),
        faster([gradients(hinge) for hinge in hinges]),
    ]


def jax_works(s, y):
    import jax
    import jax.numpy as jnp

    s, y = jnp.asarray(s), jnp.asarray(y)

    def hinge(s, y):
        label = jnp.take_along_axis(s, y[:, None], axis=1)
        return (jnp.maximum(0, s - label + 1).sum(axis=1) - 1).mean()

    def softmax(s, y):
        label = jnp.take_along_axis(s, y[:, None], axis=1)[:, 0]
        return (jax.scipy.special.logsumexp(s, axis=1) - label).mean()

    def gradients(s, y):
        first, g = jax.value_and_grad(hinge)(s, y)
        second, p = jax.value_and_grad(softmax)(s, y)
        return first + second, g, p

    def finished(function):
        compiled = jax.jit(function)
        return lambda: jax.block_until_ready(compiled(s, y))

    both = finished(gradients)
    return [finished(hinge), finished(softmax), lambda: both()[0]]


def faster(works):
    """Whichever of some ways to the same number takes less time."""
    return min(works, key=lambda work: measured(work, 0.05)[0])


def measured(work, seconds):
    """The median time of a call and what it returned; short calls are timed in groups."""
    work()
    start = time.perf_counter()
    value = work()
    once = time.perf_counter() - start
    group = 1 if once > 20e-6 else int(20e-6 / once) + 1
    samples, start = [], time.perf_counter()
    while len(samples) < 3 or time.perf_counter() - start < seconds:
        begun = time.perf_counter()
        for _ in range(group):
            value = work()
        samples.append((time.perf_counter() - begun) / group)
    return statistics.median(samples), float(value)


def serve(peer):
    """Answers as Server.swift does; a work that a peer doesn't know is 0 0."""
    import numpy as np

    works, known = None, None
    for line in sys.stdin:
        n, c, kind, seconds = line.split()
        if known != (n, c, kind):
            works = None
            dtype = np.float32 if kind == "Float" else np.float64
            works = globals()[f"{peer}_works"](*made_scores(int(n), int(c), dtype))
            known = n, c, kind
        for work in works:
            result, value = measured(work, float(seconds)) if work else (0, 0)
            print(result * 1e9, value)
        sys.stdout.flush()


# The side that asks.


class Peer:
    """A process that answers questions."""

    def __init__(self, name, *commands):
        """commands: by type, or one for all."""
        self.name, self.commands, self.processes = name, commands, {}

    def ask(self, n, c, kind, seconds):
        command = self.commands[0 if len(self.commands) == 1 or kind == "Float" else 1]
        key = tuple(command)
        if key not in self.processes:
            self.processes[key] = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                env=os.environ | ONE_THREAD)
        process = self.processes[key]
        print(n, c, kind, seconds, file=process.stdin, flush=True)
        answers = [process.stdout.readline().split() for _ in WORKS]
        if [] in answers:
            sys.exit(f"{self.name} has ended before it answered")
        return [(float(time), float(value)) for time, value in answers]

    def end(self):
        for process in self.processes.values():
            process.stdin.close()
            process.wait()
        self.processes = {}


def swift(name, folder, *options):
    command = ["swift", "build", "-c", "release", "--package-path", HERE,
               "--scratch-path", os.path.join(HERE, ".build", folder), *options]
    subprocess.run(command, check=True, stdout=sys.stderr)
    return Peer(name, [os.path.join(HERE, ".build", folder, "release", "Benchmarks"), "--serve"])


def c_peer(folder):
    compiler = os.environ.get("CC") or shutil.which("cc")
    if not compiler:
        return []
    commands = []
    for kind, suffix in ("float", "f"), ("double", ""):
        program = os.path.join(folder, kind)
        subprocess.run(
            [compiler, "-O3", "-march=native", "-ffast-math", f"-DSCALAR={kind}",
             f"-DEXP=exp{suffix}", f"-DLOG=log{suffix}", os.path.join(HERE, "peer.c"),
             "-o", program, "-lm"], check=True)
        commands.append([program])
    return [Peer("C", *commands)]


def duration(nanoseconds):
    for factor, unit in (1, "ns"), (1e3, "µs"), (1e6, "ms"):
        if nanoseconds < 1000 * factor or unit == "ms":
            return f"{three_digits(nanoseconds / factor)} {unit}"


def three_digits(value):
    return f"{value:,.0f}" if value >= 99.95 else f"{value:#.3g}"


def compare(peers, n, c, kind, options):
    """Rows of the table; peers[0] is what others are compared with."""
    rounds = []
    for number in range(options.rounds):
        turn = number % len(peers)
        order = peers[turn:] + peers[:turn]
        answers = {peer.name: peer.ask(n, c, kind, options.seconds) for peer in order}
        rounds.append([answers[peer.name] for peer in peers])
    rows = []
    for index, work in enumerate(WORKS):
        swift_time = statistics.median(answers[0][index][0] for answers in rounds)
        cells = [f"{n:,}×{c:,}", kind, work, duration(swift_time)]
        expected = rounds[0][0][index][1]
        for place, peer in enumerate(peers[1:], 1):
            value = rounds[0][place][index][1]
            ratio = statistics.median(
                answers[place][index][0] / answers[0][index][0] for answers in rounds)
            if ratio and abs(value - expected) > 1e-4 * abs(expected):
                sys.exit(f"{n}×{c} {kind}, {work}: {peer.name} says {value}, Swift {expected}")
            cells.append(three_digits(ratio) if ratio else "")
        rows.append(cells)
    return rows


def version(module):
    import importlib.metadata

    return importlib.metadata.version("scikit-learn" if module == "sklearn" else module)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.1, help="of each work in a round")
    parser.add_argument("--sizes", default="3x3,50000x10,10000x100,50000x1000")
    parser.add_argument("--types", default="Float,Double")
    parser.add_argument("--serve", choices=MODULES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        return serve(options.serve)
    present = [name for name, module in MODULES.items() if importlib.util.find_spec(module)]
    with tempfile.TemporaryDirectory() as folder:
        peers = [
            swift("Swift", "portable"), swift("Swift, native", "native", "-Xcc", "-march=native")]
        peers += c_peer(folder)
        if "numpy" in present:
            peers += [Peer(name, [sys.executable, __file__, "--serve", name]) for name in present]
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        print(", ".join(f"{name} {version(name)}" for name in present))
        print("C and Swift, native: with the instructions of this processor")
        print()
        titles = ["scores", "type", "", peers[0].name] + [f"{peer.name} ×" for peer in peers[1:]]
        print("| " + " | ".join(titles) + " |")
        print("| " + " | ".join(["---"] * 3 + ["---:"] * (len(titles) - 3)) + " |", flush=True)
        for size in options.sizes.split(","):
            n, c = map(int, size.split("x"))
            for kind in options.types.split(","):
                for row in compare(peers, n, c, kind, options):
                    print("| " + " | ".join(row) + " |", flush=True)
            if n * c > 10_000_000:
                for peer in peers:
                    peer.end()
        for peer in peers:
            peer.end()


if __name__ == "__main__":
    main()
