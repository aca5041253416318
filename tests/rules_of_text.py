"""Rules 29–58: title, 主送机关, text, headings, wording's typography (7.3.1–7.3.3, GB/T 15834, 15835)."""

import itertools
import re
from collections.abc import Iterator

from rendering import MM
from rulebook import CELL, LEFT, PITCH, RIGHT, Paper, near, rule
from wordsheet import Para, on

FONTS = {
    "小标宋": {"方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S"},
    "仿宋": {"仿宋_GB2312", "仿宋", "方正仿宋_GBK"},
    "楷体": {"楷体_GB2312", "楷体", "方正楷体_GBK"},
    "黑体": {"黑体", "方正黑体_GBK"},
    "宋体": {"宋体"},
}
DRAWN = {"黑体": "Hei", "楷体": "Kai", "仿宋": "Fang"}
"""What the stand-in of a font is called in the PDF."""
HAN = "一二三四五六七八九十"


def in_font(para: Para, role: str, size: float) -> bool:
    """Whether every run that shows something is of that font and size."""
    runs = [run for run in para.runs if run.text.strip()]
    return all(run.font in FONTS[role] and run.size == size for run in runs)


def title_lines(paper: Paper) -> list[str]:
    """The title's lines as the writer broke them."""
    return paper.para(paper.told.title).text.split("\n")


@rule("29 title: 2号 小标宋, not bold")
def _(paper: Paper) -> Iterator[str]:
    para = paper.para(paper.told.title)
    if not in_font(para, "小标宋", 22) or any(on(run.look, "b") for run in para.runs):
        yield str([(run.font, run.size) for run in para.runs])


@rule("30 title: centred, without indent")
def _(paper: Paper) -> Iterator[str]:
    para = paper.para(paper.told.title)
    if para.align != "center" or para.indent("firstLine") or para.indent("left"):
        yield para.align


@rule("31 title: one paragraph, no full stop")
def _(paper: Paper) -> Iterator[str]:
    words = paper.para(paper.told.title).words
    if words != paper.told.title or words[-1] in "。，；：、！":
        yield words


@rule("32 title: at most twenty 字 a line")
def _(paper: Paper) -> Iterator[str]:
    for line in title_lines(paper):
        if sum(1 if char > "\u2000" else 0.5 for char in line) > 20.1:
            yield line


@rule("33 title: trapezoid or diamond")
def _(paper: Paper) -> Iterator[str]:
    widths = [sum(1 if char > "\u2000" else 0.5 for char in line) for line in title_lines(paper)]
    peak = widths.index(max(widths))
    rises = all(a <= b for a, b in itertools.pairwise(widths[: peak + 1]))
    falls = all(a >= b for a, b in zip(widths[peak:], [*widths[peak + 1 :], 0], strict=True))
    if not (rises and falls) or (len(widths) > 2 and len(set(widths)) == 1):
        yield str(widths)


@rule("34 title: no word split, no line begun with a particle, no orphan")
def _(paper: Paper) -> Iterator[str]:
    lines = title_lines(paper)
    for words in (*paper.told.whole, *re.findall(r"\d+年", paper.told.title)):
        if words in paper.told.title and not any(words in line for line in lines):
            yield f"split {words}"
    if len(lines) > 1:
        yield from (line for line in lines if line[0] in "的、》和及与”，" or len(line) < 4)


@rule("35 title: as broken, in the middle of the page")
def _(paper: Paper) -> Iterator[str]:
    for text in title_lines(paper):
        _, line = paper.line(text)
        if line.size != 22 or not near((line.left + line.right) / 2, (LEFT + RIGHT) / 2, 1.5 * MM):
            yield text


@rule("36 title: two lines below the red line, or at the page's head")
def _(paper: Paper) -> Iterator[str]:
    page, line = paper.line(title_lines(paper)[0])
    red = [rule for rule in page.rules if rule[1] < line.top and rule[2] - rule[0] > 100 * MM]
    if paper.told.issuer:
        gap = (line.middle - red[-1][1]) / PITCH if red else 0
        if not near(gap, 2.5, 0.45):
            yield f"{gap:.2f} lines below the red line"
    elif page.number != 1 or line.top > 37 * MM + 3 * PITCH:
        yield f"{line.top / MM:.0f} mm"


