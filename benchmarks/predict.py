"""Write what the package finds in a file, layer by layer, so that a scorer can read it.

usage: predict.py LAYER IN.jsonl OUT.jsonl [--articles FILE.jsonl]... [--indirect] [--stats]

LAYER: quotes, entities, sentences, framing, alignment, near_duplicates, fidelity. IN: a gold file, whose labels are
ignored, or lines {"id", "text"}; alignment takes lines with source and target, fidelity lines with a and b (doc, start,
end), and the articles that they are from in files of their own (--articles; without them pairs are judged alone, by
their words). What a layer builds on is found first, as
``Corpus`` finds it: the articles of a file are one corpus. near_duplicates writes lines "i j jaccard", every other
layer JSON lines. --indirect: quotes writes indirect speech too (a gold file with "_all" in its name asks for it).
--stats: print lines, characters, seconds and peak memory as JSON; the seconds are CPU time of the work, without
reading files, importing and loading models.

A file that holds nothing to predict is an error (exit 2).
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

NEEDED = {
    "quotes": ("id", "text"),
    "entities": ("id", "text"),
    "sentences": ("id", "text"),
    "framing": ("id", "text"),
    "near_duplicates": ("id", "text"),
    "alignment": ("id", "source", "target"),
    "fidelity": ("id", "a", "b"),
}
Line = dict[str, Any]


def read_lines(path: Path, needed: tuple[str, ...] = ("id", "text")) -> list[Line]:
    """The objects of a file of JSON lines; raises ValueError for none, or for one that lacks a ``needed`` field."""
    if not path.is_file():
        raise ValueError(f"{path}: there is no such file")
    lines = []
    with path.open(encoding="utf-8") as file:
        for number, text in enumerate(file, 1):
            if text.strip():
                lines.append(_read_line(text, f"{path}, line {number}", needed))
    if not lines:
        raise ValueError(f"{path}: holds nothing to predict; give lines with {', '.join(needed)}")
    return lines


def _read_line(text: str, where: str, needed: tuple[str, ...]) -> Line:
    try:
        line = json.loads(text)
    except ValueError as error:
        raise ValueError(f"{where}: is not JSON ({error}); give one object a line") from None
    if not isinstance(line, dict):
        raise ValueError(f"{where}: is not an object; give one with {', '.join(needed)}")
    missing = [key for key in needed if line.get(key) is None]
    if missing:
        has = ", ".join(sorted(line))
        raise ValueError(f"{where}: has no {missing[0]} (only {has}); if texts are in a file of their own, give that")
    return line


def predict(layer: str, lines: list[Line], *, indirect: bool = False, articles: list[Line] | None = None) -> list[Any]:
    """What the package finds in ``lines``."""
    module = importlib.import_module(f"layers.{layer}")
    if layer == "quotes":
        return list(module.predict(lines, indirect=indirect))
    if layer == "fidelity":
        module = module if articles else importlib.import_module("layers.pair_rules")
        return list(module.predict(lines, articles) if articles else module.predict(lines))
    return list(module.predict(lines))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layer", choices=NEEDED)
    parser.add_argument("source", type=Path, metavar="IN.jsonl")
    parser.add_argument("target", type=Path, metavar="OUT.jsonl")
    parser.add_argument("--articles", type=Path, action="append", default=[])
    parser.add_argument("--indirect", action="store_true")
    parser.add_argument("--stats", action="store_true")
    given = parser.parse_args(arguments)
    if given.articles and given.layer != "fidelity":
        parser.error("--articles names the articles that the pairs of layer fidelity are from; no other layer has any")
    try:
        lines = read_lines(given.source, NEEDED[given.layer])
        articles = [line for path in given.articles for line in read_lines(path)]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    options: dict[str, Any] = {"indirect": given.indirect or "_all" in given.source.name, "articles": articles}
    if given.stats:
        # Models are loaded and patterns compiled on first use: that is no part of the speed of the work.
        predict(given.layer, lines[:1], **options)
    start = time.process_time()
    found = predict(given.layer, lines, **options)
    seconds = time.process_time() - start
    write_lines(found, given.target)
    if given.stats:
        print(json.dumps(_sizes(lines + articles) | {"lines": len(lines), "seconds": seconds, "peak_mb": _peak()}))
    return 0


def _sizes(lines: list[Line]) -> dict[str, int]:
    texts = [line[key] for line in lines for key in ("text", "source", "target") if key in line]
    return {"characters": sum(len(text) for text in texts if isinstance(text, str))}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def write_lines(found: list[Any], path: Path) -> None:
    """Write what was found, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        for item in found:
            file.write((item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)) + "\n")
    Path(file.name).replace(path)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.exit(main(sys.argv[1:]))
