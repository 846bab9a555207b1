"""What the quotation layer still misses: counts by marks, genre, kind, position and form of the source.

    python benchmarks/quotes_errors.py GOLD.jsonl [GOLD.jsonl ...]

Prints the Markdown of ``benchmarks/quotes_errors.md``; no sentence of the files is in it. Gold as the quotation scorer
reads it; the genre is its field ``style``, where it has one. A source counts as right when its span holds the head of
the gold mention. Each share has an interval from drawing the articles anew (``resampling.py``).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from layers.quotes import predict
from resampling import DRAWS, Formula, figures

PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "who", "which", "his", "her", "their", "him"])


def _form(gold: dict[str, Any]) -> str:
    mention = (gold.get("mention") or gold.get("speaker") or "").strip().lower()
    if not mention:
        return "none given"
    if mention in PRONOUNS:
        return "pronoun"
    return "nominal" if gold.get("named") is False else "named"


def _position(gold: dict[str, Any], text: str) -> str:
    if gold.get("speaker_start") is None:
        return "none given"
    if gold["speaker_start"] >= gold["end"]:
        between = text[gold["end"] : gold["speaker_start"]]
        return "after, in a later paragraph" if "\n" in between else "after"
    between = text[gold["speaker_end"] : gold["start"]]
    if "\n" in between:
        return "before, in an earlier paragraph (carried)"
    if any(mark in between for mark in (". ", "! ", "? ", ".” ", '." ')):
        return "before, in an earlier sentence"
    return "before, in the same sentence"


def _is_right(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    if found["speaker_start"] is None:
        return False
    heads = [(gold.get("head_start", gold["speaker_start"]), gold.get("head_end", gold["speaker_end"]))]
    heads += [tuple(h) for h in gold.get("alt_heads", [])]
    return any(h[0] is not None and found["speaker_start"] < h[1] and h[0] < found["speaker_end"] for h in heads)


_MARKS = {
    "“": "double, curly",
    '"': "double, straight",
    "‘": "single, curly",
    "’": "single, curly",
    "'": "single, straight",
}


def _marks(gold: dict[str, Any], text: str) -> str:
    """The mark right before a quotation; one in a paragraph that goes on without a mark has none."""
    return _MARKS.get(text[: gold["start"]].rstrip()[-1:], "none of its own, or another")


def count(path: Path) -> tuple[list[Counter[str]], Counter[str]]:
    """Counts of each article of a gold file, under "table|row|gold", "|found" and "|right"; and the errors by cause."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    predicted = predict([{"id": line["id"], "text": line["text"]} for line in lines])
    errors: Counter[str] = Counter()
    articles = [_count_article(line, answer, errors) for line, answer in zip(lines, predicted, strict=True)]
    return articles, errors


def _count_article(line: dict[str, Any], answer: dict[str, Any], errors: Counter[str]) -> Counter[str]:
    text, matched, counts = line["text"], set(), Counter[str]()
    for gold in line["quotes"]:
        found = next((q for q in answer["quotes"] if q["start"] < gold["end"] and gold["start"] < q["end"]), None)
        if found is not None:
            matched.add(found["start"])
        if gold["kind"] == "scare":
            errors["marks that quote nobody, taken for a quotation"] += found is not None
            continue
        form, position = _form(gold), _position(gold, text)
        rows = {
            "all": "all",
            "marks": _marks(gold, text),
            "genre": line.get("style") or "not told",
            "kind": gold["kind"],
        }
        right = found is not None and gold.get("speaker_start") is not None and _is_right(gold, found)
        for table, row in (rows | {"position": position, "form": form}).items():
            counts[f"{table}|{row}|gold"] += 1
            counts[f"{table}|{row}|found"] += found is not None
            counts[f"{table}|{row}|right"] += right
        cause = _cause(gold, found, right, f"{form}, {position}")
        if cause:
            errors[cause] += 1
    either = line.get("either", ())
    loose = [q for q in answer["quotes"] if q["start"] not in matched and not _is_in(q, either)]
    errors["between marks, in no gold quotation"] += len(loose)
    return counts


def _is_in(found: dict[str, Any], spans: Any) -> bool:
    return any(span["start"] < found["end"] and found["start"] < span["end"] for span in spans)


def _cause(gold: dict[str, Any], found: dict[str, Any] | None, right: bool, where: str) -> str:
    if found is None:
        return "quotation missed"
    if gold.get("speaker_start") is None or right:
        return ""
    return "source not resolved" if found["speaker_start"] is None else f"wrong source: {where}"


TABLES = ("all", "marks", "genre", "kind", "position", "form")


LEAST = 4  # articles


def _right_of_gold(row: str) -> Formula:
    """The share of the gold quotations of a row whose source is right; a draw without any is left out."""
    return lambda sums: np.divide(
        sums[f"{row}|right"],
        sums[f"{row}|gold"],
        out=np.full(np.shape(sums[f"{row}|gold"]), np.nan),
        where=np.asarray(sums[f"{row}|gold"]) > 0,
    )


def _print_table(table: str, articles: list[Counter[str]]) -> None:
    """One table; a row in fewer than ``LEAST`` articles has no interval."""
    rows = Counter[str]()
    holding = Counter[str]()
    for counts in articles:
        for key in [k for k in counts if k.startswith(f"{table}|") and k.endswith("|gold")]:
            rows[key.split("|")[1]] += counts[key]
            holding[key.split("|")[1]] += 1
    if len(rows) < 2 and table == "genre":
        return
    measured = figures(articles, {row: _right_of_gold(f"{table}|{row}") for row in rows})
    print(f"| {table} | articles | gold | found | right source | share of gold | {DRAWS} draws |")
    print("|---|---|---|---|---|---|---|")
    for row, gold in sorted(rows.items(), key=lambda entry: (-entry[1], entry[0])):
        found, right = (sum(counts[f"{table}|{row}|{what}"] for counts in articles) for what in ("found", "right"))
        told = row != "none given"
        interval = measured[row].interval() if told and holding[row] >= LEAST else "–"
        value = str(measured[row]) if told else "–"
        print(f"| {row} | {holding[row]} | {gold} | {found} | {right} | {value} | {interval} |")
    print()


def main(paths: list[str]) -> None:
    """Print the tables for each file."""
    for name in paths:
        articles, errors = count(Path(name))
        print(f"### {Path(name).stem}\n")
        for table in TABLES:
            _print_table(table, articles)
        print("| error | count |\n|---|---|")
        for error, number in errors.most_common():
            if number:
                print(f"| {error} | {number} |")
        print()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(sys.argv[1:])
