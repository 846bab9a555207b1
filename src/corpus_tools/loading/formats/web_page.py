"""Saved web pages: an article as a page shows it, or several, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any, Final

from corpus_tools.loading.formats import walls
from corpus_tools.loading.formats.markup import cut_page, parse_html, text_of
from corpus_tools.loading.formats.page_body import body_of, is_date_line, left_out
from corpus_tools.loading.formats.page_facts import page_facts
from corpus_tools.loading.formats.several_pages import split_page
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

MIN_WORDS: Final = 15
_HEAD: Final = 6  # lines above the text that may be headline, byline and date
_SAVED: Final = re.compile(
    r"<!--\s*(?:Page saved with SingleFile\s+url:\s*|saved from url=\(\d+\))(\S+)", re.IGNORECASE
)
_LONG: Final = 120  # words: an error page has fewer
_ERROR_NAME: Final = re.compile(
    r"(?:error:?\s*)?(?:40\d|410|429|50[0-4])(?:[\s:–-]+(?:error|not found|page not found|forbidden|bad gateway))?|"
    r"(?:oops|sorry)?\W*(?:error:?\s*)?(?:(?:the|this|your)\s+)?(?:page|article)(?:\s+you.*)?\s+(?:(?:is|was)\s+)?"
    r"(?:not|no longer|cannot be|could not be|can[’']t be)\s+(?:found|available|reached)|not found|"
    r"access (?:denied|to this page has been denied)|just a moment|attention required|are you (?:a robot|human)|"
    r"verify (?:that )?you are (?:a )?human|security check|robot check|checking your browser|service unavailable|"
    r"bad gateway|forbidden|unauthorized",
    re.IGNORECASE,
)
_ERROR_PAGE: Final = Problem(
    "error_page",
    "is an error page, or a check of the browser, not an article",
    "Skipped. Open the address in a browser, and save the page when the article is shown.",
    "error",
)
_REFUSED: Final[Mapping[walls.Wall, tuple[str, str, str]]] = {
    "consent": (
        "consent_wall",
        "the page is too short to be an article: it asks for consent to cookies",
        "Skipped. Accept or reject the cookies in the browser, then save the page again.",
    ),
    "paywall": (
        "paywall",
        "the page is too short to be an article: it offers a subscription",
        "Skipped. Log in to the outlet and save the page again, or take the article from a database.",
    ),
    "newsletter": (
        "not_an_article",
        "the page is too short to be an article: it is a form for a newsletter",
        "Skipped. Save the page of the article itself.",
    ),
}


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """One record, or the reason why the page is no article; several where a page without an address is several."""
    yield from read_page(text, "", "web_page")


def read_page(text: str, url: str, form: str, *, is_short: bool = False) -> Iterator[Item]:
    """As :func:`read`, for a page whose address is known from elsewhere (a web archive).

    ``is_short``: the page is known to be cut, so that too little text is no reason to leave it out.
    """
    cut = cut_page(text)
    struck: list[str] = []
    root = parse_html(text, struck=struck)
    if several := split_page(root, form, url):
        yield from several
    else:
        saved = _SAVED.search(text[:3000])
        address = url or (saved[1] if saved else "")
        if not (yield from _article(root, form, address, struck, is_short=is_short)):
            return
    if cut:
        yield cut


def _article(root: Any, form: str, url: str, struck: Sequence[str], *, is_short: bool) -> Generator[Item, None, bool]:
    """The article of a page, or why it has none; returns whether it has one. ``struck`` was crossed out in it."""
    facts, problems = page_facts(root)
    lines, origin, texts = body_of(root, facts.get("url", "") or url, facts.get("body", ""))
    sorted_out = walls.sort_out(lines)
    changes, kept = _without_furniture(sorted_out.kept, facts)
    words = _words_up_to(MIN_WORDS, kept)
    if words < MIN_WORDS and not (is_short and facts.get("title") and not sorted_out.left_out):
        yield _refused(root, sorted_out, words)
        return False
    if _is_error_page(root, facts) and _words_up_to(_LONG, kept) < _LONG:
        yield _ERROR_PAGE
        return False
    record = _record(kept, form, facts, url)
    record.changes = [
        *(Change("left_out", 0, 0, line, "") for _, line in sorted_out.left_out),
        *changes,
        *(Change("left_out", 0, 0, words, "") for words in struck),
        *(Change("left_out", 0, 0, line, "") for line in _others(left_out(root, lines, texts), facts)),
    ]
    if origin:
        record.changes.append(
            Change(origin, 0, 0, "paragraphs of the page", "articleBody of its structured data", False)
        )
    yield record
    yield from problems
    yield from _parts(facts, lines, sorted_out)
    return True


def _is_error_page(root: Any, facts: Mapping[str, str]) -> bool:
    """Whether a page says that it is an error page or a bot check."""
    names = (facts.get("title", ""), facts.get("heading", ""), *map(text_of, root.xpath("//head/title")))
    return any(_ERROR_NAME.fullmatch(re.split(r"\s[|–—-]\s", name)[0].strip(" .!?…")) for name in names)


def _words_up_to(most: int, lines: Sequence[str]) -> int:
    """The number of words in the lines; stops counting at ``most``."""
    words = 0
    for line in lines:
        if words >= most:
            break
        words += len(re.findall(r"\w+", line))
    return words


def _refused(root: Any, sorted_out: walls.Sorted, words: int) -> Problem:
    kinds = [kind for kind in _REFUSED if sorted_out.words_of(kind)]
    if not kinds:
        sorted_out = walls.sort_out(text_of(p) for p in root.xpath("//body//p | //body//h2 | //body//button"))
        kinds = [kind for kind in ("consent", "paywall") if sorted_out.words_of(kind) >= 8]
    if kinds:
        kind, message, action = _REFUSED[max(kinds, key=sorted_out.words_of)]
        return Problem(kind, f"{message}, with {words} words besides", action, "error")
    return Problem(
        "not_an_article",
        f"the page is too short to be an article: {words} words",
        "Skipped. Is it a paywall, an error page or a page that loads its text later? Save it again when shown.",
        "error",
    )


def _record(lines: list[str], form: str, facts: Mapping[str, str], url: str) -> Record:
    words = re.fullmatch(r"\d{1,6}", facts.get("word_count", ""))
    return Record(
        "\n\n".join(lines),
        form,
        title=facts.get("title", ""),
        outlet=facts.get("outlet", ""),
        author=facts.get("author", ""),
        url=facts.get("url", "") or url,
        language=facts.get("language", ""),
        section=facts.get("section", ""),
        raw_date=facts.get("published", ""),
        copyright=facts.get("copyright", ""),
        word_count_stated=int(words[0]) if words and int(words[0]) else None,
    )


def _parts(facts: Mapping[str, str], lines: list[str], sorted_out: walls.Sorted) -> Iterator[Problem]:
    """What says that the text may be a part of the article."""
    if facts.get("is_free", "").lower() == "false":
        yield Problem("paywall", "the page says that it is not free: its text may be a part", "Read as it is.")
    elif walls.ends_in(lines, "paywall"):
        yield Problem(
            "paywall",
            "its text ends in an offer of a subscription: it may be a part of the article",
            "Read without the offer. Log in to the outlet and save the page again.",
        )
    if address := facts.get("other_part"):
        yield Problem(
            "part_of_article",
            f"the page says that its article has another part: {address}",
            "Read as it is. Save all parts, or the page that the outlet offers for printing, which holds them all.",
        )
    if sorted_out.words_of("consent"):
        yield Problem(
            "consent_text", "words on cookies and consent were among its text", "Left out; they are in cleaning."
        )


def _without_furniture(lines: list[str], facts: Mapping[str, str]) -> tuple[list[Change], list[str]]:
    """The lines without headline, byline and date above the text (and the headline's other wording), and their rows."""
    title = _plain(facts.get("title", ""))
    names = {_plain(name) for name in facts.get("author", "").split(";")}
    names |= {_plain(facts.get("author", "").replace(";", " and")), _plain(facts.get("heading", ""))}
    changes: list[Change] = []
    kept: list[str] = []
    for line in lines[:_HEAD]:
        plain = _plain(line)
        if not plain or plain != title:
            is_known = plain in names or (len(line) < 120 and plain.removeprefix("by ") in names)
            if (plain and is_known) or is_date_line(line):
                changes.append(Change("left_out", 0, 0, line, ""))
            else:
                kept.append(line)
    return changes, kept + lines[_HEAD:]


def _others(lines: list[str], facts: Mapping[str, str]) -> list[str]:
    """The lines but for headline and author."""
    known = {_plain(facts.get(name, "")) for name in ("title", "heading", "author")}
    return [line for line in lines if _plain(line) not in known]


def _plain(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))
