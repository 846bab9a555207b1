"""Names, and roles that stand for people, in each article: finding, and who is who inside the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

import pandas as pd

from corpus_tools import schema
from corpus_tools.english.words import Words, read_words
from corpus_tools.entities.article_pass import apply_article_pass
from corpus_tools.entities.comparing import name_words
from corpus_tools.entities.found import Found
from corpus_tools.entities.in_article import Mention, Referent, resolve_names, set_forms
from corpus_tools.entities.model import Span, tag_runs
from corpus_tools.entities.naming import is_honorific, is_plural_rank, title_length
from corpus_tools.entities.pronouns import pronoun_votes
from corpus_tools.entities.roles import RANKING, Role, office_name, role_after, role_before, role_phrases
from corpus_tools.entities.runs import capital_runs
from corpus_tools.entities.slugs import slug

Finder = Callable[[Words, list[tuple[int, int]]], Iterable[Span]]


def find_mentions(articles: pd.DataFrame, *, names: str = "model") -> pd.DataFrame:
    """Find the names in each article and resolve them inside it (table ``mentions``).

    ``articles`` needs ``article_id`` and ``text``. ``names`` is ``"model"``, the shipped sequence model, or
    ``"spacy:PIPELINE"``, an installed spaCy pipeline; the same pass over the article follows either, and ``method``
    says which ran. Titles, determiners and possessives are outside the offsets of names; the title is in
    ``honorific``. A role's offsets hold its determiner.

    ``entity_id`` is provisional: it is one referent's within the article, and
    :func:`~corpus_tools.entities.resolve.resolve_entities` makes it the corpus's. A role ("the mayor") whose holder
    the article does not tell has an id that begins with "role:"; resolving finds its holder or drops it.

    Raises :class:`~corpus_tools.errors.ParameterError` for another value of ``names``, and
    :class:`~corpus_tools.errors.MissingExtraError` where the pipeline is not installed.
    """
    finder, method = _finder(names)
    rows: list[dict[str, object]] = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        mentions, referents = read_article(text, finder, method)
        rows += _rows(article_id, mentions, referents)
    return schema.conform(rows, "mentions")


def _finder(names: str) -> tuple[Finder, str]:
    from corpus_tools.errors import ParameterError

    if names == "model":
        return tag_runs, "model"
    if names.startswith("spacy:"):
        from corpus_tools.entities.spacy_names import spacy_finder

        return spacy_finder(names.removeprefix("spacy:")), names
    raise ParameterError("names", names, "allowed are 'model' and 'spacy:' followed by the name of a spaCy pipeline")


def read_article(text: str, finder: Finder = tag_runs, method: str = "model") -> tuple[list[Mention], list[Referent]]:
    """The mentions of one article in order, and its referents; on plain text, without a table."""
    words = read_words(text)
    runs = capital_runs(words)
    draft = apply_article_pass(words, runs, finder(words, runs), method)
    found = draft.found
    mentions = []
    roles: list[Role | None] = []
    for f in found:
        mention = _mention(words, f)
        role = None
        if f.label == "PER":
            _add_title(words, f.begin, mention)
            role = role_before(words, f.begin, is_lone=f.end - f.begin == 1) or role_after(words, f.end)
            if role is not None:
                mention.role = role.text
        mentions.append(mention)
        roles.append(role)
    for i, votes in pronoun_votes(words, found).items():
        mentions[i].pronouns = votes
    offices = [(r.head, r.words, r.is_former) if r is not None else None for r in roles]
    referents = resolve_names(mentions, offices, {name_words(d.short): d.long for d in draft.definitions})
    set_forms(mentions, referents)
    mentions += _role_mentions(words, found, [r for r in roles if r is not None], mentions, referents)
    mentions.sort(key=lambda m: m.start)
    for mention in mentions:
        mention.gender = referents[mention.referent].told_gender() if mention.label == "PER" else "unknown"
    return mentions, referents


def _mention(words: Words, f: Found) -> Mention:
    start, end = words.starts[f.begin], words.ends[f.end - 1]
    return Mention(start, end, words.text[start:end], f.label, f.confidence, f.method)


def _title_begin(words: Words, begin: int) -> int:
    """Where the courtesy title and rank right before a name begin; ``begin`` where there is none."""
    i = begin
    while i > 0 and not words.breaks[i] and begin - i < 5 and title_length(words.forms[i - 1 : begin]) == begin - i + 1:
        i -= 1
        if i > 0 and begin - i < 5 and title_length(words.forms[i - 1 : begin]) != begin - i + 1:
            # A modifier alone ("former") is no title, but may begin one.
            j = i - 1
            if j >= 0 and not words.breaks[i] and title_length(words.forms[j:begin]) == begin - j:
                continue
            break
    while i < begin and words.forms[i][0].islower():
        i += 1
    return i


def _add_title(words: Words, begin: int, mention: Mention) -> None:
    """The courtesy title right before a name; where there is none, the rank."""
    i = _title_begin(words, begin)
    if i == begin or is_plural_rank(words.forms[begin - 1]):
        return
    j = begin
    while j > i and is_honorific(words.forms[j - 1]):
        j -= 1
    if j == begin:
        j = i
    mention.honorific = words.text[words.starts[j] : words.ends[begin - 1]]


def _role_mentions(
    words: Words, found: list[Found], beside: list[Role], mentions: list[Mention], referents: list[Referent]
) -> list[Mention]:
    """Roles that stand for a person of whom the article says the office by title or apposition.

    A role whose holder the article does not tell is a referent of its own: another article may tell.
    """
    holders: dict[str, list[int]] = {}
    for i, referent in enumerate(referents):
        for head, _words, _former in referent.roles:
            if i not in holders.setdefault(head, []):
                holders[head].append(i)
    taken = [False] * len(words.forms)
    for f in found:
        for i in range(f.begin, f.end):
            taken[i] = True
    # An office in apposition says what somebody is; it does not stand for her.
    said = {i for role in beside for i in range(role.begin, role.end)}
    offices: dict[frozenset[str], int] = {}
    out: list[Mention] = []
    for role in role_phrases(words, taken):
        if role.is_former or role.end - 1 in said:
            continue
        begin, end = role.begin, role.end
        if any(taken[begin:end]):
            # No mention inside another: what stands behind the name in it ("the Oslo mayor").
            begin = max(i for i in range(begin, end) if taken[i]) + 1
            if words.forms[begin] == "'s":
                begin += 1
        if out and out[-1].end > words.starts[begin]:
            continue
        holder = _holder(role, holders.get(role.head, []), referents, mentions, words.starts[begin])
        if holder is None:
            holder = offices.get(role.words)
            if holder is None:
                holder = offices[role.words] = len(referents)
                referents.append(Referent("PER"))
                referents[holder].is_office = True
                referents[holder].names[office_name(words, role)] += 1
        start = words.starts[begin]
        mention = Mention(start, words.ends[end - 1], words.text[start : words.ends[end - 1]], "PER", 0.7, "rule")
        mention.form, mention.role, mention.referent = "role", role.text, holder
        out.append(mention)
    return out


def _holder(
    role: Role, options: list[int], referents: list[Referent], mentions: list[Mention], position: int
) -> int | None:
    scored = []
    for i in options:
        for head, held, former in referents[i].roles:
            if head != role.head:
                continue
            if role.words & RANKING != held & RANKING:
                continue
            extra = role.words - {head}
            if extra and held - {head} and not extra & held and not extra <= {"current", "now"}:
                continue
            scored.append((len(extra & held), not former, i))
    if not scored:
        return None
    top = max(s[:2] for s in scored)
    best = sorted({s[2] for s in scored if s[:2] == top})
    if len(best) == 1:
        return best[0]
    # The one named last before it.
    for m in reversed(mentions[: bisect_left(mentions, position, key=lambda m: m.start)]):
        if m.referent in best:
            return m.referent
    return best[0]


def _rows(article_id: str, mentions: list[Mention], referents: list[Referent]) -> list[dict[str, object]]:
    """Rows of the table ``mentions``; an open role has an id that begins with "role:"."""
    names = [r.name for r in referents]
    ids: list[str] = []
    seen: dict[str, int] = {}
    for referent, name in zip(referents, names, strict=True):
        base = slug("role" if referent.is_office else referent.label, name)
        seen[base] = seen.get(base, 0) + 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return [
        {
            "article_id": article_id,
            "start": m.start,
            "end": m.end,
            "text": m.text,
            "label": m.label,
            "entity_id": ids[m.referent],
            "name": names[m.referent],
            "form": m.form,
            "honorific": m.honorific or None,
            "role": m.role or None,
            "gender": m.gender,
            "is_misspelt": m.misspelt,
            "confidence": round(m.confidence, 3),
            "method": m.method,
        }
        for m in mentions
    ]
