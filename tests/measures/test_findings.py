from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from corpus_tools.measures import (
    co_mentions,
    concentration,
    contested_utterances,
    count_agents,
    count_frames,
    count_mentions,
    count_quotations,
    cue_verbs,
    directness,
    entrances,
    findings,
    first_appearances,
    forms_of_address,
    frame_shares,
    frames_over_time,
    independence,
    keyness,
    modality_table,
    outlets_differ,
    own_and_quoted,
    reuse_shares,
    reuse_timeline,
    share_of_voice,
    source_types,
    text_families,
    transitivity,
)

Table = pd.DataFrame
Empty = Callable[[str], pd.DataFrame]


def test_findings_on_quotations(quotes: Table, articles: Table, utterances: Table) -> None:
    assert findings.finding_share_of_voice(share_of_voice(quotes, articles)) == (
        "Ivo Tarn accounts for the largest share of any named source: 59% of 27 quoted words. "
        "3 articles are too few to say anything beyond what they print."
    )
    assert findings.finding_concentration(concentration(quotes, articles)) == (
        "2 named sources are quoted; their shares of the words are as concentrated as those of 1.8 sources of equal"
        " size (Herfindahl index 0.56, Gini 0.17)."
    )
    assert findings.finding_directness(directness(quotes, articles)) == (
        "5 of 6 quotations are in quotation marks; 1 is reported without."
    )
    assert findings.finding_source_types(source_types(quotes, articles)) == (
        "1 of 6 quotations, direct or indirect, comes from an unnamed source."
    )
    assert findings.finding_entrances(entrances(quotes, articles)) == (
        "Vera Moll is the first source quoted in 2 of 4 articles that quote anybody, more than any other named source; "
        "in 1 the first is unnamed or not resolved. "
        "4 articles are too few to say anything beyond what they print."
    )
    assert findings.finding_cues(cue_verbs(quotes, articles, level="group")) == (
        "Of 6 quotations, direct or indirect, 4 have a neutral reporting verb and 1 a loaded one. "
        "Fewer than two named sources are quoted 10 times, so none are compared."
    )
    assert findings.finding_once(count_quotations(quotes, articles, utterances=utterances)) == (
        "5 quotations in quotation marks are printed; without those that repeat an earlier article or the same"
        " utterance, 3 remain."
    )
    differ = outlets_differ(quotes, articles, "kind")
    assert findings.finding_differences(differ).startswith("Too few articles to say whether the outlets differ")


def test_a_lead_that_may_be_chance_and_one_that_is_not() -> None:
    table = pd.DataFrame(
        {
            "voice": ["Moll", "Tarn"],
            "is_named": [True, True],
            "words": [60, 40],
            "n": 100,
            "share": [0.6, 0.4],
            "low": [0.45, 0.3],
            "high": [0.7, 0.55],
            "articles": 12,
            "n_articles": 12,
            "n_texts": 12,
        }
    )
    assert findings.finding_share_of_voice(table) == (
        "Of 100 quoted words, Moll has 60% (95% interval 45–70%, 12 articles) and Tarn 40%: "
        "who is quoted most cannot be distinguished from chance."
    )
    assert "45–70%, 12 articles of 7 texts)" in findings.finding_share_of_voice(table.assign(n_texts=7))
    assert findings.finding_share_of_voice(table.assign(n_texts=2)).endswith(
        "12 articles of 2 texts are too few to say anything beyond what they print."
    )
    assert findings.finding_share_of_voice(table.assign(low=[0.56, 0.3])) == (
        "Moll is the named source quoted most, with 60% (95% interval 56–70%, 12 articles) of 100 quoted words;"
        " Tarn 40%."
    )
    level = table.assign(words=[50, 50], share=[0.5, 0.5])
    assert findings.finding_share_of_voice(level) == (
        "Moll and Tarn have the largest shares of any named source, 50% each of 100 quoted words."
    )
    alone = table.head(1).assign(share=1.0)
    assert findings.finding_share_of_voice(alone) == "Moll is the only source quoted (100 quoted words)."
    others = table.assign(is_named=[True, False])
    assert findings.finding_share_of_voice(others).startswith("Moll is the only named source, with 60%")
    unnamed = table.assign(is_named=False)
    assert findings.finding_share_of_voice(unnamed) == "None of 100 quoted words are attributed to a named source."
    table.attrs["counted_once"] = True
    assert findings.finding_share_of_voice(table).startswith(
        "Of 100 quoted words, repeated text counted once, Moll has"
    )


