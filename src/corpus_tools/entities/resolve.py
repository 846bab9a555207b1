"""Who is who across the corpus: from the mentions of single articles to the table of entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from typing import Final, NamedTuple

import pandas as pd

from corpus_tools import schema
from corpus_tools.entities.across_articles import LocalReferent, join_others, join_people
from corpus_tools.entities.comparing import name_words, person_words
from corpus_tools.entities.corrections import apply_corrections
from corpus_tools.entities.in_article import form_of
from corpus_tools.entities.mentions import find_mentions
from corpus_tools.entities.naming import gender_of_title
from corpus_tools.entities.roles import RANKING, is_office, role_head
from corpus_tools.entities.slugs import slug

_KNOWN: Final = 3  # articles from which on somebody counts as known to the corpus's readers
_CLEAR: Final = 3  # a lone word's label is the corpus's where it is this many times as sure as the article's
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
    """Find all names in ``articles`` and say who is who: :func:`find_mentions`, then :func:`resolve_entities`."""
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
    rows: list[dict[str, object]] = [{str(k): v for k, v in r.items()} for r in mentions.to_dict("records")]
    rows.sort(key=lambda r: (r["article_id"], r["start"], r["end"]))
    _part_couples(rows)
    keys = _join(rows)
    rows = [row for row, entity in zip(rows, keys, strict=True) if entity is not None]
    _assign(rows, [entity for entity in keys if entity is not None])
    if corrections is not None and len(corrections):
        rows = apply_corrections(rows, corrections)
    table = schema.conform(rows, "mentions")
    return EntityTables(table, _entity_table(rows, articles))


def _is_name(row: dict[str, object]) -> bool:
    return row["form"] not in ("role", "pronoun")


def _part_couples(rows: list[dict[str, object]]) -> None:
    """Take "Mr Ode" from a Cora Ode whom the rest of the corpus knows as a woman, and the bare "Ode" with it.

    Inside an article that names only her in full, nothing else may tell that he is another.
    """
    genders: defaultdict[tuple[tuple[str, ...], str], set[object]] = defaultdict(set)
    told: dict[int, str] = {}
    for i, row in enumerate(rows):
        if row["label"] != "PER" or not _is_name(row):
            continue
        if isinstance(row["honorific"], str) and " " not in str(row["text"]):
            gender = gender_of_title(row["honorific"].split())
            if gender != "unknown":
                told[i] = gender
        if row["gender"] != "unknown":
            genders[person_words(str(row["name"])), str(row["gender"])].add(row["article_id"])
    others: dict[tuple[object, object], str] = {}
    for i, gender in told.items():
        name, here = person_words(str(rows[i]["name"])), rows[i]["article_id"]
        opposite = "male" if gender == "female" else "female"
        if len(genders[name, opposite] - {here}) > _CLEAR * len(genders[name, gender] - {here}):
            others[here, rows[i]["entity_id"]] = gender
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


def _join(rows: list[dict[str, object]]) -> list[Hashable]:
    """A key for each row, equal for one entity; misspelt names are flagged in the rows."""
    members: defaultdict[tuple[object, object], list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        members[row["article_id"], row["entity_id"]].append(i)
    groups = list(members.values())
    locals_: list[LocalReferent] = []
    for group in groups:
        names: Counter[str] = Counter()
        titles: set[str] = set()
        genders: set[str] = set()
        for i in group:
            row = rows[i]
            if _is_name(row):
                names[str(row["text"])] += 1
                if isinstance(row["honorific"], str):
                    titles.add(row["honorific"].split()[-1])
            if row["gender"] != "unknown":
                genders.add(str(row["gender"]))
        gender = genders.pop() if len(genders) == 1 else "unknown"
        locals_.append(LocalReferent(str(rows[group[0]]["label"]), names, frozenset(titles), gender))
    locals_ = _one_label(rows, groups, locals_)
    keys: list[Hashable] = [None] * len(rows)
    for label in ("PER", "ORG", "LOC"):
        chosen = [k for k, local in enumerate(locals_) if local.label == label]
        if label == "PER":
            joined, misspelt = join_people([locals_[k] for k in chosen])
            joined = _offices(rows, [groups[k] for k in chosen], joined)
        else:
            joined, misspelt = join_others([locals_[k] for k in chosen]), set()
        for k, entity in zip(chosen, joined, strict=True):
            for i in groups[k]:
                keys[i] = (label, entity) if entity is not None else None
                if misspelt and _is_name(rows[i]) and person_words(str(rows[i]["text"])) in misspelt:
                    rows[i]["is_misspelt"] = True
    return keys


def _one_label(
    rows: list[dict[str, object]], groups: list[list[int]], locals_: list[LocalReferent]
) -> list[LocalReferent]:
    """Give a lone word that is a place in most articles that label where it was taken for another with some doubt."""
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words: list[str] = []
    sure = [sum(round(1000 * float(str(rows[i]["confidence"]))) for i in group) for group in groups]
    for local, weight in zip(locals_, sure, strict=True):
        only = {n.casefold() for n in local.names}
        word = only.pop() if len(only) == 1 else ""
        words.append("" if " " in word or local.titles else word)
        if words[-1]:
            tally[words[-1]][local.label] += weight
    out = list(locals_)
    for k, (local, word) in enumerate(zip(locals_, words, strict=True)):
        counts = tally[word]
        if not word or len(counts) < 2:
            continue
        (best, most), *_rest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        doubtful = sure[k] < _DOUBT * len(groups[k])
        if best != "PER" and best != local.label and doubtful and most >= _CLEAR * counts[local.label]:
            out[k] = local._replace(label=best, gender="unknown")
            for i in groups[k]:
                rows[i] |= {"label": best, "gender": "unknown"}
    return out


def _offices(rows: list[dict[str, object]], groups: list[list[int]], keys: list[Hashable]) -> list[Hashable]:
    """The holder of a role that its article leaves open, as far as the rest of the corpus tells.

    It is the one person named in the same article who holds that office elsewhere in the corpus. Failing that, it is
    the office's only holder in the corpus, if the office is written as a name ("the Home Secretary") or the holder
    is in three articles or more. Failing that, an office written as a name is an entity of its own, another is None.
    """
    holders: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    by_head: defaultdict[str, set[Hashable]] = defaultdict(set)
    named: defaultdict[object, set[Hashable]] = defaultdict(set)
    open_roles: list[int] = []
    articles_of = Counter(keys[k] for k, group in enumerate(groups))
    for k, group in enumerate(groups):
        if str(rows[group[0]]["entity_id"]).startswith("role:"):
            open_roles.append(k)
            continue
        named[rows[group[0]]["article_id"]].add(keys[k])
        for role in {str(rows[i]["role"]) for i in group if _is_name(rows[i]) and isinstance(rows[i]["role"], str)}:
            office = name_words(role)
            if not any(w in ("former", "ex", "late", "acting", *RANKING) or w.startswith("ex-") for w in office):
                holders[office].add(keys[k])
                by_head[role_head(role)].add(keys[k])
    out = list(keys)
    for k in open_roles:
        row = rows[groups[k][0]]
        office = name_words(str(row["name"]))
        here = by_head.get(role_head(str(row["name"])), set()) & named[row["article_id"]]
        everywhere = holders.get(office, set())
        is_ranked = any(w in RANKING for w in office)
        if len(here) == 1 and not is_ranked:
            out[k] = next(iter(here))
        elif len(everywhere) == 1 and (is_office(str(row["name"])) or articles_of[next(iter(everywhere))] >= _KNOWN):
            out[k] = next(iter(everywhere))
        else:
            out[k] = ("office", *office) if is_office(str(row["name"])) else None
    return out


def best_name(names: Counter[str], label: str) -> str:
    """The name an entity goes by.

    Of a person the most frequent full name, of a place the most frequent that is not letters, of an organisation the
    longest by words.
    """
    if label == "PER":
        full = {n: c for n, c in names.items() if len(person_words(n)) > 1}
        pool = full or dict(names)
        return min(pool, key=lambda n: (n.isupper(), -pool[n], -len(n), n))
    if label == "LOC":
        return min(names, key=lambda n: (n.isupper() or "." in n, -names[n], -len(name_words(n)), n))
    return min(names, key=lambda n: (-_length(n), n.isupper() and _length(n) > 1, -names[n], -len(n), n))


def _length(name: str) -> int:
    """Words of an organisation's name, those of its legal form aside."""
    words = name_words(name)
    return len(words) - (len(words) > 1 and words[-1] in ("inc", "llc", "ltd", "limited", "plc", "corp", "co", "llp"))


