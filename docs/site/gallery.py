"""The gallery: every figure of the package with the lines that draw it, run where the site is built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import corpus_tools as ct
from corpus_tools import figures


@dataclass(frozen=True)
class Entry:
    """A figure: its function, the question it answers, and the lines that draw it, the last giving the picture."""

    name: str
    question: str
    lines: tuple[str, ...]


ENTRIES = (
    Entry(
        "draw_timeline",
        "Who published when, and which articles were made from others?",
        ("timeline = study.reuse_timeline()", "study.draw_timeline(timeline, independence=study.independence())"),
    ),
    Entry(
        "draw_reuse_matrix",
        "How much text do two articles have in common?",
        ("shares = study.reuse_shares()", "study.draw_reuse_matrix(shares)"),
    ),
    Entry(
        "draw_versions",
        "How does the wording of one quotation differ between outlets?",
        ("versions = study.versions_of_first(study.contested_utterances())", "study.draw_versions(versions)"),
    ),
    Entry(
        "draw_mentions",
        "Who is named, in how many articles of each outlet?",
        ("people = study.count_mentions()", "study.draw_mentions(people, top=10)"),
    ),
    Entry(
        "draw_forms",
        "What does each outlet call one person?",
        ("forms = study.forms_of_address()", "study.draw_forms(forms)"),
    ),
    Entry(
        "draw_co_mentions",
        "Who is named together with whom?",
        ("pairs = study.co_mentions()", "study.draw_co_mentions(pairs)"),
    ),
    Entry(
        "draw_first_appearances",
        "When does each person first appear, and in which outlet?",
        ("first = study.first_appearances()", "study.draw_first_appearances(first)"),
    ),
    Entry(
        "draw_share_of_voice",
        "Whose words fill the space inside quotation marks?",
        ("voices = study.share_of_voice(once=True)", "study.draw_share_of_voice(voices, top=10)"),
    ),
    Entry(
        "draw_entrances",
        "How early in an article is each source quoted?",
        ("first = study.first_words()", "study.draw_entrances(first)"),
    ),
    Entry(
        "draw_cues",
        "Which reporting verbs introduce whom?",
        ('verbs = study.cue_verbs(level="group", once=True)', "study.draw_cues(verbs)"),
    ),
    Entry(
        "draw_manner",
        "Direct or indirect, from named or unnamed sources?",
        (
            "kinds, types = study.directness(once=True), study.source_types(once=True)",
            "study.draw_manner(kinds, types)",
        ),
    ),
    Entry(
        "draw_quotations_over_time",
        "When was it printed?",
        ('by_day = study.count_quotations(by="day")', "study.draw_quotations_over_time(by_day)"),
    ),
    Entry(
        "draw_counts",
        "How often does anything occur, counted in one’s own way?",
        ('direct = study.quotes[study.quotes["kind"] == "direct"]', 'study.draw_counts(direct, by="outlet")'),
    ),
    Entry(
        "draw_dispersion",
        "Where in the articles does a word occur?",
        ('hits = study.occurrences("commissioner")', "study.draw_dispersion(hits)"),
    ),
    Entry(
        "draw_modality",
        "Is a frame asserted as fact, negated, demanded or predicted?",
        ("states = study.modality_table(once=True)", "study.draw_modality(states)"),
    ),
    Entry(
        "draw_own_and_quoted",
        "Does an outlet use a frame in its own words, or in those it quotes?",
        ("sides = study.own_and_quoted(once=True, asserted=True)", "study.draw_own_and_quoted(sides)"),
    ),
    Entry(
        "draw_repeats",
        "How much of a frame is repeated text?",
        ('counts = study.count_frames(by=["voice", "frame"])', "study.draw_repeats(counts)"),
    ),
    Entry(
        "draw_agents",
        "Who is said to make somebody go, and in whose words?",
        ("agents = study.count_agents(once=True)", "study.draw_agents(agents)"),
    ),
    Entry(
        "draw_transitivity",
        "Who acts, and who is acted upon?",
        ("roles = study.transitivity(once=True)", "study.draw_transitivity(roles)"),
    ),
    Entry(
        "draw_frames_over_time",
        "When is each frame used?",
        ("days = study.frames_over_time()", "study.draw_frames_over_time(days)"),
    ),
)
OPENING = 'study = ct.open_study("data/demo")'
INTRODUCTION = """# Gallery

Every figure of the package, drawn from the demo corpus when this page was built, by the lines beside it. Each is a
`Picture`: it has its finding as a title, the table that was drawn (`.table`) and a description in words (`.alt`), and
is written by `corpus_tools.figures.save(picture, folder, name)`. All begin with

```python
import corpus_tools as ct

{opening}
```
"""


def draw(entry: Entry, study: ct.Study) -> figures.Picture:
    """The picture that the lines of ``entry`` give."""
    names = {"study": study, "ct": ct}
    *before, last = entry.lines
    exec("\n".join(before), names)  # noqa: S102 - the lines are in this file
    return eval(last, names)  # noqa: S307


def write(folder: Path, corpus: Path) -> None:
    """Write ``gallery.md`` and its pictures into ``folder``."""
    study = ct.open_study(corpus)
    page = [INTRODUCTION.format(opening=OPENING)]
    for entry in ENTRIES:
        picture = draw(entry, study)
        figures.save(picture, folder / "gallery", entry.name)
        alt = picture.alt.replace("\n", " ").replace("[", "(").replace("]", ")")
        code = "\n".join(entry.lines)
        page.append(
            f"## {entry.question}\n\n```python\n{code}\n```\n\n![{alt}](gallery/{entry.name}.png)\n\n"
            f"Reference: [`{entry.name}`](api_figures.rst)\n"
        )
    (folder / "gallery.md").write_text("\n".join(page), "utf-8")
