#! /usr/bin/env python3
#
# SPDX-License-Identifier: GPL-2.0-only

# The examples that ns-3's test.py runs, so that they stay buildable and runnable. Each tuple:
#
#     (example_name, do_run, do_valgrind_run)
#
# Those that a build leaves out, for want of LibTorch, LTE or NR, are passed over. Under
# Valgrind none: LibTorch leaves memory for the end of the process, and test.py forgives no leak.
cpp_examples = [
    ("grows-bench agent --repetitions=400", "True", "False"),
    ("grows-bench packets --cells=3 --policies=max-rssi --seconds=2", "True", "False"),
    (
        "grows-program run --network=slotted --quiet --policies=max-rssi,greedy-utility --seeds=2"
        " --episodes=20 --output=grows-slotted-results",
        "True",
        "False",
    ),
    (
        "grows-program explain --quiet --seed=10001 --arrivals=2 --policy=max-rssi --policies=least-loaded",
        "True",
        "False",
    ),
    (
        "grows-program handover --quiet --policies=a3-rsrp,max-rssi --seeds=1 --first-seed=10001"
        " --duration=6 --vehicles=3 --jammed=1 --output=grows-handover-results",
        "True",
        "False",
    ),
    ("grows-lte-arrivals --duration=2", "True", "False"),
    ("grows-lte-script --simTime=2s", "True", "False"),
    ("grows-train-in-script --simTime=2s", "True", "False"),
    (
        "grows-program nr-arrivals --quiet --duration=3 --ues=4 --first-seed=10001"
        " --output=grows-nr-results",
        "True",
        "False",
    ),
    ("grows-own-policy --episodes=1", "True", "False"),
    ("grows-program reference", "True", "False"),
    (
        "grows-program run --quiet --policies=max-rssi,max-rssi-retry --seeds=1 --first-seed=10001"
        " --duration=3 --ns3::GrowsRadioScenario::WarmUp=1s --output=grows-run-results",
        "True",
        "False",
    ),
    (
        "grows-bench soak --quiet --duration=2 --schedulers=Pf --output=grows-soak-results",
        "True",
        "False",
    ),
    (
        "grows-program table1 --quiet --policies=max-rssi,greedy-utility --cells=0.5:6 --episodes=500"
        " --seeds=1 --first-seed=10001 --output=grows-table1-results",
        "True",
        "False",
    ),
    (
        "grows-program train --quiet --agent=grows --cells=0.5:6 --episodes=200 --output=grows-train.safetensors",
        "True",
        "False",
    ),
]

# A list of Python examples to run: there are none.
python_examples = []
