"""Texts, pages and tables as offices really save them, and things that only look like them."""

# ruff: noqa: E501  (markup and data as they stand)

import base64
import gzip
import random
from collections.abc import Iterator

from hostile import CANARY, SEED, TITLE, Case, plan, said
from hostile_odd import heading
from hostile_word import zipped

Made = tuple[str, str, bytes, tuple[str, ...]]
HEADINGS = "一二三四五六"


def cases() -> list[Case]:
    rng = random.Random(SEED + 8)
    made = [
        Case(f"saved: {n}", f, d, True, s)
        for n, f, d, s in (*texts(rng), *pages(rng), *marked(rng), *own(rng), *rich(rng))
    ]
    made += [Case(f"saved: {name}", file, data, False, (words,)) for name, file, data, words in refused()]
    return made


def texts(rng: random.Random) -> Iterator[Made]:
    lines = plan(rng, 4)
    text = "\n".join(lines)
    yield (
        "rare characters",
        "a.txt",
        (text + "\n请𬭚老师、䶮老师牵头。\n").encode("gb18030"),
        (*said(lines), "𬭚老师", "䶮老师"),
    )
    big5 = "青禾縣教育局2027年工作計畫\n一、抓好校園安全\n每月檢查一次，責任到人，確保學校平安。\n二、辦好學前教育\n擴大公辦園學位，改善辦園條件。\n"
    yield "Big5", "a.txt", big5.encode("big5"), ("抓好校园安全", "办好学前教育")
    yield (
        "Traditional UTF-8",
        "a.txt",
        big5.encode(),
        ("抓好校园安全", "办好学前教育", '"script": "traditional"'),
    )
    ends = "".join(
        line + end for line, end in zip(lines, ("\r\n", "\n", "\r\n", "\n", "\r\n", "\n") * 3, strict=False)
    )
    yield "marks that never close", "a.txt", f"{text}\n{'《' * 60_000}{'…' * 60_000}\n".encode(), said(lines)
    yield "two kinds of line ends", "a.txt", ends.encode(), said(lines)
    spaced = "\n".join("\u00a0\u3000\u3000" + line + "\u00a0 " for line in lines)
    yield "indents of all kinds", "a.txt", spaced.encode(), said(lines)
    yield (
        "direction marks",
        "a.txt",
        "\n".join("\u200f" + line[:4] + "\u200e\u200d" + line[4:] for line in lines).encode(),
        said(lines),
    )
    yield "a mark at every join", "a.txt", "\n\ufeff".join(lines).encode("utf-8-sig"), said(lines)
    wide = f"{TITLE}\n１．抓好招生\n按时完成。\n２．抓好控辍\n（１）建好台账\n逐人登记。\n"
    yield "wide numbers", "a.txt", wide.encode("gbk"), ('"heading": "抓好招生"', '"heading": "建好台账"')
    for name, digits in (("〇", "二〇二七"), ("○", "二○二七"), ("Ｏ", "二Ｏ二七")):
        zero = f"青禾县教育局{digits}年工作要点\n一、抓好安全\n每月一次。\n"
        yield f"a year with {name}", "a.txt", zero.encode(), ('"year": 2027', heading("抓好安全", "一、"))
    damaged = "\n".join(lines * 6).encode("gbk")
    at = damaged.index("结合".encode("gbk")) + 1
    yield "one byte lost", "a.txt", damaged[:at] + damaged[at + 1 :], said(lines)
    yield "one bad byte", "a.txt", damaged[:at] + b"\xff" + damaged[at:], said(lines)
    half = "\n".join(lines * 3).encode()
    yield "cut inside a character", "a.txt", half[:-2], said(lines)
    yield (
        "two files in one",
        "a.txt",
        text.encode() + b"\n" + "三、联合行文的补充内容，照此办理。\n".encode("gbk"),
        said(lines),
    )
    wrapped = (
        TITLE
        + "\n\n    一、抓好安全\n"
        + "\n".join(
            "    " * (n == 0) + "全县各学校每周开展一次安全隐患排查，逐项登记造册，"[n:] for n in range(3)
        )
        + "做到闭环。\n"
    )
    yield "wrapped by hand", "a.txt", wrapped.encode(), (heading("抓好安全", "一、"),)
    yield "UTF-16 with CRLF", "a.txt", "\r\n".join(lines).encode("utf-16"), said(lines)
    yield (
        "UTF-16 without a mark, mostly digits",
        "a.txt",
        ("\r\n".join(lines) + "\r\n1 2 3 4 5\r\n" * 90).encode("utf-16-le"),
        said(lines),
    )
    yield (
        "tabs for a table",
        "a.txt",
        (text + "\n序号\t任务\t时限\n1\t开学检查\t3月\n").encode(),
        (*said(lines), "开学检查"),
    )
    yield "form feeds and page numbers", "a.txt", "\n\x0c\n— 2 —\n".join(lines).encode(), said(lines)


