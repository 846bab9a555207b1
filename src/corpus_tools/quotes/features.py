"""What speaks for and against a candidate as the source of a quotation: the features that ``weights.toml`` weighs.

They look at structure alone: how a candidate relates to a cue, where it is from the quotation, what lies between
them, and who spoke last. No name and no content word is a feature. A feature without a weight counts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple

from corpus_tools.english.word_classes import PASSIVE_AUXILIARIES, SPEECH_NOUNS
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.candidates import WITH_CUE, Candidate
from corpus_tools.quotes.surroundings import Spot
from corpus_tools.quotes.tags import tag_pattern, tag_set

_TOUCH: Final = tag_pattern(
    r"(?:<adverb|time|that|article|determiner|comma|colon> | <any_preposition|temporal><time|name|number>?"
    r"| <other_sign>){0,3}\Z"
)
_TOUCH_AFTER: Final = tag_pattern(r"<comma|dash>?<adverb|auxiliary>{0,2}(?:<cue|noun_or_cue><adverb>?<comma>?)?\Z")
_FINITE: Final = tag_pattern("<finite|that>")
_CLOSED: Final = ("", tags.STOP, tags.BREAK)
# A quotation that begins with the verb of the reporter's sentence: whoever complains “is not having a good night”.
_PREDICATE: Final = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did)\b"
)
_TOUCHING: Final = ("", tags.COMMA, tags.DASH, tags.OTHER_SIGN)
_SIGNED: Final = ("", tags.BREAK, tags.STOP, tags.COMMA)
_JOINING: Final = tag_set("conjunction|subordinator|that")
_SENTENCE_EDGES: Final = tag_set("stop|break|quotation")
_FORM: Final = {f: f"form_{f}" for f in ("name", "nominal", "pronoun", "possessive", "relative")}
_PLACES: Final = ("same", "prev", "far", "par1", "par2", "after", "after_quote", "later")
_ROLES: Final = ("subject", "inverted", "agent", "according", "actor", "object", "owner", "inside", "label", "other")
_WEIGHED_AS: Final = {"agent": "inverted"}  # roles with the weights of another
_NEAR_PLACES: Final = frozenset(("same", "prev", "after"))
# Near by, each role has a weight of its own; farther off it only matters whether a cue is there.
_PLACE_ROLE: Final = (
    {
        (place, role): f"{place}_{_WEIGHED_AS.get(role, role)}"
        if place in _NEAR_PLACES
        else f"{place}_{'with_cue' if role in WITH_CUE or role == 'label' else 'without_cue'}"
        for place in _PLACES
        for role in _ROLES
    }
    | {("signed", role): "signed_below" for role in _ROLES}
    | {
        ("introduced", role): "introduced_with_cue"
        if role in WITH_CUE or role == "label"
        else "introduced_as_actor"
        if role == "actor"
        else "introduced_beside"
        for role in _ROLES
    }
)
# Forms of be and get, after which a past cue is passive: “was told”, “got called”.
_PASSIVE: Final = PASSIVE_AUXILIARIES | {"'s"}


class Previous(NamedTuple):
    """What was decided for the quotation before: its source, where it is and whether it was closed."""

    candidate: int
    word: int
    paragraph: int
    is_closed: bool
    ends_paragraph: bool


def _before(article: Article, spot: Spot, index: int, gap: str, add: list[str]) -> tuple[str, int]:
    """Put the features of a candidate before the quotation into ``add``; its place and its cue."""
    between = spot.here - index - 1
    if True in article.speaks[index + 1 : index + 1 + min(between, 8)]:
        add.append("speaking_rival_between")
    cue = article.candidates[index].cue
    breaks = gap.count(tags.BREAK)
    if breaks:
        return _in_earlier_paragraph(article, spot, index, gap, breaks, add), cue
    if spot.final == "," and not spot.ends:
        add.append("comma_inside_but_before")
    stops = gap.count(tags.STOP)
    if stops:
        if tags.QUOTATION in gap:
            add.append("quote_then_stop")
        if spot.is_lower:
            add.append("lower_case_before_other")
        return "prev" if stops == 1 else "far", cue
    cue = _chained_cue(spot, index, cue, add)
    _in_same_sentence(article, spot, index, cue, gap, add)
    return "same", cue


def _in_earlier_paragraph(article: Article, spot: Spot, index: int, gap: str, breaks: int, add: list[str]) -> str:
    """The place of a candidate in a paragraph before that of the quotation."""
    if spot.is_introduced and breaks == 1 and tags.STOP not in gap:
        # “The mayor released a statement:” and the quotation in a paragraph of its own.
        first = article.candidates[index].first
        if article.words.tags[first - 1 : first] in (tags.SUBORDINATOR, tags.TEMPORAL):
            add.append("in_side_clause")
        return "introduced"
    if spot.opens:
        add.append("whole_paragraph_quote_back" if spot.ends else "opens_paragraph_back")
    if spot.is_lower:
        add.append("lower_case_before_other")
    return "par1" if breaks == 1 else "par2"


def _chained_cue(spot: Spot, index: int, cue: int, add: list[str]) -> int:
    """The cue of a candidate in the sentence of the quotation: its own, or the nearest that has no subject."""
    if spot.cue_before < 0:
        add.append("no_cue_before")
    elif cue == spot.cue_before:
        add.append("owns_cue_before")
    elif index == spot.topmost:
        add.append("topmost_of_cue_before" if index != spot.chained else "chained_to_cue_before")
        return spot.cue_before
    elif index == spot.chained:
        add.append("nearest_to_cue_before")
        return spot.cue_before
    elif spot.chained >= 0:
        add.append("other_chained_to_cue_before")
    return cue


def _in_same_sentence(article: Article, spot: Spot, index: int, cue: int, gap: str, add: list[str]) -> None:
    candidate = article.candidates[index]
    has_cue = cue >= candidate.last
    rest = article.words.tags[cue + 1 : spot.at] if has_cue else gap
    if spot.is_lower:
        _before_lower_case(candidate, gap, rest, add)
    if has_cue:
        _behind_own_cue(spot, candidate, cue, rest, add)
    elif _is_voice_before_cue(article, candidate, gap):
        add.append("speaker_and_cue_between")
    if cue < spot.cue_before and _is_label(article, spot):
        add.append("labelled_by_another")
    _behind_mark(article.words.tags[spot.at - 1], candidate, add)
    if spot.cue_behind >= 0 and spot.behind_is_owned:
        _before_another(article, spot, has_cue, add)
    if candidate.form == "relative" and _PREDICATE.match(spot.inner):
        add.append("relative_before_predicate")


def _before_another(article: Article, spot: Spot, has_cue: bool, add: list[str]) -> None:
    """Somebody behind the quotation has a cue, which may end the sentence: “A man who “lies” must go, Ode said.”"""
    add.append("cue_behind_but_before")
    if not has_cue and spot.cue_before < 0 and article.words.tags[spot.cue_behind + 1 : spot.cue_behind + 2] in _CLOSED:
        add.append("closed_by_another")


def _behind_own_cue(spot: Spot, candidate: Candidate, cue: int, rest: str, add: list[str]) -> None:
    """What is between the cue of a candidate and the quotation: nothing, no other verb, or much."""
    if cue == candidate.cue == spot.cue_before and _FINITE.search(rest) is None:
        add.append("in_clause_of_cue")
    if _TOUCH.match(rest):
        add.append("cue_touches_quote")
    elif len(rest) > 6 and spot.cue_behind >= 0 and spot.behind_is_owned:
        add.append("cue_behind_and_far_before")


def _is_label(article: Article, spot: Spot) -> bool:
    """Whether a quotation is what the nearest cue calls something: “called it “…””, “described it as “…””."""
    words, cue = article.words, spot.cue_before
    if not spot.before_is_owned or _FINITE.search(words.tags, cue + 1, spot.at) is not None:
        return False
    known = article.cue_classes.get(words.lows[cue])
    return words.lows[spot.at - 1] == "as" or (known is not None and known.cue_class == "labelling")


def _before_lower_case(candidate: Candidate, gap: str, rest: str, add: list[str]) -> None:
    """A quotation in lower case goes on with the sentence: “the plan was “a mess””, “said that it “…””."""
    add.append("lower_case_before_same")
    if not gap and candidate.role not in WITH_CUE:
        add.append("quote_is_its_predicate")
    if tags.THAT in rest:
        add.append("lower_case_behind_that")


def _behind_mark(near: str, candidate: Candidate, add: list[str]) -> None:
    """A colon or comma right before the quotation."""
    if near == tags.COLON:
        add.append("colon_before_same")
        if candidate.role == "actor":
            add.append("actor_and_colon")
    elif near == tags.COMMA and candidate.role in WITH_CUE:
        add.append("cue_and_comma_before")


def _is_voice_before_cue(article: Article, candidate: Candidate, gap: str) -> bool:
    """Whether a name that has a cue somewhere in the article is followed by another's."""
    if tags.CUE not in gap and tags.CUE_GERUND not in gap:
        return False
    return candidate.form == "name" and article.words.lows[candidate.head] in article.voices


