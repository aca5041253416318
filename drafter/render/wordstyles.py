"""The named Word styles of an official document, as the unit's page style wants them."""

from math import floor

from drafter.model.style import Element, Style

NAMES = {
    "title": ("GwTitle", "公文标题"),
    "addressee": ("GwAddressee", "主送机关"),
    "heading1": ("GwLevel1", "一级标题"),
    "heading2": ("GwLevel2", "二级标题"),
    "heading3": ("GwLevel3", "三级标题"),
    "heading4": ("GwLevel4", "四级标题"),
    "body": ("GwBody", "公文正文"),
    "attachment_note": ("GwAttachmentNote", "附件说明"),
    "signature": ("GwSignature", "署名"),
    "date": ("GwDate", "成文日期"),
    "note": ("GwAnnotation", "附注"),
    "attachment_mark": ("GwAttachmentMark", "附件标记"),
    "attachment_title": ("GwAttachmentTitle", "附件标题"),
    "table_head": ("GwTableHead", "表头"),
    "table_text": ("GwTableText", "表格文字"),
    "serial": ("GwSerial", "份号"),
    "secrecy": ("GwSecrecy", "密级"),
    "urgency": ("GwUrgency", "紧急程度"),
    "issuer": ("GwIssuer", "发文机关标志"),
    "doc_number": ("GwDocNumber", "发文字号"),
    "imprint": ("GwImprint", "版记"),
}
"""Elements → style id and the name that Word and WPS show."""

BASE = "GwBase"
"""Style id of what all paragraphs have in common: it rests on no other, to hold in any letterhead."""

LEADS = {level: f"GwLead{level}" for level in range(1, 5)}
"""Levels → character style of a heading whose text follows on the same line."""

SIGNER = "GwSigner"
"""Character style of the 签发人's name."""

_TEXT = ("addressee", "body", "attachment_note", "signature", "date", "note")
CONDENSED = frozenset((*_TEXT, "heading1", "heading2", "heading3", "heading4"))
"""Elements that keep to the characters of the grid; titles, tables and the imprint do not."""

_OUTLINE = {"heading1": 0, "heading2": 1, "heading3": 2, "heading4": 3}
_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    "</w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
# A heading does not stay behind at the foot of a page.
_KEEP = "<w:keepNext/>"
# Height of the tallest common fonts over their size, and the largest size that keeps to the pitch.
_TALLEST, _TITLE_MOST = 1.5, 26
_XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles_xml(style: Style) -> str:
    """The part word/styles.xml."""
    body = style.elements["body"]
    made = [_defaults(style, body), _BUILT_IN, _base(style, body)]
    for name, (key, label) in NAMES.items():
        made.append(_paragraph_style(style, name, key, label))
    for level, key in LEADS.items():
        made.append(_character_style(style, f"heading{level}", key, f"{NAMES[f'heading{level}'][1]}（段首）"))
    made.append(_character_style(style, "signer", SIGNER, "签发人"))
    made.append(_page_number_style(style))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {_XMLNS}>'
        + "".join(made)
        + "</w:styles>"
    )


def fonts_xml(style: Style, role: str) -> str:
    """Run fonts of a role, for all four kinds of characters."""
    name = style.fonts[role]
    latin = style.latin or name
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}" w:cs="{latin}"/>'


def condensing(style: Style, element: Element) -> int:
    """Twips to add to each character so that the grid's number of them just fits a line."""
    if style.grid.kind != "lines":
        return 0
    return floor(style.cell - element.size * 20)


def _look(style: Style, element: Element, *, condensed: bool) -> str:
    spacing = condensing(style, element) if condensed else 0
    half_points = round(element.size * 2)
    return (
        fonts_xml(style, element.font)
        + (f'<w:b w:val="{int(element.bold)}"/><w:bCs w:val="{int(element.bold)}"/>')
        + f'<w:color w:val="{element.color}"/>'
        + (f'<w:spacing w:val="{spacing}"/>' if spacing else "")
        + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _defaults(style: Style, body: Element) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_plain_look(style, body)}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_plain_paragraph(style)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _base(style: Style, body: Element) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{BASE}"><w:name w:val="公文"/><w:qFormat/>'
        f"<w:pPr>{_plain_paragraph(style)}</w:pPr><w:rPr>{_plain_look(style, body)}</w:rPr></w:style>"
    )


def _plain_look(style: Style, body: Element) -> str:
    """The body's look; Latin text counts as English, for as Chinese a layout breaks 2027 over two lines."""
    size = round(body.size * 2)
    return (
        f'{fonts_xml(style, body.font)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    )


def _plain_paragraph(style: Style) -> str:
    return (
        '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{style.pitch}" w:lineRule="exact"/><w:jc w:val="both"/>'
    )


def _paragraph_style(style: Style, name: str, key: str, label: str) -> str:
    element = style.elements[name]
    heading = name.startswith("heading")
    follows = "GwBody" if heading or name in ("title", "addressee") else key
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{label}"/>'
        f'<w:basedOn w:val="{BASE}"/><w:next w:val="{follows}"/><w:qFormat/>'
        f"<w:pPr>{_KEEP if heading else ''}{_spacing(style, name)}{_indent(element)}"
        f'<w:jc w:val="{element.align}"/>{_outline(name)}</w:pPr>'
        f"<w:rPr>{_look(style, element, condensed=name in CONDENSED)}</w:rPr></w:style>"
    )


def _spacing(style: Style, name: str) -> str:
    element = style.elements[name]
    if name.startswith("table") or name == "imprint":
        line = round(element.size * 20 * 1.5)
        return f'<w:snapToGrid w:val="0"/><w:spacing w:line="{line}" w:lineRule="exact"/>'
    if element.size * 20 * _TALLEST <= style.pitch:
        return ""
    # LibreOffice gives large signs two lines of the grid; exact lines of the same pitch keep to one.
    line = max(style.pitch, round(element.size * 24)) if element.size > _TITLE_MOST else style.pitch
    return f'<w:snapToGrid w:val="0"/><w:spacing w:line="{line}" w:lineRule="exact"/>'


def _indent(element: Element) -> str:
    if not element.indent:
        return ""
    # Word goes by characters, LibreOffice by twips.
    chars, twips = round(element.indent * 100), round(element.indent * element.size * 20)
    return f'<w:ind w:firstLineChars="{chars}" w:firstLine="{twips}"/>'


def _outline(name: str) -> str:
    level = _OUTLINE.get(name)
    return f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""


def _character_style(style: Style, name: str, key: str, label: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{key}"><w:name w:val="{label}"/>'
        f"<w:qFormat/><w:rPr>{_look(style, style.elements[name], condensed=True)}</w:rPr></w:style>"
    )


def _page_number_style(style: Style) -> str:
    number = style.page_number
    line = round(number.size * 20) + 40
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="GwPageNumber"><w:name w:val="页码"/>'
        f'<w:basedOn w:val="{BASE}"/><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:line="{line}" w:lineRule="exact"/></w:pPr>'
        f"<w:rPr>{_look(style, Element(number.font, number.size), condensed=False)}</w:rPr></w:style>"
    )
