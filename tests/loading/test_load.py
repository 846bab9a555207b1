from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.errors import InputError
from corpus_tools.loading import Loaded, load, load_articles, overview
from tests.loading import exports
from tests.loading.exports import write


def check(loaded: Loaded) -> None:
    """All three tables are valid, and every row of cleaning points into its article."""
    schema.validate(loaded.articles, "articles")
    schema.validate(loaded.cleaning, "cleaning")
    schema.validate(loaded.problems, "problems")
    assert loaded.articles["article_id"].is_unique
    lengths = dict(zip(loaded.articles["article_id"], loaded.articles["chars"], strict=True))
    for row in loaded.cleaning.itertuples():
        assert 0 <= row.start <= row.end <= lengths[row.article_id]


def test_columns_of_one_article(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", exports.delimited())
    loaded = load(tmp_path)
    check(loaded)
    article = loaded.articles.iloc[0]
    assert article.chars == len(article.text)
    assert article.body_start == len(exports.TITLE) + 2
    assert article.url == "https://quaymirror.example/crane"
    assert article.position == 0
    assert len(article.article_id) == 16
    assert article.raw_date == "2031-04-07"


def test_providers_id_or_digest(tmp_path: Path) -> None:
    rows = [{"id": "qm-1", "text": "One text about cranes."}, {"text": "Another text about cranes."}]
    write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    ids = list(load(tmp_path).articles["article_id"])
    assert ids[0] == "qm-1"
    assert len(ids[1]) == 16


def test_ids_do_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    texts = {"a": "The crane is green.", "b": "The café is shut.", "c": "Nobody asked the gulls."}
    for name, text in texts.items():
        write(tmp_path / "one" / f"{name}.txt", text)
        write(tmp_path / "two" / f"{chr(219 - ord(name))}.txt", text)
    one, two = load(tmp_path / "one").articles, load(tmp_path / "two").articles
    assert dict(zip(one["text"], one["article_id"], strict=True)) == dict(
        zip(two["text"], two["article_id"], strict=True)
    )


def test_twice_the_same(tmp_path: Path) -> None:
    for name, make, _ in exports.FULL_TEXT:
        write(tmp_path / name, make())
    for first, second in zip(load(tmp_path), load(tmp_path), strict=True):
        pd.testing.assert_frame_equal(first, second)


def test_duplicates_are_numbered_and_reported(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        write(tmp_path / name, "The crane is green, the board says.")
    # Another outlet, from the folder's name: not the same article.
    loaded = load(tmp_path)
    check(loaded)
    ids = dict(zip(loaded.articles["source_file"], loaded.articles["article_id"], strict=True))
    assert ids["b.txt"] == f"{ids['a.txt']}-2"
    rows = loaded.problems[loaded.problems["kind"] == "duplicate"]
    assert len(rows) == 1
    assert "a.txt article 1, b.txt article 1" in rows.iloc[0].message
    assert rows.iloc[0].severity == "warning"


def test_one_id_for_two_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "id,text\n1,The crane is green.\n")
    write(tmp_path / "b.csv", "id,text\n1,The café is shut.\n")
    loaded = load(tmp_path)
    check(loaded)
    assert loaded.articles["article_id"].str.match(r"1-[0-9a-f]{8}$").all()
    assert "same_id" in set(loaded.problems["kind"])


def test_editions_are_possible_duplicates(tmp_path: Path) -> None:
    text = "The crane is green, the board says, and that is that."
    rows = [{"text": text, "source": "Quay Mirror", "date": f"2031-04-0{d}"} for d in (7, 8)]
    write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    loaded = load(tmp_path)
    assert len(loaded.articles) == 2
    assert "possible_duplicate" in set(loaded.problems["kind"])


def test_metadata_is_joined_by_address(tmp_path: Path) -> None:
    write(
        tmp_path / "page.jsonl",
        json.dumps({"text": exports.BODY, "url": "https://www.quaymirror.example/crane?utm_x=1"}),
    )
    write(
        tmp_path / "references.ris",
        f"TY  - NEWS\nTI  - {exports.TITLE}\nAU  - Ashdown, Nell\nT2  - {exports.OUTLET}\nDA  - 2031/04/07/\n"
        "UR  - https://quaymirror.example/crane\nER  - \n\n"
        "TY  - NEWS\nTI  - Another\nT2  - Hill Post\nAB  - Short.\nUR  - https://hillpost.example/b\nER  - \n",
    )
    loaded = load(tmp_path)
    check(loaded)
    assert len(loaded.articles) == 2
    article = loaded.articles[loaded.articles["format"] == "json"].iloc[0]
    assert (article.title, article.outlet, article.author) == (exports.TITLE, exports.OUTLET, exports.AUTHOR)
    assert f"{article.published:%Y-%m-%d}" == "2031-04-07"
    row = loaded.problems[loaded.problems["kind"] == "joined"].iloc[0]
    assert row.message.startswith("1 of 2 records")
    assert "joined" in set(loaded.cleaning["rule"])


def test_ambiguous_date_stays_open(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "title,text,date\nCrane,The crane is green.,04/05/2031\n")
    loaded = load(tmp_path)
    article = loaded.articles.iloc[0]
    assert pd.isna(article.published)
    assert article.raw_date == "04/05/2031"
    assert "ambiguous_date" in set(loaded.problems["kind"])


def test_progress_and_single_file(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "The crane is green.")
    write(tmp_path / "b.txt", "The café is shut.")
    seen: list[tuple[int, int, str]] = []
    load(tmp_path, progress=lambda *args: seen.append(args))
    assert seen == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]
    assert list(load(tmp_path / "b.txt").articles["source_file"]) == ["b.txt"]


