"""What file names claim, and whether it is so."""

from __future__ import annotations

from datetime import date
from hashlib import md5, sha1, sha256

from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.anomalies.files import File, claims_digest, digests_of, missing_numbers, wrong_claims

TEXT = "The lock was closed.\nIt leaks."


def files(*names: str) -> list[File]:
    return [File(f"id of {name}", name, frozenset(), None) for name in names]


def told(*names: str) -> list[tuple[str, str]]:
    return [(claim.article_id.removeprefix("id of "), claim.message) for claim in missing_numbers(files(*names))]


def test_a_gap_is_told_at_the_file_that_follows_it() -> None:
    assert told("p01.txt", "p02.txt", "p05.txt") == [
        ("p05.txt", "2 of the numbered series missing before this file: 03, 04")
    ]


def test_a_series_that_begins_late() -> None:
    assert told("p3.txt", "p4.txt") == [("p3.txt", "the numbered series begins at 3, not at 0 or 1")]
    assert told("p0.txt", "p1.txt") == told("p1.txt", "p2.txt") == told("p60.txt", "p61.txt") == []


def test_each_folder_prefix_and_number_of_digits_is_a_series_of_its_own() -> None:
    assert told("a/p1.txt", "a/p2.txt", "b/p1.txt", "b/p3.txt") == [
        ("b/p3.txt", "1 of the numbered series missing before this file: 2")
    ]
    assert told("p1.txt", "p2.txt", "q4.txt", "p003.txt") == []


def test_a_date_is_no_number_and_one_file_no_series() -> None:
    assert told("2031-05-02 lock.txt", "2031-05-09 lock.txt") == told("p7.txt") == told() == []


def test_numbers_far_apart_are_no_series() -> None:
    assert told("p1.txt", "p400.txt") == []
    # Ten of a longer gap are named.
    ((where, message),) = told(*(f"p{n:02d}.txt" for n in (1, 2, 3, 4, 16)))
    assert (where, message) == (
        "p16.txt",
        "11 of the numbered series missing before this file: 05, 06, 07, 08, 09, 10, 11, 12, 13, 14 …",
    )


def test_a_digest_of_text_bytes_or_address_fits() -> None:
    known = digests_of(TEXT, "ABCDEF0123456789")
    digests = [
        sha256(TEXT.encode()).hexdigest(),
        sha1(TEXT.encode(), usedforsecurity=False).hexdigest()[:12],
        md5(TEXT.encode(), usedforsecurity=False).hexdigest(),
        sha256(TEXT.replace("\n", "\r\n").encode()).hexdigest(),
        "abcdef0123456789",
    ]
    for digest in digests:
        assert list(wrong_claims(File("a", f"x/{digest.upper()}.txt", known, None))) == []


def test_another_digest_is_told_and_a_word_or_a_number_is_none() -> None:
    known = digests_of(TEXT)
    (claim,) = wrong_claims(File("a", "lock-0123abcd.txt", known, None))
    assert (claim.article_id, claim.kind) == ("a", "digest_mismatch")
    assert "0123abcd" in claim.message
    for name in ("20310502.txt", "facade.txt", "deadbeefs0.txt", "0123abc.txt"):
        assert list(wrong_claims(File("a", name, known, None))) == []


def test_a_date_more_than_a_day_off_is_told() -> None:
    name = "lock_2031-05-02.txt"
    for day, is_told in ((1, False), (2, False), (3, False), (4, True)):
        claims = list(wrong_claims(File("a", name, frozenset(), date(2031, 5, day))))
        assert [claim.kind for claim in claims] == ["date_mismatch"] * is_told
    assert list(wrong_claims(File("a", name, frozenset(), None))) == []
    # No day of any calendar, though it is written like one.
    assert list(wrong_claims(File("a", "lock_2031-02-30.txt", frozenset(), date(2031, 5, 2)))) == []


@given(st.lists(st.integers(0, 60), unique=True))
def test_what_is_missing_and_what_is_there_make_the_whole_series(numbers: list[int]) -> None:
    claims = list(missing_numbers(files(*(f"p{n:02d}.txt" for n in numbers))))
    gaps = sum(int(claim.message.split()[0]) for claim in claims if claim.message[0].isdigit())
    if len(numbers) > 1 and max(numbers) - min(numbers) < 3 * len(numbers) + 50:
        assert gaps == max(numbers) - min(numbers) + 1 - len(numbers)
    else:
        assert claims == []


def test_only_some_names_may_claim_a_digest() -> None:
    assert claims_digest("x/lock-0123abcd.txt")
    assert not any(
        map(claims_digest, ["0123abcd/lock.txt", "lock-01234567.txt", "lock-abcdefab.txt", "lock-0123abc.txt"])
    )
