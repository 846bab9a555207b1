"""Words that a page shows crossed out: the article has taken them back, "``<del>41</del>42`` people" are 42."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

_TAGS: Final = ("del", "s", "strike")


def take_out_struck(root: Any, text_of: Callable[[Any], str]) -> list[str]:
    """Take the words that are crossed out off a tree (lxml.html), and return them.

    Where they are more than half of all words, an element was not closed, and the words stay. ``text_of`` gives the
    text of an element.
    """
    struck = list(root.iter(*_TAGS))
    if not struck:
        return []
    outer = [element for element in struck if next(element.iterancestors(*_TAGS), None) is None]
    texts = [text_of(element) for element in outer]
    if sum(len(text.split()) for text in texts) * 2 > len(text_of(root).split()):
        for element in struck:
            element.drop_tag()
        return []
    for element in outer:
        _take_out(element)
    return [text for text in texts if text]


def _take_out(element: Any) -> None:
    """Take an element out of its parent, and one of the spaces on both sides of it."""
    previous, parent = element.getprevious(), element.getparent()
    before = (parent.text if previous is None else previous.tail) or ""
    tail = element.tail or ""
    if not before or before[-1].isspace():
        element.tail = tail.lstrip()
    element.drop_tree()


__all__ = ["take_out_struck"]
