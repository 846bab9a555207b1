"""Who "she" and "I" are, where a pronoun is the agent or the one affected.

"I" inside quotation marks is who speaks. "He" and "she" are the person named last before them whose gender, told by
titles and pronouns, agrees; not who speaks, inside quotation marks, and not the other role of the same expression.
Where the sentence that holds that name holds a second person who would do as well, nobody is chosen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple

import pandas as pd

from corpus_tools.english.tokens import sentence_spans
from corpus_tools.framing.upstream import rows_of

_GENDER: Final = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_FIRST: Final = frozenset({"i", "me", "my", "mine", "myself"})
_MOST: Final = 40  # names; as many before a pronoun are looked at
_REACH: Final = 1200  # characters: about two hundred words; beyond that a writer names a person again


class _Person(NamedTuple):
    start: int
    end: int
    entity_id: str
    gender: str


def resolve_pronouns(
    frames: pd.DataFrame, articles: pd.DataFrame, quotes: pd.DataFrame, mentions: pd.DataFrame, entities: pd.DataFrame
) -> pd.DataFrame:
    """``frames`` with ``agent_id`` and ``affected_id`` filled in where a pronoun stands there that can be resolved."""
    if frames.empty:
        return frames
    wanted = _with_pronouns(frames)
    if not wanted:
        return frames
    genders = dict(zip(entities["entity_id"], entities["gender"], strict=True))
    people: dict[str, list[_Person]] = {}
    named = mentions[
        (mentions["label"] == "PER") & (mentions["form"] != "pronoun") & mentions["article_id"].isin(wanted)
    ]
    for article_id, start, end, entity_id in rows_of(named, ["article_id", "start", "end", "entity_id"]):
        person = _Person(int(start), int(end), str(entity_id), str(genders.get(entity_id, "unknown")))
        people.setdefault(article_id, []).append(person)
    marked = quotes[quotes["kind"].isin(["direct", "mixed"]) & quotes["article_id"].isin(wanted)]
    spoken: dict[str, list[tuple[int, int, Any]]] = {}
    for article_id, start, end, speaker in rows_of(marked, ["article_id", "start", "end", "speaker_id"]):
        spoken.setdefault(article_id, []).append((int(start), int(end), speaker))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    readers = {
        article_id: Reader(texts[article_id], sorted(people.get(article_id, [])), sorted(spoken.get(article_id, [])))
        for article_id in wanted
    }
    out = frames.copy()
    columns = ["article_id", "agent", "agent_start", "agent_id", "affected", "affected_start", "affected_id"]
    agents, affected = [], []
    for article_id, agent, agent_start, agent_id, whom, whom_start, whom_id in rows_of(frames, columns):
        if article_id in readers:
            reader = readers[article_id]
            whom_id = reader.who(whom, whom_start, whom_id, agent_id)
            agent_id = reader.who(agent, agent_start, agent_id, whom_id)
        agents.append(agent_id)
        affected.append(whom_id)
    out["agent_id"] = pd.Series(agents, index=frames.index, dtype=frames["agent_id"].dtype)
    out["affected_id"] = pd.Series(affected, index=frames.index, dtype=frames["affected_id"].dtype)
    return out


def _with_pronouns(frames: pd.DataFrame) -> set[str]:
    """The articles in which a role is a pronoun and not resolved."""
    found: set[str] = set()
    for role in ("agent", "affected"):
        is_pronoun = frames[role].str.lower().isin([*_GENDER, *_FIRST]) & frames[f"{role}_id"].isna()
        found |= set(frames.loc[is_pronoun, "article_id"])
    return found


class Reader:
    """One article: who is meant by a pronoun at an offset."""

    def __init__(self, text: str, people: Sequence[_Person], spoken: Sequence[tuple[int, int, Any]]) -> None:
        self.people, self.spoken = people, spoken
        self.starts = [p.start for p in people]
        # The furthest end so far never falls, so the first quotation that reaches beyond an offset is found at once.
        self.furthest = list(accumulate((end for _, end, _ in spoken), max))
        self.sentences = [start for start, _ in sentence_spans(text)]

    def who(self, words: Any, start: Any, known: Any, other: Any) -> Any:
        """The entity for ``words`` at ``start``; ``known`` where it is known, or no pronoun, or in doubt."""
        if isinstance(known, str) or not isinstance(words, str) or pd.isna(start):
            return known
        word, at = words.lower(), int(start)
        if word not in _GENDER and word not in _FIRST:
            return known
        speaker = self.speaker(at)
        if word in _FIRST:
            return speaker if isinstance(speaker, str) else known
        found = self._last_named(at, _GENDER[word], {speaker, other})
        return found if found is not None else known

    def speaker(self, at: int) -> Any:
        """Who speaks at an offset, by the first quotation that holds it."""
        place = bisect_right(self.furthest, at)
        if place == len(self.spoken) or self.spoken[place][0] > at:
            return None
        return self.spoken[place][2]

    def _last_named(self, at: int, gender: str, not_these: set[Any]) -> str | None:
        last = bisect_left(self.starts, at)
        would_do = [
            p
            for p in self.people[max(0, last - _MOST) : last]
            if p.gender == gender and p.entity_id not in not_these and at - p.end < _REACH
        ]
        if not would_do:
            return None
        chosen = would_do[-1]
        sentence = self._sentence(chosen.start)
        rivals = {p.entity_id for p in would_do if self._sentence(p.start) == sentence}
        return chosen.entity_id if len(rivals) == 1 else None

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.sentences, offset)
