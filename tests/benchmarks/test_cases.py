"""Cases with a known answer, and what is said of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CASES = [
    {"id": "a", "kind": "end", "call": "split_sentences", "input": "Tolvaj left. Rain fell.", "right": ["Tolvaj left.", "Rain fell."]},  # noqa: E501
    {"id": "b", "kind": "date", "call": "read_date", "input": "3 September 2031", "right": ["2031-09-04 00:00:00", "day"]},  # noqa: E501
    {"id": "c", "kind": "speaker", "call": "extract_quotes", "input": "“We close the pier today,” Mirela Tolvaj said.", "right": [["mixed", "We close the pier today,", "Mirela Tolvaj", "said"]]},  # noqa: E501
    {"id": "d", "kind": "speaker", "call": "nothing_like_this", "input": "x", "right": []},
]  # fmt: skip


def write(folder: Path) -> str:
    path = folder / "cases.jsonl"
    path.write_text("".join(json.dumps(case) + "\n" for case in CASES), encoding="utf-8")
    return str(path)


def test_each_case_has_its_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from cases import main

    assert main([write(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines if not line.startswith("      ")][:-1] == [
        ["right", "a"],
        ["wrong", "b"],
        ["near", "c"],
        ["wrong", "d"],
    ]
    assert lines[-1] == "1 right, 1 near, 2 wrong"
    assert any("no such call: nothing_like_this" in line for line in lines)


def test_one_kind_and_only_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from cases import main

    assert main([write(tmp_path), "--only", "end", "--wrong"]) == 0
    assert capsys.readouterr().out == "1 right, 0 near, 0 wrong\n"


def test_where_the_cases_are_missing_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import cases

    monkeypatch.setattr(cases, "CASES", Path("nowhere.jsonl"))
    assert cases.main([str(cases.CASES)]) == 0
    assert "not here" in capsys.readouterr().out


@pytest.mark.parametrize(("call", "text", "answer"), [
    ("find_frames", "The chief, Ossian Brackwell, stepped down on Monday.", [["stepped down", "voluntary", "narrator", False]]),  # noqa: E501
    ("find_entities", "Ossian Brackwell left.", [["Ossian Brackwell", "per:ossian-brackwell"]]),
    ("read_date", "no date at all", None),
])  # fmt: skip
def test_calls_ask_what_their_names_say(call: str, text: str, answer: object) -> None:
    from cases import CALLS

    assert CALLS[call](text) == answer


def test_a_page_is_loaded_from_a_folder() -> None:
    from cases import page

    told = "The ferry will sail again once the storms have passed and the new engine has been fitted at the quay. " * 3
    text = f'<html lang="en"><head><title>Ferry</title><meta name="author" content="Mirela Tolvaj"></head><body><article><h1>Ferry</h1><p>{told}</p></article></body></html>'  # noqa: E501
    assert page(text) == {"published": None, "author": "Mirela Tolvaj", "outlet": "unknown"}
