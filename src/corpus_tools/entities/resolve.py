"""Who is who across the corpus: from the mentions of single articles to the table of entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.arrays import Bools, Int32s
from corpus_tools.entities.across_articles import join_others, join_people
from corpus_tools.entities.comparing import forget_names, name_words, person_words
from corpus_tools.entities.corrections import correct
from corpus_tools.entities.entity_table import entity_table
from corpus_tools.entities.gazetteer import load_gazetteer
from corpus_tools.entities.in_article import form_of
from corpus_tools.entities.local_referents import Referents, find_referents, part_couples, to_join
from corpus_tools.entities.mention_columns import NONE, MentionColumns, Tally, paired, parted, slices
from corpus_tools.entities.mentions import find_mentions
from corpus_tools.entities.naming import parse_name
from corpus_tools.entities.offices import find_holders
from corpus_tools.entities.resolved import Resolved, Whose
from corpus_tools.entities.slugs import slug
from corpus_tools.parquet_parts import ROW, KeptTable

_CLEAR: Final = 3  # a gender is an entity's where it is told this many times as often as the other


class EntityTables(NamedTuple):
    """The tables ``mentions`` and ``entities``."""

    mentions: pd.DataFrame
    entities: pd.DataFrame


def find_entities(
    articles: pd.DataFrame, *, names: str = "model", corrections: pd.DataFrame | None = None
) -> EntityTables:
    """Find all names in ``articles`` and say who is who: :func:`find_mentions`, then :func:`resolve_entities`.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    names : str, default 'model'
        ``model``, or ``spacy:`` and an installed pipeline.
    corrections : pandas.DataFrame, optional
        The table of :func:`corpus_tools.entities.corrections.read_corrections`.

    Returns
    -------
    EntityTables
        ``mentions`` and ``entities``.

    Raises
    ------
    ParameterError
        For names that are neither.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article_id": ["a"], "text": ["Ada Ode spoke. Mrs Ode left."]})
    >>> ct.find_entities(news).entities["name"].tolist()
    ['Ada Ode']
    """
    return resolve_entities(find_mentions(articles, names=names), articles, corrections=corrections)


def resolve_entities(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, corrections: pd.DataFrame | None = None
) -> EntityTables:
    """Give each mention the entity of the whole corpus that it stands for (tables ``mentions`` and ``entities``).

    ``mentions`` is what :func:`find_mentions` made of ``articles``, in any order. A full name is one person
    throughout the corpus; a lone surname or title goes to the only person it fits (or one five times as frequent as
    the next), otherwise it stays an entity of its own. Pronouns are not counted in ``entities.mentions``.
    ``corrections``, from :func:`~corpus_tools.entities.corrections.read_corrections`, has the last word.

    Identifiers are made from label and name ("per:maria-ode"): the same corpus gives the same ones, whatever the
    order of its articles.
    """
    columns = MentionColumns()
    columns.add(mentions)
    resolved = resolve(columns, articles, corrections)
    return EntityTables(resolved.part(mentions, 0)[0], resolved.entities)


def resolve(mentions: MentionColumns, articles: pd.DataFrame, corrections: pd.DataFrame | None = None) -> Resolved:
    """As :func:`resolve_entities` of mentions that were added part by part, which are used up."""
    place = mentions.sort()
    seen, shown = mentions.shown()
    part_couples(mentions)
    referents = find_referents(mentions, seen, shown)
    keys, of_referent = _join(mentions, referents, seen, shown)
    entity = of_referent[referents.of_mention]
    del referents, of_referent
    resolved = _assign(mentions, entity, keys, seen, shown)
    if corrections is not None and len(corrections):
        correct(mentions, resolved, corrections)
    return Resolved(place, mentions, resolved, entity_table(mentions, resolved, articles, seen, shown))


def resolve_in_parts(
    found: KeptTable, articles: pd.DataFrame, corrections: pd.DataFrame | None = None
) -> tuple[Resolved, Iterator[pd.DataFrame]]:
    """As :func:`resolve_entities`, with the table ``mentions`` part by part as ``found`` is; each part with its rows'
    places in the table, in the column ``ROW``, unless it is in the order of its parts.
    """
    columns = MentionColumns()
    sizes = []
    for number in range(len(found)):
        part = found.part(number)
        columns.add(part)
        sizes.append(len(part))
    resolved = resolve(columns, articles, corrections)
    forget_names()
    return resolved, _parts(found, resolved, sizes)


def _parts(found: KeptTable, resolved: Resolved, sizes: list[int]) -> Iterator[pd.DataFrame]:
    begin = 0
    for number, size in enumerate(sizes):
        part, rows = resolved.part(found.part(number), begin)
        yield part if resolved.is_as_added else part.assign(**{ROW: rows})
        begin += size


def _join(
    mentions: MentionColumns, referents: Referents, seen: list[str], shown: Int32s
) -> tuple[list[Hashable], Int32s]:
    """A key for each entity, and of each referent the number of its entity's key; misspelt names are flagged."""
    kinds = to_join(mentions, referents, seen, shown)
    numbers: dict[Hashable, int] = {}
    of_kind = np.full(len(referents.kinds), NONE, dtype=np.int32)
    for label in ("PER", "ORG", "LOC"):
        chosen = [number for number, kind in kinds.items() if kind.label == label]
        here = [kinds.pop(number) for number in chosen]
        if label == "PER":
            joined, misspelt = join_people(here)
        else:
            joined = join_others(here)
        of_kind[chosen] = [numbers.setdefault((label, key), len(numbers)) for key in joined]
        if label == "PER":
            people = len(numbers)
            _flag_misspelt(mentions, of_kind[referents.kind][referents.of_mention] != NONE, seen, shown, misspelt)
            of_person = of_kind[referents.kind]
    of_referent = of_kind[referents.kind]
    for referent, holder in find_holders(mentions, referents, of_person, people):
        if isinstance(holder, tuple):
            holder = numbers.setdefault(("PER", ("office", *holder)), len(numbers))
        of_referent[referent] = holder
    return list(numbers), of_referent


