"""A draft as a document: numbered, signed, with its outline and the place of every sentence."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from drafter.model.document import Document, OutlineNode
from drafter.model.draft import Draft, Section
from drafter.model.kinds import KIND_LABELS
from drafter.render.closing import (
    closing_lines,
    imprint_lines,
    letterhead_lines,
    owner_label,
    signing_lines,
)
from drafter.render.tasks import task_rows
from drafter.render.writer import Span, Writer

__all__ = ["Layout", "Span", "attachments", "document", "lay_out"]

_TASK_TABLE = re.compile("分工表|任务清单|任务分解|责任清单")


@dataclass(frozen=True, slots=True)
class Layout:
    """A document and where each block of its draft went."""

    document: Document
    spans: tuple[Span, ...]


def document(draft: Draft) -> Document:
    """The draft as the reader will have it before the eyes."""
    return lay_out(draft).document


def attachments(draft: Draft) -> tuple[Section, ...]:
    """The attachments: sections of level 0 that have a heading, which is the attachment's title."""
    return tuple(
        section
        for section in draft.sections
        if not section.level and section.heading.strip() and section is not draft.notice
    )


def lay_out(draft: Draft) -> Layout:
    """The document together with the place of every block."""
    writer = Writer(
        continuous=draft.numbering == "continuous", owners=owner_label(draft), tagged=draft.tagged
    )
    writer.lines(letterhead_lines(draft))
    titles = tuple(section.heading.strip() for section in attachments(draft))
    before: list[int] = []
    if draft.notice:
        before = _open(draft, draft.notice.heading.strip(), writer)
        before += writer.section(replace(draft.notice, heading="")).paragraphs
        before += writer.lines(signing_lines(draft))
        writer.add("title", draft.title)
    else:
        before = _open(draft, draft.title, writer)
    nodes, parts = _text(draft, writer)
    parts["preface"][:0] = before
    parts["closing"] += writer.lines(closing_lines(draft, titles))
    for number, section in enumerate(attachments(draft), 1):
        _attach(draft, section, f"附件{number if len(titles) > 1 else ''}", writer)
    writer.lines(imprint_lines(draft))
    return Layout(_made(draft, writer, nodes, parts), tuple(writer.spans))


def _open(draft: Draft, title: str, writer: Writer) -> list[int]:
    """Title and 主送机关; the number of the latter's paragraph."""
    if title:
        writer.add("title", title)
    addressee = draft.facts.get("addressee", "").strip()
    return [writer.add("addressee", addressee.rstrip("：:") + "：")] if addressee else []


def _text(draft: Draft, writer: Writer) -> tuple[tuple[OutlineNode, ...], dict[str, list[int]]]:
    nodes: list[OutlineNode] = []
    parts: dict[str, list[int]] = {"preface": [], "closing": []}
    for section in draft.sections:
        if section.level:
            nodes.append(writer.section(section))
        elif not section.heading.strip():
            parts["closing" if nodes else "preface"] += writer.section(section).paragraphs
    return tuple(nodes), parts


def _attach(draft: Draft, section: Section, mark: str, writer: Writer) -> None:
    writer.add("attachment-mark", mark)
    writer.add("attachment-title", section.heading.strip())
    writer.items, writer.counts = 0, [Counter()]
    if _TASK_TABLE.search(section.heading) and not section.blocks and not section.sections:
        writer.table(task_rows(draft))
    writer.blocks(section)
    writer.below(section)


def _made(
    draft: Draft, writer: Writer, nodes: tuple[OutlineNode, ...], parts: dict[str, list[int]]
) -> Document:
    body = writer.paragraphs()
    texts = {name: "\n".join(body[number - 1].text for number in parts[name]) for name in parts}
    return Document(
        title=draft.title or None,
        paragraphs=body,
        outline=nodes,
        preface=texts["preface"],
        closing=texts["closing"],
        kind=KIND_LABELS.get(draft.kind, draft.kind),
        year=draft.year,
        org=draft.org,
        level=draft.level,
        date=draft.date,
        addressee=draft.facts.get("addressee", "").strip() or None,
    )
