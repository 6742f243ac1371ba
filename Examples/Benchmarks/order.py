#!/usr/bin/env python3
"""Remakes .install/symbol-order: the order in which the linker lays the program out.

    python3 Examples/Benchmarks/order.py

The program waits for people, and by the next key others have had the processor's caches: what a key
costs is then, for a large part, how many pages and cache lines its code and data lie on. So the
program is built with its symbols, driven on a pseudo-terminal under valgrind, which says what every
key touched, and sections are put in the order of their first use: those of keys pressed again and
again first, then those of a key's first time, then those of the start. Ahead of all stands the code
that the program fetches as soon as a key comes. Names that are no longer there are ignored by the
linker. Linux, valgrind and ld.lld are needed.
"""

import argparse
import array
import bisect
import collections
import fcntl
import glob
import itertools
import json
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.dirname(os.path.dirname(HERE))
TOOLSET = os.path.join(PACKAGE, ".install", "toolset.json")
ORDER = os.path.join(PACKAGE, ".install", "symbol-order")
BUILD = os.path.join(HERE, ".build", "order")

HEAD = """\
# What keys use first, then what the start does: Examples/Benchmarks/order.py makes it anew.
"""

# Kinds of keys, the most common first, as `loss-explorer play` names them.
KINDS = {
    "edit": "] [ } {",
    "move": "Right Down Up Left",
    "type": "4 . 4 Enter - 1 BS Right Left",
    "scale": "> < ) =",
    "softmax": "F4 ] [ Right Left > <",
    "summary": "F5 ] [ Right Left > <",
    "terms": "F3 ] [ Right Left",
    "options": "a ] a m ] m s ] s f f f y u C-r u d 2 Enter u e E",
    "turned": "t ] [ Right Left t PgDn PgUp End Home",
    "command": ": s o r t Space m a r g i n Enter / c Enter ? Down q",
}
KEYS = {
    "Up": "\x1bOA", "Down": "\x1bOB", "Right": "\x1bOC", "Left": "\x1bOD", "Home": "\x1bOH",
    "End": "\x1bOF", "PgUp": "\x1b[5~", "PgDn": "\x1b[6~", "F2": "\x1bOQ", "F3": "\x1bOR",
    "F4": "\x1bOS", "F5": "\x1b[15~", "Enter": "\r", "Tab": "\t", "Space": " ", "BS": "\x7f",
    "C-r": "\x12",
}
# The tables and screens of sessions, and how many of the kinds of keys they are given.
SESSIONS = [(False, (80, 24), len(KINDS)), (True, (200, 60), 6)]
ARRAY = (12, 40)  # examples, and more classes than a screen shows
LARGE = 16384  # bytes of a section
# What is between these, Sources/CCurses/Input.c asks the processor for as soon as a key comes.
BEGIN, END = "cc_key_code_begin", "cc_key_code_end"
ENOUGH = 0.2  # of its cache lines


class Program:
    """The program on a pseudo-terminal under valgrind, whose trace of memory comes by a pipe."""

    def __init__(self, binary, arguments, screen, state):
        self.trace, to_trace = os.pipe()
        fcntl.fcntl(self.trace, fcntl.F_SETPIPE_SZ, 1 << 20)
        os.set_inheritable(to_trace, True)
        self.id, self.terminal = pty.fork()
        if self.id == 0:
            columns, rows = screen
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            environment = os.environ | {
                "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": state}
            os.execvpe("valgrind", [
                "valgrind", "-q", "--tool=lackey", "--trace-mem=yes", f"--log-fd={to_trace}",
                binary, *arguments], environment)
        os.close(to_trace)

    def touched(self):
        """What was touched until the program waits again, in the order of first use, and whether
        it was run."""
        touched, text, quiet = {}, b"", 0
        while quiet < 3:
            ready = select.select([self.trace, self.terminal], [], [], 0.02)[0]
            if self.terminal in ready:
                os.read(self.terminal, 1 << 16)
            if self.trace in ready:
                time.sleep(0.005)  # it comes in small pieces
                chunk = os.read(self.trace, 1 << 20)
                if not chunk:
                    sys.exit("the program has ended before its keys did")
                text += chunk
            quiet = 0 if ready or self.is_running() else quiet + 1
            if len(text) > 1 << 20 or quiet == 3:
                *lines, text = text.split(b"\n")
                for access in filter(None, map(read_access, dict.fromkeys(lines))):
                    touched.setdefault(access)
        return list(touched)

    def touched_by(self, key):
        os.write(self.terminal, KEYS.get(key, key).encode())
        return self.touched()

    def is_running(self):
        for path in glob.glob(f"/proc/{self.id}/task/*/stat"):
            with open(path) as file:
                if file.read().rpartition(")")[2].split()[0] != "S":
                    return True
        return False

    def end(self):
        os.kill(self.id, signal.SIGKILL)
        os.waitpid(self.id, 0)
        os.close(self.terminal)
        os.close(self.trace)


