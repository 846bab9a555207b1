"""The browser that ``benchmarks/chromium.py`` drives, found by name as the scripts there find it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
