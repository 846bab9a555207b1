"""Small inputs that went wrong once, each with its right answer: which are right now?

usage: cases.py [CASES.jsonl] [--only KIND] [--wrong]

CASES (default: ../shared/bench/cases/sentences_speakers_dates.jsonl beside the project; where that is missing, nothing
is done): lines with id, kind, call, input and right. ``call`` names what is asked: extract_quotes, find_frames or
find_entities (through the tables, the input being the one article of a corpus), split_sentences, read_date, or
load_page (a folder with that page is loaded). "near": words and speaker are right, and the kind or the cue is another.
--wrong leaves out what is right.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
from predict import read_lines

CASES = Path(__file__).resolve().parents[2] / "shared" / "bench" / "cases" / "sentences_speakers_dates.jsonl"
Answer = Any


def _rows(text: str, table: str) -> list[dict[str, Any]]:
    from layers.through_tables import as_rows, tables_of

    (frame,) = tables_of([{"id": "case", "text": text}], table)
    return as_rows(frame)


def quotes(text: str) -> list[Answer]:
    """Kind, words, speaker (or the words of the source) and cue of each quotation; marks that quote nobody left out."""
    rows = _rows(text, "quotes")
    return [[r["kind"], r["text"], r["speaker"] or r["source"], r["cue"]] for r in rows if r["kind"] != "scare"]


def frames(text: str) -> list[Answer]:
    return [[r["text"], r["frame"], r["voice"], bool(r["is_negated"])] for r in _rows(text, "frames")]


def names(text: str) -> list[Answer]:
    return [[r["text"], r["entity_id"]] for r in _rows(text, "mentions") if r["form"] not in ("pronoun", "role")]


def sentences(text: str) -> list[str]:
    from corpus_tools.english.tokens import sentence_spans

    return [text[start:end] for start, end in sentence_spans(text)]


def date(text: str) -> Answer:
    from corpus_tools.loading.dates import read_date

    read = read_date(text)
    return None if read is None else [str(read.published), read.precision]


def page(text: str) -> Answer:
    from corpus_tools.loading import load

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_text(text, encoding="utf-8")
        row = load(folder).articles.iloc[0]
    outlet = "unknown" if str(row["outlet"]).startswith("unknown") else row["outlet"]
    published, author = (None if pd.isna(row[key]) else row[key] for key in ("published", "author"))
    return {"published": published and str(published), "author": author, "outlet": outlet}


CALLS: dict[str, Callable[[str], Answer]] = {
    "extract_quotes": quotes,
    "find_frames": frames,
    "find_entities": names,
    "split_sentences": sentences,
    "read_date": date,
    "load_page": page,
}


def judge(call: str, right: Answer, found: Answer) -> str:
    """``right``, ``near`` or ``wrong``."""
    if found == right:
        return "right"
    if call == "extract_quotes" and [row[1:3] for row in found] == [row[1:3] for row in right]:
        return "near"
    return "wrong"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, nargs="?", default=CASES)
    parser.add_argument("--only", metavar="KIND")
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args(arguments)
    if given.cases == CASES and not CASES.exists():
        print(f"{CASES}: not here, so there is nothing to run; name a file of cases")
        return 0
    try:
        cases = read_lines(given.cases, ("id", "kind", "call", "input"))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    verdicts: Counter[str] = Counter()
    for case in cases:
        if given.only in (None, case["kind"]):
            verdict, found = run(case)
            verdicts[verdict] += 1
            show(case, verdict, found, given.wrong)
    print(", ".join(f"{verdicts[name]} {name}" for name in ("right", "near", "wrong")))
    return 0


def run(case: dict[str, Any]) -> tuple[str, Answer]:
    """The verdict on one case, and what was found; an error is what was found."""
    if case["call"] not in CALLS:
        return "wrong", f"no such call: {case['call']}; there are {', '.join(CALLS)}"
    try:
        found = CALLS[case["call"]](case["input"])
    except Exception as error:  # a case that stops the package is a result, too
        return "wrong", f"{type(error).__name__}: {error}"
    return judge(case["call"], case["right"], found), found


def show(case: dict[str, Any], verdict: str, found: Answer, only_wrong: bool) -> None:
    if verdict == "right" and only_wrong:
        return
    print(f"{verdict:6}{case['id']:6}{case['kind']}")
    if verdict != "right":
        print(f"      wanted {json.dumps(case['right'], ensure_ascii=False)}")
        print(f"      found  {json.dumps(found, ensure_ascii=False)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
