"""Any number of articles for measuring speed: the demo corpus told again and again as another story.

Each story is all articles of ``data/demo`` in which names, numbers and most other words are exchanged, in the same way
throughout the story, so that what its articles share they still share, while two stories share little more than some
of their little words. What reports, frames or stands for a speaker stays as it is. The texts make no sense and are good
for nothing but measuring time and memory. The first story is the demo corpus itself. The same number and seed always
give the same articles.
"""

from __future__ import annotations

import csv
import random
import re
from calendar import day_name, month_name
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path

DEMO = Path(__file__).resolve().parent.parent / "data" / "demo"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ed", "ers", "er", "ly", "ies", "es", "s", "")
_ONSETS: tuple[str, ...] = (
    "b",
    "br",
    "c",
    "cl",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "qu",
    "r",
    "s",
)
_ONSETS += ("sk", "sp", "st", "t", "tr", "v", "w")
_RHYMES = ("a", "am", "an", "ar", "e", "el", "en", "er", "i", "im", "in", "o", "ol", "on", "or", "u", "um", "un")
_GIVEN: tuple[str, ...] = (
    "Anna",
    "Ben",
    "Carla",
    "David",
    "Ellen",
    "Frank",
    "Grace",
    "Henry",
    "Irene",
    "James",
    "Karen",
    "Leo",
    "Maria",
)
_GIVEN += ("Nina", "Oscar", "Paul", "Rosa", "Samuel", "Teresa", "Victor", "Walter", "Yasmin", "Peter", "Ruth", "Simon")
# Little words that others depend on stay. Words of a group change places: a story whose little words all stood as they
# do in another would look like that story rewritten.
_LITTLE = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "by",
        "and",
        "or",
        "not",
        "no",
        "never",
        "nor",
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "you",
        "your",
        "he",
        "him",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "whose",
        "what",
        "that",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "has",
        "had",
        "have",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "if",
        "as",
        "than",
        "so",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "dame",
        "s",
        "t",
        "re",
        "ll",
        "ve",
        "d",
        "m",
        "don",
        "didn",
        "isn",
        "wasn",
        "won",
    ]
)
_OFFICES = frozenset(
    [
        "commissioner",
        "mayor",
        "chief",
        "constable",
        "minister",
        "chairman",
        "chairwoman",
        "spokesman",
        "spokeswoman",
        "deputy",
        "acting",
        "sergeant",
        "councillor",
        "president",
        "professor",
        "secretary",
        "inspector",
        "officer",
        "officers",
        "police",
    ]
)
_ALIKE = (
    ("in", "on", "at", "for", "with", "from", "over", "into", "near", "under", "about", "through"),
    ("this", "these", "those", "such", "every", "each", "some", "any", "all", "both"),
    ("when", "while", "because", "since", "until", "though", "where", "after", "before", "but"),
    ("there", "then", "now", "here", "again", "only", "also", "too", "even", "just", "still", "ever"),
    ("one", "two", "four", "five", "six", "seven", "eight", "nine", "ten", "three"),
)


@dataclass(frozen=True)
class Made:
    """One article; ``text`` is its title, an empty line, and its body."""

    name: str
    outlet: str
    published: datetime
    title: str
    body: str

    @property
    def text(self) -> str:
        return f"{self.title}\n\n{self.body}"


