"""What the quotation layer still misses: counts by kind, position and form of the source, no sentence of the files.

    python benchmarks/quotes_errors.py GOLD.jsonl [GOLD.jsonl ...]

Prints the Markdown of ``benchmarks/quotes_errors.md``. Gold as the quotation scorer reads it; a source counts as
right when its span holds the head of the gold mention.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from layers.quotes import predict

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


def count(path: Path) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Counts per table (kind, position, form) and of the errors by cause, for one gold file."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    predicted = predict([{"id": line["id"], "text": line["text"]} for line in lines])
    tables: dict[str, Counter[str]] = {"kind": Counter(), "position": Counter(), "form": Counter()}
    errors: Counter[str] = Counter()
    for line, answer in zip(lines, predicted, strict=True):
        text, matched = line["text"], set()
        for gold in line["quotes"]:
            found = next((q for q in answer["quotes"] if q["start"] < gold["end"] and gold["start"] < q["end"]), None)
            if found is not None:
                matched.add(found["start"])
            if gold["kind"] == "scare":
                errors["marks that quote nobody, taken for a quotation"] += found is not None
                continue
            form, position = _form(gold), _position(gold, text)
            keys = {"kind": gold["kind"], "position": position, "form": form}
            right = found is not None and gold.get("speaker_start") is not None and _is_right(gold, found)
            for name, key in keys.items():
                tables[name][key] += 1
                tables[name][f"{key}\tfound"] += found is not None
                tables[name][f"{key}\tright"] += right
            if found is None:
                errors["quotation missed"] += 1
            elif gold.get("speaker_start") is None or right:
                continue
            elif found["speaker_start"] is None:
                errors["source not resolved"] += 1
            else:
                errors[f"wrong source: {form}, {position}"] += 1
        errors["between marks, in no gold quotation"] += sum(q["start"] not in matched for q in answer["quotes"])
    return tables, errors


def main(paths: list[str]) -> None:
    """Print the tables for each file."""
    for name in paths:
        tables, errors = count(Path(name))
        print(f"### {Path(name).stem}\n")
        for table, counts in tables.items():
            print(f"| {table} | gold | found | right source | share of gold |\n|---|---|---|---|---|")
            for key in sorted((k for k in counts if "\t" not in k), key=lambda k: -counts[k]):
                gold, found, right = counts[key], counts[f"{key}\tfound"], counts[f"{key}\tright"]
                share = "–" if key == "none given" else f"{right / gold:.2f}"
                print(f"| {key} | {gold} | {found} | {right} | {share} |")
            print()
        print("| error | count |\n|---|---|")
        for error, number in errors.most_common():
            if number:
                print(f"| {error} | {number} |")
        print()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(sys.argv[1:])
