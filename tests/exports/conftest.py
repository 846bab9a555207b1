"""A small corpus with answers counted by hand, and its export."""

from __future__ import annotations

import pytest

import corpus_tools as ct

FIRST = (
    "Port chief Ada Moll resigns & <goes>\n\n"
    "Ada Moll resigned on Monday.\n\n"
    "“I was not forced out,” Ms Moll said. “It was time.”\n"
)
SECOND = "Moll out\n\nAda Moll was forced out, Ben Orme said 🙂 on Tuesday. “She was sacked,” he said.\n"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> ct.Corpus:
    """Two articles, one with a character beyond U+FFFF, by two outlets."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "argus_2031-03-01_port.txt").write_text(FIRST, "utf-8")
    (folder / "beacon_2031-03-02_port.txt").write_text(SECOND, "utf-8")
    (folder / "manifest.csv").write_text(
        "file,outlet,published,title,author,url\n"
        "argus_2031-03-01_port.txt,The Argus,2031-03-01,Port chief Ada Moll resigns & <goes>,By Cy Dunn,https://example.invalid/1\n"
        "beacon_2031-03-02_port.txt,Beacon,2031-03-02T09:30:00Z,Moll out,,\n",
        "utf-8",
    )
    return ct.open_corpus(folder, cache=tmp_path_factory.mktemp("cache"))
