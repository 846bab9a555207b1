"""Nodes and links as columns: the same nodes whenever they are made, and the same utterances however few are held."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.utterances import compared, fragments, held, made, node_table, versions
from corpus_tools.provenance.utterances.compared import as_text
from corpus_tools.provenance.utterances.edits import compare_texts
from corpus_tools.provenance.utterances.held import printed_versions
from corpus_tools.provenance.utterances.match import UtteranceTables, match_utterances
from corpus_tools.provenance.utterances.node_table import Nodes

GATES = "The lock gates were rotten for a decade, and nobody at the canal board cared to look."
SAID = (
    GATES,
    GATES.replace("rotten", "leaking"),
    "nobody at the canal board cared to look",
    "We drained the western basin twice last winter and found nothing down there but eels.",
    "We drained the western basin once last winter and found nothing there but eels.",
    "I will stay in Skerry for a limited time to ensure that the ferries sail",
    "She told us ‘nobody at the canal board cared to look’ and left",
)
ARTICLES = st.lists(
    st.lists(st.tuples(st.sampled_from(SAID), st.sampled_from(["Ada Quill", "Bo Tern", None])), max_size=4),
    min_size=1,
    max_size=7,
)
Printed = list[list[tuple[str, str | None]]]


def tables(printed: Printed) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows, articles = [], []
    for number, quoted in enumerate(printed):
        text = f"Article {number} of Skerry."
        for said, speaker in quoted:
            start = len(text) + 2
            text += f" “{said}” was heard there."
            rows.append((f"a{number}:{start}", f"a{number}", start, start + len(said), said, "direct", speaker))
        articles.append((f"a{number}", text, f"o{number % 3}", pd.Timestamp("2031-05-02") + pd.Timedelta(days=number)))
    names = ["quote_id", "article_id", "start", "end", "text", "kind", "speaker"]
    return (
        pd.DataFrame(rows, columns=names),
        pd.DataFrame(articles, columns=["article_id", "text", "outlet", "published"]),
    )


def found(printed: Printed) -> UtteranceTables:
    return match_utterances(*tables(printed), duplicates=pd.DataFrame({"article_id": [], "other_id": []}))


@given(ARTICLES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_few_at_a_time_give_what_all_at_once_give(printed: Printed) -> None:
    whole = found(printed)
    with pytest.MonkeyPatch.context() as patch:
        for module, name in (
            *((node_table, "MOST_HELD"), (held, "MOST_HELD"), (held, "_AT_ONCE"), (versions, "_ROWS")),
            *((compared, "_AT_ONCE"), (fragments, "_AT_ONCE"), (made, "_AT_ONCE")),
        ):
            patch.setattr(module, name, 1)
        few = found(printed)
    pd.testing.assert_frame_equal(whole.utterances, few.utterances)
    pd.testing.assert_frame_equal(whole.changes, few.changes)


def nodes(*printed: str) -> Nodes:
    quotes, articles = tables([[(said, "Ada Quill")] for said in printed])
    return Nodes(printed_versions(quotes, articles)[0], names_speakers=True)


def test_versions_with_the_same_words_are_one_node() -> None:
    some = nodes(GATES, SAID[3], GATES.upper())
    assert len(some) == some.texts == 2 and some.text_of.tolist() == [0, 1]
    assert [[v.article_id for v in some[k].versions] for k in range(2)] == [["a0", "a2"], ["a1"]]
    assert some[0].compared == GATES and [n.number for n in some.of_text(1)] == [1]
    assert some.surnames() == [frozenset({"quill"})] * 2
    assert (some.days()[:, 1] - some.days()[:, 0]).tolist() == [2, 0]
    assert some.without_partner().tolist() == [False, True]


def test_links_are_seen_from_either_side() -> None:
    some = nodes(SAID[0], SAID[3], SAID[1])
    edits = compare_texts(SAID[0], SAID[1])
    first = some.links.keep(pa.array(["", as_text(edits)]))
    some.links.add(0, 2, first + 1, is_slot=True)
    assert some.without_partner().tolist() == [False, True, False]
    some.close()
    assert some[0].links == some[0].slots == {2: edits} and some[2].links == {0: edits.reversed()}
    assert some[1].links == {} and list(some.components()) == [[0, 2]]
    node = some[0]
    assert some[0] is node
    some.forget()
    assert some[0] is not node and some[0].links == node.links


def test_a_later_link_takes_the_place_of_an_earlier_one() -> None:
    some = nodes(SAID[0], SAID[1])
    edits = compare_texts(SAID[1], SAID[0])
    for one, other in ((0, 1), (1, 0)):
        some.links.add(one, other, some.links.keep(pa.array([as_text(edits)])))
    some.close()
    assert some[1].links == {0: edits} and some[0].links == {1: edits.reversed()}


def test_components_are_in_the_order_of_their_first_nodes() -> None:
    some = nodes(SAID[0], SAID[3], SAID[4], SAID[1], SAID[5], SAID[5])
    row = some.links.keep(pa.array([as_text(compare_texts(SAID[0], SAID[1]))]))
    some.links.add(2, 1, row)
    some.links.add(3, 0, row)
    # What two articles print alike is an utterance without a link.
    assert list(some.components()) == [[0, 3], [1, 2], [4]]
