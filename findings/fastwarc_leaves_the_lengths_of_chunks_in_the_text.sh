#!/usr/bin/env bash
# fastwarc 2.0.1, warcio 1.8.1, Python 3.11 and later.
#
# A web archive keeps what a server sent, and a server may send a page in chunks, each behind its length in hexadecimal.
# warcio takes the lengths out; FastWARC leaves them in by default, so that numbers stand in the middle of sentences and
# words come apart. (`auto_decode="all"` takes them out. A compressed page shows itself as unreadable, a chunked one does
# not.)
#
# Seen (the page: <p>The plan costs £40m in all.</p>, sent in two chunks):
#   warcio: <p>The plan costs £40m in all.</p>
#   fastwarc: 15 / <p>The plan costs £4 / 0e / 0m in all.</p> / 0
#
# It matters to words, quotations and amounts that are taken from Common Crawl or from an archive of one’s own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "fastwarc==2.0.1" "warcio==1.8.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

page = "<p>The plan costs £40m in all.</p>"
chunks = (page[:20].encode(), page[20:].encode())
sent = b"".join(b"%02x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
headers = [("Content-Type", "text/html; charset=utf-8"), ("Transfer-Encoding", "chunked")]
archive = io.BytesIO()
writer = WARCWriter(archive, gzip=False)
status = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
uri = "http://example.org/news/plan"
writer.write_record(writer.create_warc_record(uri, "response", payload=io.BytesIO(sent), http_headers=status))


def opened():
    return io.BytesIO(archive.getvalue())


by_warcio = [record.content_stream().read().decode() for record in ArchiveIterator(opened())]
by_fastwarc = [record.reader.read().decode() for record in FastIterator(opened())]
decoded = [record.reader.read().decode() for record in FastIterator(opened(), auto_decode="all")]
print("warcio:", *by_warcio)
print("fastwarc:", by_fastwarc[0].strip().replace("\r\n", " / "))
sys.exit(0 if by_warcio == decoded == [page] and by_fastwarc == [sent.decode()] else 1)
PYTHON
