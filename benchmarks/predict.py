"""Write predictions of one layer so that a scorer can read them.

usage: predict.py LAYER IN.jsonl OUT.jsonl [--indirect] [--stats]

LAYER: quotes, entities, sentences, framing, alignment, near_duplicates, fidelity. IN: a gold file, whose labels are
ignored, or lines {"id", "text"}; alignment takes lines with source and target, fidelity lines with a and b.
near_duplicates writes lines "i j jaccard", every other layer JSON lines. --indirect: quotes writes indirect speech
too (a gold file with "_all" in its name asks for it). --stats: print lines, characters, seconds and peak memory as
JSON; the seconds are CPU time of the work, without reading files, importing and loading models.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

LAYERS = ("quotes", "entities", "sentences", "framing", "alignment", "near_duplicates", "fidelity")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The JSON objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def predict(layer: str, lines: list[dict[str, Any]], *, indirect: bool = False) -> list[Any]:
    """What the package finds in ``lines``."""
    module = importlib.import_module(f"layers.{layer}")
    return list(module.predict(lines, indirect=indirect)) if layer == "quotes" else list(module.predict(lines))


def main(arguments: list[str]) -> int:
    options = [a for a in arguments if a.startswith("--")]
    names = [a for a in arguments if not a.startswith("--")]
    if len(names) != 3 or names[0] not in LAYERS or set(options) - {"--indirect", "--stats"}:
        print(__doc__, file=sys.stderr)
        return 2
    layer, source, target = names[0], Path(names[1]), Path(names[2])
    if not source.is_file():
        print(f"{source}: there is no such file", file=sys.stderr)
        return 2
    indirect = "--indirect" in options or "_all" in source.name
    lines = read_lines(source)
    if "--stats" in options:
        # Models are loaded and patterns compiled on first use: that is no part of the speed of the work.
        predict(layer, lines[:1], indirect=indirect)
    start = time.process_time()
    found = predict(layer, lines, indirect=indirect)
    seconds = time.process_time() - start
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as file:
        for item in found:
            file.write((item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)) + "\n")
    Path(file.name).replace(target)
    if "--stats" in options:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        print(json.dumps({"lines": len(lines), "characters": _characters(lines), "seconds": seconds, "peak_mb": peak}))
    return 0


def _characters(lines: list[dict[str, Any]]) -> int:
    """Characters of text in the lines, whatever the layer calls them."""
    total = 0
    for line in lines:
        total += sum(len(line[key]) for key in ("text", "source", "target") if isinstance(line.get(key), str))
        total += sum(len(line[key]["text"]) for key in ("a", "b") if isinstance(line.get(key), dict))
    return total


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.exit(main(sys.argv[1:]))