def _behind(article: Article, spot: Spot, candidate: Candidate, gap: str, add: list[str]) -> str:
    """Put the features of a candidate after the quotation into ``add``; its place."""
    if tags.BREAK in gap:
        return "signed"
    if tags.STOP in gap:
        return "later"
    if spot.is_lower:
        add.append("lower_case_after")
    if spot.before_is_owned and tags.QUOTATION not in article.words.tags[spot.cue_before : spot.at]:
        add.append("cue_before_but_after")
    if tags.QUOTATION in gap:
        return "after_quote"
    _behind_ending(spot, gap, add)
    _right_behind(article, candidate, gap, add)
    if not _JOINING.isdisjoint(gap):
        add.append("conjunction_behind")
    if spot.cue_behind >= 0:
        add.append("owns_cue_behind" if candidate.cue == spot.cue_behind else "misses_cue_behind")
    return "after"


def _right_behind(article: Article, candidate: Candidate, gap: str, add: list[str]) -> None:
    """A cue or a name that touches the closing mark: “…,” said Ode; “…” – Ode."""
    if candidate.role in WITH_CUE:
        if _TOUCH_AFTER.match(gap):
            add.append("cue_touches_behind")
    elif gap in _TOUCHING:
        add.append("name_touches_behind")
        ending = article.words.tags[candidate.last : candidate.last + 1]
        if gap and candidate.form == "name" and ending in _SIGNED:
            add.append("signed_behind")


