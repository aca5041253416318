"""掩码旁边漏网的真名：文中别处都是XX，这里却留着一所学校、一个县的真名。

不通过：XX县坚持育人为本。XX镇召开会议，XX所学校达标。在‹白石岭小学›召开现场会。
通过：XX县坚持育人为本。XX镇召开会议，XX所学校达标。在中心小学召开现场会。
通过：在白石岭小学召开现场会。
"""

from collections.abc import Iterator

from drafter.checks import mask_left
from drafter.checks.schools import school_names
from drafter.checks.sheet import Sheet
from drafter.model.finding import Finding, Level

ID = "mask-beside-name"
LEVEL: Level = "error"

_MASKS = 3


def check(sheet: Sheet) -> Iterator[Finding]:
    """Schools by name in a document that has three masks or more."""
    masks = 0
    for _ in mask_left.check(sheet):
        masks += 1
        if masks == _MASKS:
            break
    if masks < _MASKS:
        return
    for start, end in school_names(sheet.text):
        if not any(sheet.text[start:end] in word for word in sheet.context.own_words):
            message = "文中多处是掩码，这里却留着具体名称，像是抄来的稿子漏改"
            yield sheet.flag(ID, LEVEL, (start, end), message)
