"""Who makes the person go, and who goes: precision, recall and F1 on a gold file of departures, with intervals.

usage: framing_agency.py GOLD.jsonl [TEXTS.jsonl]

GOLD as the framing scorer reads it. Where its lines name an article (doc) instead of holding the text, the texts are
read from TEXTS (default: the file beside it whose name ends in .texts.jsonl). A pair counts where the expressions
overlap and one of the two phrases holds the other. A phrase that is on one side only, or two that differ, count
against precision and recall as they should.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from predict import predict, read_lines
from resampling import f1, figures, precision, recall
from scoring import framing_counts, framing_units

ROLES = ("agent", "departing")


def texts_of(gold: Path, given: Path | None) -> list[dict[str, Any]]:
    """The texts that the expressions of ``gold`` are in."""
    if given is None and any("doc" in line for line in read_lines(gold, ("text",))):
        given = gold.with_suffix(".texts.jsonl")
    return read_lines(given or gold)


def main(arguments: list[str]) -> int:
    if not 1 <= len(arguments) <= 2 or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if "-h" in arguments or "--help" in arguments else 2
    gold, given = Path(arguments[0]), Path(arguments[1]) if len(arguments) > 1 else None
    try:
        lines, texts = read_lines(gold, ("text",)), texts_of(gold, given)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    counts = [framing_counts(*unit) for unit in framing_units(lines, predict("framing", texts))]
    formulas = {f"{role} {what.__name__}": what(role) for role in ROLES for what in (precision, recall, f1)}
    for name, figure in figures(counts, formulas).items():
        print(f"{name:20}{figure}   {figure.interval()}")
    for role in ROLES:
        print(f"{role + ' in gold':20}{sum(unit[f'{role} wanted'] for unit in counts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
