"""A document as a Word file in the look of a page style: GB/T 9704-2012 unless the unit departs from it."""

from collections.abc import Iterator

from drafter.model.document import Document, Paragraph
from drafter.model.style import TWIPS, Style
from drafter.render import wordparts as parts
from drafter.render.headline import break_title
from drafter.render.package import pack
from drafter.render.paging import APART, Stretch, count_lines, last_straddles
from drafter.render.placement import signature_place
from drafter.render.wordstyles import LEADS, NAMES, styles_xml
from drafter.render.wordxml import Runs, paragraph

KEEP = "<w:keepNext/>"
"""Stays on the page of the paragraph that follows."""

_ELEMENTS = {
    "title": "title",
    "addressee": "addressee",
    "attachment-note": "attachment_note",
    "signature": "signature",
    "date": "date",
    "note": "note",
    "attachment-mark": "attachment_mark",
}


def word(document: Document, style: Style) -> bytes:
    """The .docx of a document; the same document and style give the same bytes."""
    return pack(
        {
            "[Content_Types].xml": parts.content_types().encode(),
            "_rels/.rels": parts.package_relations().encode(),
            "word/document.xml": _Body(document, style).xml().encode(),
            "word/_rels/document.xml.rels": parts.document_relations().encode(),
            "word/styles.xml": styles_xml(style).encode(),
            "word/settings.xml": parts.settings(style).encode(),
            "word/fontTable.xml": parts.font_table(style).encode(),
            "word/footer1.xml": parts.footer(style, even=False).encode(),
            "word/footer2.xml": parts.footer(style, even=True).encode(),
            "docProps/core.xml": parts.core_properties(document).encode(),
            "docProps/app.xml": parts.app_properties().encode(),
        }
    )


class _Body:
    """Writes the text of one document, paragraph by paragraph."""

    def __init__(self, document: Document, style: Style) -> None:
        self.document = document
        self.style = style
        self.runs = Runs()
        self.made: list[str] = []

    def xml(self) -> str:
        """The part word/document.xml."""
        last = self._last_of_text()
        for item in self.document.paragraphs:
            self._write(item, keep=KEEP if item.number == last else "")
        body = "".join([*self.made, _section(self.style)])
        return f"{parts.HEAD}<w:document {parts.W} {parts.R}><w:body>{body}</w:body></w:document>"

    def _last_of_text(self) -> int:
        """The last paragraph before signature and date if it must stay with them, else 0.

        LibreOffice moves a paragraph that is kept with the next as a whole, so a
        paragraph that reaches the last page anyway is not kept.
        """
        roles = [item.role for item in self.document.paragraphs]
        if "signature" not in roles:
            return 0
        text = [item for item in self.document.paragraphs[: roles.index("signature")] if item.role != "cell"]
        safe = all(
            last_straddles(self._stretches(text, apart), self.style.grid.lines, self._tail())
            for apart in (0, APART)
        )
        return 0 if safe or not text else text[-1].number

    def _tail(self) -> int:
        return self.style.gaps[self._signature_gap()] + 2

    def _signature_gap(self) -> str:
        return "before_signature_sealed" if self.style.sealed else "before_signature"

    def _stretches(self, text: list[Paragraph], apart: float) -> Iterator[Stretch]:
        chars = self.style.grid.chars
        for item in text:
            if item.role == "title":
                gaps = self.style.gaps["before_title"] + self.style.gaps["after_title"]
                yield Stretch(len(self._title_lines(item.text)) + gaps)
            else:
                indent = self.style.elements[_ELEMENTS.get(item.role, "body")].indent
                alone = item.role == "heading" and len(item.text) <= item.lead
                yield Stretch(count_lines(item.text, chars, indent, apart), alone)

    def _write(self, item: Paragraph, keep: str) -> None:
        if item.role == "title":
            self._title(item)
        elif item.role == "heading":
            self._heading(item, keep)
        elif item.role in ("signature", "date"):
            self._sign(item)
        else:
            element = _ELEMENTS.get(item.role, "body")
            self._add(element, self.runs.text(item.text), keep)

    def _add(self, element: str, runs: str, properties: str = "") -> None:
        self.made.append(paragraph(NAMES[element][0], runs, properties))

    def _blank(self, gap: str, keep: str = "") -> None:
        for _ in range(self.style.gaps[gap]):
            self.made.append(paragraph("Normal", "", keep))

    def _title(self, item: Paragraph) -> None:
        self._blank("before_title")
        self._add("title", self.runs.text("\n".join(self._title_lines(item.text))), KEEP)
        self._blank("after_title", KEEP)

    def _title_lines(self, title: str) -> tuple[str, ...]:
        size = self.style.elements["title"].size
        fixed = tuple(name for name in (self.document.org, self.document.kind) if name)
        return break_title(title, self.style.page.text_width / (size * 20), fixed)

    def _heading(self, item: Paragraph, keep: str) -> None:
        lead, rest = item.text[: item.lead], item.text[item.lead :]
        level = min(max(item.level, 1), 4)
        if not rest:
            self._add(f"heading{level}", self.runs.text(lead), keep)
        else:
            self._add("body", self.runs.text(lead, LEADS[level]) + self.runs.text(rest), keep)

    def _sign(self, item: Paragraph) -> None:
        signature, date = (self._text(role) for role in ("signature", "date"))
        sealed = self.style.sealed
        places = signature_place(signature, date, sealed=sealed, chars=self.style.grid.chars)
        first = item.role == "signature"
        if first:
            self._blank(self._signature_gap(), KEEP)
        place = places[0 if first else 1]
        indent = f'<w:ind w:rightChars="{round(place * 100)}" w:right="{round(place * self.style.cell)}"/>'
        self._add(item.role, self.runs.text(item.text), (KEEP if first else "") + indent)

    def _text(self, role: str) -> str:
        return next((item.text for item in self.document.paragraphs if item.role == role), "")


def _section(style: Style) -> str:
    page = style.page
    right, bottom = round(page.right * TWIPS), round(page.bottom * TWIPS)
    width, height = round(page.width * TWIPS), round(page.height * TWIPS)
    left, top = width - right - page.text_width, height - bottom - page.text_height
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="851" w:footer="{parts.footer_distance(style)}" w:gutter="0"/>{_grid(style)}</w:sectPr>'
    )


def _grid(style: Style) -> str:
    if style.grid.kind == "lines":
        return f'<w:docGrid w:type="lines" w:linePitch="{style.pitch}"/>'
    points = style.page.text_width / 20 / style.grid.chars - style.elements["body"].size
    space = int(points * 4096 // 1)
    return f'<w:docGrid w:type="linesAndChars" w:linePitch="{style.pitch}" w:charSpace="{space}"/>'