def test_a_lead_over_the_second_alone_is_no_lead() -> None:
    # Tarn is second and certain, Ode third and not: it is Ode who may be quoted as much as Moll.
    table = pd.DataFrame(
        {
            "voice": ["Moll", "Tarn", "Ode"],
            "is_named": True,
            "words": [50, 30, 20],
            "n": 100,
            "share": [0.5, 0.3, 0.2],
            "low": [0.42, 0.25, 0.02],
            "high": [0.6, 0.35, 0.45],
            "n_articles": 12,
            "n_texts": 12,
        }
    )
    assert findings.finding_share_of_voice(table).endswith("cannot be distinguished from chance.")
    assert findings.finding_share_of_voice(table.assign(high=[0.6, 0.35, 0.41])).startswith(
        "Moll is the named source quoted most"
    )
    # Two are level in second place: naming one alone would hide the other.
    two = table.assign(words=[50, 25, 25], share=[0.5, 0.25, 0.25])
    assert ", Moll has 50% (95% interval 42–60%, 12 articles) and Ode and Tarn 25% each: who" in (
        findings.finding_share_of_voice(two)
    )


def test_an_outlet_prefers_another_form_only_where_intervals_do_not_meet() -> None:
    rows = [("A", "role", 6, 0.6, 0.97), ("A", "surname", 1, 0.03, 0.4), ("B", "role", 3, 0.2, 0.8)]
    rows += [("B", "surname", 3, 0.2, 0.8), ("C", "surname", 5, 0.57, 1.0), ("D", "first", 4, 0.5, 1.0)]
    table = pd.DataFrame(rows, columns=["outlet", "form", "mentions", "low", "high"]).assign(name="Vera Moll")
    table["n_texts"] = 9
    none = (
        "Of the 3 outlets with 5 or more of these mentions, none can be distinguished as using another form more often."
    )
    assert findings.finding_forms(table) == (
        "Vera Moll is referred to by role alone and by bare surname most often: 9 of 22 mentions each. " + none
    )
    more = table.assign(mentions=[9, 1, 3, 3, 5, 4])
    # C never uses the role: of nine texts, a share of up to 30% may still be none.
    assert findings.finding_forms(more) == (
        "Vera Moll is referred to by role alone most often: 12 of 25 mentions. "
        "Of the 3 outlets with 5 or more of these mentions, 1 uses another form more often (C)."
    )
    assert findings.finding_forms(more.assign(n_texts=2)).endswith(none)
    used = pd.concat([more, table.iloc[[2]].assign(outlet="C", mentions=1, low=0.01, high=0.6)], ignore_index=True)
    assert findings.finding_forms(used).endswith(none)
    unknown = table.assign(outlet=[f"unknown ({outlet})" for outlet in table["outlet"]])
    assert findings.finding_forms(unknown) == (
        "Vera Moll is referred to by role alone and by bare surname most often: 9 of 22 mentions each."
    )
    assert findings.finding_forms(table.head(1)) == "Vera Moll is referred to by role alone always (6 times)."


def test_of_many_sources_compared_one_must_stand_out_beyond_all_comparisons() -> None:
    rows = [
        ("Moll", "loaded", 8, 10, 0.8, 0.6, 0.9),
        ("Moll", "neutral", 2, 10, 0.2, 0.1, 0.4),
        ("Tarn", "neutral", 20, 20, 1.0, 1, 1),
    ]
    table = pd.DataFrame(rows, columns=["voice", "cue_group", "quotations", "n", "share", "low", "high"])
    head = "Of 30 quotations, direct or indirect, 22 (73%) have a neutral reporting verb and 8 (27%) a loaded one. "
    assert findings.finding_cues(table) == (
        head + "Moll has a higher share: 8 of 10 quotations, distinguishable after correction for 2 named sources"
        " compared."
    )
    # Just above the share of all at 95%, but not where two are compared.
    assert findings.finding_cues(table.assign(low=[0.3, 0.1, 1])) == (
        head + "None of 2 named sources compared can be distinguished from that share."
    )
    assert findings.finding_cues(table.head(2)).endswith("quoted 10 times, so none are compared.")