def pages(rng: random.Random) -> Iterator[Made]:
    lines = plan(rng, 4)
    inside = "".join(f"<p style='text-indent:2em'>&nbsp;&nbsp;&emsp;{line}</p>" for line in lines)
    around = (
        "<div class='nav'><a href='/'>首页</a> &gt; <a>政务公开</a> &gt; 工作计划</div>"
        "<h1>{}</h1><div class='info'>发布时间：2027-02-03 来源：本站 字号：[<a>大</a> <a>中</a> <a>小</a>]</div>{}"
        "<div>【打印本页】【关闭窗口】</div><div class='foot'>版权所有 某ICP备12345678号 网站标识码3300000001</div>"
    )
    yield (
        "a government site",
        "a.html",
        around.format(TITLE, f"<div id='zoom'>{inside}</div>").encode(),
        said(lines),
    )
    trs = f"<div class='TRS_Editor'><style type='text/css'>.TRS_Editor P{{margin:0}}/*{CANARY}*/</style>{inside.replace('<p', '<div').replace('</p>', '</div>')}</div>"
    yield "an editor of such sites", "a.htm", around.format(TITLE, trs).encode("gbk"), said(lines)
    breaks = f"<td id='content'>{'<br/>'.join('　　' + line for line in lines)}</td>"
    nested = (
        f"<table><tr><td><table><tr><td><table><tr>{breaks}</tr></table></td></tr></table></td></tr></table>"
    )
    yield "tables for layout", "a.html", nested.encode(), said(lines)
    numbers = "".join(
        f"<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>{n}、<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;</span></span><![endif]><span lang=EN-US>任务</span>{n}号<o:p></o:p></p><p class=MsoNormal>按期完成。<o:p></o:p></p>"
        for n in "一二三"
    )
    word = f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'><!--[if gte mso 9]><xml><o:x>{CANARY}</o:x></xml><![endif]--></head><body><p class=MsoTitle>{TITLE}</p>{numbers}</body></html>"
    yield "saved by Word", "a.htm", word.encode("gbk"), ("任务一号", "任务三号")
    yield (
        "XHTML in GB2312",
        "a.html",
        f'<?xml version="1.0" encoding="gb2312"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{inside.replace("&nbsp;", "&#160;").replace("&emsp;", "")}</body></html>'.encode(
            "gbk"
        ),
        said(lines),
    )
    yield (
        "preformatted",
        "a.html",
        f"<html><body><pre>{chr(10).join(lines)}</pre></body></html>".encode(),
        said(lines),
    )
    yield (
        "named references",
        "a.html",
        f"<p>{TITLE}</p><p>&#19968;、抓好&ldquo;双减&rdquo;&hellip;&hellip;</p><p>做实&mdash;&mdash;做细。</p>".encode(),
        ("“双减”",),
    )
    yield (
        "old big letters",
        "a.HTM",
        f"<HTML><BODY><CENTER><FONT SIZE=5>{TITLE}</FONT></CENTER>{''.join(f'<P>{line}' for line in lines)}</BODY></HTML>".encode(
            "gb18030"
        ),
        said(lines),
    )
    yield (
        "main part among menus",
        "a.html",
        f"<ul>{'<li><a href=x>栏目导航</a></li>' * 200}</ul><article>{inside}</article>".encode(),
        said(lines),
    )

    archive = _message("text/html", f"<html><body>{inside}</body></html>".encode("gbk"), charset="gb2312")
    yield "a web archive", "a.mht", archive, said(lines)
    yield "a web archive named .doc", "a.doc", archive, said(lines)
    letter = b"From: a@example.cn\r\nSubject: =?gbk?B?uaQ=?=\r\n" + _message(
        "text/plain", "\r\n".join(lines).encode()
    )
    yield "a letter", "a.eml", letter, said(lines)


