"""Blanks 【待填：…】: where they stand, and one value for all that ask for the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from drafter.language.blanks import BLANK
from drafter.language.counting import section_numbers
from drafter.model.draft import Block, Draft, Section


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to fill in: its words, how often it stands in the draft, and the first place."""

    words: str
    count: int
    section: str
    number: str = ""


def blanks(draft: Draft) -> tuple[Blank, ...]:
    """What is left to fill, in reading order, each thing once."""
    numbers = section_numbers(draft)
    found: dict[str, Blank] = {}
    for section, words in _all(draft):
        known = found.get(words)
        if known:
            found[words] = replace(known, count=known.count + 1)
        else:
            found[words] = Blank(words, 1, section, numbers.get(section, ""))
    return tuple(found.values())


def count_left(draft: Draft) -> int:
    """How many places are left to fill."""
    return sum(1 for _ in _all(draft))


def fill(draft: Draft, words: str, value: str) -> Draft:
    """The draft with the value wherever that blank stands; sentences keep their origin."""
    value = " ".join(value.split())

    def put(text: str) -> str:
        return BLANK.sub(lambda match: value if match[1].strip() == words else match[0], text)

    def block(old: Block) -> Block:
        text = put(old.text)
        return old if text == old.text else replace(old, text=text)

    made = map_blocks(draft, block, put)
    facts = {key: value if key == words else old for key, old in draft.facts.items()}
    return replace(made, title=put(draft.title), facts=facts)


def replace_all(draft: Draft, words: str, others: str) -> tuple[Draft, int]:
    """The draft with other words wherever these stand, headings and title included, and how often."""
    texts = [draft.title, *(one.heading for one in draft.walk())]
    texts += [block.text for one in draft.walk() for block in one.blocks]
    count = sum(text.count(words) for text in texts) if words else 0
    if not count:
        return draft, 0

    def put(text: str) -> str:
        return text.replace(words, others)

    made = map_blocks(draft, lambda old: replace(old, text=put(old.text)) if words in old.text else old, put)
    return replace(made, title=put(draft.title)), count


def map_blocks(
    draft: Draft, change: Callable[[Block], Block], heading: Callable[[str], str] = lambda text: text
) -> Draft:
    """The draft with every sentence, and every heading, changed."""

    def walk(section: Section) -> Section:
        return replace(
            section,
            heading=heading(section.heading),
            blocks=tuple(change(block) for block in section.blocks),
            sections=tuple(walk(child) for child in section.sections),
        )

    return replace(draft, sections=tuple(walk(section) for section in draft.sections))


def _all(draft: Draft) -> Iterator[tuple[str, str]]:
    for section in draft.walk():
        for text in (section.heading, *(block.text for block in section.blocks)):
            for match in BLANK.finditer(text):
                yield section.id, match[1].strip()