def made_articles(number: int, seed: int = 0) -> list[Made]:
    """``number`` articles in the order of their stories."""
    demo = _demo()
    articles: list[Made] = []
    for story in range(-(-number // len(demo))):
        teller = _Teller(story, seed)
        for one in demo[: number - len(articles)]:
            published = one.published + timedelta(hours=7 * story)
            articles.append(
                Made(f"{story:05d}-{one.name}", one.outlet, published, teller.tell(one.title), teller.tell(one.body))
            )
    return articles


def _reworded(chance: random.Random, words: list[str], match: re.Match[str]) -> str:
    """The word as it stands, or in two cases of a hundred another."""
    return chance.choice(words) if chance.random() < 0.02 else match[0]


def one_story(outlets: int, seed: int = 0) -> list[Made]:
    """One article of the demo as so many outlets print it: each leaves out a paragraph in seven, changes a word in 50
    and has its own headline and first sentence; half an hour lies between two of them.
    """
    source = max(_demo(), key=lambda one: len(one.body))
    paragraphs = source.body.split("\n\n")
    words = sorted({word for word in _WORD.findall(source.body) if word.islower() and len(word) > 3})
    articles = []
    for number in range(outlets):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret depends on it
        kept = [each for each in paragraphs if chance.random() > 1 / 7] or paragraphs[:1]
        body = _WORD.sub(partial(_reworded, chance, words), "\n\n".join(kept))
        own = " ".join(chance.choices(words, k=9)).capitalize()
        outlet = f"Gazette {number}"
        published = source.published + timedelta(minutes=30 * number)
        articles.append(Made(f"{number:05d}", outlet, published, f"{own[:40]}", f"{own}.\n\n{body}"))
    return articles


class _Teller:
    """Exchanges the words of one story."""

    def __init__(self, story: int, seed: int) -> None:
        self.story, self.random = story, random.Random(f"{seed}-{story}")  # noqa: S311 - no secret depends on it
        self.names, self.kept, self.words = _vocabulary()
        self.told: dict[str, str] = {}

    def tell(self, text: str) -> str:
        return _WORD.sub(self._exchange, text) if self.story else text

    def _exchange(self, match: re.Match[str]) -> str:
        word = match[0]
        low = word.lower()
        if low not in self.told:
            self.told[low] = self._other(low)
        other = self.told[low]
        if word.isupper() and len(word) > 1:
            return other.upper()
        return other.capitalize() if word[:1].isupper() else other

    def _other(self, low: str) -> str:
        if low.isdigit():
            # Years stay, and one figure is too little to be told apart.
            if len(low) == 1 or low[:2] in ("19", "20"):
                return low
            return str(self.random.randrange(1, 10)) + "".join(self.random.choices("0123456789", k=len(low) - 1))
        if low in self.names:
            return self.random.choice(_GIVEN) if self.names[low] else self._invented(2)
        if low in self.kept or low in _LITTLE:
            return low
        for group in _ALIKE:
            if low in group:
                return self.random.choice(group)
        ending = next(e for e in _ENDINGS if low.endswith(e))
        # Half of the words are new to the corpus, as they are in real text: else no word would ever be rare.
        return self.random.choice(self.words[ending]) if self.random.random() < 0.5 else self._invented(2) + ending

    def _invented(self, syllables: int) -> str:
        return "".join(self.random.choice(_ONSETS) + self.random.choice(_RHYMES) for _ in range(syllables))


@cache
def _demo() -> list[Made]:
    articles = []
    with (DEMO / "manifest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            body = (DEMO / row["file"]).read_text(encoding="utf-8").strip()
            published = datetime.fromisoformat(row["published"])
            articles.append(Made(row["file"].removesuffix(".txt"), row["outlet"], published, row["title"], body))
    return articles


@cache
def _vocabulary() -> tuple[dict[str, bool], set[str], dict[str, list[str]]]:
    """Words of names (True: a first name), words that stay, and the words there are with each ending."""
    kept = {word.lower() for word in (*day_name, *month_name) if word} | _OFFICES
    for table, column in (("quotes", "cue"), ("frames", "text")):
        kept |= {w.lower() for row in _gold(table) for w in _WORD.findall(row[column]) if w[0].islower()}
    names: dict[str, bool] = {}
    for row in _gold("mentions"):
        words = _WORD.findall(row["text"]) if row["kind"] == "name" else []
        for place, word in enumerate(words):
            if word[0].isupper() and len(word) > 2 and word.lower() not in kept:
                is_first = row["label"] == "PER" and place == 0 and len(words) > 1
                names[word.lower()] = names.get(word.lower(), False) or is_first
    by_ending: dict[str, list[str]] = {ending: [] for ending in _ENDINGS}
    lower = {w for a in _demo() for w in _WORD.findall(a.body) if w.islower() and len(w) > 2 and w not in names}
    for word in sorted(lower - kept - _LITTLE):
        by_ending[next(e for e in _ENDINGS if word.endswith(e))].append(word)
    return names, kept, {ending: words or ["other"] for ending, words in by_ending.items()}


@cache
def _gold(table: str) -> list[dict[str, str]]:
    with (DEMO / "gold" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
