#!/usr/bin/env bash
# matplotlib 3.11.2, Python 3.11 and later, on systems that can copy a process (os.fork).
#
# `FT2Font` keeps its file open and reads each letter from it when it is asked for. Processes that are copied after the font was
# opened, as workers of multiprocessing are where they are forked, share the place at which that file is read: letters that two
# of them ask for at a time come back with the width of nothing, with another width, or as an error, by chance. matplotlib empties
# its own cache of fonts in each copy; a font that a program keeps is not opened anew, and no documentation of FT2Font says so.
#
# Seen (eight rounds of four copies, each of which reads the widths of 94 letters 200 times):
#   one process alone, with other widths than before: 0
#   copies with other widths or an error: most of 32
#   copies that open the font themselves: 0
#
# It matters to whoever measures labels in parallel: figures have lines cut or letters over one another, in some runs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "matplotlib==3.11.2"
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import os
import sys

from matplotlib.font_manager import findfont
from matplotlib.ft2font import FT2Font, LoadFlags

LETTERS = range(33, 127)


def opened() -> FT2Font:
    font = FT2Font(findfont("DejaVu Sans"))
    font.set_size(100, 72)
    return font


def widths(font: FT2Font) -> list[int]:
    return [font.load_char(code, flags=LoadFlags.NO_HINTING).horiAdvance for code in LETTERS]


def differs(font: FT2Font) -> bool:
    try:
        return any(widths(font) != expected for _ in range(200))
    except RuntimeError:
        return True


def copies(*, anew: bool) -> int:
    """How many of 32 copies of this process, four at a time, see other widths."""
    wrong = 0
    for _ in range(8):
        started = []
        for _ in range(4):
            child = os.fork()
            if not child:
                os._exit(differs(opened() if anew else kept))
            started.append(child)
        wrong += sum(bool(os.waitpid(child, 0)[1]) for child in started)
    return wrong


kept = opened()
expected = widths(kept)
alone, shared, own = int(differs(kept)), copies(anew=False), copies(anew=True)
print("one process alone, with other widths than before:", alone)
print("copies with other widths or an error:", "most of 32" if shared > 16 else shared)
print("copies that open the font themselves:", own)
sys.exit(0 if (alone, shared > 16, own) == (0, True, 0) else 1)
PYTHON
