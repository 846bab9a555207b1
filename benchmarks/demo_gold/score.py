"""Hold every layer against the gold of ``data/demo``: ``python benchmarks/demo_gold/score.py [--errors]``.

The corpus is small and its authors know the package, so these figures show what a change does to known cases; how well
the package does on real text is measured elsewhere. Layers are given the real tables of the layers before them.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

import corpus_tools as ct
from corpus_tools.text import fold

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
TITLES = re.compile(
    r"^(?:the |a |an )?(?:(?:Dame|Sir|Ms|Mr|Dr|Rev|Chief Constable|Deputy Commissioner|Acting Commissioner|"
    r"Commissioner|Mayor|Police Sergeant|Councillor|Cllr) )*",
    re.IGNORECASE,
)
Row = dict[str, Any]


class Report:
    """Lines of the table, and the errors after them."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str, str]] = []
        self.errors: list[str] = []

    def f1(self, layer: str, measure: str, right: int, predicted: int, gold: int) -> None:
        p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        self.lines.append(
            (layer, measure, f"P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({right} of {gold} gold, {predicted} found)")
        )

    def share(self, layer: str, measure: str, part: int, whole: int) -> None:
        self.lines.append((layer, measure, f"{part} of {whole}" + (f"  ({part / whole:.3f})" if whole else "")))

    def error(self, layer: str, kind: str, row: Row, note: str = "") -> None:
        self.errors.append(f"{layer} {kind}: {row['source_file'][:2]} {row['start']} {str(row['text'])[:70]!r} {note}")


