"""Who “he” and “she” are where somebody goes on speaking; on invented articles, answers by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.quotes import extract_quotes


def speakers(text: str) -> list[str | None]:
    table = extract_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    return [name if isinstance(name, str) else None for name in table["speaker"]]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # He who said it before goes on, though another was named meanwhile.
        (
            "Joe Watt claimed that Abel Crane had shouted.\n\nHe said he did not vote, but Cllr Crane proposed it.\n\n"
            "“My greater regret was the vote,” he said.\n",
            "Joe Watt",
        ),
        # A gerund before the subject of a sentence leaves it the subject.
        (
            "Abel Crane spoke first.\n\nSpeaking in support of Mr Crane at the long meeting, Joe Watt said it was late."
            "\n\n“Six weeks is not the time,” he said.\n",
            "Joe Watt",
        ),
        (
            "Cora Lind is the editor.\n\nWhile Joe Watt said that he wished her well, he wrote that “I cannot stay”.\n",
            "Joe Watt",
        ),
    ],
)
def test_who_goes_on(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


def test_a_person_is_not_the_department_she_is_of() -> None:
    text = "“It is a glimpse,” said Dr Cora Lind of Ardle University’s Department of Earth Sciences, an author."
    assert speakers(text) == ["Cora Lind"]


def test_an_office_with_a_capital_is_nobodys_name() -> None:
    assert speakers("“We should go,” the Leader of Opposition in the house said.") == [None]
