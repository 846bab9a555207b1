"""Human coding: draw a sample, hand out sheets, read them back, and say how far coders and machine agree.

sample = draw_sample(frames, articles, 200, seed=1)
write_sheets(sample, "coding/", coders=("ana", "ben"))
codings = read_sheets(["coding/coding_ana.xlsx", "coding/coding_ben.xlsx"])
tables = agreement(codings, sample)

Sheets are CSV, XLSX, JSON lines or Label Studio tasks (``formats=``). A coder named ``machine-…`` is a machine:
measured against the people, and never counted among them.
"""

from corpus_tools.framing.coding.agreement import Agreement, agreement, krippendorff_alpha, readings, rogan_gladen
from corpus_tools.framing.coding.sample import KEY_COLUMNS, NONE, draw_sample
from corpus_tools.framing.coding.sheets import read_key, read_sheets, write_sheets

__all__ = [
    "KEY_COLUMNS",
    "NONE",
    "Agreement",
    "agreement",
    "draw_sample",
    "krippendorff_alpha",
    "read_key",
    "read_sheets",
    "readings",
    "rogan_gladen",
    "write_sheets",
]
