"""Signs of style, each in an invented article with its place counted by hand."""

from __future__ import annotations

from corpus_tools.provenance.anomalies.style import first_person, stacked_genitives, stray_comma
from corpus_tools.provenance.article import Article


def found_in(text: str, finder: object) -> list[str]:
    """What a finder shows of a text."""
    return [text[a.start : a.end] for a in finder(Article("a", text, 0))]  # type: ignore[operator]


def test_first_person_of_the_reporter_and_not_of_the_speaker() -> None:
    assert found_in("The pier is shut. “I shall mend it,” said Ina Moor. She left at noon.", first_person) == []
    assert len(found_in("The pier is shut. I walked along it at noon and met my sister there.", first_person)) >= 1


def test_stacked_genitives() -> None:
    assert found_in("The roof of the house leaks.", stacked_genitives) == []
    shown = found_in("The colour of the roof of the house of the pilot of the port is red.", stacked_genitives)
    assert len(shown) == 1
    assert shown[0].count(" of ") >= 3


def test_no_stray_comma_where_commas_are_in_order() -> None:
    assert found_in("The pilot, Ina Moor, left at noon, and the ferry followed.", stray_comma) == []
