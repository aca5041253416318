"""What must not leave the office: read a file, find the year of each part, run the checks, tell people."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from drafter.checks import CHECKS, run
from drafter.errors import DrafterError
from drafter.language.parts import parts_of, plan_year
from drafter.language.places import places_of
from drafter.language.sentences import sentence_keys
from drafter.language.units import unit_of
from drafter.model.context import Context
from drafter.model.document import Document
from drafter.model.draft import Draft
from drafter.model.finding import LABELS, Finding
from drafter.pipeline import reference
from drafter.pipeline.documents import CHECKED, documents
from drafter.render.document import document as as_document
from drafter.store.drafts import is_draft, load_draft
from drafter.store.folders import home
from drafter.store.profile import load_profile

_WINDOW = 24
"""Characters of the paragraph shown on each side of an excerpt."""


@dataclass(frozen=True, slots=True)
class Result:
    """One document with its findings and the year it was judged by."""

    document: Document
    year: int | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One file with the results of its documents."""

    file: str
    results: tuple[Result, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the file, in order."""
        return tuple(finding for result in self.results for finding in result.findings)

    @property
    def year(self) -> int | None:
        """The year of the first document that has one."""
        return next((result.year for result in self.results if result.year), None)


def check_document(
    document: Document,
    *,
    year: int | None = None,
    org: str | None = None,
    only: tuple[str, ...] | None = None,
    silenced: tuple[str, ...] = (),
    last: frozenset[str] = frozenset(),
) -> Result:
    """The findings of one document; year and unit are its own where they are not given."""
    context = context_for(document, year=year, org=org, silenced=silenced, last=last)
    return Result(document, context.year, run(document, context, only=only))


def context_for(
    document: Document,
    *,
    year: int | None = None,
    org: str | None = None,
    silenced: tuple[str, ...] = (),
    last: frozenset[str] = frozenset(),
) -> Context:
    """What the document is checked against: the given year and unit, else its own, else the profile's."""
    folder = home()
    terms, places = reference.terms(folder), reference.places(folder)
    profile = load_profile(folder)
    name = org or document.org or profile.org
    year = year or plan_year(document)
    return Context(
        year=year,
        unit=unit_of(name, places_of(places)) if name else None,
        terms=terms,
        places=places,
        homophones=reference.homophones(),
        parts=parts_of(document, year),
        own_words=profile.own_words,
        ignored=profile.ignored,
        silenced=silenced,
        last=last,
    )


def check_draft(draft: Draft, only: tuple[str, ...] | None = None) -> tuple[Finding, ...]:
    """The findings of a draft, without those its writer has silenced."""
    document = as_document(draft)
    result = check_document(document, year=draft.year, org=draft.org, only=only, silenced=draft.silenced)
    return result.findings


def check_file(
    path: Path,
    *,
    year: int | None = None,
    org: str | None = None,
    only: tuple[str, ...] | None = None,
    last: frozenset[str] = frozenset(),
) -> Checked:
    """The findings of a draft (.yaml) or of any document that can be read."""
    if is_draft(path):
        draft = load_draft(path)
        result = check_document(
            as_document(draft),
            year=year or draft.year,
            org=org or draft.org,
            only=only,
            silenced=draft.silenced,
            last=last,
        )
        return Checked(str(path), (result,))
    found = (
        check_document(document, year=year, org=org, only=only, last=last)
        for document in documents(path, CHECKED)
    )
    return Checked(str(path), tuple(found))


def check_files(
    files: tuple[Path, ...],
    *,
    year: int | None = None,
    org: str | None = None,
    only: str | None = None,
    comments: Path | None = None,
    fix: bool = False,
    out: Path | None = None,
    force: bool = False,
    last: Path | None = None,
    told: Callable[[str], None] | None = None,
) -> tuple[Checked, ...]:
    """Check all files; on request write one file's findings as Word comments, or its mended copy.

    With `fix` the findings are those left in the copy. `told` gets a line for each file written.
    """
    names = _names(only)
    if (comments or fix) and len(files) != 1:
        raise DrafterError("--comments 和 --fix 一次只能处理一个文件，请分开运行。")
    if fix and out is None:
        raise DrafterError("--fix 要用 -o 写明改好的文件存到哪里，如 -o 改好.docx。")
    before = _sentences(last) if last else frozenset()
    checked = tuple(check_file(path, year=year, org=org, only=names, last=before) for path in files)
    found = checked[0] if checked else None
    if fix and out:
        from drafter.pipeline.fix import fix_file

        places = fix_file(files[0], out, year=year, org=org, only=names, force=force)
        checked = (check_file(out, year=year, org=org, only=names, last=before),)
        _tell(told, f"已改{places}处，写到 {out}。" if places else f"没有能自动改的，原样写到 {out}。")
    if comments and found:
        from drafter.pipeline.comment import comment_file

        lost = comment_file(files[0], found, comments, force=force)
        rest = f"，另有{lost}条没有找到位置" if lost else ""
        _tell(told, f"已写批注{len(found.findings) - lost}条，写到 {comments}{rest}。")
    return checked


def _tell(told: Callable[[str], None] | None, line: str) -> None:
    if told:
        told(line)


def _sentences(path: Path) -> frozenset[str]:
    """The sentences of last year's text, be it a draft or a document."""
    lines = (line.text for document in documents(path, CHECKED) for line in document.paragraphs)
    return frozenset(key for line in lines for key in sentence_keys(line))


def as_json(checked: tuple[Checked, ...]) -> dict[str, Any]:
    """The findings in the shape that programs rely on."""
    return {
        "files": [
            {"file": item.file, "year": item.year, "findings": [_shape(found) for found in item.findings]}
            for item in checked
        ]
    }


def as_text(checked: tuple[Checked, ...]) -> str:
    """For people: file by file, by level, each finding with its line, its words and a caret below them."""
    return "\n".join(line for item in checked for line in (*_file(item), ""))


def _names(only: str | None) -> tuple[str, ...] | None:
    if only is None:
        return None
    names = tuple(name.strip() for name in only.replace("，", ",").split(",") if name.strip())
    for name in names:
        if name not in CHECKS:
            near = get_close_matches(name, CHECKS, n=3) or list(CHECKS)[:3]
            raise DrafterError(f"没有叫“{name}”的检查，相近的有：{'、'.join(near)}。")
    return names


def _shape(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "level": finding.level,
        "section": finding.section,
        "paragraph": finding.paragraph,
        "start": finding.start,
        "end": finding.end,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _file(item: Checked) -> Iterator[str]:
    counts = "，".join(
        f"{label} {sum(found.level == level for found in item.findings)}" for level, label in LABELS.items()
    )
    judged = f"按{item.year}年度判断" if item.year else "没有年份，与年度有关的没有查（可用 --year 指定）"
    yield f"{item.file}：{counts}（{judged}）"
    for level, label in LABELS.items():
        found = [(r.document, f) for r in item.results for f in r.findings if f.level == level]
        if found:
            yield f"\n{label}"
        for document, finding in found:
            yield from _finding(document, finding)


def _finding(document: Document, finding: Finding) -> Iterator[str]:
    line = next((p for p in document.paragraphs if p.number == finding.paragraph), None)
    where = f"第{line.line}行" if line else "全文"
    yield f"  {where} {finding.message} [{finding.check}]"
    if line is None or finding.start is None or finding.end is None:
        return
    first, last = max(0, finding.start - _WINDOW), min(len(line.text), finding.end + _WINDOW)
    shown = min(finding.end, finding.start + 2 * _WINDOW)
    before = ("…" if first else "") + _plain(line.text[first : finding.start])
    after = _plain(line.text[finding.start : min(last, shown + _WINDOW)])
    yield f"      {before}{after}{'…' if last < len(line.text) else ''}"
    caret = "^" * max(1, _columns(_plain(line.text[finding.start : shown])))
    yield f"      {' ' * _columns(before)}{caret}"
    if finding.suggestion is not None:
        yield f"      → {_plain(finding.suggestion) or '（删去）'}"


def _plain(text: str) -> str:
    """Without control characters, which a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)


def _columns(text: str) -> int:
    """Cells of a terminal: two for a wide character, one for all others, “” included."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
