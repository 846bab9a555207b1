"""One invented article, written as each service and tool would export it."""

from __future__ import annotations

import html
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

TITLE = "Harbour crane to be painted green"
OUTLET = "The Quay Mirror"
AUTHOR = "Nell Ashdown"
PARAGRAPHS = (
    "The old crane on Pilot’s Wharf will be painted green before the summer regatta, the harbour board decided on "
    "Monday.",
    "“Nobody asked the gulls,” said Émile Fournier, who has run the café below it since 1998. Length: 40 metres of "
    "scaffolding will go up next week.",
    "Body",
    "The board expects the work to cost 31,000 crowns and to last until the second week of June, weather permitting.",
)
BODY = "\n\n".join(PARAGRAPHS)
WORDS = 67  # counted by hand: 20 + 26 + 1 + 20
NBSP = "\u00a0"


def _tags(tag: str = "p", attributes: str = "") -> str:
    return "".join(f"<{tag}{attributes}>{html.escape(p)}</{tag}>\n" for p in PARAGRAPHS)


def nexis_docx(articles: int = 1, *, cover: int | None = 1, closed: bool = True, linked: bool = True) -> bytes:
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Page 1 of 2"

    def add(text: str, bookmark: str = "", level: bool = False, link: str = "") -> None:
        paragraph = document.add_paragraph("" if link else text)
        if bookmark:
            start = OxmlElement("w:bookmarkStart")
            start.set(qn("w:id"), "1")
            start.set(qn("w:name"), bookmark)
            paragraph._p.append(start)
        if level:
            outline = OxmlElement("w:outlineLvl")
            outline.set(qn("w:val"), "0")
            paragraph._p.get_or_add_pPr().append(outline)
        if link:
            key = document.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            element = OxmlElement("w:hyperlink")
            element.set(qn("r:id"), key)
            run = OxmlElement("w:r")
            words = OxmlElement("w:t")
            words.text = text
            run.append(words)
            element.append(run)
            paragraph._p.append(element)

    if cover is not None:
        for line in ("User Name: SECRET NAME", "Job Number: 1", f"Documents ({cover})", "Search Terms: crane"):
            add(line)
    for number in range(1, articles + 1):
        link = f"https://advance.example/api/document?id=urn:contentItem:6AA{number}-BBB1-CCCC-0000-00000-00&x"
        add("", f"Bookmark_{number}")
        add(TITLE, level=True, link=link if linked else "")
        add(OUTLET)
        add("April 7, 2031 Monday")
        add("Copyright 2031 Quay Mirror Ltd All Rights Reserved")
        add(f"Section:{NBSP}City; Pg. 5")
        add(f"Length:{NBSP}{WORDS} words")
        add(f"Byline:{NBSP}By NELL ASHDOWN")
        add("Body", "Body")
        add("")
        for paragraph in PARAGRAPHS:
            add(paragraph)
        add("Graphic")
        add("A crane, photographed in rain")
        add("Classification", "Classification")
        add(f"Language:{NBSP}ENGLISH")
        add(f"Load-Date:{NBSP}April 8, 2031")
        if closed or number < articles:
            add("End of Document")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _wrapped(text: str, width: int = 78) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False))


def nexis_txt(articles: int = 1, total: int | None = None) -> str:
    parts = ["Download Request: Selected Items: 1-1\nSend To:\nSECRET NAME\n\nTerms: crane\n\nProject ID: None\n\n"]
    for number in range(1, articles + 1):
        parts.append(
            f"\n{'':31}{number} of {total or articles} DOCUMENTS\n\n\n{'':30}{OUTLET}\n\n"
            f"{'':28}April 7, 2031 Monday\n\n"
            f"{TITLE}\n\nBYLINE: Nell Ashdown\n\nSECTION: City; Pg. 5\n\nLENGTH: {WORDS} words\n\n"
            + "\n\n".join(_wrapped(p) for p in PARAGRAPHS)
            + "\n\nGRAPHIC: A crane, photographed in rain\n\nLOAD-DATE: April 8, 2031\n\nLANGUAGE: ENGLISH\n\n"
            f"PUBLICATION-TYPE: Newspaper\n\n\n{'':23}Copyright 2031 Quay Mirror Ltd\n{'':30}All Rights Reserved\n"
        )
    return "".join(parts)


