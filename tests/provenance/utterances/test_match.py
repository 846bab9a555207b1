"""Which quotations are versions of one utterance, across articles that were written for these tests."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.loading import load_articles
from corpus_tools.provenance.utterances import match
from corpus_tools.provenance.utterances.edits import Edits
from corpus_tools.provenance.utterances.fragments import Teller
from corpus_tools.provenance.utterances.match import UtteranceTables, match_utterances
from corpus_tools.provenance.utterances.tokens import Token
from corpus_tools.provenance.utterances.versions import Part, PrintedVersion
from tests.timing import assert_in_proportion

FULL = "The lock gates were rotten for a decade, and nobody at the canal board cared to look."
SPUN = "The lock gates were decayed for a decade, and no one at the canal board bothered to look."
# Two articles that print hardly more than one quotation would be taken for reprints of each other.
OWN = (
    "The barges waited below the bridge until the tide had turned, and their crews played cards on the wet planks "
    "while children threw bread at the gulls that had followed them from the estuary since the morning.",
    "Her office stands at the end of a lane of lime trees, three floors above the shop that sells rope and lamp oil, "
    "and from its window one sees the whole length of the basin with its cranes and its rusty weighing house.",
    "It was printed on yellow paper, folded twice, and handed to those who had stood in the rain outside the gate; "
    "some read it aloud to their neighbours, others put it unread into their pockets and went home to supper.",
)


def corpus(*articles: tuple[str, str, str], shuffle: bool = False) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Quotes and articles from (outlet, day, text): ``«words|Speaker»`` marks a quotation, ``«words|>»`` one that
    goes on from the quotation before.
    """
    rows: list[dict[str, object]] = []
    texts = []
    for number, (outlet, day, marked) in enumerate(articles):
        text, before = "", None
        for k, piece in enumerate(marked.replace("»", "«").split("«")):
            if k % 2:
                words, _, speaker = piece.partition("|")
                start = len(text) + 1
                text += f"“{words}”"
                quote_id = f"{number}:{start}"
                goes_on = speaker == ">"
                rows.append(
                    {
                        "quote_id": quote_id,
                        "article_id": f"a{number}",
                        "start": start,
                        "end": start + len(words),
                        "text": words,
                        "kind": "direct",
                        "speaker": rows[-1]["speaker"] if goes_on else speaker or None,
                        "continues": before if goes_on else None,
                        "paragraph": 0,
                        "words": len(words.split()),
                        "confidence": 1.0,
                    }
                )
                before = quote_id
            else:
                text += piece
        texts.append(
            {
                "article_id": f"a{number}",
                "text": text,
                "outlet": outlet,
                "published": pd.Timestamp(day) if day else None,
            }
        )
    if shuffle:
        rows, texts = rows[::-1], texts[::-1]
    return schema.conform(rows, "quotes"), pd.DataFrame(texts)


def matched(*articles: tuple[str, str, str]) -> UtteranceTables:
    """The tables of a corpus, checked against the articles' texts."""
    quotes, frame = corpus(*articles)
    found = match_utterances(quotes, frame)
    schema.validate(found.utterances, "utterances", frame)
    schema.validate(found.changes, "changes", frame)
    return found


def relations(found: UtteranceTables) -> list[tuple[str, str]]:
    """(article, relation) of the versions that are not the reference."""
    rows = found.utterances[~found.utterances["is_reference"]]
    return list(zip(rows["article_id"], rows["relation"], strict=True))


def test_the_version_most_outlets_support_is_the_reference() -> None:
    found = matched(
        ("Echo", "2031-05-02", f"«{SPUN}|Ada Quill», she said. {OWN[0]}"),
        ("Tide", "2031-05-02", f"«{FULL}|Ada Quill», said Quill in Skerry. {OWN[1]}"),
        ("Post", "2031-05-02", f"In the evening came the answer: «{FULL}|Ada Quill». {OWN[2]}"),
    )
    assert relations(found) == [("a0", "altered"), ("a2", "verbatim")]
    reference = found.utterances[found.utterances["is_reference"]].iloc[0]
    assert (reference["article_id"], reference["support"]) == ("a1", 2)
    swaps = list(zip(found.changes["other_text"], found.changes["text"], found.changes["kind"], strict=True))
    assert swaps == [
        ("rotten", "decayed", "content_word"),
        ("nobody", "no one", "function_word"),
        ("cared", "bothered", "content_word"),
    ]
    assert found.utterances["changes"].iloc[0] == "rotten → decayed; nobody → no one; cared → bothered"


