"""The files of a corpus: found, in a fixed order, and nothing outside the folder.

Symlinks, names that lead out of the folder or out of a ZIP, and archives that swell beyond reason are refused by
name; hidden files, READMEs, checksums, manifests and folders called ``gold`` are not articles.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from corpus_tools.errors import InputError
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Problem
from corpus_tools.text import escape_controls

if TYPE_CHECKING:
    from io import BufferedReader

MAX_FILE_BYTES: Final = 2_000_000_000
MAX_MEMBER_BYTES: Final = 500_000_000
MAX_ARCHIVE_BYTES: Final = 4_000_000_000
MAX_RATIO: Final = 200
SMALL_BYTES: Final = 10_000_000  # what unpacks to less is no danger, whatever its ratio
MAX_DEPTH: Final = 3
_PIECE: Final = 1_000_000
_KEPT: Final = 4_000_000  # bytes of an unpacked file that are held in memory
MANIFEST_NAMES: Final = ("manifest.csv", "manifest.tsv")
CHECKSUM_NAME: Final = "SHA256SUMS"

_NOT_ARTICLES: Final = re.compile(
    r"readme(?:[._-].*)?|licen[cs]e(?:-[a-z0-9.\-]{1,12})?(?:\.(?:md|txt|rst))?|"
    r"(?:copying|notice|changelog|citation|datasheet)(?:\.(?:md|txt|rst|cff))?|(?:names|quotes|utterances|lineage)\.csv|"
    r"sha256sums(?:\..*)?|"
    r"manifest\.(?:csv|tsv)|thumbs\.db|desktop\.ini|.*\.(?:py|ipynb|toml|ya?ml|css|js|map|woff2?|ttf|ico|svg|bib)",
    re.IGNORECASE,
)
_FOLDERS_LEFT_OUT: Final = frozenset({"gold", "__macosx", "__pycache__", "node_modules"})
_PAGE_ASSETS: Final = re.compile(
    r"(.+)(?:_files|-Dateien|_fichiers|_archivos|_bestanden|-filer|_pliki)$", re.IGNORECASE
)


@dataclass(slots=True)
class SourceFile:
    """A file, or a member of an archive, by its name relative to the corpus folder (with forward slashes)."""

    name: str
    path: Path | None = None
    content: bytes | None = None
    size: int = 0
    opener: Callable[[], BinaryIO] | None = None
    _digest: str = field(default="", repr=False)

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix.lower()

    def read(self) -> bytes:
        """All bytes. Raises OSError."""
        if self.content is not None:
            return self.content
        with self.open() as stream:
            return stream.read()

    def head(self, count: int = 65536) -> bytes:
        """The first bytes. Raises OSError."""
        if self.content is not None:
            return self.content[:count]
        with self.open() as stream:
            return stream.read(count)

    def open(self) -> BinaryIO:
        """A binary stream. Raises OSError."""
        if self.content is not None:
            return io.BytesIO(self.content)
        if self.opener is not None:
            return self.opener()
        assert self.path is not None
        return self.path.open("rb")

    def sha256(self) -> str:
        """Digest of the bytes, as hexadecimal digits. Raises OSError."""
        if not self._digest:
            with self.open() as stream:
                self._digest = hashlib.file_digest(cast("BufferedReader", stream), "sha256").hexdigest()
        return self._digest


def unpacked(name: str, opener: Callable[[], BinaryIO], most: int) -> SourceFile:
    """What a packed file holds, of which at most ``most`` bytes are read: in memory if it is small, else as a stream.

    It is read once to the end, so that damage is found before anything of it is used. Raises what unpacking raises.
    """
    digest = hashlib.sha256()
    kept: list[bytes] = []
    size = 0
    with opener() as stream:
        while size <= most and (piece := stream.read(min(_PIECE, most + 1 - size))):
            digest.update(piece)
            size += len(piece)
            kept = [*kept, piece] if size <= _KEPT else []
    if size <= _KEPT:
        return SourceFile(name, content=b"".join(kept), size=size)
    return SourceFile(name, size=size, opener=opener, _digest=digest.hexdigest())


@dataclass(slots=True)
class Found:
    """What lies in a corpus folder: article files, beside them the manifest and the checksums, and what was refused."""

    root: Path
    files: list[SourceFile]
    problems: list[Problem]
    manifest: Path | None = None
    checksums: Path | None = None


def find_sources(path: str | os.PathLike[str]) -> Found:
    """List the files under ``path`` (a folder, or one file), in the order of their names.

    Raises :class:`InputError` if there is nothing at ``path``, or nothing that could hold an article.
    """
    root = Path(path)
    if not root.exists():
        raise InputError(
            path, "there is no such file or folder", "Check the path; it is relative to " + str(Path.cwd())
        )
    if root.is_file():
        source = SourceFile(root.name, root, size=root.stat().st_size)
        return Found(root.parent, [source], [])
    if not root.is_dir():
        raise InputError(path, "is neither a file nor a folder", "Give a folder of articles or one file.")
    found = Found(root, [], [])
    seen = 0
    for seen, entry in enumerate(_walk(root, root.resolve(), found), 1):  # noqa: B007
        _sort_in(entry, _printable(entry.relative_to(root).as_posix()), found)
    if not found.files and not found.problems:
        what = f"it holds {seen} files, none of which is an article" if seen else "the folder is empty"
        raise InputError(path, what, "Put articles into it (.txt, .jsonl, .csv, exports), or give another folder.")
    return found


def _sort_in(entry: Path, name: str, found: Found) -> None:
    """Put a file of the folder where it belongs: manifest, checksums, or a file of articles."""
    if name in MANIFEST_NAMES:
        found.manifest = entry
    elif name == CHECKSUM_NAME:
        found.checksums = entry
    elif is_article_name(name):
        try:
            found.files.append(SourceFile(name, entry, size=entry.stat().st_size))
        except OSError as error:
            found.problems.append(unreadable(name, error))


def _walk(folder: Path, root: Path, found: Found) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        found.problems.append(unreadable(folder.relative_to(found.root).as_posix(), error))
        return
    pages = {entry.stem.lower() for entry in entries if entry.suffix.lower() in (".html", ".htm", ".xhtml")}
    for entry in entries:
        name = _printable(entry.relative_to(found.root).as_posix())
        if entry.name.startswith("."):
            continue
        try:
            mode = entry.lstat().st_mode
        except OSError as error:
            found.problems.append(unreadable(name, error))
            continue
        if stat.S_ISLNK(mode):
            found.problems.append(_link(entry, name, root))
        elif stat.S_ISDIR(mode):
            if _is_looked_into(entry, name, pages, found):
                yield from _walk(entry, root, found)
        elif stat.S_ISREG(mode):
            yield entry
        else:
            found.problems.append(
                Problem(
                    "special_file",
                    "is no ordinary file",
                    "Skipped. Put the article itself into the folder.",
                    "error",
                    source_file=name,
                )
            )


def _is_looked_into(folder: Path, name: str, pages: Set[str], found: Found) -> bool:
    """Whether a folder may hold articles; the pictures beside a saved page (in ``pages``) are a row instead."""
    assets = _PAGE_ASSETS.match(folder.name)
    if not assets or assets[1].lower() not in pages:
        return folder.name.lower() not in _FOLDERS_LEFT_OUT
    message = f"holds the pictures and scripts of the saved page {assets[1]}"
    found.problems.append(Problem("page_assets", message, "Skipped; the page itself is read.", source_file=name))
    return False


def _link(entry: Path, name: str, root: Path) -> Problem:
    """A link is never followed: neither that of an article nor that of a manifest or a list of names."""
    try:
        is_there = entry.exists()
    except OSError:  # it leads where nobody but others may look
        is_there = True
    inside = is_there and _is_inside(entry, root)
    is_read = inside and is_article_name(name)
    where = f"{'inside' if inside else 'out of'} the corpus folder" if is_there else "where nothing is"
    try:
        target = _printable(str(entry.readlink()))
    except OSError as error:  # removed since the folder was listed
        return unreadable(name, error)
    return Problem(
        "symlink",
        f"is a link to {target}, {where}",
        "Not followed. " + ("The file itself is read." if is_read else "Copy the file into the folder."),
        "warning" if is_read else "error",
        source_file=name,
    )


def _is_inside(path: Path, root: Path) -> bool:
    """Whether a path is inside a folder after its links are followed; circular links count as inside."""
    return Path(os.path.realpath(path)).is_relative_to(root)


def _printable(name: str) -> str:
    """A file's name as text for tables and terminals: control characters, and bytes that are no UTF-8, as ``\\xff``."""
    if name.isprintable():
        return name
    plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return escape_controls(plain.replace("\n", "\\n").replace("\t", "\\t"))


