"""Words without their commonest endings, so that "resigned" meets "resigns"; for comparing, not for show."""

from __future__ import annotations

from typing import Final

from corpus_tools.provenance.function_words import FUNCTION_WORDS, REPORTING_WORDS


def stem(word: str) -> str:
    """A word without its commonest English endings; for comparing only, not for show.

    >>> [stem(w) for w in ("resigned", "resigning", "resigns", "stories")]
    ['resign', 'resign', 'resign', 'stori']
    """
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) <= 3 or not word.isalpha():
        return word
    for ending, keep in (("ing", ""), ("ied", "i"), ("ed", ""), ("ies", "i"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                break
            word = word[: len(word) - len(ending)] + keep
            if ending in ("ing", "ed") and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    elif len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    if len(word) > 6 and word.endswith("li"):
        word = word[:-2]
    return word


class _Stems(dict[str, str]):
    """Stems worked out so far; emptied when there are very many, so that an archive does not fill the memory."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _STEMS_KEPT:
            self.clear()
        self[word] = result = stem(word)
        return result


_STEMS_KEPT: Final = 1 << 18
stem_of: Final = _Stems().__getitem__
FUNCTION_STEMS: Final = frozenset(map(stem, FUNCTION_WORDS | REPORTING_WORDS))