def test_reprints_count_once() -> None:
    body = (
        "The board met on Monday in the old toll house, where the water stood knee deep after a week of rain. "
        f"«{SPUN}|Ada Quill», she told the meeting. The minutes were not read, and the chairman left before the vote."
    )
    found = matched(
        *[(outlet, "2031-05-02", body) for outlet in ("Echo", "Star", "Bell")],
        ("Tide", "2031-05-02", f"«{FULL}|Ada Quill», said Quill in Skerry. {OWN[1]}"),
        ("Post", "2031-05-02", f"In the evening came the answer: «{FULL}|Ada Quill». {OWN[2]}"),
    )
    assert set(found.utterances.loc[found.utterances["relation"] == "altered", "article_id"]) == {"a0", "a1", "a2"}
    assert set(found.utterances.loc[found.utterances["relation"] == "altered", "support"]) == {1}


def test_a_running_quotation_is_compared_as_one() -> None:
    joined = "We drained the basin twice. We found nothing but eels, and I am told the board knew."
    found = matched(
        ("Echo", "2031-05-02", f"«{joined}|Ada Quill», said Quill."),
        (
            "Tide",
            "2031-05-02",
            "«We drained the basin twice.|Ada Quill»\n«We found nothing but eels, and I am told the council knew.|>»",
        ),
    )
    assert relations(found) == [("a1", "verbatim"), ("a1", "altered")]
    assert found.changes[["other_text", "text"]].to_numpy().tolist() == [["board", "council"]]


def test_words_between_two_parts_are_not_missing() -> None:
    found = matched(
        ("Echo", "2031-05-02", "«We drained the basin twice,|Ada Quill» she said, «and we found nothing but eels.|>»"),
        ("Tide", "2031-05-02", "«We drained the basin twice, and we found nothing but eels.|Ada Quill»"),
    )
    assert found.changes.empty
    assert "altered" not in set(found.utterances["relation"])


def test_a_fragment_that_contradicts_the_full_quotation() -> None:
    found = matched(
        ("Echo", "2031-05-02", "«I will keep the keys for a limited time to guide the barges home.|Ada Quill»"),
        (
            "Tide",
            "2031-05-02",
            "Quill will keep them for a «short spell|Ada Quill» to guide the «barges|Ada Quill» home.",
        ),
    )
    assert found.changes[["other_text", "text", "kind"]].to_numpy().tolist() == [
        ["limited time", "short spell", "content_word"]
    ]


@pytest.mark.parametrize(
    ("there", "is_linked"),
    [
        ("limited time", True),
        ("rather more limited time", True),  # four words for two
        ("cold and wet morning in early March", False),  # seven for two, and no word of them the same
        ("spell of cold and wet weather again", True),  # one the same
    ],
)
def test_a_fragment_takes_the_place_of_few_words_unless_some_are_its_own(there: str, is_linked: bool) -> None:
    found = matched(
        ("Echo", "2031-05-02", f"«I will keep the keys for a {there} to guide the barges home.|Ada Quill»"),
        ("Tide", "2031-05-02", "Quill will keep them for a «short spell|Ada Quill» to guide the barges home."),
    )
    assert (len(found.utterances) == 2) == is_linked


@pytest.mark.parametrize(
    ("behind", "is_linked"),
    [
        ("and it was not known when it would sail", False),  # "and" joins anything
        ("before noon, he added", True),
    ],
)
def test_a_fragment_with_no_word_of_what_is_in_its_place_needs_equal_words_on_both_sides(
    behind: str, is_linked: bool
) -> None:
    found = matched(
        ("Echo", "2031-05-02", "«The crew of the ferry sounded a long alarm before noon and left|Ada Quill»."),
        ("Tide", "2031-05-02", f"She said the ferry «is deep in the mud|Ada Quill» {behind}."),
    )
    assert (len(found.utterances) == 2) == is_linked


