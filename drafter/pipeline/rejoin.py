"""What was taken from the parts, written into the draft: text, tags, title, origins and notes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafter.editing.lines import flat, section_lines
from drafter.editing.retext import retext
from drafter.language.tags import cut_tag, read_tag
from drafter.merging.combine import Change, Outcome
from drafter.merging.laid import Sender
from drafter.merging.pairing import strip_number
from drafter.merging.unit import Unit, bare
from drafter.model.draft import Block, Draft, Note, Section
from drafter.pipeline.parts import shown, units_of
from drafter.reading.marked import Remark
from drafter.render.remarks import NOBODY

_TABLE = "〔表{}〕。"
"""Stands for a changed table while its section is put together; a table is no text that has sentences."""


def rejoin(draft: Draft, units: Sequence[Unit], outcome: Outcome, given: frozenset[str]) -> Draft:
    """The draft with everything that was taken; `given` are departments, who own what they add."""
    texts = {change.unit: change for change in outcome.changes if change.what == "text"}
    made = draft
    for top in draft.sections:
        own = [unit for unit in units if unit.top == top.id]
        if any(unit.id in texts or unit.id in outcome.added for unit in own):
            made = _section(made, top, own, texts, outcome)
    made = _told(draft, made, outcome, given)
    for change in outcome.changes:
        if change.what == "tag":
            made = _tagged(made, change)
        elif change.what == "title":
            made = replace(made, title=" ".join(change.after[0].split()))
    return made


def _section(
    draft: Draft, top: Section, units: list[Unit], texts: dict[str, Change], outcome: Outcome
) -> Draft:
    """The draft with the section's text put together anew, unit by unit in the draft's order."""
    draft = _headed(draft, top, units, texts)
    lines = section_lines(draft, top.id)
    tables: list[str] = []
    written: list[str] = []
    heading: str | None = top.heading
    for unit in units:
        known = {shown(line): line.text for line in lines if line.item == unit.id}
        change = texts.get(unit.id)
        new = list(change.after if change else unit.lines)
        if unit.id == top.id and unit.opens:
            head = new.pop(0) if new else None
            if change:
                heading = strip_number(head).rstrip("。") if head and unit.number else head
        written += [known.get(line) or _kept(line, tables) for line in new]
        written += [_kept(line, tables) for _, lines_ in outcome.added.get(unit.id, ()) for line in lines_]
    if heading is None and not written:
        return replace(draft, sections=tuple(one for one in draft.sections if one.id != top.id))
    made = retext(draft, top.id, "\n".join(written))
    sections = (
        replace(_with_tables(one, tables), heading=heading or top.heading) if one.id == top.id else one
        for one in made.sections
    )
    return replace(made, sections=tuple(sections))


def _headed(draft: Draft, top: Section, units: list[Unit], texts: dict[str, Change]) -> Draft:
    """The draft with the first lines of changed items only, one by one.

    A line that is alone in having changed stays the item it was, with its id,
    owner and deadline, even where not one word of it was kept.
    """
    for unit in units:
        after = texts[unit.id].after if unit.id in texts else ()
        if not (after and unit.opens and unit.id != top.id) or "\t" in after[0]:
            continue
        lines = section_lines(draft, top.id)
        at = next((index for index, line in enumerate(lines) if line.item == unit.id), None)
        if at is not None:
            written = [line.text for line in lines]
            written[at] = flat(after[0])
            draft = retext(draft, top.id, "\n".join(written))
    return draft


def _kept(line: str, tables: list[str]) -> str:
    """A line as it can be typed; a table is set aside."""
    if "\t" not in line:
        return flat(line)
    tables.append(line)
    return _TABLE.format(len(tables))


def _with_tables(section: Section, tables: list[str]) -> Section:
    marks = {_TABLE.format(number): text for number, text in enumerate(tables, 1)}
    if not marks:
        return section
    blocks = tuple(
        replace(block, text=marks[block.text], paragraph=True) if block.text in marks else block
        for block in section.blocks
    )
    below = tuple(_with_tables(child, tables) for child in section.sections)
    return replace(section, blocks=blocks, sections=below)


def _told(old: Draft, made: Draft, outcome: Outcome, given: frozenset[str]) -> Draft:
    """New sentences say whose file they came from; new items belong to the department that wrote them."""
    if made is old:
        return made
    had = {block.text for section in old.walk() for block in section.blocks}
    ids = {section.id for section in old.walk()}
    sources: list[tuple[str, Sender]] = [
        (bare("".join(change.after)), change.sender) for change in outcome.changes if change.what == "text"
    ]
    sources += [(bare("".join(lines)), sender) for found in outcome.added.values() for sender, lines in found]

    def sender_of(text: str) -> Sender | None:
        return next((sender for words, sender in sources if bare(text) in words), None)

    def told(block: Block) -> Block:
        sender = None if block.text in had or block.origin.by != "typed" else sender_of(block.text)
        if sender is None:
            return block
        return replace(block, origin=replace(block.origin, by="document", ref=sender.file))

    def walk(section: Section, owned: bool) -> Section:
        sender = None if section.id in ids or owned or section.owner else sender_of(section.heading)
        owner = sender.who if sender and sender.who in given else section.owner
        owned = owned or bool(owner)
        if section.id not in ids:
            section = _with_tag(replace(section, owner=owner))
            owner = section.owner
        return replace(
            section,
            owner=owner,
            blocks=tuple(told(block) for block in section.blocks),
            sections=tuple(walk(child, owned) for child in section.sections),
        )

    return replace(made, sections=tuple(walk(section, False) for section in made.sections))


def _with_tag(section: Section) -> Section:
    """A new item that ends with a tag of its own: owner, partners and deadline from there."""
    if not section.blocks:
        return section
    *before, last = section.blocks
    text, said = cut_tag(last.text)
    tag = read_tag(said) if said else None
    if tag is None:
        return section
    kept = (*before, replace(last, text=text)) if text.strip() else tuple(before)
    return replace(section, blocks=kept, owner=tag.owner, partners=tag.partners, deadline=tag.deadline)


def _tagged(draft: Draft, change: Change) -> Draft:
    tag = read_tag(change.after[0])
    if tag is None:
        return draft

    def walk(section: Section) -> Section:
        if section.id == change.unit:
            section = replace(section, owner=tag.owner, partners=tag.partners, deadline=tag.deadline)
        return replace(section, sections=tuple(walk(child) for child in section.sections))

    return replace(draft, sections=tuple(walk(section) for section in draft.sections))


def noted(draft: Draft, remarks: Iterable[Remark]) -> Draft:
    """The draft with the remarks as notes on the sections whose words they are about, each once."""
    units = units_of(draft)
    notes = dict.fromkeys(draft.notes)
    # A note that we printed comes back beside other words where its own were changed meanwhile.
    known = {(note.text, note.author or NOBODY, note.date) for note in draft.notes}
    for remark in remarks:
        if (remark.text, remark.author, remark.when) in known:
            continue
        found = _home(remark, units)
        notes[Note(found, remark.excerpt[:120], remark.text, remark.author, remark.when)] = None
    return replace(draft, notes=tuple(notes))


def _home(remark: Remark, units: Sequence[Unit]) -> str:
    for words in (bare(strip_number(remark.line)), bare(remark.excerpt)):
        for unit in units:
            if words and any(words in bare(line) or bare(strip_number(line)) in words for line in unit.lines):
                return unit.id
    return ""
