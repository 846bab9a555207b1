from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd

from corpus_tools.framing.coding import (
    read_sheets,
    write_sheets,
)


def test_label_studio_there_and_back(sample: pd.DataFrame, tmp_path: Path) -> None:
    paths = write_sheets(sample, tmp_path, coders=["ana"], formats=["label-studio"])
    assert {p.name for p in paths} == {"coding_ana.json", "label_studio.xml", "rules.md", "key.csv"}
    tasks = json.loads((tmp_path / "coding_ana.json").read_text("utf-8"))
    assert [t["data"]["item_id"] for t in tasks] == list(sample["item_id"])
    view = ElementTree.parse(tmp_path / "label_studio.xml").getroot()
    assert [c.get("value") for c in view.find(".//Choices[@name='frame']") or []] == [
        "forced",
        "voluntary",
        "neutral",
        "candidacy",
        "none",
    ]
    # As Label Studio exports a project: JSON in full, and JSON-MIN.
    choices = {"frame": "forced", "voice": "quoted", "negated": "yes"}
    for number, task in enumerate(tasks):
        result = [{"from_name": n, "type": "choices", "value": {"choices": [v]}} for n, v in choices.items()]
        task |= {"id": number, "annotations": [{"completed_by": 7, "was_cancelled": False, "result": result}]}
    full, small = tmp_path / "full.json", tmp_path / "small.json"
    full.write_text(json.dumps(tasks), "utf-8")
    small.write_text(json.dumps([{**task["data"], **choices} for task in tasks]), "utf-8")
    for path in (full, small):
        codings = read_sheets([path])
        assert set(codings["coder"]) == {"ana"}
        assert set(codings["frame"]) == {"forced"} and codings["is_negated"].all()
        assert list(codings["item_id"]) == list(sample["item_id"])
