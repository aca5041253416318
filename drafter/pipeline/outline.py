"""How the program reads a document: its tree and its facts, for programs and for people."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.language.sentences import count_han
from drafter.model.document import Document, OutlineNode, Reading
from drafter.pipeline.documents import documents
from drafter.reading import read
from drafter.store.drafts import is_draft

LONGEST_EXCERPT = 40
"""Characters of dropped text shown to people; `--json` has all of it."""
LONGEST_LIST = 30
"""Entries of the list of changes shown to people."""


def outline(path: Path) -> Reading:
    """Read a file, a draft as it will print. Raises DrafterError for what cannot be read."""
    return (
        Reading(str(path), "utf-8", "simplified", documents(path), (), ()) if is_draft(path) else read(path)
    )


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading in the shape that programs are promised (README)."""
    return {
        "file": reading.file,
        "encoding": reading.encoding,
        "script": reading.script,
        "documents": [_document(document) for document in reading.documents],
        "dropped": [{"line": one.line, "text": one.text, "why": one.why} for one in reading.dropped],
        "repaired": [
            {"line": one.line, "before": one.before, "after": one.after, "why": one.why}
            for one in reading.repaired
        ],
    }


def as_text(reading: Reading) -> str:
    """The indented tree with counts, then what was dropped and repaired in one short list."""
    lines: list[str] = []
    for document in reading.documents:
        lines += [*_heading(document), *_tree(document.outline, 0), ""]
    changes = [(one.line, f"删去 [{one.why}] {_short(one.text)}") for one in reading.dropped]
    changes += [
        (one.line, f"改动 [{one.why}] {_short(one.before)} → {_short(one.after)}") for one in reading.repaired
    ]
    if changes:
        lines.append(f"删去 {len(reading.dropped)} 处，改动 {len(reading.repaired)} 项：")
        lines += [f"  第 {line} 行 {what}" for line, what in sorted(changes)[:LONGEST_LIST]]
        if len(changes) > LONGEST_LIST:
            lines.append(f"  ……还有 {len(changes) - LONGEST_LIST} 条，用 --json 看全部")
    return "\n".join(lines).rstrip() + "\n"


def _document(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "kind": document.kind,
        "year": document.year,
        "org": document.org,
        "level": document.level,
        "date": document.date,
        "addressee": document.addressee,
        "outline": [_node(node) for node in document.outline],
        "preface": document.preface,
        "closing": document.closing,
    }


def _node(node: OutlineNode) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "level": node.level,
        "number": node.number,
        "heading": node.heading,
        "text": node.text,
        "children": [_node(child) for child in node.children],
    }
    if node.owner:
        shape["owner"] = node.owner
    return shape


def _heading(document: Document) -> Iterator[str]:
    yield document.title or "（无标题）"
    facts = [
        document.kind or "文种不明",
        f"{document.year}年" if document.year else "年份未写明",
        document.org or "单位未写明",
        document.date or "日期未写明",
        f"{sum(_count(node) for node in document.outline)} 个标题",
    ]
    yield "  " + " · ".join(facts)


def _tree(nodes: tuple[OutlineNode, ...], depth: int) -> Iterator[str]:
    for node in nodes:
        size = count_han(node.heading + node.text) + sum(_size(child) for child in node.children)
        owner = f"  〔{node.owner}〕" if node.owner else ""
        space = " " if node.number[-1:].isalnum() else ""
        yield f"{'  ' * (depth + 1)}{node.number}{space}{_short(node.heading)}  {size} 字{owner}"
        yield from _tree(node.children, depth + 1)


def _count(node: OutlineNode) -> int:
    return 1 + sum(_count(child) for child in node.children)


def _size(node: OutlineNode) -> int:
    return count_han(node.heading + node.text) + sum(_size(child) for child in node.children)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"
