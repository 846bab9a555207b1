"""Files of other programs are refused by name, with what to do instead."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from corpus_tools.errors import CorpusToolsError
from corpus_tools.loading import load

NOISE = bytes(range(256)) * 3
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def iwa() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Index/Document.iwa", NOISE)
        archive.writestr("preview.jpg", b"\xff\xd8\xff" + NOISE)
    return out.getvalue()


KINDS = {
    "a.dta": (b"<stata_dta><header><release>118</release>" + NOISE, "Stata data set"),
    "old.dta": (b"\x72\x02\x01\x00" + NOISE, "Stata data set"),
    "a.sav": (b"$FL2@(#) SPSS DATA FILE" + NOISE, "SPSS data set"),
    "a.sas7bdat": (bytes(12) + b"\xc2\xea\x81\x60" + NOISE, "SAS data set"),
    "a.RData": (gzip.compress(b"RDX3\nX\n\0\0\0\3" + NOISE), "R data file"),
    "a.rds": (gzip.compress(b"X\n\0\0\0\3\0\4\1\0" + NOISE), "R data file"),
    "a.feather": (b"ARROW1\0\0" + NOISE, "Feather file"),
    "a.h5": (b"\x89HDF\r\n\x1a\n" + NOISE, "HDF5 file"),
    "a.pkl": (b"\x80\x04\x95" + NOISE, "Python pickle"),
    "a.webarchive": (b"bplist00" + NOISE, "Safari web archive"),
    "a.msg": (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "Outlook message"),
    "renamed.bin": (OLE + "WordDocument".encode("utf-16-le"), "old Word document"),
    "a.xls": (OLE, "old Excel workbook"),
    "a.pages": (iwa(), "Apple's Pages"),
    "a.url": (b"[InternetShortcut]\r\nURL=https://elm.example/depot\r\n", "shortcut"),
    "a.sql": (b"-- dump\n/* x */;\nCREATE TABLE `a` (`id` int);\nINSERT INTO `a` VALUES (1);\n", "SQL"),
    "a.webloc": (b'<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "x" "y">\n<plist><dict/></plist>', "shortcut"),
}


@pytest.mark.parametrize("name", KINDS)
def test_kinds_that_are_refused_by_name(name: str, tmp_path: Path) -> None:
    data, what = KINDS[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("Depot to be sold\n\n" + "The depot will be sold. " * 20, "utf-8")
    loaded = load(tmp_path)
    found = loaded.problems[loaded.problems["source_file"] == name]
    assert len(loaded.articles) == 1
    assert found["kind"].tolist() == ["unsupported"]
    assert what in found["message"].iloc[0]
    assert found["action"].iloc[0].startswith("Skipped. ")
    with pytest.raises(CorpusToolsError, match=what):
        load(tmp_path / name)
