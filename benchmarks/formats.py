"""Read every file of a folder of samples and print where count or problem differs from its EXPECTED.tsv.

    python benchmarks/formats.py FOLDER [--all]

EXPECTED.tsv has the columns file, articles and must_report ("-": nothing has to be reported). A report counts as made
if the problems of the file hold the words that the expectation turns on.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from corpus_tools.errors import CorpusToolsError
from corpus_tools.loading import load
from corpus_tools.loading.load import Loaded

# words of an expectation → what has to be among the problems
SIGNS = (
    (r"source id", "source id"),
    (r"stated length off in (\d+)", r"stated length .*\b{0}\b"),
    (r"duplicate 1~2", "possible.duplicate"),
    (r"1 member skipped", "not_an_article"),
    (r"not closed|feed cut|XML cut|cut:|shorter than", "truncated|count_mismatch"),
    (r"no date", "no.date"),
    (r"no body|no text|no full text", "no.text|abstract only|no body|no full text"),
    (r"not a zip", "truncated"),
    (r"HTML, not DOCX", "HTML, not DOCX"),
    (r"lock file", "lock"),
    (r"unbalanced", "unbalanced"),
    (r"RTF despite", "RTF despite"),
    (r"cp1252", "cp1252"),
    (r"separator ;", "separator is ;"),
    (r"stated documents missing", "count_mismatch"),
    (r"counter", "counter"),
    (r"error page", "error.page"),
    (r"title missing|no title", "no.title"),
    (r"copyright line unusual", "copyright"),
    (r"lead paragraph", "lead paragraph"),
    (r"no id|no AN", r"no id|source id"),
    (r"headline list", "headline list"),
    (r"search summary", "search summary"),
    (r"repaired", "repaired"),
    (r"outlet", "outlet|id"),
    (r"mojibake", "mojibake"),
    (r"without ER", r"\bER\b"),
    (r"outside its container", "outside its container"),
    (r"item without text", "without text"),
    (r"type picture", "picture"),
    (r"summary only", "summary only"),
    (r"1 date not read", "date_not_read|date not read"),
    (r"duplicate capture", "duplicate capture"),
    (r"404", "404"),
    (r"image", "image"),
    (r"revisit", "revisit"),
    (r"too short", "too short"),
    (r"abstract only", "abstract only"),
    (r"line 2 not JSON", "line 2 is not JSON"),
    (r"no url", "no.url|no address"),
    (r"LFS", "LFS"),
)


def main(arguments: list[str]) -> int:
    """Print the misses; 1 if there are any."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    folder = Path(arguments[0])
    show_all = "--all" in arguments
    lines = (folder / "EXPECTED.tsv").read_text("utf-8").splitlines()[1:]
    misses = 0
    started = time.perf_counter()
    for line in lines:
        name, count, expected = [*line.split("\t"), "", ""][:3]
        articles, found = read(folder / name)
        wrong = [] if articles == int(count) else [f"{articles} articles, expected {count}"]
        wrong += [f"not reported: {words}" for words in unreported(expected, found)]
        misses += bool(wrong)
        if wrong or show_all:
            print(f"{'MISS' if wrong else 'ok  '} {name}: {'; '.join(wrong) or expected}")
            if wrong:
                print("       " + ("\n       ".join(found.splitlines()) or "no problems reported"))
    print(f"{len(lines) - misses} of {len(lines)} files as expected, {time.perf_counter() - started:.1f} s")
    return 1 if misses else 0


def read(path: Path) -> tuple[int, str]:
    """Number of articles, and all problems as lines."""
    try:
        loaded: Loaded = load(path)
    except CorpusToolsError as error:
        return 0, str(error)
    rows = loaded.problems.itertuples()
    return len(loaded.articles), "\n".join(f"{row.kind}: {row.message}" for row in rows)


def unreported(expected: str, found: str) -> list[str]:
    """The expectations of a line that no problem answers."""
    if expected.strip() in ("", "-"):
        return []
    missing = []
    for sign, answer in SIGNS:
        m = re.search(sign, expected, re.IGNORECASE)
        if m and not re.search(answer.format(*m.groups()), found, re.IGNORECASE):
            missing.append(m[0])
    return missing


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