def _message(kind: str, data: bytes, parts: int = 1, charset: str = "utf-8") -> bytes:
    """A message of several parts, as browsers and mail programs save it."""
    made = b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b1";\r\n\ttype="text/html"\r\n\r\n'
    part = f'--b1\r\nContent-Type: {kind}; charset="{charset}"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    picture = b"--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    return made + (part.encode() + base64.encodebytes(data) + b"\r\n") * parts + picture + b"--b1--\r\n"


def marked(rng: random.Random) -> Iterator[Made]:
    lines = plan(rng, 3)
    text = "\n\n".join(lines)
    yield (
        "front matter",
        "a.md",
        f"---\ntitle: {TITLE}\ntags: [x]\n---\n\n{text}\n".encode("utf-8-sig"),
        said(lines),
    )
    table = (
        "\n\n| 序号 | 任务 | 时限 |\n|:--|:-:|--:|\n| 1 | 开学**检查** | 3月 |\n| 2 | 控辍\\|保学 | 全年 |\n"
    )
    yield "a table", "a.md", (text + table).encode(), (*said(lines), "开学检查", "控辍|保学")
    yield (
        "headings by marks",
        "a.md",
        f"# {TITLE}\r\n\r\n## 抓好安全\r\n\r\n每月一次。\r\n\r\n### 守好校门\r\n\r\n专人值守。\r\n".encode(),
        ('"heading": "抓好安全"', '"heading": "守好校门"'),
    )
    yield (
        "underlined headings",
        "a.md",
        f"{TITLE}\n=====\n\n一、抓好安全\n-----\n\n每月一次。\n".encode(),
        (heading("抓好安全", "一、"),),
    )
    yield (
        "bold headings",
        "a.md",
        f'**{TITLE}**\n\n**一、抓好安全**\n\n<a name="x"></a>每月一次。<br />\n\n**（一）守好校门。**专人值守。\n'.encode(),
        (heading("抓好安全", "一、"), heading("守好校门", "（一）")),
    )
    yield (
        "links and escapes",
        "a.md",
        f"{TITLE}\n\n一、抓好安全\n\n按[实施方案](http://127.0.0.1:9/{CANARY})办，比例为5\\*3。\n".encode(),
        ("按实施方案办，比例为5*3。",),
    )
    yield (
        "task lists",
        "a.md",
        f"# {TITLE}\n\n一、抓好安全\n\n- [ ] 查食堂\n- [x] 查宿舍\n* 查校车\n".encode(),
        ("查食堂", "查宿舍", "查校车"),
    )


def own(rng: random.Random) -> Iterator[Made]:
    """A user's own files, as Notepad and WPS leave them."""
    facts = "teachers: 1200\nlocal_goal: 书香校园\n"
    yield (
        "facts with a mark and CRLF",
        "a.facts.yaml",
        facts.replace("\n", "\r\n").encode("utf-8-sig"),
        ("书香校园",),
    )
    row = '{"id": "h-1", "text": "落实立德树人任务", "kind": "heading", "docs": 3, "count": 3}'
    yield (
        "a bank with a mark and CRLF",
        "heading.jsonl",
        (row + "\r\n\r\n").encode("utf-8-sig"),
        ("落实立德树人任务",),
    )