def _assign(rows: list[dict[str, object]], keys: list[Hashable]) -> None:
    names: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    genders: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    for row, entity in zip(rows, keys, strict=True):
        if _is_name(row) and not row["is_misspelt"]:
            names[entity][str(row["text"])] += 1
        if row["gender"] != "unknown":
            genders[entity][str(row["gender"])] += 1
    for row, entity in zip(rows, keys, strict=True):
        if entity not in names:
            names[entity][str(row["name"] if row["form"] == "role" else row["text"])] += 1
    chosen: dict[Hashable, _Entity] = {}
    by_slug: defaultdict[str, list[tuple[str, str, Hashable]]] = defaultdict(list)
    for entity, forms in names.items():
        label = entity[0] if isinstance(entity, tuple) else "PER"
        name = best_name(forms, label)
        by_slug[slug(label, name)].append((name, repr(entity), entity))
    for base, same in by_slug.items():
        for n, (name, _order, entity) in enumerate(sorted(same, key=lambda s: s[:2])):
            told = genders.get(entity, Counter())
            gender = "unknown"
            if told:
                (best, most), *rest = told.most_common()
                gender = best if not rest or most >= 3 * rest[0][1] else "unknown"
            label = entity[0] if isinstance(entity, tuple) else "PER"
            chosen[entity] = _Entity(base if n == 0 else f"{base}-{n + 1}", name, label, gender)
    for row, entity in zip(rows, keys, strict=True):
        it = chosen[entity]
        row["entity_id"], row["name"] = it.entity_id, it.name
        if it.label == "PER":
            row["gender"] = it.gender
        if _is_name(row):
            row["form"] = form_of(
                str(row["text"]),
                it.label,
                row["honorific"] if isinstance(row["honorific"], str) else "",
                isinstance(row["role"], str),
                it.name,
            )


