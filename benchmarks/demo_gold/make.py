"""Make ``data/demo/gold`` from the annotations beside this file: ``python benchmarks/demo_gold/make.py``.

The annotations name words, never offsets; each is looked up in the article as it is loaded: headline, empty line, body.
A name that is nowhere, or a context that is twice, stops the run.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DEMO = ROOT / "data" / "demo"
GOLD = DEMO / "gold"
sys.path[:0] = [str(HERE.parent), str(ROOT / "src")]

from corpus_tools.text import fold  # noqa: E402
from demo_gold import frames, names, quotes  # noqa: E402

OPENING = "“‘\"'"
Row = dict[str, Any]


class Article:
    def __init__(self, file: str, title: str, body: str) -> None:
        self.file, self.number = file, file[:2]
        self.text = f"{title}\n\n{body}"
        self.folded = fold(self.text)

    def span(self, start: int, end: int, prefix: str = "") -> Row:
        return {f"{prefix}start": start, f"{prefix}end": end, prefix.rstrip("_") or "text": self.text[start:end]}

    def once(self, context: str) -> tuple[int, int]:
        """Offsets of what comes between [[ and ]]; the context must occur exactly once."""
        before, rest = context.split("[[", 1)
        inside, after = rest.split("]]", 1)
        found = [m.start() for m in re.finditer(re.escape(fold(before + inside + after)), self.folded)]
        if len(found) != 1:
            raise SystemExit(f"{self.file}: {context!r} stands {len(found)} times")
        start = found[0] + len(before)
        return start, start + len(inside)

    def nearest(self, words: str, start: int, end: int) -> tuple[int, int]:
        """The occurrence of words that is nearest to start:end and does not overlap it; < and > choose a side."""
        side, words = (words[0], words[1:]) if words[0] in "<>" else ("", words)
        pattern = rf"(?<!\w){re.escape(fold(words))}(?!\w)"
        spans = [m.span() for m in re.finditer(pattern, self.folded)]
        spans = [s for s in spans if (s[1] <= start and side != ">") or (s[0] >= end and side != "<")]
        if not spans:
            raise SystemExit(f"{self.file}: {words!r} does not stand beside {self.text[start:end]!r}")
        return min(spans, key=lambda s: start - s[1] if s[1] <= start else s[0] - end)


def load() -> list[Article]:
    with (DEMO / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Article(r["file"], r["title"], (DEMO / r["file"]).read_text(encoding="utf-8").strip()) for r in rows]


def find_quotes(article: Article) -> list[Row]:
    out: list[Row] = []
    position = 0
    for content, kind, speaker, source, cue, source_type, form, more in quotes.QUOTES[article.number]:
        first, _, last = content.partition(" ~ ")
        starts = [m.start() for m in re.finditer(re.escape(fold(first)), article.folded)]
        starts = [s for s in starts if s >= position and s and article.text[s - 1] in OPENING]
        if not starts:
            raise SystemExit(f"{article.file}: no quotation begins with {first!r}")
        start = starts[0]
        end = article.folded.index(fold(last), start) + len(last) if last else start + len(first)
        position = end
        closing = article.text[end] if end < len(article.text) and article.text[end] in "”’\"'" else ""
        row: Row = {"source_file": article.file, **article.span(start, end), "kind": kind}
        row |= {"open_mark": article.text[start - 1], "close_mark": closing, "speaker": speaker}
        for name, words in (("source", source), ("cue", cue)):
            if words:
                row |= article.span(*article.nearest(words, start, end), prefix=f"{name}_")
        row |= {"source_form": form, "source_type": source_type, "on_behalf_of": more.get("on_behalf_of", "")}
        if more.get("continues"):
            row["continues_start"] = out[-1]["start"]
        row["utterances"] = " | ".join(more.get("utterance", ()))
        out.append(row)
    for context, speaker, source, cue, source_type in quotes.INDIRECT.get(article.number, []):
        start, end = article.once(context)
        row = {"source_file": article.file, **article.span(start, end), "kind": "indirect", "speaker": speaker}
        row |= article.span(*article.nearest(source, start, end), prefix="source_")
        row |= article.span(*article.nearest(cue, start, end), prefix="cue_")
        row |= {"source_form": "", "source_type": source_type, "on_behalf_of": "", "utterances": ""}
        out.append(row)
    return sorted(out, key=lambda r: (r["start"], r["end"]))


def find_mentions(article: Article) -> list[Row]:
    out: list[Row] = []
    taken: list[tuple[int, int]] = [
        article.once(c) for _, c, why in frames.LOOK_ALIKES.get(article.number, []) if "family" in why
    ]
    forms = [(f, "PER", *e) for f, e in names.PEOPLE.items()]
    forms += [(f, "ORG", *e) for f, e in names.ORGANISATIONS.items()]
    forms += [(f, "LOC", *e) for f, e in names.PLACES.items()]
    title = re.compile(rf"(?:{'|'.join(sorted(names.TITLES, key=len, reverse=True))}) $")
    for form, label, name, kind in sorted(forms, key=lambda f: -len(f[0])):
        for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", article.folded):
            start, end = m.span()
            if any(start < t[1] and t[0] < end for t in taken):
                continue
            taken.append((start, end))
            honorific = ""
            if label == "PER":
                inner = re.match(rf"(?:{'|'.join(names.TITLES)}) ", form)
                before = title.search(article.text[:start])
                if inner:
                    honorific = inner.group().strip()
                elif before:
                    honorific, start = before.group().strip(), before.start()
            name_start = start + len(honorific) + 1 if honorific else start
            shown = kind if not honorific or kind not in ("full", "first", "surname") else f"title+{kind}"
            label_here = "ORG" if (form, article.text[end : end + 2]) == ("City Hall", "’s") else label
            row = {"source_file": article.file, **article.span(start, end), "label": label_here, "name": name}
            row |= {"kind": "name", "form": shown, "honorific": honorific, "name_start": name_start}
            out.append(row | {"is_misspelt": form in names.MISSPELT})
    for kind, table in (("role", names.ROLES), ("apposition", names.APPOSITIONS)):
        for context, name in table.get(article.number, []):
            start, end = article.once(context)
            out.append(
                {"source_file": article.file, **article.span(start, end), "label": "PER", "name": name, "kind": kind,
                 "form": "role", "honorific": "", "name_start": start, "is_misspelt": False}
            )  # fmt: skip
    return sorted(out, key=lambda r: (r["start"], r["end"]))


def find_frames(article: Article) -> list[Row]:
    out: list[Row] = []
    for context, frame, voice, speaker, cue, modality, agent, affected, more in frames.FRAMES[article.number]:
        start, end = article.once(context)
        row: Row = {"source_file": article.file, **article.span(start, end), "frame": frame, "voice": voice}
        row |= {
            "speaker": speaker,
            "embedded_source": more.get("embedded", ""),
            "is_negated": bool(cue),
            "negation_cue": cue,
        }
        row |= {
            "modality": modality,
            "has_pressure_cue": more.get("pressure", False),
            "scope": more.get("scope", "main"),
        }
        for name, words in (("agent", agent), ("affected", affected)):
            if words:
                row |= beside(article, words, start, end, name)
        if agent and agent not in frames.NOBODY:
            row["agent_name"] = frames.AGENTS.get(agent, frames.TA)
        if affected and affected not in frames.NOBODY and row["scope"] == "main":
            row["affected_name"] = frames.IT
        out.append(row)
    return sorted(out, key=lambda r: (r["start"], r["end"]))


def beside(article: Article, words: str, start: int, end: int, name: str) -> Row:
    """Agent and affected may be inside the expression ("forced the Commissioner out")."""
    m = re.search(rf"(?<!\w){re.escape(fold(words))}(?!\w)", article.folded[start:end])
    at = (start + m.start(), start + m.end()) if m else article.nearest(words, start, end)
    return article.span(*at, prefix=f"{name}_")


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", fold(text).lower())


SEPARATE = {"names", "better"}  # said by others, or again on another day: a slogan, not one utterance
OCCASIONS = {("03", "names"): "march", ("17", "names"): "visit", ("03", "better"): "march", ("17", "better"): "visit"}
MARKED = "18"  # differs only where … or [ ] says so, from those that print the sentence as it was
# Two fragments of one utterance that have no words of it in common.
APART = {("support", "I no longer had his support", "I cannot lead this force without his support,")}


def relation_of(a: Row, b: Row, utterance: str) -> str:
    one, two = words_of(a["text"]), words_of(b["text"])
    files = {r["source_file"][:2] for r in (a, b)}
    if utterance in SEPARATE and OCCASIONS.get((a["source_file"][:2], utterance)) != OCCASIONS.get(
        (b["source_file"][:2], utterance)
    ):
        return "slogan"
    headline = any(r["text"] == "I no longer had his support" for r in (a, b))
    if utterance == "support" and MARKED in files and "10" not in files and not headline:
        return "ellipsis_or_bracket"
    if one == two:
        same = [fold(r["text"]).strip(" .,!?") for r in (a, b)]
        return "verbatim" if same[0] == same[1] else "punctuation"
    short, long = sorted((one, two), key=len)
    if any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return "cut"
    return "altered"


def changed_words(a: str, b: str, utterance: str) -> str:
    """Which of the wordings in CHANGED are in the one and in the other: before → after."""
    one, two = (" ".join(words_of(t)) for t in (a, b))
    out = []
    for x, y in CHANGED[utterance]:
        for p, q in ((x, y), (y, x)):
            if f" {p} " in f" {one} " and f" {q} " in f" {two} " and f" {q} " not in f" {one} ":
                out.append(f"{p} → {q}")
    if not out:
        raise SystemExit(f"no change is named between {a!r} and {b!r}")
    return " | ".join(out)


CHANGED: dict[str, list[tuple[str, str]]] = {
    "step_down": [("tell", "inform"), ("shall step down", "will quit")],
    "support": [
        ("cannot lead", "can not head"),
        ("his support", "his backing"),
        ("the mayor's support", "his backing"),
        ("learned", "discovered"),
        ("no longer had it", "no longer possessed it"),
        ("no longer had it", "no longer had his support"),
        ("no longer possessed it", "no longer had his support"),
    ],
    "failure": [("failure", "failing"), ("happened", "occurred"), ("ask", "request")],
    "weeks": [
        ("remain", "stay"),
        ("a limited number of weeks", "a brief number of weeks"),
        ("a limited number of weeks", "several months"),
        ("a brief number of weeks", "several months"),
        ("arranged", "organised"),
    ],
    "dogs": [("should", "would")],
    "call": [("short", "brief")],
    "told_her": [("told", "informed"), ("thought of", "felt about"), ("decide", "determine")],
    "chair": [("didn't", "did not"), ("a soul", "anyone")],
    "head": [("don't", "do not")],
    "hours": [("explained", "clarified")],
    "sacked": [("nobody", "no one")],
    "hung_out": [("hung", "left"), ("an election", "a ballot")],
    "lost_leader": [("leader", "boss"), ("street", "road")],
    "not_ask": [("ask for", "seek"), ("job", "position"), ("keep", "retain"), ("needed", "required")],
    "first_order": [("listen", "attend"), ("nobody", "no one"), ("listens", "attends")],
}


def pair_quotes(rows: list[Row]) -> list[Row]:
    out: list[Row] = []
    marked = [r for r in rows if r.get("utterances")]
    for name in sorted({u for r in marked for u in r["utterances"].split(" | ")}):
        versions = [r for r in marked if name in r["utterances"].split(" | ")]
        for a, b in combinations(versions, 2):
            if (a["source_file"] == b["source_file"] and a["text"] == b["text"]) or any(
                name == n and {fold(a["text"]), fold(b["text"])} == {x, y} for n, x, y in APART
            ):
                continue
            row: Row = {"utterance": name}
            for side, r in (("a", a), ("b", b)):
                row |= {f"{side}_{c}": r[c] for c in ("start", "end", "text")} | {f"{side}_file": r["source_file"]}
            relation = relation_of(a, b, name)
            changed = changed_words(a["text"], b["text"], name) if relation == "altered" else ""
            out.append(row | {"relation": relation, "changed": changed})
    return out


COLUMNS = {
    "quotes": "source_file start end text kind open_mark close_mark speaker source source_start source_end source_form "
    "source_type on_behalf_of cue cue_start cue_end continues_start utterances",
    "mentions": "source_file start end text label name kind form honorific name_start is_misspelt",
    "frames": "source_file start end text frame voice speaker embedded_source is_negated negation_cue modality agent "
    "agent_start agent_end agent_name affected affected_start affected_end affected_name has_pressure_cue scope",
    "look_alikes": "source_file start end text layer why",
    "derivations": "source_file derived_from derivation also_acceptable why",
    "altered_quotes": "utterance a_file a_start a_end a_text b_file b_start b_end b_text relation changed",
}


def write(name: str, rows: list[Row]) -> None:
    GOLD.mkdir(exist_ok=True)
    columns = COLUMNS[name].split()
    with (GOLD / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([str(r.get(c, "")) for c in columns] for r in rows)


def main() -> None:
    articles = load()
    files = {a.number: a.file for a in articles}
    found = [r for a in articles for r in find_quotes(a)]
    write("quotes", found)
    write("mentions", [r for a in articles for r in find_mentions(a)])
    write("frames", [r for a in articles for r in find_frames(a)])
    looks = [
        {"source_file": a.file, **a.span(*a.once(context)), "layer": layer, "why": why}
        for a in articles
        for layer, context, why in frames.LOOK_ALIKES.get(a.number, [])
    ]
    write("look_alikes", sorted(looks, key=lambda r: (r["source_file"], r["start"])))
    write(
        "derivations",
        [
            {
                "source_file": files[n],
                "derived_from": files.get(d, d),
                "derivation": kind,
                "also_acceptable": also,
                "why": why,
            }
            for n, (d, kind, also, why) in frames.DERIVATIONS.items()
        ],
    )
    write("altered_quotes", pair_quotes(found))
    listed = [*sorted(files.values()), "manifest.csv"]
    lines = [f"{hashlib.sha256((DEMO / n).read_bytes()).hexdigest()}  {n}\n" for n in listed]
    (DEMO / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
