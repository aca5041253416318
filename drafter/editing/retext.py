"""What was typed in a section becomes its sentences again; what was not touched keeps its origin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from drafter.editing.align import pair_lines
from drafter.editing.lines import STOPLESS, Line, section_lines, section_text, top_section
from drafter.editing.origins import Pool, keep_blocks
from drafter.language.numbering import split_number
from drafter.language.sentences import sentences
from drafter.model.draft import Block, Draft, Section

STYLES = ("han-paren", "han-circled", "digit", "digit-stop", "paren", "paren-sign", "circled")
"""Numbers that begin an item when typed; a first-level number stays text, for it would leave the section."""


_STOP_TYPED = re.compile(r"([0-9０-９]{1,3})。(?=\S)")
"""A number with the full stop that an input method puts for a point."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One line as typed: its level (0 for a paragraph) and its words without number."""

    level: int
    words: str

    @property
    def key(self) -> tuple[int, str]:
        """Comparable with the key of a line."""
        return (self.level, self.words)


def retext(draft: Draft, section_id: str, text: str, inserted: Mapping[str, str] | None = None) -> Draft:
    """The draft with that text in a first-level section.

    Unchanged sentences keep their origin and lock, items their id, owner and
    deadline; the rest is "typed". `inserted` maps the text of phrases taken
    from the bank to their ids. No character is lost; numbers follow from the
    place. Retexting a section with its own text gives the same draft.
    """
    if text == section_text(draft, section_id):
        return draft
    section = top_section(draft, section_id)
    old = section_lines(draft, section_id)
    new = _parse(text, old, section.level)
    pairs = pair_lines(old, [line.key for line in new])
    kept = {id(line) for line, exact in pairs if line is not None and exact}
    pool = Pool([line for line in old if id(line) not in kept], inserted or {})
    names = _Names(draft, section)
    tree = _Tree(section)
    for typed, (line, exact) in zip(new, pairs, strict=True):
        if line is not None and exact:
            names.used.update([line.opens.id] if line.opens else [])
            tree.add(line)
        else:
            tree.add(_changed(typed, line, pool, names))
    made = tree.finish()
    return replace(draft, sections=tuple(made if s.id == section_id else s for s in draft.sections))


def _parse(text: str, old: tuple[Line, ...], above: int) -> list[Typed]:
    # A line that stands as it did is what it was, even if its words look like a number.
    known = {line.text: line.key for line in old}
    found = []
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            continue
        if line not in known and _STOP_TYPED.match(line):
            line = line.replace("。", ".", 1)
        number = split_number(line)
        words = line[number.length :].strip() if number else ""
        if line in known:
            found.append(Typed(*known[line]))
        elif number and number.style in STYLES and number.level > above and _has_heading(words):
            found.append(Typed(number.level, words))
        else:
            found.append(Typed(0, line))
    return found


def _has_heading(words: str) -> bool:
    """Whether anything but a mark would stand behind the number: an item without heading has no line."""
    return bool(words and _split_heading(words)[0].strip().rstrip("。").strip())


def _changed(typed: Typed, old: Line | None, pool: Pool, names: "_Names") -> Line:
    before = old.blocks if old else ()
    if not typed.level:
        return Line("", keep_blocks(typed.words, before, pool))
    item = names.take(old, typed.level)
    if old and old.opens and old.number and item.run_in and typed.words.startswith(old.lead):
        rest = typed.words[len(old.lead) :]
        return Line(item.id, keep_blocks(rest, before, pool), opens=item, number="#", lead=old.lead)
    heading, rest, run_in = _split_heading(typed.words)
    item = replace(item, heading=heading, run_in=run_in)
    return Line(item.id, keep_blocks(rest, before, pool), opens=item, number="#", lead=heading)


def _split_heading(words: str) -> tuple[str, str, bool]:
    """Heading, text behind it, and whether the heading runs in: the first sentence is the heading."""
    first = sentences(words)[0]
    rest = words[len(first) :]
    doubled = first[-2:-1] in tuple(STOPLESS)
    if first.endswith("。") and not doubled:
        return first[:-1], rest, True
    if doubled or (rest.strip() and first[-1] not in STOPLESS):
        # A 。 behind another mark, or before a closing quotation mark, ends no heading: all is heading.
        return words, "", False
    return first, rest, bool(rest.strip())


class _Names:
    """Gives each item its section: the one it was, or a new one with a free id."""

    def __init__(self, draft: Draft, section: Section) -> None:
        self.taken = {one.id for one in draft.walk()}
        self.base = section.id
        self.used: set[str] = set()
        self.next = 1

    def take(self, old: Line | None, level: int) -> Section:
        if old and old.opens and old.opens.id not in self.used:
            self.used.add(old.opens.id)
            return replace(old.opens, level=level)
        while (name := f"{self.base}-{self.next}") in self.taken:
            self.next += 1
        self.taken.add(name)
        return Section(name, level)


@dataclass
class _Node:
    section: Section
    blocks: list[Block] = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)
    beside: bool = False  # whether text stands on the heading's own line


class _Tree:
    """Puts lines below each other by level."""

    def __init__(self, section: Section) -> None:
        self.root = _Node(section)
        self.stack = [self.root]

    def add(self, line: Line) -> None:
        """Append one line."""
        if line.opens is not None:
            while len(self.stack) > 1 and self.stack[-1].section.level >= line.opens.level:
                self.stack.pop()
            node = _Node(line.opens, beside=bool(line.blocks))
            self.stack[-1].children.append(node)
            self.stack.append(node)
        node = self.stack[-1]
        for index, block in enumerate(line.blocks):
            # The first sentence of an item opens its text whatever its mark says.
            right = not node.blocks or block.paragraph == (index == 0)
            node.blocks.append(block if right else replace(block, paragraph=index == 0))

    def finish(self) -> Section:
        """The section with everything in it."""
        return _close(self.root)


def _close(node: _Node) -> Section:
    section = node.section
    if section.run_in and section.heading.strip() and node.blocks and not node.beside:
        # Its text now begins on a line of its own: the heading keeps the 。 as a mark of its own.
        section = replace(section, run_in=False, heading=section.heading.rstrip() + "。")
    return replace(
        section, blocks=tuple(node.blocks), sections=tuple(_close(child) for child in node.children)
    )
