"""Extracting quotations: this package against textacy, in the same run on the same texts; and memory on many articles.

usage: quotes_speed.py [TEXTS.jsonl] [--rounds N] [--memory N]

TEXTS holds lines with "text"; without it 90 articles are made from the demo corpus. Both take turns on one thread and
the least CPU time counts, from texts in memory to quotations in memory. Here that is ``extract_quotes`` without any
table made before: marks, kinds, sources and who they are. There it is ``direct_quotations`` on the documents of a
trained spaCy pipeline that is installed beside this package (spacy_pipeline.py); where there is none, it is skipped.

textacy runs in two ways, and each has a ratio of its own. As shipped it gets whole articles, as this package does;
where the marks of an article are odd in number it gives up on all of it, and the article still counts as done. The
target is set for this way. In the other, each paragraph is a document by itself, so that an odd mark costs one
paragraph: that is how it finds as much as it is credited with where the two are compared for what they find. Both ways
pay for the same pipeline, which takes nearly all of the time.

Memory: ``extract_quotes`` on N made articles (10,000 unless told) in a process of its own, most memory during the work
less what the process holds when it begins, articles included; half as many beside it, to see how it grows.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from typing import Any

from spacy_pipeline import find_pipeline, load
from stopwatch import (
    as_articles,
    cpu_seconds,
    in_child,
    in_one_thread,
    memory_now,
    peak_memory,
    read_texts,
    take_turns,
    told,
)


def memory(number: int) -> None:
    """Print what extracting from ``number`` made articles needs above its input."""
    from corpus_tools.quotes import extract_quotes

    articles = as_articles(read_texts(None, number))
    extract_quotes(articles[:200])
    before = memory_now()
    found: list[Any] = []
    seconds = cpu_seconds(lambda: found.append(extract_quotes(articles)))
    table = found[0].memory_usage(deep=True).sum() / 1024**2
    answer = {"above": peak_memory() - before, "quotes": len(found[0]), "table": table, "seconds": seconds}
    print(json.dumps(answer))


def textacy_works(texts: list[str], pipeline: str) -> dict[str, Any]:
    """The peer, ready to run: on whole articles, and on each paragraph by itself."""
    from textacy.extract import direct_quotations

    nlp = load(pipeline)

    def work(some: list[str]) -> int:
        found = 0
        for doc in nlp.pipe(some):
            try:
                found += sum(1 for _ in direct_quotations(doc))
            except ValueError:
                continue
        return found

    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    work(texts[:5])
    return {"whole articles": lambda: work(texts), "paragraph by paragraph": lambda: work(paragraphs)}


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--memory-of"]:
        memory(int(arguments[1]))
        return 0
    if "-h" in arguments or "--help" in arguments:
        print(__doc__)
        return 0
    rounds = int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 3
    many = int(arguments[arguments.index("--memory") + 1]) if "--memory" in arguments else 10_000
    named = [a for a in arguments if not a.startswith("--") and not a.isdigit()]

    from corpus_tools.quotes import extract_quotes

    texts = read_texts(named[0] if named else None, 90)
    articles = as_articles(texts)
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters")
    works = {"corpus_tools": lambda: extract_quotes(articles)}
    extract_quotes(articles[:5])
    pipeline = find_pipeline()
    if not pipeline or importlib.util.find_spec("textacy") is None:
        print("textacy: skipped, it or a trained pipeline of spaCy is not installed")
    else:
        works |= textacy_works(texts, pipeline)
    seconds = take_turns(works, rounds)
    print(told("extract_quotes", len(texts) / seconds["corpus_tools"], "articles/s per CPU", 150))
    for way, target in (("whole articles", 60), ("paragraph by paragraph", None)):
        if way in seconds:
            rate = len(texts) / seconds[way]
            print(told(f"textacy, {way}, on {pipeline}", rate, "articles/s per CPU"))
            times = seconds[way] / seconds["corpus_tools"]
            print(told(f"times as fast as textacy, {way}", times, "", target))
    if many:
        half, whole = (in_child(__file__, "--memory-of", str(n)) for n in (many // 2, many))
        print(f"{many:,} made articles: {whole['quotes']:,} quotations in {whole['seconds']:.0f} s")
        print(told("memory above the input", whole["above"], "MB", 300, at_most=True))
        print(told("of it the table itself", whole["table"], "MB"))
        print(told("memory above the input with half as many articles", half["above"], "MB"))
    return 0


if __name__ == "__main__":
    in_one_thread(__file__)
    sys.exit(main(sys.argv[1:]))
