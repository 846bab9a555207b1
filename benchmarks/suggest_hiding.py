"""How many hidden patterns of a codebook `corpus-tools codebook suggest` brings back in its first 50 wordings.

usage: suggest_hiding.py TEXTS.jsonl... [--rounds N] [--codebook NAME] [--first N] [--tenths N] [--words]

TEXTS hold lines with "id" and "text"; a text that occurs twice counts once. A round deals all patterns of the codebook
at random into ten parts and hides one part after the other, so that each pattern is hidden once a round (--tenths N
hides the first N parts only). A hidden pattern counts where the texts lose at least two expressions by it that no
other pattern finds. It has come back where one of the first wordings suggested (--first, default 50) has two
occurrences on expressions that it lost, or at least half of its occurrences there. The interval is from drawing the
hidings anew. --words prints what brought each pattern back.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from layers.through_tables import as_articles, tables_of
from predict import read_lines
from resampling import figures, share

from corpus_tools.framing import find_frames
from corpus_tools.framing.codebook import Codebook
from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.suggest import ranked_wordings

PARTS = 10
Tables = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]
Span = tuple[str, int, int]


def without(book: Codebook, hidden: set[str]) -> Codebook:
    """The codebook less some patterns."""
    by_word = {word: tuple(f for f in found if f[0].id not in hidden) for word, found in book.by_word.items()}
    kept = tuple(p for p in book.patterns if p.id not in hidden)
    return dataclasses.replace(book, patterns=kept, by_word={word: found for word, found in by_word.items() if found})


def dealt(book: Codebook, rounds: int, parts: int = PARTS) -> Iterator[set[str]]:
    """The patterns of each hiding."""
    for number in range(rounds):
        ids = [p.id for p in book.patterns]
        random.Random(number).shuffle(ids)  # noqa: S311 - no secret
        yield from (set(ids[part::PARTS]) for part in range(parts))


def spans_of(frames: pd.DataFrame) -> list[tuple[str, Span]]:
    """The pattern and the place of each expression."""
    rows = frames[["pattern", "article_id", "start", "end"]].itertuples(index=False, name=None)
    return [(pattern, (article, int(start), int(end))) for pattern, article, start, end in rows]


def touches(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def lost_by(hidden: set[str], full: pd.DataFrame, left: pd.DataFrame) -> dict[str, list[Span]]:
    """The expressions that are lost with each hidden pattern, of those that lose at least two."""
    kept = [span for _, span in spans_of(left)]
    lost: dict[str, list[Span]] = {}
    for pattern, span in spans_of(full):
        if pattern in hidden and not any(touches(span, other) for other in kept):
            lost.setdefault(pattern, []).append(span)
    return {pattern: spans for pattern, spans in lost.items() if len(spans) > 1}


def brought_back(wordings: list[list[Span]], lost: list[Span]) -> int | None:
    """The rank of the first wording that brings a pattern back, or None."""
    for rank, places in enumerate(wordings, 1):
        hits = sum(any(touches(place, span) for span in lost) for place in places)
        if hits > 1 or (hits and 2 * hits >= len(places)):
            return rank
    return None


def one_hiding(tables: Tables, full: pd.DataFrame, book: Codebook, hidden: set[str], first: int) -> dict[str, str]:
    """What brought back each hidden pattern that counts; an empty text where nothing did."""
    rest = without(book, hidden)
    lost = lost_by(hidden, full, find_frames(*tables, codebook=rest))
    if not lost:
        return {}
    found = ranked_wordings(*tables, codebook=rest, n=first)
    wordings = [[(p.article, p.start, p.end) for p in places] for _, places in found]
    back: dict[str, str] = {}
    for pattern, spans in lost.items():
        rank = brought_back(wordings, spans)
        back[pattern] = f"{rank} {found[rank - 1][1][0].text}" if rank else ""
    return back


def tables_of_texts(paths: list[Path]) -> Tables:
    """The tables of all texts, each text once."""
    lines: dict[str, dict[str, Any]] = {}
    for path in paths:
        for line in read_lines(path, ("text",)):
            lines.setdefault(line["text"], line | {"id": f"t{len(lines):05d}"})
    articles = as_articles(lines.values())
    mentions, entities, quotes = tables_of(lines.values(), "mentions", "entities", "quotes")
    return articles, quotes, mentions, entities


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", metavar="TEXTS.jsonl")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--tenths", type=int, default=PARTS)
    parser.add_argument("--codebook", default="departure")
    parser.add_argument("--first", type=int, default=50)
    parser.add_argument("--words", action="store_true")
    given = parser.parse_args(arguments)
    try:
        tables = tables_of_texts(given.texts)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    book = load_codebook(given.codebook)
    report(tables, book, list(dealt(book, given.rounds, given.tenths)), given.first, words=given.words)
    return 0


def report(tables: Tables, book: Codebook, hidings: list[set[str]], first: int, *, words: bool) -> None:
    """Run the hidings and print the share that came back, with its interval."""
    full = find_frames(*tables, codebook=book)
    units = []
    for hidden in hidings:
        back = one_hiding(tables, full, book, hidden, first)
        units.append({"hidden": float(len(back)), "back": float(sum(map(bool, back.values())))})
        if words:
            print({pattern: how or "not found" for pattern, how in back.items()}, flush=True)
    texts = tables[0]["text"]
    print(f"{len(texts)} texts, {texts.str.len().sum():,} characters, {len(full)} expressions of '{book.name}'")
    occur, found = (int(sum(unit[name] for unit in units)) for name in ("hidden", "back"))
    print(f"{len(hidings)} hidings of {len(book.patterns) // PARTS} of {len(book.patterns)} patterns")
    figure = figures(units, {"back": share("back", "hidden")})["back"]
    print(f"back in the first {first}: {found} of {occur} that occur, {figure} ({figure.interval()})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