def test_an_outlet_is_said_to_have_more_unnamed_sources_only_where_its_interval_lies_above() -> None:
    rows = [("A", "unnamed", 6, 10, 0.45, 0.8), ("A", "person", 4, 10, 0.2, 0.6), ("B", "person", 10, 10, 0.7, 1.0)]
    table = pd.DataFrame(rows, columns=["outlet", "source_type", "quotations", "n", "low", "high"])
    table = table.assign(share=table["quotations"] / table["n"], n_articles=8, n_texts=8)
    head = "6 of 20 quotations (30%), direct or indirect, come from unnamed sources."
    assert findings.finding_source_types(table) == (
        head
        + " The share is higher in A (6 of 10, 95% interval 45–80%), distinguishable after correction for 2 outlets"
        " compared."
    )
    # Its interval lies above the share of all, but not when it is widened for two outlets.
    assert findings.finding_source_types(table.assign(low=0.31)) == head
    assert findings.finding_source_types(table.assign(low=0.2)) == head
    assert findings.finding_source_types(table.assign(n_texts=3)) == head
    assert findings.finding_source_types(table.assign(outlet="unknown (a)")) == head
    unresolved = table.assign(source_type=["unresolved", "person", "person"])
    assert findings.finding_source_types(unresolved) == (
        "None of 20 quotations, direct or indirect, comes from an unnamed source; "
        "for 6 the source could not be resolved."
    )


def test_outlets_that_differ_by_no_more_than_a_reader_would_notice() -> None:
    row = {"groups": 7, "categories": 90, "n": 900, "n_articles": 80, "cramers_v": 0.73, "v_by_chance": 0.72}
    table = pd.DataFrame([row | {"p": 0.002, "smallest_p": 0.001}])
    odds = "(80 articles, 7 outlets, permutation test p = 0.002, Cramér's V = 0.73, by chance 0.72)."
    assert findings.finding_differences(table) == (
        f"The outlets differ in whom they quote by more than chance, but only slightly {odds}"
    )
    assert "by more than chance (" in findings.finding_differences(table.assign(v_by_chance=0.5))
    assert "cannot be distinguished from chance" in findings.finding_differences(table.assign(p=0.2))
    assert "cannot be asked" in findings.finding_differences(table.assign(groups=1))
    assert "no choice of two" in findings.finding_differences(table.assign(categories=1))


def test_findings_on_names(mentions: Table, articles: Table) -> None:
    assert findings.finding_mentions(count_mentions(mentions, articles)) == (
        "Vera Moll is named most: 6 of 9 mentions of 2 names."
    )
    assert findings.finding_spread(count_mentions(mentions, articles, "name")) == (
        "Vera Moll is named in 4 of 5 articles, more than anybody else."
    )
    forms = forms_of_address(mentions, articles)
    assert findings.finding_forms(forms).startswith(
        "Vera Moll is referred to by full name, by bare surname and by title and surname most often: "
        "2 of 6 mentions each."
    )
    assert findings.finding_forms(forms, "Nemo") == "Nemo is not named."
    assert findings.finding_co_mentions(co_mentions(mentions, articles)) == (
        "Vera Moll and Ivo Tarn are named together most: in 3 of 4 articles."
    )
    assert findings.finding_first_appearances(first_appearances(mentions, articles)) == (
        "2 of 2 names appear on the first day, 3 March 2031."
    )


