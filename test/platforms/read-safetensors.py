#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Reads model files, checkpoints and trajectories as Python's users do.

usage: test/platforms/read-safetensors.py [--strict] FILE...

Each file is read by the lines that doc/grows-python.rst shows, and by the package safetensors where it is
installed; both must see the same. Exit codes: 0 done, 1 failure, 77 NumPy is missing; with --strict, a
missing package is a failure.
"""

import json
import os
import pathlib
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]


def get_manual():
    """The first program of the manual's page that defines load, run in the module's folder."""
    page = (ROOT / "doc" / "grows-python.rst").read_text(encoding="utf-8")
    blocks = page.split(".. code-block:: python\n")[1:]
    block = next(block for block in blocks if "def load(" in block)
    lines = [line for line in block.split("\n") if line.startswith("   ") or not line]
    folder = os.getcwd()
    os.chdir(ROOT)
    names = {}
    exec(textwrap.dedent("\n".join(lines)), names)
    os.chdir(folder)
    return names["load"]


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
    load = get_manual()
    for path in paths:
        print(f"{path}: {check(path, load, numpy, safe_open)} tensors")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