def read_access(line):
    """Of a line such as `I  0023C790,2` or ` S BE80199C,4`; what the program itself writes to the
    log is none."""
    if line[:3] not in (b"I  ", b" L ", b" S ", b" M "):
        return None
    return int(line[3:line.index(b",")], 16), line[:1] == b"I"


class LinkMap:
    """Where the linker has put sections of objects, and the symbols in them."""

    def __init__(self, path):
        self.sections = []  # (address, size, names)
        self.sizes = collections.Counter()  # by name, of all sections that have a symbol of it
        with open(path) as file:
            next(file)
            for line in file:
                address, _, size, _ = line[:49].split()
                text = line[49:].rstrip("\n")
                if text.startswith(" " * 16):
                    self.sizes[text[16:]] += self.sections[-1][1]
                    self.sections[-1][2].append(text[16:])
                elif text.startswith(" " * 8) and int(address, 16) and int(size, 16):
                    self.sections.append((int(address, 16), int(size, 16), []))
        self.sections.sort(key=lambda section: section[0])
        self.starts = [section[0] for section in self.sections]

    def section(self, address):
        """Its place in the list, if the address is in one."""
        index = bisect.bisect_right(self.starts, address) - 1
        start, size, _ = self.sections[index]
        return index if start <= address < start + size else None

    def name(self, index):
        """Of the section's symbols the one whose sections, which it moves all, are the smallest."""
        return min(self.sections[index][2], key=lambda name: self.sizes[name], default=None)


def traces(binary, most_kinds=len(KINDS)):
    """By session what the start, and by kind what keys and the same keys again have touched."""

    def trace(session, folder):
        is_array, screen, kinds = session
        arguments = made_table(folder) if is_array else []
        program = Program(binary, arguments, screen, folder)
        try:
            start = program.touched()
            return start, {
                kind: [[program.touched_by(key) for key in keys.split()] for _ in range(2)]
                for kind, keys in list(KINDS.items())[:min(kinds, most_kinds)]}
        finally:
            program.end()

    def in_folder(session):
        with tempfile.TemporaryDirectory() as folder:
            return trace(session, folder)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(in_folder, SESSIONS))


def made_table(folder):
    """Scores of examples as NumPy saves them, and labels: few, for exact losses take valgrind
    long."""
    examples, classes, draw = *ARRAY, random.Random(42)
    scores, labels = os.path.join(folder, "scores.npy"), os.path.join(folder, "labels.txt")
    head = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {ARRAY}, }}".ljust(117) + "\n"
    with open(scores, "wb") as file:
        file.write(b"\x93NUMPY\x01\0" + struct.pack("<H", len(head)) + head.encode())
        array.array("f", (draw.uniform(-5, 5) for _ in range(examples * classes))).tofile(file)
    with open(labels, "w") as file:
        file.writelines(f"{draw.randrange(classes)}\n" for _ in range(examples))
    return [scores, "--labels", labels]


