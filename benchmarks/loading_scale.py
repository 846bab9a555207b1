"""Memory that reading a large file takes, time that many small files take, and seconds against another build.

usage: loading_scale.py memory [--megabytes N] [--only KIND ...] [--against SRC]
       loading_scale.py files [--counts N ...] [--against SRC]
       loading_scale.py speed [--articles N] [--against SRC]

memory: makes a file of N megabytes (default 100) of each kind from words chosen at random, reads it record by record in
a process of its own, and prints how much more memory that process took, at its highest, than one that read a file of
a few articles: in megabytes and as a share of the file. The tables of a corpus hold its texts besides.
files: makes folders of small text files (default 2,000 and 20,000) and prints processor seconds, the ratio of the time
for an article to that in the first folder, and the memory of the process at its highest.
speed: N articles (default 10,000; pages: a hundredth) as JSON lines, CSV and saved pages, loaded to tables five times,
in turn with the other build and, for JSON lines, with pandas' ``read_json``: the shortest CPU time, its ratio to ours.
--against: another ``src`` folder, run on the same files in turn.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

SRC = Path(__file__).resolve().parent.parent / "src"
WORDS = (
    "the harbour board met on and heard that old crane would be painted green before summer while nobody had asked "
    "gulls about plan which council called overdue minister said she knew nothing of it"
)
CHILD_MEMORY = """
import resource, sys, time, warnings
warnings.simplefilter("ignore")
from pathlib import Path
from corpus_tools.loading.reading import read_source
from corpus_tools.loading.sources import SourceFile
path = Path(sys.argv[1])
start, count = time.perf_counter(), 0
for _, item in read_source(SourceFile(path.name, path, size=path.stat().st_size)):
    count += hasattr(item, "text")