def is_article_name(name: str) -> bool:
    """Whether a file of that name may hold articles: not hidden, no README, no list of checksums."""
    last = PurePosixPath(name).name
    return not last.startswith(".") and _NOT_ARTICLES.fullmatch(last) is None


def unreadable(name: str, error: OSError) -> Problem:
    """The problem of a file that the system does not let us read."""
    reason = error.strerror or type(error).__name__
    return Problem("unreadable", f"cannot be read: {reason}", "Skipped. Check its permissions.", "error", None, name)


@dataclass(slots=True)
class Unpacking:
    """How deep a file lies in archives, and how much the outermost may still unpack to, with all that are in it."""

    depth: int
    allowance: list[int]

    @classmethod
    def of(cls, source: SourceFile) -> Unpacking:
        """For a file of the corpus: as much as a text that repeats itself shrinks to, and never more than 4 GB."""
        return cls(0, [min(MAX_ARCHIVE_BYTES, max(SMALL_BYTES, MAX_RATIO * source.size))])

    def inside(self) -> Unpacking:
        """For what lies in it."""
        return Unpacking(self.depth + 1, self.allowance)

    @property
    def is_used_up(self) -> bool:
        """Whether more was asked for than may be unpacked."""
        return self.allowance[0] < 0

    def take(self, size: int) -> bool:
        """Whether ``size`` more bytes may be unpacked."""
        self.allowance[0] -= size
        return self.allowance[0] >= 0


