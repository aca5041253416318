"""约数叠用：约100余人、95%以上左右、超过98%以上。

不通过：‹约100余人›参加培训。
不通过：覆盖率达到‹95%以上左右›。
不通过：参与率‹超过98%以上›，‹不低于30学时以上›。
通过：新签约50亿元以上项目3个。
通过：约100人参加培训，覆盖率达到95%以上，参与率超过98%。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "doubled-bound"
LEVEL: Level = "warn"

_MEASURES = "%|个百分点|平方米|万元|亿元|人次|学时|课时|小时|分钟|公里|[所名人个元项场次篇期家台套节天年米册]"
_UNIT = rf"(?:万|亿|千|百)?(?:{_MEASURES})?"
_NUMBER = rf"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千万]+){_UNIT}"
_DOUBLED = re.compile(
    rf"(?=[大约近将接超逾不至最高低\d一二三四五六七八九十百千万])"
    rf"(?:(?:大约|(?<![签合节预公条契邀特])约|近|将近|接近)(?=\d|[一二三四五六七八九十]){_NUMBER}(?:以上|左右|上下|之多)"
    rf"|(?:大约|(?<![签合节预公条契邀特])约|近|将近|接近|超过|逾)(?=\d)\d+(?:\.\d+)?(?:万|亿|千|百)?[余多](?:名|人|所|个|万元|元|次|人次|项|场|家)?"
    rf"|(?:超过|逾|不低于|不少于|至少|最少|高于)(?=\d|[一二三四五六七八九十]){_NUMBER}(?:以上|左右|上下)"
    rf"|(?:不超过|最多|至多|不高于|低于)(?=\d){_NUMBER}(?:以内|以下|左右)"
    rf"|{_NUMBER}(?:以上|以内|以下)(?:左右|上下)|\d+[余多](?:名|人|所|个|万元|元|次)(?:左右|以上))"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Two words for one vagueness round a figure."""
    for match in sheet.search(_DOUBLED):
        yield sheet.flag(ID, LEVEL, match.span(), "约数叠用，请留一个")
