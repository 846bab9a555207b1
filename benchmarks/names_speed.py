"""Finding names: this package against spaCy's name finder, in the same run on the same texts.

usage: names_speed.py [TEXTS.jsonl] [--rounds N]

TEXTS holds lines with "text"; without it 180 articles are made from the demo corpus. Both take turns on one thread and
the least CPU time counts, from texts in memory to names in memory: here the table of ``find_mentions``, who is who
inside the article included, there the documents of a pipeline of nothing but tokeniser and name finder.

The spaCy pipeline is a trained one that is installed beside this package (spacy_pipeline.py); where there is none, it
is skipped. How well it finds names is what peers.py measures.

Also printed: CPU seconds to import the package and to load the model, and the megabytes of data shipped with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files

from spacy_pipeline import find_pipeline, load
from stopwatch import as_articles, in_child, in_one_thread, read_texts, take_turns, told


def import_seconds(statement: str, times: int = 5) -> float:
    """The least CPU seconds of an import in a new process; a stopwatch shows the same where nothing else runs."""
    program = f"import time; t = time.process_time(); {statement}; print(time.process_time() - t)"
    command = [sys.executable, "-c", program]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(times)]
    return min(float(run.stdout) for run in runs)


def first_article() -> None:
    """Print the CPU seconds from nothing loaded to the first names of a short text, the imports not counted."""
    from corpus_tools.entities.mentions import read_article
    from corpus_tools.entities.model import load_model

    start = time.process_time()
    load_model()
    model = time.process_time() - start
    read_article("The mayor, Ann Brown, spoke in London.")
    print(json.dumps({"model": model, "first": time.process_time() - start}))


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--first-article"]:
        first_article()
        return 0
    if "-h" in arguments or "--help" in arguments:
        print(__doc__)
        return 0
    rounds = int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 3
    named = [a for a in arguments if not a.startswith("--") and not a.isdigit()]

    print(told("import corpus_tools", import_seconds("import corpus_tools"), "s", 0.5, at_most=True))
    print(told("import of the room of names, pandas included", import_seconds("import corpus_tools.entities"), "s"))
    loads = [in_child(__file__, "--first-article") for _ in range(3)]
    print(told("sequence model loaded", min(one["model"] for one in loads), "s", 0.7, at_most=True))
    print(told("model, word lists and patterns loaded, first names found", min(one["first"] for one in loads), "s"))
    sizes = {one.name: len(one.read_bytes()) for one in (files("corpus_tools.entities") / "data").iterdir()}
    print(told("names model shipped", sizes["names.npz"] / 1e6, "MB", 3, at_most=True))
    print(told("all data shipped for finding names", sum(sizes.values()) / 1e6, "MB"))

    from corpus_tools.entities import find_mentions

    texts = read_texts(named[0] if named else None, 180)
    articles = as_articles(texts)
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters:,} characters")
    works: dict[str, Callable[[], object]] = {"corpus_tools": lambda: find_mentions(articles)}
    pipeline = find_pipeline()
    if not pipeline:
        print("spaCy: skipped, no trained pipeline is installed")
    else:
        nlp = load(pipeline, only_names=True)
        works["spaCy"] = lambda: sum(len(doc.ents) for doc in nlp.pipe(texts))
    find_mentions(articles[:2])  # the model is read before the clock starts
    for work in list(works.values())[1:]:
        work()
    seconds = take_turns(works, rounds)
    print(told("find_mentions", characters / seconds["corpus_tools"], "characters/s per CPU", 200_000))
    if "spaCy" in seconds:
        print(told(f"name finder of {pipeline}", characters / seconds["spaCy"], "characters/s per CPU"))
        print(told("times as fast as spaCy", seconds["spaCy"] / seconds["corpus_tools"], "", 10))
    return 0


if __name__ == "__main__":
    in_one_thread(__file__)
    sys.exit(main(sys.argv[1:]))
