"""A part that came back, laid to the units it was given out with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from drafter.language.numbering import split_number
from drafter.language.tags import cut_tag, read_tag
from drafter.merging.digests import by_unit, cut
from drafter.merging.laid import Doubt, Laid, Line, Sender, Version
from drafter.merging.pairing import pair, strip_number
from drafter.merging.slip import Slip, Spot, digest
from drafter.merging.unit import Unit, same

Texts = Mapping[str, tuple[str, ...]]


def lay(slip: Slip, lines: Sequence[Line], units: Mapping[str, Unit], now: Texts, sender: Sender) -> Laid:
    """What of the slip's text the sender changed.

    `now` is the draft's text by unit, in the form in which the slip holds it;
    what differs from the slip there was changed in the draft meanwhile.
    """
    return _Laying(slip, units, now, sender).run(lines)


@dataclass
class _Laying:
    slip: Slip
    units: Mapping[str, Unit]
    now: Texts
    sender: Sender
    texts: dict[str, list[str]] = field(default_factory=dict)
    headed: set[str] = field(default_factory=set)
    tags: dict[str, str] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    title: str = ""
    at: list[str] | None = None
    closed: Unit | None = None

    def run(self, lines: Sequence[Line]) -> Laid:
        """Lay line after line, then see what changed."""
        for line, index in zip(lines, pair(self.slip.spots, lines), strict=True):
            if index is None:
                (self.loose if self.at is None else self.at).append(self._new(line.text))
            else:
                self._placed(line, index)
        self._lose()
        texts, tags = self._changed()
        added = {unit: tuple(new) for unit, new in self.added.items() if new}
        return Laid(self.sender, self.slip.owner, texts, tags, added, self.title, tuple(self.doubts))

    def _placed(self, line: Line, index: int) -> None:
        spot = self.slip.spots[index]
        text = spot.text if same((line.text,), (spot.text,)) else line.text
        self.closed = None
        if spot.kind == "tag":
            self.tags[spot.unit] = text
            self.closed = self.units.get(spot.unit)
        elif spot.kind == "frame":
            self._frame(spot, text)
        elif spot.kind == "context":
            self._lose()
            self.at = self.added.setdefault(spot.unit, [])
            if not same((strip_number(text),), (strip_number(spot.text),)):
                self._doubt(spot.unit, text, "改了不归本部门的标题，没有采用；要改请在草稿里改")
        else:
            self._own(spot, text, first=self._first(index))

    def _new(self, text: str) -> str:
        """A line that is new: behind the tag that closes an item it opens one, number or not."""
        unit = self.closed
        if unit is None or not unit.number or split_number(text):
            return text
        titled = re.match(r"[^，。；：]{3,24}。.", text)
        return f"{unit.number}{text}" if titled or cut_tag(text)[1] else text

    def _first(self, index: int) -> bool:
        spots = self.slip.spots
        return index == 0 or (spots[index - 1].kind, spots[index - 1].unit) != ("own", spots[index].unit)

    def _own(self, spot: Spot, text: str, *, first: bool) -> None:
        unit = self.units.get(spot.unit)
        self.at = self.texts.setdefault(spot.unit, [])
        if unit and unit.opens and first:
            self._lose()
            self.headed.add(spot.unit)
            text = f"{unit.number}{strip_number(text) if unit.number else text}"
            if self.at:
                self.at.insert(0, text)
                return
        # What stands before the first paragraph of a text without heading belongs to that text.
        self.at += self.loose
        self.loose = []
        self.at.append(text)

    def _frame(self, spot: Spot, text: str) -> None:
        self._lose()
        self.at = None
        if same((text,), (spot.text,)):
            return
        if spot.unit == "title":
            self.title = text
        else:
            self._doubt("", text, f"“{spot.text[:30]}”改成了这样，没有采用；要改请在草稿里改")

    def _lose(self) -> None:
        for text in self.loose:
            self._doubt("", text, "不知道归哪一节，没有并入")
        self.loose = []

    def _doubt(self, unit: str, text: str, message: str) -> None:
        self.doubts.append(Doubt(self.sender.file, unit, text, message))

    def _changed(self) -> tuple[dict[str, Version], dict[str, Version]]:
        texts: dict[str, Version] = {}
        tags: dict[str, Version] = {}
        given = by_unit(self.slip.spots, "own")
        for name, lines in given.items():
            old, old_tag = cut(lines)
            laid = self.texts.get(name, [])
            # Where the item's own tag came back as a line, one at the end of the text is a new item's.
            new, new_tag = (tuple(laid), "") if name in self.tags else cut(laid)
            current, current_tag = cut(self.now.get(name, ()))
            printed = self.slip.digests.get(name)
            if printed is None and self.slip.digests and not new:
                continue  # it came into the draft after the copy was printed
            if not same(old, new) and not (printed and printed[0] == digest("".join(new))):
                stale = not same(old, current) or bool(printed and printed[0] != digest("".join(old)))
                self._text(name, new, stale=stale, texts=texts)
            if not new_tag or same((old_tag,), (new_tag,)) or (printed and printed[1] == digest(new_tag)):
                continue
            late = not same((old_tag,), (current_tag,)) or bool(printed and printed[1] != digest(old_tag))
            tags[name] = Version((new_tag,), late)
        for name, (base,) in by_unit(self.slip.spots, "tag").items():
            tag, unit = self.tags.get(name), self.units.get(name)
            if tag is not None and read_tag(tag) is None:
                self._doubt(name, tag, "责任和时限看不明白，没有采用；应写成（责任股室：…；完成时限：…）")
            elif tag is not None and unit and not same((base,), (tag,)):
                tags[name] = Version((tag,), not same((base,), (unit.tag,)))
        return texts, tags

    def _text(self, name: str, new: tuple[str, ...], *, stale: bool, texts: dict[str, Version]) -> None:
        unit = self.units.get(name)
        if unit is None:
            self._doubt(name, "\n".join(new), "草稿里已经没有这一节，来稿没有并入")
            return
        if not new:
            self._doubt(name, unit.name, "这一节在来稿里删去了，请核对是否有意")
        elif unit.opens and name not in self.headed:
            self._doubt(name, unit.name, "这一节的标题在来稿里没有了，已照草稿补上")
            new = (_heading(unit), *new)
        texts[name] = Version(new, stale)


def _heading(unit: Unit) -> str:
    return f"{unit.number}{unit.lead}"
