"""Who is who across the corpus: from the mentions of single articles to the table of entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Final, NamedTuple

import pandas as pd

from corpus_tools import schema
from corpus_tools.english.words import as_seen
from corpus_tools.entities.across_articles import LocalReferent, join_others, join_people
from corpus_tools.entities.comparing import name_words, person_words
from corpus_tools.entities.corrections import apply_corrections
from corpus_tools.entities.gazetteer import load_gazetteer
from corpus_tools.entities.in_article import form_of
from corpus_tools.entities.mentions import find_mentions
from corpus_tools.entities.naming import gender_of_title, parse_name
from corpus_tools.entities.roles import RANKING, is_office, may_be_rank_of, role_head, says_whose
from corpus_tools.entities.slugs import slug

_KNOWN: Final = 3  # articles from which on somebody counts as known to the corpus's readers
_MANY: Final = 5  # articles that give somebody a role, from which on one of them alone is not believed
_CLEAR: Final = 3  # a lone word's label is the corpus's where it is this many times as sure as the article's
_NOT_NOW: Final = frozenset(["former", "ex", "late", "acting", *RANKING])
_DOUBT: Final = 700  # thousandths: a mean confidence below it is doubtful


class EntityTables(NamedTuple):
    """The tables ``mentions`` and ``entities``."""

    mentions: pd.DataFrame
    entities: pd.DataFrame


class _Entity(NamedTuple):
    entity_id: str
    name: str
    label: str
    gender: str


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
    rows = _rows_of(mentions)
    rows.sort(key=lambda r: (r["article_id"], r["start"], r["end"]))
    _part_couples(rows)
    keys = _join(rows)
    rows = [row for row, entity in zip(rows, keys, strict=True) if entity is not None]
    _assign(rows, [entity for entity in keys if entity is not None])
    if corrections is not None and len(corrections):
        rows = apply_corrections(rows, corrections)
    table = schema.conform(rows, "mentions")
    return EntityTables(table, _entity_table(rows, articles))


def _rows_of(table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a table; column by column, which is several times faster than pandas' ``to_dict``."""
    names = list(map(str, table.columns))
    columns = [_values(table[name]) for name in table.columns]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _values(column: pd.Series) -> list[object]:
    """The values of a column; equal texts are one object, as a corpus has millions of mentions and few names."""
    if column.dtype != "str":
        return [*column.tolist()]
    codes, texts = pd.factorize(column)
    every = [*texts.tolist(), float("nan")]  # what the column gives where nothing is known
    return [every[code] for code in codes.tolist()]


def _shown(row: dict[str, object]) -> str:
    """The name in a row as a reader sees it."""
    return as_seen(str(row["text"]))


def _is_name(row: dict[str, object]) -> bool:
    return row["form"] not in ("role", "pronoun")


def _text_or(value: object, otherwise: str = "") -> str:
    return value if isinstance(value, str) else otherwise


def _part_couples(rows: list[dict[str, object]]) -> None:
    """Take "Mr Ode" from a Cora Ode whom the rest of the corpus knows as a woman, and the bare "Ode" with it.

    Inside an article that names only her in full, nothing else may tell that he is another.
    """
    told = _told_by_titles(rows)
    others = _of_the_other_gender(rows, told)
    if not others:
        return
    for i, row in enumerate(rows):
        gender = others.get((row["article_id"], row["entity_id"]), "")
        is_short = _is_name(row) and " " not in str(row["text"]) and row["form"] not in ("first", "title+first")
        if gender and is_short and told.get(i, gender) == gender:
            rows[i] |= {"entity_id": f"{row['entity_id']} ({gender})", "gender": gender}
        elif gender:
            # What the other's title told of her is void.
            rows[i] |= {"gender": "unknown"}


def _told_by_titles(rows: list[dict[str, object]]) -> dict[int, str]:
    """The gender that the title before a lone name tells, by the row's place."""
    told = {
        i: gender_of_title(_text_or(row["honorific"]).split())
        for i, row in enumerate(rows)
        if row["label"] == "PER" and _is_name(row) and " " not in str(row["text"])
    }
    return {i: gender for i, gender in told.items() if gender != "unknown"}


