"""WordprocessingML in small pieces: runs, blanks to fill as content controls, paragraphs."""

from collections.abc import Iterator
from itertools import count

from drafter.language.blanks import BLANK
from drafter.language.characters import clean

_HINT = '<w:rFonts w:hint="eastAsia"/>'
# Word calls a file damaged whose content control has a longer name.
_LONGEST_NAME = 64
_MARKED = '<w:highlight w:val="yellow"/>'


class Runs:
    """Writes the runs of a document; content controls are numbered in reading order."""

    def __init__(self) -> None:
        self._ids = count(1)

    def text(self, text: str, character_style: str = "", extra: str = "") -> str:
        """Runs of one text: blanks become content controls, newlines line breaks.

        `extra` are further run properties in schema order.
        """
        return "".join(
            self._control(piece, label, character_style)
            if label is not None
            else run(piece, character_style, extra)
            for piece, label in _pieces(clean(text))
        )

    def _control(self, text: str, label: str, character_style: str) -> str:
        # Shown as a placeholder: a click takes the whole blank, and what is typed loses the highlight.
        # Not as plain text (w:text): LibreOffice then drops the highlight.
        name = escape((label or "待填")[:_LONGEST_NAME])
        look = f'<w:rPr><w:rStyle w:val="{character_style}"/>{_HINT}</w:rPr>' if character_style else ""
        named = f'<w:alias w:val="{name}"/><w:tag w:val="{name}"/><w:id w:val="{next(self._ids)}"/>'
        shown = run(text, character_style, _MARKED)
        return (
            f"<w:sdt><w:sdtPr>{look}{named}<w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        )


def escape(text: str) -> str:
    """The text as it stands in XML, also between quotation marks."""
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text


def run(text: str, character_style: str = "", extra: str = "") -> str:
    """One run; `extra` are further run properties in schema order."""
    style = f'<w:rStyle w:val="{character_style}"/>' if character_style else ""
    body = "<w:br/>".join(_plain(line) for line in text.split("\n"))
    return f"<w:r><w:rPr>{style}{_HINT}{extra}</w:rPr>{body}</w:r>"


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """One paragraph; `properties` are direct paragraph properties in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def field(instruction: str, shown: str) -> str:
    """A complex field with the text that stands until a program computes it."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r><w:rPr>{_HINT}</w:rPr>{part}</w:r>" for part in parts)


def _plain(line: str) -> str:
    parts = (escape(part) for part in line.split("\t"))
    return "<w:tab/>".join(f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in parts)


def _pieces(text: str) -> Iterator[tuple[str, str | None]]:
    at = 0
    for found in BLANK.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], None
        yield found.group(), found.group(1)
        at = found.end()
    if at < len(text):
        yield text[at:], None
