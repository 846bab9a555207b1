"""A finished figure: what it shows, in words too, its table, and its files."""

from __future__ import annotations

import base64
import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

import matplotlib.style as mpl_style
import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from corpus_tools.errors import ParameterError
from corpus_tools.figures.lettering import FONT
from corpus_tools.files import writing

DPI: Final = 150
COLOURS: Final = 128  # of a PNG, including the edges of letters; the SVG has all colours
OWN: Final = 16  # of these, reserved for frequent colours
FREQUENT: Final = 32  # most frequent colours considered: a matrix has a dozen shades of one colour
_STYLE: Final[dict[str, Any]] = {
    "font.family": [FONT],
    "font.size": 9,
    "text.usetex": False,
    # Letters as wide as they were measured, at every resolution.
    "text.hinting": "none",
    "axes.unicode_minus": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#888888",
    "axes.linewidth": 0.7,
    "axes.axisbelow": True,
    "xtick.color": "#444444",
    "ytick.color": "#222222",
    "xtick.major.width": 0.7,
    "ytick.major.width": 0.7,
    "figure.dpi": 100,
    "figure.facecolor": "white",
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "savefig.bbox": None,
    "savefig.facecolor": "auto",
    "savefig.transparent": False,
    "svg.hashsalt": "corpus_tools",
    "svg.fonttype": "path",
    "hatch.linewidth": 0.6,
}


@contextmanager
def style() -> Iterator[None]:
    """Draw as this package draws, whatever the user's own settings are; they are back afterwards."""
    with mpl_style.context(["default", _STYLE]), warnings.catch_warnings():
        # A letter that the font lacks is drawn as a box; a warning for each would say nothing more.
        warnings.filterwarnings("ignore", message="(?s)Glyph .* missing from font", category=UserWarning)
        yield


@dataclass(frozen=True)
class Picture:
    """One figure. ``title`` is its finding, ``alt`` describes it in words, ``table`` holds the values drawn.

    A notebook shows it once, as a PNG in HTML with its alternative text.
    """

    figure: Figure = field(repr=False)
    title: str
    alt: str
    table: pd.DataFrame = field(repr=False)
    source: str = ""

    def png(self, dpi: int = DPI) -> bytes:
        """The figure as PNG; the same bytes for the same figure."""
        return self._usual_png if dpi == DPI else self._draw(dpi)

    @cached_property
    def _usual_png(self) -> bytes:
        # Shown in a notebook and saved beside it: drawn once.
        return self._draw(DPI)

    def _draw(self, dpi: int) -> bytes:
        # Without savefig, which would first compress a PNG with all colours.
        with style():
            usual = self.figure.dpi
            self.figure.set_dpi(dpi)
            try:
                canvas = FigureCanvasAgg(self.figure)
                canvas.draw()  # type: ignore[no-untyped-call]
            finally:
                self.figure.set_dpi(usual)
            # A copy, so that the canvas can be freed.
            pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()  # type: ignore[no-untyped-call]
        return _with_palette(pixels, self.alt, dpi)

    def svg(self) -> bytes:
        """The figure as SVG with its title and alternative text inside; the same bytes for the same figure."""
        buffer = io.BytesIO()
        with style():
            self.figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": "corpus_tools"})
        text = buffer.getvalue().decode("utf-8")
        described = f'role="img" aria-label="{escape(self.alt, {chr(34): "&quot;"})}" '
        text = re.sub(r"<svg ", lambda match: match.group() + described, text, count=1)
        words = f"<title>{escape(self.title)}</title><desc>{escape(self.alt)}</desc>"
        return re.sub(r"(<svg [^>]*>)", lambda match: match.group() + words, text, count=1).encode("utf-8")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, str], dict[str, Any]]:
        picture = base64.b64encode(self.png()).decode("ascii")
        width = round(self.figure.get_figwidth() * 100)
        said = escape(self.alt, {chr(34): "&quot;", "\n": " "})
        # As HTML: the alternative text beside image/png is read by no front end; that of an element is, trusted or not.
        html = f'<img alt="{said}" width="{width}" src="data:image/png;base64,{picture}">'
        return {"text/html": html, "text/plain": self.alt}, {}


def _with_palette(pixels: np.ndarray[Any, np.dtype[np.uint8]], description: str, dpi: int) -> bytes:
    """A PNG of few colours, a quarter of the size, since a report holds many figures."""
    whole = _few_colours(pixels)
    words = PngInfo()
    words.add_itxt("Description", description)
    small = io.BytesIO()
    whole.save(small, format="png", dpi=(dpi, dpi), pnginfo=words)
    return small.getvalue()


def _few_colours(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> Image.Image:
    """The picture in ``COLOURS`` colours: exact where a colour fills an area, approximate at the edges of letters.

    The octree is six times faster than the median cut, but averages the colours that share a leaf (white becomes nearly
    white, a pale cell of a matrix white). So a leaf gets the colour that most of its pixels have, and other frequent
    colours get an entry each. Every second pixel of every second row is counted.
    """
    few = Image.fromarray(pixels).quantize(COLOURS - OWN, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = np.zeros((COLOURS, 3), dtype=np.uint8)
    leaves = np.array(few.getpalette(), dtype=np.uint8).reshape(-1, 3)
    palette[: len(leaves)] = leaves
    chosen = np.array(few)
    colour = pixels.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)
    found, count = np.unique(chosen[::2, ::2].astype(np.uint32) << 24 | colour[::2, ::2], return_counts=True)
    found = found[np.argsort(-count, kind="stable")]
    _, first = np.unique(found >> 24, return_index=True)
    palette[found[first] >> 24] = _channels(found[first])
    frequent = np.setdiff1d(np.arange(min(len(found), FREQUENT)), first)[:OWN]
    for entry, one in enumerate(found[frequent], COLOURS - OWN):
        palette[entry] = _channels(one)
        chosen[colour == one & 0xFFFFFF] = entry
    made = Image.fromarray(chosen)
    made.putpalette(palette.ravel().tolist())
    return made


def _channels(colour: Any) -> Any:
    """Red, green and blue of colours that are packed into one number each."""
    return np.stack([colour >> 16 & 255, colour >> 8 & 255, colour & 255], axis=-1)


def save(picture: Picture, folder: str | Path, name: str) -> list[Path]:
    """Write ``name.png`` and ``name.svg`` into ``folder``, each whole or not at all; returns their paths.

    Parameters
    ----------
    picture : Picture
        What one of the functions of this module drew.
    folder : str | Path
        Folder, made where it is not there.
    name : str
        Name of the files, without an ending.

    Returns
    -------
    list of Path
        The PNG and the SVG.

    Raises
    ------
    ParameterError
        For a name that is not a plain file name.
    InputError
        Where the folder cannot be written to.

    Examples
    --------
    >>> import tempfile
    >>> from corpus_tools import figures
    >>> picture = study.draw_modality(study.modality_table())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in figures.save(picture, folder, "modality")]
    ['modality.png', 'modality.svg']
    """
    if not re.fullmatch(r"[\w][\w.-]*", name) or ".." in name:
        raise ParameterError("name", name, "a figure's name has letters, digits, - and _ only")
    paths = []
    for suffix, content in (("png", picture.png()), ("svg", picture.svg())):
        path = Path(folder) / f"{name}.{suffix}"
        with writing(path) as temporary:
            temporary.write_bytes(content)
        paths.append(path)
    return paths
