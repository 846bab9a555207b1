"""How two versions of a quotation differ: relation, changed words, kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.english.inflection import is_respelling, stem
from corpus_tools.provenance.utterances.alignment import align_all, align_tokens
from corpus_tools.provenance.utterances.edits import compare_texts
from corpus_tools.provenance.utterances.tokens import JOINT, quote_tokens, weight
from tests.timing import assert_in_proportion

FULL = "We will rebuild the harbour wall before the winter storms return to our shore."


def changes(before: str, after: str) -> list[tuple[str, str, str]]:
    """(before, after, kind) of the changes from the one to the other."""
    return [(c.other_text, c.text, c.kind) for c in compare_texts(after, before).changes]


@pytest.mark.parametrize(
    ("version", "relation"),
    [
        (FULL, "verbatim"),
        ("We will rebuild the harbour wall, before the winter storms return to our shore", "punctuation"),
        ("“We will rebuild the harbour wall before the winter storms return to our shore,”", "punctuation"),
        ("we will re-build the harbor wall before the winter storms return to our shore", "punctuation"),
        ("rebuild the harbour wall before the winter", "cut"),
        ("And we will rebuild the harbour wall before the winter storms return to our shore.", "cut"),
        ("We will rebuild the harbour wall … return to our shore.", "ellipsis_or_bracket"),
        ("We will rebuild the harbour wall . . . return to our shore.", "ellipsis_or_bracket"),
        ("[The council] will rebuild the harbour wall before the winter storms return", "ellipsis_or_bracket"),
        ("We will rebuild the harbour wall [in Skerry] before the winter storms return", "ellipsis_or_bracket"),
        # Some newspapers use round brackets for what they add; a longer remark in them is the speaker's.
        ("We will rebuild the harbour wall (in Skerry) before the winter storms return", "ellipsis_or_bracket"),
        ("We will rebuild the harbour wall (as we said last spring) before the winter storms return", "altered"),
        ("We will rebuild the harbour wall before the autumn storms return to our shore.", "altered"),
        ("We shall rebuild the harbour wall before the winter storms return to our shore.", "altered"),
        ("We will rebuild the harbour wall before the storms return", "altered"),
        ("We'll rebuild the harbour wall before the winter storms return to our shore.", "altered"),
    ],
)
def test_relation(version: str, relation: str) -> None:
    assert compare_texts(version, FULL).relation == relation
    assert compare_texts(FULL, version).relation == relation


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the ferry leaves at noon", "the ferry left at noon", ("leaves", "left", "inflection")),
        ("they have repaired the crane", "they had repaired the crane", ("have", "had", "inflection")),
        ("the pier in this town", "the pier in our town", ("this", "our", "function_word")),
        ("the boats cost a large sum", "the boats cost a vast sum", ("large", "vast", "content_word")),
        ("we lost forty crates overboard", "we lost fifty crates overboard", ("forty", "fifty", "number")),
        ("I told Ms Orrin about the leak", "I told Ms Quill about the leak", ("Orrin", "Quill", "name")),
        ("we are off to the quay", "we're off to the quay", ("we are", "we're", "contraction")),
        ("they say it has been mended", "they say it's been mended", ("it has", "it's", "contraction")),
        ("they cannot mend the sluice", "they can't mend the sluice", ("cannot", "can't", "contraction")),
        ("I think he would go there", "I think he'll go there", ("he would", "he'll", "function_word")),
        ("the very old lighthouse keeper", "the old lighthouse keeper", ("very", "", "dropped")),
        ("the old lighthouse keeper", "the old grumpy lighthouse keeper", ("", "grumpy", "inserted")),
        ("they burnt nets and ropes on the quay", "they burnt ropes and nets on the quay", None),
    ],
)
def test_kind_of_change(before: str, after: str, expected: tuple[str, str, str] | None) -> None:
    found = changes(before, after)
    if expected is None:
        assert found
        assert {kind for _, _, kind in found} == {"order"}
    else:
        assert found == [expected]


def test_changes_name_every_word_that_was_swapped() -> None:
    before = "There is little left to mend, and I trust the crew will give all its time to painting the hull."
    after = "There is little left to fix, and I trust the crew will devote all its hours to painting the hull."
    assert [(b, a) for b, a, _ in changes(before, after)] == [("mend", "fix"), ("give", "devote"), ("time", "hours")]


def test_number_formats_are_one_word() -> None:
    assert compare_texts("The 7 boats carried 1,500 crates.", "The seven boats carried 1500 crates.").changes == ()


def test_a_lost_not_is_a_change() -> None:
    assert changes("I did not sell the old pier", "I did sell the old pier") == [("not", "", "dropped")]


def test_a_joint_lets_words_be_missing() -> None:
    text = "We will rebuild          before the winter storms return."
    tokens = quote_tokens(text)
    joint = type(tokens[0])(JOINT, 16, 16)
    split = [*tokens[:3], joint, *tokens[3:]]
    assert compare_texts(text, FULL, a_tokens=split).relation == "cut"


def test_nothing_in_common() -> None:
    edits = compare_texts("completely unlike", "some other remark")
    assert (edits.shared, edits.changes, edits.coverage) == ((), (), 0.0)


def test_tokens_keep_their_place() -> None:
    text = "He’s paid £1,200 [sic] … “to the U.K.” by half-past"
    for token in quote_tokens(text):
        assert 0 <= token.start < token.end <= len(text)
    assert [t.norm for t in quote_tokens(text)][:4] == ["he's", "paid", "1200£", "sic"]


def test_stems_and_spellings() -> None:
    assert stem("went") == stem("goes") == stem("going") == "go"
    assert stem("carried") == stem("carries") == stem("carry")
    assert is_respelling("honour", "honor")
    assert is_respelling("boss", "boss's")
    assert not is_respelling("four", "for")
    assert weight("the") < weight("people") < weight("lighthouse")


WORDS = ["the", "boat", "sank", "a", "reef", "and", "12", "twelve", "…", "[sic]", "weren't", "saved", "Orrin"]
PHRASES = st.lists(
    st.sampled_from(
        [
            "the",
            "boat",
            "sank",
            "off",
            "a",
            "reef",
            "at",
            "dawn",
            "and",
            "12",
            "twelve",
            "men",
            "…",
            "[sic]",
            "weren't",
            "saved",
            "Orrin",
            "said",
        ]
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=120)
@given(PHRASES, PHRASES)
def test_symmetric(a: str, b: str) -> None:
    one, two = compare_texts(a, b), compare_texts(b, a)
    assert one.relation == two.relation
    assert one.reversed() == two
    assert one.coverage == two.coverage
    assert one.cost == pytest.approx(two.cost)


@settings(max_examples=80)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text(a: str, b: str) -> None:
    for change in compare_texts(a, b).changes:
        assert a[change.start : change.end] == change.text
        assert b[change.other_start : change.other_end] == change.other_text
        assert change.text or change.other_text
    assert compare_texts(a, a).relation == "verbatim"


def test_long_and_repeated_texts_take_time_in_proportion() -> None:
    def long(length: int) -> Callable[[], object]:
        text = " ".join(["spray and wind"] * length)
        assert compare_texts(text, text.replace("wind", "salt", 1)).changes
        return partial(compare_texts, text, text.replace("wind", "salt", 1))

    assert_in_proportion(long, 2_500, 20_000)
    assert_in_proportion(
        lambda length: partial(compare_texts, "ha " * length, "ha " * (length * 3 // 4) + "ho"), 5_000, 40_000
    )


WORDS = ["we", "will", "not", "leave", "leaving", "the", "town", "…", "city"]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14), max_size=7))
@settings(max_examples=60)
def test_pairs_are_aligned_together_as_they_are_one_by_one(lines: list[list[str]]) -> None:
    tokens = [quote_tokens(" ".join(line)) for line in lines]
    pairs = [(a, b) for a in tokens for b in tokens]
    assert align_all(pairs) == [align_tokens(a, b) for a, b in pairs]


def test_a_table_beside_larger_ones_gives_the_same() -> None:
    short, long = "we will leave the town soon ", "in the end we shall leave that old town very soon "
    tokens = [quote_tokens(text * n) for n in (1, 2, 5) for text in (short, long)]
    pairs = [(a, b) for a in tokens for b in tokens]
    assert align_all(pairs) == [align_tokens(a, b) for a, b in pairs]


def test_links_of_a_page_inside_a_sentence_are_no_change() -> None:
    junk = (
        "Orrin Skerry OrrinQuill: ‘It leaks’ Harbour master ‘deeply troubled’ by eels in the basin Board has thought "
        "of a new lock READ MORE"
    )
    page = FULL.replace("before the winter", f"{junk} before the winter")
    assert compare_texts(page, FULL).changes == compare_texts(FULL, page).changes == ()
    # A sentence that the speaker said and one outlet left out has its own end.
    said = "We have asked the board for the money twice this year and it has not even answered our letters."
    dropped = compare_texts(
        f"The wall is low. {said} The tide is high tonight.", "The wall is low. The tide is high tonight."
    )
    assert [c.kind for c in dropped.changes] == ["inserted"]


def test_words_spelt_as_spoken() -> None:
    assert compare_texts("we tied ’em up till noon", "we tied them up until noon").relation == "punctuation"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is the council's judgement alone.", "It is the council's judgment alone."),
        ("We must turn towards the shore.", "We must turn toward the shore."),
        ("He stood amongst the fishermen.", "He stood among the fishermen."),
        ("It was a tumultuous winter.", "It was a tumultous winter."),
        ("I must think of my health and well-being.", "I must think of my health and wellbeing. It is hard to say so."),
        ("Well-being is what we owe the children of Skerry.", "Wellbeing is what we owe the children of Skerry."),
        ("We have a duty to fulfil our word.", "We have a duty to fulfill our word."),
        ("The harbour is going to be okay.", "The harbour is going to be ok."),
        ("My mum was a skilful pilot whilst it lasted.", "My mom was a skillful pilot while it lasted."),
        ("For me the hour's come, and it's late.", "For me the hours come, and its late."),
        ("We put the racquets down.", "We put the rackets down."),
        ("We learnt it from a grey-haired archaeologist.", "We learned it from a gray-haired archeologist."),
    ],
)
def test_one_word_spelt_in_two_ways_is_no_change(one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        assert not compare_texts(a, b).changes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The lock cost us £17m to mend.", "The lock cost us 17 million pounds to mend."),
        ("The lock cost us £17m to mend.", "The lock cost us £17 million to mend."),
        ("The lock cost us $1.5bn to mend.", "The lock cost us 1.5 billion dollars to mend."),
        ("The lock cost us $1.5 billion to mend.", "The lock cost us 1.5 billion dollars to mend."),
        ("The lock cost us $5 to mend.", "The lock cost us five dollars to mend."),
        ("Some 10k eels live there.", "Some 10,000 eels live there."),
        ("Some 20% of them live there.", "Some 20 per cent of them live there."),
        ("From Jan. 15 you cannot go to the inn.", "From 15 January you cannot go to the inn."),
        ("From Sept. 15 you cannot go to the inn.", "From September 15 you cannot go to the inn."),
    ],
)
def test_an_amount_or_a_date_written_in_two_ways_is_no_change(one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        assert not compare_texts(a, b).changes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a hundred percent", "100%"),
        ("a thousand", "1,000"),
        ("five thousand", "5,000"),
        ("two hundred pounds", "£200"),
        ("DCN", "dry canal network"),
        ("OSB", "Office of the Slow Barge"),
    ],
)
def test_a_number_in_words_or_a_name_in_initials_is_no_change(one: str, other: str) -> None:
    said = "Everybody on the quay knows that {} stands between us and the harbour"
    assert changes(said.format(one), said.format(other)) == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("five thousand", "50,000", "number"),
        ("a hundred", "200", "number"),
        ("DCX", "dry canal network", "content_word"),
    ],
)
def test_another_number_and_other_initials_are_changes(one: str, other: str, kind: str) -> None:
    said = "Everybody on the quay knows that {} stands between us and the harbour"
    assert changes(said.format(one), said.format(other)) == [(one, other, kind)]


def test_a_short_word_misprinted_is_no_change_but_two_words_are_two() -> None:
    said = "the thing that I have {} thinking about is the harbour wall"
    assert changes(said.format("been"), said.format("ben")) == []
    assert changes(said.format("not"), said.format("now")) == [("not", "now", "function_word")]
    # A misprint that is a word again cannot be told from another word.
    assert changes("it helped me learn the trade", "it helped my learn the trade") == [("me", "my", "function_word")]


def test_another_amount_is_a_change() -> None:
    for one, other in (
        ("£17m", "$17m"),
        ("£17m", "£70m"),
        ("£17m", "£17bn"),
        ("17 million pounds", "17 million euros"),
    ):
        found = compare_texts(f"The lock cost us {one} to mend.", f"The lock cost us {other} to mend.").changes
        assert len(found) == 1, (one, other)
        assert not found[0].is_marked


def test_a_name_explained_in_round_brackets_is_the_editors() -> None:
    plain = "You are talking about a journalist who has made a profession of lies."
    explained = plain.replace("journalist", "journalist (Orrin Skerry, editor-in-chief of the Harbour Gazette)")
    assert compare_texts(explained, plain).relation == "ellipsis_or_bracket"
    # What the speaker remarked by the way is dropped or it is not.
    for remark in (
        "(and I want to thank all those who wrote)",
        "(Orrin Skerry, he is the editor of the Harbour Gazette)",
    ):
        assert compare_texts(plain.replace("journalist", f"journalist {remark}"), plain).relation == "altered"
    ending = compare_texts("com(ing) of age in those years", "came of age in those years")
    assert [change.is_marked for change in ending.changes] == [True]


def test_a_letter_misread_is_no_change() -> None:
    assert (
        compare_texts(
            "It made me who l am, and l'll never leave.", "It made me who I am, and I'll never leave."
        ).changes
        == ()
    )


def test_an_amount_converted_in_brackets_is_the_editors() -> None:
    edits = compare_texts("It cost us 17 million pounds ($21.87 million) to mend.", "It cost us £17m to mend.")
    assert edits.relation == "ellipsis_or_bracket"


def test_a_part_that_begins_within_a_contraction_is_a_cut() -> None:
    whole = "I don't know how much longer the wall will hold, and nobody here has measured it."
    for part in ("not know how much longer the wall will hold", "know how much longer the wall will hold"):
        assert compare_texts(part, whole).relation == compare_texts(whole, part).relation == "cut"
    # A sentence of its own that begins so says another thing.
    assert compare_texts("Not know how much longer the wall will hold!", whole).changes
    assert compare_texts("never know how much longer the wall will hold", whole).changes


def test_a_preview_that_ends_within_a_word_is_a_cut() -> None:
    whole = "I believe this board can and must do better in consistently and openly mending what is broken."
    assert compare_texts("I believe this board can and must do better in consistently an", whole).relation == "cut"
    # With a mark at its end it is what was printed.
    assert compare_texts("I believe this board can and must do better in consistent.", whole).relation == "altered"


def test_words_that_are_nearly_alike_are_two_words() -> None:
    for one, other in (
        ("prescribed", "proscribed"),
        ("reward", "rewards"),
        ("adverse", "averse"),
        ("forth", "fourth"),
        ("holly", "holy"),
    ):
        assert not is_respelling(one, other)
        assert not is_respelling(other, one)


LONG = "Once I stood on the quay I knew that we just need to let the old harbour go."


@pytest.mark.parametrize(
    ("part", "relation"),
    [
        # The reporter cut it out of another place of the sentence: "thought it “best to let the old harbour go”".
        ("best to let the old harbour go", "cut"),
        ("we just need to let the old boats", "altered"),  # nothing but a word of the sentence is left behind it
        ("we just needed to let the old harbour go", "altered"),
        ("needs to let the old harbour go", "altered"),  # an inflected word differs all the same
        ("Best to let the old harbour go.", "altered"),  # a sentence of its own
    ],
)
def test_where_a_part_of_a_sentence_begins_or_ends(part: str, relation: str) -> None:
    assert compare_texts(part, LONG).relation == relation
    assert compare_texts(LONG, part).relation == relation


def test_many_words_left_out_in_the_middle_are_a_change_and_a_list_of_links_is_none() -> None:
    whole = (
        "We shall keep the old pier if it costs the town no more than it did. We have asked the county for a grant. "
        "We have asked the fishermen too for the sake of the children."
    )
    assert (
        compare_texts("We shall keep the old pier if it costs the sake of the children.", whole).relation == "altered"
    )
    links = "Read more: Pier shuts for winter. Ten boats lost in the storm, and what the town will do about it"
    page = f"We shall keep the old pier {links} for the sake of the children."
    assert compare_texts(page, "We shall keep the old pier for the sake of the children.").relation != "altered"


WALL = "We will rebuild the harbour wall before winter"


def test_four_of_ten_words_kept_are_still_the_same_utterance() -> None:
    altered = compare_texts("We shall rebuild the harbour wall", "We will rebuild the harbour wall")
    assert [replace(altered, kept=kept).relation for kept in (0.39, 0.4)] == ["paraphrase", "altered"]


@pytest.mark.parametrize(
    ("version", "changed"),
    [
        (f"{WALL} [laughs]", (47 + 1, 54, 46, 46, "laughs")),
        (f"[Laughs] {WALL}", (1, 7, 0, 0, "Laughs")),
        (f"{WALL} (laughs)", (47 + 1, 54, 46, 46, "laughs")),
    ],
)
def test_a_remark_in_brackets_at_either_end_is_an_insertion(
    version: str, changed: tuple[int, int, int, int, str]
) -> None:
    found = compare_texts(version, WALL)
    (change,) = found.changes
    assert (change.start, change.end, change.other_start, change.other_end, change.text) == changed
    assert (found.relation, found.cut_left, found.cut_right) == ("ellipsis_or_bracket", (0, 0), (0, 0))
    assert compare_texts(WALL, version) == found.reversed()


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("well being is what the harbour needs now", "wellbeing is what the harbour needs now"),
        ("what the harbour needs now is well being", "what the harbour needs now is wellbeing"),
    ],
)
def test_words_written_together_at_either_end_are_cut_from_neither(apart: str, together: str) -> None:
    for found in (compare_texts(apart, together), compare_texts(together, apart)):
        assert (found.relation, found.changes, found.clash) == ("punctuation", (), 0)
        assert found.cut_left == found.cut_right == (0, 0)


def test_a_word_written_together_leaves_the_words_before_it_cut() -> None:
    found = compare_texts("so good well being is what the harbour needs", "wellbeing is what the harbour needs")
    assert (found.cut_left, found.cut_right, found.changes) == ((2, 0), (0, 0), ())
    assert compare_texts("wellbeing is what the harbour needs", "so good well being is what the harbour needs") == (
        found.reversed()
    )


def test_words_that_are_masked_are_no_change() -> None:
    found = compare_texts("the d*** wall stands in the harbour", "the damn wall stands in the harbour")
    assert (found.relation, found.changes) == ("punctuation", ())


def test_other_sentences_beside_what_is_shared_stand_for_nothing() -> None:
    found = compare_texts(
        "The wall stands in the harbour. So it goes", "The wall stands in the harbour. Cranes are green there"
    )
    assert (found.changes, found.cut_right, found.clash) == ((), (3, 4), 3)
    found = compare_texts(
        "So it goes. The wall stands in the harbour", "Cranes are green. The wall stands in the harbour"
    )
    assert (found.changes, found.cut_left, found.clash) == ((), (3, 3), 3)


def test_nothing_shared_and_nothing_at_all() -> None:
    found = compare_texts("the wall", "a boat yard")
    assert (found.shared, found.coverage, found.kept, found.cost) == ((), 0.0, 0.0, 0.0)
    assert (found.cut_left, found.clash, found.longest_run, found.has_telling_word) == ((2, 3), 2, 0, False)
    assert compare_texts("", "").relation == "verbatim"
    assert compare_texts("We go", "We go ").relation == "verbatim"
    assert compare_texts("We go", "We go!").relation == "punctuation"


def test_a_caption_in_the_middle_of_a_sentence_is_none_of_its_words() -> None:
    caption = "Read more: The cranes on the quay are green. See all of our pictures of them here and there"
    found = compare_texts(f"The harbour wall is wet {caption} and lies there", "The harbour wall is wet and lies there")
    assert found.changes == ()
    short = compare_texts(
        "The harbour wall is wet Read more: Cranes. See and lies there", "The harbour wall is wet and lies there"
    )
    assert [c.text for c in short.changes] == ["Read more: Cranes. See"]
    small = compare_texts(
        f"The harbour wall is wet r{caption[1:]} and lies there", "The harbour wall is wet and lies there"
    )
    assert len(small.changes) == 1


def test_words_of_the_next_sentence_stand_for_nothing() -> None:
    found = compare_texts("We left the island. Gulls came later", "We left the island at noon.")
    assert [(c.other_text, c.text) for c in found.changes] == [("at noon", "")]
    assert (found.cut_right, found.clash) == ((3, 0), 2)


def test_which_shared_words_tell_an_utterance() -> None:
    assert compare_texts("the wall is old", "a wall is new").has_telling_word
    assert not compare_texts("We will go there on foot", "We will go there at once").has_telling_word


def test_how_far_the_other_goes_on_where_a_part_of_a_sentence_ends() -> None:
    part = "the harbour wall stands firm"
    three = compare_texts(part, "the harbour wall stands proud in any storm")
    assert [(c.other_text, c.text) for c in three.changes] == [("proud", "firm")]
    four = compare_texts(part, "the harbour wall stands proud in any winter storm")
    assert (four.changes, four.cut_right) == ((), (1, 5))


def test_a_caption_beside_a_word_of_one_letter() -> None:
    caption = "Read more: The cranes on the quay are green. See all of our pictures of them here and there"
    for around in ("The harbour wall of block a{} and lies there", "The harbour wall is wet{} a boat lies there"):
        assert compare_texts(around.format(f" {caption}"), around.format("")).changes == ()


def test_parts_that_begin_alike_are_aligned_from_their_first_word() -> None:
    texts = "the granite wall  stands in wet weather", "the granite pier  stands in wet weather"
    split = []
    for text in texts:
        tokens = quote_tokens(text)
        split.append([*tokens[:3], type(tokens[0])(JOINT, 17, 17), *tokens[3:]])
    found = compare_texts(*texts, a_tokens=split[0], b_tokens=split[1])
    assert found.aligned == ((0, 11, 0, 11), (18, 39, 18, 39))
    assert [(c.other_text, c.text) for c in found.changes] == [("pier", "wall")]


def test_two_sentences_after_dots_of_omission_are_no_change_of_one_another() -> None:
    begun = (
        "The board welcomes the decision of the harbour master to resign, and it thanks her for nine years of service."
    )
    one = f"{begun} The board insists that nothing but an open election will protect the wellbeing of the pilots."
    other = f"{begun} … The plan will fail without the direct involvement of the pilots."
    for edits in (compare_texts(one, other), compare_texts(other, one)):
        assert (edits.relation, edits.changes) == ("cut", ())
    before = "The plan will fail without the direct involvement of the pilots. … " + begun
    assert compare_texts(before, f"An open vote will protect the wellbeing of the pilots. {begun}").changes == ()
    # A sentence that both print after the dots is still compared.
    left_out = compare_texts(
        f"{begun} … We ask for a short delay of the vote.", f"{begun} We ask for a long delay of the vote."
    )
    assert [(c.other_text, c.text) for c in left_out.changes if not c.is_marked] == [("long", "short")]
