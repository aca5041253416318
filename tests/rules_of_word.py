"""Rules 98–116: what makes the file a good citizen of Word and WPS."""

import re
from collections.abc import Iterator

from rulebook import Paper, rule
from wordsheet import W, on, own


@rule("98 no theme fonts")
def _(paper: Paper) -> Iterator[str]:
    for name, data in paper.xml.parts.items():
        if name.endswith(".xml") and re.search(rb"(?i)(ascii|hansi|eastasia|cs)theme=", data):
            yield name


@rule("99 fonts said for Chinese and for the rest, for every run")
def _(paper: Paper) -> Iterator[str]:
    for para in paper.xml.paras:
        for run in para.runs:
            fonts = run.look.get("rFonts", {})
            if run.text.strip() and not all(fonts.get(key) for key in ("eastAsia", "ascii", "hAnsi")):
                yield f"{run.text[:8]} {fonts}"


@rule("100 one font for digits and letters throughout")
def _(paper: Paper) -> Iterator[str]:
    mixed = {
        run.latin == run.font
        for para in paper.xml.paras
        for run in para.runs
        if re.search("[0-9A-Za-z]", run.text)
    }
    if len(mixed) > 1:
        yield "Chinese fonts and others"


@rule("101 language zh-CN")
def _(paper: Paper) -> Iterator[str]:
    look = paper.xml.look(paper.xml.default, "rPr")
    if look.get("lang", {}).get("eastAsia") != "zh-CN":
        yield str(look.get("lang"))


@rule("102 the default style is 3号 仿宋")
def _(paper: Paper) -> Iterator[str]:
    look = paper.xml.look(paper.xml.default, "rPr")
    if look.get("sz", {}).get("val") != "32" or "仿宋" not in look.get("rFonts", {}).get("eastAsia", ""):
        yield str(look)


@rule("103 every element has a style of its own, named in Chinese or as Word names headings")
def _(paper: Paper) -> Iterator[str]:
    told = paper.told
    elements = [told.title, told.addressee, *told.body[:1], told.note, told.issuer, told.doc_number]
    styles = [paper.para(words).style for words in (*elements, told.copies[:8]) if words]
    styles += [paper.exactly(words).style for words in (told.org, told.date) if told.date]
    if len(set(styles)) != len(styles):
        yield str(styles)
    for style in styles:
        if not re.search("[\u4e00-\u9fff]", style) and style not in ("Title", "Date", "Normal", "Signature"):
            yield style


@rule("104 headings of one level share a style; those on their own line have its outline level")
def _(paper: Paper) -> Iterator[str]:
    styles: dict[int, set[str]] = {}
    for level, words in paper.told.headings:
        para = paper.para(words)
        styles.setdefault(level, set()).add(para.style)
        alone = para.words.endswith(words)
        if para.look.get("outlineLvl", {}).get("val") != str(level - 1) and alone:
            yield f"{words[:8]} outline {para.look.get('outlineLvl')}"
    yield from (f"level {level}: {names}" for level, names in styles.items() if len(names) > 1)


@rule("105 ordinary text is in no outline")
def _(paper: Paper) -> Iterator[str]:
    for words in paper.told.body:
        if paper.para(words).look.get("outlineLvl", {}).get("val", "9") != "9":
            yield words[:8]


@rule("106 the look is in the styles: text and titles have no sizes of their own")
def _(paper: Paper) -> Iterator[str]:
    for words in (*paper.told.body, paper.told.title, *(words for _, words in paper.told.headings)):
        for run in paper.para(words).element.iter(f"{W}r"):
            direct = own(run.find(f"{W}rPr"))
            if "sz" in direct or direct.get("rFonts", {}).get("eastAsia"):
                yield words[:8]


@rule("107 blanks: content controls with their label, highlighted")
def _(paper: Paper) -> Iterator[str]:
    labels = {run.blank for para in paper.xml.paras for run in para.runs if run.blank}
    for label in paper.told.blanks:
        if not any(label in one for one in labels):
            yield label
    for para in paper.xml.paras:
        for run in para.runs:
            if "【待填" in run.text and not (run.blank and "highlight" in run.look):
                yield run.text


@rule("108 properties: title, author, language")
def _(paper: Paper) -> Iterator[str]:
    core = {child.tag.split("}")[1]: child.text or "" for child in paper.xml.part("docProps/core.xml")}
    if core.get("title") != paper.told.title or not core.get("creator"):
        yield str(core)


@rule("109 every relation leads somewhere, every part has its type")
def _(paper: Paper) -> Iterator[str]:
    parts = paper.xml.parts
    types = parts["[Content_Types].xml"].decode()
    for name, data in parts.items():
        if name.endswith(".rels"):
            folder = name.replace("_rels/", "").rpartition("/")[0]
            for one in paper.xml.part(name):
                target = one.get("Target", "")
                where = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                if one.get("TargetMode") != "External" and where not in parts:
                    yield f"{name}: {target}"
        elif f'"/{name}"' not in types and f'Extension="{name.rpartition(".")[2]}"' not in types:
            yield name
        assert data is not None


@rule("110 every style that is used is there")
def _(paper: Paper) -> Iterator[str]:
    used = set(
        re.findall(rb'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', paper.xml.parts["word/document.xml"])
    )
    yield from (name.decode() for name in used if name.decode() not in paper.xml.styles)


@rule("111 punctuation is compressed, line-break rules are on")
def _(paper: Paper) -> Iterator[str]:
    compress = paper.xml.settings.find(f"{W}characterSpacingControl")
    if compress is None or compress.get(f"{W}val") != "compressPunctuation":
        yield "characterSpacingControl"
    for words in paper.told.body:
        look = paper.para(words).look
        if any(name in look and not on(look, name) for name in ("kinsoku", "overflowPunct")):
            yield words[:8]


@rule("112 no space is put between Chinese and digits")
def _(paper: Paper) -> Iterator[str]:
    for words in paper.told.body:
        look = paper.para(words).look
        if any(name not in look or on(look, name) for name in ("autoSpaceDE", "autoSpaceDN")):
            yield words[:8]


@rule("113 laid out as by Word 2013 and later")
def _(paper: Paper) -> Iterator[str]:
    modes = [
        one.get(f"{W}val")
        for one in paper.xml.settings.iter(f"{W}compatSetting")
        if one.get(f"{W}name") == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield str(modes)


@rule("114 no character that XML or Word cannot hold")
def _(paper: Paper) -> Iterator[str]:
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]", paper.xml.parts["word/document.xml"]):
        yield "control characters"


@rule("115 ids of controls, bookmarks and drawings are each used once")
def _(paper: Paper) -> Iterator[str]:
    for tag in ("bookmarkStart", "sdtPr/w:id"):
        found = re.findall(
            rb'<w:bookmarkStart w:id="(\d+)"' if tag == "bookmarkStart" else rb'<w:id w:val="(-?\d+)"',
            paper.xml.parts["word/document.xml"],
        )
        if len(found) != len(set(found)):
            yield tag


@rule("116 nothing is blank at the end but what the 版记 needs")
def _(paper: Paper) -> Iterator[str]:
    if not paper.told.even and any(not page.lines or not page.body() for page in paper.upright):
        yield "an empty page"
