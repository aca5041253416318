"""Rules 60–81: 版头, 附件说明, 落款, 附注 (7.2, 7.3.4–7.3.6)."""

import re
from collections.abc import Iterator

from rendering import MM, Line, Page
from rulebook import CELL, LEFT, PITCH, RIGHT, TOP, Paper, near, rule
from rules_of_text import FONTS, in_font
from wordsheet import W, on


def said(*values: str) -> list[str]:
    """Those values that a document has."""
    return [value for value in values if value]


@rule("60 份号, 密级, 紧急程度: top left, one a line, in this order")
def _(paper: Paper) -> Iterator[str]:
    fields = said(paper.told.serial, paper.told.secrecy, paper.told.urgency)
    for index, words in enumerate(fields):
        page, line = paper.line(words)
        if page.number != 1 or not near(line.middle, TOP + (index + 0.5) * PITCH, 6) or line.left > LEFT + 4:
            yield f"{words} {line.middle / MM:.0f} mm"


@rule("61 份号: six digits; 密级 and 紧急程度: 3号 黑体")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.serial and not re.fullmatch(r"\d{6}", paper.para(paper.told.serial).words):
        yield paper.told.serial
    for words in said(paper.told.secrecy, paper.told.urgency):
        if not in_font(paper.para(words), "黑体", 16):
            yield words


@rule("62 发文机关标志: red 小标宋 in the middle")
def _(paper: Paper) -> Iterator[str]:
    for words in said(paper.told.issuer):
        para = paper.para(words)
        if para.align != "center" or any(
            run.look.get("color", {}).get("val") != "FF0000" or run.font not in FONTS["小标宋"]
            for run in para.runs
        ):
            yield words


@rule("63 发文机关标志: 35 mm below the 版心's upper edge, inside the 版心")
def _(paper: Paper) -> Iterator[str]:
    for words in said(paper.told.issuer):
        _, line = paper.line(words)
        top = line.middle - line.size / 2
        if not near(top - TOP, 35 * MM, 3.5 * MM) or line.left < LEFT - 1 or line.right > RIGHT + 1:
            yield f"{(top - TOP) / MM:.1f} mm, {(line.right - line.left) / MM:.0f} mm wide"


@rule("64 发文字号: 〔2027〕3号, two lines below")
def _(paper: Paper) -> Iterator[str]:
    for words in said(paper.told.doc_number):
        if not re.search(r"〔\d{4}〕[1-9]\d*号$", words) or paper.para(words).words.find(words) < 0:
            yield words
        (_, above), (_, line) = paper.line(paper.told.issuer), paper.line(words)
        gap = line.middle - line.size / 2 - (above.middle + above.size / 2)
        if not near(gap / PITCH, 2.3, 0.6):
            yield f"{gap / PITCH:.1f} lines"


@rule("65 发文字号: centred, or one 字 in beside a 签发人")
def _(paper: Paper) -> Iterator[str]:
    for words in said(paper.told.doc_number):
        _, line = paper.line(words)
        if paper.told.signer:
            if not near(line.left, LEFT + 16, 4) or not near(line.right, RIGHT - 16, 4):
                yield f"{line.left} {line.right}"
        elif not near((line.left + line.right) / 2, (LEFT + RIGHT) / 2, 3):
            yield words


@rule("66 签发人: 仿宋, the name 楷体")
def _(paper: Paper) -> Iterator[str]:
    for words in said(paper.told.signer):
        runs = [run for run in paper.para(words).runs if run.text.strip()]
        if runs[-1].text.strip() != words or runs[-1].font not in FONTS["楷体"]:
            yield words
        label = next(run for run in runs if "签发人" in run.text)
        if label.font not in FONTS["仿宋"]:
            yield label.font


def wide_rules(page: Page) -> list[tuple[float, float, float, float]]:
    """The lines across the 版心, from top to bottom; what is drawn twice counts once."""
    found: list[tuple[float, float, float, float]] = []
    for one in sorted(page.rules, key=lambda rule: rule[1]):
        level = one[3] - one[1] < 4 and one[2] - one[0] > 100 * MM
        if level and not (found and one[1] - found[-1][1] < 3):
            found.append(one)
    return found


@rule("67 red line: 4 mm below the 发文字号, 156 mm wide")
def _(paper: Paper) -> Iterator[str]:
    for words in said(paper.told.issuer and paper.told.doc_number):
        page, line = paper.line(words)
        red = [one for one in wide_rules(page) if one[1] > line.middle]
        if not red:
            yield "none"
        elif not near(red[0][1] - (line.middle + 8), 4 * MM, 1.5 * MM):
            yield f"{(red[0][1] - line.middle - 8) / MM:.1f} mm"
        elif not near(red[0][0], LEFT, 2) or not near(red[0][2], RIGHT, 2):
            yield f"{red[0][0] / MM:.1f}–{red[0][2] / MM:.1f} mm"


@rule("68 red line: red, 0.35 mm or more")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.issuer:
        borders = [
            {key.split("}")[1]: value for key, value in side.attrib.items()}
            for para in paper.xml.paras
            for box in para.element.iter(f"{W}pBdr")
            for side in box
        ]
        if not any(b.get("color") == "FF0000" and int(b.get("sz", "0")) >= 8 for b in borders):
            yield str(borders)


