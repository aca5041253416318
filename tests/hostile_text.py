"""Plain texts and web pages of strangers: odd encodings, escape sequences, floods, scripts, nests."""

# ruff: noqa: E501  (markup and data as they stand)

import random
import zlib
from collections.abc import Iterator

from hostile import CANARY, SEED, TITLE, Case, plan, said, torn

Made = tuple[str, str, bytes, tuple[str, ...]]


def cases() -> list[Case]:
    rng = random.Random(SEED + 1)
    made = [Case(f"text: {n}", f, d, True, s) for n, f, d, s in (*texts(rng), *pages(rng))]
    made += [Case(f"text: {name}", file, data, False, (words,)) for name, file, data, words in refused()]
    whole = "\n".join(plan(rng, 5)).encode("gb18030")
    made += [Case(f"text: torn {at}", f"t{at}.txt", d, None) for at, d in enumerate(torn(rng, whole, 16))]
    page = _page(plan(rng, 5)).encode()
    made += [Case(f"page: torn {at}", f"t{at}.html", d, None) for at, d in enumerate(torn(rng, page, 16))]
    return made


def texts(rng: random.Random) -> Iterator[Made]:
    def one(name: str, encoding: str = "utf-8", *, end: str = "\n", extra: str = "", before: bytes = b"",
            file: str = "a.txt", more: tuple[str, ...] = ()) -> Made:  # fmt: skip
        lines = plan(rng, 5)
        data = before + (end.join(lines) + end + extra).encode(encoding)
        return name, file, data, (*said(lines), *more)

    yield one("utf-8")
    yield one("utf-8 with a mark", "utf-8-sig")
    for encoding in ("gbk", "gb18030", "utf-16", "utf-32", "utf-16-le", "utf-16-be"):
        yield one(encoding, encoding)
    yield one("big-endian with a mark", "utf-16-be", before=b"\xfe\xff")
    for name, end in (
        ("CR", "\r"),
        ("CRLF", "\r\n"),
        ("CRCRLF", "\r\r\n"),
        ("NEL", "\x85"),
        ("LS", "\u2028"),
        ("VT", "\x0b"),
    ):
        yield one(f"{name} alone", end=end)
    sequences = {
        "colours": "\x1b[31m红字\x1b[0m。", "title": "\x1b]0;evil\x07标题。", "link": "\x1b]8;;http://x\x1b\\链接。",
        "C1": "\x9b2J清屏。", "device": "\x1bP$q\x1b\\装置。", "backspaces": "删\x08\x08\x7f除。",
        "overrides": "\u202e反\u2066转\u2069。", "invisible": "零\u200b宽\ufeff。",
    }  # fmt: skip
    for name, text in sequences.items():
        yield one(f"sequence {name}", extra=text + "\n")
    yield one("a few NULs", extra="夹着\0零字节。\n", more=("夹着零字节",))
    yield one("markup", extra="[/bold][red]{{ 7*7 }} %s $(id) `id`。\n", more=("{{ 7*7 }}",))
    yield one("references", extra="清&#27;[2J屏&#x9b;&#x202e;&amp;#27;。\n", more=("清[2J屏",))
    yield one("a line of a million", extra="长" * 300_000 + "\n")
    yield one("many short lines", extra="1.x\n" * 60_000)
    yield one("brackets without end", extra="（" * 60_000 + "\n" + "《" * 60_000 + "\n")
    yield one("marks without end", extra="，" * 100_000 + "\n" + "a>" * 50_000 + "\n")
    yield one("digits without end", extra="1" * 100_000 + "\n" + "一" * 100_000 + "、\n")
    yield one("blanks without end", extra=" " * 400_000 + "末。\n" + "\n" * 200_000)
    yield one("numbers of all kinds", extra="".join(f"第{n}条 {n}.{n}.{n} （{n}）①\n" for n in range(6000)))
    yield one("another ending", file="a.log")
    yield one("no ending", file="plan")
    yield one("markdown", file="a.md")
    yield one("a name that is an option", file="-o.txt")


def _page(lines: list[str], extra: str = "", head: str = "") -> str:
    return (
        f"<html><head>{head}</head><body>{''.join(f'<p>{line}</p>' for line in lines)}{extra}</body></html>"
    )


