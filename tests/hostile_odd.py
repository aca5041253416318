"""Word files as other programs really write them, and files that only look like Word files."""

# ruff: noqa: E501  (markup and data as they stand)

import io
import random
import struct
import zipfile
from collections.abc import Iterator

from hostile import SEED, TITLE, Case, plan, said
from hostile_word import OFFICE, RELATIONS, body, document, zipped
from wordfiles import HEAD, W, package, paragraph

Made = tuple[str, bytes, tuple[str, ...]]
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PIECES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def cases() -> list[Case]:
    rng = random.Random(SEED + 7)
    made = [Case(f"odd: {name}", "a.docx", data, True, shows) for name, data, shows in honest(rng)]
    made += [Case(f"odd: {name}", file, data, True, shows) for name, file, data, shows in misnamed(rng)]
    made += [Case(f"odd: {name}", file, data, False, (words,)) for name, file, data, words in refused()]
    return made


def heading(text: str, number: str = "") -> str:
    """How a heading stands in what `outline --json` prints."""
    return f'"number": "{number}", "heading": "{text}"'


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def honest(rng: random.Random) -> Iterator[Made]:
    def one(name: str, extra: str = "", parts: dict[str, str | bytes] | None = None,
            more: tuple[str, ...] = ()) -> Made:  # fmt: skip
        lines = plan(rng)
        made = package(body(lines) + extra, parts)
        return name, made, (*said(lines), *more)

    box = "<w:txbxContent><w:p><w:r><w:t>框内的话只说一遍。</w:t></w:r></w:p></w:txbxContent>"
    shape = (
        f'<w:p><w:r><mc:AlternateContent {PIECES}><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    yield one("a text box twice in the file", shape, more=("框内的话只说一遍。",))
    yield one(
        "smart tags of Word 2003",
        f'<w:p><w:smartTag w:element="place"><w:smartTag w:element="date">{run("二、办好")}</w:smartTag></w:smartTag>'
        f'<w:customXml w:element="x">{run("特殊教育")}</w:customXml></w:p>',
        more=("办好特殊教育",),
    )
    yield one(
        "runs of one character",
        "<w:p>" + "".join(f'<w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{c}</w:t></w:r>'
                          f'<w:bookmarkStart w:id="{n}" w:name="_h{n}"/><w:bookmarkEnd w:id="{n}"/>'
                          for n, c in enumerate("九、统筹推进教育数字化")) + "</w:p>",
        more=(heading("统筹推进教育数字化", "九、"),),
    )  # fmt: skip
    field = (
        '<w:p><w:fldSimple w:instr=" DATE \\@ yyyy ">' + run("2027") + "</w:fldSimple>" + run("年春季学期按期开学。")
        + '<w:hyperlink w:history="1">' + run("链接里的字") + "</w:hyperlink>" + run("照读。") + "</w:p>"
    )  # fmt: skip
    yield one("fields and links", field, more=("2027年春季学期按期开学。链接里的字照读。",))
    yield one(
        "marks between characters",
        "<w:p>" + run("一") + "<w:r><w:noBreakHyphen/></w:r>" + run("三月") + "<w:r><w:softHyphen/></w:r>"
        + run("办结") + "<w:r><w:lastRenderedPageBreak/></w:r><w:proofErr/>" + run("五件事。") + "</w:p>",
        more=("三月办结五件事。",),
    )  # fmt: skip
    yield one(
        "reading aids",
        "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>" + run("YING") + "</w:rt><w:rubyBase>" + run("盈") + "</w:rubyBase></w:ruby></w:r>"
        + run("丰镇学校开学。") + "</w:p>",
        more=("盈丰镇学校开学。",),
    )  # fmt: skip
    yield one(
        "moved and deleted",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>CANARY-0x5EED</w:delText></w:r></w:del></w:p>"
        "<w:p><w:ins>" + run("领导添的一句。") + "</w:ins></w:p>",
        more=("领导添的一句。",),
    )  # fmt: skip
    yield one(
        "wide digits", paragraph("到２０２７年１２月底，完成９５．５％。"), more=("2027年12月底，完成95.5％",)
    )
    yield one(
        "blanks of the web", paragraph("\u00a0\u3000\u2003八、\u00a0做好招生工作"), more=("做好招生工作",)
    )
    yield from _numbered(rng)
    yield from _packed(rng)


def _numbered(rng: random.Random) -> Iterator[Made]:
    """Lists that Word, WPS and LibreOffice number by themselves."""
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="（%2）"/></w:lvl>'
    )
    for kind in ("chineseCounting", "chineseCountingThousand", "japaneseCounting"):
        numbering = (
            f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels.format(kind, kind)}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num></w:numbering>'
        )
        styles = (
            f'{HEAD}<w:styles {W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr>'
            '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
        )
        inside = (
            paragraph(TITLE)
            + paragraph("加强党的建设", '<w:pStyle w:val="1"/>')
            + paragraph("压实主体责任", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
            + paragraph("每月学习一次。")
            + paragraph("守牢安全底线", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
            + paragraph("每周检查一次。")
        )
        parts = {"word/numbering.xml": numbering, "word/styles.xml": styles}
        shows = (
            heading("加强党的建设", "一、"),
            heading("压实主体责任", "（一）"),
            heading("守牢安全底线", "十一、"),
        )
        yield f"numbers {kind}", package(inside, parts), shows
    lines = plan(rng)
    big = f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="{{}}"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    for kind in ("upperRoman", "chineseCounting", "lowerLetter", "klingon"):
        item = paragraph("起点很大的编号。", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        yield (
            f"a huge start {kind}",
            package(body(lines) + item * 50, {"word/numbering.xml": big.format(kind)}),
            said(lines),
        )
    ring = (
        f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="A"/><w:numStyleLink w:val="A"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = paragraph("编号绕圈的一项。", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    endless = (
        big.format("decimal").replace("999999999", "9" * 5000).replace('w:ilvl="0"', f'w:ilvl="{"9" * 5000}"')
    )
    yield "numbers without end", package(body(lines) + item, {"word/numbering.xml": endless}), said(lines)
    yield "a ring of lists", package(body(lines) + item, {"word/numbering.xml": ring}), said(lines)


def _packed(rng: random.Random) -> Iterator[Made]:
    """The same document in the packings that are about."""
    lines = plan(rng)
    xml = document(body(lines))
    strict = xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT)
    yield "strict Open XML", zipped([("word/document.xml", strict)]), said(lines)
    other = f'{HEAD}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{{}}"/></Relationships>'
    yield (
        "another main part",
        zipped([("_rels/.rels", other.format("word/document2.xml")), ("word/document2.xml", xml)]),
        said(lines),
    )
    yield (
        "a main part from the root",
        zipped([("_rels/.rels", other.format("/text/main.xml")), ("text/main.xml", xml)]),
        said(lines),
    )
    strict_type = other.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    yield (
        "strict with another main part",
        zipped([("_rels/.rels", strict_type.format("word/body.xml")), ("word/body.xml", strict)]),
        said(lines),
    )
    yield (
        "backslashes in names",
        zipped([("[Content_Types].xml", "<Types/>"), ("word\\document.xml", xml)]),
        said(lines),
    )
    yield "capitals in names", zipped([("Word/Document.xml", xml)]), said(lines)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        part.write(xml.encode())
    yield "zip64", out.getvalue(), said(lines)
    yield "written as a stream", _streamed("word/document.xml", xml.encode()), said(lines)
    plain = zipped([("word/document.xml", xml)])
    yield "bytes after the archive", plain + bytes(700), said(lines)
    yield (
        "a mark before the declaration",
        zipped([("word/document.xml", b"\xef\xbb\xbf" + xml.encode())]),
        said(lines),
    )
    yield (
        "other prefixes",
        zipped([("word/document.xml", xml.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0="))]),
        said(lines),
    )
    gb = xml.replace('encoding="UTF-8"', 'encoding="GB18030"').encode("gb18030")
    yield "GB18030 inside", zipped([("word/document.xml", gb)]), said(lines)
    yield (
        "a broken part that nobody needs",
        zipped([("word/document.xml", xml), ("word/theme/theme1.xml", "<a"), ("docProps/app.xml", b"\0")]),
        said(lines),
    )


def _streamed(name: str, data: bytes) -> bytes:
    """An archive written front to back, sizes told after each part."""

    class OneWay(io.RawIOBase):
        def __init__(self) -> None:
            self.made = b""

        def writable(self) -> bool:
            return True

        def write(self, piece: object) -> int:
            self.made += bytes(piece)  # type: ignore[call-overload]
            return len(bytes(piece))  # type: ignore[call-overload]

    out = OneWay()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.made


def misnamed(rng: random.Random) -> Iterator[tuple[str, str, bytes, tuple[str, ...]]]:
    """What offices call .doc and .wps is often something else, and can be read."""
    lines = plan(rng)
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
    yield "a page named .doc", "a.doc", page.encode("gbk"), said(lines)
    yield "a Word file named .wps", "a.wps", package(body(lines)), said(lines)
    yield "a text named .doc", "a.doc", "\r\n".join(lines).encode("gb18030"), said(lines)
    yield "a Word file in capitals", "A.DOCX", package(body(lines)), said(lines)


def refused() -> Iterator[tuple[str, str, bytes, str]]:
    text = paragraph("一、任务")
    odt = zipped([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")])
    yield "an ODT", "a.odt", odt, "另存为"
    yield "an ODT named .docx", "a.docx", odt, "另存为"
    yield "an OFD", "a.ofd", zipped([("OFD.xml", "<x/>"), ("Doc_0/Document.xml", "<x/>")]), "OFD"
    yield "an OFD named .docx", "a.docx", zipped([("OFD.xml", "<x/>")]), "OFD"
    yield "a 7z", "a.docx", b"7z\xbc\xaf\x27\x1c" + bytes(300), "7z"
    yield "bytes before the archive", "a.docx", b"#!/bin/sh\n" + package(text), "不是 Word"
    yield "broken styles", "a.docx", package(text, {"word/styles.xml": "<w:styles"}), "已损坏"
    yield "a folder in place of the text", "a.docx", zipped([("word/document.xml/", b"")]), "已损坏"
    yield "a locked entry", "a.docx", _locked(package(text)), "。"
    yield (
        "a bomb in the styles",
        "a.docx",
        package(text, {"word/styles.xml": f"{HEAD}<w:styles {W}>" + "<w:style/>" * 3_000_000}),
        "不读",
    )
    yield "an endless attribute", "a.docx", package(text + f'<w:p w:x="{"A" * 70_000_000}"/>'), "。"
    yield "an endless name", "a.docx", package(text + f"<w:{'A' * 30_000_000}/>"), "。"
    yield "an endless comment", "a.docx", package(text + f"<!--{'A' * 120_000_000}-->"), "。"
    inside = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    bomb = f'{HEAD}<!DOCTYPE x [<!ENTITY e0 "A">{inside}]><w:styles {W}>&e12;</w:styles>'
    yield "entities in the styles", "a.docx", package(text, {"word/styles.xml": bomb}), "。"
    yield "entities in the lists", "a.docx", package(text, {"word/numbering.xml": bomb}), "。"
    yield "entries over one another", "a.docx", _overlapping(), "炸弹"
    yield (
        "two main parts",
        "a.docx",
        _twice(document(text), document(text) * 2),
        "已损坏",
    )


def _twice(first: str, second: str) -> bytes:
    """An archive with two parts of one name."""
    made = zipped([("word/document.xml", first), ("word/documenT.xml", second)])
    return made.replace(b"documenT", b"document")


def _locked(data: bytes) -> bytes:
    """The same archive with every entry said to be encrypted, in both places."""
    made = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(mark)
        while place >= 0:
            made[place + at] |= 1
            place = made.find(mark, place + 4)
    return bytes(made)


def _overlapping() -> bytes:
    """An archive whose parts all point at the same packed bytes."""
    kernel = zipped([("word/document.xml", document(paragraph("重") * 400_000))])
    at = kernel.find(b"PK\x01\x02")
    entry, end = kernel[at : kernel.find(b"PK\x05\x06")], kernel[kernel.find(b"PK\x05\x06") :]
    many = b"".join(
        entry[:28] + struct.pack("<H", 17) + entry[30:46] + name.encode()
        for name in ("word/document.xml", *(f"word/header{n:04}.xml"[:17] for n in range(2000)))
    )
    made = end[:8] + struct.pack("<HH", 2001, 2001) + struct.pack("<II", len(many), at) + end[20:]
    return kernel[:at] + many + made
