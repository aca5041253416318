"""人名、届次被删掉后剩下的残句。

网站过滤词会把人名整个删去，只剩“以新时代中国特色社会主义思想为指导”这样的残句。

不通过：以‹新时代中国特色社会主义思想›为指导。
不通过：以‹近平›新时代中国特色社会主义思想为指导。
不通过：‹主席总书记›发表重要讲话。
不通过：全面贯彻‹党的和›全会精神。
不通过：深入贯彻‹党的届›四中全会精神。
不通过：紧密团结在‹以同志为核心›的党中央周围。
通过：以习近平新时代中国特色社会主义思想为指导，贯彻党的大政方针。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "name-lost"
LEVEL: Level = "error"

_FULL = "习近平新时代中国特色社会主义思想"
_LOST = re.compile(
    r"(?=[新主党以贯近])(?:(?<![平*xX×])(?P<thought>新时代中国特色社会主义思想)"
    r"|主席总书记|党的(?:和|、)(?=[^，。；\n]{0,8}精神)|党的[届大](?=[一二三四五六七]中|精神|报告|[和、]|胜利)"
    r"|以同志为核心|以为核心的党中央|以(?:重要)?思想为指导|贯彻关于教育的重要(?:论述|讲话)|以为指导|(?<!习)近平(?=新时代|总书记|同志))"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """What is left of formulas when a filter took the name."""
    for match in sheet.search(_LOST):
        suggestion = _FULL if match["thought"] else None
        yield sheet.flag(ID, LEVEL, match.span(), "人名或届次被删掉了，请补全", suggestion)
