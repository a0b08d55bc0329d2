#!/usr/bin/env python3
# Copyright (c) 2026 The GROWS module authors
# SPDX-License-Identifier: GPL-2.0-only
# Author: The GROWS module authors
"""Trains an agent in networks that nobody chose, and compares it with the rule it starts from.

    test/bench/grows-baseline-variants.py build/examples/grows-program OUTPUT [TRAINING OPTIONS]

The networks are variants of the slotted preset paper-a, drawn by draw() below. Everything is on
development seeds. Writes OUTPUT/variants.csv, a row a variant: changes of utility from
greedy-utility, in per cent, with their 95 % intervals over seeds. An agent that is there already is
not trained again.
"""

import csv
import os
import random
import subprocess
import sys

FIRST_SEED = 10101  # trainings have 10001
SEEDS = 10
EPISODES = 60  # of each seed
TRAINING = ["--agent", "general", "--episodes", "15000", "--select", "600"]


def draw(number):
    """Attributes of variant NUMBER, by name: levels, capacities, demands, service, admission."""
    dice = random.Random(1900 + number)
    levels = dice.randint(3, 5)
    lowest, highest = dice.uniform(0.4, 0.9), dice.uniform(1.4, 2.2)
    rates = [lowest * (highest / lowest) ** (i / (levels - 1)) for i in range(levels)]
    service = dice.choice(["BySlots", "ByOwnRate", "BySharedRate"])
    units = {"BySlots": (2, 4), "ByOwnRate": (2.5, 4.5), "BySharedRate": (0.4, 0.9)}
    law = dice.choice(["Uniform", "TwoPoints"])
    capacities = [dice.randint(6, 14) for _ in range(3)]
    level = {
        "DrawnLevels": dice.randint(3, levels),
        "LevelBias": ",".join(f"{dice.uniform(0, 0.5):.3f}" for _ in range(3)),
        "Capacity": ",".join(map(str, capacities)),
        "DemandLaw": law,
        "Service": service,
        "DemandUnit": f"{dice.uniform(*units[service]):.3f}",
        "MeanDemand": dice.choice([6, 9, 12] if law == "TwoPoints" else [6, 8, 10, 12, 14]),
        "ArrivalProbability": dice.choice([0.5, 0.7, 1]),
    }
    environment = {
        "Admission": dice.choice(["Chosen", "Filter"]),
        "MinSharedRate": f"{dice.uniform(0.04, 0.1):.3f}",
        "UtilityAverage": dice.choice(["Accepted", "Arrivals", "Slots"]),
    }
    if environment["Admission"] == "Chosen":
        del environment["MinSharedRate"]
    attributes = {"ns3::GrowsLevelRateModel::Levels": ",".join(f"{rate:.3f}" for rate in rates)}
    attributes.update({f"ns3::GrowsLevelScenario::{k}": v for k, v in level.items()})
    attributes.update({f"ns3::GrowsSlottedEnvironment::{k}": v for k, v in environment.items()})
    return [f"--{name}={value}" for name, value in attributes.items()]


def run(command):
    """Output of a command; ends with its message if it fails."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(" ".join(command) + "\n" + done.stderr)
    return done.stdout


def compare(program, folder, attributes, model):
    """Changes from greedy-utility by policy: mean and half the width of its interval."""
    run([program, "run", "--network", "slotted", "--scenario", "paper-a", "--model", model,
         "--policies", "greedy-utility,look-ahead,grows", "--first-seed", str(FIRST_SEED),
         "--seeds", str(SEEDS), "--episodes", str(EPISODES), "--jobs", "1", "--quiet",
         "--output", folder] + attributes)
    with open(os.path.join(folder, "runs.csv")) as file:
        rows = list(csv.DictReader(file))
    by_policy = {}
    for row in rows:
        by_policy.setdefault(row["policy"], {})[row["seed"]] = float(row["utility"])
    greedy = by_policy.pop("greedy-utility")
    changes = {}
    for policy, utilities in by_policy.items():
        ratios = [100 * (utilities[seed] / greedy[seed] - 1) for seed in greedy]
        mean = sum(ratios) / len(ratios)
        deviation = (sum((r - mean) ** 2 for r in ratios) / (len(ratios) - 1)) ** 0.5
        changes[policy] = (mean, 2.262 * deviation / len(ratios) ** 0.5)  # Student's t, 9 degrees
    return changes


def main():
    """Train and compare in every variant."""
    program, output, options = sys.argv[1], sys.argv[2], sys.argv[3:]
    os.makedirs(output, exist_ok=True)
    with open(os.path.join(output, "variants.csv"), "w") as file:
        table = csv.writer(file)
        table.writerow(["variant", "grows", "grows_ci95", "look_ahead", "look_ahead_ci95",
                        "selection", "attributes"])
        for number in range(1, 11):
            attributes = draw(number)
            stem = os.path.join(output, f"variant-{number}")
            said = ""
            if not os.path.exists(stem + ".safetensors"):
                said = run([program, "train", "--networks", "paper-a", "--quiet", "--output",
                            stem + ".safetensors"] + TRAINING + options + attributes)
            changes = compare(program, stem, attributes, stem + ".safetensors")
            figures = [f"{x:.2f}" for x in changes["grows"] + changes["look-ahead"]]
            chosen = [line for line in said.splitlines() if "checkpoint" in line]
            table.writerow([number] + figures + ["".join(chosen), " ".join(attributes)])
            file.flush()


if __name__ == "__main__":
    main()
