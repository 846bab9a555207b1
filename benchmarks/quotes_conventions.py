"""What the quotations that are missed have in common, where two readers may differ: counts by form, no sentence.

    python benchmarks/quotes_conventions.py QUOTED.jsonl REPORTED.jsonl SCORER

Marked words: the form of those that the gold counts as a quotation and we as nobody's, and the figures of SCORER
(``score.py`` of the quotation benchmark) where titles, and words of up to three, count neither way, found or not.
Reported speech: the form of what the gold has and we have not, by how it begins and by its cue. Gold as the scorer
reads it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from layers.quotes import predict
from scoring import score_quotes

from corpus_tools.english.cues import cues

Quote = dict[str, Any]
_WORD = re.compile(r"\w[\w’'-]*")
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
_FEW = 3  # words of a term
_TITLE, _ONE, _TERM = "title: each word with a capital", "one word", "two or three words"
_SUBSETS = {
    "all": frozenset[str](),
    "no titles": frozenset({_TITLE}),
    "no titles, over three words": frozenset({_TITLE, _ONE, _TERM}),
}
_PURPOSE = ("to", "for", "on", "about", "against", "over", "of", "as", "with", "into")


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def form_of_marked(text: str) -> str:
    """Whether marked words read as a title, as one word, as a term of two or three words, or as longer."""
    words = _words(text)
    plain = [word for word in words if word.lower() not in _SMALL]
    if len(words) > 1 and plain and all(word[0].isupper() or word[0].isdigit() for word in plain):
        return _TITLE
    if len(words) <= 1:
        return _ONE
    return _TERM if len(words) <= _FEW else "longer"


def form_of_reported(quote: Quote, text: str) -> str:
    """How reported content begins: with “that”, “to”, a preposition, a question word, after its cue or before it."""
    start = quote.get("speaker_start")
    if start is not None and start >= quote["end"]:
        return "before its cue"
    first = next((word.lower() for word in _words(text[quote["start"] : quote["end"]])), "")
    if first == "that":
        return "clause with that"
    if first == "to":
        return "infinitive"
    if first in _PURPOSE:
        return f"preposition: {first}"
    return "question word" if first in ("what", "how", "why", "whether", "if", "who", "when") else "other"


def cue_of(quote: Quote) -> str:
    """What kind of cue a gold quotation has, by our list of cues."""
    cue = (quote.get("cue") or "").strip().lower()
    if not cue:
        return "no cue"
    known = cues()
    held = [known[word] for word in [cue, *_words(cue)] if word in known]
    return held[0].cue_class if held else "not in the list of cues"


def is_exchanged(quote: Quote) -> bool:
    """Whether the gold has the verb of speech as the source, as where source and cue were exchanged."""
    return (quote.get("mention") or "").strip().lower() in cues()


def _overlaps(a: Quote, b: Quote) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def missed(lines: list[dict[str, Any]], found: list[dict[str, Any]], kinds: tuple[str, ...]) -> list[tuple[Quote, str]]:
    """The gold quotations of these kinds that overlap none found, each with the text of its article."""
    return [
        (quote, line["text"])
        for line, answer in zip(lines, found, strict=True)
        for quote in line["quotes"]
        if quote["kind"] in kinds and not any(_overlaps(quote, other) for other in answer["quotes"])
    ]


def _print(title: str, counts: Counter[str], of: int) -> None:
    print(f"\n| {title} | missed |\n|---|---|")
    for name, number in counts.most_common():
        print(f"| {name} | {number} |")
    print(f"| of | {of} |")


def left_out(lines: list[dict[str, Any]], forms: frozenset[str]) -> list[dict[str, Any]]:
    """The gold with the marked words of these forms under ``either``, so that they count neither way."""
    out = []
    for line in lines:
        quoted = [quote for quote in line["quotes"] if quote["kind"] != "scare"]
        either = [quote for quote in quoted if form_of_marked(quote["text"]) in forms]
        kept = [quote for quote in line["quotes"] if quote not in either]
        out.append({**line, "quotes": kept, "either": [*line.get("either", ()), *either]})
    return out


def _marked(path: Path, scorer: Path) -> None:
    lines = _read(path)
    found = predict([{"id": line["id"], "text": line["text"]} for line in lines])
    lost = missed(lines, found, ("direct", "mixed"))
    of = sum(quote["kind"] in ("direct", "mixed") for line in lines for quote in line["quotes"])
    exchanged = sum(is_exchanged(quote) for line in lines for quote in line["quotes"])
    print(f"Quotations whose source in the gold is a verb of speech: {exchanged}")
    _print("marked words", Counter(form_of_marked(quote["text"]) for quote, _ in lost), of)
    print("\n| counted | exact | source | surname |\n|---|---|---|---|")
    for name, forms in _SUBSETS.items():
        got = score_quotes(left_out(lines, forms), found, scorer)
        print(f"| {name} | {got['exact']} | {got['source']} | {got['surname']} |")


def _reported(path: Path) -> None:
    lines = _read(path)
    found = predict([{"id": line["id"], "text": line["text"]} for line in lines], indirect=True)
    lost = missed(lines, found, ("indirect",))
    of = sum(quote["kind"] == "indirect" for line in lines for quote in line["quotes"])
    _print("reported: how it begins", Counter(form_of_reported(quote, text) for quote, text in lost), of)
    _print("reported: its cue", Counter(cue_of(quote) for quote, _ in lost), of)


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main(arguments: list[str]) -> None:
    """Print the tables for one file of marked quotations and one with reported speech."""
    quoted, reported, scorer = map(Path, arguments)
    _marked(quoted, scorer)
    _reported(reported)


if __name__ == "__main__":
    main(sys.argv[1:])