def pages(rng: random.Random) -> Iterator[Made]:
    def one(name: str, extra: str = "", head: str = "", encoding: str = "utf-8", before: bytes = b"",
            more: tuple[str, ...] = ()) -> Made:  # fmt: skip
        lines = plan(rng, 5)
        return name, "a.html", before + _page(lines, extra, head).encode(encoding), (*said(lines), *more)

    yield one("page")
    yield one(
        "scripts", f"<script>alert('{CANARY}')</script><p onclick='x()'>正文一句。</p>", more=("正文一句",)
    )
    yield one(
        "silent parts", f"<iframe>{CANARY}</iframe><noscript>{CANARY}</noscript><template>{CANARY}</template>"
    )
    yield one("styles", head=f"<style>{CANARY}</style><base href='http://127.0.0.1:9/'>")
    yield one(
        "outside things", "<img src='http://127.0.0.1:9/x'><link rel=stylesheet href='file:///etc/passwd'>"
    )
    yield one("references to controls", "<p>清&#27;[2J屏&#x9b;&#0;&#x202e;。</p>", more=("清",))
    yield one("a comment flood", "<!--" * 20_000)
    yield one("many breaks", "<br>" * 40_000 + "<p>末句。</p>", more=("末句",))
    yield one(
        "many attributes", "<p " + " ".join(f"a{n}='x'" for n in range(3_000)) + ">属性。</p>", more=("属性",)
    )
    yield one(
        "a wide table", "<table>" + "<tr>" + "<td>格</td>" * 60 + "</tr>" * 1 + "</table>", more=("格",)
    )
    yield one("tags that never close", "<b><i><u>" * 60 + "没有闭合。", more=("没有闭合",))
    yield one("a data address", f"<img src='data:image/png;base64,{'A' * 2_000_000}'>")
    yield one("section marks", "<![CDATA[<p>x</p>]]><p>后文。</p>", more=("后文",))
    yield one("conditional comments", f"<!--[if IE]><p>{CANARY}</p><![endif]--><p>后文。</p>", more=("后文",))
    yield one("a charset that is true", head='<meta charset="gbk">', encoding="gbk")
    yield one("a charset that lies", head='<meta charset="gbk">')
    yield one("an unknown charset", head='<meta charset="klingon">')
    yield one("wide", encoding="utf-16")
    entity = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    yield one("entities of its own", "<p>实体后文。</p>", before=entity.encode(), more=("实体后文",))


def _pdf(stream: bytes, filters: int = 1) -> bytes:
    """One page with that packed stream."""
    names = b"/FlateDecode" * filters
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(stream), names, stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + rows + tail


def refused() -> Iterator[tuple[str, str, bytes, str]]:
    rng = random.Random(SEED + 2)
    yield "empty", "a.txt", b"", "空文件"
    yield "blanks", "a.txt", b" \r\n\t\n" * 50, "空文件"
    yield "marks only", "a.txt", "\ufeff\u200b\n".encode(), "没有文字"
    yield "controls only", "a.txt", b"\x01\x02\x03\x1b" * 200, "文字"
    yield "NULs only", "a.txt", bytes(4000), "文字"
    yield "noise", "a.txt", rng.randbytes(20_000), "文字"
    for name, mark in (("program", b"\x7fELF"), ("picture", b"\xff\xd8\xff\xe0"), ("archive", b"Rar!\x1a\x07\0"),
                       ("gzip", b"\x1f\x8b\x08\0"), ("database", b"SQLite format 3\0"), ("windows program", b"MZ\x90\0")):  # fmt: skip
        yield name, "a.txt", mark + bytes(200), "读不了"
    yield "larger than allowed", "a.txt", b"x" * (65 << 20), "超过"
    yield "lines without end", "a.txt", b"1.x\n" * 2_000_000, "请拆成几份"
    yield "list marks without end", "a.md", b"* " * 4_000_000, "请拆成几份"
    yield "breaks without end", "a.html", b"x<br>" * 1_600_000, "不读"
    for name, form in (
        ("attributes", "a{}=1 "),
        ("quoted attributes", "a{}='<>'"),
        ("bare attributes", "a{} "),
    ):
        flood = "".join(form.format(n) for n in range(120_000))
        yield f"{name} without end", "a.html", f"<p>x</p><p {flood}>y</p>".encode(), "不读"
    yield "PDF bomb", "a.pdf", _pdf(zlib.compress(b" " * 80_000_000)), "炸弹"
    yield "PDF bomb packed twice", "a.pdf", _pdf(zlib.compress(zlib.compress(b" " * 80_000_000)), 2), "炸弹"
    yield "PDF without text", "a.pdf", _pdf(zlib.compress(b" ")), "扫描件"
    yield "broken PDF", "a.pdf", b"%PDF-1.7\n" + rng.randbytes(3000), "已损坏"
    yield "page of scripts", "a.html", f"<html><script>{TITLE}</script></html>".encode(), "没有文字"
    for deep in (400, 5_000, 100_000):
        data = ("<div>" * deep + "深" + "</div>" * deep).encode()
        yield f"page {deep} deep", "a.html", b"<p>x</p>" + data, "太深"
    yield "spans without end", "a.html", ("<p>x</p>" + "<span>" * 50_000 + "深").encode(), "太深"
