"""How a run was made, for a paper: a paragraph on methods, a citation, and a description of the folder for archives.

The paragraph says what was analysed (articles, outlets, dates, digest), with which version, parameters, codebook and
seeds, and what is known of the accuracy of the automatic coding, with the command that measures it. The description
is an RO-Crate 1.1 (https://w3id.org/ro/crate/1.1): JSON-LD that repositories of research data read.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pandas as pd

from corpus_tools._version import __version__
from corpus_tools.corpus import Corpus
from corpus_tools.files import file_digest, write_text
from corpus_tools.measures.findings.wording import plural, say_day, sentence
from corpus_tools.measures.intervals import SEED
from corpus_tools.outlets import is_unknown
from corpus_tools.shipped import read_shipped

CITATION: Final = {
    "id": "corpus_tools",
    "type": "software",
    "title": "corpus_tools: reading how the news tells a story",
    "author": [{"literal": "The corpus_tools developers"}],
    "version": __version__,
    "issued": {"date-parts": [[2026]]},
}
CRATE: Final = "ro-crate-metadata.json"
_CRATE_VERSION: Final = "1.1"
_TERMS: Final = (
    "The articles are under the terms of their publishers; all else is under those of whoever ran the analysis."
)
# Not left to the system's list, which differs from one machine to another.
_TYPES: Final = {
    ".csv": "text/csv",
    ".graphml": "application/graphml+xml",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def bibtex() -> str:
    """The citation of this version, as BibTeX."""
    year = CITATION["issued"]["date-parts"][0][0]  # type: ignore[index]
    fields = {
        "author": "{The corpus_tools developers}",
        "title": CITATION["title"],
        "version": __version__,
        "year": year,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@software{{corpus_tools,\n{lines}\n}}\n"


def csl_json() -> str:
    """The citation of this version, as CSL-JSON."""
    return json.dumps([CITATION], indent=1, ensure_ascii=False) + "\n"


def corpus_digest(articles: pd.DataFrame) -> str:
    """A digest of the texts of a corpus, whatever their order: the same articles have the same one."""
    digests = sorted(articles["text_sha256"]) if "text_sha256" in articles.columns else sorted(articles["text"])
    return hashlib.sha256("\n".join(digests).encode("utf-8")).hexdigest()


def paragraph(corpus: Corpus) -> str:
    """The methods paragraph of a run, in sentences that can be pasted into a paper."""
    articles, options = corpus.articles, corpus.options
    found = f"names were found by {options['names']}"
    if options.get("corrections"):
        found += " and corrected by hand (names.csv)"
    if options.get("quote_corrections"):
        found += "; speakers of quotations were corrected by hand (quotes.csv)"
    return sentence(
        f"the corpus holds {_material(articles)} (SHA-256 of the texts: {corpus_digest(articles)[:16]})",
        f"it was analysed with corpus_tools {__version__}",
        f"{found}; frames were coded with the codebook “{Path(str(options['codebook'])).stem}”{_version_of(corpus)}",
        "shares are given with 95% intervals over articles (percentile bootstrap of whole articles, or the score"
        " interval of Wilson where they are few), an article and its reprints counting as one; repeated text is counted"
        " once where the text says so",
        f"random numbers start from the seed {SEED}",
        _accuracy(),
    )


def _material(articles: pd.DataFrame) -> str:
    outlets = articles.loc[~articles["outlet"].map(is_unknown).astype("bool"), "outlet"].nunique()
    by = f" by {plural(outlets, 'outlet')}" if outlets else " of unknown outlets"
    dates = articles["published"].dropna()
    span = ""
    if len(dates):
        first, last = say_day(dates.min()), say_day(dates.max())
        span = f", published {first}" if first == last else f", published {first} to {last}"
    undated = len(articles) - len(dates)
    return f"{plural(len(articles), 'article')}{by}{span}{f' ({undated:,} undated)' if undated else ''}"


def _version_of(corpus: Corpus) -> str:
    from corpus_tools.framing import load_codebook

    version = getattr(load_codebook(str(corpus.options["codebook"])), "version", "")
    return f", version {version}" if version else ""


def _accuracy() -> str:
    known = read_shipped("corpus_tools", "accuracy.toml", lambda content: tomllib.loads(content.decode()))
    said = [
        f"{figure['what']}: {figure['measure']} {figure['value']:.2f} ({figure['low']:.2f}–{figure['high']:.2f})"
        for figure in known["figure"]
    ]
    return (
        "known accuracy of the automatic coding, on texts labelled before the program was run on them (95% interval;"
        f" measured with “{known['command']}”): {'; '.join(said)}"
    )


def write_crate(out: Path, corpus: Corpus, paths: Iterable[Path]) -> Path:
    """Write ``out/ro-crate-metadata.json``, which describes the files of a run, and return its path.

    Parameters
    ----------
    out
        The folder of the run.
    corpus
        The corpus that was analysed.
    paths
        The files to describe, in ``out``; each with its size, type and SHA-256.

    Returns
    -------
    Path
        The file, which the same files and corpus make the same.

    Raises
    ------
    InputError
        Where it cannot be written.
    """
    from rocrate.model import ContextEntity, SoftwareApplication  # a third of a second that only a run is worth
    from rocrate.rocrate import ROCrate

    files = sorted(paths)
    newest = max((path.stat().st_mtime for path in files), default=0.0)
    crate = ROCrate(version=_CRATE_VERSION)
    crate.name = f"Analysis of the news coverage in {corpus.path.name}"
    crate.description = paragraph(corpus)
    # The day alone: files of the same content, written again the same day, make the same description.
    crate.root_dataset["datePublished"] = f"{datetime.fromtimestamp(newest, UTC):%Y-%m-%d}"
    terms = {"@type": "CreativeWork", "name": "Terms of use", "description": _TERMS}
    crate.license = crate.add(ContextEntity(crate, "#terms", terms))
    about = {"name": "corpus_tools", "version": __version__}
    software = crate.add(SoftwareApplication(crate, "#corpus_tools", about))
    made = [crate.add_file(path, path.relative_to(out).as_posix(), properties=_described(path)) for path in files]
    action = {"@type": "CreateAction", "name": "corpus-tools run", "instrument": {"@id": software.id}}
    run = crate.add(ContextEntity(crate, "#run", action))
    run["result"] = made
    crate.root_dataset["mentions"] = run
    return write_text(out / CRATE, json.dumps(crate.metadata.generate(), indent=1, ensure_ascii=False) + "\n")


def _described(path: Path) -> dict[str, Any]:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return {
        "name": path.name,
        "contentSize": str(path.stat().st_size),
        "encodingFormat": _TYPES.get(path.suffix, kind),
        "sha256": file_digest(path),
    }