def test_a_fragment_of_another_day_is_another_utterance() -> None:
    found = matched(
        (
            "Echo",
            "2031-05-12",
            "In a statement on Thursday Quill said: «Last week I told the board how to root out the eels, the rats, "
            "the weeds and the thieves.|Ada Quill»",
        ),
        (
            "Tide",
            "2031-05-12",
            "The following day she spoke again. Quill demanded that the board «drive out|Ada Quill» the eels, the "
            "rats, the weeds and the thieves.",
        ),
    )
    assert found.utterances.empty


@pytest.mark.parametrize("text", ["Make Canals Great Again", "clean water for all of us"])
def test_a_slogan_of_two_people_is_no_misquotation(text: str) -> None:
    found = matched(
        ("Echo", "2031-01-02", f"«{text}|Ada Quill»"),
        ("Tide", "2031-05-02", f"«{text}|Tom Orrin»"),
        ("Post", "2031-08-02", f"«I stand for {text}|Ada Quill»"),
    )
    assert "altered" not in set(found.utterances["relation"])
    assert found.utterances["article_id"].nunique() < 3


def test_an_article_that_says_it_twice_in_two_wordings() -> None:
    found = matched(
        (
            "Echo",
            "",
            "«I never signed the order to open the sluice|Ada Quill»\n"
            "«I never saw the order to open the sluice|Ada Quill»",
        )
    )
    assert found.changes[["other_text", "text"]].to_numpy().tolist() in ([["signed", "saw"]], [["saw", "signed"]])


def test_a_quotation_without_a_partner_is_not_in_the_table() -> None:
    found = matched(
        ("Echo", "2031-05-02", f"«{FULL}|Ada Quill»"), ("Tide", "2031-05-02", "«Nothing to add.|Ada Quill»")
    )
    assert found.utterances.empty
    assert list(found.utterances.columns) == schema.table("utterances").names


def test_handles_dates_and_indirect_speech_are_left_out() -> None:
    quotes, frame = corpus(
        ("Echo", "2031-05-02", f"«@skerrycanal|» «5 May 2031|» «{FULL}|Ada Quill»"),
        ("Tide", "2031-05-02", f"«@skerrycanal|» «5 May 2031|» «{FULL}|Ada Quill»"),
    )
    quotes.loc[quotes["text"] == FULL, "kind"] = "indirect"
    assert match_utterances(quotes, frame).utterances.empty


def test_order_of_rows_does_not_matter() -> None:
    articles = (
        ("Echo", "2031-05-02", f"«{SPUN}|Ada Quill» and «not quite so|Tom Orrin»"),
        ("Tide", "2031-05-03", f"«{FULL}|Ada Quill»"),
        ("Post", "2031-05-03", "«nobody at the canal board cared|Ada Quill»"),
        ("Bell", "", "«rotten for a decade|»"),
    )
    one, two = (match_utterances(*corpus(*articles, shuffle=s)) for s in (False, True))
    pd.testing.assert_frame_equal(one.utterances, two.utterances)
    pd.testing.assert_frame_equal(one.changes, two.changes)


def test_quotes_alone_are_enough() -> None:
    quotes, _ = corpus(("Echo", "", f"«{FULL}|»"), ("Tide", "", f"«{SPUN}|»"))
    bare = quotes[["quote_id", "article_id", "start", "end", "text"]]
    assert len(match_utterances(bare).utterances) == 2
    assert match_utterances(bare.iloc[:0]).utterances.empty


WORDS = [
    "the",
    "lock",
    "gate",
    "was",
    "rotten",
    "and",
    "12",
    "eels",
    "swam",
    "…",
    "through",
    "[sic]",
    "it",
    "–",
    "Orrin’s",
]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join), min_size=1, max_size=7)


@settings(max_examples=20)
@given(TEXTS)
def test_any_quotations(texts: Sequence[str]) -> None:
    articles = [
        ("Echo" if k % 2 else "Tide", f"2031-05-0{k + 1}", f"Then «{t}|» they wrote.") for k, t in enumerate(texts)
    ]
    found = matched(*articles)
    assert found.utterances["quote_id"].is_unique
    references = set(found.utterances["quote_id"])
    assert set(found.utterances["reference_id"]) <= references
    assert all(found.utterances.groupby("utterance_id").size() > 1)
    other = match_utterances(*corpus(*articles, shuffle=True))
    pd.testing.assert_frame_equal(found.utterances, other.utterances)


