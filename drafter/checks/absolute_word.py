"""口语化、绝对化：绝对保证、全国第一、狠抓狠管。

公文用语应当庄重、留有余地。

不通过：务必‹绝对保证›安全，力争‹全国第一›。
通过：确保安全，力争走在全市前列，全国第一批试点，绝对贫困。
"""

import re
from collections.abc import Iterator

from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "absolute-word"
LEVEL: Level = "warn"

_ABSOLUTE = re.compile(
    "(?:质量|成绩|水平)?绝对(?:最好|第一|领先|一流)|绝对(?:保证|不能出|没有问题|不出)|百分之百(?:没有|不会|保证|做到|确保)|狠抓狠管|一定要搞好|搞得(?:热火朝天|红红火火)|空前绝后"
    "|争创(?:全国|全省|全市|全县)第一(?![批次个轮届家所名期线])"
    "|(?<=力争)(?:做到)?(?:全国|全省|全市|全县)第一(?![批次个轮届家所名期线])"
    "|(?<=确保)(?:位居|排名)?(?:全国|全省|全市|全县)第一(?![批次个轮届家所名期线])"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Promises and boasts that nobody can keep."""
    for match in sheet.search(_ABSOLUTE):
        yield sheet.flag(ID, LEVEL, match.span(), "口语化或绝对化，宜改得稳妥些")
