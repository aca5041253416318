"""Word files of strangers: bombs, entities, foreign links, deep nests, damage; and odd but honest ones."""

# ruff: noqa: E501  (markup and data as they stand)

import io
import random
import struct
import zipfile
from collections.abc import Iterator

from hostile import CANARY, SEED, TITLE, Case, plan, said, torn
from wordfiles import HEAD, W, package, paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def body(lines: list[str]) -> str:
    return "".join(map(paragraph, lines))


def relations(target: str, kind: str = "attachedTemplate") -> str:
    return (
        f'{HEAD}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )


def zipped(parts: list[tuple[str, bytes | str]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def document(inside: str, prologue: str = HEAD) -> str:
    return f"{prologue}<w:document {W}><w:body>{inside}</w:body></w:document>"


def cases() -> list[Case]:
    rng = random.Random(SEED)
    made = [Case(f"word: {name}", file, data, True, shows) for name, file, data, shows in honest(rng)]
    made += [
        Case(f"word: {name}", f"{at}.docx", data, False, (words,)) for at, (name, data, words) in refused()
    ]
    whole = package(body(plan(rng)))
    made += [
        Case(f"word: torn {at}", f"torn{at}.docx", data, None) for at, data in enumerate(torn(rng, whole, 24))
    ]
    return made


def honest(rng: random.Random) -> Iterator[tuple[str, str, bytes, tuple[str, ...]]]:
    def one(name: str, extra: str = "", parts: dict[str, str | bytes] | None = None, file: str = "a.docx",
            more: tuple[str, ...] = ()) -> tuple[str, str, bytes, tuple[str, ...]]:  # fmt: skip
        lines = plan(rng)
        return name, file, package(body(lines) + extra, parts), (*said(lines), *more)

    run = "<w:r><w:t>{}</w:t></w:r>"
    yield one("plain")
    yield one("template named docm", file="a.docm", parts={"word/vbaProject.bin": OLE + b"Shell"})
    yield one("macros", parts={"word/vbaProject.bin": OLE + b"AutoOpen Shell", "word/vbaData.xml": "<x/>"})
    yield one("embedded object", parts={"word/embeddings/oleObject1.bin": OLE + bytes(9000)})
    for target in ("http://127.0.0.1:9/evil.dotm", "file:///etc/passwd", r"\\10.0.0.1\share\a.dotm"):
        yield one(f"outside template {target[:8]}", parts={"word/_rels/settings.xml.rels": relations(target)})
    yield one(
        "outside picture",
        parts={"word/_rels/document.xml.rels": relations("http://127.0.0.1:9/a.png", "image")},
    )
    yield one("outside chunk", '<w:altChunk xmlns:r="r" r:id="rId1"/>',
              {"word/_rels/document.xml.rels": relations("file:///etc/passwd", "aFChunk")})  # fmt: skip
    yield one("tracked", "<w:p><w:ins>" + run.format("新增内容保留。") + "</w:ins><w:del><w:r><w:delText>CANARY"
              "-0x5EED</w:delText></w:r></w:del></w:p>", more=("新增内容保留",))  # fmt: skip
    yield one("moved", "<w:p><w:moveTo>" + run.format("移来的话。") + "</w:moveTo><w:moveFrom>"
              + run.format(CANARY) + "</w:moveFrom></w:p>", more=("移来的话",))  # fmt: skip
    yield one("content controls", "<w:sdt><w:sdtContent>" * 40 + paragraph("控件里的话。") + "</w:sdtContent></w:sdt>" * 40,
              more=("控件里的话",))  # fmt: skip
    yield one("a command field", '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\x '
              + CANARY + "</w:instrText></w:r>" + run.format("域结果。") + "</w:p>", more=("域结果",))  # fmt: skip
    yield one(
        "link",
        "<w:p><w:hyperlink>" + run.format("见链接文字。") + "</w:hyperlink></w:p>",
        more=("见链接文字",),
    )
    yield one("direction overrides", paragraph("反转\u202e文字\u200b隐形。"), more=("反转文字隐形",))
    yield one("markup as text", paragraph("<b>[bold]&amp;[/bold]</b>。"), more=("[/bold]",))
    yield one("nested tables", "<w:tbl><w:tr><w:tc>" * 30 + paragraph("内层。") + "</w:tc></w:tr></w:tbl>" * 30,
              more=("内层",))  # fmt: skip
    cell = (
        '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/><w:vMerge w:val="x"/></w:tcPr>'
        + paragraph("格")
        + "</w:tc>"
    )
    yield one("huge spans", f"<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>", more=("格",))
    yield one("wide table", "<w:tbl>" + f"<w:tr>{cell * 50}</w:tr>" * 60 + "</w:tbl>", more=("格",))
    yield one("ring of styles", parts={"word/styles.xml": f'{HEAD}<w:styles {W}><w:style w:type="paragraph" w:styleId="A">'
              '<w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
              "</w:styles>"})  # fmt: skip
    for value in ("-1", "99999999999999999999", "x", ""):
        yield one(f"list depth {value!r}", paragraph("自动编号项。", f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>'),
                  more=("自动编号项",))  # fmt: skip
    yield one("many empty paragraphs", "<w:p/>" * 30_000, more=())
    yield one(
        "many paragraphs",
        "".join(paragraph(f"第{n}段内容。") for n in range(15_000)),
        more=("第14999段内容",),
    )
    yield one("a long run", paragraph("长" * 200_000 + "。"))
    yield one("a picture that is a bomb", parts={"word/media/image1.png": bytes(60_000_000)})
    yield one(
        "paths that climb",
        parts={"../../evil.txt": "x", "/etc/evil": "x", "C:\\evil.txt": "x", "word/../../../e": "x"},
    )
    yield one("named as text", file="a.txt")
    yield one("named as a page", file="a.html")
    yield one("named as old Word", file="a.doc")
    yield one("name with marks", file="a';--“$(x)”.docx")
    yield one("bad footnotes are none", parts={"word/footnotes.xml": f"{HEAD}<w:footnotes {W}/>"})
    yield one(
        "comments of others",
        parts={"word/comments.xml": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"},
    )
    lines = plan(rng)
    for name, method in (
        ("stored", zipfile.ZIP_STORED),
        ("bzip2", zipfile.ZIP_BZIP2),
        ("lzma", zipfile.ZIP_LZMA),
    ):
        yield name, "a.docx", zipped([("word/document.xml", document(body(lines)))], method), said(lines)
    wide = document(body(lines), '<?xml version="1.0" encoding="utf-16"?>').encode("utf-16")
    yield "UTF-16", "a.docx", zipped([("word/document.xml", wide)]), said(lines)


def refused() -> Iterator[tuple[int, tuple[str, bytes, str]]]:
    return iter(list(enumerate(_refused())))


def _refused() -> Iterator[tuple[str, bytes, str]]:
    text = paragraph(TITLE) + paragraph("一、任务") + paragraph("抓好落实。")
    bomb = " " * 120_000_000
    yield "bomb in the text", package(text + bomb), "压缩炸弹"
    yield (
        "bomb in the styles",
        package(text, {"word/styles.xml": f"{HEAD}<w:styles {W}>{bomb}</w:styles>"}),
        "压缩炸弹",
    )
    yield "bomb in the lists", package(text, {"word/numbering.xml": bomb}), "压缩炸弹"
    yield "bomb in the notes", package(text, {"word/footnotes.xml": bomb}), "压缩炸弹"
    yield "millions of elements", package(text + "<w:p/>" * 14_000_000), "不读"
    yield "millions of attributes", package(text + '<w:p a="1"/>' * 6_000_000), "不读"
    entities = {
        "entity": '<!ENTITY a "x">',
        "file": '<!ENTITY a SYSTEM "file:///etc/passwd">',
        "net": '<!ENTITY a SYSTEM "http://127.0.0.1:9/x">',
        "parameter": '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY a "x">',
        "laughs": '<!ENTITY l "ha">' + "".join(
            f'<!ENTITY l{n} "{f"&l{n - 1 or str()};" * 10}">' for n in range(1, 10)) + '<!ENTITY a "&l9;">',
        "blowup": f'<!ENTITY a "{"x" * 100_000}">',
    }  # fmt: skip
    use = "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
    for name, inside in entities.items():
        yield f"DTD {name}", package(text + use, prologue=f"{HEAD}<!DOCTYPE d [{inside}]>"), "。"
    yield "DTD alone", package(text, prologue=f'{HEAD}<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'), "DTD"
    yield (
        "DTD in styles",
        package(text, {"word/styles.xml": f'<!DOCTYPE d [<!ENTITY a "x">]><w:styles {W}>&a;</w:styles>'}),
        "DTD",
    )
    wide = document(
        text + use, '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d [<!ENTITY a "x">]>'
    ).encode("utf-16")
    yield "DTD in UTF-16", zipped([("word/document.xml", wide)]), "DTD"
    for name, tag in (
        ("tables", "tbl><w:tr><w:tc"),
        ("controls", "sdt><w:sdtContent"),
        ("boxes", "p><w:r><w:pict"),
    ):
        close = "".join(f"</{part}>" for part in reversed(f"w:{tag}".split("><")))
        yield f"deep {name}", package(text + f"<w:{tag}>" * 2000 + close * 2000), "不读"
    whole = package(text)
    for share in (0.2, 0.6, 0.95):
        yield f"cut at {share}", whole[: int(len(whole) * share)], "已损坏"
    raw = zipped([("word/document.xml", document(text))], zipfile.ZIP_STORED)
    at = raw.index("抓好".encode())
    yield "wrong checksum", raw[:at] + b"\xe6\x8a\x93"[::-1] + raw[at + 3 :], "已损坏"
    yield "encrypted entry", _flagged(raw), "已损坏"
    yield "unknown compression", _method(raw, 77), "已损坏"
    broken = {
        "unclosed": "<w:document><w:body>", "crossed": "<a><b></a></b>", "two roots": "<a/><b/>", "no XML": "text",
        "NUL": document(text + "\0"), "control reference": document(text + "&#27;"), "unknown entity": document(text + "&x;"),
        "wrong encoding": document(text, '<?xml version="1.0" encoding="klingon"?>'), "empty": "",
        "one attribute twice": document(text + '<w:p w:a="1" w:a="2"/>'),
    }  # fmt: skip
    for name, xml in broken.items():
        yield f"XML {name}", zipped([("word/document.xml", xml)]), "已损坏"
    yield "no body", zipped([("word/document.xml", f"<w:document {W}/>")]), "已损坏"
    yield "no document", zipped([("other.xml", "<x/>")]), "已损坏"
    yield "empty archive", zipped([]), "已损坏"
    yield "a sheet", zipped([("xl/workbook.xml", "<x/>")]), "不是 Word"
    yield "slides", zipped([("ppt/presentation.xml", "<x/>")]), "不是 Word"
    yield (
        "too many parts",
        zipped([("word/document.xml", document(text)), *((f"p{n}", "") for n in range(21_000))]),
        "不读",
    )
    yield "password", OLE + "EncryptedPackage".encode("utf-16-le"), "密码"
    yield "old sheet", OLE + "Workbook".encode("utf-16-le"), "表格"
    yield "picture", b"\x89PNG\r\n\x1a\n" + bytes(300), "图片"
    yield "text", "一、不是 Word 文件。".encode(), "不是 Word 文件"
    yield "nothing but blanks", package(paragraph(" ")), "没有文字"


def _flagged(raw: bytes) -> bytes:
    """The encryption bit set in both headers of the first entry."""
    made = bytearray(raw)
    made[6] |= 1
    at = raw.rindex(b"PK\x01\x02")
    made[at + 8] |= 1
    return bytes(made)


def _method(raw: bytes, method: int) -> bytes:
    made = bytearray(raw)
    made[8:10] = struct.pack("<H", method)
    at = raw.rindex(b"PK\x01\x02")
    made[at + 10 : at + 12] = struct.pack("<H", method)
    return bytes(made)