def archive_members(source: SourceFile, unpacking: Unpacking | None = None) -> Iterator[SourceFile | Problem]:
    """Files inside a ZIP, in the order of their names, one in memory at a time; a problem for each that is refused."""
    unpacking = unpacking or Unpacking.of(source)
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for info in sorted(archive.infolist(), key=lambda i: i.filename):
                member = SourceFile(_printable(f"{source.name}/{info.filename}"), opener=_opener(source, info))
                found = _member(member, archive, info, unpacking)
                if found is not None:
                    yield found
                elif unpacking.is_used_up:
                    yield _unpacks_to_too_much(source)
                    return
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        yield Problem(
            "truncated",
            f"is no whole ZIP archive: {reason(error)}",
            "Skipped. Download it again.",
            "error",
            source_file=source.name,
        )


def _opener(source: SourceFile, info: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    """Opens a member of an archive by itself, whatever becomes of other streams."""

    def opened() -> BinaryIO:
        return cast(BinaryIO, zipfile.ZipFile(source.path or source.open()).open(info))

    return opened


def _member(
    member: SourceFile, archive: zipfile.ZipFile, info: zipfile.ZipInfo, unpacking: Unpacking
) -> SourceFile | Problem | None:
    """A member as a file; a problem where it is refused, nothing where it holds no article or is too much."""
    if info.is_dir():
        return None
    if refused := _refuse_member(info, unpacking.depth):
        refused.source_file = member.name
        return refused
    if not _may_hold_articles(info.filename) or not unpacking.take(info.file_size):
        return None
    return _unpacked(member, archive, info)


def _unpacks_to_too_much(source: SourceFile) -> Problem:
    return Problem(
        "zip_bomb",
        f"unpacks to more than {MAX_RATIO} times its size, or {MAX_ARCHIVE_BYTES:,} bytes, in all",
        "The rest of the archive was not read. Unpack it by hand if you trust it.",
        "error",
        source_file=source.name,
    )


def _may_hold_articles(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return is_article_name(name) and not any(p.startswith(".") or p.lower() in _FOLDERS_LEFT_OUT for p in parts)


def _unpacked(member: SourceFile, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> SourceFile | Problem:
    try:
        # Of the archive that is open: its list of contents would else be read again for each of thousands of members.
        found = unpacked(member.name, lambda: cast(BinaryIO, archive.open(info)), info.file_size)
        if found.size > info.file_size:
            raise ValueError("it is larger than the archive says")
    except UNPACKING_ERRORS as error:
        return Problem(
            "broken_archive",
            f"cannot be unpacked: {reason(error)}",
            "Skipped. Pack the archive again.",
            "error",
            source_file=member.name,
        )
    if found.opener is not None:
        found.opener = member.opener
    return found


UNPACKING_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What a damaged, encrypted or oddly packed member of an archive can raise while it is read."""


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Bytes of one member, never more than it claims (a false claim raises ValueError)."""
    with archive.open(info) as stream:
        content = stream.read(info.file_size + 1)
    if len(content) > info.file_size:
        raise ValueError("it is larger than the archive says")
    return content


def refuse_bomb(archive: zipfile.ZipFile) -> Problem | None:
    """A problem if a member, or the archive as a whole, would swell beyond reason."""
    members = archive.infolist()
    for info in members:
        if (problem := _refuse_size(info.compress_size, info.file_size)) is not None:
            return problem
    return _refuse_size(sum(i.compress_size for i in members), sum(i.file_size for i in members))


def _refuse_size(packed: int, unpacked: int) -> Problem | None:
    if unpacked > MAX_MEMBER_BYTES or (unpacked > SMALL_BYTES and unpacked / max(1, packed) > MAX_RATIO):
        return Problem(
            "zip_bomb",
            f"would unpack {packed:,} bytes to {unpacked:,}",
            "Refused. Unpack it by hand if you trust it.",
            "error",
        )
    return None


def _refuse_member(info: zipfile.ZipInfo, depth: int) -> Problem | None:
    name = info.filename.replace("\\", "/")
    if _leads_out(name):
        return Problem(
            "zip_path",
            "its path leads out of the folder",
            "Refused. Unpack it by hand, and look at what it holds.",
            "error",
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        return Problem(
            "symlink", "is a link inside an archive", "Refused. Put the file itself into the archive.", "error"
        )
    if info.flag_bits & 1:
        return Problem("encrypted", "is protected by a password", "Skipped. Unpack it by hand.", "error")
    if depth >= MAX_DEPTH and name.lower().endswith(".zip"):
        return Problem(
            "zip_bomb",
            f"archives nested more than {MAX_DEPTH} deep",
            "Refused. Unpack the inner ones by hand.",
            "error",
        )
    return _refuse_size(info.compress_size, info.file_size)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or re.match(r"[A-Za-z]:", name) is not None or ".." in PurePosixPath(name).parts


def corpus_digest(path: str | os.PathLike[str]) -> str:
    """One digest of everything that :func:`load` would look at: names, sizes and contents.

    The same for the same files wherever the folder lies. Raises :class:`InputError` as :func:`load` does.
    """
    found = find_sources(path)
    total = hashlib.sha256()
    extra = [SourceFile(p.name, p, size=p.stat().st_size) for p in (found.manifest, found.checksums) if p is not None]
    for source in sorted(found.files + extra, key=lambda s: s.name):
        line = f"{source.name}\0{source.size}\0{_digest_or_not(source)}\n"
        total.update(line.encode("utf-8", "surrogateescape"))
    for problem in found.problems:
        total.update(f"{problem.source_file}\0{problem.kind}\0{problem.message}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def _digest_or_not(source: SourceFile) -> str:
    try:
        return source.sha256()
    except OSError:
        return "unreadable"


def check_sums(found: Found) -> list[Problem]:
    """Compare the files with ``SHA256SUMS`` (lines of digest, two spaces, name)."""
    if found.checksums is None:
        return []
    root = found.root.resolve()
    try:
        lines = found.checksums.read_text("utf-8", "replace").splitlines()
    except OSError as error:
        return [unreadable(CHECKSUM_NAME, error)]
    checked = (
        _checked(number, line, root)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )
    return [problem for problem in checked if problem is not None]


def _checked(number: int, line: str, root: Path) -> Problem | None:
    """What is wrong with a line of ``SHA256SUMS``, or with the file it lists."""
    m = re.fullmatch(r"([0-9a-fA-F]{64})[ \t]+\*?(.+?)\s*", line)
    if m is None:
        return Problem(
            "checksum",
            f"line {number} is not a digest and a name: {line[:60]!r}",
            "Line ignored. Write it anew with sha256sum.",
            source_file=CHECKSUM_NAME,
        )
    name = m[2].removeprefix("./")
    message = _difference(root, name, m[1].lower())
    if not message:
        return None
    return Problem(
        "checksum",
        message,
        "Read if it is there. Fetch the original, or renew SHA256SUMS if the change was meant.",
        "error",
        source_file=name,
    )


def _difference(root: Path, name: str, listed: str) -> str:
    """How a listed file differs from its digest; empty where it does not, or cannot be read (which has its own row)."""
    file = root / name
    try:
        if ".." in PurePosixPath(name).parts or not _is_inside(file, root):
            return "is listed in SHA256SUMS, but leads out of the folder"
        is_there = file.is_file()
    except (OSError, ValueError):  # not a possible file name
        is_there = False
    if not is_there:
        return "is listed in SHA256SUMS, but is not there"
    try:
        digest = SourceFile(name, file).sha256()
    except OSError:
        return ""
    if digest == listed:
        return ""
    return f"is not the file that SHA256SUMS lists (digest {digest[:12]}…, listed {listed[:12]}…)"