def order(link_map, traces):
    """Names of sections in the order of their first use. Large ones, of which a key uses little,
    would only part the others, and come last."""
    kinds = [[kinds[kind] for _, kinds in traces if kind in kinds] for kind in KINDS]
    accesses = itertools.chain(
        *(touched for programs in kinds for _, again in programs for touched in again),
        *(touched for programs in kinds for first, _ in programs for touched in first),
        *(start for start, _ in traces))
    used = dict.fromkeys(link_map.section(address) for address, _ in accesses)
    used.pop(None, None)
    names = dict.fromkeys(map(link_map.name, used))
    names.pop(None, None)
    names = sorted(names, key=lambda name: link_map.sizes[name] > LARGE)
    ahead = code_of_edits(link_map, traces)
    return with_variants([
        BEGIN, *(name for name in names if name in ahead),
        END, *(name for name in names if name not in ahead)])


def code_of_edits(link_map, traces):
    """Names of code of which keys that edit a score of the lecture use enough to fetch all of it. To
    fetch that of the other panels too takes as long as it spares them."""
    lines = collections.defaultdict(set)
    for address, is_code in itertools.chain(*traces[0][1]["edit"][1]):
        index = link_map.section(address) if is_code else None
        if index is not None:
            lines[link_map.name(index)].add(address >> 6)
    return {
        name for name, used in lines.items()
        if name and 64 * len(used) >= ENOUGH * link_map.sizes[name]}


def with_variants(names):
    """valgrind's processor has no AVX-512, for which the C library has functions of its own."""
    return list(dict.fromkeys(
        each for name in names for each in (name, re.sub(r"_avx2?(?=_|$)", "_evex", name))))


def table(before, after):
    """Markdown: how many pages and cache lines of code and of data the start and a key touch."""
    print("| scores | screen | of | code pages | data pages | code lines | data lines |")
    print("| --- | --- | --- " + "| ---: " * 4 + "|")
    for (is_array, screen, _), old, new in zip(SESSIONS, before, after):
        for name, accesses in (
            ("start", lambda trace: trace[0]),
            ("key", lambda trace: trace[1]["edit"][1][-1]),
        ):
            counts = [touched_counts(accesses(trace)) for trace in (old, new)]
            cells = ["{}×{}".format(*ARRAY) if is_array else "3×3", "{}×{}".format(*screen), name]
            cells += [f"{first:,} → {then:,}" for first, then in zip(*counts)]
            print("| " + " | ".join(cells) + " |")


def touched_counts(accesses):
    return [
        len({address >> bits for address, is_code in accesses if is_code == wanted})
        for bits in (12, 6) for wanted in (True, False)]


def link(symbol_order, name):
    """Builds the program in that order, with its symbols and a map of them."""
    with open(TOOLSET) as file:
        toolset = json.load(file)
    options = toolset["linker"]["extraCLIOptions"]
    map_path = os.path.join(BUILD, "link.map")
    options[:] = [option for option in options if not option.startswith("--symbol-ordering-file")]
    options[options.index("-s")] = "-S"
    options += [f"--symbol-ordering-file={symbol_order}", "--no-demangle", f"-Map={map_path}"]
    os.makedirs(BUILD, exist_ok=True)
    path = os.path.join(BUILD, "toolset.json")
    with open(path, "w") as file:
        json.dump(toolset, file)
    program = os.path.join(BUILD, "release", "loss-explorer")
    # So that it is linked again, and by this toolset: a plan there is kept whatever a toolset says.
    for old in (program, os.path.join(BUILD, "release.yaml")):
        if os.path.exists(old):
            os.remove(old)
    subprocess.run(
        ["swift", "build", "-c", "release", "--toolset", path, "--package-path", PACKAGE,
         "--scratch-path", BUILD, "--product", "loss-explorer"], check=True, stdout=sys.stderr)
    return shutil.copy(program, os.path.join(BUILD, name)), LinkMap(map_path)


def main():
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    binary, link_map = link(ORDER, "before")
    before = traces(binary)
    names = order(link_map, before)
    with open(ORDER, "w") as file:
        file.write(HEAD + "".join(name + "\n" for name in names))
    table(before, traces(link(ORDER, "after")[0], most_kinds=1))


if __name__ == "__main__":
    main()
