"""Rules 82–97: 附件, tables, 版记, turned pages (7.3.7, 7.4, 8)."""

from collections.abc import Iterator

from rendering import MM, Page
from rulebook import BOTTOM, LEFT, PITCH, RIGHT, TOP, Paper, near, rule
from rules_of_parts import said, wide_rules
from rules_of_text import FONTS, in_font
from wordsheet import Element, W, on, own


@rule("82 附件: each on a new page, its mark first")
def _(paper: Paper) -> Iterator[str]:
    for mark, _, page in attached(paper):
        first = page.body()[0].text if page.width < page.height else page.lines[0].text
        if first != mark:
            yield f"{mark}: {first}"


def attached(paper: Paper) -> Iterator[tuple[str, str, Page]]:
    """Mark, title and first page of every attachment."""
    names = paper.told.attachments
    for number, name in enumerate(names, 1):
        mark = f"附件{number}" if len(names) > 1 else "附件"
        page = next((page for page in paper.pages if any(line.text == mark for line in page.lines)), None)
        assert page is not None, f"no page begins with {mark}"
        yield mark, name, page


@rule("83 附件 mark: 3号 黑体, flush left, in the first line")
def _(paper: Paper) -> Iterator[str]:
    for mark, _, page in attached(paper):
        para = next(para for para in paper.paras if para.words.strip() == mark)
        line = next(line for line in page.lines if line.text == mark)
        edge = (LEFT, TOP) if page.width < page.height else (35 * MM, 28 * MM)
        if not in_font(para, "黑体", 16) or not near(line.left, edge[0], 3):
            yield mark
        elif not near(line.middle, edge[1] + PITCH / 2, 6):
            yield f"{line.middle / MM:.1f} mm"


@rule("84 附件 title: in the middle of the third line")
def _(paper: Paper) -> Iterator[str]:
    for mark, name, page in attached(paper):
        line = next((line for line in page.lines if name.startswith(line.text) and len(line.text) > 3), None)
        if line is None:
            yield name
            continue
        top = next(one for one in page.lines if one.text == mark)
        if not near(line.middle - top.middle, 2 * PITCH, 6):
            yield f"{name} {(line.middle - top.middle) / PITCH:.2f} lines"
        if not near((line.left + line.right) / 2, _middle(page), 4):
            yield f"{name}: not centred"


def _middle(page: Page) -> float:
    return (LEFT + RIGHT) / 2 if page.width < page.height else (35 + 297 - 37) / 2 * MM


@rule("85 附件 title: 2号 小标宋")
def _(paper: Paper) -> Iterator[str]:
    for _, name, _ in attached(paper):
        titles = [para for para in paper.paras if para.words == name]
        if not titles or not in_font(titles[-1], "小标宋", 22):
            yield name


def tables(paper: Paper) -> list[Element]:
    """The tables of the text: a 版记 may be one too, and is none of them."""
    found = []
    for table in paper.xml.body.iter(f"{W}tbl"):
        text = "".join(one.text or "" for one in table.iter(f"{W}t"))
        if not (paper.told.printed and text.endswith(f"{paper.told.printed}印发")):
            found.append(table)
    return found


@rule("86 tables: no wider than the 版心, of fixed layout")
def _(paper: Paper) -> Iterator[str]:
    turned = bool(paper.told.turned)
    for table in tables(paper):
        width = sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol"))
        layout = table.find(f"{W}tblPr/{W}tblLayout")
        if width > (12757 if turned else 8845) or layout is None or layout.get(f"{W}type") != "fixed":
            yield f"{width}"


@rule("87 tables: the head is repeated, rows are not torn")
def _(paper: Paper) -> Iterator[str]:
    for table in tables(paper):
        rows = list(table.iter(f"{W}tr"))
        if not on(own(rows[0].find(f"{W}trPr")), "tblHeader"):
            yield "tblHeader"
        if not all(on(own(row.find(f"{W}trPr")), "cantSplit") for row in rows):
            yield "cantSplit"


@rule("88 tables: head 黑体, text 仿宋, of 12 to 14 points")
def _(paper: Paper) -> Iterator[str]:
    head = {id(p) for table in tables(paper) for p in next(table.iter(f"{W}tr")).iter(f"{W}p")}
    cells = {id(p) for table in tables(paper) for p in table.iter(f"{W}p")}
    for para in paper.xml.paras:
        for run in para.runs if id(para.element) in cells else ():
            role = "黑体" if id(para.element) in head else "仿宋"
            if run.text.strip() and (run.font not in FONTS[role] or not 12 <= run.size <= 14):
                yield f"{run.text[:8]} {run.font} {run.size}"


@rule("89 tables: ruled, off the grid")
def _(paper: Paper) -> Iterator[str]:
    for table in tables(paper):
        styled = any(True for style in paper.xml.styles.values() for _ in style.iter(f"{W}tblBorders"))
        if table.find(f"{W}tblPr/{W}tblBorders") is None and not styled:
            yield "no rules"
    for para in paper.xml.paras:
        if (
            para.cell
            and para.text.strip()
            and para.look.get("snapToGrid", {}).get("val") not in ("0", "false")
        ):
            yield para.text[:8]


