"""What file names claim (a number in a series, a digest, a date) against what is true."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from hashlib import md5, sha1, sha256
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final, NamedTuple

_NUMBER: Final = re.compile(r"^(?P<prefix>[^\d]*?)(?P<number>\d{1,6})(?=[^\d]|$)")
_DIGEST: Final = re.compile(r"(?<![0-9a-z])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,64}(?![0-9a-z])", re.IGNORECASE)
_DATE: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})[-_.]?(?P<m>0[1-9]|1[0-2])[-_.]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_MOST_MISSING: Final = 50


class File(NamedTuple):
    """An article with the name of its file, the digests it may be named after, and its date where known."""

    article_id: str
    name: str
    digests: frozenset[str]
    published: date | None


class Claim(NamedTuple):
    """Something that a file name says and that is not so."""

    article_id: str
    kind: str
    message: str


def digests_of(text: str, *known: str) -> frozenset[str]:
    """Digests that a file might be named after: of the text, of its bytes, of its address."""
    out = {value.lower() for value in known if value}
    for content in (text, text.strip(), text.replace("\n", "\r\n")):
        data = content.encode("utf-8", "surrogatepass")
        out |= {sha256(data).hexdigest(), sha1(data, usedforsecurity=False).hexdigest()}
        out.add(md5(data, usedforsecurity=False).hexdigest())
    return frozenset(out)


def missing_numbers(files: list[File]) -> Iterator[Claim]:
    """Gaps in a numbered series of files, each told at the article that follows the gap."""
    for width, numbers in _series(files):
        present = sorted(numbers)
        if len(present) < 2 or present[-1] - present[0] >= 3 * len(present) + _MOST_MISSING:
            continue
        for before, after in pairwise(present):
            gap = list(range(before + 1, after))
            if gap:
                names = ", ".join(f"{n:0{width}d}" for n in gap[:10]) + (" …" if len(gap) > 10 else "")
                message = f"{len(gap)} of the numbered series missing before this file: {names}"
                yield Claim(numbers[after], "missing_number", message)
        if present[0] in range(2, _MOST_MISSING):
            message = f"the numbered series begins at {present[0]}, not at 0 or 1"
            yield Claim(numbers[present[0]], "missing_number", message)


def _series(files: list[File]) -> list[tuple[int, dict[int, str]]]:
    """Files of one folder whose names are alike but for a number: its digits, and the article of each number."""
    series: dict[tuple[str, str, int], dict[int, str]] = defaultdict(dict)
    for file in sorted(files, key=lambda f: (f.name, f.article_id)):
        path = PurePosixPath(file.name)
        match = _NUMBER.match(path.name)
        # A name that begins with a date is not numbered.
        if match and not _DATE.match(path.name):
            key = (str(path.parent), match.group("prefix"), len(match.group("number")))
            series[key].setdefault(int(match.group("number")), file.article_id)
    return [(width, numbers) for (_, _, width), numbers in series.items()]


def claims_digest(name: str) -> bool:
    """Whether the name of a file may claim a digest."""
    return _DIGEST.search(PurePosixPath(name).stem) is not None


def wrong_claims(file: File) -> Iterator[Claim]:
    """A digest or a date in the file name that does not fit the article."""
    stem = PurePosixPath(file.name).stem
    for match in _DIGEST.finditer(stem):
        claimed = match.group().lower()
        if not any(digest.startswith(claimed) for digest in file.digests):
            yield Claim(
                file.article_id,
                "digest_mismatch",
                f"the file name claims the digest {claimed}, which is not that of its bytes, text or address",
            )
    when = _DATE.search(stem)
    if when and file.published is not None:
        try:
            claimed_date = date(int(when["y"]), int(when["m"]), int(when["d"]))
        except ValueError:
            return
        if abs((claimed_date - file.published).days) > 1:
            yield Claim(
                file.article_id,
                "date_mismatch",
                f"the file name says {claimed_date.isoformat()}, but it was published on {file.published.isoformat()}",
            )
