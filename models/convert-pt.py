#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Makes a model file of an agent that an older grows wrote: convert-pt.py OLD.pt NEW.safetensors (needs torch)."""
import json, struct, sys, torch

old = torch.load(sys.argv[1])
tensors = {n: t for n, t in sorted(old.items()) if torch.is_tensor(t) and t.dtype == torch.float32}
sizes = {n: old[n].tolist() for n in ("signals", "taps", "readout")}
texts = {"format": old["format"], "version": 2, "shift": old["shift"], "features": old["features"].split(","),
         "architecture": {**sizes, "bias": bool(old["bias"]), "nonlinearity": old["nonlinearity"]},
         "scales": {n[6:]: old[n] for n in old if n.startswith("scale.")},
         "record": {n[7:]: old[n] for n in old if n.startswith("record.")}}
form = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
header, numbers = {"__metadata__": {n: json.dumps(t, **form) for n, t in texts.items()}}, b""
for name, tensor in tensors.items():
    begin, numbers = len(numbers), numbers + struct.pack(f"<{tensor.numel()}f", *tensor.flatten().tolist())
    header[name] = {"data_offsets": [begin, len(numbers)], "dtype": "F32", "shape": list(tensor.shape)}
text = json.dumps(header, **form).encode()
text += b" " * (-len(text) % 8)
with open(sys.argv[2], "wb") as new:
    new.write(struct.pack("<Q", len(text)) + text + numbers)