def read_gold(name: str) -> list[Row]:
    with (DEMO / "gold" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows: list[Row] = list(csv.DictReader(file))
    for row in rows:
        for column in row:
            if column.endswith(("start", "end")) and row[column] != "":
                row[column] = int(row[column])
    return rows


def rows_of(frame: pd.DataFrame, files: dict[str, str]) -> list[Row]:
    """Records with the file's name in place of the article's id, and None for what is missing."""
    out: list[Row] = []
    for record in frame.to_dict("records"):
        row: Row = {str(k): (None if pd.isna(v) else v) for k, v in record.items()}
        row["source_file"] = files[row["article_id"]]
        out.append(row)
    return out


def plain(name: Any) -> str:
    text = TITLES.sub("", fold(str(name or "")))
    return re.sub(r"'s?$", "", text).lower().strip()


def overlap(a: Row, b: Row) -> int:
    if a["source_file"] != b["source_file"]:
        return 0
    return int(max(0, min(a["end"], b["end"]) - max(a["start"], b["start"])))


def match(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Gold and predicted one to one by largest overlap; what is left on either side."""
    by_file: dict[str, list[Row]] = defaultdict(list)
    for p in predicted:
        by_file[p["source_file"]].append(p)
    pairs, missed = [], []
    for g in gold:
        best = max(by_file[g["source_file"]], key=lambda p: overlap(g, p), default=None)
        if best is not None and overlap(g, best):
            by_file[g["source_file"]].remove(best)
            pairs.append((g, best))
        else:
            missed.append(g)
    return pairs, missed, [p for rest in by_file.values() for p in rest]


def tight(row: Row) -> tuple[str, int, int]:
    """The span without marks, spaces and stops at its edges."""
    text = row["text"]
    lead = len(text) - len(text.lstrip("“”\"'‘’ "))
    trail = len(text) - len(text.rstrip("“”\"'‘’ .,;!?"))
    return row["source_file"], row["start"] + lead, row["end"] - trail


def same_speaker(gold: Row, predicted: Row) -> bool:
    if gold["source_type"] in ("person", "organisation"):
        return plain(gold["speaker"]) == plain(predicted["speaker"])
    side = {"source_file": gold["source_file"], "start": predicted["source_start"], "end": predicted["source_end"]}
    if side["start"] is None or gold["source_start"] == "":
        return False
    there = {"source_file": gold["source_file"], "start": gold["source_start"], "end": gold["source_end"]}
    if gold["source_form"] == "pronoun" and predicted["source_type"] == gold["source_type"]:
        return True
    return overlap(there, side) > 0 and plain(predicted["speaker"]) not in PEOPLE


PEOPLE: set[str] = set()


def score_quotes(found: list[Row], report: Report) -> None:
    gold = read_gold("quotes")
    real = [g for g in gold if g["kind"] in ("direct", "mixed")]
    mine = [p for p in found if p["kind"] in ("direct", "mixed")]
    keys = {tight(p): p for p in mine}
    right = [g for g in real if tight(g) in keys]
    report.f1("quotes", "direct and mixed, exact span", len(right), len(mine), len(real))
    spans = {tight(g) for g in real}
    for g in real:
        if tight(g) not in keys:
            report.error("quotes", "missed", g)
    for p in mine:
        if tight(p) not in spans:
            report.error("quotes", "invented", p, p["kind"])
    spoken = [(g, keys[tight(g)]) for g in right]
    sure = [(g, p) for g, p in spoken if same_speaker(g, p)]
    report.f1("quotes", "span and speaker", len(sure), len(mine), len(real))
    for form in ("named", "nominal", "pronoun", "carried"):
        of_form = [(g, p) for g, p in spoken if g["source_form"] == form]
        report.share(
            "quotes", f"speaker right, source {form}", sum(same_speaker(g, p) for g, p in of_form), len(of_form)
        )
    for g, p in spoken:
        if not same_speaker(g, p):
            report.error("quotes", "speaker", g, f"gold {g['speaker']!r}, got {p['speaker']!r} from {p['source']!r}")
    kinds = sum(g["kind"] == p["kind"] for g, p in spoken)
    report.share("quotes", "kind right (direct, mixed)", kinds, len(spoken))
    cued = [(g, p) for g, p in spoken if g["cue"]]
    report.share("quotes", "cue right", sum(g["cue_start"] == p["cue_start"] for g, p in cued), len(cued))
    types = sum(g["source_type"] == p["source_type"] for g, p in spoken)
    report.share("quotes", "source type right", types, len(spoken))
    for g, p in spoken:
        if g["source_type"] != p["source_type"]:
            report.error(
                "quotes", "source type", g, f"gold {g['source_type']}, got {p['source_type']} ({p['source']!r})"
            )
    linked = [(g, p) for g, p in spoken if g["continues_start"] != ""]
    report.share("quotes", "continued from the part before", sum(bool(p["continues"]) for _, p in linked), len(linked))
    scare = [g for g in gold if g["kind"] == "scare"]
    scared = {tight(p) for p in found if p["kind"] == "scare"}
    report.share("quotes", "scare found as scare", sum(tight(g) in scared for g in scare), len(scare))
    indirect = [g for g in gold if g["kind"] == "indirect"]
    pairs, missed, _ = match(indirect, [p for p in found if p["kind"] == "indirect"])
    report.share("quotes", "indirect speech found", len(pairs), len(indirect))
    for g in missed:
        report.error("quotes", "indirect missed", g)
    report.share("quotes", "indirect speech, speaker right", sum(same_speaker(g, p) for g, p in pairs), len(pairs))


def score_mentions(found: list[Row], report: Report) -> None:
    gold = read_gold("mentions")
    mine = [p for p in found if p["form"] != "pronoun"]
    for label in ("PER", "ORG", "LOC"):
        names = [g for g in gold if g["label"] == label and g["kind"] == "name"]
        other = [g for g in gold if g["label"] == label and g["kind"] != "name"]
        got = [p for p in mine if p["label"] == label and p["form"] != "role"]
        keys = {trimmed(p): p for p in got}
        right = [g for g in names if trimmed(g) in keys]
        spans = {trimmed(g) for g in names}
        # A role taken into the span of a name, or a role found as a name, is no invention.
        wrong = [p for p in got if trimmed(p) not in spans and not any(overlap(p, o) for o in other)]
        report.f1("names", f"{label} names, exact span", len(right), len(right) + len(wrong), len(names))
        for g in names:
            if trimmed(g) not in keys:
                report.error("names", f"{label} missed", g)
        for p in wrong:
            report.error("names", f"{label} invented", p, f"as {p['name']!r}")
        same = sum(plain(g["name"]) == plain(keys[trimmed(g)]["name"]) for g in right)
        report.share("names", f"{label} names: entity right", same, len(right))
        for g in right:
            if plain(g["name"]) != plain(keys[trimmed(g)]["name"]):
                report.error("names", f"{label} entity", g, f"gold {g['name']!r}, got {keys[trimmed(g)]['name']!r}")
    roles = [g for g in gold if g["kind"] == "role"]
    pairs, missed, _ = match(roles, [p for p in mine if p["form"] == "role"])
    same = sum(plain(g["name"]) == plain(p["name"]) for g, p in pairs)
    report.share("names", "roles found and given to the right person", same, len(roles))
    for g in missed:
        report.error("names", "role missed", g, f"of {g['name']}")
    for g, p in pairs:
        if plain(g["name"]) != plain(p["name"]):
            report.error("names", "role entity", g, f"gold {g['name']!r}, got {p['name']!r}")
    people = {g["name"] for g in gold if g["label"] == "PER"}
    entities = {p["entity_id"]: p["name"] for p in mine if p["label"] == "PER"}
    report.share("names", "people that are exactly one entity", sum(
        sum(plain(name) == plain(n) for n in entities.values()) == 1 for name in people), len(people))  # fmt: skip
    extra = sorted(n for n in entities.values() if plain(n) not in {plain(p) for p in people})
    report.lines.append(("names", "persons that are none", f"{len(extra)}: {', '.join(extra[:8])}"))
    alarms = [a for a in read_gold("look_alikes") if a["layer"] == "mentions"]
    fired = [a for a in alarms if any(overlap(a, p) and p["label"] == "PER" for p in mine)]
    report.share("names", "look-alikes taken for a person", len(fired), len(alarms))
    for a in fired:
        report.error("names", "look-alike", a, a["why"])


def trimmed(row: Row) -> tuple[str, int, int]:
    text = fold(row["text"])
    start = row["start"] + len(text) - len(TITLES.sub("", text))
    return row["source_file"], start, row["end"] - (len(text) - len(re.sub(r"'s?$", "", text)))


def same_actor(gold: Row, predicted: Row, part: str) -> bool:
    """The same words, or words for the same person."""
    if not gold[part] or not predicted[part]:
        return False
    said, got = fold(gold[part]), fold(predicted[part])
    names = {plain(predicted.get(f"{part}_name")), plain(got)}
    return said in got or got in said or bool(gold[f"{part}_name"] and plain(gold[f"{part}_name"]) in names)


def score_frames(found: list[Row], report: Report) -> None:
    gold = read_gold("frames")
    main = [g for g in gold if g["scope"] == "main"]
    ignored = [g for g in gold if g["scope"] != "main"]
    looks = [a for a in read_gold("look_alikes") if a["layer"] == "frames"]
    pairs, missed, rest = match(main, found)
    rest = [p for p in rest if not any(overlap(p, g) for g in ignored + main)]
    report.f1("framing", "departure expressions", len(pairs), len(pairs) + len(rest), len(main))
    for g in missed:
        report.error("framing", "missed", g, g["frame"])
    for p in rest:
        report.error("framing", "invented", p, f"{p['frame']} {p['pattern']}")
    report.share("framing", "look-alikes fired on", sum(any(overlap(a, p) for p in found) for a in looks), len(looks))
    for scope in ("other", "earlier", "succession", "borderline"):
        of_scope = [g for g in gold if g["scope"] == scope]
        report.share(
            "framing", f"also found: {scope}", sum(any(overlap(g, p) for p in found) for g in of_scope), len(of_scope)
        )
    for column, values in (
        ("frame", ("forced", "voluntary", "neutral")),
        ("voice", ("narrator", "reported", "quoted")),
    ):
        scores = []
        for value in values:
            right = sum(g[column] == p[column] == value for g, p in pairs)
            wanted, got = sum(g[column] == value for g in main), sum(p[column] == value for _, p in pairs)
            got += sum(p[column] == value for p in rest)
            scores.append(2 * right / (wanted + got) if wanted + got else 0.0)
        each = ", ".join(f"{v} {s:.3f}" for v, s in zip(values, scores, strict=True))
        report.lines.append(("framing", f"{column} macro-F1", f"{sum(scores) / len(scores):.3f}  ({each})"))
        for g, p in pairs:
            if g[column] != p[column]:
                report.error("framing", column, g, f"gold {g[column]}, got {p[column]} ({p['pattern']})")
    denied = [(g["is_negated"] == "True", bool(p["is_negated"])) for g, p in pairs]
    report.f1("framing", "negation", sum(g and p for g, p in denied), sum(p for _, p in denied), sum(
        g["is_negated"] == "True" for g in main))  # fmt: skip
    for g, p in pairs:
        if (g["is_negated"] == "True") != bool(p["is_negated"]):
            report.error("framing", "negation", g, f"gold {g['negation_cue']!r}, got {p['negation_cue']!r}")
    report.share("framing", "modality right", sum(g["modality"] == p["modality"] for g, p in pairs), len(pairs))
    for g, p in pairs:
        if g["modality"] != p["modality"]:
            report.error("framing", "modality", g, f"gold {g['modality']}, got {p['modality']}")
    for part in ("agent", "affected"):
        said = [(g, p) for g, p in pairs if g[part]]
        right = [(g, p) for g, p in said if same_actor(g, p, part)]
        named = sum(bool(p[part]) for _, p in pairs)
        report.f1("framing", part, len(right), named, len(said))
        for g, p in pairs:
            if bool(g[part]) != bool(p[part]) or (g[part] and not same_actor(g, p, part)):
                report.error("framing", part, g, f"gold {g[part]!r}, got {p[part]!r}")
    voiced = [(g, p) for g, p in pairs if g["speaker"] and g["voice"] == p["voice"] != "narrator"]
    right_voice = sum(plain(p["speaker"]) in (plain(g["speaker"]), plain(g["embedded_source"])) for g, p in voiced)
    report.share("framing", "speaker of the voice right", right_voice, len(voiced))
    for g, p in voiced:
        if plain(p["speaker"]) not in (plain(g["speaker"]), plain(g["embedded_source"])):
            report.error("framing", "speaker", g, f"gold {g['speaker']!r}, got {p['speaker']!r}")


def score_lineage(found: list[Row], texts: dict[str, str], files: dict[str, str], report: Report) -> None:
    gold = {r["source_file"]: r for r in read_gold("derivations")}
    bodies = {name: fold(text.partition("\n\n")[2]).strip() for name, text in texts.items()}
    kind = source = 0
    derived = [g for g in gold.values() if g["derived_from"]]
    invented = []
    for p in found:
        g = gold[p["source_file"]]
        allowed = {g["derivation"], *filter(None, g["also_acceptable"].split("|"))}
        name = files.get(p["source_id"] or "", p["source_id"] or "")
        is_kind = p["derivation"] in allowed
        is_source = name == g["derived_from"] or (name in bodies and bodies[name] == bodies.get(g["derived_from"], ""))
        kind += is_kind
        source += bool(g["derived_from"]) and is_source
        if not g["derived_from"] and p["derivation"] not in ("independent", "shares_source"):
            invented.append(p)
        if not is_kind or (g["derived_from"] and not is_source):
            report.errors.append(
                f"lineage: {p['source_file'][:2]} gold {g['derivation']} of {g['derived_from'][:2]!r}, "
                f"got {p['derivation']} of {name[:2]!r}: {p['evidence']}"
            )
    report.share("lineage", "derivation right", kind, len(gold))
    report.share("lineage", "source right, of derived articles", source, len(derived))
    report.share("lineage", "derivations invented", len(invented), len(gold) - len(derived))


def score_utterances(found: list[Row], quotes: list[Row], report: Report) -> None:
    """Pairs of quotations: linked where the gold says one utterance, altered where it says altered."""
    gold = [g for g in read_gold("quotes") if g["kind"] != "indirect"]
    place: dict[Any, tuple[str, int]] = {tight(g): (g["source_file"], g["start"]) for g in gold}
    by_quote = {q["quote_id"]: place[tight(q)] for q in quotes if tight(q) in place}
    group = {by_quote[p["quote_id"]]: p for p in found if p["quote_id"] in by_quote}
    altered = linked = slogans = wanted_links = wanted_altered = wanted_slogans = 0
    missed: list[str] = []
    pairs_of: dict[tuple[Any, Any], Row] = {}
    for row in read_gold("altered_quotes"):
        a, b = (row["a_file"], row["a_start"]), (row["b_file"], row["b_start"])
        known = pairs_of.get((a, b))
        if known is None or row["relation"] == "altered":
            pairs_of[a, b] = row
    for (a, b), row in pairs_of.items():
        is_linked = a in group and b in group and group[a]["utterance_id"] == group[b]["utterance_id"]
        note = f"{row['a_file'][:2]} {row['a_text'][:60]!r} / {row['b_file'][:2]} {row['b_text'][:60]!r}"
        if row["relation"] == "slogan":
            wanted_slogans += 1
            kept = not is_linked or "slogan" in (group[a]["relation"], group[b]["relation"])
            slogans += kept
            if not kept:
                missed.append(f"utterances: slogan taken for one utterance: {note}")
            continue
        wanted_links += 1
        linked += is_linked
        if row["relation"] == "altered":
            wanted_altered += 1
            told = is_linked and "altered" in (group[a]["relation"], group[b]["relation"])
            altered += told
            if not told:
                found_as = (group[a]["relation"], group[b]["relation"]) if is_linked else "not linked"
                missed.append(f"utterances: altered missed ({found_as}): {note} {row['changed']}")
        elif not is_linked:
            missed.append(f"utterances: not linked ({row['relation']}): {note}")
    one = {frozenset(key) for key, row in pairs_of.items() if row["relation"] != "slogan"}
    together = defaultdict(list)
    for spot, p in group.items():
        together[p["utterance_id"]].append(spot)
    statement = statements(gold)
    false_links = [
        (a, b)
        for spots in together.values()
        for i, a in enumerate(spots)
        for b in spots[i + 1 :]
        if frozenset((a, b)) not in one
        and statement[a] != statement[b]
        and "slogan" not in (group[a]["relation"], group[b]["relation"])
    ]
    named = {spot for key, row in pairs_of.items() if row["relation"] == "altered" for spot in key}
    invented = [p for spot, p in group.items() if p["relation"] == "altered" and spot not in named]
    invented += [p for p in found if p["relation"] == "altered" and not by_quote.get(p["quote_id"])]
    report.share("utterances", "pairs of one utterance linked", linked, wanted_links)
    report.lines.append(("utterances", "pairs linked that are not one", str(len(false_links))))
    report.share("utterances", "altered pairs found", altered, wanted_altered)
    report.lines.append(("utterances", "alterations invented", str(len(invented))))
    report.share("utterances", "slogans kept apart or named so", slogans, wanted_slogans)
    report.errors += sorted(set(missed))
    for p in invented:
        report.error("utterances", "alteration invented", p, p["changes"])
    for a, b in false_links[:20]:
        report.errors.append(
            f"utterances: linked but not one: {a[0][:2]} {group[a]['text'][:60]!r}"
            f" / {b[0][:2]} {group[b]['text'][:60]!r}"
        )


def statements(gold: list[Row]) -> dict[tuple[str, int], str]:
    """Which statement a quotation is from: parts of one quotation, and whatever shares an utterance with them."""
    found: dict[tuple[str, int], str] = {}
    joined: dict[str, str] = {}

    def root(key: str) -> str:
        while joined.get(key, key) != key:
            key = joined[key]
        return key

    for g in gold:
        spot = (g["source_file"], g["start"])
        keys = [k for k in g["utterances"].split(" | ") if k and k not in ("better", "names")] or [f"{spot}"]
        if g["continues_start"] != "":
            keys.append(found[g["source_file"], g["continues_start"]])
        for key in keys:
            joined[root(key)] = root(keys[0])
        found[spot] = keys[0]
    return {spot: root(key) for spot, key in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list every error behind the table")
    options = parser.parse_args()
    report = Report()
    PEOPLE.update(plain(g["name"]) for g in read_gold("mentions") if g["label"] == "PER")
    articles = ct.load_articles(DEMO)
    files = dict(zip(articles["article_id"], articles["source_file"], strict=True))
    texts = dict(zip(articles["source_file"], articles["text"], strict=True))
    mentions, entities = ct.find_entities(articles)
    quotes = ct.extract_quotes(articles, mentions, entities)
    found_mentions, found_quotes = rows_of(mentions, files), rows_of(quotes, files)
    score_mentions(found_mentions, report)
    score_quotes(found_quotes, report)
    duplicates = ct.find_duplicates(articles)
    passages = ct.align_passages(articles, duplicates)
    utterances, changes = ct.match_utterances(quotes, articles)
    lineage = ct.trace_lineage(articles, passages, duplicates, utterances, changes, quotes)
    score_lineage(rows_of(lineage, files), texts, files, report)
    score_utterances(rows_of(utterances, files), found_quotes, report)
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    frames = rows_of(ct.find_frames(articles, quotes, mentions, entities), files)
    for row in frames:
        row |= {"agent_name": names.get(row["agent_id"]), "affected_name": names.get(row["affected_id"])}
    score_frames(frames, report)
    for layer, measure, value in report.lines:
        print(f"{layer:<11} {measure:<44} {value}")
    if options.errors:
        print()
        print("\n".join(report.errors))


if __name__ == "__main__":
    main()
