"""A part written freely, laid to the draft's units by its headings; what is not sure is a doubt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.merging.laid import Doubt, Laid, Sender, Version
from drafter.merging.pairing import ratio, strip_number
from drafter.merging.unit import Unit, bare, same
from drafter.model.document import Document, OutlineNode

ALIKE = 0.6
"""From this share of common characters on, a heading may be that of a unit."""

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

    def document(self, document: Document) -> None:
        """Lay one document's headings; its paragraphs above them are doubts."""
        texts = {item.number: item.text for item in document.paragraphs}
        inside = set(_numbers(document.outline))
        for item in document.paragraphs:
            if item.number not in inside and item.role not in _LEFT_OUT:
                self._loose(item.text)
        for node in document.outline:
            self._node(node, texts, None)

    def _loose(self, text: str) -> None:
        known = any(same((text,), (line,)) for unit in self.units for line in unit.lines)
        if not known:
            self._doubt("", text, "这一段前面没有标题，不知道归哪一节，没有并入")

    def _node(self, node: OutlineNode, texts: dict[int, str], above: Unit | None) -> None:
        unit, score = self._find(node, above)
        lines = [text for number in node.paragraphs if (text := texts.get(number))]
        below = [child for child in node.children if child.number or child.children]
        for child in node.children:
            if child not in below:
                lines += [text for number in _numbers((child,)) if (text := texts.get(number))]
        if unit is None:
            self._unknown(node, lines, texts, above)
            return
        self.taken.add(unit.id)
        self._take(unit, node, lines)
        if score < 1:
            self._doubt(unit.id, lines[0][:60], f"标题与“{unit.name}”相近而不相同，已按这一节并入，请核对")
        for child in below:
            self._node(child, texts, unit)

    def _unknown(
        self, node: OutlineNode, lines: list[str], texts: dict[int, str], above: Unit | None
    ) -> None:
        whole = lines + [t for child in node.children for n in _numbers((child,)) if (t := texts.get(n))]
        whole = list(dict.fromkeys(whole))
        if above is not None and node.number:
            self.added.setdefault(above.id, []).extend(whole)
            self._doubt(
                above.id, whole[0][:60], f"草稿里没有这一项，已作为新的一项放进“{above.name}”，请核对"
            )
        else:
            self._doubt("", "\n".join(whole), "草稿里没有这个标题，没有并入")

    def _find(self, node: OutlineNode, above: Unit | None) -> tuple[Unit | None, float]:
        """The unit whose heading is nearest, one below `above` first; how near, 1 being the same."""
        free = [unit for unit in self.units if unit.opens and unit.id not in self.taken]
        for among in ([u for u in free if above and above.id in u.above], free):
            scored = [(ratio(bare(unit.heading), bare(node.heading)), unit) for unit in among]
            score, best = max(scored, key=lambda one: one[0], default=(0.0, None))
            if best is not None and score >= ALIKE:
                return best, score
        return None, 0.0

    def _take(self, unit: Unit, node: OutlineNode, lines: list[str]) -> None:
        """Lines become the unit's text; a heading alone says nothing new of a unit that has text."""
        heading, *rest = lines
        if len(rest) == 0 and bare(strip_number(heading)).rstrip("。") == bare(unit.heading).rstrip("。"):
            return
        if unit.run_in and rest and len(bare(strip_number(heading))) <= len(bare(node.heading)) + 1:
            # The draft runs its headings in; on lines of their own they would look like somebody else's.
            heading, rest = f"{heading.rstrip('。')}。{rest[0]}", rest[1:]
        new = [f"{unit.number}{strip_number(heading)}", *rest]
        if not same(new, unit.lines):
            self.texts[unit.id] = new

    def _doubt(self, unit: str, text: str, message: str) -> None:
        self.doubts.append(Doubt(self.sender.file, unit, text, message))


def _numbers(nodes: Sequence[OutlineNode]) -> Iterator[int]:
    for node in nodes:
        yield from node.paragraphs
        yield from _numbers(node.children)
