"""Rules 1–28: paper, 版心, grid, page numbers (GB/T 9704-2012, 5, 6 and 7.5)."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rendering import MM, Page
from rulebook import BOTTOM, CELL, LEFT, PITCH, RIGHT, TOP, Paper, near, rule
from wordsheet import Element, R, W


def twips(element: Element | None, key: str) -> int:
    """A whole number of an element, 0 where it is not said."""
    return int(element.get(f"{W}{key}", "0")) if element is not None else 0


def upright_sections(paper: Paper) -> list[Element]:
    """The sections whose paper stands."""
    return [s for s in paper.xml.sections if twips(s.find(f"{W}pgSz"), "w") < 14000]


def margin(paper: Paper, side: str, wanted: float) -> Iterator[str]:
    """A margin in millimetres, give or take one."""
    for section in upright_sections(paper):
        found = twips(section.find(f"{W}pgMar"), side) / (20 * MM)
        if not near(found, wanted, 1):
            yield f"{side} {found:.1f} mm"


@rule("1 A4 paper")
def _(paper: Paper) -> Iterator[str]:
    for section in paper.xml.sections:
        size = section.find(f"{W}pgSz")
        if sorted((twips(size, "w"), twips(size, "h"))) != [11906, 16838]:
            yield "pgSz"


@rule("2 A4 on the page")
def _(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        if not near(min(page.width, page.height), 210 * MM, 1) or not near(
            max(page.width, page.height), 297 * MM, 1
        ):
            yield f"page {page.number}"


@rule("3 天头 37 mm")
def _(paper: Paper) -> Iterator[str]:
    yield from margin(paper, "top", 37)


@rule("4 订口 28 mm")
def _(paper: Paper) -> Iterator[str]:
    yield from margin(paper, "left", 28)


@rule("5 版心 156 mm wide")
def _(paper: Paper) -> Iterator[str]:
    yield from margin(paper, "right", 26)


@rule("6 版心 225 mm high")
def _(paper: Paper) -> Iterator[str]:
    yield from margin(paper, "bottom", 35)


@rule("7 no gutter")
def _(paper: Paper) -> Iterator[str]:
    for section in paper.xml.sections:
        if twips(section.find(f"{W}pgMar"), "gutter"):
            yield "gutter"


@rule("8 a grid of 22 lines")
def _(paper: Paper) -> Iterator[str]:
    for section in upright_sections(paper):
        grid = section.find(f"{W}docGrid")
        pitch, kind = twips(grid, "linePitch"), grid.get(f"{W}type") if grid is not None else None
        if kind not in ("lines", "linesAndChars") or not 12756 / 23 < pitch <= 12756 / 22:
            yield f"{kind} {pitch}"


@rule("9 the text's lines as far apart as the grid's")
def _(paper: Paper) -> Iterator[str]:
    pitch = twips(paper.xml.sections[0].find(f"{W}docGrid"), "linePitch")
    for words in (*paper.told.body, *(words for _, words in paper.told.headings)):
        para = paper.para(words)
        if (para.look.get("spacing", {}).get("lineRule"), para.number("spacing", "line")) != ("exact", pitch):
            yield words[:10]


@rule("10 28 characters fit a line")
def _(paper: Paper) -> Iterator[str]:
    for words in paper.told.body:
        for run in paper.para(words).runs:
            width = run.size * 20 + int(run.look.get("spacing", {}).get("val", "0"))
            if not 28 * width <= 8845 < 29 * width:
                yield words[:10]


@rule("11 no space before and after paragraphs of the text")
def _(paper: Paper) -> Iterator[str]:
    for words in paper.told.body:
        para = paper.para(words)
        if para.number("spacing", "before") or para.number("spacing", "after"):
            yield words[:10]


@rule("12 widow control off")
def _(paper: Paper) -> Iterator[str]:
    for para in paper.paras:
        if para.look.get("widowControl", {}).get("val") not in ("0", "false", "off"):
            yield para.text[:10]


def full_pages(paper: Paper) -> list[Page]:
    """Pages that are full of text: what follows them is the same text running on."""
    tops = [page.lines[0].text if page.lines else "" for page in paper.pages]
    found = []
    for page, after in pairwise(paper.pages):
        breaks = tops[after.number - 1].startswith("附件") or page.width > page.height or not after.body()
        last = page.body()[-1].middle if page.body() else 0
        if not breaks and last > BOTTOM - 2.2 * PITCH and len(after.body()) > 3:
            found.append(page)
    return found


@rule("13 22 lines on a full page")
def _(paper: Paper) -> Iterator[str]:
    for page in full_pages(paper)[1:]:
        if len(page.body()) != 22:
            yield f"page {page.number}: {len(page.body())}"


@rule("14 22 lines fill the 版心")
def _(paper: Paper) -> Iterator[str]:
    for page in full_pages(paper)[1:]:
        middles = [line.middle for line in page.body()]
        if len(middles) == 22 and not near(middles[-1] - middles[0], 21 * PITCH, 3):
            yield f"page {page.number}: {middles[-1] - middles[0]:.1f} pt"


@rule("15 28 characters a line")
def _(paper: Paper) -> Iterator[str]:
    widths = Counter(
        len(line.text)
        for page in full_pages(paper)
        for line in page.body()
        if line.size == 16 and line.right > RIGHT - CELL and min(line.text) > "\u2e80"
    )
    if widths and widths.most_common(1)[0][0] != 28:
        yield str(widths)


@rule("16 text begins at the top of the 版心")
def _(paper: Paper) -> Iterator[str]:
    for page in full_pages(paper)[1:]:
        if not near(page.body()[0].middle, TOP + PITCH / 2, 4):
            yield f"page {page.number}: {page.body()[0].middle / MM:.1f} mm"


@rule("17 nothing leaves the 版心")
def _(paper: Paper) -> Iterator[str]:
    for page in paper.upright:
        for line in page.body():
            # One closing mark may hang over the edge.
            if line.left < LEFT - 1 or line.right > RIGHT + CELL + 1 or line.top < TOP - 3:
                yield f"page {page.number}: {line.text[:10]}"


@rule("18 black but for the 发文机关标志")
def _(paper: Paper) -> Iterator[str]:
    for para in paper.xml.paras:
        for run in para.runs:
            color = run.look.get("color", {}).get("val", "auto")
            if run.text.strip() and color not in ("auto", "000000") and para.words != paper.told.issuer:
                yield f"{run.text[:10]} {color}"


@rule("19 odd and even pages differ, the first does not")
def _(paper: Paper) -> Iterator[str]:
    if paper.xml.settings.find(f"{W}evenAndOddHeaders") is None:
        yield "evenAndOddHeaders"
    if any(section.find(f"{W}titlePg") is not None for section in paper.xml.sections):
        yield "titlePg"


def numbers(paper: Paper) -> Iterator[tuple[str, str]]:
    """Kind and file of every footer that numbers the pages of standing paper."""
    for section in upright_sections(paper):
        for reference in section.findall(f"{W}footerReference"):
            part = "word/" + paper.xml.target(reference.get(f"{R}id", ""))
            if any(para.text.strip() for para in paper.xml.paras_of(part)):
                yield reference.get(f"{W}type", ""), part


@rule("20 the page number is a field between dashes")
def _(paper: Paper) -> Iterator[str]:
    found = list(numbers(paper))
    if {"default", "even"} - {kind for kind, _ in found}:
        yield f"footers {found}"
    for _, part in found:
        text = "".join(para.text for para in paper.xml.paras_of(part))
        if not (text.strip().startswith("—") and text.strip().endswith("—")):
            yield text
        if "PAGE" not in "".join(i.text or "" for i in paper.xml.part(part).iter(f"{W}instrText")):
            yield f"{part}: no PAGE"


@rule("21 the page number is 4号 宋体")
def _(paper: Paper) -> Iterator[str]:
    for _, part in numbers(paper):
        for para in paper.xml.paras_of(part):
            if any((run.font, run.latin, run.size) != ("宋体", "宋体", 14) for run in para.runs):
                yield part


@rule("22 odd numbers right, even left, one 字 in")
def _(paper: Paper) -> Iterator[str]:
    for kind, part in numbers(paper):
        (para,) = (one for one in paper.xml.paras_of(part) if one.text.strip())
        side = "right" if kind == "default" else "left"
        if para.align != side or not near(para.indent(side), 280, 6):
            yield f"{kind}: {para.align} {para.indent(side)}"


@rule("23 Word's own dashed number form is not used")
def _(paper: Paper) -> Iterator[str]:
    for section in paper.xml.sections:
        form = section.find(f"{W}pgNumType")
        if form is not None and "Dash" in form.get(f"{W}fmt", ""):
            yield form.get(f"{W}fmt", "")


def numbered(paper: Paper) -> list[Page]:
    """The pages that must bear a number: all but blank ones, and a 版记 that follows a blank one."""
    pages = list(paper.pages)
    blank = [page.number for page in pages if not page.body()]
    return [page for page in pages if page.body() and not (blank and page.number > blank[0])]


@rule("24 every page has its number, one after the other")
def _(paper: Paper) -> Iterator[str]:
    for page in numbered(paper):
        text = page.turned_text if page.width > page.height else "".join(line.text for line in page.foot())
        if text.replace(" ", "") != f"—{page.number}—":
            yield f"page {page.number}: {text}"


@rule("25 the number stands 7 mm below the 版心")
def _(paper: Paper) -> Iterator[str]:
    for page in paper.upright:
        for line in page.foot():
            if not near(line.middle, BOTTOM + 7 * MM, 1.2 * MM):
                yield f"page {page.number}: {(line.middle - BOTTOM) / MM:.1f} mm"


@rule("26 odd pages: one 字 from the right edge")
def _(paper: Paper) -> Iterator[str]:
    for page in paper.upright[::1]:
        for line in page.foot():
            if page.number % 2 and not near(line.right, RIGHT - 14, 2):
                yield f"page {page.number}: {(RIGHT - line.right) / MM:.1f} mm"


@rule("27 even pages: one 字 from the left edge")
def _(paper: Paper) -> Iterator[str]:
    for page in paper.upright:
        for line in page.foot():
            if page.number % 2 == 0 and not near(line.left, LEFT + 14, 2):
                yield f"page {page.number}: {(line.left - LEFT) / MM:.1f} mm"


@rule("28 the number's size on the page")
def _(paper: Paper) -> Iterator[str]:
    for page in paper.upright:
        for line in page.foot():
            if line.size != 14 or len(line.fonts) != 1:
                yield f"page {page.number}: {line.size} {line.fonts}"
