"""A user's own word on who is who: ``names.csv`` in the corpus folder.

Columns: ``form`` (the words as they are in the text, with or without title), ``person`` (the name it belongs to;
``-``: it is no name), ``article`` (an article id, or ``*`` for all), and, if wanted, ``label`` (PER, ORG or LOC).
A form that is an entity's whole name moves all of that entity's mentions there; any other form moves itself alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.arrays import Bools, Ints
from corpus_tools.csv_records import csv_records
from corpus_tools.entities.mention_columns import NONE, MentionColumns, Tally, paired, parted
from corpus_tools.entities.resolved import Whose
from corpus_tools.entities.slugs import slug
from corpus_tools.errors import InputError, did_you_mean
from corpus_tools.text import fold

_REQUIRED: Final = ("form", "person", "article")
_OPTIONAL: Final = ("label",)
COLUMNS: Final = ("form", "person", "article", "label", "row")
_NO_NAME: Final = "-"


def read_corrections(path: str | Path) -> pd.DataFrame:
    """Read ``names.csv``; columns form, person, article, label ("" where not given) and row (line in the file).

    Raises :class:`~corpus_tools.errors.InputError` naming the file, the row and what is allowed.
    """
    path = Path(path)
    rows: list[dict[str, object]] = []
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for line, cell in read_cells(path, _REQUIRED, _OPTIONAL):
        label, article = _check_label(path, line, cell), cell["article"] or "*"
        place = (fold(cell["form"]), article)
        if place in seen and seen[place][0] != cell["person"]:
            raise InputError(
                path,
                f"row {line} gives {cell['form']!r} to {cell['person']!r}, row {seen[place][1]} to {seen[place][0]!r}",
                "Keep one of the two, or name an article in each.",
            )
        seen[place] = (cell["person"], line)
        rows.append({"form": cell["form"], "person": cell["person"], "article": article, "label": label, "row": line})
    return pd.DataFrame(rows, columns=list(COLUMNS))


def read_cells(
    path: Path, required: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file of corrections: the line in the file and the cells by column; empty rows are passed over.

    Of ``required`` the last column may be empty (``article``: all), the others not. Raises
    :class:`~corpus_tools.errors.InputError` naming the file, the row and what is allowed.
    """
    header, records = csv_records(path, _read_text(path, required))
    _check_header(path, header, required, optional)
    for line, record in records:
        cell = {c: (record.get(c) or "").strip() for c in (*required, *optional)}
        if not any(cell.values()):
            continue
        for column in required[:-1]:
            if not cell[column]:
                raise InputError(path, f"row {line}: {column!r} is empty", "Fill it in, or delete the row.")
        yield line, cell


def _read_text(path: Path, required: Sequence[str]) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            path, f"cannot be read ({error.strerror})", f"Give the path of a CSV file with {', '.join(required)}."
        ) from None
    except UnicodeDecodeError:
        raise InputError(path, "is not UTF-8 text", "Save it as CSV in UTF-8.") from None


def _check_header(path: Path, header: list[str], required: Sequence[str], optional: Sequence[str]) -> None:
    missing = [c for c in required if c not in header]
    if missing:
        raise InputError(path, f"column {missing[0]!r} is missing", f"The first line must be: {','.join(required)}")
    known = (*required, *optional)
    unknown = [h for h in header if h not in known]
    if unknown:
        raise InputError(path, f"unknown column {unknown[0]!r}", did_you_mean(unknown[0], known).capitalize() + ".")


def _check_label(path: Path, line: int, cell: dict[str, str]) -> str:
    """The row's label in capitals; an error where it is none."""
    label = cell["label"].upper()
    if label not in ("", "PER", "ORG", "LOC"):
        raise InputError(path, f"row {line}: label {cell['label']!r}", "Allowed are PER, ORG, LOC or nothing.")
    return label


Decisions = dict[tuple[str, str], tuple[str, str]]


def _forms(text: str, title: str, is_role: bool) -> Iterator[str]:
    """What a mention may be called in ``names.csv``."""
    text = fold(text)
    yield text
    if title:
        yield f"{fold(title)} {text}"
    if is_role and text.lower().startswith(("the ", "our ")):
        yield text[4:]


def _decide(forms: Iterable[str], name: str, article: str, table: Decisions) -> tuple[str, str] | None:
    """What ``names.csv`` says of a mention; of an article before of all, of the longest form before of a shorter."""
    tried = [*reversed(list(forms)), fold(name)]
    return next((table[form, place] for place in (article, "*") for form in tried if (form, place) in table), None)


class _Said(NamedTuple):
    """Mentions that are alike: words, title, whether they are a role, entity, label, article; and which they are."""

    text: str
    title: str
    is_role: bool
    entity: int
    label: str
    article: str
    at: Ints