def test_many_copies_take_time_in_proportion() -> None:
    def prepare(count: int) -> Callable[[], object]:
        quotes, frame = corpus(*((f"o{k}", "2031-05-02", f"«{FULL}|Ada Quill»") for k in range(count)))
        assert len(match_utterances(quotes, frame).utterances) == count
        return partial(match_utterances, quotes, frame)

    assert_in_proportion(prepare, 150, 1_200)


def test_the_demo_corpus_all_altered_quotations_found_and_none_invented(root: Path) -> None:
    demo = root / "data" / "demo"
    articles = load_articles(demo)
    articles["article_id"] = [Path(f).name for f in articles["source_file"]]
    rows = pd.read_csv(demo / "gold" / "quotes.csv").astype({"speaker": "str"})
    ids = rows["source_file"] + ":" + rows["start"].astype(str)
    before = [
        f"{f}:{int(c)}" if c == c else None for f, c in zip(rows["source_file"], rows["continues_start"], strict=True)
    ]
    quotes = rows[["start", "end", "text", "kind", "speaker"]].assign(
        quote_id=ids, article_id=rows["source_file"], continues=before
    )
    found = match_utterances(quotes, articles).utterances
    at = {(r.article_id, r.start): r for r in found.itertuples()}
    by_id = {r.quote_id: (r.article_id, r.start) for r in found.itertuples()}
    altered = set()
    for pair in pd.read_csv(demo / "gold" / "altered_quotes.csv").itertuples():
        one, other = (pair.a_file, pair.a_start), (pair.b_file, pair.b_start)
        together = one in at and other in at and at[one].utterance_id == at[other].utterance_id
        assert together == (pair.relation not in ("slogan", "different")), (pair.utterance, one, other)
        if pair.relation == "altered":
            altered |= {frozenset((one, other))}
    for row in found[found["relation"] == "altered"].itertuples():
        assert frozenset(((row.article_id, row.start), by_id[row.reference_id])) in altered


@pytest.mark.shared
def test_the_three_articles(shared: Path) -> None:
    from corpus_tools.quotes import extract_quotes

    files = sorted((shared / "seeds").glob("*.txt"))
    articles = pd.DataFrame({"article_id": [f.name[:3] for f in files], "text": [f.read_text("utf-8") for f in files]})
    found = match_utterances(extract_quotes(articles), articles)
    schema.validate(found.utterances, "utterances", articles)
    words = {(c.other_text, c.text) for c in found.changes.itertuples()} | {
        (c.text, c.other_text) for c in found.changes.itertuples()
    }
    assert ("turned", "focused") in words
    assert ("has", "had") in words
    # Two occasions: what was demanded in February's first week is not the statement of a week later.
    assert not any("drive out" in pair or "root out" in pair for pair in words)


def test_a_quotation_inside_another_is_compared_with_what_was_said() -> None:
    said = "The leak has to do with weather and with whether the board is willing to drain it."
    changed = "has to do with money and with whether the board is willing to drain it"
    told = f"His claim that ‘{changed}’ shows that he has no idea"
    found = matched(
        ("Echo", "2031-05-02", f"«{said}|Tom Orrin», he said. {OWN[0]}"),
        ("Tide", "2031-05-02", f"«{told}|Ada Quill», wrote Quill. {OWN[1]}"),
    )
    rows = found.utterances.set_index("article_id")
    # The words are Orrin's as Quill quotes them: nothing says that she spoke them.
    assert rows.loc["a1", "text"] == changed
    assert rows.loc["a1", "relation"] == "altered"
    assert rows["speaker"].fillna("").to_dict() == {"a0": "Tom Orrin", "a1": ""}
    assert rows.loc["a0", "is_reference"]


def test_a_quotation_inside_another_counts_once() -> None:
    told = "He told me that ‘nobody at the canal board cared to look’ and I believe him, as do all who work there"
    found = matched(
        ("Echo", "2031-05-02", f"«{told}|Ada Quill», she said. {OWN[0]}"),
        ("Tide", "2031-05-02", f"«{told}|Ada Quill», said Quill. {OWN[1]}"),
    )
    assert found.utterances["text"].tolist() == [told, told]


