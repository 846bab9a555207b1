"""Expressions about one person: who is meant by a name, and who most of a corpus is about."""

from __future__ import annotations

from difflib import get_close_matches

import pandas as pd

from corpus_tools.english import word_classes as en
from corpus_tools.english.name_words import PEOPLE
from corpus_tools.errors import ParameterError
from corpus_tools.schema import JOINT

_NEAREST = 5


def about(frames: pd.DataFrame, entities: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of ``frames`` of which the person called ``name`` is the one affected.

    ``name``: a full name, a last name that only one of them has, or an ``entity_id``; capitals make no difference.
    Raises :class:`~corpus_tools.errors.ParameterError` where it fits nobody, or several, with the nearest names.

    >>> about(study.frames, study.entities, "Ode")  # doctest: +SKIP
    """
    return of_person(frames, person(frames, entities, name)[0])


def of_person(frames: pd.DataFrame, entity_id: str) -> pd.DataFrame:
    """The rows of ``frames`` of which an entity is the one affected, alone or with others."""
    return frames[[isinstance(i, str) and entity_id in i.split(JOINT) for i in frames["affected_id"]]]


def _each_affected(frames: pd.DataFrame) -> pd.Series[str]:
    """The entities affected, one a row; of several together each."""
    return frames["affected_id"].dropna().astype(str).str.split(JOINT, regex=False).explode()


def person(frames: pd.DataFrame, entities: pd.DataFrame, name: str) -> tuple[str, str]:
    """The entity and its name that ``name`` means among those whom ``frames`` are about; raises as :func:`about`."""
    names = _affected_names(frames, entities)
    wanted = " ".join(name.lower().split())
    fits = _fitting(wanted, names)
    if len(fits) == 1:
        return fits[0], names[fits[0]]
    several = sorted({names[e] for e in fits})
    if len(several) == 1:
        several = sorted(fits)
    reason = "several fit" if fits else "no expression is about a person of that name"
    near = several or _nearest(wanted, names)
    step = f"Give one of: {', '.join(near)}" if near else "No expression is about a person who is known by name"
    raise ParameterError("about", name, reason, step)


def _fitting(wanted: str, names: dict[str, str]) -> list[str]:
    """The entities that a name means: those called exactly so, else those whose name ends with it."""
    fits = [e for e, full in names.items() if wanted in (e.lower(), full.lower())]
    if fits or not wanted:
        return fits
    return [e for e, full in names.items() if f" {full.lower()}".endswith(f" {wanted}")]


def _affected_names(frames: pd.DataFrame, entities: pd.DataFrame) -> dict[str, str]:
    """The names of the entities that expressions are about, those with most expressions first."""
    counts = _each_affected(frames).value_counts()
    ids = sorted(counts.index, key=lambda e: (-int(counts[e]), e))
    known = dict(zip(entities["entity_id"], entities["name"], strict=True))
    return {str(e): str(known.get(e, e)) for e in ids}


def _nearest(wanted: str, names: dict[str, str]) -> list[str]:
    by_low = {full.lower(): full for full in names.values()}
    words = {word: full for low, full in by_low.items() for word in low.split()}
    close = [by_low[low] for low in get_close_matches(wanted, by_low, _NEAREST, 0.5)]
    close += [words[low] for low in get_close_matches(wanted, words, _NEAREST, 0.6)]
    return list(dict.fromkeys(close))[:_NEAREST] or list(dict.fromkeys(names.values()))[:_NEAREST]


def most_about(frames: pd.DataFrame, entities: pd.DataFrame) -> tuple[str, str, int, int] | None:
    """Whom most expressions are about: entity, name, their number, and that of all with a known person.

    None where no expression is about a person known by name, or two come first alike.
    """
    known = _each_affected(frames)
    people = known[known.str.startswith("per:")]
    counts = people.value_counts()
    if counts.empty or (len(counts) > 1 and counts.iloc[0] == counts.iloc[1]):
        return None
    first = str(counts.index[0])
    return first, _affected_names(frames, entities)[first], int(counts.iloc[0]), people.index.nunique()


def people_share(frames: pd.DataFrame) -> tuple[int, int]:
    """How many expressions are about a person or a body of people, and how many name whom they are about."""
    named = frames[frames["affected"].notna()]
    ids, words = named["affected_id"].astype("object"), named["affected"]
    are_people = [_is_actor(entity) or _names_people(word) for entity, word in zip(ids, words, strict=True)]
    return sum(are_people), len(named)


def _is_actor(entity: object) -> bool:
    return isinstance(entity, str) and entity.startswith(("per:", "org:"))


def _names_people(words: str) -> bool:
    low = words.lower().replace("’", "'").removesuffix("'s").split()
    if not low:
        return False
    if len(low) == 1 and (low[0] in en.PRONOUNS or low[0] in en.POSSESSIVES):
        return low[0] not in ("it", "its")
    head = low[low.index("of") - 1] if "of" in low[1:] else low[-1]
    return head in PEOPLE or head.removesuffix("s") in PEOPLE