def _alike(mentions: MentionColumns, whose: Whose, named: Container[str]) -> Iterator[_Said]:
    """The mentions of entities, those that are alike together; articles that are not ``named`` are alike."""
    is_role = mentions.is_form("role")
    is_named = mentions.articles.flags(article in named for article in mentions.articles.texts)
    for some in mentions.pieces():
        at = np.flatnonzero(whose.entity[some] != NONE) + some.start
        article = np.where(is_named[mentions.article[at]], mentions.article[at], NONE)
        alike = np.zeros(len(at), dtype=np.int64)
        columns = (mentions.text, mentions.title, is_role[mentions.form], whose.entity, mentions.label)
        for values in (article, *(column[at] for column in columns)):
            alike = np.unique(paired(alike, values, int(values.max(initial=0)) + 1), return_inverse=True)[1]
        order = np.argsort(alike, kind="stable")
        for same in np.split(at[order], np.flatnonzero(np.diff(alike[order])) + 1):
            if len(same):
                yield _said(mentions, whose, same, is_role)


def _said(mentions: MentionColumns, whose: Whose, same: Ints, is_role: Bools) -> _Said:
    i = int(same[0])
    title = mentions.title[i]
    return _Said(
        mentions.texts.texts[mentions.text[i]],
        mentions.titles.texts[title] if title != NONE else "",
        bool(is_role[mentions.form[i]]),
        int(whose.entity[i]),
        mentions.labels.texts[mentions.label[i]],
        mentions.articles.texts[mentions.article[i]],
        same,
    )


def correct(mentions: MentionColumns, whose: Whose, corrections: pd.DataFrame) -> None:
    """Carry the corrections out: the entity and the label of the mentions that they name, or -1 for what is no name."""
    columns = (corrections[name].tolist() for name in ("form", "article", "person", "label"))
    table = {(fold(form), article): (person, label) for form, article, person, label in zip(*columns, strict=True)}
    known = _known(mentions, whose)
    numbers = {pair: number for number, pair in enumerate(zip(whose.ids, whose.names, strict=True))}
    entity = whose.entity.copy()
    for said in _alike(mentions, whose, {article for _form, article in table}):
        name = whose.names[said.entity]
        decision = _decide(_forms(said.text, said.title, said.is_role), name, said.article, table)
        if decision is None:
            continue
        person, label = decision
        if person == _NO_NAME:
            entity[said.at] = NONE
            continue
        entity_id, name, kind = known.get(fold(person).lower(), ("", person, label or said.label))
        if not entity_id or (label and label != kind):
            kind = label or kind
            entity_id = slug(kind, person)
        entity[said.at] = numbers.setdefault((entity_id, name), len(whose.ids))
        if numbers[entity_id, name] == len(whose.ids):
            whose.ids.append(entity_id)
            whose.names.append(name)
        mentions.label[said.at] = mentions.labels.number(kind)
        whose.is_corrected[said.at] = True
    whose.entity = entity


def _known(mentions: MentionColumns, whose: Whose) -> dict[str, tuple[str, str, str]]:
    """Identifier, name and label of the entity that most mentions of a name are of."""
    tally = Tally()
    for some in mentions.pieces():
        at = np.flatnonzero(whose.entity[some] != NONE) + some.start
        tally.add(paired(whose.entity[at], mentions.label[at], len(mentions.labels)))
    pairs, counts = tally.result()
    known: dict[str, tuple[int, tuple[str, str, str]]] = {}
    every = zip(*(each.tolist() for each in (*parted(pairs, len(mentions.labels)), counts)), strict=True)
    for entity, label, count in every:
        name = whose.names[entity]
        ranked = (-count, (whose.ids[entity], name, mentions.labels.texts[label]))
        folded = fold(name).lower()
        known[folded] = min(known.get(folded, ranked), ranked)
    return {name: best for name, (_count, best) in known.items()}


def corrections_used(before: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Each correction with the number of mentions that it decides (column ``mentions``; 0: it fits none).

    ``before`` is the table of mentions without corrections: ``resolve_entities(mentions, articles).mentions``.
    """
    table = {
        (fold(form), article): (str(row), "")
        for form, article, row in zip(corrections["form"], corrections["article"], corrections["row"], strict=True)
    }
    used: Counter[str] = Counter()
    columns = [before[name].tolist() for name in ("text", "honorific", "form", "name", "article_id")]
    for text, title, form, name, article in zip(*columns, strict=True):
        forms = _forms(text, title if isinstance(title, str) else "", form == "role")
        decision = _decide(forms, name, article, table)
        if decision is not None:
            used[decision[0]] += 1
    return corrections.assign(mentions=[used[str(r)] for r in corrections["row"]])
