"""What must hold of the checkout as a whole."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

PROJECT_NAME = re.compile(r"^[A-Za-z0-9_.-]+")


def _requirements(root: Path) -> set[str]:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    installed = ("lab", "formats", "pdf", "docs", "dev")
    return {*project["dependencies"], *(line for name in installed for line in extras[name])}


def _tracked(root: Path) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [root / name for name in listed.stdout.decode().split("\0") if name and (root / name).is_file()]


def test_environment_yml_agrees_with_pyproject(root: Path) -> None:
    lines = (root / "environment.yml").read_text("utf-8").partition("dependencies:")[2].splitlines()
    listed = {line.strip()[2:].strip() for line in lines if re.match(r"^  - [a-z]", line)}
    listed -= {"python>=3.11", "pip", "pip:"}
    assert listed == _requirements(root)


def test_the_lock_holds_every_requirement_with_hashes_and_no_address(root: Path) -> None:
    text = (root / "requirements.lock").read_text("utf-8")
    pinned = {canonicalize_name(m.group(1)) for m in re.finditer(r"^([A-Za-z0-9_.-]+)==", text, re.M)}
    for requirement in _requirements(root):
        name = PROJECT_NAME.match(requirement)
        assert name is not None
        assert canonicalize_name(name.group()) in pinned, requirement
    assert text.count("--hash=sha256:") > len(pinned)
    assert "://" not in text
    assert "--index" not in text
    for block in re.split(r"\n(?=\S)", text):
        if "==" in block.splitlines()[0]:
            assert "--hash=" in block, block.splitlines()[0]


def test_the_lock_was_made_from_these_requirements(root: Path) -> None:
    from packaging.requirements import Requirement
    from packaging.version import Version

    text = (root / "requirements.lock").read_text("utf-8")
    pins: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", text, re.M):
        pins.setdefault(canonicalize_name(name), []).append(version)
    for line in _requirements(root):
        requirement = Requirement(line)
        for version in pins[canonicalize_name(requirement.name)]:
            assert requirement.specifier.contains(Version(version), prereleases=True), (line, version)


def test_nothing_committed_names_a_registry_or_a_path_of_this_machine(root: Path) -> None:
    # Written in pieces, so that this file does not hold what it looks for.
    wanted = ["files.python" + "hosted", "pypi" + ".org", "/wo" + "rk/", "index" + "-url", "/ro" + "ot/"]
    found = []
    for path in _tracked(root):
        if path.suffix in {".png", ".parquet", ".gz", ".docx", ".zip", ".crfsuite"} or path.name == "test_project.py":
            continue
        text = path.read_bytes().decode("utf-8", "ignore").replace("--no-emit-" + "index" + "-url", "")
        found += [f"{path.relative_to(root)}: {word}" for word in wanted if word in text]
    assert found == []


def test_no_file_is_large_or_half_written(root: Path) -> None:
    for path in _tracked(root):
        assert path.stat().st_size < 4_000_000, path
        assert path.suffix != ".tmp", path


@pytest.mark.parametrize("name", ["01_provenance", "02_named_entities", "03_quote_frequency", "04_discourse_framing"])
class TestNotebooks:
    def _cells(self, root: Path, name: str) -> list[dict[str, object]]:
        notebook = json.loads((root / "notebooks" / f"{name}.ipynb").read_text("utf-8"))
        assert notebook["metadata"]["kernelspec"]["name"] == "python3"
        return [c for c in notebook["cells"] if c["cell_type"] == "code"]

    def test_every_code_cell_was_run_in_order(self, root: Path, name: str) -> None:
        counts = [c["execution_count"] for c in self._cells(root, name)]
        assert counts == list(range(1, len(counts) + 1))

    def test_no_cell_computes_defines_or_hides_state(self, root: Path, name: str) -> None:
        for cell in self._cells(root, name):
            source = "".join(cell["source"])  # type: ignore[arg-type]
            assert not re.search(r"^\s*(def|class|for|while|%|!)\b", source, re.M), source

    def test_parameters_are_annotated_and_explained(self, root: Path, name: str) -> None:
        tagged = [c for c in self._cells(root, name) if "parameters" in c["metadata"].get("tags", [])]  # type: ignore[attr-defined]
        assert len(tagged) == 1
        for line in "".join(tagged[0]["source"]).splitlines():  # type: ignore[arg-type]
            assert re.fullmatch(r"\w+: (str|int|float|bool) = .+  # \S.+", line), line

    def test_no_stored_output_names_a_path_or_an_error(self, root: Path, name: str) -> None:
        for cell in self._cells(root, name):
            for output in cell["outputs"]:  # type: ignore[attr-defined]
                assert output["output_type"] != "error"
                shown = re.sub(r"base64,[^\"]*", "", json.dumps(output.get("data", {})))
                assert not re.search(r"/(home|tmp|Users)/", shown)

    def _pictures(self, root: Path, name: str) -> list[tuple[str, bytes]]:
        """Alternative text and bytes of each picture that the notebook shows."""
        found = []
        for cell in self._cells(root, name):
            for output in cell["outputs"]:  # type: ignore[attr-defined]
                html = "".join(output.get("data", {}).get("text/html", ""))
                if match := re.fullmatch(r'<img alt="([^"]*)" width="\d+" src="data:image/png;base64,([^"]*)">', html):
                    found.append((match[1], base64.b64decode(match[2])))
        return found

    def test_each_picture_has_alternative_text_and_is_stored_once(self, root: Path, name: str) -> None:
        pictures = self._pictures(root, name)
        assert len(pictures) >= 2
        assert all(len(alt) > 40 for alt, _ in pictures)
        for cell in self._cells(root, name):
            assert not any("image/png" in output.get("data", {}) for output in cell["outputs"])  # type: ignore[attr-defined]

    def test_its_pictures_are_those_in_figures(self, root: Path, name: str) -> None:
        # nbval does not compare pictures; that the two copies made by one refresh agree says that none is stale.
        files = {path.read_bytes() for path in (root / "figures").glob(f"{name[:2]}_*.png")}
        assert {content for _, content in self._pictures(root, name)} == files


def test_importing_the_package_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, time; t = time.process_time(); import corpus_tools; print(time.process_time() - t); "
        "heavy = {'pandas', 'matplotlib', 'nltk', 'pyarrow', 'scipy', 'pycrfsuite'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    command = [sys.executable, "-c", code]
    assert min(float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(3)) < 0.5


def test_every_name_the_package_offers_is_what_it_says_however_it_is_reached() -> None:
    code = (
        "import pkgutil, importlib, corpus_tools as ct\n"
        "for m in pkgutil.walk_packages(ct.__path__, 'corpus_tools.'):\n"
        "    importlib.import_module(m.name) if '__main__' not in m.name else None\n"
        "for name in ct.__all__:\n"
        "    assert type(getattr(ct, name)).__name__ != 'module', name\n"
        "    assert getattr(ct, name) is getattr(ct, name), name\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
