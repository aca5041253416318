"""Apply what is mechanical and certain (width of marks, doubled marks, numbering), and nothing else."""

from dataclasses import replace
from pathlib import Path

from drafter.atomic import write_atomically
from drafter.checks import CHECKS, repairs
from drafter.editing.lines import section_text
from drafter.editing.retext import retext
from drafter.errors import DrafterError
from drafter.language.matching import steps
from drafter.model.context import Context
from drafter.model.document import Document, Paragraph
from drafter.model.draft import Draft
from drafter.model.finding import Finding
from drafter.pipeline.check import context_for
from drafter.pipeline.documents import within
from drafter.pipeline.export import check_out
from drafter.reading import read
from drafter.reading.decode import decode
from drafter.render.document import document as as_document
from drafter.store.drafts import is_draft, load_draft, save_draft

_ROUNDS = 80
"""Passes over the document; a broken numbering is mended one heading a pass."""
_TEXT = (".txt", ".md")


def fix_document(document: Document, context: Context, only: tuple[str, ...] | None = None) -> Document:
    """The document with every mechanical suggestion applied, pass by pass until none is left."""
    names = tuple(
        name for name, check in CHECKS.items() if check.mechanical and (only is None or name in only)
    )
    for _ in range(_ROUNDS):
        found = repairs(document, context, names)
        if not found:
            break
        document = _applied(document, found)
    return document


def fix_file(
    path: Path,
    out: Path,
    *,
    year: int | None = None,
    org: str | None = None,
    only: tuple[str, ...] | None = None,
    force: bool = False,
) -> int:
    """Write the mended copy of a draft, .txt, .md or .docx; the number of places that were changed."""
    suffix = path.suffix.lower()
    if suffix != out.suffix.lower() or not (is_draft(path) or suffix in (*_TEXT, ".docx")):
        raise DrafterError("--fix 能改草稿（.yaml）和 .txt、.md、.docx，改好的文件要用同样的后缀。")
    check_out(out, force=force)
    if is_draft(path):
        draft = load_draft(path)
        fixed = fix_draft(draft, year=year, org=org, only=only)
        save_draft(out, fixed)
        lines = zip(as_document(draft).paragraphs, as_document(fixed).paragraphs, strict=True)
        return sum(_places(old.text, new.text) for old, new in lines)
    changed: list[tuple[Paragraph, Paragraph]] = []
    for document in within(path, read(path).documents):
        mended = fix_document(document, context_for(document, year=year, org=org), only)
        pairs = zip(document.paragraphs, mended.paragraphs, strict=True)
        changed += [(old, new) for old, new in pairs if old.text != new.text]
    data = path.read_bytes()
    write_atomically(out, _in_word(data, changed) if suffix == ".docx" else _in_text(data, path, changed))
    return sum(_places(old.text, new.text) for old, new in changed)


def _places(old: str, new: str) -> int:
    """How many stretches of a line differ."""
    return sum(kind != "equal" for kind, *_ in steps(old, new)) if old != new else 0


def fix_draft(
    draft: Draft,
    *,
    year: int | None = None,
    org: str | None = None,
    only: tuple[str, ...] | None = None,
) -> Draft:
    """The draft with every mechanical suggestion applied; untouched sentences keep their origin."""
    document = as_document(draft)
    context = context_for(document, year=year or draft.year, org=org or draft.org, silenced=draft.silenced)
    pairs = zip(document.paragraphs, fix_document(document, context, only).paragraphs, strict=True)
    mended = {old.text: new.text for old, new in pairs if old.text != new.text}
    for section in draft.sections:
        lines = section_text(draft, section.id).split("\n")
        draft = retext(draft, section.id, "\n".join(mended.get(line, line) for line in lines))
    return draft


def _applied(document: Document, found: tuple[Finding, ...]) -> Document:
    by_number: dict[int, list[Finding]] = {}
    for finding in found:
        by_number.setdefault(finding.paragraph or 0, []).append(finding)
    return replace(
        document,
        paragraphs=tuple(_mended(line, by_number.get(line.number, [])) for line in document.paragraphs),
    )


def _mended(line: Paragraph, found: list[Finding]) -> Paragraph:
    text, lead, last = line.text, line.lead, len(line.text) + 1
    for finding in sorted(found, key=lambda f: -(f.start or 0)):
        start, end, right = finding.start or 0, finding.end or 0, finding.suggestion or ""
        if end > last:  # two suggestions overlap: the next pass sees the other
            continue
        text, last = text[:start] + right + text[end:], start
        if end <= lead:
            lead += len(right) - (end - start)
    return replace(line, text=text, lead=lead)


def _in_text(data: bytes, path: Path, changed: list[tuple[Paragraph, Paragraph]]) -> bytes:
    text, _ = decode(data, path.name)
    lines = text.split("\n")
    for old, new in changed:
        if old.line <= len(lines):
            lines[old.line - 1] = lines[old.line - 1].replace(old.text, new.text, 1)
    return "\n".join(lines).encode()


def _in_word(data: bytes, changed: list[tuple[Paragraph, Paragraph]]) -> bytes:
    from drafter.render.wordtext import WordText

    word = WordText(data)
    for old, new in changed:
        found = steps(old.text, new.text)
        for _, start, end, first, last in (step for step in reversed(found) if step[0] != "equal"):
            begin = (
                start if end > start else max(start - 1, 0)
            )  # an insertion takes the character before it along
            words = old.text[begin:start] + new.text[first:last]
            runs = word.runs(old, begin, max(end, begin + 1))
            for index, run in enumerate(runs):
                run.text = words if index == 0 else ""
    return word.save()