def _behind_ending(spot: Spot, gap: str, add: list[str]) -> None:
    """How the quotation ends before a candidate after it."""
    if spot.final == ".":
        add.append("full_stop_inside_after")
    elif spot.final in ",?!—–":
        add.append("comma_inside_after")
    else:
        add.append("no_stop_inside_after")
        if tags.COMMA in gap:
            add.append("comma_behind_no_stop_inside")


def features(article: Article, spot: Spot, index: int) -> tuple[list[str], str, int]:
    """The names of the features that hold for a candidate, its place and its cue.

    The place is same (sentence), prev, far, par1, par2, after, after_quote, later or introduced (by a colon), as in
    ``weights.toml``.
    """
    candidate = article.candidates[index]
    sequence = article.words.tags
    names = list(article.own_features.get(index) or _own(article, index))
    if candidate.first < spot.at:
        gap = sequence[candidate.last : spot.at]
        between, distance = spot.here - index - 1, spot.at - candidate.last
        place, cue = _before(article, spot, index, gap, names)
    else:
        gap = sequence[spot.at + 1 : candidate.first]
        between, distance = index - spot.here, candidate.first - spot.at - 1
        place, cue = _behind(article, spot, candidate, gap, names), candidate.cue
    names.append(_PLACE_ROLE[place, candidate.role])
    quotes = gap.count(tags.QUOTATION)
    if quotes:
        names.append("one_quote_between" if quotes == 1 else "quotes_between")
    if not 3 < distance <= 10:
        names.append("very_near" if distance <= 3 else "very_far" if distance > 25 else "far_away")
    if cue >= 0:
        _of_cue(article, spot, candidate, cue, place, distance, gap, names)
    if place == "same" and candidate.role == "other":
        _without_place(candidate, between, names)
    if candidate.form == "name" and article.words.lows[candidate.head] in spot.inner:
        names.append("named_inside")
    return names, place, cue


