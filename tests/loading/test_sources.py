from __future__ import annotations

import errno
import hashlib
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus_tools.errors import InputError
from corpus_tools.loading import corpus_digest, load, sources
from corpus_tools.loading.sources import SourceFile, archive_members
from tests.loading.exports import write, zipped
from tests.timing import assert_in_proportion


def kinds(path: Path) -> dict[str, str]:
    """Kind of problem by file, those of the whole folder left out."""
    problems = load(path).problems
    return {r.source_file: r.kind for r in problems.itertuples() if r.source_file != "."}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(tmp_path / "corpus" / "good.txt", "The crane is green, the board says.")
    return tmp_path / "corpus"


def test_missing_path(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file") as caught:
        load(tmp_path / "nowhere")
    assert caught.value.path.endswith("nowhere")


def test_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder is empty"):
        load(tmp_path)


def test_only_files_that_are_no_articles(tmp_path: Path) -> None:
    write(tmp_path / "README.md", "# A corpus")
    write(tmp_path / "SHA256SUMS", "")
    with pytest.raises(InputError, match="holds 2 files, none of which is an article"):
        load(tmp_path)


def test_nothing_readable_names_the_reasons(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"")
    with pytest.raises(InputError, match=r"a\.txt: is empty"):
        load(tmp_path)


def test_bad_files_do_not_stop_good_ones(corpus: Path, tmp_path: Path) -> None:
    write(corpus / "empty.txt", b"")
    write(corpus / "blank.txt", " \n \n")
    write(corpus / "binary.txt", bytes(range(256)) * 8)
    write(corpus / "latin.txt", "Le café est fermé, déjà.".encode("cp1252"))
    write(corpus / "line.txt", "The board said no again. " * 200_000)
    write(tmp_path / "x", "secret")
    (corpus / "x").symlink_to("../x")
    (corpus / "inside.txt").symlink_to("good.txt")
    loaded = load(corpus)
    assert set(loaded.articles["source_file"]) == {"good.txt", "latin.txt", "line.txt"}
    assert kinds(corpus) == {
        "binary.txt": "binary",
        "blank.txt": "empty",
        "empty.txt": "empty",
        "inside.txt": "symlink",
        "latin.txt": "encoding",
        "line.txt": "very_long",
        "x": "symlink",
    }
    errors = loaded.problems[loaded.problems["severity"] == "error"]
    assert set(errors["source_file"]) == {"binary.txt", "blank.txt", "empty.txt", "x"}
    assert not loaded.articles["text"].str.contains("secret").any()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_unreadable_file(corpus: Path) -> None:
    write(corpus / "locked.txt", "x").chmod(0)
    assert kinds(corpus)["locked.txt"] == "unreadable"


def test_what_is_left_out(corpus: Path) -> None:
    for name in (".hidden.txt", "gold/answers.csv", "README.txt", "LICENSE", "names.csv", "__MACOSX/a.txt", "run.py"):
        write(corpus / name, "not an article")
    write(corpus / "notes.md", "# Notes\n\nNo front matter.")
    loaded = load(corpus)
    assert list(loaded.articles["source_file"]) == ["good.txt"]
    assert kinds(corpus) == {"notes.md": "not_an_article"}


def test_folder_of_a_saved_page(corpus: Path) -> None:
    write(corpus / "page.html", "<html><body><p>" + "The crane is green and tall. " * 20 + "</p></body></html>")
    write(corpus / "page_files" / "ad.html", "<html><body><p>" + "Buy paint today. " * 20 + "</p></body></html>")
    assert kinds(corpus)["page_files"] == "page_assets"
    assert "page_files/ad.html" not in set(load(corpus).articles["source_file"])


def test_zip_paths_bombs_and_passwords(corpus: Path) -> None:
    evil = {"../../up.txt": "x", "/root.txt": "x", "C:\\win.txt": "x", "fine.txt": "A fine article about cranes."}
    write(corpus / "slip.zip", zipped(**evil))
    write(corpus / "bomb.zip", zipped(**{"b.txt": b"0" * 20_000_000}))
    inner = zipped(**{"deep.txt": "deep"})
    for number in range(5):
        inner = zipped(**{f"n{number}.zip": inner})
    write(corpus / "nested.zip", inner)
    write(corpus / "cut.zip", zipped(**{"a.txt": "Some text about cranes. " * 50})[:-40])
    found = kinds(corpus)
    assert {found[f"slip.zip/{n}"] for n in evil if n != "fine.txt"} == {"zip_path"}
    assert found["bomb.zip/b.txt"] == "zip_bomb"
    assert found["cut.zip"] == "truncated"
    assert "zip_bomb" in {kind for name, kind in found.items() if name.startswith("nested.zip")}
    assert set(load(corpus).articles["source_file"]) == {"good.txt", "slip.zip/fine.txt"}


def test_zip_with_false_size(corpus: Path) -> None:
    data = bytearray(zipped(**{"a.txt": "Some text about cranes. " * 50}))
    with zipfile.ZipFile(write(corpus / "false.zip", bytes(data))) as archive:
        size = archive.getinfo("a.txt").file_size
    at = data.index(size.to_bytes(4, "little"), data.index(b"PK\x01\x02"))
    data[at : at + 4] = (5).to_bytes(4, "little")
    write(corpus / "false.zip", bytes(data))
    assert kinds(corpus)["false.zip/a.txt"] == "broken_archive"


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><item>'
        "<title>&b;</title></item></channel></rss>",
        '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/hostname">]><nitf><body>'
        "<body.content><p>&a;</p></body.content></body></nitf>",
    ],
)
def test_entity_bombs_are_refused(corpus: Path, text: str) -> None:
    write(corpus / "bomb.xml", text)
    assert kinds(corpus) == {"bomb.xml": "entity_bomb"}