def test_a_denied_term_is_nobodys_but_a_sentence_is_somebodys() -> None:
    quotes, frame = corpus(
        ("Echo", "2031-05-02", f"«{FULL}|», she went on, noting that she does not say so to others. {OWN[0]}"),
        ("Tide", "2031-05-02", f"«{FULL}|Ada Quill», said Quill. {OWN[1]}"),
    )
    denied = quotes["article_id"] == "a0"
    quotes.loc[denied, "is_asserted"] = False
    assert len(match_utterances(quotes, frame).utterances) == 2
    quotes.loc[denied, "kind"] = "mixed"
    assert match_utterances(quotes, frame).utterances.empty


def test_the_reference_is_printed_first_by_the_hour_where_it_is_known() -> None:
    quotes, frame = corpus(
        ("Echo", "2031-05-02 18:00", f"«{SPUN}|Ada Quill», she said. {OWN[0]}"),
        ("Tide", "2031-05-02 09:00", f"«{FULL}|Ada Quill», said Quill in Skerry. {OWN[1]}"),
        ("Post", "2031-05-02 20:00", f"In the evening came the answer: «{SPUN}|Ada Quill». {OWN[2]}"),
    )

    def references(*precision: str) -> set[str]:
        found = match_utterances(quotes, frame.assign(published_precision=precision)).utterances
        return set(found.loc[found["is_reference"], "article_id"])

    assert references("second", "second", "second") == {"a1"}
    # Where an hour is missing, most support decides, as among articles of one day.
    assert references("second", "second", "day") == {"a0"}


def test_a_month_is_no_day() -> None:
    quotes, frame = corpus(
        ("Echo", "2031-05-01", "«clean water now|Ada Quill», she said."),
        ("Tide", "2031-05-21", "«clean water now|Ada Quill», said Quill."),
    )
    known = frame.assign(published_precision="day")
    assert match_utterances(quotes, known).utterances.empty
    vague = frame.assign(published_precision=["month", "day"])
    assert len(match_utterances(quotes, vague).utterances) == 2


def test_the_narrator_of_an_advertisement_is_not_the_candidate() -> None:
    quotes, frame = corpus(
        (
            "Echo",
            "2031-05-02",
            f"«the basin of this town will never be drained by the board|Ada Quill», she said. {OWN[0]}",
        ),
        (
            "Tide",
            "2031-05-02",
            f"«the basin of this town will never be emptied by the board|», the narrator of the spot says. {OWN[1]}",
        ),
    )
    by_nobody = quotes.assign(source=None, source_form=None)
    assert len(match_utterances(by_nobody, frame).utterances) == 2
    told = quotes["article_id"] == "a1"
    narrated = by_nobody.assign(
        source=told.map({True: "The narrator of the spot", False: None}),
        source_form=told.map({True: "nominal", False: None}),
    )
    assert match_utterances(narrated, frame).utterances.empty


def test_a_role_that_nobody_holds_by_name_is_no_other_speaker() -> None:
    said = "a very slow and rusty drawbridge"
    quotes, articles = corpus(
        ("Gull", "2030-05-01", f"{OWN[0]} Ada Corr says she was left «{said}|Ada Corr»."),
        ("Tern", "2030-05-02", f"{OWN[1]} The minister spoke of «{said}|Prime Minister» in his paper."),
        ("Auk", "2030-05-02", f"{OWN[2]} Bo Ladd has «{said}|Bo Ladd» in front of his house."),
    )
    found = match_utterances(quotes, articles).utterances
    assert set(found["article_id"]) == {"a0", "a1"}


def test_a_surname_misspelt_is_no_other_speaker() -> None:
    said = "change anything, knowing what you know now"
    quotes, articles = corpus(
        ("Gull", "2030-05-01", f"{OWN[0]} Would he «{said}|Olaf Hebblerthwaine»?"),
        ("Tern", "2030-05-01", f"{OWN[1]} Would he «{said}|Olaf Heblerthwaine»?"),
    )
    assert len(match_utterances(quotes, articles).utterances) == 2


