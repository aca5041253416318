"""The heading tree of a document, with every paragraph at its place."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from drafter.model.document import OutlineNode
from drafter.reading.heads import head_of, leads, masked_head, owner_of, split_words
from drafter.reading.line import Account, Head, Line
from drafter.reading.segment import Segment
from drafter.reading.titles import is_title, names_part, same_title

_ABOVE = frozenset({"part", "chapter"})
_OCR_ONE = re.compile(r"[LlIｌ|][.．、]?\s*(?=[\u4e00-\u9fff“])")
_ATTACHED_LIST = re.compile(r"附\s*件\s*[:：]")
_LISTED = re.compile(r"\d{1,2}\s*[.．、]")
_BARE_DECIMAL = re.compile(r"(\d{1,2})[ \u3000\t]+(?=[\u4e00-\u9fff])(?=.{2,30}$)")


@dataclass(slots=True)
class Text:
    """Lines one below another; the cells of a table become rows, joined by tabs."""

    lines: list[str] = field(default_factory=list)
    _cell: tuple[int, int, int] | None = None

    def add(self, line: Line) -> None:
        """Put a line below the others, or a cell behind those of its row."""
        before, self._cell = self._cell, line.cell
        if before is None or line.cell is None or before[:2] != line.cell[:2]:
            self.lines.append(line.text)
        else:
            same_cell = before[2] == line.cell[2]
            self.lines[-1] += (" " if same_cell else "\t") + line.text

    def __str__(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Node:
    head: Head
    text: Text = field(default_factory=Text)
    paragraphs: list[int] = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)


def find_heads(segment: Segment, account: Account) -> None:
    """Find every heading of a segment's body, numbered or told by its shape."""
    lines = segment.lines
    listed = _attachment_lists(lines)
    heads = {at: head for at, line in enumerate(lines) if at not in listed and (head := head_of(line))}
    masked = {at: head for at, line in enumerate(lines) if at not in heads and (head := masked_head(line))}
    if len(masked) >= 2:
        heads |= masked
    _mend_ones(lines, heads, account)
    _decimals(lines, heads)
    _parts(lines, heads)
    segment.heads = dict(sorted(heads.items()))


def find_run_in(segment: Segment) -> None:
    """Add the unnumbered headings: stated by the source, and sentences that open a section's paragraphs."""
    lines, heads = segment.lines, segment.heads
    for at in range(segment.body, segment.closing):
        line = lines[at]
        if at not in heads and _is_stated(line):
            heads[at] = Head(min(line.outline, 4), min(line.outline, 4) * 10, "", line.text, "", "outline")
    edges = [at for at in sorted(heads) if segment.body <= at < segment.closing]
    for start, end in zip([segment.body - 1, *edges], [*edges, segment.closing], strict=True):
        parent = heads.get(start)
        if (parent is None and edges) or (parent and parent.level >= 4):
            continue
        own = [at for at in range(start + 1, end) if not lines[at].cell and at not in segment.roles]
        for nth in leads([lines[at].text for at in own]):
            words, rest = split_words(lines[own[nth]].text)
            level = parent.level + 1 if parent else 1
            heads[own[nth]] = Head(level, (parent.rank if parent else 0) + 10, "", words, rest, "run-in")
    segment.heads = dict(sorted(heads.items()))


def stated_head(segment: Segment, start: int, numbered: int | None) -> int | None:
    """The first heading from `start` on: the first numbered one, or one before it that the source states.

    A stated one counts where the paragraph behind it is text: lines of a title are styled as headings too.
    """
    end = len(segment.lines) if numbered is None else numbered
    stated = (
        at
        for at in range(start, end - 1)
        if at not in segment.roles
        and _is_stated(segment.lines[at])
        and segment.lines[at + 1].text.endswith(("。", "；"))
    )
    return next(stated, numbered)


def _is_stated(line: Line) -> bool:
    return line.outline > 0 and len(line.text) <= 40 and not line.text.endswith(("。", "；"))


