"""Make the pictures of the README and the tutorial again: ``python docs/site/pictures.py``.

Needs Chromium for the picture of the report. Maintainers run it when the report has changed; the pictures are stored
in ``docs/pictures``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

import corpus_tools as ct
from corpus_tools import figures

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1000, 1250


def report(folder: Path) -> None:
    """The first page of the report of the demo corpus."""
    browser = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if browser is None:
        raise SystemExit("the picture of the report needs Chromium: install it, or leave the stored picture as it is")
    out = folder / "demo"
    run = [sys.executable, "-m", "corpus_tools.cli", "run", str(ROOT / "data" / "demo"), "--out", str(out)]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL, cwd=folder)  # noqa: S603
    target = folder / "report.png"
    size = f"--window-size={WIDTH},{HEIGHT}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", size, f"--screenshot={target}"]
    subprocess.run([browser, *options, (out / "report.html").as_uri()], check=True, capture_output=True)  # noqa: S603
    with Image.open(target) as picture:
        # 256 colours: a third of the bytes, and no difference that one could see.
        picture.convert("RGB").quantize(256).save(PICTURES / "report.png", optimize=True)


def tutorial() -> None:
    """The figure that the tutorial draws."""
    study = ct.open_study(ROOT / "data" / "demo")
    picture = study.draw_share_of_voice(study.share_of_voice(once=True), top=6)
    for path in figures.save(picture, PICTURES, "who_is_quoted"):
        if path.suffix == ".svg":
            path.unlink()


def main() -> int:
    PICTURES.mkdir(exist_ok=True)
    tutorial()
    with tempfile.TemporaryDirectory() as folder:
        report(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
