"""Does the time of any stage grow faster than the text, on texts that repeat one construction?

    python benchmarks/shapes.py [--size 20000] [--times 4] [--only NAME …]

For each construction ("shape"), two articles of ``--size`` characters and two of ``--times`` as many pass through all
stages, as in a user's run. From the processor times of each stage follows the exponent with which its time grows with
the length of the text (1: linear, 2: quadratic), which is printed. A stage that takes over half a second and has an
exponent above 1.35 is measured twice more, and the lowest times count. Exit code 1 if any such stage is left.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import corpus_tools as ct

LONG_ENOUGH = 0.5  # seconds below which a stage is not judged
MOST = 1.35  # the exponent still accepted as linear: caches and noise raise it
_SENTENCE = (
    "the board of port said on Monday that ferries will run again after talks about money and work with unions in "
    "harbour city where people wait for news from council which met late"
)


def _some(number: int, seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311
    return " ".join(chance.choices(_SENTENCE.split(), k=number))


def _name(number: int) -> str:
    return (
        f"{'ABCDEFGHKLMNOPRSTVW'[number % 19]}{'aeiou'[number % 5]}{'lmnrst'[number // 19 % 6]}{number % 97:x}o".title()
    )


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def _numbered(unit: Callable[[int], str], between: str = " ") -> Callable[[int], str]:
    """A function that joins numbered units, each made from its number, up to a given size."""

    def made(size: int) -> str:
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(unit(len(parts)))
            length += len(parts[-1]) + len(between)
        return between.join(parts)

    return made


def _nested(opening: str, closing: str, inner: str) -> Callable[[int], str]:
    def made(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return opening * depth + inner + closing * depth

    return made


SHAPES: dict[str, Callable[[int], str]] = {
    "one sentence again and again": _repeated("The board of the port met again on Monday. "),
    "one paragraph again and again": _repeated("The board of the port met again on Monday.\n\n"),
    "one line without an end": _numbered(lambda n: _some(8, n)),
    "one word without an end": _repeated("a"),
    "lines of two words": _repeated("The board\n"),
    "sentences": _numbered(lambda n: _some(8, n).capitalize() + "."),
    "paragraphs": _numbered(lambda n: _some(8, n).capitalize() + ".", "\n\n"),
    "sentences of one word": _repeated("No. "),
    "clauses in clauses": _numbered(lambda n: f"{_some(2, n)}, who said that {_name(n)}"),
    "commas": _numbered(lambda n: _some(1, n), ", "),
    "brackets in brackets": _nested("(the port ", ") ", "met"),
    "marks in marks": _nested("“the port ", "” ", "met"),
    "single marks in double marks": _nested("“the ‘port ", "’ met” ", "it"),
    "opening marks": _repeated("“We will not go "),
    "closing marks": _repeated("We will not go” "),
    "straight marks": _repeated('" we " '),
    "apostrophes": _repeated("It's the board's ferry's dogs' life. It’s so. "),
    "quotations": _numbered(lambda n: f"“{_some(8, n).capitalize()},” {_name(n)} said.", "\n\n"),
    "one quotation again and again": _repeated("“We will not go to the port again,” Ada Ode said. "),
    "a quotation over paragraphs": _numbered(lambda n: f"“{_some(8, n).capitalize()}.", "\n\n"),
    "reported speech": _numbered(lambda n: f"{_name(n)} {_name(n + 7)} said that {_some(6, n)}."),
    "names": _numbered(lambda n: f"Mr {_name(n)} {_name(n * 7)} spoke."),
    "names in one sentence": _numbered(lambda n: f"{_name(n)} {_name(n * 7)},"),
    "one surname": _numbered(lambda n: f"{_name(n)} Ode spoke."),
    "one surname, alone too": _numbered(lambda n: f"{_name(n)} Ode spoke. Ode left."),
    "one first name": _numbered(lambda n: f"Ada {_name(n)} spoke. Ada left."),
    "initials": _numbered(lambda n: f"{_name(n)[0]}. {_name(n)[1].upper()}. Ode met {_name(n)[0]}. {_name(n)} Ode."),
    "titles of many": _numbered(lambda n: f"Mr {_name(n)} and Ms {_name(n)} met Dr {_name(n + 1)}."),
    "titles": _repeated("Mr Ode spoke. Ms Ode left. "),
    "pronouns": _repeated("She said he saw her and him. "),
    "capitals": _numbered(lambda n: _some(8, n).upper() + "."),
    "organisations": _numbered(lambda n: f"The {_name(n)} Harbour Board ({_name(n)[:1]}HB) met."),
    "figures": _numbered(lambda n: f"The {n} ferries cost {n * 7} crowns."),
    "dates": _numbered(lambda n: f"It met on {n % 28 + 1} May {1900 + n % 130}, at {n % 12 + 1}pm."),
    "expressions": _repeated("Ada Ode resigned on Monday. "),
    "expressions in one sentence": _repeated("Ada Ode resigned and was sacked and "),
    "expressions with agents": _repeated("Ada Ode was forced to resign amid criticism by Ben Orme. "),
    "denials": _repeated("Ada Ode did not deny that she had not resigned. "),
    "credits": _numbered(lambda n: f"The {_name(n)} Gazette reported that the board met, the Ardle Post said."),
    "addresses": _numbered(lambda n: f"See https://example.org/{n}?a={n} or write to a{n}@example.org."),
    "signs": _repeated("— … • * _ # "),
    "white space": _repeated("a \t \u00a0 \u2003  "),
}
TABLES = (
    "articles", "mentions", "entities", "quotes", "duplicates", "passages", "utterances", "anomalies", "lineage",
    "frames",
)  # fmt: skip


def seconds(text: str) -> dict[str, float]:
    """Processor seconds of each table, in the order of their dependencies, for two articles with one text."""
    rows = [
        {"id": "a", "text": text, "outlet": "The Ardle Post", "published": "2031-05-01"},
        {"id": "b", "text": f"{text}\n\nThe end came late.", "outlet": "The Coll Gazette", "published": "2031-05-02"},
    ]
    taken = {}
    with tempfile.TemporaryDirectory(prefix="shapes-") as folder:
        path = Path(folder) / "a.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
        corpus = ct.open_corpus(path, cache=Path(folder) / "cache", backend="serial")
        for name in TABLES:
            begin = time.process_time()
            corpus.table(name)
            taken[name] = time.process_time() - begin
        if log := corpus.failure_log():
            raise RuntimeError(log)
    return taken


def powers(shape: Callable[[int], str], size: int, times: int) -> dict[str, tuple[float, float, float]]:
    """For each stage: seconds for the short text, for the long one, and the exponent of growth."""
    short, long = (dict.fromkeys(TABLES, math.inf) for _ in range(2))
    for _ in range(3):
        for least, text in ((short, shape(size)), (long, shape(size * times))):
            for name, each in seconds(text).items():
                least[name] = min(least[name], each)
        found = {n: (short[n], long[n], math.log(long[n] / max(short[n], 1e-3)) / math.log(times)) for n in TABLES}
        if not any(superlinear(each) for each in found.values()):
            break
    return found


def superlinear(measured: tuple[float, float, float]) -> bool:
    return measured[1] > LONG_ENOUGH and measured[2] > MOST


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000, help="characters of the short text (default: 20,000)")
    parser.add_argument("--times", type=int, default=4, help="how many times as long the other is (default: 4)")
    parser.add_argument("--only", nargs="+", choices=SHAPES, default=list(SHAPES))
    given = parser.parse_args()
    seconds("The board of the port met again on Monday.")  # loads models and compiles patterns, untimed
    left = 0
    for name in given.only:
        found = powers(SHAPES[name], given.size, given.times)
        slow = {stage: each for stage, each in found.items() if superlinear(each)}
        steepest = max(found, key=lambda stage: found[stage][1])
        short, long, power = found[steepest]
        total = sum(each[1] for each in found.values())
        print(
            f"{name:<32} {total:6.1f} s, most in {steepest}: {short:.2f} to {long:.2f} s, power {power:.2f}", flush=True
        )
        for stage, (short, long, power) in slow.items():
            print(f"    GROWS FASTER: {stage}: {short:.2f} to {long:.2f} s, power {power:.2f}", flush=True)
        left += bool(slow)
    print(f"{left} of {len(given.only)} shapes have a stage that grows faster than the text")
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
