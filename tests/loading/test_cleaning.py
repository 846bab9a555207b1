from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.loading import cleaning, load
from tests.loading.exports import write


def repaired(text: str) -> cleaning.EditedText:
    edited = cleaning.EditedText(text)
    cleaning.repair_mojibake(edited)
    return edited


def test_offsets_follow_later_changes() -> None:
    text = cleaning.EditedText("aaa bbb ccc")
    text.replace(8, 11, "C", "one")
    text.replace(0, 4, "", "two")
    text.prepend("head ")
    assert text.text == "head bbb C"
    assert [(c.rule, text.text[c.start : c.end]) for c in text.changes] == [("one", "C"), ("two", "")]


@settings(max_examples=80)
@given(st.text("ab \n", min_size=1, max_size=40), st.data())
def test_offsets_after_any_replacements(start_text: str, data: st.DataObject) -> None:
    text = cleaning.EditedText(start_text)
    for number in range(4):
        end = data.draw(st.integers(0, len(text.text)))
        start = data.draw(st.integers(0, end))
        text.replace(start, end, data.draw(st.sampled_from(["", "x", "longer"])), f"r{number}")
    for change in text.changes:
        assert 0 <= change.start <= change.end <= len(text.text)
    last = text.changes[-1]
    assert text.text[last.start : last.end] == last.after


def test_mojibake_word_by_word() -> None:
    text = repaired("The mayorâ€™s plan failed. CafÃ© owners said â€œno morexâ€\x9d today.")
    assert text.text == "The mayor’s plan failed. Café owners said “no morex” today."
    for change in text.changes:
        assert text.text[change.start : change.end] == change.after
    assert [(c.before, c.after) for c in text.changes][:2] == [("mayorâ€™s", "mayor’s"), ("CafÃ©", "Café")]


def test_good_text_is_left_alone() -> None:
    for good in (
        "“Ça va”, dit-il – l’été, à Angoulême.",
        "MÜNCHEN: ÄRGER ÜBER ‚Größe‘ & «ß»",
        "Ñandú â la carte",
        "naïve",
    ):
        assert repaired(good).text == good


def load_one(tmp_path: Path, text: str):  # type: ignore[no-untyped-def]
    loaded = load(write(tmp_path / "a.txt", text))
    return loaded.articles.iloc[0], loaded.cleaning


def test_leading_date_is_taken_out(tmp_path: Path) -> None:
    article, rows = load_one(tmp_path, " date 2031-04-07 The crane is green, the board says.\n\nIt was grey before.\n")
    assert article.text == "The crane is green, the board says.\n\nIt was grey before."
    assert f"{article.published:%Y-%m-%d}" == "2031-04-07"
    assert article.published_precision == "day"
    row = rows[rows["rule"] == "metadata"].iloc[0]
    assert (row.before, row.after, row.start, row.end) == (" date 2031-04-07 ", "", 0, 0)
    assert row.is_changed


def test_date_alone_on_the_first_line(tmp_path: Path) -> None:
    article, _ = load_one(tmp_path, "2031-04-07\nthe crane is green, the board says.")
    assert article.text == "the crane is green, the board says."


def test_a_date_in_prose_stays(tmp_path: Path) -> None:
    article, rows = load_one(tmp_path, "2031-04-07 was a day like any other on the wharf.")
    assert article.text.startswith("2031-04-07 was")
    assert "metadata" not in set(rows["rule"])


def test_title_is_inferred_and_text_unchanged(tmp_path: Path) -> None:
    text = "Crane goes green at last\n\nThe board has decided.\n\nNobody minds."
    article, rows = load_one(tmp_path, text)
    assert article.text == text
    assert article.title == "Crane goes green at last"
    assert text[article.body_start :].startswith("The board")
    row = rows.iloc[0]
    assert (row.rule, row.is_changed, row.start, row.end) == ("inferred_title", False, 0, 24)


def test_no_title_from_a_sentence(tmp_path: Path) -> None:
    article, _ = load_one(tmp_path, "The board has decided.\n\nNobody minds.")
    assert article.body_start == 0
    assert article.isna()["title"]


def test_repeated_line_without_its_first_letter(tmp_path: Path) -> None:
    text = (
        "Crane goes green\n\nhe crane at Pilot’s Wharf before the painting\n"
        "The crane at Pilot’s Wharf before the painting\n\nThe board has decided.\n\nIt will be done by June.\n"
    )
    article, rows = load_one(tmp_path, text)
    assert article.text == text.strip()
    row = rows[rows["rule"] == "lost_first_letter"].iloc[0]
    assert article.text[row.start : row.end] == row.before == "he crane at Pilot’s Wharf before the painting"
    assert row.after == "The crane at Pilot’s Wharf before the painting"
    captions = rows[rows["rule"] == "caption"]
    assert len(captions) == 2
    assert not rows["is_changed"].any()


def test_caption_inside_the_body(tmp_path: Path) -> None:
    text = (
        "The board has decided on a colour.\n\nThe crane seen from the café on a grey Monday in March\n\n"
        "It will be green, it said.\n\nWork begins next week.\n\nNell Ashdown (Photo: Quay Mirror)"
    )
    article, rows = load_one(tmp_path, text)
    found = [article.text[r.start : r.end] for r in rows.itertuples() if r.rule == "caption"]
    assert found == ["The crane seen from the café on a grey Monday in March", "Nell Ashdown (Photo: Quay Mirror)"]


def test_line_ends_are_one_row(tmp_path: Path) -> None:
    article, rows = load_one(tmp_path, "One line.\r\nTwo lines.\r\rThree.")
    assert article.text == "One line.\nTwo lines.\n\nThree."
    assert list(rows["rule"]) == ["line_ends"]


def test_quotation_marks_and_spaces_stay(tmp_path: Path) -> None:
    text = "“It’s  ‘odd’ – «très»\u00a0drôle„, he 'said'.\tYes."
    article, rows = load_one(tmp_path, text)
    assert article.text == text
    assert rows.empty


def test_control_characters_become_spaces(tmp_path: Path) -> None:
    article, rows = load_one(tmp_path, "The crane\x0bis green, the board says, and nobody minds.")
    assert article.text == "The crane is green, the board says, and nobody minds."
    assert list(rows["rule"]) == ["control_characters"]


def test_every_change_points_at_what_it_put_there(tmp_path: Path) -> None:
    text = "date 2031-04-07 Le cafÃ© est vert.\n\nLâ€™hÃ´tel aussi."
    article, rows = load_one(tmp_path, text)
    assert article.text == "Le café est vert.\n\nL’hôtel aussi."
    for row in rows[rows["rule"] == "mojibake"].itertuples():
        assert article.text[row.start : row.end] == row.after


def test_end_in_mid_sentence(tmp_path: Path) -> None:
    text = "The board has decided.\n\nIt will be green.\n\nThe owner of the café below it said that nobody had"
    article, rows = load_one(tmp_path, text)
    assert list(rows["rule"]) == ["ends_abruptly"]
    assert article.text[rows.iloc[0].start :] == "The owner of the café below it said that nobody had"
