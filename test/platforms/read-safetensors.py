#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Reads model files, checkpoints and trajectories as Python's users do.

usage: test/platforms/read-safetensors.py [--strict] FILE...

Each file is read by the lines that doc/grows-python.rst shows, and by the package safetensors where it is
installed; both must see the same. Trajectories are read by the programs of doc/grows-records.rst, too, which need
the package. Exit codes: 0 done, 1 failure, 77 NumPy is missing; with --strict, a
missing package is a failure.
"""

import itertools
import json
import os
import pathlib
import shutil
import sys
import tempfile
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run_block(page, part, folder=ROOT):
    """The names of the first program of a page of the manual with a part in it, run in a folder."""
    blocks = (ROOT / "doc" / page).read_text(encoding="utf-8").split(".. code-block:: python\n")[1:]
    block = next(block for block in blocks if part in block)
    lines = itertools.takewhile(lambda line: line.startswith("   ") or not line, block.split("\n"))
    before = os.getcwd()
    os.chdir(folder)
    names = {}
    exec(textwrap.dedent("\n".join(lines)), names)
    os.chdir(before)
    return names


def check_record(path, tensors, numpy):
    """The programs for records see what the other readers do."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, pathlib.Path(folder) / "record.safetensors")
        record = run_block("grows-records.rst", "load_file", folder)["record"]
    assert set(record) == set(tensors), f"{path}: other tensors"
    dataset = run_block("grows-records.rst", "def to_dataset(")["to_dataset"]([path, path])
    decisions, features, _ = tensors["observations"].shape
    assert dataset["observations"].shape == (2 * decisions, 3 * features), f"{path}: other observations"
    assert numpy.array_equal(dataset["actions"], numpy.tile(tensors["actions"], 2)), f"{path}: other actions"
    rewards = tensors["utilities"] * tensors["accepted"]
    assert numpy.array_equal(dataset["rewards"], numpy.tile(rewards, 2)), f"{path}: other rewards"
    assert dataset["timeouts"].sum() == 2 and not dataset["terminals"].any(), f"{path}: other ends"


def check(path, load, numpy, safe_open):
    """Both readers see the same. Returns how many tensors."""
    tensors, metadata = load(path)
    assert metadata["format"].startswith("grows-"), f"{path}: has another format"
    if safe_open:
        with safe_open(path, framework="np") as file:
            texts = {name: json.loads(text) for name, text in file.metadata().items()}
            assert texts == metadata, f"{path}: other metadata"
            assert set(file.keys()) == set(tensors), f"{path}: other tensors"
            for name, tensor in tensors.items():
                other = file.get_tensor(name)
                assert other.dtype == tensor.dtype, f"{path}: {name} has another type"
                assert numpy.array_equal(other, tensor), f"{path}: {name} has other numbers"
        if metadata["format"] == "grows-trajectory":
            check_record(path, tensors, numpy)
    return len(tensors)


def main(arguments):
    strict = "--strict" in arguments
    paths = [argument for argument in arguments if argument != "--strict"]
    try:
        import numpy
    except ImportError:
        print("skipped: NumPy is not installed (Debian: python3-numpy)")
        return 1 if strict else 77
    try:
        from safetensors import safe_open
    except ImportError:
        print("without safetensors, which is not installed (Debian 13: python3-safetensors)")
        safe_open = None
        if strict:
            return 1
    load = run_block("grows-python.rst", "def load(")["load"]
    for path in paths:
        print(f"{path}: {check(path, load, numpy, safe_open)} tensors")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
