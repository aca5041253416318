"""同一级序数用了两种写法：(一)与（二），1.与2、。

不通过：一、党建⏎正文。⏎二、教学⏎‹(一)›抓课堂。正文。⏎（二）抓教研。正文。⏎（三）抓质量。正文。
不通过：1.抓课堂。正文。⏎‹2、›抓教研。正文。⏎3.抓质量。正文。
通过：(一)抓课堂。正文。⏎(二)抓教研。正文。
通过：（一）抓课堂。正文。⏎（二）抓教研。正文。⏎1.抓质量。正文。
"""

from collections import defaultdict
from collections.abc import Iterator

from drafter.checks.sheet import Heading, Sheet
from drafter.model.finding import Finding, Level

ID = "number-shape"
LEVEL: Level = "warn"

_STYLES = {"han", "han-paren", "digit", "paren"}
_WIDE = str.maketrans("（）．，", "().,")


def check(sheet: Sheet) -> Iterator[Finding]:
    """The rarer of two shapes of one kind of number."""
    groups: dict[str, dict[str, list[Heading]]] = defaultdict(lambda: defaultdict(list))
    for heading in sheet.headings:
        if heading.number.style in _STYLES:
            groups[heading.number.style][_shape(heading)].append(heading)
    for shapes in groups.values():
        if len(shapes) < 2:
            continue
        usual = max(
            shapes, key=lambda shape: (len(shapes[shape]), shape.startswith("（"), shape.endswith("."))
        )
        for shape, headings in shapes.items():
            if shape != usual:
                yield from (_flag(sheet, heading, usual) for heading in headings[:10])


def _shape(heading: Heading) -> str:
    """What stands round the ordinal: （#）, (#), #., #、."""
    return "".join(
        "#" if char.isalnum() else char for char in heading.number.text[:1] + heading.number.text[-1:]
    )


def _flag(sheet: Sheet, heading: Heading, usual: str) -> Finding:
    length = len(heading.number.text)
    span = (heading.start, heading.start + length)
    return sheet.flag(ID, LEVEL, span, f"同级序数写法不一，全文多用“{usual.replace('#', '一')}”，请统一")