@rule("37 主送机关: one line below the title")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.addressee and paper.blank_before(paper.place(paper.told.addressee)) != 1:
        yield "blank lines"


@rule("38 主送机关: flush left on every line")
def _(paper: Paper) -> Iterator[str]:
    if not paper.told.addressee:
        return
    para = paper.para(paper.told.addressee)
    if para.indent("firstLine") or para.indent("left") or para.indent("hanging"):
        yield "indent"
    for _, line in paper.lines_of(para.words):
        if not near(line.left, LEFT, 3):
            yield line.text


@rule("39 主送机关: 3号 仿宋, ends with a full-width colon")
def _(paper: Paper) -> Iterator[str]:
    if paper.told.addressee:
        para = paper.para(paper.told.addressee)
        if not para.words.endswith("：") or not in_font(para, "仿宋", 16):
            yield para.words


@rule("40 text: 3号 仿宋")
def _(paper: Paper) -> Iterator[str]:
    for words in paper.told.body:
        last = paper.para(words).runs[-1]
        if last.font not in FONTS["仿宋"] or last.size != 16:
            yield words[:10]


@rule("41 text: two 字 in, said for Word and for the others")
def _(paper: Paper) -> Iterator[str]:
    for words in paper.told.body:
        para = paper.para(words)
        if para.number("ind", "firstLineChars") != 200 or not near(para.indent("firstLine"), 636, 12):
            yield str(para.look.get("ind"))


@rule("42 text: first line two 字 in, turned lines flush, on the page")
def _(paper: Paper) -> Iterator[str]:
    for words in paper.told.body:
        first, *rest = [line for _, line in paper.lines_of(paper.para(words).words)]
        if not near(first.left, LEFT + 2 * CELL, 4):
            yield f"{words[:8]} {(first.left - LEFT) / CELL:.1f} 字"
        yield from (line.text[:8] for line in rest if not near(line.left, LEFT, 4))


@rule("43 no typed blanks at the head of a paragraph")
def _(paper: Paper) -> Iterator[str]:
    yield from (para.text[:8] for para in paper.paras if para.text[0] in " \u3000")


@rule("44 text: justified")
def _(paper: Paper) -> Iterator[str]:
    yield from (words[:8] for words in paper.told.body if paper.para(words).align != "both")


@rule("45 the first page shows text")
def _(paper: Paper) -> Iterator[str]:
    first = paper.told.body[0] if paper.told.body else paper.told.headings[0][1]
    page, _ = paper.lines_of(paper.para(first).words)[0]
    if page.number != 1:
        yield f"page {page.number}"


@rule("46 no empty paragraphs inside the text")
def _(paper: Paper) -> Iterator[str]:
    places = sorted(paper.place(words) for _, words in paper.told.headings)
    for place in range(places[0], places[-1]) if places else ():
        if not paper.xml.paras[place].text.strip():
            yield f"paragraph {place}"


@rule("47 level 1: 3号 黑体")
def _(paper: Paper) -> Iterator[str]:
    yield from _headings_in(paper, (1,), "黑体")


@rule("48 level 2: 3号 楷体")
def _(paper: Paper) -> Iterator[str]:
    yield from _headings_in(paper, (2,), "楷体")


@rule("49 levels 3 and 4: 3号 仿宋")
def _(paper: Paper) -> Iterator[str]:
    yield from _headings_in(paper, (3, 4), "仿宋")


def _headings_in(paper: Paper, levels: tuple[int, ...], role: str) -> Iterator[str]:
    for level, words in paper.told.headings:
        if level in levels:
            lead = next(run for run in paper.para(words).runs if run.text.strip())
            if lead.font not in FONTS[role] or lead.size != 16 or words[:2] not in lead.text:
                yield f"{words[:10]} {lead.font} {lead.size}"