def nexis_html() -> str:
    def line(text: str, css: str = "c6") -> str:
        return f'<BR><DIV CLASS="c5"><P CLASS="{css}"><SPAN CLASS="c2">{text}</SPAN></P>\n</DIV>\n'

    def label(name: str, text: str) -> str:
        return line(f'<SPAN CLASS="c8">{name}: </SPAN>{text}')

    return (
        '<HTML><HEAD><META DOCUMENTS="1" /></HEAD><BODY>\n<A NAME="DOC_ID_0_0"></A>'
        + line("1 of 1 DOCUMENTS", "c1")
        + line(OUTLET, "c1")
        + line("April 7, 2031 Monday", "c1")
        + line(TITLE, "c7")
        + label("BYLINE", "By NELL ASHDOWN")
        + label("SECTION", "City; Pg. 5")
        + label("LENGTH", f"{WORDS} words")
        + f'<BR><DIV CLASS="c5">{_tags("P")}</DIV>'
        + label("LOAD-DATE", "April 8, 2031")
        + label("LANGUAGE", "ENGLISH")
        + line("Copyright 2031 Quay Mirror Ltd", "c1")
        + "</BODY></HTML>"
    )


def _rtf(text: str) -> str:
    return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)


def nexis_rtf() -> str:
    link = 'HYPERLINK "https://advance.example/document?id=urn:contentItem:6AA1-BBB1-CCCC-0000-00000-00"'
    lines = [
        "\\pard User Name: SECRET NAME\\par Documents (1)\\par Search Terms: crane\\par\\sect",
        "\\pard {\\*\\bkmkstart Bookmark_1}{\\*\\bkmkend Bookmark_1}{\\field{\\*\\fldinst " + link + "}{\\fldrslt "
        f"{TITLE}}}}}\\par {OUTLET}\\par April 7, 2031 Monday\\par",
        f"Section:\\~City; Pg. 5\\par Length:\\~{WORDS} words\\par Byline:\\~Nell Ashdown\\par {{\\b Body}}\\par",
        *(f"{_rtf(p)}\\par" for p in PARAGRAPHS),
        "Language:\\~ENGLISH\\par Load-Date:\\~April 8, 2031\\par {\\b End of Document}\\par\\sect",
    ]
    return "{\\rtf1\\ansi\\ansicpg1252{\\header Page 1\\par}\n" + "\n".join(lines) + "\n}"


def _factiva_rows() -> list[tuple[str, str]]:
    return [
        ("SE", "City"),
        ("HD", TITLE),
        ("BY", f"By {AUTHOR}"),
        ("WC", f"{WORDS} words"),
        ("PD", "7 April 2031"),
        ("SN", OUTLET),
        ("SC", "QUAYM"),
        ("PG", "5"),
        ("LA", "English"),
        ("CY", "(c) 2031 Quay Mirror Ltd"),
    ]


def factiva_html_codes() -> str:
    def row(code: str, cell: str) -> str:
        return f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{cell}</td></tr>'

    rows = "".join(row(code, value) for code, value in _factiva_rows())
    lead, tail = _tags().split("\n", 1)
    rows += row("LP", lead) + row("TD", tail) + row("AN", "Document QUAYM00020310407e4470001")
    return (
        '<html><head><title>Factiva</title></head><body><div class="article enArticle"><table>'
        + rows
        + '</table></div><div id="pageFooter">Search Summary SECRET NAME</div></body></html>'
    )


def factiva_html_plain() -> str:
    return (
        '<html><head><title>Factiva</title></head><body><div id="article-QUAYM00020310407e4470001" class="article">'
        '<div class="article enArticle"><p></p><div>City</div>'
        f'<div id="hd"><span class="enHeadline">{TITLE}</span></div><div class="author">{AUTHOR}</div>'
        f"<div>{WORDS} Wörter</div><div>7 April 2031</div><div>{OUTLET}</div><div>QUAYM</div><div>5</div>"
        "<div>Englisch</div><div>Copyright 2031 Quay Mirror Ltd. All Rights Reserved.</div><p></p>"
        + _tags(attributes=' class="articleParagraph enarticleParagraph"')
        + "<p>Dokument QUAYM00020310407e4470001</p></div></div></body></html>"
    )


