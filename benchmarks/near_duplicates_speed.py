"""Near-duplicates: this package against datasketch and rensa, in the same run on the same texts.

usage: near_duplicates_speed.py TEXTS.jsonl PAIRS [TOOL ...]

TEXTS holds lines {"id", "text"}, PAIRS lines "i j jaccard" (both as made by the shared make_near_duplicates.py, best
with --wide). Each tool runs in a process of its own on one thread, which gives its peak memory with the texts loaded;
its CPU time is from texts in memory to the list of pairs with a Jaccard coefficient of at least 0.5. The two others get
the same lower-cased words and the fastest way to a list of pairs that they offer. A tool that is not installed is
skipped, saying so.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

TOOLS = ("corpus_tools", "rensa", "datasketch")
PERMUTATIONS = 128
THRESHOLD = 0.5
Pairs = list[tuple[int, int]]


def shingles(text: str) -> set[str]:
    """Five-word shingles, as the other tools want them."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[k : k + 5]) for k in range(len(words) - 4)}


def run_corpus_tools(texts: list[str]) -> Pairs:
    from corpus_tools.provenance import near_duplicate_pairs

    i, j, _ = near_duplicate_pairs(texts, THRESHOLD)
    return list(zip(i.tolist(), j.tolist(), strict=True))


def run_datasketch(texts: list[str]) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    marks: list[Any] = []
    for k, text in enumerate(texts):
        mark = MinHash(num_perm=PERMUTATIONS)
        mark.update_batch([shingle.encode() for shingle in shingles(text)])
        index.insert(k, mark)
        marks.append(mark)
    found = ((k, other) for k, mark in enumerate(marks) for other in index.query(mark) if k < other)
    return [(a, b) for a, b in found if marks[a].jaccard(marks[b]) >= THRESHOLD]


def run_rensa(texts: list[str]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    marks: list[Any] = []
    for begin in range(0, len(texts), 1000):
        sets = [list(shingles(text)) for text in texts[begin : begin + 1000]]
        marks += RMinHash.from_token_sets(sets, PERMUTATIONS, 42)
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    index.insert_many(marks)
    found = ((k, other) for k, others in enumerate(index.query_all(marks)) for other in others if k < other)
    return [(a, b) for a, b in found if marks[a].jaccard(marks[b]) >= THRESHOLD]


def measure(tool: str, path: Path, gold_path: Path) -> dict[str, Any]:
    """Run one tool in this process."""
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    ids = [str(line["id"]) for line in lines]
    texts = [line["text"] for line in lines]
    del lines
    runners = {"corpus_tools": run_corpus_tools, "datasketch": run_datasketch, "rensa": run_rensa}
    runners[tool](texts[:50])
    began = time.process_time()
    found = runners[tool](texts)
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pairs = {tuple(sorted((ids[a], ids[b]))) for a, b in found}
    gold = set()
    with gold_path.open(encoding="utf-8") as file:
        for line in file:
            a, b, jaccard = line.split()
            if float(jaccard) >= THRESHOLD:
                gold.add(tuple(sorted((a, b))))
    hits = len(gold & pairs)
    return {
        "tool": tool,
        "articles": len(texts),
        "seconds": round(seconds, 2),
        "articles_per_second": round(len(texts) / seconds),
        "peak_mb": round(memory),
        "pairs": len(pairs),
        "recall": round(hits / len(gold), 4) if gold else None,
        "precision": round(hits / len(pairs), 4) if pairs else None,
    }


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(arguments[1], Path(arguments[2]), Path(arguments[3]))))
        return 0
    if len(arguments) < 2 or not set(arguments[2:]) <= set(TOOLS):
        print(__doc__, file=sys.stderr)
        return 2
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    base: float | None = None
    for tool in arguments[2:] or TOOLS:
        if importlib.util.find_spec(tool) is None:
            print(f"{tool}: skipped, it is not installed")
            continue
        command = [sys.executable, __file__, "--one", tool, *arguments[:2]]
        done = subprocess.run(command, env=os.environ | one_thread, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{tool}: failed\n{done.stderr}")
            continue
        row = json.loads(done.stdout)
        base = base or row["articles_per_second"]
        times = f"{base / row['articles_per_second']:.1f} times slower than the first" if tool != TOOLS[0] else ""
        print("  ".join(f"{key} {value}" for key, value in row.items()), times, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