def _of_the_other_gender(rows: list[dict[str, object]], told: dict[int, str]) -> dict[tuple[object, object], str]:
    """Article and person whose title tells a gender that clearly more of the other articles contradict."""
    articles: defaultdict[tuple[tuple[str, ...], str], set[object]] = defaultdict(set)
    for row in rows:
        if row["label"] == "PER" and _is_name(row) and row["gender"] != "unknown":
            articles[person_words(str(row["name"])), str(row["gender"])].add(row["article_id"])
    others: dict[tuple[object, object], str] = {}
    for i, gender in told.items():
        name, here = person_words(str(rows[i]["name"])), rows[i]["article_id"]
        opposite = "male" if gender == "female" else "female"
        if len(articles[name, opposite] - {here}) > _CLEAR * len(articles[name, gender] - {here}):
            others[here, rows[i]["entity_id"]] = gender
    return others


def _join(rows: list[dict[str, object]]) -> list[Hashable]:
    """A key for each row, equal for one entity; misspelt names are flagged in the rows."""
    members: defaultdict[tuple[object, object], list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        members[row["article_id"], row["entity_id"]].append(i)
    groups = list(members.values())
    locals_ = _one_label(rows, groups, [_local([rows[i] for i in group]) for group in groups])
    keys: list[Hashable] = [None] * len(rows)
    for label in ("PER", "ORG", "LOC"):
        chosen = [k for k, local in enumerate(locals_) if local.label == label]
        here = [locals_[k] for k in chosen]
        if label == "PER":
            joined, misspelt = join_people(here)
            joined = _offices(rows, [groups[k] for k in chosen], joined)
            _flag_misspelt(rows, (i for k in chosen for i in groups[k]), misspelt)
        else:
            joined = join_others(here)
        for k, entity in zip(chosen, joined, strict=True):
            for i in groups[k]:
                keys[i] = (label, entity) if entity is not None else None
    return keys


def _local(group: list[dict[str, object]]) -> LocalReferent:
    """One referent of one article: its names, titles and gender."""
    named = [row for row in group if _is_name(row)]
    names = Counter(map(_shown, named))
    titles = frozenset(row["honorific"].split()[-1] for row in named if isinstance(row["honorific"], str))
    genders = {str(row["gender"]) for row in group if row["gender"] != "unknown"}
    return LocalReferent(str(group[0]["label"]), names, titles, genders.pop() if len(genders) == 1 else "unknown")


def _flag_misspelt(rows: list[dict[str, object]], places: Iterable[int], misspelt: set[tuple[str, ...]]) -> None:
    if misspelt:
        for i in places:
            if _is_name(rows[i]) and person_words(_shown(rows[i])) in misspelt:
                rows[i]["is_misspelt"] = True


def _one_label(
    rows: list[dict[str, object]], groups: list[list[int]], locals_: list[LocalReferent]
) -> list[LocalReferent]:
    """Give a lone word that is a place in most articles that label where it was taken for another with some doubt."""
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words = [_only_word(local) for local in locals_]
    sure = [sum(round(1000 * float(str(rows[i]["confidence"]))) for i in group) for group in groups]
    for local, word, weight in zip(locals_, words, sure, strict=True):
        if word:
            tally[word][local.label] += weight
    out = list(locals_)
    for k, (local, word) in enumerate(zip(locals_, words, strict=True)):
        counts = tally.get(word, Counter())
        if len(counts) < 2:
            continue
        best, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
        is_doubtful = sure[k] < _DOUBT * len(groups[k])
        if best not in ("PER", local.label) and is_doubtful and most >= _CLEAR * counts[local.label]:
            out[k] = local._replace(label=best, gender="unknown")
            for i in groups[k]:
                rows[i] |= {"label": best, "gender": "unknown"}
    return out


def _only_word(local: LocalReferent) -> str:
    """The one word that a referent goes by, without titles; empty where there are more."""
    only = {n.casefold() for n in local.names}
    word = only.pop() if len(only) == 1 else ""
    return "" if " " in word or local.titles else word


class _Holders:
    """Who holds which office in the corpus, and who is named in which article."""

    def __init__(self, rows: list[dict[str, object]], groups: list[list[int]], keys: list[Hashable]) -> None:
        self.by_office: defaultdict[tuple[str, ...], set[Hashable]] = defaultdict(set)
        self.by_head: defaultdict[str, defaultdict[Hashable, set[tuple[str, ...]]]] = defaultdict(
            lambda: defaultdict(set)
        )
        self.named: defaultdict[object, set[Hashable]] = defaultdict(set)
        self.articles = Counter(keys)
        for entity, group in zip(keys, groups, strict=True):
            if _is_open_role(rows[group[0]]):
                continue
            self.named[rows[group[0]]["article_id"]].add(entity)
            for role in {_text_or(rows[i]["role"]) for i in group if _is_name(rows[i])}:
                self._hold(entity, role)

    def _hold(self, entity: Hashable, role: str) -> None:
        office = name_words(role)
        if role and not any(w in _NOT_NOW or w.startswith("ex-") for w in office):
            self.by_office[office].add(entity)
            self.by_head[role_head(role)][entity].add(office)

    def of(self, row: dict[str, object]) -> Hashable | None:
        """The holder of the office in a row, or None."""
        name = str(row["name"])
        office = name_words(name)
        head, named = role_head(name), self.named[row["article_id"]]
        holders = self.by_head[head].items() if head in self.by_head else ()
        here = {who for who, held in holders if who in named and _may_hold(head, office, held)}
        everywhere = self.by_office.get(office, set())
        if len(here) == 1 and not any(w in RANKING for w in office):
            return next(iter(here))
        if len(everywhere) == 1 and (is_office(name) or self.articles[next(iter(everywhere))] >= _KNOWN):
            return next(iter(everywhere))
        return ("office", *office) if is_office(name) else None


def _may_hold(head: str, office: tuple[str, ...], held: Iterable[tuple[str, ...]]) -> bool:
    """Whether one of the offices that somebody holds may be the one that is spoken of: "the prime minister"."""
    said = says_whose(set(office) - {head})
    return any(may_be_rank_of(head, office, words) and (not said or not said.isdisjoint(words)) for words in held)


def _is_open_role(row: dict[str, object]) -> bool:
    return str(row["entity_id"]).startswith("role:")


def _offices(rows: list[dict[str, object]], groups: list[list[int]], keys: list[Hashable]) -> list[Hashable]:
    """The holder of a role that its article leaves open, as far as the rest of the corpus tells.

    It is the one person named in the same article who holds that office elsewhere in the corpus. Failing that, it is
    the office's only holder in the corpus, if the office is written as a name ("the Home Secretary") or the holder
    is in three articles or more. Failing that, an office written as a name is an entity of its own, another is None.
    """
    holders = _Holders(rows, groups, keys)
    return [
        holders.of(rows[group[0]]) if _is_open_role(rows[group[0]]) else entity
        for entity, group in zip(keys, groups, strict=True)
    ]


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


def _assign(rows: list[dict[str, object]], keys: list[Hashable]) -> None:
    """Give each row its entity's identifier, name and gender, and the kind of name that its words then are."""
    chosen = _identify(_names_of(rows, keys), _genders_of(rows, keys))
    for row, entity in zip(rows, keys, strict=True):
        it = chosen[entity]
        row["entity_id"], row["name"] = it.entity_id, it.name
        if it.label == "PER":
            row["gender"] = it.gender
        if _is_name(row):
            has_role = isinstance(row["role"], str)
            row["form"] = form_of(_shown(row), it.label, _text_or(row["honorific"]), has_role, it.name)


def _names_of(rows: list[dict[str, object]], keys: list[Hashable]) -> dict[Hashable, Counter[str]]:
    """The names each entity goes by, misspelt ones and roles only where there is no other."""
    names: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    for row, entity in zip(rows, keys, strict=True):
        if _is_name(row) and not row["is_misspelt"]:
            names[entity][_shown(row)] += 1
    for row, entity in zip(rows, keys, strict=True):
        if entity not in names:
            names[entity][str(row["name"]) if row["form"] == "role" else _shown(row)] += 1
    return names


def _genders_of(rows: list[dict[str, object]], keys: list[Hashable]) -> dict[Hashable, str]:
    """The gender that is told of each entity three times as often as the other."""
    told: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    for row, entity in zip(rows, keys, strict=True):
        if row["gender"] != "unknown":
            told[entity][str(row["gender"])] += 1
    genders: dict[Hashable, str] = {}
    for entity, counts in told.items():
        (best, most), *rest = counts.most_common()
        genders[entity] = best if not rest or most >= _CLEAR * rest[0][1] else "unknown"
    return genders


def _identify(names: dict[Hashable, Counter[str]], genders: dict[Hashable, str]) -> dict[Hashable, _Entity]:
    """An identifier for each entity; of those that would have the same one, all but the first get a number."""
    by_slug: defaultdict[str, list[tuple[str, str, str, Hashable]]] = defaultdict(list)
    for entity, forms in names.items():
        label = entity[0] if isinstance(entity, tuple) else "PER"
        name = best_name(forms, label)
        by_slug[slug(label, name)].append((name, repr(entity), label, entity))
    chosen: dict[Hashable, _Entity] = {}
    for base, same in by_slug.items():
        for n, (name, _order, label, entity) in enumerate(sorted(same, key=lambda s: s[:2]), start=1):
            entity_id = base if n == 1 else f"{base}-{n}"
            chosen[entity] = _Entity(entity_id, name, label, genders.get(entity, "unknown"))
    return chosen


def _entity_table(rows: list[dict[str, object]], articles: pd.DataFrame) -> pd.DataFrame:
    """The table ``entities`` of resolved mentions, most mentioned first."""
    published = (
        dict(zip(articles["article_id"].tolist(), articles["published"].tolist(), strict=True))
        if "published" in articles
        else {}
    )
    outlets = (
        dict(zip(articles["article_id"].tolist(), articles["outlet"].tolist(), strict=True))
        if "outlet" in articles
        else {}
    )
    groups: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        groups[str(row["entity_id"])].append(row)
    out = [_entity_row(group, published, outlets) for group in groups.values()]
    out.sort(key=lambda r: (-int(str(r["mentions"])), str(r["entity_id"])))
    return schema.conform(out, "entities")


def _entity_row(
    group: list[dict[str, object]], published: dict[object, pd.Timestamp], outlets: dict[object, object]
) -> dict[str, object]:
    counted = [r for r in group if r["form"] != "pronoun"]
    named = [r for r in counted if r["form"] != "role"] or counted or group
    ids = sorted({str(r["article_id"]) for r in counted or group})
    dated = [(published[i], i) for i in ids if i in published and not pd.isna(published[i])]
    first_published, first_article = min(dated) if dated else (None, ids[0])
    return {
        **{column: group[0][column] for column in ("entity_id", "name", "label", "gender")},
        "mentions": len(counted),
        "articles": len(ids),
        "outlets": len({outlets.get(i, "unknown") for i in ids}),
        "variants": _ranked(f"{_text_or(r['honorific'])} {_shown(r)}".lstrip() for r in named),
        "roles": _ranked(_agreed_roles([r for r in named if isinstance(r["role"], str)])),
        "first_article_id": first_article,
        "first_published": first_published,
    }


def _agreed_roles(group: list[dict[str, object]]) -> list[str]:
    """The roles beside somebody's names; of one known from many articles, those of an office that two articles give."""
    told = [(str(r["role"]), r["article_id"]) for r in group]
    articles: defaultdict[str, set[object]] = defaultdict(set)
    for role, article in told:
        articles[role_head(role)].add(article)
    if len({article for _role, article in told}) < _MANY:
        return [role for role, _article in told]
    return [role for role, _article in told if len(articles[role_head(role)]) > 1]


def _ranked(values: Iterable[str]) -> str:
    """The different values in one cell, most frequent first."""
    counts = Counter(values)
    return " | ".join(v for v, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
