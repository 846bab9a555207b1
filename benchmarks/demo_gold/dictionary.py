"""Renew the data dictionary in ``data/README.md`` from ``schema.py``: ``python benchmarks/demo_gold/dictionary.py``."""

from __future__ import annotations

from pathlib import Path

from corpus_tools.schema import data_dictionary

README = Path(__file__).resolve().parents[2] / "data" / "README.md"
START, END = "<!-- data dictionary: start -->", "<!-- data dictionary: end -->"


def main() -> None:
    before, _, rest = README.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    README.write_text(f"{before}{START}\n\n{data_dictionary().strip()}\n\n{END}{after}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