def build_tree(segment: Segment, numbers: list[int]) -> tuple[OutlineNode, ...]:
    """The outline of a segment; `numbers` are the paragraph numbers of its lines."""
    root = _Node(Head(0, 0, "", "", "", ""))
    open_nodes = [root]
    ranks = _ranks(segment)
    for at in range(segment.body, segment.closing):
        line, head = segment.lines[at], segment.heads.get(at)
        if head:
            rank = ranks.get(head.style, head.rank)
            while (
                len(open_nodes) > 1 and ranks.get(open_nodes[-1].head.style, open_nodes[-1].head.rank) >= rank
            ):
                open_nodes.pop()
            node = _Node(head, Text([head.rest] if head.rest else []), [numbers[at]])
            open_nodes[-1].children.append(node)
            open_nodes.append(node)
            continue
        node = open_nodes[-1]
        node.paragraphs.append(numbers[at])
        node.text.add(line)
    return tuple(_freeze(node) for node in root.children)


def _freeze(node: _Node) -> OutlineNode:
    text = str(node.text)
    head = node.head
    return OutlineNode(
        level=head.level,
        number=head.number,
        heading=head.heading,
        text=text,
        children=tuple(_freeze(child) for child in node.children),
        owner=owner_of(text),
        paragraphs=tuple(node.paragraphs),
    )


def _ranks(segment: Segment) -> dict[str, int]:
    """Where a document has parts or chapters as well as 一、, these stand below them."""
    styles = {head.style for head in segment.heads.values()}
    if not styles & {"han", "han-bracket"}:
        return {}
    above = {style: 5 for style in (*_ABOVE, "named-part") if style in styles}
    if "part" in above and "chapter" in above:
        above["part"] = 4
    if above and "section" in styles:
        above["section"] = 7
    return above


def _attachment_lists(lines: list[Line]) -> set[int]:
    """Numbered lines that go on a list "附件：1.…": they are no headings."""
    listed: set[int] = set()
    for at, line in enumerate(lines):
        after = at - 1 in listed or _ATTACHED_LIST.match(lines[at - 1].text) if at else False
        if after and _LISTED.match(line.text) and len(line.text) <= 60 and not line.text.endswith("。"):
            listed.add(at)
    return listed


def _mend_ones(lines: list[Line], heads: dict[int, Head], account: Account) -> None:
    """A scanner's "L加强管理" in front of "2." is "1."."""
    for at, line in enumerate(lines):
        if at in heads or not (found := _OCR_ONE.match(line.text)):
            continue
        following = next(
            (heads[later] for later in range(at + 1, min(at + 12, len(lines))) if later in heads), None
        )
        if following and following.style == "digit" and following.ordinal == 2:
            sign = following.number[-1:] or "."
            account.repair(line.number, found[0], f"1{sign}", "扫描把“1”认成字母")
            line.text = f"1{sign}" + line.text[found.end() :]
            if head := head_of(line):
                heads[at] = head


def _decimals(lines: list[Line], heads: dict[int, Head]) -> None:
    """Decimal numbers count only in company; above them stands a first level of plain digits."""
    decimals = [at for at, head in heads.items() if head.style == "decimal"]
    firsts = Counter(heads[at].number.split(".")[0] for at in decimals)
    for at in decimals:
        if len(decimals) < 2 or (firsts[heads[at].number.split(".")[0]] < 2 and heads[at].ordinal != 1):
            del heads[at]
    if not any(head.style == "decimal" for head in heads.values()):
        return
    if any(head.level == 1 and head.style != "decimal" for head in heads.values()):
        return
    for at, head in list(heads.items()):
        if head.style == "digit":
            heads[at] = replace(head, level=1, rank=10)
    for at, line in enumerate(lines):
        if at not in heads and not line.cell and (found := _BARE_DECIMAL.match(line.text)):
            words = line.text[found.end() :].strip()
            heads[at] = Head(1, 10, found[1], words, "", "decimal", int(found[1]))


def _behind_text(before: str, text: str) -> bool:
    """Whether a part may begin behind the line before: behind a sentence, or right below another title."""
    return before.endswith(("。", "：", "！", "？", "）")) or (
        is_title(before) and not same_title(before, text)
    )


def _parts(lines: list[Line], heads: dict[int, Head]) -> None:
    """Unnumbered lines that name a part ("2027年重点工作"), where they stand between paragraphs."""
    found = [
        at
        for at, line in enumerate(lines)
        if at not in heads
        and not line.cell
        and at
        and names_part(line.text)
        and _behind_text(lines[at - 1].text, line.text)
        and at + 1 < len(lines)
    ]
    for at in found:
        heads[at] = Head(1, 10, "", lines[at].text, "", "named-part")