def refused() -> Iterator[tuple[str, str, bytes, str]]:
    yield "a packed page", "a.html", gzip.compress(b"<p>x</p>" * 90), "读不了"
    yield "a packed text", "a.txt", zipped([("a.txt", "一、任务")]), "。"
    yield (
        "a page of pictures",
        "a.html",
        b"<html><body>" + b"<img src='1.jpg'>" * 300 + b"</body></html>",
        "没有文字",
    )
    yield (
        "a page that frames others",
        "a.html",
        b"<html><frameset cols='1,2'><frame src='file:///etc/passwd'></frameset></html>",
        "没有文字",
    )
    yield "a refresh", "a.html", b"<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>", "没有文字"
    yield "a film", "a.txt", b"\0\0\0\x20ftypisom" + bytes(range(256)) * 20, "。"
    yield "a font", "a.md", b"\0\x01\0\0\0\x0f\0\x80" + bytes(range(256)) * 20, "。"
    yield "a PDF that draws itself in itself", "a.pdf", _pdf_in_itself(), "。"
    yield "a locked PDF", "a.pdf", _pdf_locked(), "。"
    yield (
        "a PDF of a ring",
        "a.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9999999/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        "。",
    )
    yield "facts in GBK", "a.facts.yaml", "x: 书香校园\n".encode("gbk"), "另存为 UTF-8"
    yield "facts in UTF-16", "a.facts.yaml", "x: 书香校园\n".encode("utf-16"), "另存为 UTF-8"
    yield "a profile in GBK", "profile.yaml", "org: 青禾县教育局\r\n".encode("gbk"), "另存为 UTF-8"
    yield (
        "a letter of nothing but a picture",
        "a.eml",
        _message("image/png", b"\x89PNG" + bytes(90)),
        "没有可读的正文",
    )
    yield "a web archive without end", "a.mht", _message("text/html", b"<p>x</p>", 5000), "部件"
    yield (
        "a web archive that lies of its form",
        "a.mht",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + b"x" * 900,
        "没有可读的正文",
    )
    yield (
        "facts with a formula that calls",
        "a.facts.yaml",
        b"x: !!python/object/apply:os.system [id]\n",
        "。",
    )
    yield "facts with a folder", "a.facts.yaml", b"x: {y: {z: " * 900, "。"
    yield "a draft of another program", "a.draft.yaml", b"openapi: 3.0.0\ninfo: {title: x}\n", "。"
    yield "a draft with two bodies", "a.draft.yaml", b"drafter: 1\n---\ndrafter: 1\n", "。"


def _rich(text: str) -> bytes:
    """Rich Text as Word writes it, in GBK."""
    escaped = "".join(
        char if ord(char) < 128 else "".join(f"\\'{byte:02x}" for byte in char.encode("gbk")) for char in text
    )
    head = "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 \\'cb\\'ce;}}{\\info{\\title CANARY-0x5EED}}\\pard "
    return (head + escaped.replace("\n", "\\par\n") + "\\par}").encode()


def rich(rng: random.Random) -> Iterator[Made]:
    """Rich Text as Word, WPS and others leave it; no other program is needed for it."""
    lines = plan(rng)
    text = "\n".join(lines)
    whole = _rich(text)
    yield "Rich Text in GBK", "a.rtf", whole, said(lines)
    yield "Rich Text named .doc, cut short", "a.doc", whole[:-1], said(lines)
    numbers = "".join(char if char == "\n" else f"\\u{ord(char)}?" for char in text).replace("\n", "\\par ")
    yield "Rich Text by numbers", "a.rtf", ("{\\rtf1\\uc1 " + numbers + "}").encode(), said(lines)
    inside = (
        b"{\\pict\\bin13 CANARY-0x5EED}{\\object{\\*\\objdata d0cf11e0"
        + b"ff" * 90_000
        + b"}}{\\v CANARY-0x5EED}"
    )
    yield "Rich Text with objects", "a.rtf", whole.replace(b"\\pard ", b"\\pard " + inside), said(lines)
    endless = b"\\bin99999999999 " + b"{" * 100_000 + b"\\u" + b"9" * 9000
    yield "Rich Text that lies at its end", "a.rtf", whole[:-1] + endless, said(lines)
    cells = _rich("序号\\cell 任务\\cell\\row 1\\cell 查校车\\cell\\row").replace(
        b"\\pard ", b"\\pard\\intbl "
    )
    joined = whole[:-1] + cells[cells.index(b"\\pard") :]
    yield "a table in Rich Text", "a.rtf", joined, (*said(lines), "查校车")


def _pdf_in_itself() -> bytes:
    """A page whose drawing draws itself four times over, which takes for ever."""
    form = b"/Resources<</XObject<</F 5 0 R>>>>"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R" + form + b">>",
        b"<</Length 5>>stream\n/F Do\nendstream",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]"
        + form
        + b"/Length 23>>stream\n/F Do /F Do /F Do /F Do\nendstream",
    )
    objects = b"".join(b"%d 0 obj%sendobj\n" % (at, part) for at, part in enumerate(parts, 1))
    return b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R>>\n%%EOF"


def _pdf_locked() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n3 0 obj"
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<41><41>]>>\n%%EOF"
    )
