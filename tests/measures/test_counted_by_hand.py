"""Thirty sentences of findings, counted again by hand: ten on the demo, ten on three articles, ten on 84 articles.

Each number of a sentence is compared with two others: one counted here, row by row, by loops that use no measure of
the package, and one that was counted in the tables when this was written (``HAND``). For twenty-four sentences every
row was read with its passage: all ten on the demo and on the three articles, and on the 84 what was read, how many
texts are independent, what is asserted, and on which day. The other six are of 171 to 2,590 rows, which were sorted
and counted; 40 of the 577 mentions and 50 of the 171 quotations of unnamed sources were read: each mention was of the
person, but a third of those quotations report what nobody unnamed said. A sentence is right here when it says what is
in the tables; how often a row of the tables is right is measured in ``benchmarks/``.

The numbers hold for tables with the digest that is beside them; where a rule of extraction has changed the tables
since, the loops still count, and the sentence is compared with them alone until it is counted anew. Of the texts in
``../shared`` only numbers are here.
"""

from __future__ import annotations

import hashlib
import re
import runpy
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import pytest

import corpus_tools as ct
from corpus_tools.measures import findings
from corpus_tools.study import Study

Row = dict[str, Any]
CORPORA: Final = ("demo", "three", "many")


def rows(table: Any) -> list[Row]:
    found: list[Row] = table.to_dict("records")
    return found


@pytest.fixture(scope="module")
def studies(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Study]:
    """The corpora, each opened once."""
    opened: dict[str, Study] = {}

    def study(name: str) -> Study:
        if name not in opened:
            cache = tmp_path_factory.mktemp("cache")
            opened[name] = Study(ct.open_corpus(_folder(name, root, tmp_path_factory), cache=cache))
        return opened[name]

    return study


def _folder(name: str, root: Path, factory: pytest.TempPathFactory) -> Path:
    if name == "demo":
        return root / "data" / "demo"
    shared = root.parent / "shared"
    if not shared.is_dir():
        pytest.skip("needs the material in ../shared, which is not here")
    if name == "three":
        return shared / "seeds"
    folder = factory.mktemp("many")
    runpy.run_path(str(shared / "bench" / "as_folder.py"))["main"](
        shared / "bench" / "quotes" / "polnear.dev.jsonl", folder
    )
    return folder


def numbers(sentence: str) -> list[int]:
    """The whole numbers of a sentence in their order, without dates, shares and intervals."""
    plain = re.sub(r"\([^()]*%[^()]*\)|\d+ [A-Z][a-z]+ \d{4}|\d+%", "", sentence)
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", plain)]


def known(outlet: str) -> bool:
    return not outlet.startswith("unknown")


def of_rows(table: Iterable[Row], name: str) -> Counter[str]:
    return Counter(str(row[name]) for row in table)


def people(study: Study) -> list[Row]:
    """Mentions of persons, pronouns left out."""
    return [row for row in rows(study.mentions) if row["label"] == "PER" and row["form"] != "pronoun"]


def once(study: Study) -> list[Row]:
    """Quotations with and without marks, in parts put together, repeated text left out."""
    table = study.attributed(kinds=("direct", "mixed", "indirect"))
    marked = rows(study.mark_repeats(table))
    first: dict[str, Row] = {}
    for row in sorted(marked, key=lambda row: (not row["is_direct"], row["article_id"], row["start"])):
        if not row["is_repeat"]:
            first.setdefault(row["quotation"], row)
    return list(first.values())


def frames_once(study: Study) -> list[Row]:
    return [row for row in rows(study.mark_repeats(study.frames)) if not row["is_repeat"]]


def state(row: Row) -> str:
    if row["is_negated"] or row["modality"] == "denied":
        return "denied or negated"
    return {"question": "asked about"}.get(row["modality"], row["modality"])


# Each gives the sentence and the numbers that it must hold, in their order.


