"""Fitting weights: what is read of a gold file, what is fitted, and that gold of our own is in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

TEXT = "“We close the pier today,” Mirela Tolvaj said. Ossian Brackwell read “The Long Quay” on the ferry.\n"


def line() -> dict[str, Any]:
    start = TEXT.index("We close")
    title, who = TEXT.index("The Long"), TEXT.index("Mirela")
    quote = {"start": start, "end": start + 24, "kind": "direct", "speaker_start": who, "speaker_end": who + 13}
    return {"id": "a", "text": TEXT, "quotes": [quote, {"start": title, "end": title + 13, "kind": "scare"}]}


def test_a_line_is_read_by_the_stretches_between_marks() -> None:
    from train_quotes import read_gold

    gold = read_gold(line())
    assert gold.scare == [False, True]
    assert [[TEXT[a:b] for a, b in heads] for heads in gold.heads] == [["Mirela Tolvaj"], []]
    unsure = read_gold(line() | {"either": [{"start": TEXT.index("The Long"), "end": TEXT.index("The Long") + 13}]})
    assert unsure.scare == [False, None]


def test_decisions_have_one_right_candidate_and_marks_two_sides() -> None:
    from train_quotes import WEIGHTS, read_gold, read_weights, scare_choices, source_choices

    weights = read_weights(WEIGHTS.read_text(encoding="utf-8"))
    gold = read_gold(line())
    (decision,), picked = source_choices(gold, weights)
    assert sum(decision.right) == 1 and len(decision.features) > 1
    assert [choice.right for choice in scare_choices(gold, picked)] == [[True, False], [False, True]]


def test_what_is_right_more_often_weighs_more_and_what_is_held_stays() -> None:
    from train_quotes import Choices, fit

    # Of ten decisions the candidate with "a" is right in eight.
    decisions = [Choices([["a"], ["b"]], [number < 8, number >= 8]) for number in range(10)]
    start = {"a": 0.0, "b": 0.0, "unseen": 2.0, "least_to_count": -9.0}
    fitted = fit(decisions, start, 0.1)
    assert fitted["a"] > fitted["b"]
    assert fitted["unseen"] == pytest.approx(2.0)
    assert fitted["least_to_count"] == -9.0
    firm = fit(decisions, start, 1e6)
    assert firm == pytest.approx(start, abs=1e-3)


def test_weights_are_written_in_steps_with_their_comments() -> None:
    from train_quotes import WEIGHTS, read_weights, rounded, written

    text = WEIGHTS.read_text(encoding="utf-8")
    weights = read_weights(text)
    assert read_weights(written(text, weights)) == weights
    changed = weights | {"source": rounded("source", {k: v + 0.3 for k, v in weights["source"].items()})}
    again = read_weights(written(text, changed))
    assert again["source"]["form_name"] == rounded("source", {"x": weights["source"]["form_name"] + 0.3})["x"]
    assert all(value * 2 == int(value * 2) for key, value in again["source"].items() if key != "least_to_count")
    comments = [part.partition("#")[2] for part in text.splitlines()]
    assert [part.partition("#")[2] for part in written(text, changed).splitlines()] == comments


def test_folds_depend_on_the_article_alone() -> None:
    from train_quotes import fold_of

    names = [f"article {number}" for number in range(200)]
    assert {fold_of(name, 5) for name in names} == {0, 1, 2, 3, 4}
    assert [fold_of(name, 5) for name in reversed(names)] == [fold_of(name, 5) for name in names][::-1]


@pytest.mark.parametrize(
    ("name", "articles", "sources"),
    [("wikinews", 202, 618), ("invented_us", 70, 636), ("invented_world", 36, 319), ("invented_news", 83, 575)],
)
def test_gold_of_our_own_is_in_order(name: str, articles: int, sources: int, root: Path) -> None:
    path = root / "benchmarks" / "gold" / f"{name}_quotes.jsonl"
    lines = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    assert len({one["id"] for one in lines}) == len(lines) == articles
    named = 0
    for one in lines:
        assert one.get("url", "https://en.wikinews").startswith("https://en.wikinews")
        for quote in one["quotes"]:
            assert one["text"][quote["start"] : quote["end"]] == quote["text"]
            assert (quote["kind"] == "scare") <= (quote["mention"] is None)
            if quote["mention"] is not None:
                named += 1
                assert one["text"][quote["speaker_start"] : quote["speaker_end"]] == quote["mention"]
                assert quote["speaker_start"] <= quote["head_start"] < quote["head_end"] <= quote["speaker_end"]
    assert named == sources


def test_levels_start_features_and_a_strange_name_is_refused(tmp_path: Path) -> None:
    from train_quotes import START, WEIGHTS, read_start, read_weights

    start, in_use = read_start(str(START)), read_weights(WEIGHTS.read_text(encoding="utf-8"))
    assert {section: list(values) for section, values in start.items()} == {
        section: list(values) for section, values in in_use.items()
    }
    assert set(start["source"].values()) == {-9.0, -8.0, -4.0, 0.0, 4.0, 8.0}
    assert set(start["scare"].values()) == {-2.0, -1.0, 0.0, 1.0, 2.0}
    assert start["source"]["least_to_count"] == in_use["source"]["least_to_count"]
    assert start["indirect"] == in_use["indirect"]
    none = read_start("none")
    assert {v for k, v in none["source"].items() if k != "least_to_count"} == {0.0}
    (tmp_path / "levels.toml").write_text('[source]\n"4" = ["form_name", "form_nme"]\n')
    with pytest.raises(ValueError, match="has no feature form_nme"):
        read_start(str(tmp_path / "levels.toml"))


def test_the_demo_corpus_is_read_as_gold() -> None:
    from train_quotes import demo_lines, read_gold

    lines = demo_lines()
    golds = [read_gold(one) for one in lines]
    assert len(lines) >= 18
    assert sum(bool(heads) for gold in golds for heads in gold.heads) > 100
    assert any(truth for gold in golds for truth in gold.scare)


def test_a_file_without_quotations_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from train_quotes import main

    (tmp_path / "texts.jsonl").write_text('{"id": "a", "text": "x"}\n')
    assert main([str(tmp_path / "texts.jsonl")]) == 2
    assert "has no quotes" in capsys.readouterr().err
