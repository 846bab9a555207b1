"""A digest of every table of a corpus, to show that a change of structure changed no result.

python benchmarks/tables_digest.py [FOLDER ...]   (default: data/demo)
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

import corpus_tools as ct
from corpus_tools.pipeline import TABLE_NAMES

DEMO = Path(__file__).parents[1] / "data" / "demo"


def digest(folder: Path) -> dict[str, str]:
    """SHA-256 of each table as CSV, made without any cached result."""
    with tempfile.TemporaryDirectory() as cache:
        corpus = ct.open_corpus(folder, cache=cache, backend="serial")
        tables = {name: corpus.table(name).to_csv(index=False) for name in TABLE_NAMES}
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in tables.items()}


def main() -> None:
    for folder in [Path(p) for p in sys.argv[1:]] or [DEMO]:
        digests = digest(folder)
        for name, value in digests.items():
            print(f"{value[:16]}  {name}")
        print(hashlib.sha256("".join(digests.values()).encode()).hexdigest()[:16], "", folder.name)


if __name__ == "__main__":
    main()