def what_was_read(study: Study) -> tuple[str, list[int]]:
    articles = rows(study.articles)
    outlets = {row["outlet"] for row in articles if known(row["outlet"])}
    words = sum(row["words"] for row in articles)
    files = len({row["source_file"] for row in articles})
    warnings = sum(row["severity"] == "warning" for row in rows(study.problems))
    counted = [len(articles), files, *([len(outlets)] if outlets else []), words, *([warnings] if warnings else [])]
    return findings.finding_reading(study.articles, study.problems), counted


def independent_texts(study: Study) -> tuple[str, list[int]]:
    sentence = findings.finding_independence(study.independence()).split(":")[0].split(".")[0]
    articles = rows(study.articles)
    outlets = {row["outlet"] for row in articles if known(row["outlet"])}
    # A text is a chain of articles that are near-duplicates, or of which the one is said to come from the other.
    text = {row["article_id"]: row["article_id"] for row in articles}

    def head(one: str) -> str:
        while text[one] != one:
            one = text[one]
        return one

    pairs = [(row["article_id"], row["other_id"]) for row in rows(study.corpus.table("duplicates"))]
    taken = {"copy", "excerpt", "edited", "rewritten"}
    lineage = rows(study.corpus.table("lineage"))
    pairs += [(row["article_id"], row["source_id"]) for row in lineage if row["derivation"] in taken]
    for one, other in pairs:
        if other in text:
            text[head(one)] = head(other)
    reprints = len(articles) - len({head(one) for one in text})
    return sentence, [*([reprints] if reprints else []), len(articles), *([len(outlets)] if outlets else [])]


def who_is_named_most(study: Study) -> tuple[str, list[int]]:
    named = Counter(row["entity_id"] for row in people(study))
    (_, most), *_ = named.most_common(1)
    return findings.finding_mentions(study.count_mentions(by="name")), [most, named.total(), len(named)]


