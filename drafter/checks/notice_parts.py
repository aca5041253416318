"""印发通知缺要件：主送机关、执行要求、署名、日期。

依据：《党政机关公文处理工作条例》第九条。

不通过：‹关于印发2027年工作要点的通知›⏎现将工作要点印发给你们。⏎柳城县教育局⏎2027年2月25日
通过：关于印发2027年工作要点的通知⏎各乡镇中心校：⏎现将工作要点印发给你们，请结合实际认真贯彻落实。⏎柳城县教育局⏎2027年2月25日
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.document import Paragraph
from drafter.model.finding import Finding, Level

ID = "notice-parts"
LEVEL: Level = "warn"

_NOTICE = re.compile("关于(?:印发|转发|下发).*通知$")
_ENDS = ("signature", "date", "attachment-note", "attachment-mark")
_ORDER = re.compile("贯彻|执行|落实|遵照|实施|参照")


def check(sheet: Sheet) -> Iterator[Finding]:
    """What a covering notice lacks, in one finding at its title."""
    title = sheet.title
    if title is None or not _NOTICE.search(title.text):
        return
    roles = {line.role for line in sheet.lines}
    parts = (
        ("主送机关", "addressee" in roles),
        ("执行要求（请结合实际认真贯彻落实）", bool(_ORDER.search(_letter(sheet, title)))),
        ("署名", "signature" in roles),
        ("成文日期", "date" in roles),
    )
    missing = [name for name, there in parts if not there]
    if missing:
        yield sheet.flag_line(ID, LEVEL, title, f"印发通知缺{'、'.join(missing)}，请补上")


def _letter(sheet: Sheet, title: Paragraph) -> str:
    """The notice itself, up to its signature, date or attachments."""
    after = sheet.lines[sheet.lines.index(title) + 1 :]
    ends = (i for i, line in enumerate(after) if line.role in _ENDS)
    return "\n".join(line.text for line in after[: next(ends, len(after))] if line.role == "body")
