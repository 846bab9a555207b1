"""Exports saved or copied as text: Factiva, NewsBank, Gale, replicas of newspapers, and odd heads of Nexis."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus_tools.loading import Loaded, load

FIRST = "The tram board heard on Tuesday that the depot in Elm Street would be sold in the autumn, a year early."
SECOND = "Drivers who came to listen said they had not been told, and one of them offered to buy the clock."
OTHER = "A clock that had hung above the gate of the depot was gone on Thursday morning, the night porter said."


def read(tmp_path: Path, text: str) -> Loaded:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    return load(tmp_path)


def row(loaded: Loaded, place: int = 0) -> dict[str, str]:
    names = ("title", "outlet", "published", "author", "section", "edition", "page", "source_id")
    article = loaded.articles.iloc[place]
    return {name: str(article[name]) for name in names if str(article[name]) not in ("nan", "None", "<NA>", "NaT")}


def body(loaded: Loaded, place: int = 0) -> str:
    article = loaded.articles.iloc[place]
    return str(article["text"][article["body_start"] :])


def coded(title: str, number: str, text: str, ends: str) -> str:
    """One article of Factiva's codes, each on a line of its own, or before spaces."""
    codes = {
        "SE": "City",
        "HD": title,
        "BY": "By Ada Ode",
        "WC": "38 words",
        "PD": "2 March 2032",
        "ET": "05:30 AM",
        "SN": "The Elm",
        "SC": "ELMXX",
        "PG": "4",
        "LA": "English",
        "LP": text,
        "TD": SECOND,
        "AN": f"Document {number}",
    }
    return "".join(f"{code}{ends}{value}\n\n" for code, value in codes.items())


@pytest.mark.parametrize("ends", ["\n", "  ", "\t", "|"])
def test_factiva_codes_as_text(ends: str, tmp_path: Path) -> None:
    text = coded("Depot to be sold", "ELMXX00020320302es3200001", FIRST, ends)
    loaded = read(tmp_path, text + coded("Clock gone", "ELMXX00020320302es3200002", OTHER, ends))
    assert loaded.articles["title"].tolist() == ["Depot to be sold", "Clock gone"]
    assert row(loaded) == {
        "title": "Depot to be sold",
        "outlet": "The Elm",
        "published": "2032-03-02 05:30:00",
        "author": "Ada Ode",
        "section": "City",
        "page": "4",
        "source_id": "ELMXX00020320302es3200001",
    }
    assert body(loaded) == f"{FIRST}\n\n{SECOND}"


def test_factiva_without_codes_as_text(tmp_path: Path) -> None:
    head = "By Ada Ode\n38 words\n2 March 2032\nThe Elm\nELMXX\n4\nEnglish\n(c) 2032 Elm Press\n\n"
    text = f"Depot to be sold\n{head}{FIRST}\n\n{SECOND}\n\nDocument ELMXX00020320302es3200001\n\n"
    loaded = read(
        tmp_path,
        text.replace("ELMXX000", "ELMX0000") + f"Clock gone\n{head}{OTHER}\n\nDocument ELMX000020320302es3200002\n",
    )
    assert loaded.articles["title"].tolist() == ["Depot to be sold", "Clock gone"]
    assert [body(loaded, 0), body(loaded, 1)] == [f"{FIRST}\n\n{SECOND}", OTHER]
    assert loaded.articles["outlet"].tolist() == ["The Elm"] * 2


def test_a_text_with_two_letters_on_lines_is_not_factiva(tmp_path: Path) -> None:
    loaded = read(tmp_path, f"Depot to be sold\n\nHD\n\n{FIRST}\n\nBY\n\n{SECOND}\n")
    assert loaded.articles["format"].tolist() == ["plain_text"]


