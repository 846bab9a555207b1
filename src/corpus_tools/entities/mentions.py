"""Finds names, and roles that denote people, in each article, and which of them refer to the same person or body."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import pandas as pd

from corpus_tools import schema
from corpus_tools.english.words import Words, read_words
from corpus_tools.entities.article_pass import apply_article_pass
from corpus_tools.entities.comparing import name_words
from corpus_tools.entities.forms import Passing
from corpus_tools.entities.found import Draft, Found
from corpus_tools.entities.in_article import Mention, Referent, resolve_names, set_forms
from corpus_tools.entities.model import Span, tag_runs
from corpus_tools.entities.naming import is_honorific, is_plural_rank, title_length
from corpus_tools.entities.pronouns import kin_vote, pronoun_votes
from corpus_tools.entities.roles import (
    RANKING,
    Role,
    may_be_rank_of,
    office_name,
    offices_beside,
    role_phrases,
    says_whose,
)
from corpus_tools.entities.runs import capital_runs
from corpus_tools.entities.sequences import Runs
from corpus_tools.entities.slugs import slug

_KIN_COUNTS: Final = 3  # as much as a title
_LONGEST_TITLE: Final = 5  # words

# A batch of articles is labelled in one step: in small ones each step costs more than the articles in it.
_TOGETHER: Final = 500_000  # characters
_MOST_TOGETHER: Final = 200  # articles

Finder = Callable[[Sequence[tuple[Words, Runs]]], list[list[Span]]]
"""A function that finds the names in a batch of articles, each given as its words and capitalised runs."""


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
    columns: dict[str, list[object]] = {name: [] for name in schema.table("mentions").names}
    ids, texts = articles["article_id"].tolist(), articles["text"].tolist()
    for some in _batches(texts):
        read = _read_articles(texts[some], finder, method)
        for article_id, (mentions, referents) in zip(ids[some], read, strict=True):
            for name, values in _columns(article_id, mentions, referents).items():
                columns[name] += values
    Passing.forget_articles()
    return schema.conform(pd.DataFrame(columns), "mentions")


def _batches(texts: Sequence[str]) -> Iterator[slice]:
    """Texts that are labelled together, in order."""
    begin = size = 0
    for at, text in enumerate(texts):
        if at > begin and (size + len(text) > _TOGETHER or at - begin == _MOST_TOGETHER):
            yield slice(begin, at)
            begin, size = at, 0
        size += len(text)
    if texts:
        yield slice(begin, len(texts))


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
    return next(_read_articles([text], finder, method))


def _read_articles(texts: list[str], finder: Finder, method: str) -> Iterator[tuple[list[Mention], list[Referent]]]:
    Passing.forget_articles()
    articles = [(words, capital_runs(words)) for words in map(read_words, texts)]
    for (words, runs), spans in zip(articles, finder(articles), strict=True):
        yield _mentions(apply_article_pass(words, runs, spans, method))


def _mentions(draft: Draft) -> tuple[list[Mention], list[Referent]]:
    """The mentions and referents of an article whose names are found."""
    words, found = draft.words, draft.found
    mentions = [_mention(words, f) for f in found]
    beside = [_note_offices(words, f, mention) for f, mention in zip(found, mentions, strict=True)]
    for i, votes in pronoun_votes(words, found).items():
        mentions[i].pronouns = votes
    for f, mention in zip(found, mentions, strict=True):
        kin = kin_vote(words, f) if f.label == "PER" else ""
        if kin:
            mention.pronouns = Counter(mention.pronouns) + Counter({kin: _KIN_COUNTS})
    offices = [[(r.head, r.words, r.is_former) for r in roles] for roles in beside]
    referents = resolve_names(mentions, offices, {name_words(d.short): d.long for d in draft.definitions})
    set_forms(mentions, referents)
    mentions += _role_mentions(words, found, [r for roles in beside for r in roles], mentions, referents)
    mentions.sort(key=lambda m: m.start)
    _set_genders(mentions, referents)
    return mentions, referents


def _note_offices(words: Words, f: Found, mention: Mention) -> list[Role]:
    """Put down the title and the role beside a person's name; all roles beside it, where there are any."""
    if f.label != "PER":
        return []
    _add_title(words, f.begin, mention)
    roles = offices_beside(words, f.begin, f.end)
    if roles:
        mention.role = roles[0].text
    return roles


def _set_genders(mentions: list[Mention], referents: list[Referent]) -> None:
    told = [referent.told_gender() for referent in referents]
    for mention in mentions:
        mention.gender = told[mention.referent] if mention.label == "PER" else "unknown"


def _mention(words: Words, f: Found) -> Mention:
    start, end = words.starts[f.begin], words.ends[f.end - 1]
    return Mention(start, end, words.text[start:end], f.label, f.confidence, f.method)


def _title_begin(words: Words, begin: int) -> int:
    """Where the courtesy title and rank right before a name begin; ``begin`` where there is none."""
    i = begin
    while not words.breaks[i] and begin - i < _LONGEST_TITLE and _is_title(words.forms[i - 1 : begin]):
        i -= 1
    while i < begin and words.forms[i][0].islower():
        i += 1
    return i


