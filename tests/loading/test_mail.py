"""Messages and mailboxes: the text that a reader sees, the subject as headline, one bad message costs itself alone."""

from __future__ import annotations

import base64
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus_tools.loading import Loaded, load

WORDS = "The harbour board decided on Monday that the old crane on the wharf would be painted green before the summer."
HEAD = (
    "From: Quay Mirror <news@quay.example>\nTo: reader@x.example\n"
    "Subject: =?utf-8?Q?Crane_=E2=80=9Cto_be_green=E2=80=9D?=\n"
    "Date: Mon, 7 Apr 2031 10:00:00 +0100 (BST)\nMessage-ID: <one@quay.example>\nMIME-Version: 1.0\n"
)


def read(tmp_path: Path, content: str | bytes, name: str = "a.eml") -> Loaded:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(tmp_path)


def bodies(loaded: Loaded) -> list[str]:
    rows = loaded.articles.sort_values("position")
    return [text[start:] for text, start in zip(rows["text"], rows["body_start"], strict=True)]


def plain(text: str, more: str = "") -> str:
    return f"{HEAD}Content-Type: text/plain; charset=utf-8{more}\nContent-Transfer-Encoding: 8bit\n\n{text}\n"


def test_fields_of_a_message(tmp_path: Path) -> None:
    loaded = read(tmp_path, plain(WORDS))
    row = loaded.articles.iloc[0]
    assert (row["title"], row["outlet"], row["source_id"]) == ("Crane “to be green”", "Quay Mirror", "one@quay.example")
    assert row["published"] == datetime(2031, 4, 7, 9)
    assert row["format"] == "email"
    assert bodies(loaded) == [WORDS]


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_transfer_encodings(tmp_path: Path, encoding: str) -> None:
    text = f"{WORDS} “Green,” said Émile."
    if encoding == "base64":
        body = base64.encodebytes(text.encode()).decode()
    else:
        import quopri

        body = quopri.encodestring(text.encode()).decode()
    content = f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{body}"
    assert bodies(read(tmp_path, content)) == [text]


def test_the_html_part_is_read_once(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "news@quay.example",
        "Crane",
        "Mon, 7 Apr 2031 10:00:00 +0000",
    )
    message.set_content(WORDS)
    message.add_alternative(
        f"<html><body><div style='display:none'>A preview</div><table><tr><td><p>{WORDS}</p>"
        "<p>“Green,” she said.</p></td></tr></table>"
        "<p>You are receiving this email because you signed up. Unsubscribe here.</p></body></html>",
        subtype="html",
    )
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="crane.pdf")
    loaded = read(tmp_path, message.as_bytes())
    assert bodies(loaded) == [f"{WORDS}\n\n“Green,” she said."]
    assert "Unsubscribe here" in "".join(loaded.cleaning.loc[loaded.cleaning["rule"] == "left_out", "before"])
    assert "crane.pdf" in loaded.problems.set_index("kind").loc["attachments", "message"]


def test_text_behind_a_picture_is_read_and_an_attachment_alone_too(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "news@quay.example",
        "Crane",
        "Mon, 7 Apr 2031 10:00:00 +0000",
    )
    message.make_mixed()
    for kind, payload in (("text", WORDS), ("image", ""), ("text", "The gulls left.")):
        part = EmailMessage()
        if kind == "text":
            part.set_content(payload)
        else:
            part.set_content(b"x", maintype="image", subtype="png")
        message.attach(part)
    assert bodies(read(tmp_path, message.as_bytes())) == [f"{WORDS}\n\nThe gulls left."]
    only = (
        f'{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename="a.txt"\n\n{WORDS}\n'
    )
    assert bodies(read(tmp_path, only)) == [WORDS]


def test_flowed_and_wrapped_lines_are_joined(tmp_path: Path) -> None:
    flowed = "The harbour board decided \non Monday.\n\nA new paragraph.\n\n-- \nQuay Mirror Ltd\n"
    loaded = read(tmp_path, plain(flowed, "; format=flowed"))
    assert bodies(loaded) == ["The harbour board decided on Monday.\n\nA new paragraph."]
    assert "Quay Mirror Ltd" in "".join(loaded.cleaning["before"])
    wrapped = (
        "The harbour board decided on Monday that the old crane on the wharf would\nbe painted green before the summer."
    )
    assert bodies(read(tmp_path, plain(wrapped))) == [WORDS]


@pytest.mark.parametrize(
    ("charset", "codec", "is_reported"),
    [
        ("iso-8859-1", "cp1252", False),
        ("windows-1251", "cp1251", False),
        ("x-mac-roman", "mac_roman", False),
        ("us-ascii", "utf-8", False),
        ("x-no-such-thing", "utf-8", True),
    ],
)
def test_encodings(tmp_path: Path, charset: str, codec: str, is_reported: bool) -> None:
    text = "Премьер" if codec == "cp1251" else "“Green,” said Émile Fournier of the café."
    data = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    loaded = read(tmp_path, data + text.encode(codec))
    assert bodies(loaded) == [text]
    assert ("unknown_charset" in set(loaded.problems["kind"])) is is_reported


def test_a_mark_before_the_first_header(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbf" + plain(WORDS).encode()).articles["title"][0] == "Crane “to be green”"


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    bad = f"{HEAD}Content-Type: text/plain; charset=x-no-such-thing\n\n{WORDS} Two.\n\n>From here on it is green.\n"
    empty = f"{HEAD}Content-Type: text/html\n\n<html></html>\n"
    line = "From news@quay.example Mon Apr  7 10:00:00 2031\n"
    messages = (plain(f"{WORDS} One.\n\nFrom that day on."), bad, empty, plain(f"{WORDS} Four."))
    box = "\n".join(line + message for message in messages)
    loaded = read(tmp_path, box, "a.mbox")
    assert bodies(loaded) == [
        f"{WORDS} One.\n\nFrom that day on.",
        f"{WORDS} Two.\n\nFrom here on it is green.",
        f"{WORDS} Four.",
    ]
    problems = loaded.problems.set_index("kind")["message"]
    assert problems["unknown_charset"].startswith("message 2: ")
    assert problems["no_text"].startswith("message 3: ")


def test_messages_that_were_passed_on(tmp_path: Path) -> None:
    head = "---------- Forwarded message ---------\nFrom: North Star <a@star.example>\nDate: Tue, 8 Apr 2031 at 09:00\n"
    loaded = read(tmp_path, plain(f"{head}Subject: Gulls leave\nTo: me@x.example\n\n\n{WORDS}"))
    row = loaded.articles.iloc[0]
    assert (row["title"], row["outlet"], row["published"].day) == ("Gulls leave", "North Star", 8)
    assert bodies(loaded) == [WORDS]
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = "a@star.example", "Gulls leave", "Tue, 8 Apr 2031 09:00:00 +0000"
    inner.set_content(WORDS)
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "me@x.example", "Fwd"
    outer.add_attachment(inner)
    assert read(tmp_path, outer.as_bytes()).articles["title"].tolist() == ["Gulls leave"]


def test_a_header_block_is_no_message(tmp_path: Path) -> None:
    loaded = read(tmp_path, f"Title: Crane\nOutlet: Quay Mirror\nDate: 2031-04-07\n\n{WORDS}", "a.txt")
    assert loaded.articles["format"].tolist() == ["header_block"]