def newsbank(title: str, day: int, text: str, style: str) -> str:
    if style == "outlet first":
        head = f"Elm, The (Oakham, UK) - March {day}, 2032\n\nAuthor/Byline: ADA ODE\nSection: City\nPage: 4\n"
    else:
        head = (
            f"March {day}, 2032 | Elm, The (Oakham, UK)\n\nAuthor/Byline: ADA ODE | Section: City | Page: 4\n\n"
            " 38\n Words\n\nRead News Document\n"
        )
    return f"{title}\n\n{head}\n{text}\n\nSection: {SECOND}\n\nRecord: ELM{day}\nCopyright: (c) 2032 Elm Press\n\n\n"


@pytest.mark.parametrize("style", ["outlet first", "date first"])
def test_newsbank(style: str, tmp_path: Path) -> None:
    loaded = read(tmp_path, newsbank("Depot to be sold", 2, FIRST, style) + newsbank("Clock gone", 4, OTHER, style))
    assert loaded.articles["title"].tolist() == ["Depot to be sold", "Clock gone"]
    assert row(loaded) == {
        "title": "Depot to be sold",
        "outlet": "Elm, The",
        "published": "2032-03-02 00:00:00",
        "author": "Ada Ode",
        "section": "City",
        "page": "4",
        "source_id": "ELM2",
    }
    # A paragraph that begins like a label of the head is no label.
    assert body(loaded) == f"{FIRST}\n\nSection: {SECOND}"


def test_gale(tmp_path: Path) -> None:
    def one(title: str, day: int, text: str) -> str:
        return (
            f"Title: {title}\nAuthor(s): Ada Ode\nPublication Details: The Elm (Oakham, England). (Mar. {day}, 2032): "
            f"City: p4.\nDocument Type: Article\n\nFull Text:\n{text}\n\n{SECOND}\n\nSource Citation: Ode, Ada. "
            f'"{title}." The Elm, {day} Mar. 2032.\nGale Document Number: GALE|A90000{day}\n\n'
        )

    loaded = read(tmp_path, one("Depot to be sold", 2, FIRST) + one("Clock gone", 4, OTHER))
    assert loaded.articles["title"].tolist() == ["Depot to be sold", "Clock gone"]
    expected = {
        "title": "Depot to be sold",
        "outlet": "The Elm",
        "published": "2032-03-02 00:00:00",
        "author": "Ada Ode",
    }
    assert row(loaded) == expected
    assert [body(loaded, 0), body(loaded, 1)] == [f"{FIRST}\n\n{SECOND}", f"{OTHER}\n\n{SECOND}"]
    assert "GALE|A900002" in " ".join(loaded.cleaning["before"])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Elm · 2 Mar 2032 · 4 · By Ada Ode", {"outlet": "The Elm", "page": "4", "author": "Ada Ode"}),
        ("2 March 2032 | The Elm | City", {"outlet": "The Elm"}),
        ("The Elm • Tuesday 2 March 2032", {"outlet": "The Elm"}),
    ],
)
def test_the_line_below_a_headline_of_a_replica(line: str, expected: dict[str, str], tmp_path: Path) -> None:
    loaded = read(tmp_path, f"Depot to be sold\n\n{line}\n\n{FIRST}\n\n{SECOND}\n")
    assert row(loaded) == {"title": "Depot to be sold", "published": "2032-03-02 00:00:00", **expected}
    assert body(loaded) == f"{FIRST}\n\n{SECOND}"
    assert line in loaded.cleaning["before"].tolist()


def test_a_sentence_with_a_date_and_dots_stays(tmp_path: Path) -> None:
    line = "Doors open on 2 March 2032 · tickets at the gate"
    loaded = read(tmp_path, f"Depot to be sold\n\n{line}\n\n{FIRST}\n\n{SECOND}\n")
    assert line in loaded.articles["text"][0]


def nexis(head: str) -> str:
    middle = " " * 28
    return (
        f"\n\n{middle}1 of 1 DOCUMENTS\n\n\n{middle}The Elm\n\n{middle}March 2, 2032 Tuesday\n\n{head}\n\n{FIRST}\n\n"
        f"   {SECOND}\n\nLOAD-DATE: March 3, 2032\n\nLANGUAGE: ENGLISH\n"
    )


