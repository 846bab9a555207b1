"""Every number in a finding is counted again, on many small made corpora, by code that shares nothing with measures.

A corpus here is plain dictionaries; the recount walks over them. In the usual test run 100 corpora are made; with
``CORPUS_TOOLS_RECOUNTS=1000`` in the environment, 1,000.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from corpus_tools import measures, schema
from corpus_tools.measures import findings

CORPORA = int(os.environ.get("CORPUS_TOOLS_RECOUNTS", "100"))
OUTLETS = ("Argus", "Beacon", "Courier", "unknown (d)")
PEOPLE = {"per:moll": "Vera Moll", "per:tarn": "Ivo Tarn", "per:ode": "Ada Ode"}
NAMES = "|".join(PEOPLE.values())
KINDS = ("direct", "mixed", "indirect", "scare")
FRAMES = ("forced", "voluntary", "neutral")
STATES = ("actual", "actual", "actual", "demanded", "predicted", "question", "offered", "denied")
DENIED = ("negated", "denied")
Row = dict[str, Any]


class Made:
    """A small corpus: articles of words that no other has, some of them whole copies of an earlier one."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self.articles: list[Row] = []
        self.quotes: list[Row] = []
        self.frames: list[Row] = []
        self.mentions: list[Row] = []
        self.utterances: list[Row] = []
        self.source: dict[str, str] = {}
        for number in range(chance.randint(1, 7)):
            self._article(f"a{number}", chance)
        self._utter(chance)

    def _article(self, name: str, chance: random.Random) -> None:
        first = [a for a in self.articles if a["day"] and a["article_id"] not in self.source]
        row: Row = {"article_id": name, "outlet": chance.choice(OUTLETS)}
        if first and chance.random() < 0.3:
            original = chance.choice(first)
            self.source[name] = original["article_id"]
            day = chance.choice([original["day"] + 1, original["day"] + 2, 0])
            self.articles.append(row | {"day": day, "text": original["text"]})
            for table in (self.quotes, self.frames, self.mentions):
                table += [self._moved(item, name) for item in table if item["article_id"] == original["article_id"]]
            return
        words = [f"{name}word{i}" for i in range(chance.randint(12, 60))]
        self.articles.append(row | {"day": chance.choice([1, 2, 3, 0]), "text": " ".join(words)})
        starts = [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
        for i in range(0, len(words) - 4, 4):
            begin, end = starts[i], starts[i + 3] - 1
            item: Row = {"article_id": name, "start": begin, "end": end, "text": " ".join(words[i : i + 3])}
            {0: self._quote, 1: self._frame, 2: self._mention}[chance.randint(0, 2)](item, chance)

    @staticmethod
    def _moved(item: Row, name: str) -> Row:
        moved = item | {"article_id": name}
        if "quote_id" in item:
            moved["quote_id"] = f"{name}:{item['start']}"
        return moved

    def _quote(self, item: Row, chance: random.Random) -> None:
        who = chance.choice([*PEOPLE, "unnamed", "unresolved"])
        item |= {"quote_id": f"{item['article_id']}:{item['start']}", "kind": chance.choice(KINDS), "words": 3}
        item |= {"speaker_id": who if who in PEOPLE else None, "speaker": PEOPLE.get(who)}
        item |= {"source_type": "person" if who in PEOPLE else who, "confidence": 1.0, "paragraph": 0}
        self.quotes.append(item)

    def _frame(self, item: Row, chance: random.Random) -> None:
        item |= {"frame": chance.choice(FRAMES), "modality": chance.choice(STATES), "codebook": "made"}
        item |= {"is_negated": chance.random() < 0.2, "voice": chance.choice(["narrator", "quoted", "reported"])}
        item |= {"agent_id": chance.choice([*PEOPLE, None]), "affected_id": chance.choice([*PEOPLE, None])}
        item |= {"pattern": "made", "has_pressure_cue": False, "confidence": 1.0, "frame_id": f"f{len(self.frames)}"}
        self.frames.append(item)

    def _mention(self, item: Row, chance: random.Random) -> None:
        who = chance.choice(list(PEOPLE))
        item |= {"entity_id": who, "name": PEOPLE[who], "label": "PER", "is_misspelt": False, "confidence": 1.0}
        self.mentions.append(item | {"form": chance.choice(["full", "surname", "pronoun"]), "method": "made"})

    def _utter(self, chance: random.Random) -> None:
        """Some direct quotations of articles that are no copies are versions of one utterance."""
        spoken = [q for q in self.quotes if q["kind"] == "direct" and q["article_id"] not in self.source]
        for number in range(len(spoken) // 3):
            one, other = spoken[2 * number], spoken[2 * number + 1]
            if one["article_id"] != other["article_id"] and chance.random() < 0.5:
                for quote, relation in ((one, "verbatim"), (other, "altered")):
                    row = {name: quote[name] for name in ("quote_id", "article_id", "start", "end", "text")}
                    row |= {"utterance_id": f"u{number}", "reference_id": one["quote_id"], "relation": relation}
                    self.utterances.append(row | {"is_reference": quote is one, "support": 1, "changes": ""})

    # As tables, for the measures.

    def tables(self) -> dict[str, pd.DataFrame]:
        frame = pd.DataFrame(self.articles)
        frame["published"] = pd.to_datetime([f"2031-03-0{d}" if d else None for d in frame["day"]]).astype(
            "datetime64[s]"
        )
        files = [f"{a['article_id']}.txt" for a in self.articles]
        frame = frame.drop(columns="day").assign(words=10, source_file=files)
        lineage = [
            {"article_id": copy, "derivation": "copy", "source_id": source, "share_reused": 1.0, "altered_quotes": 0}
            | {"rewriting_score": 0.0, "confidence": 1.0, "evidence": "", "direction": "time"}
            for copy, source in self.source.items()
        ]
        # As the stage does: a row for every article.
        lineage += [
            {"article_id": a["article_id"], "derivation": "independent", "source_id": None, "share_reused": 0.0}
            | {"altered_quotes": 0, "rewriting_score": 0.0, "confidence": 1.0, "evidence": "", "direction": "none"}
            for a in self.articles
            if a["article_id"] not in self.source
        ]
        texts = {a["article_id"]: a["text"] for a in self.articles}
        passages = [
            {"article_id": copy, "start": 0, "end": len(texts[copy]), "text": texts[copy], "other_id": source}
            | {"other_start": 0, "other_end": len(texts[copy]), "other_text": texts[copy]}
            | {"similarity": 1.0, "kind": "verbatim"}
            for copy, source in self.source.items()
        ]
        made = {"lineage": lineage, "passages": passages, "quotes": self.quotes, "frames": self.frames}
        made |= {"mentions": [m | {"gender": "unknown"} for m in self.mentions], "utterances": self.utterances}
        tables = {name: schema.conform(rows, name) for name, rows in made.items()}
        families = measures.text_families(frame, lineage=tables["lineage"])
        return tables | {"articles": measures.with_families(frame, families), "families": families}

    # As counted again.

    def is_first(self, article_id: str) -> bool:
        return article_id not in self.source

    def said(self, *kinds: str) -> list[Row]:
        """The quotations of these kinds, each utterance and each copied article once: the version counted is the
        longest, of equals the earliest, of these the one that comes first in its article; and then each of which more
        than half of the words are in none that counts."""
        utterance = {u["quote_id"]: u["utterance_id"] for u in self.utterances}
        day = {a["article_id"]: a["day"] or 99 for a in self.articles}
        kept = [q for q in self.quotes if q["kind"] in kinds and self.is_first(q["article_id"])]
        uttered = [q for q in kept if q["quote_id"] in utterance]
        uttered.sort(key=lambda q: (q["start"] - q["end"], day[q["article_id"]], q["article_id"], q["start"]))
        known: dict[str, set[str]] = {}
        chosen = set()
        for q in uttered:
            name, words = utterance[q["quote_id"]], set(q["text"].split())
            if name not in known or len(words - known[name]) > len(words) / 2:
                chosen.add(q["quote_id"])
                known.setdefault(name, set()).update(words)
        return [q for q in kept if q["quote_id"] not in utterance or q["quote_id"] in chosen]

    def state(self, frame: Row) -> str:
        return "negated" if frame["is_negated"] else frame["modality"]

    def coded(self) -> list[Row]:
        return [f for f in self.frames if self.is_first(f["article_id"])]


def number(text: str) -> int:
    return int(text.replace(",", ""))


def check(sentence: str, *rules: tuple[str, Callable[[re.Match[str]], None]]) -> None:
    """Every pattern is looked for and its match compared; no digit may be left that no pattern explains."""
    explained = [False] * len(sentence)
    for pattern, compare in rules:
        for match in re.finditer(pattern, sentence):
            compare(match)
            explained[match.start() : match.end()] = [True] * len(match.group())
    for match in re.finditer(r"95% interval [\d–%]+(, [^)]*)?|March 2031", sentence):
        explained[match.start() : match.end()] = [True] * len(match.group())
    left = [i for i, char in enumerate(sentence) if char.isdigit() and not explained[i]]
    assert not left, f"not counted again: {sentence[left[0] :]!r} of {sentence!r}"


def equal(*expected: float) -> Callable[[re.Match[str]], None]:
    def compare(match: re.Match[str]) -> None:
        assert [number(group) for group in match.groups()] == list(expected), match.group()

    return compare


def amounts(expected: Counter[str]) -> Callable[[re.Match[str]], None]:
    def compare(match: re.Match[str]) -> None:
        assert number(match.group(1)) == expected[match.group(2)], match.group()

    return compare


PERCENT = r"(?: \((?:under |over )?\d+%\))?"
FEW = r"(\d+) articles?(?: of \d+ texts?)? (?:is|are) too few"


@pytest.fixture(scope="module", params=range(0, CORPORA, 10))
def corpora(request: pytest.FixtureRequest) -> list[tuple[Made, dict[str, pd.DataFrame]]]:
    made = [Made(seed) for seed in range(request.param, min(request.param + 10, CORPORA))]
    return [(corpus, corpus.tables()) for corpus in made]


def repeats(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    return {name: tables[name] for name in ("families", "passages", "utterances")}


def test_numbers_on_quotations(corpora: list[tuple[Made, dict[str, pd.DataFrame]]]) -> None:
    for made, tables in corpora:
        given: Any = {"once": True, **repeats(tables)}
        spoken, direct = made.said("direct", "mixed", "indirect"), made.said("direct", "mixed")
        kinds = measures.directness(tables["quotes"], tables["articles"], by=None, **given)
        marked = sum(q["kind"] != "indirect" for q in spoken)
        check(
            findings.finding_directness(kinds),
            (rf"(\d+) of (\d+) quotations?{PERCENT} (?:is|are) in", equal(marked, len(spoken))),
            (r"(\d+) (?:is|are) reported", equal(len(spoken) - marked)),
        )
        types = measures.source_types(tables["quotes"], tables["articles"], by=None, **given)
        by_type = Counter(q["source_type"] for q in spoken)
        check(
            findings.finding_source_types(types),
            (rf"(\d+) of (\d+) quotations?{PERCENT}, direct", equal(by_type["unnamed"], len(spoken))),
            (r"[Nn]one of (\d+) quotations?, direct", equal(len(spoken))),
            (r"for (\d+)(?: more)? the source", equal(by_type["unresolved"])),
        )
        words = Counter[str]()
        for q in direct:
            words[q["speaker"] or q["source_type"]] += q["words"]
        n = sum(words.values())

        def share(match: re.Match[str], words: Counter[str] = words, n: int = n) -> None:
            assert match.group(2) == f"{100 * words[match.group(1)] / n:.0f}", match.group()

        def most(match: re.Match[str], words: Counter[str] = words, n: int = n) -> None:
            largest = max((words[name] for name in PEOPLE.values()), default=0)
            assert match.group(1) == f"{100 * largest / n:.0f}", match.group()

        voices = measures.share_of_voice(tables["quotes"], tables["articles"], **given)
        check(
            findings.finding_share_of_voice(voices),
            (r"(\d+) quoted words?", equal(n)),
            (
                r"(Vera Moll|Ivo Tarn|Ada Ode)(?: has| is the (?:named source quoted most|only named source), with)?"
                r" (\d+)%",
                share,
            ),
            (r"named source, (\d+)% each", most),
            (r"source: (\d+)% of", most),
            (FEW, equal(len({q["article_id"] for q in direct}))),
        )
        counted = measures.count_quotations(tables["quotes"], tables["articles"], **repeats(tables))
        raw = sum(q["kind"] in ("direct", "mixed") for q in made.quotes)
        check(
            findings.finding_once(counted),
            (r"(\d+) quotations? in quotation marks (?:is|are) printed", equal(raw)),
            (r"(\d+) remains?", equal(len(direct))),
            (r"repeated: (\d+) quotations?", equal(raw)),
        )


def test_numbers_on_frames(corpora: list[tuple[Made, dict[str, pd.DataFrame]]]) -> None:
    for made, tables in corpora:
        given: Any = {"once": True, **repeats(tables)}
        coded = made.coded()
        asserted = [f for f in coded if made.state(f) == "actual"]
        states = measures.modality_table(tables["frames"], tables["articles"], **given)
        shares = measures.frame_shares(tables["frames"], tables["articles"], None, asserted=True, **given)
        by_state = Counter("denied" if made.state(f) in DENIED else made.state(f) for f in coded)

        def state(match: re.Match[str], made: Made = made, coded: list[Row] = coded) -> None:
            wanted = {"denied or negated": "denied", "asked about": "question"}.get(match.group(2), match.group(2))
            of_state = [f for f in coded if ("denied" if made.state(f) in DENIED else made.state(f)) == wanted]
            assert number(match.group(1)) == len(of_state), match.group()
            frames = Counter(f["frame"] for f in of_state)
            printed = {name: number(n) for n, name in re.findall(r"(\d+) “(\w+)”", match.group(3))}
            assert printed == frames, match.group()

        def share(match: re.Match[str], asserted: list[Row] = asserted) -> None:
            frames = Counter(f["frame"] for f in asserted)
            assert frames[match.group(1)] == max(frames.values()), match.group()
            assert match.group(2) == f"{100 * frames[match.group(1)] / len(asserted):.0f}", match.group()

        check(
            findings.finding_frames(shares, states),
            (r"[Oo]f (\d+) framing expressions?", equal(len(coded))),
            (r"(\d+) (?:is|are) asserted as fact", equal(len(asserted))),
            (r"(\d+) (?:is |are )?(denied or negated|demanded|offered|predicted|asked about) \(([^)]*)\)", state),
            (
                r"as fact: ([^.]*)\.",
                lambda m, a=asserted: _same_parts(m.group(1), Counter(f["frame"] for f in a)),
            ),
            (r"“(\w+)” is the most frequent frame \((\d+)%", share),
            (FEW, equal(len({f["article_id"] for f in asserted}))),
        )
        check(
            findings.finding_modality(states),
            (rf"(\d+) of (\d+) framing expressions?{PERCENT}", equal(len(asserted), len(coded))),
            (r"(\d+) (demanded|offered|predicted)", amounts(by_state)),
            (r"(\d+) denied", equal(by_state["denied"])),
            (r"(\d+) asked", equal(by_state["question"])),
        )
        sides = measures.own_and_quoted(tables["frames"], tables["articles"], asserted=True, **given)
        own = Counter(f["frame"] for f in asserted if f["voice"] == "narrator")
        others = Counter(f["frame"] for f in asserted if f["voice"] != "narrator")
        check(
            findings.finding_own_and_quoted(sides),
            (r"own words: (.*?)(?:, repeated text counted once)?;", lambda m, o=own: _same_parts(m.group(1), o)),
            (r"reported words: ([^.]*)\.", lambda m, o=others: _same_parts(m.group(1), o)),
            (r"own words \((\d+)\)", equal(own.total())),
            (r"reported \((\d+)\)", equal(others.total())),
        )
        counted = measures.count_frames(tables["frames"], tables["articles"], **repeats(tables))
        raw, once = Counter(f["frame"] for f in made.frames), Counter(f["frame"] for f in coded)

        def change(match: re.Match[str], raw: Counter[str] = raw, once: Counter[str] = once) -> None:
            assert (number(match.group(2)), number(match.group(3))) == (raw[match.group(1)], once[match.group(1)])

        check(
            findings.finding_repeats(counted),
            (r"(\d+) framing expressions? become (\d+)", equal(raw.total(), once.total())),
            (r"“(\w+)” (\d+) to (\d+)", change),
            (r"None of (\d+) framing", equal(raw.total())),
        )
        agents = measures.count_agents(tables["frames"], tables["articles"], entities=_entities(), **given)
        by_agent = Counter(f["agent_id"] for f in coded)
        nobody = by_agent.pop(None, 0)
        most = max(by_agent.values(), default=0)
        check(
            findings.finding_agents(agents),
            (rf"(\d+) of (\d+) framing expressions?{PERCENT} names? no agent", equal(nobody, len(coded))),
            (r"(?:most often|alone is named as agent), (\d+) times", equal(most)),
            (r"more than once \((\d+) agents\)", equal(len(by_agent))),
        )
        over_time = measures.frames_over_time(tables["frames"], tables["articles"], **repeats(tables))
        day = {a["article_id"]: a["day"] for a in made.articles}
        days = Counter(day[f["article_id"]] for f in made.frames if day[f["article_id"]])
        check(
            findings.finding_frames_over_time(over_time),
            (r"(\d+) dated framing expressions?", equal(days.total())),
            (r"on (\d+) days", equal(len(days))),
            (r"most \((\d+)\)", equal(max(days.values(), default=0))),
            (r"at most (\d+) on", equal(max(days.values(), default=0))),
            (r"(?:of|on) (\d) (?=March)", lambda m, d=days: _is_the_peak(int(m.group(1)), d)),
        )


def _is_the_peak(day: int, days: Counter[int]) -> None:
    assert days[day] == max(days.values())


def _same_parts(text: str, expected: Counter[str]) -> None:
    printed = {name: number(n) for n, name in re.findall(r"([\d,]+) “(\w+)”", text)}
    assert printed == {name: n for name, n in expected.items() if n}, text


def _entities() -> pd.DataFrame:
    return pd.DataFrame({"entity_id": list(PEOPLE), "name": list(PEOPLE.values())})


def test_numbers_on_names_and_texts(corpora: list[tuple[Made, dict[str, pd.DataFrame]]]) -> None:
    for made, tables in corpora:
        articles, n = tables["articles"], len(made.articles)
        by_name = [m for m in made.mentions if m["form"] != "pronoun"]
        spread = {
            name: {m["article_id"] for m in by_name if m["name"] == name} for name in {m["name"] for m in by_name}
        }
        most = max((len(ids) for ids in spread.values()), default=0)
        top = [name for name, ids in spread.items() if len(ids) == most]
        texts = {made.source.get(i, i) for i in spread[top[0]]} if top else set()
        firsts = n - len(made.source)
        check(
            findings.finding_spread(measures.count_mentions(tables["mentions"], articles, "name")),
            (r"named in (\d+) of (\d+) articles?", equal(most, n)),
            (r"\((\d+) of (\d+) texts?", equal(len(texts), firsts)),
            (r"more than one of (\d+) articles", equal(n)),
            (FEW, equal(n)),
        )
        mentions = Counter(m["name"] for m in by_name)
        often = max(mentions.values(), default=0)
        check(
            findings.finding_mentions(measures.count_mentions(tables["mentions"], articles)),
            (rf"(\d+) of (\d+) mentions?{PERCENT} of (\d+) names", equal(often, mentions.total(), len(mentions))),
            (r"(\d+) times each of (\d+) mentions?", equal(often, mentions.total())),
            (r"each of (\d+) mentions?", equal(mentions.total())),
            (r"one named, (\d+) times", equal(mentions.total())),
        )
        pairs = Counter[tuple[str, str]]()
        for a in made.articles:
            here = sorted({m["name"] for m in by_name if m["article_id"] == a["article_id"]})
            pairs.update((one, other) for i, one in enumerate(here) for other in here[i + 1 :])
        together = max(pairs.values(), default=0)
        naming = len({m["article_id"] for m in by_name})
        check(
            findings.finding_co_mentions(measures.co_mentions(tables["mentions"], articles)),
            (r"in (\d+) of (\d+) articles?", equal(together, naming)),
            (r"(\d+) pairs", equal(sum(k == together for k in pairs.values()))),
        )
        sizes = Counter(made.source.get(a["article_id"], a["article_id"]) for a in made.articles)
        outlets = {a["outlet"] for a in made.articles}
        largest = max(sizes.values())
        # Of several texts printed as often, the earliest is meant.
        order = {a["article_id"]: (a["day"] or 99, a["article_id"]) for a in made.articles}
        fullest = min((text for text, size in sizes.items() if size == largest), key=order.__getitem__)
        carrying = {a["outlet"] for a in made.articles if made.source.get(a["article_id"], a["article_id"]) == fullest}
        check(
            findings.finding_independence(measures.independence(articles, lineage=tables["lineage"])),
            (r"(\d+) of the (\d+) articles?", equal(len(made.source), n)),
            (r"(?:None|none) of the (\d+) articles?", equal(n)),
            (r"by (\d+) outlets? (?:print|is found)", equal(len(outlets))),
            (r"another: at most (\d+) independent texts?", equal(firsts)),
            (r"most often is in (\d+) articles", equal(largest)),
            (r"often is in \d+ articles by (\d+) outlets?", equal(len(carrying))),
            (r"(\d+) texts are found in (\d+) articles each", equal(list(sizes.values()).count(largest), largest)),
            (r"or (\d+) if articles", equal(firsts)),
        )
        first: dict[str, str] = {}
        for q in sorted((q for q in made.quotes if q["kind"] != "scare"), key=lambda q: q["start"]):
            if made.is_first(q["article_id"]):
                first.setdefault(q["article_id"], q["speaker"] or "")
        counts = Counter(name for name in first.values() if name)
        check(
            findings.finding_entrances(measures.entrances(tables["quotes"], articles, families=tables["families"])),
            (r"in (\d+) of (\d+) articles? that quotes?", equal(max(counts.values(), default=0), len(first))),
            (r"; in (\d+) the first is", equal(sum(not name for name in first.values()))),
            (FEW, equal(len(first))),
        )
