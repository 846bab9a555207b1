"""Versions gathered into utterances: what belongs together, whatever piece of a statement each outlet prints."""

from __future__ import annotations

import random
from itertools import pairwise

import pandas as pd

from corpus_tools import schema
from corpus_tools.provenance.utterances.match import match_utterances

# One statement of seven sentences, ten words and more each, of which no two have four words in a row in common.
GATES = "The lock gates were rotten for a decade, and nobody at the canal board cared to look."
EELS = "We drained the western basin twice last winter and found nothing down there but eels."
MONEY = "Eleven thousand crowns went into a weighing house that has not weighed one barge since."
LETTER = "My predecessor wrote to the ministry about it, and his letter came back unopened in March."
ROPE = "A rope shop in Skerry lent us the winch, for nobody in this building could find ours."
CHILDREN = "Three children counted the dead herons on the mud bank and sent their list to me."
LEAVING = "Tomorrow morning I shall hand over the keys and walk home along the towpath alone."


def utterances(*articles: tuple[str, ...], speaker: str = "Ada Quill", is_daily: bool = False) -> pd.DataFrame:
    """The table of a corpus in which each article prints some sentences, one quotation each, running on.

    All articles are of one day, or with ``is_daily`` each of the day after the one before it.
    """
    rows: list[dict[str, object]] = []
    texts = []
    for number, sentences in enumerate(articles):
        text, before = f"Article {number} of that day.", None
        for sentence in sentences:
            start = len(text) + 2
            text += f" “{sentence}” she said."
            quote_id = f"a{number}:{start}"
            rows.append(
                {
                    "quote_id": quote_id,
                    "article_id": f"a{number}",
                    "start": start,
                    "end": start + len(sentence),
                    "text": sentence,
                    "kind": "direct",
                    "speaker": speaker,
                    "continues": before,
                    "paragraph": 0,
                    "words": len(sentence.split()),
                    "confidence": 1.0,
                }
            )
            before = quote_id
        day = f"2031-05-{2 + number * is_daily:02}"
        texts.append({"article_id": f"a{number}", "text": text, "outlet": f"o{number}", "published": day})
    frame = pd.DataFrame(texts)
    frame["published"] = pd.to_datetime(frame["published"])
    table = match_utterances(schema.conform(rows, "quotes"), frame).utterances
    schema.validate(table, "utterances", frame)
    return table


WHOLE = (GATES, EELS, MONEY, LETTER, ROPE, CHILDREN, LEAVING)
PIECES = tuple(pairwise(WHOLE))


def test_a_statement_printed_in_overlapping_pieces_is_one_utterance() -> None:
    table = utterances(*PIECES)
    assert table["utterance_id"].nunique() == 1
    # The first and the last sentence are in one article each, and have nothing to be compared with.
    assert sorted(table["text"]) == sorted(2 * WHOLE[1:-1])
    assert set(table["relation"]) == {"verbatim"}


def test_the_order_of_the_articles_makes_no_other_utterances() -> None:
    shuffled = random.Random(14)
    for _ in range(12):
        table = utterances(*shuffled.sample(PIECES, len(PIECES)))
        assert table["utterance_id"].nunique() == 1
        assert sorted(table["text"]) == sorted(2 * WHOLE[1:-1])


def test_each_sentence_is_with_all_its_versions() -> None:
    table = utterances(*PIECES, (EELS,), (LETTER.replace("March", "April"),))
    assert table.groupby("text")["utterance_id"].nunique().max() == 1
    changed = table[table["relation"] == "altered"]
    assert changed[["text", "changes"]].to_numpy().tolist() == [[LETTER.replace("March", "April"), "March → April"]]


def test_two_statements_that_share_a_phrase_stay_two() -> None:
    phrase = "down there but eels"
    table = utterances((GATES, EELS), (GATES,), (MONEY, f"There is nothing {phrase}."), (MONEY,))
    first, other = (set(table.loc[table["text"] == text, "utterance_id"]) for text in (GATES, MONEY))
    assert len(first) == len(other) == 1
    assert first != other


def test_statements_with_nothing_in_common_stay_apart() -> None:
    table = utterances((GATES,), (GATES,), (MONEY,), (MONEY,))
    assert table["utterance_id"].nunique() == 2


def test_a_piece_in_other_words_of_an_earlier_version_is_no_reference() -> None:
    whole = "While we regret that the gates were rotten, we also emphatically stand behind all of you on the towpath."
    piece = "we emphatically stand behind all of you"
    table = utterances((whole,), (piece,), (f"{whole} {EELS}",), is_daily=True)
    relations = dict(zip(table["article_id"], table["relation"], strict=True))
    # The first version is a piece of the last; the second prints less than the first, and other words.
    assert relations == {"a0": "cut", "a1": "altered", "a2": "verbatim"}
    assert table.set_index("article_id")["changes"]["a1"] == "also → ∅"
