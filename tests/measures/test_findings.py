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
        "Ivo Tarn is heard most: 59% of 27 quoted words. 3 articles are too few to say anything beyond what they print."
    )
    assert findings.finding_concentration(concentration(quotes, articles)) == (
        "2 named voices are heard, so unequally that 1.8 of equal size would be as concentrated"
        " (Herfindahl index 0.56, Gini 0.17)."
    )
    assert findings.finding_directness(directness(quotes, articles)) == (
        "5 of 6 quotations (83%) stand in quotation marks; 1 is reported without."
    )
    assert findings.finding_source_types(source_types(quotes, articles)) == (
        "1 of 6 quotations, direct and indirect (17%), comes from unnamed sources."
        " No outlet has more unnamed ones than Beacon (1 of its 4)."
    )
    assert findings.finding_entrances(entrances(quotes, articles)) == (
        "Vera Moll is the first voice heard in 2 of 4 articles that quote anybody. "
        "4 articles are too few to say anything beyond what they print."
    )
    assert findings.finding_cues(cue_verbs(quotes, articles, level="group")) == (
        "Of 6 quotations, direct and indirect, 4 (67%) have a neutral cue and 1 (17%) a loaded one. "
        "No named voice that has any is quoted ten times, so voices are not compared."
    )
    assert findings.finding_once(count_quotations(quotes, articles, utterances=utterances)) == (
        "5 quotations are printed, yet only 3 utterances lie behind them."
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
        "Moll is heard most: 60% of 100 quoted words (95% interval 45–70%, 12 articles). "
        "The order may be chance, since the interval of Tarn overlaps."
    )
    assert "45–70%, 12 articles of 7 texts)" in findings.finding_share_of_voice(table.assign(n_texts=7))
    assert findings.finding_share_of_voice(table.assign(n_texts=2)).endswith(
        "12 articles of 2 texts are too few to say anything beyond what they print."
    )
    assert findings.finding_share_of_voice(table.assign(low=[0.56, 0.3])).endswith("Tarn follows with 40%.")
    level = table.assign(words=[50, 50], share=[0.5, 0.5])
    assert findings.finding_share_of_voice(level) == "Moll and Tarn are heard most, with 50% of 100 quoted words each."
    alone = table.head(1).assign(share=1.0)
    assert findings.finding_share_of_voice(alone) == "Moll is the only voice quoted (100 quoted words)."


def test_every_voice_that_may_be_first_is_named() -> None:
    # Tarn is second and certain, Ode third and not: it is Ode who may be heard as much as Moll.
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
    assert findings.finding_share_of_voice(table).endswith(
        "The order may be chance, since the interval of Ode overlaps."
    )
    assert findings.finding_share_of_voice(table.assign(high=[0.6, 0.44, 0.45])).endswith(
        "The order may be chance, since the intervals of Tarn and Ode overlap."
    )


def test_an_outlet_that_uses_two_forms_alike_prefers_neither() -> None:
    rows = [("A", "role", 6), ("A", "surname", 1), ("B", "role", 3), ("B", "surname", 3), ("C", "surname", 5)]
    rows += [("D", "first", 4)]  # too few to prefer anything
    table = pd.DataFrame(rows, columns=["outlet", "form", "mentions"]).assign(name="Vera Moll")
    assert findings.finding_forms(table) == (
        "Vera Moll is called by role alone and by bare surname most often: 9 of 22 mentions each."
    )
    more = pd.concat([table, table.iloc[[0]].assign(mentions=3)], ignore_index=True)
    assert findings.finding_forms(more.groupby(["name", "outlet", "form"], as_index=False)["mentions"].sum()) == (
        "Vera Moll is called by role alone most often: 12 of 25 mentions. C prefers another form."
    )


def test_how_many_voices_were_compared_stands_beside_the_one_that_stands_out() -> None:
    rows = [
        ("Moll", "loaded", 8, 10, 0.6, 0.9),
        ("Moll", "neutral", 2, 10, 0.1, 0.4),
        ("Tarn", "neutral", 20, 20, 1, 1),
    ]
    table = pd.DataFrame(rows, columns=["voice", "cue_group", "quotations", "n", "low", "high"])
    assert findings.finding_cues(table) == (
        "Of 30 quotations, direct and indirect, 22 (73%) have a neutral cue and 8 (27%) a loaded one."
        " Moll has more than that: 8 of 10 (95% interval 60–90%), the clearest of 2 named voices compared."
    )


def test_findings_on_names(mentions: Table, articles: Table) -> None:
    assert findings.finding_mentions(count_mentions(mentions, articles)) == (
        "Vera Moll is named most: 6 of 9 mentions (67%) of 2 names."
    )
    assert findings.finding_spread(count_mentions(mentions, articles, "name")) == (
        "Vera Moll is named in 4 of 5 articles, more than anybody else."
    )
    forms = forms_of_address(mentions, articles)
    assert findings.finding_forms(forms).startswith(
        "Vera Moll is called by full name, by bare surname and by title and surname most often: 2 of 6 mentions each."
    )
    assert findings.finding_forms(forms, "Nemo") == "Nemo is not named."
    assert findings.finding_co_mentions(co_mentions(mentions, articles)) == (
        "Vera Moll and Ivo Tarn are named together most: in 3 of 4 articles."
    )
    assert findings.finding_first_appearances(first_appearances(mentions, articles)) == (
        "2 of 2 names are there on the first day, 3 March 2031."
    )


