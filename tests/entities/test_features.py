"""What the sequence model is told of a word: by the run it is in, the rest of the article, and its list."""

from __future__ import annotations

from corpus_tools.english.words import read_words
from corpus_tools.entities.runs import capital_runs
from corpus_tools.entities.sequences import text_sequences

# Twelve runs, so that a word which no longer run has is told to be alone.
LONG = "Oslo, Bergen, Moss, Hamar, Bodin, Skien, Larvik, Molde, Narvik and Harstad were full. "


def features_of(text: str, word: str) -> list[set[str]]:
    """The features of each mention of a word, in order."""
    words = read_words(text)
    told: list[set[str]] = []
    for numbers, items in text_sequences(words, capital_runs(words)):
        told += [set(items[k]) for k, i in enumerate(numbers) if i >= 0 and words.forms[i] == word]
    return told


def test_a_word_of_no_longer_run_is_alone_in_a_long_text_only() -> None:
    text = "Cora Velden met Arro. Velden left."
    assert not any("Dalone" in told for told in features_of(text, "Arro"))
    longer = LONG + text
    assert "Dalone" in features_of(longer, "Arro")[0]
    # "Velden" is the last word of a longer run.
    assert not any("Dalone" in told for told in features_of(longer, "Velden"))


def test_a_name_is_told_what_it_owns_and_what_it_is_called_elsewhere() -> None:
    text = "Odex's chairman resigned. Odex, a Danish brewer, fell. The head of Odex left."
    first, second, third = features_of(text, "Odex")
    assert "own=R" in first and "ap=1" in second and "rb2c=Rof" not in first
    for told in (first, second, third):
        assert {"Down=R", "Dap=1", "Db2c=o"} & told >= {"Down=R", "Dap=1"}


def test_neighbours_in_a_list_are_told_of_each_other() -> None:
    (told,) = features_of("He sold Odex, Microsoft, and Norway Council.", "Odex")
    assert "lr=O" in told
    (told,) = features_of("He sold Odex, Microsoft, and Norway Council.", "Microsoft")
    assert "ll=Xx" in told and "lr=o+" in told
    (told,) = features_of("He sold Odex to Microsoft.", "Odex")
    assert not any(feature.startswith(("ll=", "lr=")) for feature in told)


def test_firms_and_bodies_in_other_languages_are_classes_of_their_own() -> None:
    (told,) = features_of("They left Odex Aviation.", "Odex")
    assert "rlc=f" in told
    (told,) = features_of("They left Partido Ode.", "Ode")
    assert "rfc=b" in told