def test_findings_on_frames(frames: Table, articles: Table, lineage: Table, entities: Table) -> None:
    shares, states = frame_shares(frames, articles, None, asserted=True), modality_table(frames, articles)
    assert findings.finding_frames(shares, states) == (
        "Of 8 framing expressions, 4 are asserted as fact: 2 “forced” and 2 “voluntary”. "
        "2 are denied or negated (2 “voluntary”) and 2 demanded (2 “forced”). "
        "4 articles are too few to say anything beyond what they print."
    )
    head = "In the outlets' own words: 2 “voluntary” and 1 “forced”; "
    head += "in quoted or reported words: 3 “forced” and 2 “voluntary”."
    sides = own_and_quoted(frames, articles)
    assert findings.finding_own_and_quoted(sides) == head
    assert findings.finding_own_and_quoted(sides, frame_shares(frames, articles, "side")) == (
        head + " One side rests on too few articles to compare the two."
    )
    assert findings.finding_own_and_quoted(sides[sides["side"] == "own words"]) == (
        "All framing expressions are in the outlets' own words (3); none is quoted or reported."
    )
    assert findings.finding_own_and_quoted(sides[sides["side"] != "own words"]) == (
        "All framing expressions are quoted or reported (5); none is in the outlets' own words."
    )
    assert findings.finding_agents(count_agents(frames, articles, entities=entities)) == (
        "Ivo Tarn alone is named as agent, 3 times, whether the expression is asserted, denied or demanded. "
        "5 of 8 framing expressions name no agent."
    )
    assert findings.finding_modality(modality_table(frames, articles)) == (
        "4 of 8 framing expressions are asserted as fact; 2 demanded and 2 denied or negated."
    )
    families = text_families(articles, lineage=lineage)
    assert findings.finding_repeats(count_frames(frames, articles, families=families)) == (
        "Without what repeats another article or the same utterance, 8 framing expressions become 5: "
        "“forced” 4 to 3 and “voluntary” 4 to 2."
    )
    assert findings.finding_repeats(count_frames(frames, articles)) == (
        "None of 8 framing expressions repeats another article or the same utterance."
    )
    assert findings.finding_frames_over_time(frames_over_time(frames, articles)) == (
        "8 dated framing expressions occur on 3 days, most (4) on 4 March 2031."
    )
    assert findings.finding_transitivity(transitivity(frames, articles, entities=entities)) == (
        "Ivo Tarn alone is presented as agent (transitive) (3 times). "
        "Vera Moll alone is presented as affected (4 times). "
        "Counted whether the expression is asserted, denied or demanded."
    )
    assert findings.finding_codebook_fit(frames, articles) == ""


def test_a_frame_is_called_the_most_frequent_only_where_its_interval_lies_above_all_others() -> None:
    rows = [("forced", 30, 0.6, 0.55, 0.7), ("voluntary", 20, 0.4, 0.3, 0.5)]
    shares = pd.DataFrame(rows, columns=["frame", "expressions", "share", "low", "high"])
    shares = shares.assign(n=50, n_articles=14, n_texts=12)
    states = pd.DataFrame(
        [("forced", "actual", 30), ("voluntary", "actual", 20), ("forced", "predicted", 1), ("forced", "denied", 2)],
        columns=["frame", "state", "expressions"],
    )
    head = "Of 53 framing expressions, 50 are asserted as fact: 30 “forced” and 20 “voluntary”. "
    tail = " 2 are denied or negated (2 “forced”) and 1 predicted (1 “forced”)."
    assert findings.finding_frames(shares, states) == (
        f"{head}“forced” is the most frequent frame (60%, 95% interval 55–70%, 14 articles of 12 texts).{tail}"
    )
    near = shares.assign(high=[0.7, 0.56])
    unclear = "Which frame is asserted most often cannot be distinguished from chance."
    assert findings.finding_frames(near, states) == head + unclear + tail
    level = shares.assign(expressions=25, share=0.5)
    assert unclear in findings.finding_frames(level, states)
    alone = findings.finding_frames(shares.head(1).assign(n=30, share=1.0), states)
    assert "most" not in alone
    assert findings.finding_frames(shares.head(0), states.tail(2)) == (
        "None of 3 framing expressions is asserted as fact. 2 are denied or negated (2 “forced”) and 1 predicted"
        " (1 “forced”)."
    )
    assert findings.finding_frames(shares.head(0), states.head(0)) == "No framing expression was found."


