"""Coding frames: articles a second, given the tables of quotations and names.

usage: framing_speed.py [TEXTS.jsonl] [--rounds N] [--codebook NAME]

TEXTS holds lines with "text"; without it 360 articles are made from the demo corpus. Quotations and names are found
first and their time is not counted. The least CPU time of the rounds counts.
"""

from __future__ import annotations

import sys

from stopwatch import as_articles, read_texts, take_turns, told


def main(arguments: list[str]) -> int:
    if "-h" in arguments or "--help" in arguments:
        print(__doc__)
        return 0
    from corpus_tools.entities import find_entities
    from corpus_tools.framing import find_frames
    from corpus_tools.quotes import extract_quotes

    rounds = int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 3
    codebook = arguments[arguments.index("--codebook") + 1] if "--codebook" in arguments else "departure"
    named = [a for a in arguments if not a.startswith("--") and not a.isdigit() and a != codebook]
    texts = read_texts(named[0] if named else None, 360)
    articles = as_articles(texts)
    mentions, entities = find_entities(articles)[:2]
    quotes = extract_quotes(articles, mentions, entities)
    frames = find_frames(articles, quotes, mentions, entities, codebook=codebook)
    works = {"with tables": lambda: find_frames(articles, quotes, mentions, entities, codebook=codebook)}
    seconds = take_turns(works, rounds)["with tables"]
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters, {len(frames)} expressions of '{codebook}'")
    print(told("find_frames, quotations and names given", len(texts) / seconds, "articles/s per CPU", 500))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