@rule("69 附件说明: one line below the text, two 字 in")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.attachments:
        place = _note(paper)
        _, line = paper.line(paper.xml.paras[place].words[:8])
        if paper.blank_before(place) != 1 or not near(line.left, LEFT + 32, 5):
            yield f"{paper.blank_before(place)} {(line.left - LEFT) / CELL:.1f}"


def _note(paper: Paper) -> int:
    return next(n for n, para in enumerate(paper.xml.paras) if para.words.startswith("附件："))


@rule("70 附件说明: names as the attachments' titles, numbered where there are several, no end mark")
def _(paper: Paper) -> Iterator[str]:
    names = paper.told.attachments
    for number, name in enumerate(names, 1):
        shown = f"{number}.{name}" if len(names) > 1 else name
        para = paper.xml.paras[_note(paper) + number - 1]
        if para.words.removeprefix("附件：").strip() != shown:
            yield para.words


@rule("71 附件说明: numbers one under the other, turned lines under the name")
def _(paper: Paper) -> Iterator[str]:
    if not paper.told.attachments:
        return
    first = _note(paper)
    for offset in range(len(paper.told.attachments)):
        lines = [line for _, line in paper.lines_of(paper.xml.paras[first + offset].words)]
        wanted = LEFT + (2 if offset == 0 else 5) * 16
        if not near(lines[0].left, wanted, 6):
            yield f"{lines[0].text[:8]} {(lines[0].left - LEFT) / 16:.1f} 字"
        name = LEFT + (5 + (1 if len(paper.told.attachments) > 1 else 0)) * 16
        yield from (
            f"{line.text} {(line.left - LEFT) / 16:.1f}" for line in lines[1:] if not near(line.left, name, 7)
        )


def closing(paper: Paper) -> tuple[Page, Line, Line]:
    """The page, the 署名 and the date."""
    page, date = next(
        (page, line) for page in paper.pages for line in page.lines if line.text == paper.told.date
    )
    above = [line for line in page.lines if line.middle < date.middle - 5]
    return page, above[-1], date


@rule("72 落款: 署名 on the line above the date")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.date:
        _, name, date = closing(paper)
        if name.text != paper.told.org or not near(date.middle - name.middle, PITCH, 2):
            yield name.text


@rule("73 成文日期: Arabic digits, no zeros in front")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.date and not re.fullmatch(r"\d{4}年[1-9]\d?月[1-9]\d?日", paper.told.date):
        yield paper.told.date


@rule("74 sealed: the date four 字 from the right, or as far as a long 署名 lets it")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.date and paper.told.sealed:
        _, name, date = closing(paper)
        gap = (RIGHT - date.right) / 16
        if not (near(gap, 4, 0.2) or (gap > 4 and near(name.right, RIGHT, 3))):
            yield f"{gap:.2f} 字"


@rule("75 sealed: 署名 and date one above the other's middle")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.date and paper.told.sealed:
        _, name, date = closing(paper)
        off = (name.left + name.right) / 2 - (date.left + date.right) / 2
        if not near(off, 0, 4):
            yield f"{off:.1f} pt"


@rule("76 unsealed: 署名 two 字 from the right, the date begun two 字 further; or the other way round")
def _(paper: Paper) -> Iterator[str]:
    if not paper.told.date or paper.told.sealed:
        return
    _, name, date = closing(paper)
    edge = date if date.right - date.left > name.right - name.left + 4 else name
    if not near(RIGHT - edge.right, 32, 5) or not near(date.left - name.left, 32, 5):
        yield f"{(RIGHT - edge.right) / 16:.1f} and {(date.left - name.left) / 16:.1f} 字"


@rule("77 落款: two or three blank lines for a seal, one without")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.date:
        place = next(n for n, para in enumerate(paper.xml.paras) if para.words.strip() == paper.told.org)
        blank = paper.blank_before(place)
        if blank not in ((2, 3) if paper.told.sealed else (1,)):
            yield f"{blank} lines"


@rule("78 落款: never alone on a page")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.date:
        page, name, _ = closing(paper)
        above = [line for line in page.body() if line.middle < name.middle - 5]
        if not above:
            yield f"page {page.number}"


@rule("79 落款: kept with the text by Word too")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.date:
        place = next(n for n, para in enumerate(paper.xml.paras) if para.words.strip() == paper.told.org)
        start = place - paper.blank_before(place) - 1
        loose = [n for n in range(start, place + 1) if not on(paper.xml.paras[n].look, "keepNext")]
        if loose:
            yield f"paragraphs {loose}"


@rule("80 no 此页无正文")
def _(paper: Paper) -> Iterator[str]:
    yield from (para.words for para in paper.paras if "此页无正文" in para.words)


@rule("81 附注: in brackets, two 字 in, below the date")
def _(paper: Paper) -> Iterator[str]:
    for words in said(paper.told.note):
        para = paper.para(words)
        _, line = paper.line(words)
        if para.words != f"（{words}）" or not near(line.left, LEFT + 32, 8):
            yield f"{para.words} {(line.left - LEFT) / 16:.1f}"
        if paper.told.date and closing(paper)[2].middle >= line.middle:
            yield "above the date"
