"""The parts of a .docx besides its text: settings, page numbers, properties, relations."""

from math import ceil

from drafter.language.characters import clean
from drafter.model.document import Document
from drafter.model.style import TWIPS, PageNumber, Style
from drafter.render.package import DECLARED
from drafter.render.wordxml import escape, field, paragraph, run

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# The dash stands this far above the footer's lower edge: 16 pt line, 14 pt digits, measured on the page.
_DASH_RISE = 3.0


def footer_distance(style: Style) -> int:
    """Twips from the paper's lower edge to the footer, for a dash `below` mm under the 版心."""
    return max(0, ceil((style.page.bottom - style.page_number.below - _DASH_RISE) * TWIPS))


def left_margin(style: Style) -> int:
    """Twips from the paper's left edge to the 版心, so that text and margins sum up to the paper."""
    page = style.page
    return round(page.width * TWIPS) - round(page.right * TWIPS) - page.text_width


def content_types(footers: int = 2) -> str:
    """The part [Content_Types].xml."""
    overrides = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        **{f"/word/footer{n}.xml": f"{_WORD_TYPE}.footer+xml" for n in range(1, footers + 1)},
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    seal = DECLARED["[Content_Types].xml"]
    named = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}{seal}</Types>'
    )


def package_relations() -> str:
    """The part _rels/.rels."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations(
        (f"{_OFFICE}/officeDocument", "word/document.xml"),
        (core, "docProps/core.xml"),
        (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        more=DECLARED["_rels/.rels"],
    )


def document_relations(footers: int = 2) -> str:
    """The part word/_rels/document.xml.rels; footers from rId4 on: odd, even, turned odd, even."""
    names = ("styles", "settings", "fontTable", *["footer"] * footers)
    files = [f"{name}.xml" for name in names[:3]] + [f"footer{n}.xml" for n in range(1, footers + 1)]
    return _relations(*((f"{_OFFICE}/{name}", file) for name, file in zip(names, files, strict=True)))


def _relations(*targets: tuple[str, str], more: str = "") -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}">{made}{more}</Relationships>'


def settings(style: Style) -> str:
    """The part word/settings.xml."""
    # Word asks once and fills in the pages of the table of contents.
    fields = '<w:updateFields w:val="true"/>' if style.contents else ""
    sides = "<w:evenAndOddHeaders/>" if style.page_number.side == "outside" else ""
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/>{sides}'
        '<w:drawingGridVerticalSpacing w:val="'
        f'{style.pitch}"/><w:characterSpacingControl w:val="compressPunctuation"/>{fields}'
        '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table(style: Style) -> str:
    """The part word/fontTable.xml: the fonts named, with a Chinese character set each."""
    names = dict.fromkeys([*style.fonts.values(), *([style.latin] if style.latin else [])])
    made = "".join(
        f'<w:font w:name="{escape(name)}"><w:charset w:val="{"00" if name.isascii() else "86"}"/></w:font>'
        for name in names
    )
    return f"{HEAD}<w:fonts {W}>{made}</w:fonts>"


def footer(style: Style, *, even: bool) -> str:
    """A footer with the page number at the outer edge of an odd or even page."""
    return f"{HEAD}<w:ftr {W}>{number_line(style.page_number, even=even)}</w:ftr>"


def number_line(number: PageNumber, *, even: bool) -> str:
    """The paragraph that holds the page number, empty for a style without any."""
    if number.side == "none":
        return paragraph("GwPageNumber", "")
    before, after = number.form.split("{n}", 1)
    runs = (run(before) if before else "") + field("PAGE", "1") + (run(after) if after else "")
    return paragraph("GwPageNumber", runs, _side(number, even=even))


def _side(number: PageNumber, *, even: bool) -> str:
    if number.side == "center":
        return '<w:jc w:val="center"/>'
    inset = round(number.inset * number.size * 20)
    side = "left" if even and number.side == "outside" else "right"
    return f'<w:ind w:{side}="{inset}"/><w:jc w:val="{side}"/>'


def core_properties(document: Document) -> str:
    """The part docProps/core.xml: title, unit, kind; no times, so that the bytes stay the same."""
    values = (
        ("dc:title", document.title),
        ("dc:subject", document.kind),
        ("dc:creator", document.org),
        ("dc:language", "zh-CN"),
    )
    made = "".join(f"<{name}>{escape(clean(value))}</{name}>" for name, value in values if value)
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{made}</cp:coreProperties>'
    )


def app_properties() -> str:
    """The part docProps/app.xml."""
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>drafter</Application></Properties>"
    )
