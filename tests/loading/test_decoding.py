from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.loading.decoding import Decoded, decode, looks_binary
from corpus_tools.loading.records import Problem

TEXT = "« Ça suffit », dit l’élève à Gröben – “naïve”, he said. Das weiß man dort längst.\n" * 3


def decoded(data: bytes, declared: str = "") -> Decoded:
    found = decode(data, declared)
    assert isinstance(found, Decoded)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_reads_each_encoding(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)).text == TEXT


def test_plain_utf8_is_no_change() -> None:
    found = decoded(TEXT.encode())
    assert not found.changes
    assert not found.problems


def test_windows_1252_is_reported() -> None:
    found = decoded(TEXT.encode("cp1252"), "utf-8")
    assert [c.rule for c in found.changes] == ["encoding"]
    assert [p.kind for p in found.problems] == ["encoding"]
    assert "cp1252" in found.problems[0].message
    assert "declared utf-8" in found.problems[0].message


def test_latin_1_declared_as_such_is_no_problem() -> None:
    assert not decoded("Größe".encode("latin-1"), "iso-8859-1").problems


def test_foreign_bytes_in_utf8() -> None:
    data = TEXT.encode() + "caf\xe9 ".encode("latin-1") + TEXT.encode()
    found = decoded(data)
    assert found.text == TEXT + "café " + TEXT
    assert found.problems[0].kind == "encoding"


def test_cut_in_a_character() -> None:
    found = decoded("Größe, déjà vu, café".encode()[:-1])
    assert found.text == "Größe, déjà vu, caf"
    assert found.problems[0].kind == "truncated"


def test_cyrillic_in_windows_1251() -> None:
    text = "Мэр города заявил, что начальник полиции уходит в отставку после критики. " * 4
    assert decoded(text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + bytes(500), b"\0" * 100, b"a\x01\x02", b"a\x01\x02" * 400]
)
def test_binary_is_refused(data: bytes) -> None:
    assert looks_binary(data)
    found = decode(data)
    assert isinstance(found, Problem)
    assert (found.kind, found.severity) == ("binary", "error")


@pytest.mark.parametrize("data", [b"A ferry sank.\x07", b"The\x01 ferry sank at\x02 noon.", b"a", b""])
def test_a_stray_control_byte_or_two_make_no_text_binary(data: bytes) -> None:
    assert not looks_binary(data)


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    found = decode(data)
    assert isinstance(found, (Decoded, Problem))


@settings(max_examples=100)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=100))
def test_utf8_comes_back(text: str) -> None:
    assert decoded(text.encode()).text == text.removeprefix("\ufeff")


# Quotation marks, dashes and accents as three machines wrote them.
PROSE = "It’s “naïve”, she said – at once… the café’s owner, Zoë, paid £5. Don’t ask René, déjà vu. " * 3
PLAIN = "The café owner René paid £5, naïve or not; it was déjà vu. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(PROSE, "mac_roman"), (PROSE, "cp1252"), (PLAIN, "mac_roman"), (PLAIN, "cp850"), (PLAIN, "cp1252")],
)
def test_old_machines(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)
    assert [problem.kind for problem in found.problems] == ["encoding"]


@pytest.mark.parametrize(
    "text",
    [
        "It cost £5 and £6, and 20°C in the shade of the Foo® sign with 5m² of Bar™ on it. ",
        "L’élève à l’école, « ça suffit », dit-il ; où était-ce ? Noël, n°5, garçon, déjà vu. À Évry. ",
        "Größe, „das ist schön“, sagte er. Übung macht den Meister, Straße, Ärger. ",
        "¿Qué pasó ayer? ¡Nada! El niño comió piñas en Ávila y la señora lo vio. ",
        "Åsa och Örjan åkte till Malmö för att äta räksmörgås på en båt. ",
        "ÉCOLE DE MÉDECINE, À LA UNE: ÇA SUFFIT. ",
    ],
)
def test_windows_1252_of_many_languages_is_left_to_itself(text: str) -> None:
    found = decoded((text * 4).encode("cp1252"))
    assert (found.text, found.encoding) == (text * 4, "cp1252")
