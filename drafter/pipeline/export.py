"""A draft as a file for people: Word, Markdown, text, PDF, task table, or the draft itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from drafter.atomic import check_target, read_whole, write_atomically
from drafter.errors import DrafterError
from drafter.language.blanks import BLANK
from drafter.merging.slip import write_copy
from drafter.model.document import Document
from drafter.model.draft import Draft
from drafter.model.finding import Finding
from drafter.model.style import Style
from drafter.pipeline.whole_copy import whole_slip
from drafter.render.document import Layout, lay_out
from drafter.render.package import reseal, written_by_us
from drafter.store.drafts import dump_draft, load_draft
from drafter.store.folders import home
from drafter.store.remembered import remember
from drafter.store.styles import find_style

FORMS = (".docx", ".md", ".txt", ".yaml", ".pdf", ".xlsx")
"""The suffixes that can be written."""

_SEALED = (".docx", ".xlsx", ".pdf")


@dataclass(frozen=True, slots=True)
class Exported:
    """What one should know of a file that was written: the labels of its blanks, each once; a note."""

    blanks: tuple[str, ...]
    note: str


def export(
    draft: Draft, out: Path, *, style: str | None = None, force: bool = False, base: Path | None = None
) -> None:
    """Write the draft whole to `out`, its suffix saying the form.

    An existing file is replaced with `force`, or when we wrote it and nobody
    has changed it since. `style` is a style's id, label or file, by default the
    draft's own; `base` a .docx that is the unit's letterhead. Raises
    DrafterError; the old file then stands as it was.
    """
    check_out(out, force=force)
    write_atomically(out, rendered(draft, out.suffix.lower(), style, base))


def export_file(
    path: Path,
    out: Path,
    *,
    style: str | None = None,
    force: bool = False,
    base: Path | None = None,
    comments: bool = False,
    origins: bool = False,
) -> Exported:
    """Write a saved draft to `out`; what is still to fill, and which fonts are missing here.

    `comments` writes the findings and the draft's notes, `origins` where each
    sentence came from, as Word comments at their places.
    """
    check_out(out, force=force)
    suffix = out.suffix.lower()
    if (comments or origins) and suffix != ".docx":
        raise DrafterError(f"批注只能写进 Word 文件，“{out.name}”请改成 .docx 结尾。")
    fonts = _ask_fonts() if suffix in (".docx", ".pdf") else None
    draft = load_draft(path)
    laid = lay_out(draft)
    made = laid.document
    look = style_of(draft, style) if fonts else None
    data = rendered(draft, suffix, look, base, laid=laid)
    if comments or origins:
        data = _commented(data, draft, laid, findings=comments, origins=origins)
    write_atomically(out, data)
    remember(home(), draft.org, draft.year, draft.facts)
    found = (BLANK.findall(paragraph.text) for paragraph in made.paragraphs)
    blanks = tuple(dict.fromkeys(label for labels in found for label in labels))
    return Exported(blanks, _looks(laid.document, look, fonts(), suffix) if look and fonts else "")


def _looks(made: Document, style: Style, installed: frozenset[str], suffix: str) -> str:
    from drafter.render.fontnote import font_note

    return font_note(made, style, installed, printed=suffix == ".pdf")


def _ask_fonts() -> Callable[[], frozenset[str]]:
    from drafter.render.fonts import ask_fonts

    return ask_fonts()


def rendered(
    draft: Draft,
    suffix: str,
    style: str | Style | None = None,
    base: Path | None = None,
    *,
    laid: Layout | None = None,
) -> bytes:
    """The bytes of the draft in the form of a suffix; `laid` is its document where it is at hand."""
    # Each form is loaded when it is asked for: the start of the program is most of an export's time.
    if suffix == ".yaml":
        return dump_draft(draft).encode()
    if suffix == ".xlsx":
        from drafter.render.sheet import sheet

        return sheet(draft)
    laid = laid or lay_out(draft)
    made = laid.document
    if suffix == ".md":
        from drafter.render.markdown import markdown

        return markdown(made).encode()
    if suffix == ".txt":
        from drafter.render.text import text

        return text(made).encode()
    look = style if isinstance(style, Style) else style_of(draft, style)
    docx = _word(made, look, base, write_copy(whole_slip(draft, laid)), printed=suffix == ".pdf")
    if suffix != ".pdf":
        return docx
    from drafter.render.fonts import installed_fonts
    from drafter.render.pdf import pdf
    from drafter.render.standins import stand_ins

    return pdf(docx, stand_ins(look, installed_fonts()))


def _commented(data: bytes, draft: Draft, laid: Layout, *, findings: bool, origins: bool) -> bytes:
    from drafter.pipeline.check import check_draft
    from drafter.render.comments import Comment, with_comments
    from drafter.render.origins import origins as origins_of
    from drafter.render.remarks import remarks

    notes: list[Finding | Comment] = [*check_draft(draft), *remarks(draft, laid)] if findings else []
    notes += origins_of(draft) if origins else ()
    placed = sorted(notes, key=lambda note: (note.paragraph or 0, note.start or 0))
    return reseal(with_comments(data, laid.document.paragraphs, placed)[0])


def _word(
    made: Document, style: Style, base: Path | None, properties: Mapping[str, str], *, printed: bool
) -> bytes:
    from drafter.render.paging import APART
    from drafter.render.word import word

    if base is None:
        return word(made, style, properties, apart=APART if printed else 0)
    from drafter.render.wordbase import word_on_base

    try:
        return word_on_base(made, style, read_whole(base), properties)
    except OSError as error:
        raise DrafterError(f"读不了 --base 给出的文件：{base}。请检查路径和权限。") from error


def style_of(draft: Draft, name: str | None = None) -> Style:
    """The style of that name, else the draft's own."""
    return find_style(name or draft.style, within=home())


def check_out(out: Path, *, force: bool = False) -> None:
    """Raise DrafterError when `out` has no form of ours, cannot be written or must not be replaced."""
    suffix = out.suffix.lower()
    if suffix not in FORMS:
        what = f"不会写“{out.suffix}”文件" if suffix else "文件名没有扩展名"
        raise DrafterError(f"{what}：{out}。请让文件名以 {'、'.join(FORMS)} 之一结尾。")
    check_target(out)
    if not out.exists() or force or (suffix in _SEALED and written_by_us(out)):
        return
    changed = "可能已有人改动" if suffix in _SEALED else "已经存在"
    raise DrafterError(f"{out} {changed}，没有覆盖。请换一个文件名，或加 --force 覆盖。")
