"""过期的提法：2027年还写“以党的十九大精神为指导”“扎实开展党纪学习教育”。

日期和来源见 phrasebank/terms.yaml，可以自己改。指导思想一类只在“贯彻、为指导、精神”的句子里判，
活动和工程一类只在“开展、推进、实施”的句子里判；回顾、巩固成果的句子从轻。未核实的只作疑似，请核对。

不通过：以‹党的十九大精神›为指导，办好教育。
不通过：扎实开展‹党纪学习教育›。
不通过：做好‹贫困生›资助工作。
不通过：培养‹德智体美全面发展›的学生。
通过：深入贯彻党的二十大和二十届历次全会精神，做好家庭经济困难学生资助。
通过：严禁以升学率评价学校，党的十九大以来成效显著。
通过〔2019年 柳城县教育局〕：以党的十九大精神为指导。
"""

from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.terms import judge
from drafter.model.finding import Finding, Level

ID = "stale-term"
LEVEL: Level = "error"


def check(sheet: Sheet) -> Iterator[Finding]:
    """Dated terms whose time is over in the year of their part, and wording that is always unfit."""
    for hit in sheet.term_hits:
        part = sheet.part_at(hit.start)
        year = part.year
        if year is None or hit.term.formula or hit.term.table:
            continue
        if part.looking_back and year == sheet.context.year and hit.term.context in ("guiding", "task"):
            continue  # a report tells what was done under the old names
        judged = judge(hit, sheet.text, year, sheet.sentence_at(hit.start))
        if judged and judged.verdict != "premature":
            yield sheet.flag(ID, judged.level, (hit.start, hit.end), judged.reason)