def test_a_second_part_is_put_beside_a_version_further_down() -> None:
    first = "We own the lock and you only hold the keys of it."
    second = "So if you sell the tolls, be sure that the lightermen are paid."
    quotes, articles = corpus(
        ("Auk", "2030-05-01", f"{OWN[0]} She said: «{first.replace('only', 'merely')}|Ada Corr»"),
        ("Gull", "2030-05-02", f"{OWN[1]} «{first}|Ada Corr» she said. «{second}|>»"),
        ("Tern", "2030-05-03", f"{OWN[2]} She said: «{first} {second}|Ada Corr»"),
    )
    found = match_utterances(quotes, articles).utterances
    assert found["utterance_id"].nunique() == 1
    row = found[found["text"] == second].iloc[0]
    assert (row["article_id"], row["relation"], row["reference_id"].split(":")[0]) == ("a1", "verbatim", "2")


def test_a_part_that_begins_within_a_contraction_is_of_one_utterance_with_the_sentence() -> None:
    whole = "I don't know how much longer the old sluice will hold."
    part = "not know how much longer the old sluice will hold"
    quotes, articles = corpus(
        ("Auk", "2030-05-01", f"{OWN[0]} She said she did «{part}|Ada Corr»."),
        ("Gull", "2030-05-01", f"{OWN[1]} She said she did «{part}|Ada Corr»."),
        ("Tern", "2030-05-01", f"{OWN[2]} She said: «{whole}|Ada Corr»"),
    )
    found = match_utterances(quotes, articles).utterances
    assert len(found) == 3 and found["utterance_id"].nunique() == 1
    assert "altered" not in set(found["relation"])


def test_the_same_two_texts_are_compared_once_however_many_articles_print_them(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    real = match.compare_texts

    def counted(a: str, b: str, **tokens: Sequence[Token]) -> Edits:
        asked.append((a, b))
        return real(a, b, **tokens)

    monkeypatch.setattr(match, "compare_texts", counted)
    told = "We drained the western basin twice last winter{} and found nothing down there but eels."
    own = [" ".join(f"{word}{n}" for word in ("herring", "winch", "ledger", "gull", "tar", "sluice")) for n in "abcdef"]
    texts = [told.format("," if n % 2 else "") for n in range(6)]
    found = matched(
        *[(f"o{n}", "2031-05-02", f"«{text}|Ada Quill», she said. The {own[n]}.") for n, text in enumerate(texts)]
    )
    assert found.utterances["relation"].value_counts().to_dict() == {"verbatim": 3, "punctuation": 3}
    assert len(asked) == len(set(asked)) == 2  # with the comma, and without


def test_words_of_who_tells_a_fragment_are_split_where_they_are_asked_for() -> None:
    version = PrintedVersion(
        "a", (Part(5, 14, "q1", "Old eels,"), Part(16, 21, "q2", "“wet”")), "Ada", None, None, "o", 1
    )
    teller = Teller.of(version, "said Old eels, “wet”")
    assert b"eels" in pickle.dumps(teller)
    assert teller.words == tuple(token.norm for token in version.tokens) == ("old", "eels", "¶", "wet")


def test_the_part_of_a_place_is_the_last_that_begins_no_later() -> None:
    version = PrintedVersion(
        "a",
        (Part(5, 14, "q1", "Old eels,"), Part(16, 21, "q2", "“wet”"), Part(30, 31, "q3", "x")),
        None,
        None,
        None,
        "o",
        1,
    )
    found = [version.part_at(offset).quote_id for offset in (-9, 0, 10, 11, 24, 25, 99)]
    assert found == ["q1", "q1", "q1", "q2", "q2", "q3", "q3"]


def test_time_for_a_speech_in_many_paragraphs_grows_as_the_speech_does() -> None:
    def speech(paragraphs: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Two outlets print a speech; in every fifth paragraph one has another word."""
        words = ("stone", "brick")
        printed = [
            " ".join(
                f"«The gate{k} at wharf{k} and lock{k} is of {words[which if k % 5 == 0 else 0]} today.|"
                f"{'>' if k else 'Ada Quill'}»"
                for k in range(paragraphs)
            )
            for which in (0, 1)
        ]
        return corpus(("Auk", "2031-05-02", printed[0]), ("Tern", "2031-05-03", printed[1]))

    found = match_utterances(*speech(40))
    assert len(found.utterances) == 80 and len(found.changes) == 8
    assert set(found.changes["other_text"]) == {"stone"} and set(found.changes["text"]) == {"brick"}

    def prepare(paragraphs: int) -> Callable[[], object]:
        quotes, articles = speech(paragraphs)
        return lambda: match_utterances(quotes, articles)

    assert_in_proportion(prepare, 60, 480)