def _is_title(forms: list[str]) -> bool:
    return title_length(forms) == len(forms)


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
    taken = _taken(words, found)
    # An office in apposition describes a person; it does not refer to her.
    said = {i for role in beside for i in range(role.begin, role.end)}
    holders = _Holders(referents, mentions)
    out: list[Mention] = []
    for role in role_phrases(words, taken):
        if role.is_former or role.end - 1 in said:
            continue
        begin = _behind_names(words, role, taken)
        start, end = words.starts[begin], words.ends[role.end - 1]
        if out and out[-1].end > start:
            continue
        mention = Mention(start, end, words.text[start:end], "PER", 0.7, "rule")
        mention.form, mention.role = "role", role.text
        mention.referent = holders.of(role, start, office_name(words, role))
        out.append(mention)
    return out


def _taken(words: Words, found: list[Found]) -> list[bool]:
    """Of each word, whether it belongs to a name."""
    taken = [False] * len(words.forms)
    for f in found:
        for i in range(f.begin, f.end):
            taken[i] = True
    return taken


def _behind_names(words: Words, role: Role, taken: list[bool]) -> int:
    """Where a role's mention begins: no mention is inside another, so after the name in "the Oslo mayor"."""
    named = [i for i in range(role.begin, role.end) if taken[i]]
    if not named:
        return role.begin
    begin = named[-1] + 1
    return begin + (words.forms[begin] == "'s")


class _Holders:
    """Who holds which office in one article; those whom it does not name are added to its referents."""

    def __init__(self, referents: list[Referent], mentions: list[Mention]) -> None:
        self.referents, self.mentions = referents, mentions
        self.by_head: dict[str, list[int]] = {}
        self.unnamed: dict[frozenset[str], int] = {}
        for i, referent in enumerate(referents):
            for head in dict.fromkeys(office[0] for office in referent.roles):
                self.by_head.setdefault(head, []).append(i)

    def of(self, role: Role, position: int, name: str) -> int:
        """The referent that a role at an offset stands for; ``name`` is that of an office whose holder is not named."""
        best = self._best(role)
        if len(best) > 1:
            return self._last_named(best, position)
        if best and self._is_open(role, best[0]) and self._named_before(position) != best[0]:
            # "President Ode met Ms Arro. The Russian president left": no land is told of Ode's office.
            best = []
        return best[0] if best else self._unnamed(role, name)

    def _is_open(self, role: Role, holder: int) -> bool:
        """Whether a role says of whom or what it is, and the article says nothing of the kind of the holder's."""
        told = [held for head, held, _former in self.referents[holder].roles if head == role.head]
        return bool(says_whose(role.words - {role.head})) and all(held <= {role.head} for held in told)

    def _named_before(self, position: int) -> int:
        """Which person was named last before an offset; -1 where there is none."""
        before = self.mentions[: bisect_left(self.mentions, position, key=lambda m: m.start)]
        return next((m.referent for m in reversed(before) if m.label == "PER"), -1)

    def _best(self, role: Role) -> list[int]:
        """Those whose office agrees with a role in the most words; who holds it now before who held it once."""
        scored = [
            (len((role.words - {role.head}) & held), not is_former, i)
            for i in self.by_head.get(role.head, ())
            for head, held, is_former in self.referents[i].roles
            if head == role.head and _may_be_same(role, held)
        ]
        top = max((score[:2] for score in scored), default=None)
        return sorted({score[2] for score in scored if score[:2] == top})

    def _last_named(self, options: list[int], position: int) -> int:
        """The one named last before an offset."""
        before = self.mentions[: bisect_left(self.mentions, position, key=lambda m: m.start)]
        return next((m.referent for m in reversed(before) if m.referent in options), options[0])

    def _unnamed(self, role: Role, name: str) -> int:
        if role.words not in self.unnamed:
            self.unnamed[role.words] = len(self.referents)
            referent = Referent("PER")
            referent.is_office = True
            referent.names[name] += 1
            self.referents.append(referent)
        return self.unnamed[role.words]


def _may_be_same(role: Role, held: frozenset[str]) -> bool:
    """Whether a role may be an office somebody holds: of the same rank, and not of another place or body."""
    if role.words & RANKING != held & RANKING or not may_be_rank_of(role.head, role.words, held):
        return False
    extra = role.words - {role.head}
    return not extra or held <= {role.head} or bool(extra & held) or extra <= {"current", "now"}


def _columns(article_id: str, mentions: list[Mention], referents: list[Referent]) -> dict[str, list[Any]]:
    """The columns of the table ``mentions``; an open role has an id that begins with "role:"."""
    names = [r.name for r in referents]
    ids: list[str] = []
    seen: dict[str, int] = {}
    for referent, name in zip(referents, names, strict=True):
        base = slug("role" if referent.is_office else referent.label, name)
        seen[base] = seen.get(base, 0) + 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return {
        "article_id": [article_id] * len(mentions),
        "start": [m.start for m in mentions],
        "end": [m.end for m in mentions],
        "text": [m.text for m in mentions],
        "label": [m.label for m in mentions],
        "entity_id": [ids[m.referent] for m in mentions],
        "name": [names[m.referent] for m in mentions],
        "form": [m.form for m in mentions],
        "honorific": [m.honorific or None for m in mentions],
        "role": [m.role or None for m in mentions],
        "gender": [m.gender for m in mentions],
        "is_misspelt": [m.misspelt for m in mentions],
        "confidence": [round(m.confidence, 3) for m in mentions],
        "method": [m.method for m in mentions],
    }
