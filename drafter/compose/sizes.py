"""How long pieces of a skeleton come out, before they are written."""

import re
from functools import lru_cache

from drafter.language.sentences import count_han
from drafter.model.skeleton import Alternative

_CALL = re.compile(r"\{\{\s*(\w+)\s*(?:\((.*?)\))?\s*\}\}", re.DOTALL)
_QUOTED = re.compile("'([^']*)'")


def mean(alternatives: tuple[Alternative, ...]) -> float:
    """Han characters of a sentence, whichever alternative is taken."""
    return (
        sum(han(alternative.text) for alternative in alternatives) / len(alternatives) if alternatives else 0
    )


@lru_cache(maxsize=1 << 14)
def han(text: str) -> int:
    """Han characters that a template will have, about: a choice counts as its first, a fact as its blank."""
    return count_han(_CALL.sub(_typical, text))


def _typical(call: re.Match[str]) -> str:
    name, quoted = call[1], _QUOTED.findall(call[2] or "")
    if name in ("pick", "verb") and quoted:
        return str(quoted[0]).partition("|")[0]
    if name == "phrase" and len(quoted) > 1:
        return str(quoted[1])
    return "待填的内容一项" if name == "fact" else "全县"
