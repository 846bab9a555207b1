"""Whether an article is in English, and that the reader is told where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus_tools.loading import load
from corpus_tools.loading.language import is_english
from tests.loading.exports import write

ENGLISH = (
    "The water minister has resigned after a row about the dam at Lokwa. She told reporters on Thursday that she would"
    " leave so that the inquiry can go ahead, and that nobody had asked her to go.\n"
)
GERMAN = (
    "Die Wasserministerin ist am Donnerstag zurückgetreten. Sie sagte vor Journalisten in Lokwa, sie gehe, damit die"
    " Untersuchung weitergehen kann. Die Opposition warf ihr vor, sie sei zum Rücktritt gezwungen worden.\n"
)
DUTCH = (
    "De minister van water is donderdag opgestapt na een ruzie over de dam in Lokwa. Ze zei tegen verslaggevers dat ze"
    " vertrekt om het onderzoek niet in de weg te staan, en dat niemand haar dat had gevraagd of opgedragen.\n"
)


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        (ENGLISH, True),
        (ENGLISH.replace(" that ", " – “that” … "), True),
        (ENGLISH.replace("a", "à"), True),
        (GERMAN, False),
        (DUTCH, False),
        ("水利部长周四辞职。她对记者说：“我离开是为了让调查继续。”反对党说她是被迫下台的。", False),
        ("أعلنت وزيرة المياه استقالتها يوم الخميس. وقالت للصحفيين", False),
        ("Minister quits over dam", None),
        ("", None),
        ("1 2 3 4 5 6 7 8 9 10", None),
    ],
)
def test_what_reads_as_english(text: str, reads: bool | None) -> None:
    assert is_english(text) is reads


def test_articles_in_other_languages_are_said_in_one_line_and_kept(tmp_path: Path) -> None:
    for name, text in (("en.txt", ENGLISH), ("de.txt", GERMAN), ("nl.txt", DUTCH)):
        write(tmp_path / name, text)
    loaded = load(tmp_path)
    assert len(loaded.articles) == 3
    said = loaded.problems[loaded.problems["kind"] == "not_english"]
    assert list(said["message"]) == ["2 of 3 articles do not read as English: de.txt, nl.txt"]
    assert list(said["severity"]) == ["warning"]
    write(tmp_path / "one" / "de.txt", GERMAN)
    assert "the only article does not read as English: de.txt" in list(load(tmp_path / "one").problems["message"])