def _entity_table(rows: list[dict[str, object]], articles: pd.DataFrame) -> pd.DataFrame:
    """The table ``entities`` of resolved mentions, most mentioned first."""
    published = dict(zip(articles["article_id"], articles["published"], strict=True)) if "published" in articles else {}
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True)) if "outlet" in articles else {}
    groups: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        groups[str(row["entity_id"])].append(row)
    out: list[dict[str, object]] = []
    for entity_id, group in groups.items():
        counted = [r for r in group if r["form"] != "pronoun"]
        named = [r for r in counted if r["form"] != "role"] or counted or group
        variants = Counter(
            f"{r['honorific']} {r['text']}" if isinstance(r["honorific"], str) else str(r["text"]) for r in named
        )
        roles = Counter(str(r["role"]) for r in group if isinstance(r["role"], str))
        ids = sorted({str(r["article_id"]) for r in counted or group})
        dated = [(published[i], i) for i in ids if i in published and not pd.isna(published[i])]
        first = min(dated) if dated else (None, ids[0])
        out.append(
            {
                "entity_id": entity_id,
                "name": group[0]["name"],
                "label": group[0]["label"],
                "gender": group[0]["gender"],
                "mentions": len(counted),
                "articles": len(ids),
                "outlets": len({outlets.get(i, "unknown") for i in ids}),
                "variants": " | ".join(_ranked(variants)),
                "roles": " | ".join(_ranked(roles)),
                "first_article_id": first[1],
                "first_published": first[0],
            }
        )
    out.sort(key=lambda r: (-int(str(r["mentions"])), str(r["entity_id"])))
    return schema.conform(out, "entities")


def _ranked(counts: Counter[str]) -> list[str]:
    return [v for v, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
