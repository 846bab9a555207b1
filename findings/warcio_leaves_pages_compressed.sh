#!/usr/bin/env bash
# warcio 1.8.1, Python 3.11 and later.
#
# `content_stream`, which is to give the page without its compression, gives the bytes as they are if the server sent the page
# in zstd, or in brotli and the package brotli, which warcio does not install, is missing. It neither raises nor warns; a page
# in gzip is unpacked. Most servers send brotli to browsers, and so to crawlers that work through one.
#
# Seen:
#   br: 50 bytes, the page: False
#   zstd: 62 bytes, the page: False
#   gzip: 121 bytes, the page: True
#
# It matters to words counted in web archives: such pages have none, or some by chance, and those of other outlets are whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "warcio==1.8.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import base64
import gzip
import io
import sys

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

page = b"<p>" + b"The minister shut the quay on Friday. " * 3 + b"</p>"
bodies = {  # the page, compressed with brotli 1.2 and zstandard 0.25
    "br": base64.b64decode("G3gA+I2TXP3qlJ4s1adgUhdsTzAEQdWCuMIQYLoGZT5SilLKPsrhLZaOPntkXLM34AM="),
    "zstd": base64.b64decode("KLUv/SB5rQEA1AI8cD5UaGUgbWluaXN0ZXIgc2h1dCB0aGUgcXVheSBvbiBGcmlkYXkuIDwvcD4BAMmEqjI="),
    "gzip": gzip.compress(page),
}
archive = io.BytesIO()
writer = WARCWriter(archive, gzip=True)
for encoding, body in bodies.items():
    headers = StatusAndHeaders("200 OK", [("Content-Encoding", encoding)], protocol="HTTP/1.1")
    address = f"https://herald.invalid/{encoding}"
    writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers))
archive.seek(0)
read = {}
for record in ArchiveIterator(archive):
    encoding = record.http_headers.get_header("Content-Encoding")
    read[encoding] = record.content_stream().read()
    print(f"{encoding}: {len(read[encoding])} bytes, the page: {read[encoding] == page}")
sys.exit(0 if [read[encoding] == page for encoding in bodies] == [False, False, True] and read["br"] == bodies["br"] else 1)
PYTHON