def _without_place(candidate: Candidate, between: int, add: list[str]) -> None:
    """Somebody in the sentence who is neither subject nor object of anything."""
    if between == 0:
        add.append("no_rival_and_no_place")
    if candidate.opens:
        add.append("opens_without_place")


def _of_cue(
    article: Article, spot: Spot, candidate: Candidate, cue: int, place: str, distance: int, gap: str, add: list[str]
) -> None:
    """The features of the cue of a candidate: its class, its form, its voice."""
    lows = article.words.lows
    known = article.cue_classes.get(lows[cue])
    if known is None:
        return
    add.append(known.feature)
    if known.form == "base" and not _has_do(lows, cue):
        is_owned_here = place == "same" and cue == spot.cue_before == candidate.cue
        _of_base_form(add, is_near=distance <= 3, is_owned=is_owned_here)
    elif known.form != "gerund" and cue > candidate.first and lows[cue - 1] in _PASSIVE:
        add.append("passive_cue")
    if place == "after" and known.cue_class == "neutral" and tags.COMMA in gap:
        add.append("comma_behind_neutral_cue")


def _of_base_form(add: list[str], *, is_near: bool, is_owned: bool) -> None:
    add.append("cue_base_form")
    if is_near:
        add.append("base_form_very_near")
    if is_owned:
        add.append("base_form_owned")


def _has_do(lows: list[str], cue: int) -> bool:
    """Whether a base form is finite: “did say”, “did not say”, “never did say”."""
    before = lows[max(cue - 2, 0) : cue]
    return any(low in _DO for low in before)


_DO: Final = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])


def _own(article: Article, index: int) -> tuple[str, ...]:
    """The features of a candidate that hold for every quotation; kept with the article, as several ask for them."""
    lows = article.words.lows
    candidate = article.candidates[index]
    low = lows[candidate.head]
    names = [_FORM[candidate.form]]
    if candidate.opens:
        names.append("opens_sentence")
    if candidate.form != "name":
        names.append(_noun_feature(article.words.tags[candidate.head], candidate))
    elif article.voices.get(low, 0) > (candidate.role in WITH_CUE):
        names.append("speaks_elsewhere")
    if candidate.role == "according" and _opens_sentence(article, candidate.cue):
        names.append("according_opens_sentence")
    elif candidate.role == "owner" and not SPEECH_NOUNS.isdisjoint(lows[candidate.last : candidate.last + 4]):
        names.append("owns_something_said")
    if candidate.form == "pronoun" and low in _NO_THIRD_PERSON:
        names.append("pronoun_no_third_person")
    own = article.own_features[index] = tuple(names)
    return own


_NO_THIRD_PERSON: Final = ("i", "we", "you", "it")


def _noun_feature(tag: str, candidate: Candidate) -> str:
    if tag == tags.WORD:
        return "plain_noun" if candidate.form == "nominal" else ""
    if not candidate.opens:
        return ""
    if tag in (tags.PERSON, tags.PERSONS):
        return "person_opens_sentence"
    return "relative_opens_sentence" if tag == tags.RELATIVE else ""


def _opens_sentence(article: Article, word: int) -> bool:
    return word == 0 or article.words.tags[word - 1] in _SENTENCE_EDGES


