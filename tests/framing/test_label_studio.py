"""The Label Studio files, checked by Label Studio's own SDK: runs where an interpreter that has it is named.

CORPUS_TOOLS_LABEL_STUDIO=/path/to/python, of an environment with label-studio-sdk (checked with 2.1.2); the SDK is no
dependency of the package, and its own dependencies stay apart.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from corpus_tools.framing import find_frames
from corpus_tools.framing.coding import draw_sample, read_sheets, write_sheets

PYTHON = os.environ.get("CORPUS_TOOLS_LABEL_STUDIO", "")
pytestmark = pytest.mark.skipif(not PYTHON, reason="CORPUS_TOOLS_LABEL_STUDIO names no Python that has the SDK")

# Validates configuration and tasks, then annotates each task as Label Studio would, and validates and prints that.
CHECK = """
import json, sys
from label_studio_sdk.label_interface import LabelInterface
interface = LabelInterface(open(sys.argv[1], encoding="utf-8").read())
interface.validate()
tasks = json.load(open(sys.argv[2], encoding="utf-8"))
done = []
for number, task in enumerate(tasks, 1):
    assert interface.validate_task(task), task
    annotation = interface.generate_sample_annotation()
    assert annotation is not None
    annotation |= {"completed_by": 7, "was_cancelled": False}
    assert interface.validate_annotation(annotation), annotation
    done.append({"id": number, **task, "annotations": [annotation]})
print(json.dumps(done))
"""


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    texts = [f"The mayor of Ardle resigned in {year}. “She must go,” Peter Tarn said. It rained." for year in range(12)]
    articles = pd.DataFrame({"article_id": [f"a{n:02d}" for n in range(12)], "text": texts})
    articles = articles.assign(outlet="Ardle Post", title="Mayor & <council>", published=pd.Timestamp("2024-01-01"))
    sample = draw_sample(find_frames(articles), articles, 20, seed=0)
    write_sheets(sample, tmp_path, coders=["ana"], formats=["label-studio"])
    command = [PYTHON, "-c", CHECK, str(tmp_path / "label_studio.xml"), str(tmp_path / "coding_ana.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    path = tmp_path / "export.json"
    path.write_text(done.stdout, "utf-8")
    return path


def test_what_the_sdk_makes_of_the_tasks_is_read_back(exported: Path) -> None:
    tasks = json.loads(exported.read_text("utf-8"))
    codings = read_sheets([exported])
    chosen = []
    for task in tasks:
        results = {r["from_name"]: r["value"] for r in task["annotations"][0]["result"]}
        chosen.append((task["data"]["item_id"], *(results[n]["choices"][0] for n in ("frame", "voice", "negated"))))
    found = zip(codings["item_id"], codings["frame"], codings["voice"], codings["is_negated"], strict=True)
    assert [(i, f, v, "yes" if n else "no") for i, f, v, n in found] == chosen
    assert len(codings) == len(tasks) and set(codings["coder"]) == {"ana"}


def test_the_sdk_refuses_an_annotation_that_the_configuration_does_not_know(exported: Path) -> None:
    check = CHECK.replace(
        "    assert interface.validate_annotation",
        '    annotation["result"][0]["from_name"] = "x"\n    assert interface.validate_annotation',
    )
    assert check != CHECK
    files = [str(exported.parent / name) for name in ("label_studio.xml", "coding_ana.json")]
    done = subprocess.run([PYTHON, "-c", check, *files], capture_output=True, check=False, cwd=exported.parent)
    assert done.returncode != 0
