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

_ISSUER = re.compile(
    r"^(?:中共)?([\u4e00-\u9fffXx×]{2,20}?(?:教育[\u4e00-\u9fff]{0,6}局|教[体科文卫]{1,3}局|教委|委员会|教育厅|小学|中学|中心校|学校|幼儿园))"
)
_TAIL = re.compile("(?:办公室|党组|党委|党支部)$")


def check(sheet: Sheet) -> Iterator[Finding]:
    """The sign-off line against the issuer in the title."""
    title = next((line.text for line in sheet.lines[:3] if line.role == "title"), "")
    issuer = _ISSUER.match(title)
    if issuer is None:
        return
    for line in sheet.lines[-8:]:
        if line.role == "signature" and not _same(_TAIL.sub("", line.text.replace(" ", "")), issuer[1]):
            message = f"落款单位与标题单位（{issuer[1]}）不一致，请统一"
            yield sheet.flag_line(ID, LEVEL, line, message)


def _same(signed: str, issuer: str) -> bool:
    return issuer in signed or signed in issuer or signed.endswith("人民政府")