def test_checksums(corpus: Path) -> None:
    text = (corpus / "good.txt").read_bytes()
    good = hashlib.sha256(text).hexdigest()
    write(corpus / "SHA256SUMS", f"{good}  good.txt\n")
    assert kinds(corpus) == {}
    write(corpus / "SHA256SUMS", f"{'0' * 64}  good.txt\n{good}  gone.txt\n{good}  ../up.txt\nnonsense\n")
    problems = load(corpus).problems
    rows = problems[problems["kind"] == "checksum"]
    assert set(rows["source_file"]) == {"good.txt", "gone.txt", "../up.txt", "SHA256SUMS"}
    assert (rows[rows["source_file"] != "SHA256SUMS"]["severity"] == "error").all()


def test_digest(corpus: Path, tmp_path: Path) -> None:
    first = corpus_digest(corpus)
    assert corpus_digest(corpus) == first
    write(corpus / ".hidden", "x")
    write(corpus / "README.md", "x")
    assert corpus_digest(corpus) == first
    write(corpus / "more.txt", "Another article.")
    second = corpus_digest(corpus)
    write(corpus / "manifest.csv", "file,outlet\nmore.txt,Quay Mirror\n")
    assert len({first, second, corpus_digest(corpus)}) == 3
    moved = tmp_path / "elsewhere"
    write(moved / "good.txt", (corpus / "good.txt").read_bytes())
    assert corpus_digest(moved) == first


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_damaged_member_costs_only_itself(tmp_path: Path, method: int) -> None:
    path = tmp_path / "export.zip"
    text = " ".join(f"The {n}th word of a report on the harbour wall at Exham." for n in range(200))
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("one.txt", text)
        archive.writestr("two.txt", "The mayor of Exham resigned on Tuesday after a long meeting of the council.")
    data = bytearray(path.read_bytes())
    start = 30 + len("one.txt")
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(bytes(data))
    assert len(load(path).articles) == 1
    assert kinds(path) == {"export.zip/one.txt": "broken_archive"}