def follows(article: Article, spot: Spot, index: int, previous: Previous) -> tuple[str, bool]:
    """The feature of the candidate that spoke last, and whether it is carried over from an earlier paragraph.

    A source that is carried over is judged by the quotation it comes from, not by where it is itself.
    """
    back = spot.number - previous.paragraph
    if back == 0:
        is_carried = article.paragraph(article.candidates[index].first) != spot.number
        return _follows_in_paragraph(article, spot.at, previous), is_carried
    if back == 1 and spot.opens and not previous.is_closed:
        return "spoke_last_running", True
    if back == 1 and spot.opens and previous.ends_paragraph:
        return "spoke_last_paragraph_to_paragraph", True
    return "spoke_last_one_back" if back == 1 else "spoke_last_farther", True


def _follows_in_paragraph(article: Article, at: int, previous: Previous) -> str:
    gap = article.words.tags[previous.word + 1 : at]
    if not gap and not previous.is_closed:
        return "spoke_last_around"
    if tags.STOP not in gap:
        return "spoke_last_same_sentence"
    inside = bisect_left(article.firsts, at) - bisect_right(article.firsts, previous.word)
    return "spoke_last_adjacent" if inside <= 1 else "spoke_last_same_paragraph"


def _echoes(article: Article, spot: Spot, index: int, previous: Previous) -> str:
    """What a candidate has in common with the one that spoke last, where that is another mention near by."""
    if spot.number - previous.paragraph > 3:
        return ""
    this, that = article.candidates[index], article.candidates[previous.candidate]
    if this.form != that.form or article.words.lows[this.head] != article.words.lows[that.head]:
        return ""
    distance = spot.at - this.last if this.first < spot.at else this.first - spot.at - 1
    if this.form == "name" and distance <= 3:
        return "namesake_spoke_last"
    rivals = spot.here - index - 1 if this.first < spot.at else index - spot.here
    return "same_pronoun_spoke_last" if this.form == "pronoun" and rivals == 0 else ""


def judge(article: Article, spot: Spot, index: int, previous: Previous | None) -> tuple[list[str], str, int]:
    """The features of a candidate for a quotation, its place and its cue."""
    if previous is None:
        return features(article, spot, index)
    if previous.candidate != index:
        names, place, cue = features(article, spot, index)
        names.append(_echoes(article, spot, index, previous))
        return names, place, cue
    last, is_carried = follows(article, spot, index, previous)
    if is_carried:
        return _carried(article, spot, index, last)
    names, place, cue = features(article, spot, index)
    names.append(last)
    candidate = article.candidates[index]
    if last == "spoke_last_same_sentence" and place == "same":
        if candidate.role == "actor":
            names.append("spoke_last_as_actor")
        if cue < candidate.last and tags.COMMA in article.words.tags[candidate.last : spot.at]:
            names.append("spoke_last_and_comma")
    return names, place, cue


def _carried(article: Article, spot: Spot, index: int, last: str) -> tuple[list[str], str, int]:
    """The same for a source that is carried over from an earlier paragraph."""
    names = ["carried", last]
    if spot.opens and spot.ends:
        names.append("carried_whole_paragraph")
    if spot.cue_before >= 0 or spot.cue_behind >= 0:
        names.append("carried_but_cue")
    candidate = article.candidates[index]
    if last == "spoke_last_farther" and _is_told_between(article, spot.number - 1):
        names.append("another_told_between")
    far = spot.number - article.paragraph(candidate.first)
    return names, "par1" if far == 1 else "par2", candidate.cue


def _is_told_between(article: Article, number: int) -> bool:
    """Whether a paragraph without a quotation tells what somebody said."""
    begin, end = article.paragraph_start(number), article.paragraph_end(number)
    if tags.QUOTATION in article.words.tags[begin:end]:
        return False
    return True in article.speaks[bisect_left(article.firsts, begin) : bisect_left(article.firsts, end)]