def factiva_rtf() -> str:
    def row(code: str, cell: str) -> str:
        return f"\\trowd\\cellx700\\cellx9000\\pard\\intbl {{\\b {code}}}\\cell\\pard\\intbl {cell}\\cell\\row\n"

    rows = "".join(row(code, value) for code, value in _factiva_rows())
    rows += row("LP", _rtf(PARAGRAPHS[0])) + row("TD", "\\par ".join(_rtf(p) for p in PARAGRAPHS[1:]))
    rows += row("AN", "Document QUAYM00020310407e4470001")
    return "{\\rtf1\\ansi\\ansicpg1252\n" + rows + "\\pard Search Summary\\par Text\\tab crane\\par}"


def factiva_xml() -> str:
    def paragraphs(texts: tuple[str, ...]) -> str:
        return "".join(f"<paragraph>{html.escape(t)}</paragraph>" for t in texts)

    return (
        '<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0">'
        '<ppsarticleResultSet count="1"><ppsarticle><article><accessionNo>QUAYM00020310407e4470001</accessionNo>'
        f"<baseLanguage>EN</baseLanguage><byline>{AUTHOR}</byline><copyright>(c) 2031 Quay Mirror</copyright>"
        f"<headline><paragraph>{TITLE}</paragraph></headline>"
        f"<leadParagraph>{paragraphs(PARAGRAPHS[:1])}</leadParagraph><pages><page>5</page></pages>"
        "<publicationDate><date>2031-04-07</date></publicationDate><sectionName>City</sectionName>"
        f"<sourceName>{OUTLET}</sourceName><tailParagraphs>{paragraphs(PARAGRAPHS[1:])}</tailParagraphs>"
        f"<wordCount>{WORDS}</wordCount></article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>"
    )


_PQ_TAIL = (
    ("Publication title", OUTLET),
    ("Pages", "5"),
    ("Publication date", "Apr 7, 2031"),
    ("Section", "City"),
    ("Language of publication", "English"),
    ("ProQuest document ID", "700000001"),
    ("Copyright", "Copyright Quay Mirror Ltd Apr 7, 2031"),
)


def proquest_txt() -> str:
    rule = "_" * 60
    labels = "\n\n".join(f"{name}: {value}" for name, value in _PQ_TAIL)
    return (
        f"{rule}\n\nReport Information from ProQuest\nApril 9 2031 10:00\n{rule}\n\n\n{rule}\n\n\nDocument 1 of 1\n\n"
        f"{TITLE}\n\nAuthor: {AUTHOR}\n\nAbstract: The old crane …\n\nFull text: {BODY}\n\n"
        f"Subject: Cranes\n\n{labels}\n\n"
        f"{rule}\n\nContact us at: http://www.example.org/\nCopyright © 2031 ProQuest LLC. All rights reserved.\n"
    )


def proquest_html() -> str:
    labels = "".join(f"<p><strong>{name}: </strong>{value}</p>\n" for name, value in _PQ_TAIL)
    return (
        '<html><head></head><body><div><a name="DocID_MSTAR_700000001"></a><p></p>'
        f'<p style="font-weight:bold;">{TITLE}</p><p><strong>Author: </strong>{AUTHOR}</p>'
        f'<p><strong>Full text: </strong><text wordcount="{WORDS}" htmlcontent="true"><title></title>'
        f"{_tags()}</text></p>"
        f"{labels}</div></body></html>"
    )


def proquest_xml() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><RECORD><GOID>700000001</GOID><Obj>'
        f"<TitleAtt><Title>{TITLE}</Title></TitleAtt><Contributors><Contributor><Author>"
        "<OriginalFormAtt><OriginalForm>Ashdown, Nell</OriginalForm></OriginalFormAtt></Author></Contributor>"
        "</Contributors>"
        "<NumericDate>2031-04-07</NumericDate><Language><RawLang>English</RawLang></Language></Obj>"
        f"<DFS><PubFrosting><Title>{OUTLET}</Title></PubFrosting></DFS><TextInfo>"
        f'<Text HTMLContent="true" WordCount="{WORDS}">{html.escape(_tags())}</Text></TextInfo></RECORD>'
    )


