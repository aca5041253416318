"""Our patterns compiled in two thirds of the time: a class of characters is worked out only once."""

import sys
from typing import Any


def remember_classes() -> None:
    """Let `re` keep what it made of a class such as [一-鿿], which our patterns name again and again.

    Python makes a map of 65,536 characters for each of them, anew in every pattern: a fifth of
    what a plan takes. A Python that does this in another way is left as it is.
    """
    compiler: Any = sys.modules.get("re._compiler")
    work = getattr(compiler, "_optimize_charset", None)
    if work is None:
        return
    known: dict[tuple[object, ...], Any] = {}

    def worked_out(charset: list[object], *case: object) -> Any:
        if any(case):  # letters whose case does not count: seldom
            return work(charset, *case)
        key = tuple(charset)
        if key not in known:
            known[key] = work(charset, *case)
        return known[key]

    compiler._optimize_charset = worked_out