def test_sides_are_said_to_differ_only_where_intervals_do_not_meet() -> None:
    rows = [("own words", "forced", 0.2, 0.1, 0.3), ("own words", "voluntary", 0.8, 0.7, 0.9)]
    rows += [("others' words", "forced", 0.6, 0.5, 0.7), ("others' words", "voluntary", 0.4, 0.3, 0.71)]
    sides = pd.DataFrame(rows, columns=["side", "frame", "share", "low", "high"]).assign(n_articles=9, n_texts=9)
    counts = sides.assign(expressions=[2, 8, 6, 4], outlet="A")
    head = "In the outlets' own words: 8 “voluntary” and 2 “forced”; "
    head += "in quoted or reported words: 6 “forced” and 4 “voluntary”."
    assert findings.finding_own_and_quoted(counts, sides) == (
        head + " “forced” is 20% of the outlets' own expressions and 60% of quoted or reported ones."
    )
    alike = sides.assign(low=0.0, high=1.0)
    assert findings.finding_own_and_quoted(counts, alike) == (
        head + " Whether the two differ cannot be distinguished from chance."
    )


def test_a_codebook_that_few_articles_contain_is_reported_first(frames: Table, articles: Table) -> None:
    one = frames.head(1)
    many = pd.concat([articles] * 2, ignore_index=True)
    assert findings.finding_codebook_fit(one, articles.head(4)) == ""
    assert findings.finding_codebook_fit(one, many) == (
        "Only 1 of 10 articles contains an expression of the codebook “departure”. "
        "It may not fit this corpus, so the frames below describe those articles alone."
    )


def test_a_codebook_of_which_no_article_holds_an_expression(frames: Table, articles: Table) -> None:
    assert findings.finding_codebook_fit(frames.head(0), articles) == (
        "None of the 5 articles contains an expression of the codebook. "
        "It may not fit this corpus, and nothing can be said of how what happened is framed."
    )
    assert findings.finding_codebook_fit(frames.head(0), articles.head(1)).startswith("The article does not contain")
    assert findings.finding_codebook_fit(frames.head(0), articles.head(0)) == ""


@pytest.mark.parametrize(
    ("affected", "said"),
    [
        (["moll", "moll", "moll", "tarn", "tarn"], ""),  # Moll in three of five articles
        (["moll", "moll | tarn", "tarn", "roe", "roe"], "in more than 2 of the 5 articles"),
        (["moll", "tarn", "roe", "lee", None], "in more than 1 of the 5 articles"),
        ([None, None, None, None, None], "in any of the 5 articles"),  # "a passenger", "the man"
    ],
)
def test_a_codebook_whose_expressions_are_about_somebody_else_in_each_article(
    affected: list[str | None], said: str, articles: Table
) -> None:
    frames = pd.DataFrame({"article_id": articles["article_id"], "affected": "a man", "affected_id": affected})
    found = findings.finding_codebook_fit(frames.assign(codebook="departure"), articles)
    assert found == (
        said
        and f"Nobody who is known by name is the one affected {said} that say who is. The expressions may tell of "
        "several events, or of another than the one that is reported."
    )
    # Most expressions say nothing of whom they affect: there is nothing to compare.
    silent = frames.assign(affected=["a man", "a man", None, None, None], codebook="protest")
    assert findings.finding_codebook_fit(silent, articles) == ""


def test_a_codebook_whose_expressions_are_seldom_about_people(frames: Table, articles: Table) -> None:
    assert findings.finding_codebook_fit(frames, articles, (4, 8)) == ""
    assert findings.finding_codebook_fit(frames, articles, (0, 0)) == ""
    assert findings.finding_codebook_fit(frames, articles, (3, 8)) == (
        "Of the expressions that name whom they are about, only 3 of 8 are about a person or a body of people: "
        "the codebook may not fit this corpus."
    )


def test_unknown_outlets_are_never_compared(articles: Table, quotes: Table) -> None:
    nameless = articles.assign(outlet=[f"unknown (text {i})" for i in range(len(articles))])
    said = findings.finding_differences(outlets_differ(quotes, nameless, "kind"))
    assert said == "Whether the outlets differ in whom they quote cannot be asked: there are no two to compare."
    assert keyness(nameless, min_count=1, min_articles=1).empty
    assert set(keyness(nameless, target="unknown (text 2)", min_count=1, min_articles=1)["target"]) == {
        "unknown (text 2)"
    }