def test_load_articles_warns_once_and_names_the_first(tmp_path: Path) -> None:
    write(tmp_path / "2031-04-07_quay-mirror_a.txt", "The crane is green.")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load_articles(tmp_path)
    write(tmp_path / "empty.txt", b"")
    with pytest.warns(UserWarning, match=r"1 problem while loading .*empty\.txt: is empty"):
        assert len(load_articles(tmp_path)) == 1


def test_missing_package_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", "The crane is green.")
    write(tmp_path / "nexis.docx", exports.nexis_docx())
    monkeypatch.setitem(sys.modules, "docx", None)
    problems = load(tmp_path).problems
    row = problems[problems["kind"] == "missing_package"].iloc[0]
    assert 'pip install "corpus-tools[formats]"' in row.message
    assert row.source_file == "nexis.docx"


def test_long_json_list_on_one_line(tmp_path: Path) -> None:
    write(tmp_path / "a.json", json.dumps([{"text": f"Crane number {n} is green."} for n in range(3000)]))
    assert len(load(tmp_path).articles) == 3000


@pytest.mark.parametrize("suffix", [".txt", ".html", ".xml", ".json", ".jsonl", ".csv", ".ris", ".rtf", ".md"])
@settings(max_examples=6)
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))))
def test_any_content(tmp_path_factory: pytest.TempPathFactory, suffix: str, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    write(folder / f"a{suffix}", content)
    write(folder / "good.txt", "The crane is green.")
    loaded = load(folder)
    check(loaded)
    assert "good.txt" in set(loaded.articles["source_file"])


@settings(max_examples=30)
@given(which=st.sampled_from(exports.FULL_TEXT), share=st.floats(0, 1))
def test_any_cut_of_any_export(tmp_path_factory: pytest.TempPathFactory, which: tuple, share: float) -> None:  # type: ignore[type-arg]
    name, make, _ = which
    content = make()
    raw = content if isinstance(content, bytes) else content.encode()
    folder = tmp_path_factory.mktemp("cut")
    write(folder / name, raw[: int(len(raw) * share)])
    try:
        loaded = load(folder)
    except InputError:
        return
    check(loaded)


def test_overview_of_files(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", exports.jsonl() + '{"text": "Only six words in this one."}\n{broken\n')
    write(tmp_path / "empty.txt", b"")
    write(tmp_path / "2031-04-07_quay-mirror_b.txt", "The crane is green.")
    loaded = load(tmp_path)
    table = overview(loaded.articles, loaded.problems).set_index("source_file")
    assert list(table.index) == ["2031-04-07_quay-mirror_b.txt", "a.jsonl", "empty.txt"]
    assert list(table["articles"]) == [1, 2, 0]
    assert list(table["words"]) == [4, exports.WORDS + 6, 0]
    assert list(table["errors"]) == [0, 1, 1]
    assert table.loc["empty.txt", "first_problem"].startswith("is empty")
    assert overview(loaded.articles, loaded.problems.iloc[:0])["errors"].sum() == 0


def test_odd_characters_in_short_fields(tmp_path: Path) -> None:
    row = '{"id": "a\\u0000 b\\n", "title": "Crane \\ud800 green", '
    row += '"source": "Quay\\u0007Mirror", "text": "One \\udfff two."}'
    write(tmp_path / "a.jsonl", row)
    loaded = load(tmp_path)
    check(loaded)
    article = loaded.articles.iloc[0]
    assert (article.article_id, article.title, article.outlet) == ("a b", "Crane ? green", "Quay Mirror")
    assert article.text.endswith("One \ufffd two.")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not allow such names")
def test_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    import os

    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as out:  # noqa: PTH123 - a path of bytes
        out.write("The crane is green.")
    loaded = load(tmp_path)
    check(loaded)
    assert list(loaded.articles["source_file"]) == ["caf\\xe9.txt"]


def test_a_header_is_no_anomaly_of_the_text(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Outlet: Argus\nDate: 2031-03-03\n\nThe bridge is closed until the girder is replaced.\n")
    loaded = load(tmp_path)
    check(loaded)
    assert list(loaded.cleaning["rule"]) == ["header"]
    assert loaded.articles["outlet"].tolist() == ["Argus"]