def europresse() -> str:
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><article><header><div>'
        f'<span class="DocPublicationName">{OUTLET}, no. 12</span></div><div><span class="DocHeader">'
        f"City, lundi 7 avril 2031 - p. 5 {WORDS} mots</span></div>"
        f'<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{TITLE}</p></div>'
        f'<p class="sm-margin-bottomNews">{AUTHOR}</p></header><section><div class="DocText clearfix">'
        f'<div class="docOcurrContainer">{_tags()}</div></div></section><footer><small>© 2031 Quay Mirror.</small>'
        "<p>Numéro de document : news·20310407·QM·0001</p></footer></article></body></html>"
    )


def web_page() -> str:
    facts = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2031-04-07",
        "author": {"@type": "Person", "name": AUTHOR},
        "publisher": {"name": OUTLET},
        "articleSection": "City",
        "inLanguage": "en",
        "mainEntityOfPage": "https://quaymirror.example/crane",
    }
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | {OUTLET}</title>'
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head><body><nav><a href="/">Home</a></nav>'
        f"<main><article><h1>{TITLE}</h1>{_tags()}</article></main><footer>All rights reserved.</footer></body></html>"
    )


def mhtml() -> str:
    import quopri

    page = quopri.encodestring(web_page().encode()).decode()
    return (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://quaymirror.example/crane\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----edge"\n\n------edge\n'
        "Content-Type: text/html\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{page}\n------edge--\n"
    )


def warc(pages: list[tuple[str, str, str]] | None = None, *, compressed: bool = True) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for url, status, kind in pages or [("https://quaymirror.example/crane", "200 OK", "text/html; charset=utf-8")]:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = io.BytesIO(web_page().encode())
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    return out.getvalue()


def rss(*, full: bool = True, closed: bool = True) -> str:
    content = f"<content:encoded><![CDATA[{_tags()}]]></content:encoded>" if full else ""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title><language>en</language><item>'
        f"<title>{TITLE}</title><link>https://quaymirror.example/crane</link><guid>tag:crane</guid>"
        f"<pubDate>Mon, 07 Apr 2031 00:00:00 GMT</pubDate><dc:creator>{AUTHOR}</dc:creator><category>City</category>"
        f"<description>{html.escape(PARAGRAPHS[0])}</description>{content}</item>"
        + ("</channel></rss>" if closed else "")
    )


def atom() -> str:
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{OUTLET}</title><entry>'
        f'<id>tag:crane</id><title>{TITLE}</title><link href="https://quaymirror.example/crane"/>'
        f"<published>2031-04-07T00:00:00Z</published><author><name>{AUTHOR}</name></author>"
        f'<content type="html">{html.escape(_tags())}</content></entry></feed>'
    )


def nitf() -> str:
    return (
        '<?xml version="1.0"?><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><docdata>'
        '<doc-id id-string="urn:crane"/><date.issue norm="20310407"/></docdata>'
        f'<pubdata name="{OUTLET}" position.section="City"/></head><body xml:lang="en">'
        f"<body.head><hedline><hl1>{TITLE}</hl1>"
        f"</hedline><byline>By <person>{AUTHOR}</person><byttl>Staff</byttl></byline></body.head>"
        f"<body.content>{_tags()}<media><media-caption>A crane</media-caption></media></body.content></body></nitf>"
    )


def newsml() -> str:
    return (
        '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:crane" xml:lang="en">'
        '<itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta>'
        f"<contentCreated>2031-04-07</contentCreated><creator><name>{AUTHOR}</name></creator>"
        f"<infoSource><name>{OUTLET}</name></infoSource><headline>{TITLE}</headline></contentMeta>"
        f'<contentSet><inlineXML contenttype="application/nitf+xml">{nitf().split("?>", 1)[1]}</inlineXML></contentSet>'
        "</newsItem>"
    )