def test_findings_on_frames(frames: Table, articles: Table, lineage: Table, entities: Table) -> None:
    assert findings.finding_frames(frame_shares(frames, articles, None)) == (
        "“forced” and “voluntary” are level, 50% each of 8 framing expressions. "
        "4 articles are too few to say anything beyond what they print."
    )
    assert findings.finding_own_and_quoted(own_and_quoted(frames, articles)) == (
        "The outlets' own words say “voluntary” most often (2 of 3), the voices they quote “forced” (3 of 5). "
        "No outlet has 5 expressions of each, too few to compare outlets."
    )
    assert findings.finding_agents(count_agents(frames, articles, entities=entities)) == (
        "Ivo Tarn is made the agent most, 3 times. 5 of 8 framing expressions name no agent."
    )
    assert findings.finding_modality(modality_table(frames, articles)) == (
        "4 of 8 framing expressions (50%) are told as fact; 2 demanded and 2 negated."
    )
    families = text_families(articles, lineage=lineage)
    assert findings.finding_repeats(count_frames(frames, articles, families=families)) == (
        "Counted once, 8 framing expressions are 5. The lead passes from “forced” or “voluntary” to “forced”."
    )
    assert findings.finding_repeats(count_frames(frames, articles)).startswith("Counting copies once changes nothing")
    assert findings.finding_frames_over_time(frames_over_time(frames, articles)) == (
        "Most expressions (4) fall on 4 March 2031. “voluntary” leads on the first day, “forced” on the last."
    )
    assert findings.finding_transitivity(transitivity(frames, articles, entities=entities)) == (
        "Ivo Tarn acts on others most (3 times). Vera Moll is most often acted upon (4 of 8 times)."
    )


def test_what_is_unknown_of_outlets_and_dates_is_not_counted_as_known(articles: Table, lineage: Table) -> None:
    nameless = articles.assign(outlet=[f"unknown (text {i})" for i in range(len(articles))])
    assert findings.finding_independence(independence(nameless, lineage=lineage)) == (
        "The 5 articles are only 4 independent texts. One text fills 2 articles."
    )
    elsewhere = lineage.assign(source_id="not in corpus", derivation="rewritten").head(1)
    assert findings.finding_independence(independence(articles, lineage=elsewhere)) == (
        "Each of the 5 articles is a text of its own. 1 article seems to derive from a text that is not in the corpus."
    )
    late = articles.assign(published=articles["published"].where(articles["article_id"] == articles["article_id"][0]))
    assert findings.finding_timeline(reuse_timeline(late)).startswith(
        "Only 1 of 5 articles has a date: which is first cannot be said."
    )


def test_findings_on_provenance(
    articles: Table, lineage: Table, passages: Table, utterances: Table, empty: Empty
) -> None:
    assert findings.finding_independence(independence(articles, lineage=lineage)) == (
        "The 5 articles by 3 outlets are only 4 independent texts. One text fills 2 articles of 2 outlets."
    )
    assert findings.finding_independence(independence(articles)) == "Each of the 5 articles is a text of its own."
    assert findings.finding_reuse(reuse_shares(passages, articles)) == (
        "1 pair of articles shares passages. In 2 articles by 2 outlets, half or more of the text stands in another."
    )
    assert findings.finding_timeline(reuse_timeline(articles, lineage)) == (
        "Argus is first, on 3 March 2031, of the 4 articles that have a date. "
        "1 of 5 articles seems to derive from another text."
    )
    assert findings.finding_contested(contested_utterances(utterances, articles)) == (
        "No utterance is printed in differing words."
    )
    altered = utterances.assign(relation=["verbatim", "verbatim", "altered", "verbatim"])
    assert findings.finding_contested(contested_utterances(altered, articles)) == (
        "1 utterance is printed in differing words. "
        "The most contested is Vera Moll's “I will not resign”, in 2 wordings by 2 outlets."
    )


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
        findings.finding_frames(frame_shares(f, few, None)),
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
    assert "left out" not in findings.finding_reading(read, problems)
    assert findings.finding_reading(read, problems.head(0)).endswith("was left out.")
    anomalies = pd.DataFrame({"kind": ["repeated_line", "caption"], "anomalies": [3, 1], "not_listed": 0})
    assert findings.finding_anomalies(anomalies) == "4 anomalies in the texts, most often: repeated line (3)."
    assert findings.finding_anomalies(anomalies.head(0)) == "No anomaly was found in the texts."


def test_every_finding_is_tried_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in findings.__all__ if f"findings.{name}(" not in source] == []
