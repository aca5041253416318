"""超前的提法：文件的年份里还没有的会议、法律、政策。

多半是年份写错，或抄了后来的材料。

不通过〔2023年 柳城县教育局〕：贯彻落实‹《学前教育法》›。
不通过〔2021年 柳城县教育局〕：深入学习贯彻党的‹二十大›精神。
通过〔2027年 柳城县教育局〕：贯彻落实《学前教育法》和党的二十大精神。
通过〔2025年 柳城县教育局〕：谋划“十五五”规划编制工作。
"""

from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.terms import judge
from drafter.model.finding import Finding, Level

ID = "premature-term"
LEVEL: Level = "error"


def check(sheet: Sheet) -> Iterator[Finding]:
    """Dated terms that began after the year of their part."""
    for hit in sheet.term_hits:
        year = sheet.part_at(hit.start).year
        if year is None or hit.term.formula or hit.term.table:
            continue
        judged = judge(hit, sheet.text, year, sheet.sentence_at(hit.start))
        if judged and judged.verdict == "premature":
            yield sheet.flag(ID, judged.level, (hit.start, hit.end), judged.reason)
