"""Predictions of small files: what is predicted, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

STATEMENT = "The harbour bridge will stay closed until the last of the cracked bearings has been replaced"
ALTERED = "The harbour bridge will stay shut until the last of the cracked bearings has been replaced"
OTHER = "Nobody asked the ferry crews what they thought of the winter timetable"


def article(name: str, said: str) -> dict[str, str]:
    text = f"Bridge news\n\nDr Mirela Tolvaj, the city engineer, spoke on Monday.\n\n“{said},” Dr Tolvaj said.\n"
    return {"id": name, "text": text}


def side(line: dict[str, str], said: str) -> dict[str, object]:
    start = line["text"].index(said)
    return {"doc": line["id"], "start": start, "end": start + len(said), "text": said}


ARTICLES = [
    article("gazette_2024-03-05_bridge", STATEMENT),
    article("herald_2024-03-05_bridge", ALTERED),
    article("post_2024-03-06_ferry", OTHER),
]


def write(path: Path, lines: list[dict[str, object]] | list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def pairs() -> list[dict[str, object]]:
    a, b, c = (side(line, said) for line, said in zip(ARTICLES, (STATEMENT, ALTERED, OTHER), strict=True))
    elsewhere = side({"id": "not at hand", "text": STATEMENT}, STATEMENT)
    return [
        {"id": "one", "a": a, "b": b},
        {"id": "two", "a": a, "b": c},
        {"id": "three", "a": a, "b": elsewhere},
    ]


def test_pairs_are_looked_up_in_the_tables_and_pairs_of_other_articles_left_out(tmp_path: Path) -> None:
    from predict import main

    given, texts, out = write(tmp_path / "p.jsonl", pairs()), write(tmp_path / "a.jsonl", ARTICLES), tmp_path / "out"
    assert main(["fidelity", str(given), str(out), "--articles", str(texts)]) == 0
    assert read(out) == [{"id": "one", "relation": "altered"}, {"id": "two", "relation": "different"}]


def test_order_of_a_pair_changes_nothing(tmp_path: Path) -> None:
    from layers.fidelity import predict

    turned = [{"id": p["id"], "a": p["b"], "b": p["a"]} for p in pairs()]
    assert predict(turned, list(reversed(ARTICLES))) == predict(pairs(), ARTICLES)


def test_quotations_have_the_speaker_that_the_whole_corpus_knows(tmp_path: Path) -> None:
    from predict import main

    out = tmp_path / "out"
    assert main(["quotes", str(write(tmp_path / "a.jsonl", ARTICLES)), str(out)]) == 0
    for line, found in zip(ARTICLES, read(out), strict=True):
        (quote,) = found["quotes"]  # type: ignore[misc]
        assert quote["speaker"] == "Mirela Tolvaj"
        assert line["text"][quote["start"] : quote["end"]] == quote["text"]


def test_expressions_and_names_have_their_offsets(tmp_path: Path) -> None:
    from layers import entities, framing

    lines = [{"id": "a", "text": "Council leader Ossian Brackwell was sacked by the board on Friday."}]
    (found,) = framing.predict(lines)
    assert (found["frame"], found["voice"], found["doc"]) == ("forced", "narrator", "a")
    assert found["context"][found["start"] : found["end"]] == found["text"]
    named = [e for e in entities.predict(lines)[0]["entities"] if e["label"] == "PER"]
    assert [lines[0]["text"][e["start"] : e["end"]] for e in named] == ["Ossian Brackwell"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "holds nothing to predict"),
        ("\n \n", "holds nothing to predict"),
        ('{"doc": "a", "start": 3, "text": "sacked"}\n', "line 1: has no id (only doc, start, text)"),
        ('{"id": "a", "text": "x"}\n{"id": "b"}\n', "line 2: has no text"),
        ('{"id": "a", "text": null}\n', "line 1: has no text"),
        ("[1]\n", "line 1: is not an object"),
        ("{\n", "line 1: is not JSON"),
    ],
)
def test_a_file_with_nothing_to_predict_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    from predict import main

    source, out = tmp_path / "given.jsonl", tmp_path / "out.jsonl"
    source.write_text(content, encoding="utf-8")
    assert main(["framing", str(source), str(out)]) == 2
    told = capsys.readouterr().err
    assert str(source) in told and said in told
    assert not out.exists()


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from predict import main

    assert main(["quotes", str(tmp_path / "none.jsonl"), str(tmp_path / "out")]) == 2
    assert "none.jsonl: there is no such file" in capsys.readouterr().err


def test_agent_and_affected_where_gold_and_texts_are_two_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from framing_agency import main

    text = "The board sacked Ossian Brackwell on Friday. Mirela Tolvaj resigned on Monday."
    write(tmp_path / "gold.texts.jsonl", [{"id": "a", "text": text}])
    start, end = text.index("sacked"), text.index("sacked") + 6
    expression = {"doc": "a", "start": start, "end": end, "text": "sacked", "frame": "forced", "voice": "narrator"}
    gold = write(tmp_path / "gold.jsonl", [expression | {"agent": "The board", "departing": "Ossian Brackwell"}])
    assert main([str(gold)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["agent", "f1", "1.000", "1.000", "to", "1.000"] in lines
    assert ["departing", "recall", "1.000", "1.000", "to", "1.000"] in lines
    (tmp_path / "gold.texts.jsonl").unlink()
    assert main([str(gold)]) == 2
    assert "gold.texts.jsonl: there is no such file" in capsys.readouterr().err
