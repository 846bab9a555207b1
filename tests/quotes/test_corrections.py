"""A user's own word on who said what."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import schema
from corpus_tools.errors import InputError
from corpus_tools.quotes import extract_quotes, quote_corrections_used, read_quote_corrections

TEXT = (
    "Ada Ode met Ben Arro on Monday.\n\n“We waited for the boat all night,” Ben Arro said.\n\n"
    "“Nobody came,” Ada Ode said. She said that the pier was shut."
)


def corrections(tmp_path: Path, *lines: str) -> pd.DataFrame:
    file = tmp_path / "quotes.csv"
    file.write_text("\n".join(["passage,speaker,article", *lines]), encoding="utf-8")
    return read_quote_corrections(file)


def corrected(tmp_path: Path, *lines: str) -> pd.DataFrame:
    articles = pd.DataFrame({"article_id": ["a"], "text": [TEXT]})
    return schema.validate(extract_quotes(articles, corrections=corrections(tmp_path, *lines)), "quotes", articles)


def test_the_first_words_give_the_quotation_to_somebody_else(tmp_path: Path) -> None:
    table = corrected(tmp_path, "We waited for the boat,Ada Ode,*")
    row = table.iloc[0]
    assert (row["speaker"], row["speaker_id"], row["source_type"], row["confidence"]) == (
        "Ada Ode",
        "per:ada-ode",
        "person",
        1.0,
    )
    assert table["speaker"].tolist()[1:] == ["Ada Ode", "Ada Ode"]


def test_a_speaker_whom_no_article_names(tmp_path: Path) -> None:
    row = corrected(tmp_path, "“Nobody came”,Cyl Dorn,a").iloc[1]
    assert (row["speaker"], row["speaker_id"]) == ("Cyl Dorn", "per:cyl-dorn")


def test_no_quotation_and_nobody(tmp_path: Path) -> None:
    table = corrected(tmp_path, "that the pier was shut,-,*", "Nobody came,-,*", "We waited for the boat all night,?,*")
    assert table["kind"].tolist() == ["direct", "scare"]
    assert table["speaker"].isna().all()
    assert table["source"].notna().tolist() == [True, False]


def test_one_article_goes_before_all_and_longer_before_shorter(tmp_path: Path) -> None:
    lines = ("Nobody,Cyl Dorn,*", "Nobody came,Ben Arro,*", "We,Cyl Dorn,*", "We waited,Ada Ode,a")
    assert corrected(tmp_path, *lines)["speaker"].tolist()[:2] == ["Ada Ode", "Ben Arro"]


def test_what_fits_nothing_is_listed(tmp_path: Path) -> None:
    given = corrections(tmp_path, "Nobody came,Ben Arro,*", "Somebody came,Ben Arro,*", "Nobody came,?,b")
    articles = pd.DataFrame({"article_id": ["a"], "text": [TEXT]})
    assert quote_corrections_used(extract_quotes(articles), given)["quotations"].tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("passage,speaker\na,b\n", "column 'article' is missing"),
        ("passage,speaker,article,who\na,b,c,d\n", "unknown column 'who'"),
        ("passage,speaker,article\n,Ada Ode,*\n", "row 2: 'passage' is empty"),
        ("passage,speaker,article\nNobody came,,*\n", "row 2: 'speaker' is empty"),
        ("passage,speaker,article\n“…”,Ada Ode,*\n", "has no word"),
        (
            "passage,speaker,article\nNo,Ada Ode,*\nno,Ben Arro,*\n",
            "row 3 gives 'no' to 'Ben Arro', row 2 to 'Ada Ode'",
        ),
        ("passage,speaker,article\nNo,Ada Ode,*,x\n", "more cells than the header"),
    ],
)
def test_a_mistake_is_refused_with_its_row(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "quotes.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"quotes\.csv") as error:
        read_quote_corrections(file)
    assert said in str(error.value)


def test_the_file_in_the_folder_is_used_and_is_no_article(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Title: A pier\nOutlet: Gazette\nDate: 2031-03-04\n\n" + TEXT, encoding="utf-8")
    cache = tmp_path / "cache"
    before = ct.open_corpus(folder, cache=cache, backend="serial")
    assert before.quotes["speaker"].tolist() == ["Ben Arro", "Ada Ode", "Ada Ode"]
    (folder / "quotes.csv").write_text(
        "passage,speaker,article\nNobody came,Ben Arro,*\nthat the pier was shut,-,*\nNo such words,Ada Ode,*\n",
        encoding="utf-8",
    )
    after = ct.open_corpus(folder, cache=cache, backend="serial")
    assert len(after.articles) == 1
    assert after.quotes["speaker"].tolist() == ["Ben Arro", "Ben Arro"]
    assert after.unused_quote_corrections()["passage"].tolist() == ["No such words"]
    assert before.key("quotes") != after.key("quotes")
