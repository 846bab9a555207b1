#!/usr/bin/env bash
# EbookLib 0.20, Python 3.11 and later.
#
# An e-book lists its files in one place and the order in which they are read in another, the spine.
# `get_items_of_type(ITEM_DOCUMENT)`, with which nearly every example reads a book, gives the order of the list, and the table
# of contents as one of the texts.
#
# Seen:
#   get_items_of_type: 2.xhtml 1.xhtml nav.xhtml
#   spine: 1.xhtml 2.xhtml
#
# It matters to books read as one text: quotations go to the speaker of another chapter, places in the book are wrong, and the
# words of the contents are counted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "EbookLib==0.20"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import ebooklib
from ebooklib import epub

book = epub.EpubBook()
book.set_identifier("quay")
book.set_title("The Quay")
chapters = {}
for number in (2, 1):
    chapters[number] = epub.EpubHtml(title=f"Chapter {number}", file_name=f"{number}.xhtml")
    chapters[number].content = f"<p>This is chapter {number}.</p>"
    book.add_item(chapters[number])
book.spine = [chapters[1], chapters[2]]
book.toc = (chapters[1], chapters[2])
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
epub.write_epub("book.epub", book)
read = epub.read_epub("book.epub")
items = [item.get_name() for item in read.get_items_of_type(ebooklib.ITEM_DOCUMENT)]
spine = [read.get_item_with_id(name).get_name() for name, _ in read.spine]
print("get_items_of_type:", *items)
print("spine:", *spine)
sys.exit(0 if (items, spine) == (["2.xhtml", "1.xhtml", "nav.xhtml"], ["1.xhtml", "2.xhtml"]) else 1)
PYTHON
