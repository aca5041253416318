"""Numbers that came out other than they stood: every heading whose 1、 is now 1., with both forms."""

from collections.abc import Mapping

from drafter.language.counting import section_numbers
from drafter.model.draft import Draft
from drafter.rolling.record import Change


def renumbered(draft: Draft, numbers: Mapping[str, str]) -> tuple[Change, ...]:
    """The changes of numbering in a rolled draft; `numbers` are the source's, by section id.

    A draft stores no numbers: they follow from the place and are written as
    GB/T 9704—2012, 7.3.3 has them.
    """
    new = section_numbers(draft)
    found = []
    for section in draft.walk():
        old, now = numbers.get(section.id, ""), new.get(section.id, "")
        if old and now and old != now:
            name = f"{now}{section.heading}"
            found.append(Change(name, f"{old}{section.heading}", name, "编号按公文体例改写"))
    return tuple(found)