print(count, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
CHILD_SPEED = """
import sys, time, warnings
warnings.simplefilter("ignore")
from corpus_tools.loading import load
start = time.process_time()
print(len(load(sys.argv[1]).articles), time.process_time() - start)
"""
CHILD_PANDAS = """
import sys, time
import pandas as pd
start = time.process_time()
print(len(pd.read_json(sys.argv[1] + "/a.jsonl", lines=True)), time.process_time() - start)
"""
CHILD_FILES = """
import resource, sys, time, warnings
warnings.simplefilter("ignore")
from corpus_tools.loading import load
start = time.process_time()
loaded = load(sys.argv[1])
print(len(loaded.articles), time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def prose(number: int, words: int = 600) -> str:
    """Paragraphs of words chosen at random."""
    chosen = random.Random(number).choices(WORDS.split(), k=words)  # noqa: S311
    return "\n\n".join(" ".join(chosen[at : at + 60]).capitalize() + "." for at in range(0, words, 60))


def row(number: int) -> dict[str, str]:
    day = f"2031-{1 + number % 12:02d}-{1 + number % 28:02d}"
    return {"title": f"Crane {number}", "outlet": "Quay Mirror", "published": day, "text": prose(number)}


def json_lines() -> Iterator[str]:
    number = 0
    while True:
        yield json.dumps(row(number := number + 1)) + "\n"


def json_list() -> Iterator[str]:
    yield "["
    for number, line in enumerate(json_lines()):
        yield ("," if number else "") + line.strip()


def csv_rows() -> Iterator[str]:
    yield "title,outlet,published,text\n"
    number = 0
    while True:
        values = row(number := number + 1).values()
        yield ",".join(f'"{value}"' for value in values) + "\n"


def tsv_rows() -> Iterator[str]:
    yield "title\toutlet\tpublished\ttext\n"
    number = 0
    while True:
        number += 1
        yield "\t".join(value.replace("\n", " ") for value in row(number).values()) + "\n"


def messages() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        body = base64.encodebytes(prose(number).encode()).decode()
        yield (
            f"From a@example.org Mon Apr  7 08:00:00 2031\nFrom: Quay Mirror <a@example.org>\nSubject: Crane {number}\n"
            f"Date: Mon, 7 Apr 2031 08:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
            f"Content-Transfer-Encoding: base64\n\n{body}\n\n"
        )


def captures() -> Iterator[str]:
    """A web archive of pages that are mostly scripts."""
    number = 0
    while True:
        number += 1
        page = (
            f"<html><head><title>Crane {number}</title><script>var x = '{'x' * 400_000}';</script></head><body>"
            f"<article><h1>Crane {number}</h1>" + "".join(f"<p>{p}</p>" for p in prose(number, 240).split("\n\n"))
        )
        page += "</article></body></html>"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n{page}"
        yield (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://quay.example/{number}\r\n"
            f"WARC-Date: 2031-04-07T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n{answer}\r\n\r\n"
        )


def nexis() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield (
            f"\n\n{number} of 99999 DOCUMENTS\n\n\n               Quay Mirror\n\n           "
            f"April {1 + number % 28}, 2031\n\n"
            f"Crane {number}\n\nBYLINE: Ada Ode\n\nLENGTH: 600 words\n\n{prose(number)}\n\nLOAD-DATE: April 9, 2031\n\n"
            f"LANGUAGE: ENGLISH\n"
        )


def proquest() -> Iterator[str]:
    yield "_" * 60 + "\n"
    number = 0
    while True:
        number += 1
        yield (
            f"Document {number} of 99999\n\nCrane {number}\n\nPublication title: Quay Mirror\n\nPublication date: Apr "
            f"{1 + number % 28}, 2031\n\nProQuest document ID: {number:09d}\n\nFull text: {prose(number)}\n\n"
            f"Subject: Cranes\n\n{'_' * 60}\n"
        )


def feed() -> Iterator[str]:
    yield '<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Mirror</title>\n'
    number = 0
    while True:
        number += 1
        yield (
            f"<item><title>Crane {number}</title><link>http://quay.example/{number}</link><guid>{number}</guid>"
            f"<pubDate>Mon, 07 Apr 2031 08:00:00 +0000</pubDate><description>{prose(number)}</description></item>\n"
        )


def factiva() -> Iterator[str]:
    yield "<PPSResponse><ppsarticleResultSet>\n"
    number = 0
    while True:
        number += 1
        paragraphs = "".join(f"<paragraph>{text}</paragraph>" for text in prose(number).split("\n\n"))
        yield (
            f"<ppsarticle><article><accessionNo>Q{number}</accessionNo><headline>Crane {number}</headline>"
            f"<sourceName>Quay Mirror</sourceName><publicationDate>2031-04-{1 + number % 28:02d}</publicationDate>"
            f"<tailParagraphs>{paragraphs}</tailParagraphs></article></ppsarticle>\n"
        )


def one_object() -> Iterator[str]:
    yield '{"status": "ok", "articles": ['
    for number, line in enumerate(json_lines()):
        yield ("," if number else "") + line.strip()


def broken_csv() -> Iterator[str]:
    """A table in which every hundredth text has a mark too many."""
    for number, line in enumerate(csv_rows()):
        yield line if not number or number % 100 else line.replace("harbour", '"harbour', 1)


def latin() -> Iterator[str]:
    """Rows with letters that are no ASCII; the file is written in Windows-1252."""
    for line in csv_rows():
        yield line.replace("harbour", "“café”")


MAKERS: dict[str, tuple[str, Callable[[], Iterator[str]], str]] = {
    "json_lines": ("a.jsonl", json_lines, ""),
    "json_list": ("a.json", json_list, "]"),
    "csv": ("a.csv", csv_rows, ""),
    "tsv": ("a.tsv", tsv_rows, ""),
    "mbox": ("a.mbox", messages, ""),
    "warc": ("a.warc", captures, ""),
    "nexis_txt": ("a.txt", nexis, ""),
    "proquest_txt": ("a.txt", proquest, ""),
    "feed": ("a.xml", feed, "</channel></rss>\n"),
    "factiva_xml": ("a.xml", factiva, "</ppsarticleResultSet></PPSResponse>\n"),
    "json_object": ("a.json", one_object, "]}"),
    "csv_broken": ("a.csv", broken_csv, ""),
    "csv_cp1252": ("a.csv", latin, ""),
    "csv_gzip": ("a.csv.gz", csv_rows, ""),
}


def make(path: Path, kind: str, size: int) -> Path:
    """A file of a kind, of at least ``size`` bytes."""
    name, maker, end = MAKERS[kind]
    path.mkdir(parents=True, exist_ok=True)
    written = 0
    opened = gzip.open if name.endswith(".gz") else open
    with opened(path / name, "wt", encoding="cp1252" if kind == "csv_cp1252" else "utf-8", newline="") as out:
        for piece in maker():
            written += out.write(piece)
            if written >= size:
                break
        out.write(end)
    return path / name


def run(child: str, path: Path, src: Path) -> list[float]:
    """What the child prints, as numbers."""
    environment = {**os.environ, "PYTHONPATH": str(src)}
    done = subprocess.run(
        [sys.executable, "-c", child, str(path)], env=environment, capture_output=True, text=True, check=True
    )
    return [float(word) for word in done.stdout.split()]


def memory(folder: Path, kinds: list[str], megabytes: int, sources: list[Path]) -> None:
    print(f"{'kind':14}{'build':>10}{'articles':>10}{'seconds':>9}{'peak MB':>9}{'of file':>9}")
    for kind in kinds:
        small = make(folder / f"small_{kind}", kind, 20_000)
        path = make(folder / kind, kind, megabytes * 1_000_000)
        size = megabytes * 1_000_000
        for src in sources:
            base = run(CHILD_MEMORY, small, src)[2]
            count, seconds, peak = run(CHILD_MEMORY, path, src)
            more = peak - base
            print(
                f"{kind:14}{'this' if src == SRC else 'other':>10}{count:10,.0f}{seconds:9.1f}{more / 1e6:9.1f}"
                f"{more / size:9.2f}",
                flush=True,
            )
        path.unlink()


def files(folder: Path, counts: list[int], sources: list[Path]) -> None:
    print(f"{'files':>8}{'build':>10}{'articles':>10}{'CPU s':>9}{'ms each':>9}{'ratio':>7}{'MB':>7}")
    first: dict[Path, float] = {}
    for count in counts:
        where = folder / str(count)
        for number in range(count):
            day = where / f"quay-mirror/2031/{1 + number % 12:02d}/{1 + number % 28:02d}"
            day.mkdir(parents=True, exist_ok=True)
            (day / f"{number:06d}.txt").write_text(f"Crane {number}\n\n{prose(number, 120)}", "utf-8")
        for src in sources:
            articles, seconds, peak = run(CHILD_FILES, where, src)
            each = seconds / articles
            ratio = each / first.setdefault(src, each)
            print(
                f"{count:8,}{'this' if src == SRC else 'other':>10}{articles:10,.0f}{seconds:9.1f}{1000 * each:9.2f}"
                f"{ratio:7.2f}{peak / 1e6:7,.0f}",
                flush=True,
            )


def speed(folder: Path, count: int, sources: list[Path]) -> None:
    print(f"{'kind':12}{'build':>8}{'articles':>10}{'CPU s':>8}{'to ours':>9}")
    for kind in ("json_lines", "csv", "pages"):
        where = folder / f"speed_{kind}"
        where.mkdir()
        if kind == "pages":
            for number in range(count // 100):
                paragraphs = "".join(f"<p>{text}</p>" for text in prose(number, 2400).split("\n\n"))
                body = f"<article><h1>Crane {number}</h1>{paragraphs}</article>"
                html = f"<html><head><title>Crane {number}</title></head><body>{body}</body></html>"
                (where / f"{number}.html").write_text(html, "utf-8")
        else:
            name, maker, _ = MAKERS[kind]
            with (where / name).open("w", encoding="utf-8", newline="") as out:
                out.writelines(islice(maker(), count + (kind == "csv")))
        runs = [("this" if src == SRC else "other", CHILD_SPEED, src) for src in sources]
        runs += [("pandas", CHILD_PANDAS, SRC)] if kind == "json_lines" else []
        best: dict[str, list[float]] = {}
        for _ in range(5):
            for name, child, src in runs:
                found = run(child, where, src)
                best[name] = min(best.get(name, found), found, key=lambda pair: pair[1])
        for name, (articles, seconds) in best.items():
            print(f"{kind:12}{name:>8}{articles:10,.0f}{seconds:8.2f}{seconds / best['this'][1]:9.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["memory", "files", "speed"])
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--only", nargs="+", choices=list(MAKERS), default=list(MAKERS))
    parser.add_argument("--counts", nargs="+", type=int, default=[2_000, 20_000])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--against", type=Path)
    given = parser.parse_args()
    sources = [SRC, *([given.against.resolve()] if given.against else [])]
    with tempfile.TemporaryDirectory() as folder:
        if given.what == "memory":
            memory(Path(folder), given.only, given.megabytes, sources)
        elif given.what == "files":
            files(Path(folder), given.counts, sources)
        else:
            speed(Path(folder), given.articles, sources)


if __name__ == "__main__":
    main()
