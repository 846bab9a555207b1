"""Names in phrases of news that leave no doubt; on invented sentences, answers by hand."""

from __future__ import annotations

import pytest

from corpus_tools.entities.mentions import read_article


def names(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.label) for m in read_article(text)[0] if m.form not in ("role", "pronoun")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The board dismissed Gretta Lund, 44, of Esko on Monday.", ("Esko", "LOC")),
        ("Abel Crane, 33, of Perrow Road, denied it.", ("Perrow Road", "LOC")),
        ("B. Muthu, of Kelm, agreed.", ("Kelm", "LOC")),
        ("Asked about the plan, Fat Hens analyst Gill Fraser said no.", ("Fat Hens", "ORG")),
        ("He told The Punch it was late.", ("Punch", "ORG")),
        ("They drove past the school, then along Pick Pie Drive.", ("Pick Pie Drive", "LOC")),
        ("Crowds met Dar es Salaam Regional Commissioner Paul Okoro.", ("Dar es Salaam", "LOC")),
        ("BANJUL May 9 Gambia's governor was dismissed on Tuesday.", ("BANJUL", "LOC")),
        ("She was charged in Douglas County Circuit Court on Oct. 6.", ("Douglas County Circuit Court", "ORG")),
        ("Sinn Féin MLA Abel Crane agreed.", ("Abel Crane", "PER")),
        ("A Fianna Fáil TD denied it.", ("Fianna Fáil", "ORG")),
        ("The Exham Harbour Federation met. A senior EHF official left.", ("EHF", "ORG")),
    ],
)
def test_what_a_set_phrase_tells(text: str, name: tuple[str, str]) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("KELMBURG (Feb 18): The departure of the clerk raises concerns.", "Feb 18"),
        ("They asked the Permanent Secretaries (PS) of their ministries.", "Permanent Secretaries"),
        ("They asked the Permanent Secretaries (PS) of their ministries.", "PS"),
        ("A senior political analyst Abel Crane said so.", "political"),
        ("He told The Chairman it was late.", "Chairman"),
        ("It is 44, of course, the clerk said.", "course"),
    ],
)
def test_what_is_no_name(text: str, word: str) -> None:
    assert word not in [name for name, _ in names(text)]