def _flag_misspelt(
    mentions: MentionColumns, is_person: Bools, seen: list[str], shown: Int32s, misspelt: set[tuple[str, ...]]
) -> None:
    if misspelt:
        is_wrong = np.array([person_words(name) in misspelt for name in seen], dtype=bool)
        mentions.is_misspelt |= is_person & mentions.is_name() & is_wrong[shown[mentions.text]]


def best_name(names: Counter[str], label: str) -> str:
    """The name an entity goes by.

    Of a person the most frequent full name, of a place the most frequent that is not letters, of an organisation the
    longest by words.
    """
    if label == "PER":
        full = {n: c for n, c in names.items() if len(person_words(n)) > 1}
        full = {n: c for n, c in full.items() if not _is_end_of_another(n, full)}
        # "Virgil van Ode" rather than "Van Ode"
        pool = {n: c for n, c in full.items() if parse_name(n).first} or full or dict(names)
        return min(pool, key=lambda n: (n.isupper(), -pool[n], -len(n), n))
    if label == "LOC":
        return min(names, key=lambda n: (n.isupper() or "." in n, -names[n], -len(name_words(n)), n))
    return min(names, key=lambda n: (-_length(n), n.isupper() and _length(n) > 1, -names[n], -len(n), n))


def _is_end_of_another(name: str, names: Iterable[str]) -> bool:
    """Whether a name is another one without its first name: "Crane Ode" beside "Cora Crane Ode"."""
    words = person_words(name)
    if load_gazetteer().is_first_name(name.split()[0]):
        return False
    return any(
        person_words(other)[1:] == words and load_gazetteer().is_first_name(parse_name(other).first) for other in names
    )


def _length(name: str) -> int:
    """Words of an organisation's name, those of its legal form aside."""
    words = name_words(name)
    return len(words) - (len(words) > 1 and words[-1] in ("inc", "llc", "ltd", "limited", "plc", "corp", "co", "llp"))


def _assign(mentions: MentionColumns, entity: Int32s, keys: list[Hashable], seen: list[str], shown: Int32s) -> Whose:
    """Give each mention its entity's gender, and the kind of name that its words then are."""
    labels = [str(key[0]) if isinstance(key, tuple) else "PER" for key in keys]
    names = _names(mentions, entity, labels, seen, shown)
    genders = _genders(mentions, entity, len(keys))
    is_person = np.array([label == "PER" for label in labels] + [False], dtype=bool)[entity]
    mentions.gender = np.where(is_person, genders[entity], mentions.gender).astype(np.int8)
    _set_forms(mentions, entity, labels, names, seen, shown)
    return Whose(entity, _identifiers(keys, labels, names), names, np.zeros(len(entity), dtype=bool))


