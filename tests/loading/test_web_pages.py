"""Web pages as content systems write them: which article, which date, what of the page is its text."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from corpus_tools.loading import Loaded, load
from corpus_tools.loading.formats.page_body import is_date_line
from corpus_tools.loading.formats.walls import wall_of

ONE = (
    "The harbour board decided on Monday that the old crane on the wharf would be painted green before the summer, "
    "after a long debate with the people who live beside it and with the captains."
)
TWO = (
    "Residents who had waited outside the hall for most of the evening said that they were content with the colour, "
    "though some of them had asked for blue, and one had asked for no paint at all."
)
TITLE = "Crane to be green"


def page(body: str, head: str = "", title: str = TITLE) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a></nav>{body}<footer>All rights reserved.</footer></body></html>"
    )


def article(inside: str = "", head: str = "") -> str:
    return page(f"<article><h1>{TITLE}</h1><p>{ONE}</p>{inside}<p>{TWO}</p></article>", head)


def ld(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def read(tmp_path: Path, html: str) -> Loaded:
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    (tmp_path / "other.txt").write_text("Title: T\nOutlet: O\nDate: 2031-01-01\n\nAnother text.", encoding="utf-8")
    return load(tmp_path)


def the_page(loaded: Loaded) -> dict[str, object]:
    rows = loaded.articles[loaded.articles["source_file"] == "page.html"]
    assert len(rows) == 1, loaded.problems["message"].tolist()
    return {key: None if pd.isna(value) else value for key, value in rows.iloc[0].items()}


def left_out(loaded: Loaded) -> str:
    rows = loaded.cleaning[loaded.cleaning["source_file"] == "page.html"]
    return "\n".join(rows.loc[rows["rule"] == "left_out", "before"])


NODE = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2031-04-07T09:00:00Z",
    "author": [{"@type": "Person", "name": "Nell Ashdown"}, {"@type": "Person", "name": "Pat Hara"}],
    "publisher": {"@type": "Organization", "name": "The Quay Mirror"},
    "url": "https://quaymirror.example/crane",
}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Gulls leave the island",
    "datePublished": "2030-01-01",
    "author": {"name": "Someone Else"},
    "publisher": {"name": "Another Paper"},
    "url": "https://quaymirror.example/gulls",
}
CANONICAL = '<link rel="canonical" href="https://quaymirror.example/crane?utm_source=x">'


@pytest.mark.parametrize(
    "nodes",
    [
        [OTHER, NODE],
        [[OTHER, NODE]],
        [{"@graph": [OTHER, {"@type": "WebPage", "name": "x"}, NODE]}],
        [{"@type": "WebPage", "mainEntity": NODE}, OTHER],
        [{"@type": ["WebPage"], "mainEntity": [NODE]}],
        [{"@type": "ItemList", "itemListElement": [{"item": OTHER}]}, NODE],
        [
            {
                "@graph": [
                    {**NODE, "author": {"@id": "#nell"}, "publisher": {"@id": "#org"}},
                    {"@id": "#nell", "@type": "Person", "name": "Nell Ashdown; Pat Hara"},
                    {"@id": "#org", "@type": "Organization", "name": "The Quay Mirror"},
                ]
            }
        ],
    ],
)
def test_the_node_of_this_article(tmp_path: Path, nodes: list[object]) -> None:
    row = the_page(read(tmp_path, article(head=ld(*nodes) + CANONICAL)))
    assert row["title"] == TITLE
    assert row["outlet"] == "The Quay Mirror"
    assert row["author"] == "Nell Ashdown; Pat Hara"
    assert row["published"] == datetime(2031, 4, 7, 9)


def test_a_node_of_another_article_alone_is_not_believed(tmp_path: Path) -> None:
    loaded = read(tmp_path, article(head=ld(OTHER) + CANONICAL))
    row = the_page(loaded)
    assert (row["title"], row["author"], row["published"]) == (TITLE, None, None)
    assert "Gulls leave the island" in loaded.problems.set_index("kind").loc["other_article", "message"]


def test_character_references_are_decoded_once(tmp_path: Path) -> None:
    node = {
        **NODE,
        "headline": "Crane&#8217;s &quot;green&quot; &amp; blue",
        "publisher": {"name": "Quay &amp; Mirror"},
    }
    html = article(head=ld(node)).replace(f"<h1>{TITLE}", "<h1>Crane’s &quot;green&quot; &amp; blue")
    row = the_page(read(tmp_path, html))
    assert (row["title"], row["outlet"]) == ('Crane’s "green" & blue', "Quay & Mirror")
    assert str(row["text"]).count("green&quot;") == 0
    assert str(row["text"]).count("& blue") == 1


@pytest.mark.parametrize(
    "tag",
    [
        '<meta name="parsely-pub-date" content="{}">',
        '<meta name="sailthru.date" content="{}">',
        '<meta name="DC.date.issued" content="{}">',
        '<meta name="citation_publication_date" content="{}">',
        '<meta property="og:article:published_time" content="{}">',
        '<meta name="publish-date" content="{}"><meta name="last-modified" content="2031-05-05">',
        '<meta itemprop="datePublished" content="{}">',
    ],
)
def test_dates_in_meta_tags(tmp_path: Path, tag: str) -> None:
    row = the_page(read(tmp_path, article(head=tag.format("2031-04-07T09:00:00Z"))))
    assert row["published"] == datetime(2031, 4, 7, 9)


@pytest.mark.parametrize(
    "inside",
    [
        '<span itemprop="datePublished" content="2031-04-07T09:00:00Z">7 April</span>',
        '<span class="posted-on">Posted on <time class="entry-date published" datetime="2031-04-07T09:00Z">7 April 2031'
        '</time><time class="updated" datetime="2031-04-09T10:00Z">9 April 2031</time></span>',
        '<p><time class="updated" datetime="2031-04-09T10:00Z">9 April</time>, '
        '<time class="entry-date" datetime="2031-04-07T09:00Z">7 April</time></p>',
        '<p>Updated <time datetime="2031-04-09T10:00Z">9 April</time>, first published '
        '<time datetime="2031-04-07T09:00Z">7 April</time></p>',
        '<div class="byline-date">Published April 7, 2031 5:00 a.m. ET | Updated April 9, 2031 6:00 a.m. ET</div>',
    ],
)
def test_dates_in_the_page(tmp_path: Path, inside: str) -> None:
    row = the_page(read(tmp_path, article(inside)))
    assert row["published"] == datetime(2031, 4, 7, 9)
    assert "pdated" not in str(row["text"])
    assert "Posted" not in str(row["text"])


def test_the_time_of_an_update_is_never_that_of_publication(tmp_path: Path) -> None:
    loaded = read(tmp_path, article('<p><time itemprop="dateModified" datetime="2031-04-09T10:00Z">9 April</time></p>'))
    row = the_page(loaded)
    assert (row["published"], row["published_precision"]) == (datetime(2031, 4, 9), "day")
    assert "date_of_update" in set(loaded.problems["kind"])


def test_times_of_related_articles_and_comments_are_not_ours(tmp_path: Path) -> None:
    aside = '<aside><time datetime="2031-01-01">1 January</time></aside>'
    comments = '<div class="comments"><time datetime="2031-02-02">2 February</time></div>'
    assert the_page(read(tmp_path, article(aside + comments)))["published"] is None


def test_authors_and_publisher(tmp_path: Path) -> None:
    head = (
        '<meta name="author" content="Nell Ashdown"><meta name="author" content="Pat Hara">'
        '<meta property="article:author" content="https://social.example/nell">'
        '<meta property="article:publisher" content="The Quay Mirror">'
    )
    row = the_page(read(tmp_path, article(head=head)))
    assert (row["author"], row["outlet"]) == ("Nell Ashdown; Pat Hara", "The Quay Mirror")
    address = '<meta property="article:publisher" content="https://social.example/quay">'
    assert the_page(read(tmp_path, article(head=address)))["outlet"] == "unknown"


def test_words_in_elements_inside_sentences_stay(tmp_path: Path) -> None:
    inside = (
        '<p>She said on <time datetime="2031-04-07">Monday</time> that the <abbr title="x">HB</abbr> was '
        "<label>late</label>, and <q>green as <q>grass</q> is</q>, and that <output>nine</output> would "
        "<button>go</button> home.</p>"
        "<p>“It is green,” she said<br>on Monday.<br>Then she left.</p>"
    )
    loaded = read(tmp_path, article(inside))
    paragraphs = str(the_page(loaded)["text"]).split("\n\n")
    assert paragraphs[2] == (
        "She said on Monday that the HB was late, and “green as ‘grass’ is”, and that nine would go home."
    )
    assert paragraphs[3] == "“It is green,” she said on Monday."
    assert paragraphs[4] == "Then she left."
    assert "caption" not in set(loaded.cleaning["rule"])


def test_raised_digits_join_no_number(tmp_path: Path) -> None:
    raised = (
        '<p>The new pass costs £40<sup>2</sup> a month<sup><a href="#n3">3</a></sup> for a yard of 60 m<sup>2</sup>, '
        "and on the 21<sup>st</sup> the harbour board will vote on it.<sup>[4]</sup></p>"
    )
    paragraphs = str(the_page(read(tmp_path, article(raised)))["text"]).split("\n\n")
    assert paragraphs[2] == (
        "The new pass costs £40² a month³ for a yard of 60 m², and on the 21st the harbour board will vote on it.[4]"
    )


def test_a_body_in_two_containers(tmp_path: Path) -> None:
    part = "<div class='body-part'>" + f"<p>{ONE}</p><p>{TWO}</p>" * 3 + "</div>"
    other = part.replace("harbour", "island").replace("Residents", "Captains")
    html = page(f"<h1>{TITLE}</h1><div class='wrap'>{part}</div><div class='ad'>Ad</div><div>{other}</div>")
    text = str(the_page(read(tmp_path, html))["text"])
    assert "The harbour board" in text
    assert "The island board" in text
    assert "Captains who had waited" in text


def test_what_the_page_states_as_its_text_is_compared(tmp_path: Path) -> None:
    hidden = [
        f"Paragraph number {word} says that the crane, which is old, will be green." for word in ("one", "two", "six")
    ]
    body = "\n".join([ONE, TWO, *hidden])
    node = {**NODE, "articleBody": body, "wordCount": 104}
    loaded = read(tmp_path, article(head=ld(node)))
    row = the_page(loaded)
    assert all(paragraph in str(row["text"]) for paragraph in hidden)
    assert row["word_count_stated"] == 104
    assert (loaded.cleaning["rule"] == "article_body").sum() == 1


def test_captions_and_tables_of_the_article_are_on_record(tmp_path: Path) -> None:
    inside = (
        "<figure><img src='a.png'><figcaption>The crane on a grey Monday morning</figcaption></figure>"
        "<table><tr><td>Paint in litres</td><td>400</td></tr></table>"
    )
    loaded = read(tmp_path, article(inside))
    assert "grey Monday" not in str(the_page(loaded)["text"])
    assert "The crane on a grey Monday morning" in left_out(loaded)
    assert "Paint in litres" in left_out(loaded)


CONSENT = (
    "<div role='dialog'><h2>Your privacy</h2><p>We and our 300 partners store and access information on a device, such "
    "as cookies, and process personal data for personalised ads and content.</p><p>You can change your choices at any "
    "time in our privacy policy, or withdraw your consent.</p><button>Accept all</button></div>"
)
OFFER = (
    "<p>To continue reading this article, subscribe for 1 crown a month. Cancel any time. Already a subscriber? "
    "Sign in.</p>"
)


def test_consent_walls_are_refused_by_name(tmp_path: Path) -> None:
    loaded = read(tmp_path, page(CONSENT, '<meta property="og:title" content="Crane to be green">'))
    assert set(loaded.articles["source_file"]) == {"other.txt"}
    assert loaded.problems.set_index("source_file").loc["page.html", "kind"] == "consent_wall"


def test_a_consent_banner_beside_an_article_is_no_wall(tmp_path: Path) -> None:
    text = str(the_page(read(tmp_path, article().replace("<nav>", CONSENT + "<nav>")))["text"])
    assert "cookies" not in text
    assert text.endswith(TWO)


def test_paywall_stubs_are_kept_without_the_offer_and_named(tmp_path: Path) -> None:
    loaded = read(tmp_path, page(f"<article><h1>{TITLE}</h1><p>{ONE}</p>{OFFER}</article>"))
    assert str(the_page(loaded)["text"]).endswith(ONE)
    assert "paywall" in set(loaded.problems["kind"])
    assert "Already a subscriber" in left_out(loaded)


def test_an_offer_alone_is_refused(tmp_path: Path) -> None:
    loaded = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{OFFER}</article>"))
    assert loaded.problems.set_index("source_file").loc["page.html", "kind"] == "paywall"


def test_a_line_for_a_newsletter_is_left_out(tmp_path: Path) -> None:
    loaded = read(tmp_path, article("<p>Sign up for our newsletter to get the news in your inbox.</p>"))
    assert "inbox" not in str(the_page(loaded)["text"])
    assert "inbox" in left_out(loaded)


@pytest.mark.parametrize(
    ("paragraph", "wall"),
    [
        ("The newspaper said that it had lost a tenth of its subscribers in a year.", ""),
        ("“Subscribe now,” the advertisement said, “and cancel at any time.”", ""),
        ("The minister told the committee that cookies were a danger to privacy.", ""),
        ("She will sign up for the course and log in on Monday, her lawyer said.", ""),
        ("You can sign up to be a member of the club, the captain said, and get free tickets to the match.", ""),
        ("The firm offered two months free to every household, after a year of trouble.", ""),
        ("Cookies on this website: please let us know if you agree to all of these cookies.", "consent"),
        ("You’ve read your last free article.", "paywall"),
        ("Get 4 weeks free. Then 9 crowns a month.", "paywall"),
        ("By signing up, you agree to our terms.", "newsletter"),
        ("We use cookies to improve your experience. Manage your cookie settings.", "consent"),
        ("You have reached your limit of free articles this month.", "paywall"),
        ("This article is for subscribers only. Subscribe today.", "paywall"),
        ("Log in or create a free account to continue.", "paywall"),
        ("Enter your email address to get our morning briefing.", "newsletter"),
        ("Follow us on Facebook for more.", "newsletter"),
    ],
)
def test_walls(paragraph: str, wall: str) -> None:
    assert wall_of(paragraph) == wall


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 7 April 2031", True),
        ("Mon 7 Apr 2031 17.30 BST", True),
        ("Updated 9 April, published 7 April", True),
        ("April 7, 2031 | 5 min read", True),
        ("The board met on 7 April 2031 and painted the crane.", False),
        ("Crane to be green", False),
    ],
)
def test_lines_that_only_date_the_page(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


def test_one_file_of_many_articles_is_read_as_several(tmp_path: Path) -> None:
    one = f"<h2>{TITLE}</h2><p>The Quay Mirror, 7 April 2031</p><p>By Nell Ashdown</p><p>{ONE}</p><p>{TWO}</p>"
    two = one.replace(TITLE, "Gulls leave").replace("7 April", "8 April").replace("Quay Mirror", "North Star")
    (tmp_path / "export.html").write_text(f"<html><body><h1>My export</h1>{one}{two}</body></html>", encoding="utf-8")
    loaded = load(tmp_path)
    rows = loaded.articles.sort_values("position")
    assert rows["title"].tolist() == [TITLE, "Gulls leave"]
    assert rows["outlet"].tolist() == ["The Quay Mirror", "The North Star"]
    assert rows["author"].tolist() == ["Nell Ashdown"] * 2
    assert rows["published"].dt.day.tolist() == [7, 8]
    assert "seems to hold 2 articles" in loaded.problems.set_index("kind").loc["several_articles", "message"]


def test_article_elements_of_an_export_are_several(tmp_path: Path) -> None:
    head = f"<h2>{TITLE}</h2><p>Source: The Quay Mirror</p><p>Date: 7 April 2031</p>"
    one = f"<article>{head}<p>{ONE}</p><p>{TWO}</p></article>"
    (tmp_path / "export.html").write_text(
        f"<html><body>{one}{one.replace('7 A', '8 A')}</body></html>", encoding="utf-8"
    )
    rows = load(tmp_path).articles
    assert len(rows) == 2
    assert set(rows["outlet"]) == {"The Quay Mirror"}
