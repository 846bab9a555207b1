"""How agents and those affected are named: as an entity where one was resolved, else in the articles' words.

"The mayor" and "the Mayor" are one label, spelt as the articles most often spell it: letters are compared without
capitals and shown with them, so that "The GP" is counted with "the GP" and never printed as "the gp".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

import pandas as pd

from corpus_tools.english.word_classes import DETERMINERS, INDEFINITE_PRONOUNS, PERSONAL_PRONOUNS, POSSESSIVES
from corpus_tools.schema import JOINT
from corpus_tools.text import fold_case

NOBODY: Final = "not named"
PRONOUN: Final = "a pronoun, not resolved"
INDEFINITE: Final = "“nobody”, “anyone”"
UNKNOWN_ACTORS: Final = (NOBODY, PRONOUN, INDEFINITE)
_INDEFINITE: Final = (INDEFINITE_PRONOUNS - {"others"}) | {"no one", "no-one", "none"}
_COUNTRY: Final = "US"  # in capitals it is no pronoun
_ROLES: Final = ("agent", "affected")


class ActorLabels:
    """The labels of all who are agents or affected in ``data``, rows of the table ``frames``."""

    def __init__(self, data: pd.DataFrame, entities: pd.DataFrame | None) -> None:
        self._names = {} if entities is None else dict(zip(entities["entity_id"], entities["name"], strict=True))
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        for role in _ROLES:
            for identifier, words in zip(data[f"{role}_id"], data[role], strict=True):
                if not self._entities(identifier) and not _names_nobody(words):
                    said = _begin_low(words)
                    spellings[fold_case(said)][said] += 1
        self._spelt = {key: _most_used(of) for key, of in spellings.items()}

    def _entities(self, identifier: object) -> list[str]:
        """The names of the entities that an identifier stands for; none where one of them is not known."""
        several = identifier.split(JOINT) if isinstance(identifier, str) else []
        return [self._names[one] for one in several] if all(one in self._names for one in several) else []

    def each(self, identifier: object, words: object) -> list[str]:
        """Who has a role: each of several who have it together; nobody where it is not said."""
        if found := self._entities(identifier):
            return found
        is_said = isinstance(identifier, str) or (isinstance(words, str) and bool(words.strip()))
        return [self._of_words(words)] if is_said else []

    def of(self, identifier: object, words: object) -> str:
        """One label for all who have a role together; else the words, pronouns under one label; else that none is."""
        if found := self._entities(identifier):
            return f"{', '.join(found[:-1])} and {found[-1]}" if found[1:] else found[0]
        return self._of_words(words)

    def _of_words(self, words: object) -> str:
        return _names_nobody(words) or self._spelt[fold_case(_begin_low(str(words)))]


def _names_nobody(words: object) -> str:
    """The label of words that name nobody; empty where they name somebody."""
    if not isinstance(words, str) or not words.strip():
        return NOBODY
    key = fold_case(" ".join(words.split()))
    if key in PERSONAL_PRONOUNS and words.strip() != _COUNTRY:
        return PRONOUN
    return INDEFINITE if key in _INDEFINITE else ""


def _begin_low(words: str) -> str:
    """The words on one line, an article or possessive at their head without its capital.

    >>> _begin_low("The  GP"), _begin_low("Mayor Moll")
    ('the GP', 'Mayor Moll')
    """
    first, *rest = words.split()
    return " ".join([first.lower() if first.lower() in DETERMINERS | POSSESSIVES else first, *rest])


def _most_used(spellings: Counter[str]) -> str:
    """The spelling used most; of several, that with the fewest capitals."""
    return min(spellings, key=lambda said: (-spellings[said], sum(letter.isupper() for letter in said), said))