def test_nexis_an_edition_on_a_line_and_a_value_below_its_label(tmp_path: Path) -> None:
    labels = "BYLINE: Ada Ode\n\nSECTION:\n\nCity; Pg. 4A\n\nLENGTH: 38 words"
    head = f"{' ' * 28}FIRST EDITION\n\nDepot to be sold\n\n{labels}"
    loaded = read(tmp_path, nexis(head))
    expected = {"title": "Depot to be sold", "edition": "FIRST EDITION", "section": "City", "page": "4A"}
    found = row(loaded)
    assert {name: found[name] for name in expected} == expected
    assert body(loaded) == f"{FIRST}\n\n{SECOND}"


def test_nexis_docx_whose_labels_lost_their_space(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    head = ["Fares of 2019, part 1", "The Elm", "March 2, 2032 Tuesday", "Copyright 2032 Elm Press All Rights Reserved"]
    labels = ["Section: City; Pg. 4", "Length: 38 words", "Byline: By ADA ODE", "Body", ""]
    tail = ["Correction", "The depot is in Elm Street.", "Load-Date: March 3, 2032", "", "End of Document"]
    for line in [*head, *labels, FIRST, SECOND, *tail]:
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    loaded = load(tmp_path)
    expected = {"title": "Fares of 2019, part 1", "outlet": "The Elm", "published": "2032-03-02 00:00:00"}
    assert row(loaded) == {**expected, "author": "Ada Ode", "section": "City", "page": "4"}
    assert body(loaded) == f"{FIRST}\n\n{SECOND}"
    assert "The depot is in Elm Street." in " ".join(loaded.cleaning["before"])


def of_database(style: str, title: str, day: int, text: str) -> str:
    heads = {
        "record": f"Record: {day}\nTitle: {title}\nAuthors: Ode, Ada\nSource: The Elm, 03/{day + 20}/2032\n",
        "german": f"Titel: {title}\nQuelle: The Elm vom {day + 20}.03.2032, Seite 4\nAutor: Ada Ode\n",
        "indented": f"Title:\n   {title}\nSource:\n   The Elm\nDate:\n   {day + 20} March 2032\nAuthor:\n   Ada Ode\n",
        "clock": f"Title: {title}\nSource: The Elm\nDate: {day + 20} March 2032\nTime: 06:30 GMT\n",
    }
    return f"{heads[style]}\n{text}\n\n{SECOND}\n\n"


@pytest.mark.parametrize("style", ["record", "german", "indented", "clock"])
def test_heads_of_other_databases(style: str, tmp_path: Path) -> None:
    text = of_database(style, "Depot to be sold", 2, FIRST) + of_database(style, "Clock gone", 4, OTHER)
    loaded = read(tmp_path, text)
    assert loaded.articles["title"].tolist() == ["Depot to be sold", "Clock gone"]
    assert loaded.articles["outlet"].tolist() == ["The Elm"] * 2
    moments = ["2032-03-22", "2032-03-24"] if style != "clock" else ["2032-03-22 06:30:00", "2032-03-24 06:30:00"]
    assert [str(moment).removesuffix(" 00:00:00") for moment in loaded.articles["published"]] == moments
    assert [body(loaded, 0), body(loaded, 1)] == [f"{FIRST}\n\n{SECOND}", f"{OTHER}\n\n{SECOND}"]
    assert style != "german" or row(loaded)["page"] == "4"


def test_a_word_file_that_repeats_its_heads_in_plain_paragraphs(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for title, day, text in (("Depot to be sold", 2, FIRST), ("Clock gone", 4, OTHER)):
        for line in (title, "The Elm", f"{day} March 2032", "", text, SECOND, ""):
            document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    loaded = load(tmp_path)
    assert loaded.articles["title"].tolist() == ["Depot to be sold", "Clock gone"]
    assert loaded.articles["published"].astype(str).tolist() == ["2032-03-02", "2032-03-04"]
    assert [body(loaded, 0), body(loaded, 1)] == [f"{FIRST}\n\n{SECOND}", f"{OTHER}\n\n{SECOND}"]