def test_whom_the_expressions_are_about() -> None:
    assert findings.finding_about(None) == ""
    assert findings.finding_about(("per:moll", "Vera Moll", 5, 8)) == (
        "5 of the 8 framing expressions with a person known are about Vera Moll."
    )
    assert findings.finding_about(("per:moll", "Vera Moll", 5, 8), once=True).endswith(
        "with a person known, repeated text counted once, are about Vera Moll."
    )
    # Half of them are not most, nor are three of four.
    assert findings.finding_about(("per:moll", "Vera Moll", 5, 10)) == ""
    assert findings.finding_about(("per:moll", "Vera Moll", 3, 4)) == ""
    assert findings.finding_about(("per:moll", "Vera Moll", 5, 8), "Ivo Tarn") == (
        "Only what is said of Ivo Tarn is counted."
    )


def test_nothing_that_is_counted_once_is_called_the_most(entities: Table) -> None:
    agents = pd.DataFrame({"agent": ["Moll", "Tarn", "not named"], "expressions": [1, 1, 4]})
    assert findings.finding_agents(agents) == (
        "Nobody is named as agent more than once (2 agents). 4 of 6 framing expressions name no agent."
    )
    spread = pd.DataFrame({"name": ["Moll", "Tarn"], "articles": 1, "n_articles": 7, "texts": 1, "n_texts": 7})
    assert findings.finding_spread(spread) == "Nobody is named in more than one of 7 articles."
    first = pd.DataFrame({"voice": ["Moll", "Tarn"], "is_named": True, "first_voice": 1, "n_articles": 7})
    assert findings.finding_entrances(first) == ("No named source is the first to be quoted in more than one article.")
    acts = pd.DataFrame({"actor": ["Moll", "Tarn"], "acts": [1, 1], "acted_upon": [2, 0]})
    assert findings.finding_transitivity(acts) == (
        "Nobody is presented as agent (transitive) more than once. Moll alone is presented as affected (twice). "
        "Counted whether the expression is asserted, denied or demanded."
    )


def test_what_is_unknown_of_outlets_and_dates_is_not_counted_as_known(articles: Table, lineage: Table) -> None:
    nameless = articles.assign(outlet=[f"unknown (text {i})" for i in range(len(articles))])
    assert findings.finding_independence(independence(nameless, lineage=lineage)) == (
        "1 of the 5 articles prints, in whole or large part, the same text as another: at most 4 independent "
        "texts. The text found most often is in 2 articles."
    )
    elsewhere = lineage.assign(derivation="independent", source_id=None)
    elsewhere.loc[0, ["derivation", "source_id"]] = ["rewritten", "not in corpus"]
    assert findings.finding_independence(independence(articles, lineage=elsewhere)) == (
        "None of the 5 articles by 3 outlets is found to reprint another. "
        "Of 1 article the only source found is one that is not in the corpus."
    )
    late = articles.assign(published=articles["published"].where(articles["article_id"] == articles["article_id"][0]))
    assert findings.finding_timeline(reuse_timeline(late)).startswith(
        "Only 1 of 5 articles has a date: which is first cannot be said."
    )


