"""Reading exports: articles of Nexis in Word files, and JSON lines.

usage: loading_speed.py [--docx N] [--json N]

Made articles are written to a temporary folder in the shape of a Nexis Uni download, a hundred to a file as the
service gives them (1,000 articles unless told), and as one file of JSON lines (10,000). What is timed is ``load``: from
files to the tables of articles, changes and problems, in one process. Each kind in a process of its own, which gives
its peak memory.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from made_articles import Made, made_articles
from stopwatch import cpu_seconds, in_child, memory_now, peak_memory, told

NBSP = "\u00a0"
FILE_LIMIT = 100


def write_docx(articles: list[Made], path: Path) -> None:
    """One Nexis Uni download: a cover page, and each article from its bookmark to ``End of Document``."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    # Copying a paragraph is many times faster than asking for a new one with its style.
    body = document.element.body
    end = body[-1]

    def add(text: str, bookmark: str = "") -> Any:
        paragraph = OxmlElement("w:p")
        if bookmark:
            start = OxmlElement("w:bookmarkStart")
            start.set(qn("w:id"), "1")
            start.set(qn("w:name"), bookmark)
            paragraph.append(start)
        if text:
            run, words = OxmlElement("w:r"), OxmlElement("w:t")
            words.text = text
            run.append(words)
            paragraph.append(run)
        end.addprevious(paragraph)
        return paragraph

    for line in (f"Documents ({len(articles)})", "Client/Matter: -None-", "Search Terms: police", "Search Type: Terms"):
        add(line)
    for number, article in enumerate(articles, 1):
        add("", f"Bookmark_{number}")
        heading = add("")
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0")
        properties = OxmlElement("w:pPr")
        properties.append(level)
        heading.append(properties)
        address = (
            f"https://advance.example/api/document?id=urn:contentItem:6AA{number}-{article.name[:5]}-0000-00000-00&x"
        )
        link = OxmlElement("w:hyperlink")
        kind = RELATIONSHIP_TYPE.HYPERLINK
        link.set(qn("r:id"), document.part.relate_to(address, kind, is_external=True))
        run, words = OxmlElement("w:r"), OxmlElement("w:t")
        words.text = article.title
        run.append(words)
        link.append(run)
        heading.append(link)
        add(article.outlet)
        add(f"{article.published:%B} {article.published.day}, {article.published:%Y %A}")
        add(f"Copyright {article.published:%Y} {article.outlet} All Rights Reserved")
        add(f"Section:{NBSP}News; Pg. {number % 40 + 1}")
        add(f"Length:{NBSP}{len(article.body.split())} words")
        add("Body", "Body")
        for paragraph in article.body.split("\n\n"):
            add(paragraph)
        add("Classification", "Classification")
        add(f"Language:{NBSP}ENGLISH")
        add(f"Load-Date:{NBSP}{article.published:%B} {article.published.day}, {article.published:%Y}")
        add("End of Document")
    document.save(str(path))


def write_json(articles: list[Made], path: Path) -> None:
    """JSON lines as a scraper writes them."""
    with path.open("w", encoding="utf-8") as file:
        for article in articles:
            line = {
                "title": article.title,
                "text": article.body,
                "outlet": article.outlet,
                "date": article.published.isoformat(),
                "url": f"https://example.invalid/{article.name}",
                "language": "en",
            }
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def measure(folder: Path) -> None:
    """Print time and memory of loading ``folder``."""
    from corpus_tools.loading import load

    before = memory_now()
    kept: list[Any] = []
    seconds = cpu_seconds(lambda: kept.append(load(folder)))
    answer = {"articles": len(kept[0].articles), "problems": len(kept[0].problems), "seconds": seconds}
    print(json.dumps({**answer, "above": peak_memory() - before}))


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--measure"]:
        measure(Path(arguments[1]))
        return 0
    if "-h" in arguments or "--help" in arguments:
        print(__doc__)
        return 0
    numbers = {"--docx": 1000, "--json": 10_000}
    for option in numbers:
        if option in arguments:
            numbers[option] = int(arguments[arguments.index(option) + 1])
    articles = made_articles(max(numbers.values()))
    with tempfile.TemporaryDirectory() as temporary:
        if importlib.util.find_spec("docx") is None:
            print("Nexis in Word files: skipped, python-docx is not installed")
        elif numbers["--docx"]:
            folder = Path(temporary) / "nexis"
            folder.mkdir()
            for start in range(0, numbers["--docx"], FILE_LIMIT):
                some = articles[start : min(start + FILE_LIMIT, numbers["--docx"])]
                write_docx(some, folder / f"Files ({FILE_LIMIT}) {start // FILE_LIMIT + 1}.DOCX")
            report("Nexis in Word files", folder, numbers["--docx"], 20 * numbers["--docx"] / 1000)
        if numbers["--json"]:
            folder = Path(temporary) / "json"
            folder.mkdir()
            write_json(articles[: numbers["--json"]], folder / "articles.jsonl")
            report("JSON lines", folder, numbers["--json"], 5 * numbers["--json"] / 10_000)
    return 0


def report(what: str, folder: Path, wanted: int, target: float) -> None:
    """Load a folder in a process of its own and print what it took."""
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    answer = in_child(__file__, "--measure", str(folder))
    counted = "" if answer["articles"] == wanted else f" ({wanted} WERE WRITTEN)"
    print(f"{what}: {answer['articles']:,} articles{counted}, {size:.1f} MB, {answer['problems']} problems reported")
    print(told("  CPU time", answer["seconds"], "s", target, at_most=True))
    print(told("  memory above that of the program", answer["above"], "MB"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
