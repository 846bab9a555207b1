"""Case studies: articles that may not be shipped, and the figures the package finds in them.

A case is a folder with ``manifest.csv`` (file, sha256, chars, published), by which whoever holds the articles can
tell that they hold the same ones, and ``figures.csv`` (measure, of, value), by which they can tell that the package
finds the same in them. No text of an article is in either.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from corpus_tools.corpus import Corpus, bundled, find_corpus, open_corpus
from corpus_tools.errors import InputError, ParameterError, did_you_mean
from corpus_tools.files import write_text

CASES = "data/case_studies"


@dataclass
class CaseCheck:
    """The lines to print, and whether everything agreed."""

    lines: list[str] = field(default_factory=list)
    is_right: bool = True

    def add(self, is_right: bool, line: str) -> None:
        self.lines.append(f"{'ok      ' if is_right else 'DIFFERS '} {line}")
        self.is_right &= is_right


def case_folder(name: str) -> Path:
    """The folder of a case; raises :class:`ParameterError` naming those there are."""
    root = bundled(CASES)
    known = sorted(p.name for p in root.iterdir() if p.is_dir()) if root else []
    if root is None or name not in known:
        raise ParameterError("case", name, did_you_mean(name, known))
    return root / name


def case_figures(corpus: Corpus) -> pd.DataFrame:
    """What the package finds in a corpus, as counts without any text of it.

    Columns: ``measure``; ``of``: a file name, or ``all``; ``value``: a count, or for a few measures a word.
    """
    articles = corpus.articles
    files = dict(zip(articles["article_id"], articles["source_file"], strict=True))
    rows: list[tuple[str, str, str]] = [("articles", "all", str(len(articles)))]

    def count(measure: str, frame: pd.DataFrame) -> None:
        per_file = frame["article_id"].map(files).value_counts()
        rows.extend((measure, name, str(int(per_file.get(name, 0)))) for name in sorted(files.values()))

    rows += [("characters", files[i], str(c)) for i, c in zip(articles["article_id"], articles["chars"], strict=True)]
    quotes, mentions, frames = corpus.quotes, corpus.mentions, corpus.frames
    for kind in ("direct", "mixed", "scare", "indirect"):
        count(f"quotations, {kind}", quotes[quotes["kind"] == kind])
    count(
        "quotations with a person as resolved speaker",
        quotes[(quotes["source_type"] == "person") & quotes["speaker_id"].notna()],
    )
    count("names of persons", mentions[(mentions["label"] == "PER") & (mentions["form"] != "pronoun")])
    entities = corpus.entities
    rows.append(("persons", "all", str(int((entities["label"] == "PER").sum()))))
    for voice in ("narrator", "quoted", "reported"):
        for frame in sorted(set(frames["frame"])):
            count(f"framing: {frame}, voice: {voice}", frames[(frames["frame"] == frame) & (frames["voice"] == voice)])
    count("framing, negated", frames[frames["is_negated"]])
    count("anomalies", corpus.anomalies)
    count("utterances printed elsewhere in other words", corpus.utterances[corpus.utterances["relation"] == "altered"])
    rows.append(("passages shared", "all", str(len(corpus.passages))))
    for row in corpus.lineage.itertuples(index=False):
        rows.append(("derivation", files[str(row.article_id)], str(row.derivation)))
    return pd.DataFrame(sorted(rows), columns=["measure", "of", "value"])


def write_case_figures(name: str, corpus: str | Path) -> Path:
    """For maintainers: renew the figures of a case from its articles."""
    folder = case_folder(name)
    checked = CaseCheck()
    _check_files(folder, find_corpus(corpus), checked)
    if not checked.is_right:
        raise InputError(
            corpus, "these are not the articles of the case: " + "; ".join(checked.lines), "Find the right ones"
        )
    text = io.StringIO()
    case_figures(open_corpus(corpus)).to_csv(text, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return write_text(folder / "figures.csv", text.getvalue())


def _check_files(folder: Path, corpus: Path, checked: CaseCheck) -> None:
    for row in pd.read_csv(folder / "manifest.csv", dtype=str).itertuples(index=False):
        path = corpus / str(row.file)
        if not path.is_file():
            checked.add(False, f"{row.file}: not in {corpus.name}")
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        same = digest == row.sha256
        checked.add(same, f"{row.file}: {'the same bytes' if same else f'other bytes (sha256 {digest[:12]}…)'}")


def check_case(name: str, corpus: str | Path, *, cache: str | Path | None = None) -> CaseCheck:
    """Whether the articles at ``corpus`` are those of the case, and give its figures."""
    folder = case_folder(name)
    checked = CaseCheck()
    path = find_corpus(corpus)
    _check_files(folder, path, checked)
    if not checked.is_right:
        checked.lines.append("The figures were not looked at: they hold for these articles alone.")
        return checked
    found = case_figures(open_corpus(path, cache=cache))
    expected = pd.read_csv(folder / "figures.csv", dtype=str, keep_default_na=False)
    both = expected.merge(found, on=["measure", "of"], how="outer", suffixes=("_expected", "_found"))
    for row in both.fillna("(none)").to_dict("records"):
        line = f"{row['measure']} ({row['of']}): {row['value_found']}"
        same = bool(row["value_expected"] == row["value_found"])
        checked.add(same, line if same else f"{line}, published: {row['value_expected']}")
    return checked