def in_how_many_articles(study: Study) -> tuple[str, list[int]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in people(study):
        found[row["entity_id"]].add(row["article_id"])
    sentence = findings.finding_spread(study.count_mentions(by="name")).split("(")[0].split(",")[0]
    return sentence.split(".")[0], [max(map(len, found.values())), len(study.articles)]


def how_called(study: Study) -> tuple[str, list[int]]:
    mentions = people(study)
    (who, n), *_ = Counter(row["entity_id"] for row in mentions).most_common(1)
    forms = of_rows((row for row in mentions if row["entity_id"] == who), "form")
    return findings.finding_forms(study.forms_of_address()).split(".")[0], [max(forms.values()), n]


def when_names_appear(study: Study) -> tuple[str, list[int]]:
    published = {row["article_id"]: row["published"] for row in rows(study.articles)}
    days: dict[str, list[Any]] = defaultdict(list)
    for row in people(study):
        day = published[row["article_id"]]
        days[row["entity_id"]] += [] if day != day else [day.date()]
    dated = [min(found) for found in days.values() if found]
    first = sum(day == min(dated) for day in dated)
    later = len(dated) - first
    rest = len(days) - len(dated)
    counted = [first, len(days), *([later] if later else []), *([rest] if rest else [])]
    return findings.finding_first_appearances(study.first_appearances()), counted


def from_unnamed_sources(study: Study) -> tuple[str, list[int]]:
    quotations = once(study)
    types = Counter(
        "unresolved" if not isinstance(row["source_type"], str) else row["source_type"] for row in quotations
    )
    counted = [types["unnamed"], len(quotations), *([types["unresolved"]] if types["unresolved"] else [])]
    sentence = findings.finding_source_types(study.source_types(by=None, once=True))
    return sentence, counted


def in_marks(study: Study) -> tuple[str, list[int]]:
    quotations = once(study)
    inside = sum(row["kind"] != "indirect" for row in quotations)
    sentence = findings.finding_directness(study.directness(by=None, once=True))
    return sentence, [inside, len(quotations), len(quotations) - inside]


def asserted(study: Study) -> tuple[str, list[int]]:
    states = Counter(state(row) for row in frames_once(study))
    rest = sorted(((n, name) for name, n in states.items() if name != "actual"), key=lambda x: (-x[0], x[1]))
    sentence = findings.finding_modality(study.modality_table(once=True))
    return sentence, [states["actual"], states.total(), *(n for n, _ in rest)]


def on_which_day(study: Study) -> tuple[str, list[int]]:
    published = {row["article_id"]: row["published"] for row in rows(study.articles)}
    found = [published[row["article_id"]] for row in rows(study.frames)]
    days = Counter(day.date() for day in found if day == day)
    sentence = findings.finding_frames_over_time(study.frames_over_time())
    most = max(days.values())
    return sentence, [days.total()] if len(days) == 1 else [days.total(), len(days), most]


COUNTS: Final = {
    name.__name__: name
    for name in (
        what_was_read,
        independent_texts,
        who_is_named_most,
        in_how_many_articles,
        how_called,
        when_names_appear,
        from_unnamed_sources,
        in_marks,
        asserted,
        on_which_day,
    )
}
HAND: Final[dict[str, tuple[str, dict[str, list[int]]]]] = {
    "demo": (
        "fd805c42704b9bc7",
        {
            "what_was_read": [18, 18, 9, 5083],
            "independent_texts": [5, 18, 9],
            "who_is_named_most": [101, 250, 18],
            "in_how_many_articles": [18, 18],
            "how_called": [30, 101],
            "when_names_appear": [9, 18, 9],
            "from_unnamed_sources": [33, 137, 13],
            "in_marks": [65, 137, 72],
            "asserted": [43, 90, 24, 11, 7, 4, 1],
            "on_which_day": [123, 4, 49],
        },
    ),
    "three": (
        "8d444fb2c643ed23",
        {
            "what_was_read": [3, 3, 2026, 3],
            "independent_texts": [3],
            "who_is_named_most": [41, 79, 10],
            "in_how_many_articles": [3, 3],
            "how_called": [22, 41],
            "when_names_appear": [3, 10, 7],
            "from_unnamed_sources": [2, 41, 1],
            "in_marks": [26, 41, 15],
            "asserted": [12, 22, 4, 4, 1, 1],
            "on_which_day": [7],
        },
    ),
    "many": (
        "74576e43d0f6dc07",
        {
            "what_was_read": [84, 84, 7, 67315, 1],
            "independent_texts": [84, 7],
            "who_is_named_most": [577, 2590, 456],
            "in_how_many_articles": [68, 84],
            "how_called": [363, 577],
            "when_names_appear": [70, 456, 386],
            "from_unnamed_sources": [171, 1574, 170],
            "in_marks": [778, 1574, 796],
            "asserted": [20, 24, 2, 1, 1],
            "on_which_day": [24, 11, 6],
        },
    ),
}


def digest(study: Study) -> str:
    """What the counted tables say, without confidences and times."""
    parts = [[sorted(row["text_sha256"] for row in rows(study.articles))]]
    for name, columns in (
        ("mentions", ["entity_id", "start", "form", "label"]),
        ("quotes", ["article_id", "start", "end", "kind", "source_type"]),
        ("frames", ["article_id", "start", "frame", "modality", "is_negated"]),
        ("lineage", ["article_id", "derivation"]),
    ):
        parts.append(sorted(map(str, study.corpus.table(name)[columns].itertuples(index=False, name=None))))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


@pytest.mark.slow
@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("what", COUNTS)
def test_a_sentence_says_what_is_counted_row_by_row(studies: Callable[[str], Study], corpus: str, what: str) -> None:
    sentence, counted = COUNTS[what](studies(corpus))
    assert numbers(sentence) == counted, sentence
    valid_for, by_hand = HAND[corpus]
    if digest(studies(corpus)) == valid_for:
        assert numbers(sentence) == by_hand[what], sentence


def test_thirty_sentences_were_counted() -> None:
    assert sum(len(by_hand) for _, by_hand in HAND.values()) == 30
