"""落款单位与标题单位、本单位不一致。

不通过：柳城县教育局2027年工作要点⏎正文一段，抓好落实。⏎‹和顺县教体局›⏎2027年2月25日
通过：柳城县教育局2027年工作要点⏎正文一段，抓好落实。⏎柳城县教育局⏎2027年2月25日
通过：柳城县教育局2027年工作要点⏎正文一段，抓好落实。⏎柳城县教育局办公室⏎2027年2月25日
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "signature-mismatch"
LEVEL: Level = "error"

_UNIT = (
    "教育[\u4e00-\u9fff]{0,6}局|教[体科文卫]{1,3}局|教委|委员会|教育厅|政府|办公[厅室]"
    "|小学|中学|中心校|学校|幼儿园"
)
_ISSUER = re.compile(
    rf"^(?:中共)?([\u4e00-\u9fffXx×]{{2,20}}?(?:{_UNIT}))(?=20\d\d|关于|印发|转发|办公[室厅])"
)
_SIGNED = re.compile(rf"^(?:中共)?[\u4e00-\u9fffXx×]{{2,24}}(?:{_UNIT})$")
_TAIL = re.compile("(?:办公[室厅]|党组|党委|党支部)$")


def check(sheet: Sheet) -> Iterator[Finding]:
    """The one sign-off line against the issuer in the title."""
    title = sheet.title.text if sheet.title else ""
    issuer = _ISSUER.match(title)
    signed = [line for line in sheet.lines if line.role == "signature"]
    if issuer is None or len(signed) != 1:
        return
    name = signed[0].text.replace(" ", "")
    if _SIGNED.match(name) and not _same(_bare(name), _bare(issuer[1])):
        message = f"落款单位与标题单位（{issuer[1]}）不一致，请统一"
        yield sheet.flag_line(ID, LEVEL, signed[0], message)


def _bare(name: str) -> str:
    return _TAIL.sub("", name).replace("人民政府", "政府")


def _same(signed: str, issuer: str) -> bool:
    return issuer in signed or signed in issuer or signed.endswith("政府")