@rule("50 headings: not bold")
def _(paper: Paper) -> Iterator[str]:
    for _, words in paper.told.headings:
        if any(on(run.look, "b") for run in paper.para(words).runs):
            yield words[:10]


NUMBER = {1: f"[{HAN}]+、", 2: f"（[{HAN}]+）", 3: r"\d+\.", 4: r"（\d+）"}


@rule("51 headings: 一、（一）1.（1）")
def _(paper: Paper) -> Iterator[str]:
    for level, words in paper.told.headings:
        if not re.match(NUMBER[level] + re.escape(words[:4]), paper.para(words).words):
            yield paper.para(words).words[:12]


@rule("52 headings: numbers without gaps")
def _(paper: Paper) -> Iterator[str]:
    counts = dict.fromkeys(NUMBER, 0)
    for level, words in paper.told.headings:
        counts[level] += 1
        counts.update({below: 0 for below in NUMBER if below > level})
        number = re.match(NUMBER[level], paper.para(words).words)
        if number and _value(number.group()) != counts[level]:
            yield f"{number.group()} should be {counts[level]}"


def _value(number: str) -> int:
    digits = re.sub(r"[、（）.]", "", number)
    if digits.isdigit():
        return int(digits)
    ten, _, one = digits.rpartition("十")
    tens = (HAN.index(ten) + 1 if ten else 1) * 10 if "十" in digits else 0
    return tens + (HAN.index(one) + 1 if one else 0)


@rule("53 headings: typed, not counted by Word")
def _(paper: Paper) -> Iterator[str]:
    yield from (para.text[:8] for para in paper.paras if "numPr" in para.look)


@rule("54 level 1: a line of its own without 。")
def _(paper: Paper) -> Iterator[str]:
    for level, words in paper.told.headings:
        text = paper.para(words).words
        if level == 1 and (not text.endswith(words) or text.endswith("。")):
            yield text[:12]


@rule("55 run-in headings: the text behind them is 仿宋")
def _(paper: Paper) -> Iterator[str]:
    for level, words in paper.told.headings:
        runs = [run for run in paper.para(words).runs if run.text.strip()]
        if level > 1 and len(runs) > 1 and any(run.font not in FONTS["仿宋"] for run in runs[1:]):
            yield words[:10]


@rule("56 headings: drawn in their fonts")
def _(paper: Paper) -> Iterator[str]:
    for level, words in paper.told.headings:
        _, line = paper.lines_of(paper.para(words).words)[0]
        role = {1: "黑体", 2: "楷体"}.get(level, "仿宋")
        if not any(DRAWN[role] in font or "Noto" in font for font in line.fonts):
            yield f"{words[:8]} {line.fonts}"


@rule("57 headings: never the last line of a page")
def _(paper: Paper) -> Iterator[str]:
    for level, words in paper.told.headings:
        lines = paper.lines_of(paper.para(words).words)
        page, line = lines[-1]
        if level < 3 and line == page.body()[-1] and page is not paper.pages[-1]:
            yield words[:10]


@rule("58 digits, brackets and quotes as they should be, drawn in the text's font")
def _(paper: Paper) -> Iterator[str]:
    for para in paper.paras:
        if wrong := re.search(r"[０-９％\"']|\d{4}[\]］]|[\[［]\d{4}", para.words):
            yield f"{wrong.group()} in {para.words[:12]}"
    for words in paper.told.body:
        for _, line in paper.lines_of(paper.para(words).words):
            if len(line.fonts) > 1:
                yield f"{line.text[:10]} {line.fonts}"


@rule("59 Chinese quotes told to be Chinese")
def _(paper: Paper) -> Iterator[str]:
    for para in paper.xml.paras:
        for run in para.runs:
            hint = run.look.get("rFonts", {}).get("hint")
            if re.search("[“”‘’—…]", run.text) and hint != "eastAsia":
                yield run.text[:10]