def _names(mentions: MentionColumns, entity: Int32s, labels: list[str], seen: list[str], shown: Int32s) -> list[str]:
    """The name of each entity; empty for one that has no mentions.

    It is chosen from the names it goes by; misspelt ones and roles count only where there is no other.
    """
    tally, is_name = Tally(), mentions.is_name() & ~mentions.is_misspelt & (entity != NONE)
    for some in mentions.pieces():
        at = np.flatnonzero(is_name[some]) + some.start
        tally.add(paired(entity[at], shown[mentions.text[at]], len(seen)))
    pairs, counts = tally.result()
    of, name = parted(pairs, len(seen))
    borders, name, often = slices(of, len(labels)), name.tolist(), counts.tolist()
    names = [
        best_name(Counter({seen[name[i]]: often[i] for i in range(begin, end)}), label) if begin < end else ""
        for label, begin, end in zip(labels, borders[:-1], borders[1:], strict=True)
    ]
    for row in _first_rows(entity, [number for number, found in enumerate(names) if not found]):
        is_role = mentions.forms.texts[mentions.form[row]] == "role"
        only = mentions.names.texts[mentions.name[row]] if is_role else seen[shown[mentions.text[row]]]
        names[entity[row]] = best_name(Counter([only]), labels[entity[row]])
    return names


def _first_rows(entity: Int32s, wanted: list[int]) -> list[int]:
    """The first mention of each of some entities, of those that have any."""
    at = np.flatnonzero(np.isin(entity, wanted))
    _, first = np.unique(entity[at], return_index=True)
    rows: list[int] = at[first].tolist()
    return rows


def _genders(mentions: MentionColumns, entity: Int32s, count: int) -> Int32s:
    """The number of the gender that is told of each entity three times as often as the other; -1 is followed by 0."""
    often = np.zeros((len(mentions.genders), count + 1), dtype=np.int64)
    for number in range(1, len(often)):
        often[number, :count] = np.bincount(entity[(mentions.gender == number) & (entity != NONE)], minlength=count)
    most = often.max(axis=0)
    next_most = np.sort(often, axis=0)[-2]
    clear = (most > 0) & (most >= _CLEAR * next_most)
    return np.where(clear, often.argmax(axis=0), 0).astype(np.int32)


def _identifiers(keys: list[Hashable], labels: list[str], names: list[str]) -> list[str]:
    """An identifier for each entity that has a name; of those that would have the same, all but the first a number."""
    by_slug: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for number, (key, label, name) in enumerate(zip(keys, labels, names, strict=True)):
        if name:
            by_slug[slug(label, name)].append((name, repr(key), number))
    ids = [""] * len(keys)
    for base, same in by_slug.items():
        for n, (_name, _order, number) in enumerate(sorted(same), start=1):
            ids[number] = base if n == 1 else f"{base}-{n}"
    return ids


def _set_forms(
    mentions: MentionColumns, entity: Int32s, labels: list[str], names: list[str], seen: list[str], shown: Int32s
) -> None:
    """The kind of name that the words of each mention are of their entity's."""
    is_name = mentions.is_name() & (entity != NONE)
    titles = ["", *mentions.titles.texts]
    for some in mentions.pieces():
        at = np.flatnonzero(is_name[some]) + some.start
        of_name = paired(entity[at], shown[mentions.text[at]], len(seen))
        beside = 2 * (mentions.title[at] + 1) + (mentions.role[at] != NONE)
        different, inverse = np.unique(of_name * (2 * len(titles)) + beside, return_inverse=True)
        of_name, beside = np.divmod(different, 2 * len(titles))
        who, text = parted(of_name, len(seen))
        every = zip(who.tolist(), text.tolist(), beside.tolist(), strict=True)
        forms = [form_of(seen[t], labels[w], titles[b // 2], b % 2 == 1, names[w]) for w, t, b in every]
        mentions.form[at] = np.array([*map(mentions.forms.number, forms)], dtype=np.int8)[inverse]