@rule("90 版记: 4号 仿宋")
def _(paper: Paper) -> Iterator[str]:
    for words in said(paper.told.copies[:8], paper.told.printed):
        if not in_font(paper.para(words), "仿宋", 14):
            yield words


@rule("91 抄送: one 字 in on both sides, turned lines under the first name, ends with 。")
def _(paper: Paper) -> Iterator[str]:
    if not paper.told.copies:
        return
    para = paper.para(paper.told.copies[:8])
    if not para.words.startswith("抄送：") or not para.words.endswith("。"):
        yield para.words
    first, *rest = [line for _, line in paper.lines_of(para.words)]
    if not near(first.left, LEFT + 14, 4):
        yield f"{(first.left - LEFT) / 14:.1f} 字"
    for line in rest:
        if not near(line.left, LEFT + 4 * 14, 5):
            yield f"{line.text[:6]} {(line.left - LEFT) / 14:.1f} 字"
    if any(line.right > RIGHT - 14 + 15 for line in (first, *rest)):
        yield "right"


@rule("92 印发: office one 字 from the left, date one 字 from the right, on one line")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.printed:
        _, line = paper.line(f"{paper.told.printed}印发")
        if not near(line.left, LEFT + 14, 4) or not near(line.right, RIGHT - 14, 4):
            yield f"{line.left - LEFT:.0f} {RIGHT - line.right:.0f}"
        if not line.text.endswith(f"{paper.told.printed}印发") or line.text.startswith(paper.told.printed):
            yield line.text


@rule("93 版记: first and last rule 0.35 mm, those between 0.25 mm")
def _(paper: Paper) -> Iterator[str]:
    if not paper.told.printed:
        return
    sizes = list(_weights(paper))
    if len(sizes) < 2 or sizes[0] != "8" or sizes[-1] != "8" or set(sizes[1:-1]) - {"6"}:
        yield str(sizes)


def _weights(paper: Paper) -> Iterator[str]:
    """The weights of the rules of the 版记 from top to bottom, be it a table or paragraphs."""
    last = paper.para(f"{paper.told.printed}印发").element
    for table in paper.xml.body.iter(f"{W}tbl"):
        if last in list(table.iter(f"{W}p")):
            borders = own(table.find(f"{W}tblPr/{W}tblBorders"))
            for side in ("top", "insideH", "bottom"):
                yield borders[side]["sz"]
            return
    for words in said(paper.told.copies[:8], paper.told.printed):
        borders = own(paper.para(words).element.find(f"{W}pPr/{W}pBdr"))
        yield from (borders[side]["sz"] for side in ("top", "bottom") if side in borders)


@rule("94 版记: rules as wide as the 版心")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.printed:
        page, line = paper.line(f"{paper.told.printed}印发")
        rules = [one for one in wide_rules(page) if one[1] > line.middle - 8 * PITCH]
        lines = 2 + bool(paper.told.copies)
        if len(rules) < lines:
            yield f"{len(rules)} rules"
        for one in rules[-lines:]:
            if not near(one[0], LEFT, 2.5) or not near(one[2], RIGHT, 2.5):
                yield f"{one[0] / MM:.1f}–{one[2] / MM:.1f} mm"


@rule("95 版记: the last rule on the lower edge of the last page's 版心")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.printed:
        page, _ = paper.line(f"{paper.told.printed}印发")
        if page is not paper.pages[-1]:
            yield f"page {page.number} of {len(paper.pages)}"
        last = wide_rules(page)[-1][1]
        if not near(last, BOTTOM, 2 * MM):
            yield f"{(last - BOTTOM) / MM:.1f} mm"


@rule("96 版记: on an even page where asked for")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.even and paper.told.printed:
        page, _ = paper.line(f"{paper.told.printed}印发")
        if page.number % 2:
            yield f"page {page.number}"


@rule("97 turned pages: 版心 as on the others, head on the left when held upright, number at its place")
def _(paper: Paper) -> Iterator[str]:
    for name in paper.told.turned:
        page = next(page for page in paper.pages if any(line.text == name for line in page.lines))
        if page.width < page.height:
            yield f"{name} stands"
            continue
        for line in page.lines:
            if not 35 * MM - 3 <= line.left <= line.right <= (297 - 37) * MM + 3:
                yield f"{line.text[:8]}: {line.left / MM:.0f}–{line.right / MM:.0f} mm"
            if not 28 * MM - 3 <= line.top <= line.bottom <= (210 - 26) * MM + 3:
                yield f"{line.text[:8]}: {line.top / MM:.0f}–{line.bottom / MM:.0f} mm"
        left, top, right, bottom = page.turned_box
        if not near((left + right) / 2, (35 - 7) * MM, 1.5 * MM):
            yield f"number {(left + right) / 2 / MM:.1f} mm from the left"
        edge = (210 - 26) * MM - 14 - bottom if page.number % 2 else top - 28 * MM - 14
        if not near(edge, 0, 4):
            yield f"number {edge / MM:.1f} mm off"
