"""Which marks quote somebody: precision against recall as the line between the two kinds is moved.

usage: quotes_marks.py GOLD.jsonl

Gold as the quotation scorer reads it. Everything between marks is scored by ``kinds.scare_score``; what scores above
a line is left out. Printed for lines around the one in use (0): precision and recall of what is called a quotation,
a span being right where it is exactly a gold quotation without its marks. The last line takes every span.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

LINES = (-1.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.5, 1.0)


def scored(path: Path) -> tuple[list[tuple[float, bool]], int]:
    """Each span of a file with its score and whether it is a gold quotation; and how many of those there are."""
    from corpus_tools.quotes.article import Article
    from corpus_tools.quotes.kinds import scare_score
    from corpus_tools.quotes.marks import scan
    from corpus_tools.quotes.sources import attribute

    found: list[tuple[float, bool]] = []
    count = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        gold = {_bare(text, q["start"], q["end"]) for q in document["quotes"] if q["kind"] in ("direct", "mixed")}
        count += len(gold)
        article = Article(text, scan(text))
        scares: list[bool] = []
        for quote, choice in enumerate(attribute(article)):
            score = scare_score(article, quote, choice, scares)
            scares.append(score > 0)
            marked = article.marked[quote]
            found.append((score, _bare(text, marked.start, marked.end) in gold))
    return found, count


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def main(arguments: list[str]) -> int:
    """Print the table."""
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2 if len(arguments) != 1 else 0
    found, count = scored(Path(arguments[0]))
    print(f"{len(found):,} spans between marks, {count:,} gold quotations")
    print("line    precision  recall")
    for line in (*LINES, float("inf")):
        kept = [right for score, right in found if score <= line]
        print(f"{line:<7} {sum(kept) / len(kept):.4f}     {sum(kept) / count:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
