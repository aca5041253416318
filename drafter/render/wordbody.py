"""The text of a document in Word, element by element in its order."""

from collections.abc import Iterator
from itertools import groupby

from drafter.model.document import Document, Paragraph
from drafter.model.style import Style
from drafter.render import wordframe
from drafter.render import wordsections as sections
from drafter.render.headline import break_title
from drafter.render.paging import APART, Stretch, count_lines, last_straddles
from drafter.render.placement import signature_place
from drafter.render.wordcontents import contents, listed, with_pages
from drafter.render.wordstyles import BASE, LEADS, NAMES
from drafter.render.wordtable import table
from drafter.render.wordxml import Runs, paragraph

KEEP = "<w:keepNext/>"
"""Stays on the page of the paragraph that follows."""

_GROUPS = {
    "doc-number": "number",
    "signer": "number",
    "copies": "imprint",
    "imprint": "imprint",
    "attachment-mark": "mark",
}


class Body:
    """Writes the text of one document; `xml()` gives all paragraphs and tables."""

    def __init__(self, document: Document, style: Style, apart: float = 0) -> None:
        """`apart` is what the program that prints leaves between Han characters and digits (paging.APART)."""
        self.document = document
        self.apart = apart
        self.style = style
        self.runs = Runs()
        self.made: list[str] = []
        self.keep = self._last_of_text()
        self._titles = [item for item in document.paragraphs if item.role == "title"]
        self._wide = sections.wide_attachments(document.paragraphs, style.turn_tables)
        self._upright = style
        self._fresh = False
        self._starts = ""
        self._headings: list[int] = []

    def xml(self) -> str:
        """The content of w:body without its section properties."""
        groups = [(key, list(group)) for key, group in groupby(self.document.paragraphs, key=_group)]
        for place, (key, items) in enumerate(groups):
            if key == "imprint" or items[0].role == "attachment-mark":
                self._turn(turned=items[0].number in self._wide)
            if isinstance(key, int):
                self.made.append(table(items, self.style, self.runs))
                # Two tables would grow together, and a table is no end of a document.
                if place + 1 == len(groups) or groups[place + 1][0] not in ("text", "mark"):
                    self.made.append(wordframe.tiny())
            elif key == "number":
                self._blank("before_doc_number")
                self.made.append(wordframe.number_line(items, self.style, self.runs))
                self._blank("after_red_line")
            elif key == "imprint":
                self._imprint(items)
            else:
                for item in items:
                    self._write(item)
        if self.style.contents and self._headings:
            from drafter.render.flow import spots

            found = spots(self.made, self._upright, self.apart)
            self.made = with_pages(self.made, [found[place].page for place in self._headings])
        return "".join(self.made)

    def _imprint(self, items: list[Paragraph]) -> None:
        """版记, in a section that begins on an even page where it would stand on an odd one."""
        odd = self._upright.imprint_even and self._imprint_page(items) % 2
        if odd and not self._fresh:
            self._close()
        if odd:
            # Where the pages came out otherwise in Word, it puts a blank one before; LibreOffice,
            # whose pages are as counted, would set the foot of such a section too low.
            self._starts = "evenPage" if self._fresh or not self.apart else ""
        if odd or self._fresh:
            # LibreOffice lets a section begin with a paragraph only.
            self.made.append(paragraph(BASE, ""))
        self.made.append(wordframe.imprint(items, self.style, self.runs))

    def _imprint_page(self, items: list[Paragraph]) -> int:
        from drafter.render.flow import last_page, spots

        found = spots(self.made, self._upright, self.apart)
        if self._fresh:
            return found[-1].last + 1
        return last_page(found, self._upright, wordframe.imprint_lines(items, self._upright))

    @property
    def section(self) -> str:
        """The properties of the section that the text ends with."""
        if self.style is not self._upright:
            return sections.turned(self._upright)
        return sections.upright(self._upright, starts=self._starts)

    def _turn(self, *, turned: bool) -> None:
        """Begin a section on turned or on standing paper, where it is not such already."""
        if turned == (self.style is not self._upright):
            return
        self._close()
        self.style = sections.turned_style(self._upright) if turned else self._upright
        self._fresh = True

    def _close(self) -> None:
        if not self.made[-1].endswith("</w:p>"):
            self.made.append(wordframe.tiny())
        sections.end_section(self.made, self.section)

    def _write(self, item: Paragraph) -> None:
        writers = {
            "title": self._title,
            "heading": self._heading,
            "signature": self._sign,
            "date": self._sign,
            "issuer": self._issuer,
            "attachment-note": self._attachment_note,
            "attachment-mark": self._attachment_mark,
            "attachment-title": self._attachment_title,
        }
        writers.get(item.role, self._plain)(item)

    def _plain(self, item: Paragraph) -> None:
        element = item.role if item.role in NAMES else "body"
        self._add(element, self.runs.text(item.text), self._kept(item))

    def _add(self, element: str, runs: str, properties: str = "") -> None:
        self.made.append(paragraph(NAMES[element][0], runs, properties))

    def _blank(self, gap: str, keep: str = "") -> None:
        self.made += [paragraph(BASE, "", keep)] * self.style.gaps[gap]

    def _kept(self, item: Paragraph) -> str:
        return KEEP if item.number == self.keep else ""

    def _title(self, item: Paragraph) -> None:
        first = item is self._titles[0]
        if first:
            self._blank("before_title")
        # What a notice hands on begins on a page of its own, as if it were printed alone.
        apart = "" if first else "<w:pageBreakBefore/>"
        self._add("title", self.runs.text("\n".join(self._title_lines(item.text))), KEEP + apart)
        self._blank("after_title", KEEP)
        if self.style.contents and item is self._titles[-1]:
            self.made += contents(self.document)

    def _title_lines(self, title: str, element: str = "title") -> tuple[str, ...]:
        size = self.style.elements[element].size
        fixed = tuple(name for name in (self.document.org, self.document.kind) if name)
        return break_title(title, self.style.page.text_width / (size * 20), fixed)

    def _heading(self, item: Paragraph) -> None:
        if listed(item):
            self._headings.append(len(self.made))
        lead, rest = item.text[: item.lead], item.text[item.lead :]
        level = min(max(item.level, 1), 4)
        if not rest:
            self._add(f"heading{level}", self.runs.text(lead), self._kept(item))
        else:
            self._add("body", self.runs.text(lead, LEADS[level]) + self.runs.text(rest), self._kept(item))

    def _issuer(self, item: Paragraph) -> None:
        self.made.append(wordframe.issuer(item, self.style, self.runs, above=item.number - 1))

    def _attachment_note(self, item: Paragraph) -> None:
        first = item.text.startswith("附件：")
        several = sum(other.role == item.role for other in self.document.paragraphs) > 1
        if first:
            self._blank("before_attachment_note", KEEP)
        left, hanging = (5, 3) if first and not several else (6, 4 if first else 1)
        cell = self.style.cell
        indent = (
            f'<w:ind w:leftChars="{left * 100}" w:left="{round(left * cell)}"'
            f' w:hangingChars="{hanging * 100}" w:hanging="{round(hanging * cell)}"/>'
        )
        self._add("attachment_note", self.runs.text(item.text), KEEP + indent)

    def _attachment_mark(self, item: Paragraph) -> None:
        # A new section begins on a new page by itself.
        apart = "" if self._fresh else "<w:pageBreakBefore/>"
        self._fresh = False
        self._add("attachment_mark", self.runs.text(item.text), KEEP + apart)
        self._blank("after_attachment_mark", KEEP)

    def _attachment_title(self, item: Paragraph) -> None:
        lines = self._title_lines(item.text, "attachment_title")
        self._add("attachment_title", self.runs.text("\n".join(lines)), KEEP)
        self._blank("after_title", KEEP)

    def _sign(self, item: Paragraph) -> None:
        signature, date = (self._text(role) for role in ("signature", "date"))
        places = signature_place(
            signature, date, sealed=self.style.sealed, chars=self.style.grid.chars, apart=self.apart
        )
        first = item.role == "signature"
        if first:
            self._blank(self._signature_gap(), KEEP)
        place = places[0 if first else 1]
        indent = f'<w:ind w:rightChars="{round(place * 100)}" w:right="{round(place * self.style.cell)}"/>'
        # A note behind the date does not begin a page of its own.
        keep = KEEP if first or self._text("note") else ""
        self._add(item.role, self.runs.text(item.text), keep + indent)

    def _text(self, role: str) -> str:
        return next((item.text for item in self.document.paragraphs if item.role == role), "")

    def _signature_gap(self) -> str:
        return "before_signature_sealed" if self.style.sealed else "before_signature"

    def _last_of_text(self) -> int:
        """The last paragraph before signature and date if it must stay with them, else 0.

        LibreOffice moves a paragraph that is kept with the next as a whole, so a
        paragraph that reaches the last page anyway is not kept.
        """
        roles = [item.role for item in self.document.paragraphs]
        if "signature" not in roles:
            return 0
        before = self.document.paragraphs[: roles.index("signature")]
        text = [item for item in before if item.role in ("body", "heading", "addressee", "title")]
        notes = sum(item.role == "attachment-note" for item in before)
        tail = self.style.gaps[self._signature_gap()] + 2 + roles.count("note")
        tail += notes + self.style.gaps["before_attachment_note"] if notes else 0
        lines = self.style.grid.lines
        safe = all(last_straddles(self._stretches(text, apart), lines, tail) for apart in (0, APART))
        return 0 if safe or not text else text[-1].number

    def _stretches(self, text: list[Paragraph], apart: float) -> Iterator[Stretch]:
        for item in text:
            if item.role == "title":
                gaps = self.style.gaps["before_title"] + self.style.gaps["after_title"]
                yield Stretch(len(self._title_lines(item.text)) + gaps)
            else:
                element = self.style.elements["addressee" if item.role == "addressee" else "body"]
                lines = count_lines(item.text, self.style.grid.chars, element.indent, apart)
                yield Stretch(lines, item.role == "heading" and len(item.text) <= item.lead)


def _group(item: Paragraph) -> int | str:
    """Tables are written as a whole, so are the line of the number and the imprint; a mark opens a part."""
    return item.cell[0] if item.cell else _GROUPS.get(item.role, "text")
