"""A document that was read, carried over into a draft: its structure and wording as they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from drafter.language.numbering import split_number
from drafter.language.sentences import sentences
from drafter.model.document import Document, OutlineNode, Paragraph
from drafter.model.draft import Block, Draft, Origin, Section
from drafter.model.kinds import KIND_LABELS

_KINDS = {label: name for name, label in KIND_LABELS.items()} | {
    "行动计划": "action-plan",
    "意见": "action-plan",
}
_OWNED = ("signature", "date", "note", "attachment-note")


@dataclass
class _Ids:
    """What is noted down while a document becomes a draft.

    Ids are given in the order of the document: s1, s2, … `lines` are its
    paragraphs by number, `heads` and `numbers` the headings and their numbers
    as they stood, by id.
    """

    count: int = 0
    lines: dict[int, Paragraph] = field(default_factory=dict)
    file: str = ""
    heads: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    def next(self) -> str:
        self.count += 1
        return f"s{self.count}"


@dataclass(frozen=True, slots=True)
class Carried:
    """A draft, and the source's own words: by `origin.ref` of a sentence, and by section id for headings.

    `numbers` are the headings' numbers as they stood, by section id.
    """

    draft: Draft
    sources: Mapping[str, str]
    numbers: Mapping[str, str] = field(default_factory=dict)


def carry(document: Document, *, file: str, org: str, level: str, year: int) -> Carried:
    """The draft that says what the document says; each sentence names the paragraph it stood in.

    Numbers are not kept, they follow from the place. Sign-off and date become
    the draft's own; attachments become sections of level 0 with a heading.
    """
    ids = _Ids(lines={line.number: line for line in document.paragraphs}, file=file)
    opening = _opening(document, ids)
    body = tuple(section for node in document.outline for section in _sections(node, ids))
    closing, facts = _closing(document, ids)
    if document.addressee and _leads(document):
        facts["addressee"] = document.addressee
    roles = {line.role for line in document.paragraphs}
    draft = Draft(
        kind=_KINDS.get(document.kind or "", "work-plan"),
        title=document.title or "",
        org=org,
        level=level,
        year=year,
        seed=0,
        sections=(*opening, *body, *closing),
        facts=facts,
        numbering="continuous" if _continuous(document.outline) else "restart",
        signed=bool(roles & {"signature", "date"}),
        date=document.date,
    )
    return Carried(
        draft, {**{f"{file}#{n}": line.text for n, line in ids.lines.items()}, **ids.heads}, ids.numbers
    )


def _opening(document: Document, ids: _Ids) -> tuple[Section, ...]:
    lines = [line for line in document.preface.split("\n") if line.strip()]
    if _leads(document):
        lines = [line for line in lines if line.rstrip("：:") != (document.addressee or "").rstrip("：:")]
    first = min((number for node in document.outline for number in node.paragraphs[:1]), default=None)
    numbers = [n for n, line in ids.lines.items() if line.role != "dropped" and (first is None or n < first)]
    blocks = _blocks("\n".join(lines), tuple(numbers), ids)
    return (Section(ids.next(), 0, blocks=blocks),) if blocks else ()


def _leads(document: Document) -> bool:
    """Whether the addressee stands first; that of a notice, behind its own head, keeps its place."""
    first = next((line for line in document.preface.split("\n") if line.strip()), "")
    return bool(document.addressee) and first.rstrip("：:") == (document.addressee or "").rstrip("：:")


def _sections(node: OutlineNode, ids: _Ids) -> tuple[Section, ...]:
    """The section of a node; an unnumbered heading without anything below it is text of its parent."""
    line = ids.lines.get(node.paragraphs[0]) if node.paragraphs else None
    runs = line is not None and line.lead > 0 and bool(line.text[line.lead :].strip("。 "))
    ends = line is not None and line.text.rstrip().endswith("。") and not node.text
    # A sentence that is an item, with more paragraphs under it, keeps its mark in the heading.
    stop = "。" if line is not None and not runs and not ends and _closed(line) else ""
    name = ids.next()
    ids.heads[name] = line.text if line else node.heading
    ids.numbers[name] = node.number
    blocks = list(_blocks(node.text, node.paragraphs, ids, opens=not runs))
    below: list[Section] = []
    for child in node.children:
        if child.number or child.children:
            below += _sections(child, ids)
        elif below:
            below[-1] = _with_text(below[-1], _as_text(child, ids))
        else:
            blocks += _as_text(child, ids)
    section = Section(
        name,
        node.level,
        node.heading + stop,
        tuple(blocks),
        tuple(below),
        run_in=runs or ends,
        owner=node.owner,
    )
    return (section,)


def _closed(line: Paragraph) -> bool:
    return line.text.rstrip().endswith("。") and (line.level >= 2 or bool(re.search("[，；]", line.text)))


def _as_text(node: OutlineNode, ids: _Ids) -> tuple[Block, ...]:
    """An unnumbered run-in heading with its text, as a paragraph."""
    line = ids.lines.get(node.paragraphs[0]) if node.paragraphs else None
    runs = line is not None and 0 < line.lead < len(line.text)
    stop = (
        "。"
        if (line is not None and "。" in line.text) and not node.heading.endswith(tuple("：！？；"))
        else ""
    )
    joint = "" if runs or not node.text else "\n"
    return _blocks(f"{node.heading}{stop}{joint}{node.text}", node.paragraphs, ids)


def _with_text(section: Section, blocks: tuple[Block, ...]) -> Section:
    if section.sections:
        last = _with_text(section.sections[-1], blocks)
        return replace(section, sections=(*section.sections[:-1], last))
    return replace(section, blocks=section.blocks + blocks)


def _blocks(text: str, numbers: tuple[int, ...], ids: _Ids, *, opens: bool = True) -> tuple[Block, ...]:
    """The sentences of some paragraphs; rows of a table, which hold tabs, are one block."""
    made: list[Block] = []
    rows: list[str] = []
    lines = [line for line in text.split("\n") if line.strip()]
    places = _places(lines, numbers, ids)

    def flush(ref: str) -> None:
        if rows:
            made.append(Block("\n".join(rows), Origin("document", ref), paragraph=True))
            rows.clear()

    for at, line in enumerate(lines):
        ref = f"{ids.file}#{places[at]}" if places[at] else ids.file
        if "\t" in line:
            rows.append(line)
            continue
        flush(ref)
        for nth, words in enumerate(sentences(line)):
            first = nth == 0 and (at > 0 or opens)
            made.append(Block(words, Origin("document", ref), paragraph=first))
    flush(f"{ids.file}#{places[-1]}" if places and places[-1] else ids.file)
    return tuple(made)


def _places(lines: list[str], numbers: tuple[int, ...], ids: _Ids) -> list[int]:
    """The paragraph that each line stood in: they follow each other, so the search goes forward only."""
    found, at = [], 0
    for line in lines:
        key = _bare(line.split("\t")[0])[:24]
        hit = next(
            (i for i in range(at, len(numbers)) if key and key in _bare(ids.lines[numbers[i]].text)), None
        )
        at = _likest(_bare(line), numbers, at, ids) if hit is None else hit
        found.append(numbers[at] if numbers and at < len(numbers) else 0)
    return found


def _likest(words: str, numbers: tuple[int, ...], at: int, ids: _Ids) -> int:
    """The paragraph that shares most pairs of characters: Traditional or garbled text is never the same."""
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    shared = [
        (len(pairs & {text[i : i + 2] for i in range(len(text) - 1)}), -place)
        for place in range(at, len(numbers))
        if (text := _bare(ids.lines[numbers[place]].text)) is not None
    ]
    best = max(shared, default=(0, -at))
    return -best[1] if best[0] else at


def _bare(text: str) -> str:
    """Only what reading never mends: Han and digits."""
    return re.sub(r"[^\u4e00-\u9fff\d]", "", text)


def _closing(document: Document, ids: _Ids) -> tuple[tuple[Section, ...], dict[str, str]]:
    """What stands behind the text: free paragraphs, attachments; notes go into the facts."""
    last = max((n for node in document.outline for n in _numbers(node)), default=0)
    lines = [line for n, line in ids.lines.items() if n > last and line.role != "dropped"]
    kept = [line for line in lines if _bare(line.text) and _in(line, document.closing)]
    marks = [at for at, line in enumerate(kept) if line.role == "attachment-mark"]
    tail = kept[: marks[0]] if marks else kept
    made: list[Section] = []
    notes = [line for line in tail if line.role == "attachment-note"]
    free = [line for line in tail if line.role not in _OWNED]
    if len(notes) != len(marks):
        free = notes + free
    if blocks := _blocks("\n".join(line.text for line in free), tuple(x.number for x in free), ids):
        made.append(Section(ids.next(), 0, blocks=blocks))
    for nth, at in enumerate(marks):
        made.append(_attachment(kept[at + 1 : (*marks, len(kept))[nth + 1]], ids))
    said = "；".join(line.text.strip("（）()") for line in tail if line.role == "note")
    return tuple(made), {"note": said} if said else {}


def _attachment(lines: list[Paragraph], ids: _Ids) -> Section:
    head = lines[0].text if lines and len(lines[0].text) <= 60 and lines[0].cell is None else "附件"
    rest = lines[1:] if lines and head == lines[0].text else lines
    text, row = "", None
    for line in rest:
        same = line.cell is not None and row == line.cell[:2]
        text += ("\t" if same else "\n") + line.text
        row = line.cell[:2] if line.cell else None
    name = ids.next()
    return Section(name, 0, head, _blocks(text, tuple(line.number for line in rest), ids))


def _in(line: Paragraph, closing: str) -> bool:
    return _bare(line.text) in _bare(closing)


def _numbers(node: OutlineNode) -> tuple[int, ...]:
    return (*node.paragraphs, *(n for child in node.children for n in _numbers(child)))


def _continuous(outline: tuple[OutlineNode, ...]) -> bool:
    """Whether the items of the third level run on through the sections."""
    counted: list[int] = []
    firsts: list[int] = []

    def walk(node: OutlineNode) -> None:
        items = [child for child in node.children if child.level == 3]
        # A number with no words behind it might be the beginning of 1.5.
        read = (split_number(f"{child.number}甲") for child in items)
        numbers = [found.ordinal for found in read if found and found.ordinal]
        firsts.extend(numbers[:1])
        counted.extend(numbers)
        for child in node.children:
            walk(child)

    for node in outline:
        walk(node)
    return len(firsts) > 1 and counted == sorted(set(counted))
