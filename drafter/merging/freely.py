"""A part written freely, laid to the draft's units by its headings; what is not sure is a doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.merging.laid import Doubt, Laid, Sender, Version
from drafter.merging.pairing import ratio, strip_number
from drafter.merging.unit import Unit, bare, same
from drafter.model.document import Document, OutlineNode, Paragraph

ALIKE = 0.6
"""From this share of common characters on, a heading may be that of a unit."""

REWRITTEN = 0.5
"""Below this share of common characters the text was written anew, and whoever merges should look at it."""

_HEAD = re.compile("[^，。；：！？]{4,24}")
"""A line that may be a heading without number, among others that are."""

_LEFT_OUT = ("signature", "date", "title", "addressee", "dropped")


def lay_freely(documents: Sequence[Document], units: Sequence[Unit], sender: Sender) -> Laid:
    """What the documents say on the units of the draft; nothing where no heading is known."""
    laying = _Laying(units, sender)
    for document in documents:
        laying.document(document)
    texts = {name: Version(tuple(lines)) for name, lines in laying.texts.items()}
    added = {name: tuple(lines) for name, lines in laying.added.items()}
    return Laid(sender, "", texts, {}, added, "", tuple(laying.doubts))


@dataclass
class _Laying:
    units: Sequence[Unit]
    sender: Sender
    texts: dict[str, list[str]] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    sure: dict[int, Unit] = field(default_factory=dict)

    def document(self, document: Document) -> None:
        """Lay one document's headings; its paragraphs above them are doubts."""
        texts = {item.number: item.text for item in document.paragraphs}
        inside = set(_numbers(document.outline))
        free = [one for one in document.paragraphs if one.number not in inside and one.role not in _LEFT_OUT]
        plain = tuple(self._plain(free))
        inside |= set(_numbers(plain))
        for item in free:
            if item.number not in inside:
                self._loose(item.text)
        outline = (*plain, *document.outline)
        # What is called the same is the same, before anything that is only similar may take its place.
        for node in _walk(outline):
            named = [unit for unit in self._free() if bare(unit.heading) == bare(node.heading)]
            if named:
                self.sure[id(node)] = named[0]
                self.taken.add(named[0].id)
        self._nodes(outline, texts, None)

    def _plain(self, lines: Sequence[Paragraph]) -> Iterator[OutlineNode]:
        """Headings without numbers: lines that a unit is called by, and once there is one, its like."""
        names = {bare(unit.heading).rstrip("。") for unit in self.units if unit.opens}
        known = [at for at, line in enumerate(lines) if bare(line.text).rstrip("。") in names]
        if not known:
            return
        heads = [
            at
            for at, line in enumerate(lines)
            if at in known or (at > known[0] and _HEAD.fullmatch(line.text))
        ]
        for at, end in zip(heads, (*heads[1:], len(lines)), strict=True):
            numbers = tuple(line.number for line in lines[at:end])
            yield OutlineNode(3, "", lines[at].text.rstrip("。"), paragraphs=numbers)

    def _free(self) -> list[Unit]:
        return [unit for unit in self.units if unit.opens and unit.id not in self.taken]

    def _loose(self, text: str) -> None:
        known = any(same((text,), (line,)) for unit in self.units for line in unit.lines)
        if not known:
            self._doubt("", text, "这一段前面没有标题，不知道归哪一节，没有并入")

    def _nodes(self, nodes: Sequence[OutlineNode], texts: dict[int, str], above: Unit | None) -> None:
        near: Unit | None = None
        for node in nodes:
            lines = [text for number in node.paragraphs if (text := texts.get(number))]
            below = [child for child in node.children if child.number or child.children]
            for child in node.children:
                if child not in below:
                    lines += [text for number in _numbers((child,)) if (text := texts.get(number))]
            unit = self._find(node, above, group=bool(below) and len(lines) == 1)
            if unit is not None:
                self._take(unit, node, lines)
                near = unit
            elif below and len(lines) == 1:
                self._doubt("", lines[0], "草稿里没有这个标题，下面的各项已分别对到相应的一节，请核对")
            else:
                self._unknown(lines, above, near)
            self._nodes(below, texts, unit)

    def _unknown(self, lines: list[str], above: Unit | None, near: Unit | None) -> None:
        """A new item goes behind the one before it, else below the heading above it, numbered as its like."""
        beside = near if near and self._leaf(near) else None
        home = beside or above
        if home is None or not lines:
            self._doubt("", "\n".join(lines), "草稿里没有这个标题，没有并入")
            return
        inside = next((unit for unit in self.units if unit.above[-1:] == (home.id,)), None)
        number = beside.number if beside else inside.number if inside else ""
        first = f"{number}{strip_number(lines[0])}" if number else lines[0]
        self.added.setdefault(home.id, []).extend((first, *lines[1:]))
        where = f"接在“{home.name}”后面" if beside else f"放进“{home.name}”"
        self._doubt(home.id, lines[0][:60], f"草稿里没有这一项，已作为新的一项{where}，请核对")

    def _leaf(self, unit: Unit) -> bool:
        return not any(unit.id in other.above for other in self.units)

    def _find(self, node: OutlineNode, above: Unit | None, *, group: bool) -> Unit | None:
        """The unit whose heading is the same or nearest, one below `above` first.

        A `group` is a heading with items and no text: no single item is meant by it.
        """
        if sure := self.sure.get(id(node)):
            return sure
        free = [unit for unit in self._free() if not (group and self._leaf(unit))]
        for among in ([u for u in free if above and above.id in u.above], free):
            scored = [(ratio(bare(unit.heading), bare(node.heading)), unit) for unit in among]
            score, best = max(scored, key=lambda one: one[0], default=(0.0, None))
            if best is not None and score >= ALIKE:
                self.taken.add(best.id)
                message = f"标题与“{best.name}”相近而不相同，已按这一节并入，请核对"
                self._doubt(best.id, f"{node.number}{node.heading}"[:60], message)
                return best
        return None

    def _take(self, unit: Unit, node: OutlineNode, lines: list[str]) -> None:
        """Lines become the unit's text; a heading alone says nothing new of a unit that has text."""
        heading, *rest = lines
        if len(rest) == 0 and bare(strip_number(heading)).rstrip("。") == bare(unit.heading).rstrip("。"):
            return
        if unit.run_in and rest and len(bare(strip_number(heading))) <= len(bare(node.heading)) + 1:
            # The draft runs its headings in; on lines of their own they would look like somebody else's.
            heading, rest = f"{heading.rstrip('。')}。{rest[0]}", rest[1:]
        new = [f"{unit.number}{strip_number(heading)}", *rest]
        if same(new, unit.lines):
            return
        self.texts[unit.id] = new
        if ratio("".join(new), "".join(unit.lines)) < REWRITTEN:
            message = "来稿与草稿里的原文差别很大，已整段换成来稿，请核对"
            self._doubt(unit.id, unit.name, message)

    def _doubt(self, unit: str, text: str, message: str) -> None:
        self.doubts.append(Doubt(self.sender.file, unit, text, message))


def _numbers(nodes: Sequence[OutlineNode]) -> Iterator[int]:
    for node in nodes:
        yield from node.paragraphs
        yield from _numbers(node.children)


def _walk(nodes: Sequence[OutlineNode]) -> Iterator[OutlineNode]:
    for node in nodes:
        yield node
        yield from _walk(node.children)