def test_findings_on_provenance(
    articles: Table, lineage: Table, passages: Table, utterances: Table, empty: Empty
) -> None:
    assert findings.finding_independence(independence(articles, lineage=lineage)) == (
        "1 of the 5 articles by 3 outlets prints, in whole or large part, the same text as another: at most 4 "
        "independent texts. The text found most often is in 2 articles by 2 outlets."
    )
    level = independence(articles, lineage=lineage).assign(largest_texts=2)
    assert findings.finding_independence(level).endswith(
        " 2 texts are found in 2 articles each, none is found in more."
    )
    shared = lineage.assign(derivation="shares_source")
    assert findings.finding_independence(independence(articles, lineage=shared)) == (
        "None of the 5 articles by 3 outlets is found to reprint another: at most 5 independent texts,"
        " or 4 if articles that share a source count as one."
    )
    assert findings.finding_reuse(reuse_shares(passages, articles)) == (
        "1 pair of articles shares passages. Of 2 articles by 2 outlets, half or more of the text is in passages "
        "shared with another article, counting changed words."
    )
    assert findings.finding_timeline(reuse_timeline(articles, lineage)) == (
        "The earliest article is by Argus, of 3 March 2031, of the 4 articles that have a date. "
        "1 of 5 articles appears to be made from another text (1 as a copy)."
    )
    assert findings.finding_timeline(reuse_timeline(articles, shared)).endswith(
        " None of the 5 articles is found to be made from another text."
        " 5 share text with another, and which was made from which is not known."
    )
    outside = lineage.assign(source_id="not in corpus", derivation=["rewritten", *["independent"] * (len(lineage) - 1)])
    assert findings.finding_timeline(reuse_timeline(articles, outside)).endswith(
        "made from another text (1 as a rewritten version); the source of 1 is not in the corpus."
    )


def test_a_quotation_is_called_contested_only_between_outlets_with_one_speaker_and_a_content_word(
    articles: Table, utterances: Table
) -> None:
    none = "No quotation of one resolved speaker differs in a content word between two outlets."
    rest = " 1 other utterance differs within one article, in function words, or without one resolved speaker."
    assert findings.finding_contested(contested_utterances(utterances, articles)) == none
    altered = utterances.assign(relation=["verbatim", "verbatim", "altered", "verbatim"], speaker_id="per:moll")
    row = altered.iloc[2]
    change = {"utterance_id": row["utterance_id"], "quote_id": row["quote_id"], "reference_id": row["reference_id"]}
    change |= {"article_id": "a2", "start": 1, "end": 7, "text": "resign", "other_id": "a1", "other_start": 1}
    changes = pd.DataFrame([change | {"other_end": 5, "other_text": "quit", "kind": "content_word"}])
    found = contested_utterances(altered, articles, changes)
    assert findings.finding_contested(found) == (
        "1 quotation differs in a content word between outlets. "
        "It is Vera Moll's “I will not resign”, in 2 wordings by 2 outlets."
    )
    # Where several have as many wordings, none of them is "the one".
    several = pd.concat([found, found.assign(text="I will go")], ignore_index=True)
    assert findings.finding_contested(several) == (
        "2 quotations differ in a content word between outlets. "
        "Each occurs in 2 wordings; one is Vera Moll's “I will not resign”, by 2 outlets."
    )
    third = pd.concat([several, found.assign(wordings=1)], ignore_index=True)
    assert findings.finding_contested(third).endswith(
        " 2 of them occur in 2 wordings, none in more; one is Vera Moll's “I will not resign”, by 2 outlets."
    )
    assert "The one with most wordings is Vera" in findings.finding_contested(third.iloc[1:])
    # The reference's own speaker may be unresolved; the one resolved speaker of the others is named.
    half = altered.assign(speaker_id=[None, None, "per:moll", None], speaker=[None, None, "Vera Moll", None])
    assert "It is Vera Moll's" in findings.finding_contested(contested_utterances(half, articles, changes))
    nameless = articles.assign(outlet=[f"unknown ({i})" for i in range(len(articles))])
    assert findings.finding_contested(contested_utterances(altered, nameless, changes)) == (
        "1 quotation differs in a content word between articles. "
        "It is Vera Moll's “I will not resign”, in 2 wordings by 2 articles of unknown outlets."
    )
    for other in (
        contested_utterances(altered, articles),  # without the changes nothing is known of words
        contested_utterances(altered, articles, changes.assign(kind="function_word")),
        contested_utterances(altered, articles, changes.assign(kind="contraction")),
        contested_utterances(altered, articles, changes.assign(text="that", other_text="which", kind="other")),
        contested_utterances(altered, articles, changes.assign(other_id="a2")),
        contested_utterances(altered.assign(speaker_id=None), articles, changes),
        contested_utterances(altered.assign(speaker_id=["a", "b", "c", "d"]), articles, changes),
        contested_utterances(altered, articles.assign(outlet="Argus"), changes),
    ):
        assert findings.finding_contested(other) == none + rest


