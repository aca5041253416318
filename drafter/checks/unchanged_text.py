"""新稿与去年的文稿大半相同。只在给出去年的文稿时检查（check --last）。

不通过〔去年：健全学习制度，推动全县教育系统党员干部学深悟透。选派骨干教师到乡村学校支教一年以上。〕：‹一、健全学习制度，推动全县教育系统党员干部学深悟透。›⏎二、选派骨干教师到乡村学校支教一年以上。
通过〔去年：健全学习制度，推动全县教育系统党员干部学深悟透。〕：一、健全学习制度，推动全县教育系统党员干部学深悟透。⏎二、选派骨干教师到乡村学校支教一年以上。⏎三、开展校园食堂原料进货查验专项检查。
通过：一、健全学习制度，推动全县教育系统党员干部学深悟透。
"""

from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.language.sentences import sentence_keys
from drafter.model.finding import Finding, Level

ID = "unchanged-text"
LEVEL: Level = "warn"

_NEW = 0.3
"""Share of new sentences below which a plan is last year's plan."""


def check(sheet: Sheet) -> Iterator[Finding]:
    """A text whose sentences, numbers and marks aside, are to more than seventy per cent last year's."""
    if not sheet.context.last:
        return
    told = (line for line in sheet.lines if line.role in ("heading", "body"))
    keys = [(line, key) for line in told for key in sentence_keys(line.text)]
    same = [line for line, key in keys if key in sheet.context.last]
    if keys and len(keys) - len(same) < _NEW * len(keys):
        share = round(100 * len(same) / len(keys))
        message = (
            f"与去年的文稿相同的句子占{share}%（{len(keys)}句中有{len(same)}句），请更新任务、数据和时限"
        )
        yield sheet.flag_line(ID, LEVEL, same[0], message)