def ninjs(version: int = 3) -> str:
    item: dict[str, object] = {"uri": "urn:crane", "type": "text", "language": "en"}
    if version == 3:
        item |= {
            "contentCreated": "2031-04-07",
            "by": AUTHOR,
            "headlines": [{"role": "main", "value": TITLE}],
            "bodies": [{"role": "main", "contentType": "text/html", "value": _tags()}],
            "infoSources": [{"name": OUTLET}],
        }
    else:
        item |= {
            "versioncreated": "2031-04-07",
            "byline": AUTHOR,
            "headline": TITLE,
            "body_xhtml": _tags(),
            "copyrightholder": OUTLET,
        }
    return json.dumps(item)


ROW = {
    "title": TITLE,
    "text": BODY,
    "source": OUTLET,
    "authors": AUTHOR,
    "publish_date": "2031-04-07",
    "language": "en",
    "url": "https://quaymirror.example/crane",
}


def jsonl(rows: int = 1) -> str:
    return "".join(json.dumps(ROW | {"authors": [AUTHOR]}) + "\n" for _ in range(rows))


def fundus() -> str:
    body = {"summary": [PARAGRAPHS[0]], "sections": [{"headline": [], "paragraphs": list(PARAGRAPHS[1:])}]}
    item = {"title": TITLE, "authors": [AUTHOR], "publishing_date": "2031-04-07", "lang": "en", "body": body}
    return json.dumps({OUTLET: [item]})


def delimited(delimiter: str = ",") -> str:
    import csv

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(ROW)
    writer.writerow(ROW.values())
    return out.getvalue()


def parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([ROW]), out)
    return out.getvalue()


def xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(list(ROW))
    book.active.append(list(ROW.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def header_block() -> str:
    return f"Title: {TITLE}\nOutlet: {OUTLET}\nDate: 2031-04-07\nAuthor: {AUTHOR}\nLanguage: en\n\n{BODY}\n"


def front_matter() -> str:
    return f'---\ntitle: "{TITLE}"\noutlet: {OUTLET}\ndate: 2031-04-07\nauthor: {AUTHOR}\nlang: en\n---\n\n{BODY}\n'


def zipped(**members: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


# name of the file, what makes it, and the format that should be found in it
FULL_TEXT: tuple[tuple[str, Callable[[], bytes | str], str], ...] = (
    ("nexis.DOCX", nexis_docx, "nexis_docx"),
    ("nexis.TXT", nexis_txt, "nexis_txt"),
    ("nexis.HTML", nexis_html, "nexis_html"),
    ("nexis.DOC", nexis_rtf, "nexis_rtf"),
    ("factiva_codes.html", factiva_html_codes, "factiva_html"),
    ("factiva_plain.html", factiva_html_plain, "factiva_html"),
    ("factiva.rtf", factiva_rtf, "factiva_rtf"),
    ("factiva.xml", factiva_xml, "factiva_xml"),
    ("proquest.txt", proquest_txt, "proquest_txt"),
    ("proquest.html", proquest_html, "proquest_html"),
    ("proquest.xml", proquest_xml, "proquest_xml"),
    ("europresse.HTML", europresse, "europresse_html"),
    ("page.html", web_page, "web_page"),
    ("page.mht", mhtml, "web_page"),
    ("pages.warc.gz", warc, "warc"),
    ("feed.xml", rss, "feed"),
    ("atom.xml", atom, "feed"),
    ("nitf.xml", nitf, "nitf"),
    ("newsml.xml", newsml, "newsml_g2"),
    ("ninjs1.json", lambda: ninjs(1), "ninjs"),
    ("ninjs3.json", ninjs, "ninjs"),
    ("scraped.jsonl", jsonl, "json"),
    ("fundus.json", fundus, "json"),
    ("comma.csv", delimited, "table"),
    ("semicolon.csv", lambda: delimited(";"), "table"),
    ("excel.txt", lambda: delimited("\t").encode("utf-16"), "table"),
    ("table.parquet", parquet, "parquet"),
    ("book.xlsx", xlsx, "table"),
    ("header.txt", header_block, "header_block"),
    ("front.md", front_matter, "front_matter"),
)


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path
