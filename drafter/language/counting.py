"""The number of every heading of a draft: numbers are not stored, they follow from the place."""

from collections import Counter

from drafter.language.numerals import format_number
from drafter.model.draft import Draft, Section


def section_numbers(draft: Draft) -> dict[str, str]:
    """Section id → its number as printed ("一、", "（二）", "3.", "（4）"); "" for text without heading.

    Third-level items of a "continuous" draft run on through the sections;
    everything else begins anew below each heading.
    """
    numbers: dict[str, str] = {}
    running = Counter[int]()

    def count(sections: tuple[Section, ...]) -> None:
        own = Counter[int]()
        for section in sections:
            level = section.level
            counter = running if level == 3 and draft.numbering == "continuous" else own
            if level and section.heading.strip().rstrip("。"):
                counter[level] += 1
                numbers[section.id] = format_number(level, counter[level])
            else:
                numbers[section.id] = ""
            count(section.sections)

    count(draft.sections)
    return numbers