def _many(size: int, members: int) -> bytes:
    """An archive of members that each shrink to little, and none of which is large."""
    return zipped(**{f"m{n}.txt": b"The crane. " * (size // 11) for n in range(members)})


def test_an_archive_of_many_small_members_is_no_way_round_the_bounds(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "SMALL_BYTES", 50_000)
    monkeypatch.setattr(sources, "MAX_RATIO", 20)
    write(corpus / "a.zip", _many(40_000, 6))
    loaded = load(corpus)
    problem = loaded.problems.set_index("source_file").loc["a.zip"]
    assert problem["kind"] == "zip_bomb"
    assert "in all" in problem["message"]
    # What came before the bound is read; the file beside it too.
    read = set(loaded.articles["source_file"])
    assert {"good.txt", "a.zip/m0.txt"} <= read
    assert "a.zip/m5.txt" not in read


def test_archives_in_an_archive_share_its_bound(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SMALL_BYTES", 50_000)
    monkeypatch.setattr(sources, "MAX_RATIO", 20)
    import gzip

    inner = {f"i{n}.zip": _many(30_000, 1) for n in range(4)}
    write(corpus / "a.zip", zipped(**inner, **{"z.txt.gz": gzip.compress(b"The crane is green. " * 1500)}))
    loaded = load(corpus)
    bombs = loaded.problems[loaded.problems["kind"] == "zip_bomb"]["source_file"].tolist()
    assert bombs[0] == "a.zip"
    assert bombs[1].startswith("a.zip/i")
    assert 1 <= sum(name.startswith("a.zip/") for name in loaded.articles["source_file"]) <= 2


def test_a_document_whose_parts_are_too_large_together_is_refused(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "SMALL_BYTES", 50_000)
    parts = {f"word/media{n}.xml": b" " * 40_000 for n in range(3)}
    write(corpus / "a.docx", zipped(**{"word/document.xml": b"<x/>", **parts}))
    assert kinds(corpus) == {"a.docx": "zip_bomb"}


def test_control_characters_in_the_name_of_a_member_are_written_out(corpus: Path) -> None:
    write(corpus / "a.zip", zipped(**{"\x1b[31mred\u202e\n.txt": b"The crane is green, it says.", "\x1b.txt": b""}))
    loaded = load(corpus)
    assert set(loaded.articles["source_file"]) == {"good.txt", "a.zip/\\x1b[31mred\\u202e\\n.txt"}
    assert "a.zip/\\x1b.txt" in set(loaded.problems["source_file"])


def test_links_to_lists_are_not_followed_either(corpus: Path, tmp_path: Path) -> None:
    write(corpus / "lists" / "n.csv", "form,person,article\n")
    write(tmp_path / "m.csv", "file,title\ngood.txt,Stolen\n")
    (corpus / "names.csv").symlink_to("lists/n.csv")
    (corpus / "manifest.csv").symlink_to("../m.csv")
    loaded = load(corpus)
    actions = loaded.problems.set_index("source_file")["action"]
    assert actions["names.csv"] == actions["manifest.csv"] == "Not followed. Copy the file into the folder."
    assert "Stolen" not in set(loaded.articles["title"])


def test_large_members_are_streams_with_the_digest_of_what_is_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import gzip
    import hashlib

    from corpus_tools.loading import sources
    from corpus_tools.loading.reading import read_source
    from corpus_tools.loading.sources import SourceFile

    rows = "title,text\n" + "".join(f'Crane {n},"The crane is green, and number {n} of the row."\n' for n in range(50))
    packed = gzip.compress(rows.encode())
    write(tmp_path / "a.csv.gz", packed)
    write(tmp_path / "b.zip", zipped(**{"in.csv": rows, "in.csv.gz": packed}))
    for kept in (sources._KEPT, 100):
        monkeypatch.setattr(sources, "_KEPT", kept)
        for name, count in (("a.csv.gz", 50), ("b.zip", 100)):
            source = SourceFile(name, tmp_path / name, size=(tmp_path / name).stat().st_size)
            found = list(read_source(source))
            assert len(found) == count
            assert {member.sha256() for member, _ in found} == {hashlib.sha256(rows.encode()).hexdigest()}
            assert {member.content is None for member, _ in found} == {kept == 100}
            assert [item.title for _, item in found[:50]] == [f"Crane {n}" for n in range(50)]  # type: ignore[union-attr]


def test_damage_at_the_end_of_a_large_member_is_found_before_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import gzip

    from corpus_tools.loading import sources

    monkeypatch.setattr(sources, "_KEPT", 100)
    rows = "title,text\n" + "".join(f"Crane {n},The crane is green.\n" for n in range(500))
    write(tmp_path / "a.csv.gz", gzip.compress(rows.encode())[:-6])
    whole = zipped(**{"in.csv": rows})
    at = whole.index(b"in.csv") + 60
    write(tmp_path / "b.zip", whole[:at] + bytes([whole[at] ^ 16]) + whole[at + 1 :])
    write(tmp_path / "c.txt", "The crane is green, the board says.")
    loaded = load(tmp_path)
    assert loaded.articles["source_file"].tolist() == ["c.txt"]
    assert set(loaded.problems["source_file"]) >= {"a.csv.gz", "b.zip/in.csv"}


def test_links_to_nothing_and_in_a_ring(corpus: Path) -> None:
    (corpus / "nothing.txt").symlink_to("there_is_nothing.txt")
    (corpus / "loop.txt").symlink_to("loop.txt")
    (corpus / "one.txt").symlink_to("two.txt")
    (corpus / "two.txt").symlink_to("one.txt")
    (corpus / "round").symlink_to(corpus, target_is_directory=True)
    digest = "0" * 64
    write(corpus / "SHA256SUMS", f"{digest}  loop.txt\n{digest}  {'n' * 5000}.txt\n{digest}  a\0b.txt\n")
    loaded = load(corpus)
    assert set(loaded.articles["source_file"]) == {"good.txt"}
    links = loaded.problems[loaded.problems["kind"] == "symlink"].set_index("source_file")
    assert links["message"].to_dict() == {
        "loop.txt": "is a link to loop.txt, where nothing is",
        "nothing.txt": "is a link to there_is_nothing.txt, where nothing is",
        "one.txt": "is a link to two.txt, where nothing is",
        "two.txt": "is a link to one.txt, where nothing is",
        "round": f"is a link to {corpus}, inside the corpus folder",
    }
    assert set(links.drop("round")["severity"]) == {"error"}
    sums = loaded.problems[loaded.problems["kind"] == "checksum"]["message"]
    assert sums.tolist() == ["is listed in SHA256SUMS, but is not there"] * 3


def test_time_for_an_archive_grows_as_the_number_of_its_members_does(tmp_path: Path) -> None:
    def prepare(members: int) -> Callable[[], object]:
        path = write(tmp_path / f"{members}.zip", zipped(**{f"{n}.txt": f"Crane {n}." for n in range(members)}))
        source = SourceFile(path.name, path, size=path.stat().st_size)
        return lambda: [member.name for member in archive_members(source) if isinstance(member, SourceFile)]

    found = prepare(30)()
    assert isinstance(found, list) and len(found) == 30
    assert_in_proportion(prepare, 200, 2_400)


def test_what_may_not_be_looked_at_is_listed_and_the_rest_is_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(corpus / "closed.txt", "Nobody may look at the crane.")
    (corpus / "link.txt").symlink_to("x" * 300)
    real = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        if path.name == "closed.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path)

    monkeypatch.setattr(Path, "lstat", lstat)
    found = kinds(corpus)
    assert (found["closed.txt"], found["link.txt"]) == ("unreadable", "symlink")
    assert "good.txt" in set(load(corpus).articles["source_file"])
