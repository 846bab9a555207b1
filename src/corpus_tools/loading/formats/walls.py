"""Paragraphs that are not the article: consent to cookies, offers of a subscription, newsletter forms.

They speak to the reader ("you", "your", an imperative) about the page itself. One phrase that nothing else says
is enough; of phrases that prose may hold, two are needed, and the paragraph must be short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

Wall = Literal["consent", "paywall", "newsletter", ""]
_LONGEST: Final[dict[Wall, int]] = {"consent": 220, "paywall": 90, "newsletter": 70}  # words of a paragraph
_STRONG: Final[dict[Wall, str]] = {
    "consent": (
        r"^before you continue\b|if you agree to (?:all of )?(?:these|our) cookies|"
        r"on the basis of (?:our )?legitimate interest|"
        r"change your (?:cookie |privacy |consent )?(?:preferences|choices|settings) at any time|"
        r"we and our (?:\d[\d,.]* |third[- ]party |advertising |trusted |selected )*(?:partners|vendors|providers)|"
        r"store and(?:/or)? access information on (?:a|your) device|precise geolocation data|"
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners|[A-Z]\w+) uses? (?:\w+ ){0,3}cookies|"
        r"we value your privacy|"
        r"we care about your privacy|"
        r"manage (?:your )?(?:cookies?|privacy|consent) (?:preferences|settings|choices)|"
        r""
        r"(?:accept|reject|allow) (?:all|the use of)(?: cookies)?\b.{0,40}(?:cookies|settings|preferences|"
        r"reject|accept)|"
        r""
        r"(?:by|if you) (?:clicking|continu\w+|using|browsing)\b.{0,60}(?:cookies|consent|terms (?:of (?:use|"
        r"service)|and conditions)|privacy (?:policy|notice))|"
        r""
        r"withdraw your consent|"
        r"your consent choices|"
        r"personali[sz]ed (?:ads|advertising)(?: and content)?, (?:ad|advertising|content) measurement|"
        r""
        r"(?:read|see|view) our (?:cookie|privacy) (?:policy|notice|statement)|consent to the processing|"
        r"cookie (?:banner|consent|preferences|settings)\b"
    ),
    "paywall": (
        r"(?:read|used) your (?:last|final)\b.{0,20}\barticle|"
        r"unlock (?:this|the|full|unlimited) (?:article|story|access)|"
        r"want to read more\?|continue reading with an?\b|\d+ (?:weeks?|months?) free\b|for (?:just|only) [£$€]\s?\d|"
        r"(?:^|[.!?]\s+)become an? (?:\w+ )?(?:subscriber|member)\b|"
        r"already (?:a |an |have an? )?(?:\w+ )?(?:subscriber|subscribed|subscription|member|account|registered)\b|"
        r"this (?:article|story|content|page|report|item) is (?:only |exclusively )?(?:for|available to|"
        r"exclusive to|reserved for|"
        r"restricted to|limited to)\b.{0,30}(?:subscribers|members|registered|customers)|"
        r"(?:^|[.!?:]\s+|please )(?:subscribe|register|log ?in|sign (?:in|up)|become a (?:member|"
        r"subscriber)|create (?:a|"
        r"your) (?:free )?account)\b"
        r".{0,60}\b(?:to (?:continue|keep|read|unlock|access|view|see|finish)|and (?:get|enjoy|continue|read))|"
        r"(?:to (?:continue|keep) reading|to read (?:the )?(?:full|rest of (?:the|this)|this) (?:article|"
        r"story|report)?)\b.{0,60}"
        r"\b(?:subscribe|register|log ?in|sign|account|subscription|membership)|"
        r"(?:reached|used|exceeded) your (?:\w+ )?(?:limit|allowance|quota)|"
        r"free (?:articles?|stories) (?:remaining|left|this month)|"
        r""
        r"start (?:your|a) (?:free |\w+[- ]day )*trial|"
        r"subscriber[- ]only (?:content|article|story)|"
        r"premium (?:content|article) for|"
        r""
        r"get (?:unlimited|full) (?:digital )?access|you(?:'|’)re reading a (?:preview|free)|"
        r"subscribe (?:now|today) (?:for|from|and|to)\b"
    ),
    "newsletter": (
        r"by signing up,? you agree|(?:^|[.!?]\s+)join our (?:whatsapp|telegram|facebook|signal)\b|"
        r"(?:have|got) (?:a|any) (?:story|tip|news|question)\b.{0,60}\b(?:e-?mail|contact|write to) (?:us|me)\b|"
        r"(?:sign|signing) up (?:here )?(?:for|to) (?:our|the|get|receive)\b.{0,80}(?:newsletter|e-?mails?|"
        r"briefing|alerts?|inbox)|"
        r""
        r"(?:subscribe|signed up) to (?:our|the)\b.{0,60}(?:newsletter|briefing|podcast|channel|alerts?)|"
        r"(?:delivered|sent|straight|direct(?:ly)?|in|to) (?:straight |directly )?(?:to |in )?your inbox|"
        r"enter your e-?mail(?: address)?|thank you for (?:subscribing|signing up)|"
        r"get our\b.{0,60}(?:newsletter|e-?mail|app|alerts?|briefing)|"
        r"(?:newsletters|e-?mails) may contain info about|"
        r"(?:^follow\b.{1,60}|\bfollow us) on (?:facebook|twitter|x\b|instagram|whatsapp|google news|bluesky|threads|"
        r"tiktok|linkedin|youtube)|"
        r""
        r"(?:view|open) (?:this (?:e-?mail|newsletter)|it) in (?:your|a) (?:web )?browser|"
        r"(?:unsubscribe|update your preferences|manage (?:your )?subscriptions?)\b.{0,60}(?:here|list|"
        r"at any time|e-?mails?|preferences|click)|"
        r""
        r"you (?:are receiving|received|(?:'|’)re receiving) this (?:e-?mail|newsletter|message)"
    ),
}
_WEAK: Final[dict[Wall, tuple[str, ...]]] = {
    "consent": (
        r"\bcookies?\b",
        r"your (?:privacy|consent|choices|preferences|device|browser)",
        r"\bour partners\b",
        r"personali[sz]ed",
        r"legitimate interest",
        r"unique identifiers",
        r"\bopt[- ]out\b",
        r"privacy policy",
    ),
    "paywall": (
        r"\bsubscri(?:be|ption|ber)s?\b",
        r"cancel (?:at )?any ?time",
        r"unlimited",
        r"\blog ?in\b|\bsign in\b",
        r"\b(?:per|a) (?:week|month)\b",
        r"your (?:account|subscription|membership)",
        r"free trial",
        r"support (?:our|quality|independent) journalism",
    ),
    "newsletter": (
        r"\bnewsletters?\b",
        r"\binbox\b",
        r"\bsign up\b",
        r"your e-?mail",
        r"unsubscribe",
        r"follow us\b",
        r"privacy policy",
    ),
}
_ADDRESS: Final = re.compile(
    r"\b(?:you|your|you're|you’re|we|our|us)\b|"
    r"^(?:subscribe|sign|log|register|get|enter|follow|click|accept|already|start|read|view|unsubscribe)\b",
    re.IGNORECASE,
)
# A paragraph without any of these words is no wall: most prose is told apart by them.
_TRIGGERS: Final = (
    *("cookie", "consent", "privacy", "partner", "device", "geolocation", "subscri", "login", "log in", "sign"),
    *("regist", "account", "member", "trial", "limit", "premium", "preview", "newsletter", "inbox", "email", "e-mail"),
    *("follow", "browser", "preferences", "accept", "reject", "personali", "opt-out", "opt out", "to continue"),
    *("alerts", "briefing", "podcast"),
)
_TRIGGER_WORDS: Final = {"free": re.compile(r"\bfree\b"), "app": re.compile(r"app\b")}
_QUOTED: Final = re.compile(r"[“\"][^”\"]{0,400}[”\"]")
_PATTERNS: Final = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _STRONG.items()}
_WEAK_PATTERNS: Final = {
    kind: [re.compile(pattern, re.IGNORECASE) for pattern in patterns] for kind, patterns in _WEAK.items()
}


class Sorted(NamedTuple):
    """Paragraphs of an article, and those that are not of it, each with its kind."""

    kept: list[str]
    left_out: list[tuple[Wall, str]]

    def words_of(self, kind: Wall) -> int:
        """How many words the paragraphs of a kind have."""
        return sum(len(paragraph.split()) for wall, paragraph in self.left_out if wall == kind)


def wall_of(paragraph: str) -> Wall:
    """The kind of wall that a paragraph belongs to; empty for prose.

    >>> wall_of("Already a subscriber? Log in to continue reading."), wall_of("He said that subscribers had left.")
    ('paywall', '')
    """
    if not _may_be_wall(paragraph.lower()):
        return ""
    words = len(paragraph.split())
    plain = _QUOTED.sub(" ", paragraph)
    speaks_to_reader = _ADDRESS.search(plain) is not None
    for wall, longest in _LONGEST.items():
        if words <= longest and (speaks_to_reader or wall == "paywall") and _says(plain, wall):
            return wall
    return ""


def _may_be_wall(lowered: str) -> bool:
    if any(map(lowered.__contains__, _TRIGGERS)):
        return True
    return any(word in lowered and pattern.search(lowered) for word, pattern in _TRIGGER_WORDS.items())


def _says(plain: str, wall: Wall) -> bool:
    """Whether a paragraph has a phrase that only such a wall has, or three that it has often."""
    if _PATTERNS[wall].search(plain):
        return True
    return sum(pattern.search(plain) is not None for pattern in _WEAK_PATTERNS[wall]) >= 3


def sort_out(paragraphs: Iterable[str]) -> Sorted:
    """Paragraphs of the article, and the walls between and after them."""
    kept: list[str] = []
    left_out: list[tuple[Wall, str]] = []
    for paragraph in paragraphs:
        wall = wall_of(paragraph)
        if wall:
            left_out.append((wall, paragraph))
        else:
            kept.append(paragraph)
    return Sorted(kept, left_out)


def ends_in(paragraphs: Sequence[str], kind: Wall, last: int = 4) -> bool:
    """Whether one of the last paragraphs is a wall of that kind."""
    return any(wall_of(paragraph) == kind for paragraph in paragraphs[-last:])