@pytest.mark.parametrize("rows", [0, 1])
def test_nothing_and_one_article_make_true_sentences(
    rows: int, articles: Table, quotes: Table, mentions: Table, frames: Table
) -> None:
    few = articles.head(rows)
    ids = list(few["article_id"])
    q, m, f = (table[table["article_id"].isin(ids)] for table in (quotes, mentions, frames))
    said = [
        findings.finding_share_of_voice(share_of_voice(q, few)),
        findings.finding_concentration(concentration(q, few)),
        findings.finding_directness(directness(q, few)),
        findings.finding_source_types(source_types(q, few)),
        findings.finding_entrances(entrances(q, few)),
        findings.finding_cues(cue_verbs(q, few, level="group")),
        findings.finding_once(count_quotations(q, few)),
        findings.finding_differences(outlets_differ(q, few, "kind")),
        findings.finding_mentions(count_mentions(m, few)),
        findings.finding_spread(count_mentions(m, few, "name")),
        findings.finding_forms(forms_of_address(m, few)),
        findings.finding_co_mentions(co_mentions(m, few)),
        findings.finding_first_appearances(first_appearances(m, few)),
        findings.finding_frames(frame_shares(f, few, None, asserted=True), modality_table(f, few)),
        findings.finding_own_and_quoted(own_and_quoted(f, few)),
        findings.finding_agents(count_agents(f, few)),
        findings.finding_modality(modality_table(f, few)),
        findings.finding_repeats(count_frames(f, few)),
        findings.finding_frames_over_time(frames_over_time(f, few)),
        findings.finding_transitivity(transitivity(f, few)),
        findings.finding_independence(independence(few)),
        findings.finding_timeline(reuse_timeline(few)),
        findings.finding_keyness(keyness(few)),
    ]
    for text in said:
        assert text.endswith(".")
        assert not text[0].islower()
        assert "nan" not in text
        assert "NaT" not in text
        assert "np." not in text
        assert " 1 times" not in text


def test_what_was_read(articles: Table) -> None:
    read = articles.assign(source_file="story.csv", words=10)
    problems = pd.DataFrame({"severity": ["warning"]})
    assert findings.finding_reading(read, problems).startswith("5 articles from 1 file by 3 outlets, 50 words.")
    assert findings.finding_reading(read, problems).endswith("1 warning is listed.")
    assert findings.finding_reading(read, problems.assign(severity="error")).endswith(
        "1 file or article could not be read."
    )
    assert findings.finding_reading(read, problems.head(0)).endswith("Every file was read without a warning.")
    anomalies = pd.DataFrame({"kind": ["repeated_line", "caption"], "anomalies": [3, 1], "not_listed": 0})
    assert findings.finding_anomalies(anomalies) == (
        "4 anomalies were found; the most frequent type is repeated line (3)."
    )
    assert findings.finding_anomalies(anomalies.assign(anomalies=2)).endswith("caption, repeated line (2 each).")
    assert findings.finding_anomalies(anomalies.tail(1)) == "1 anomaly was found: caption."
    assert findings.finding_anomalies(anomalies.head(0)) == "No anomalies were found."


def test_every_finding_is_tried_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in findings.__all__ if f"findings.{name}(" not in source] == []


def test_the_first_of_several_agents_is_said_to_be_so_and_a_single_one_is_not() -> None:
    agents = pd.DataFrame({"agent": ["Moll", "Tarn", "not named"], "expressions": [3, 1, 4]})
    assert findings.finding_agents(agents) == (
        "Moll is named as agent most often, 3 times, whether the expression is asserted, denied or demanded. "
        "4 of 8 framing expressions name no agent."
    )
    acts = pd.DataFrame({"actor": ["Moll", "Tarn"], "acts": [2, 1], "acted_upon": [1, 3]})
    assert findings.finding_transitivity(acts) == (
        "Moll is presented as agent (transitive) most often (twice). "
        "Tarn is presented as affected most often (3 times). "
        "Counted whether the expression is asserted, denied or demanded."
    )
