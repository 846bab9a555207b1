"""What is worked out of a text is kept, as long as there is room, and never in another's hands."""

from __future__ import annotations

import pytest

from corpus_tools.english import remembered
from corpus_tools.english.tokens import paragraph_spans, sentence_spans
from corpus_tools.quotes.marks import scan


@pytest.fixture
def asked() -> list[str]:
    return []


def test_asked_once(asked: list[str]) -> None:
    @remembered.remembered
    def letters(text: str) -> tuple[str, ...]:
        asked.append(text)
        return tuple(text)

    assert letters("ab") == letters("a" + "b") == ("a", "b")
    assert letters("") == () == letters("")
    assert asked == ["ab", ""]
    remembered.forget()
    assert letters("ab") == ("a", "b")
    assert asked == ["ab", "", "ab"]


def test_the_first_stay_while_there_is_room(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 5)
    monkeypatch.setattr(remembered, "LONGEST", 4)

    @remembered.remembered
    def letters(text: str) -> tuple[str, ...]:
        asked.append(text)
        return tuple(text)

    for _ in range(2):
        for text in ("abc", "defgh", "ijk", "lm"):
            letters(text)
    # "defgh" is too long; "ijk" has no room left; "lm" has.
    assert asked == ["abc", "defgh", "ijk", "lm", "defgh", "ijk"]
    remembered.forget()
    letters("ijk")
    letters("ijk")
    assert asked[6:] == ["ijk"]


@pytest.mark.parametrize("function", [paragraph_spans, sentence_spans, scan])
def test_a_list_given_out_may_be_changed(function) -> None:  # type: ignore[no-untyped-def]
    text = "She said “no”. He left.\n\n“Yes,” she said."
    first = function(text)
    first.clear()
    assert len(function(text)) >= 2
