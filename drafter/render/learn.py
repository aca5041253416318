"""A page style learnt from a Word file that the unit already uses."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from drafter.errors import DrafterError
from drafter.language.numbering import split_number
from drafter.model.style import Style

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROLES = (("小标宋", "小标宋"), ("仿", "仿宋"), ("楷", "楷体"), ("黑", "黑体"), ("宋", "宋体"))
_ENGLISH = (
    ("FangSong", "仿宋"),
    ("KaiTi", "楷体"),
    ("SimHei", "黑体"),
    ("SimSun", "宋体"),
    ("FZXiaoBiaoSong", "小标宋"),
)
_ALIGNS = {"center": "center", "right": "right", "end": "right", "left": "left", "start": "left"}
_TITLE_LEAST, _TITLE_MOST = 18, 30


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: font of its Han characters, size in points, bold, alignment."""

    font: str
    size: float
    bold: bool
    align: str


def learn(data: bytes, standard: Style) -> dict[str, object]:
    """What of the file's look departs from `standard`, as a style file says it.

    Learnt are paper and margins, lines and characters, fonts and sizes of
    title, headings and text, and the page number. Raises DrafterError when the
    file is no Word file or holds no text to learn from.
    """
    from docx import Document as Docx

    try:
        file = Docx(io.BytesIO(data))
    # python-docx raises whatever the damaged part makes it stumble over.
    except Exception as error:
        raise DrafterError(
            "这不是完好的 .docx 文件，学不到版式。请用 Word 或 WPS 另存为 .docx 再试。"
        ) from error
    looks = _looks(file)
    if "body" not in looks:
        raise DrafterError("文件里没有正文，学不到版式。请换一份排好版的公文。")
    page = _page(file, standard)
    made = {
        "page": page,
        "grid": _grid(file, standard, looks["body"], page),
        "fonts": _fonts(looks, standard),
        "latin": _latin(file),
        "page_number": _page_number(file, standard),
        "elements": _elements(looks, standard),
    }
    return {key: value for key, value in made.items() if value}


def _page(file: Any, standard: Style) -> dict[str, float]:
    section = file.sections[0]
    found = {
        "width": section.page_width,
        "height": section.page_height,
        "top": section.top_margin,
        "left": section.left_margin,
        "right": section.right_margin,
        "bottom": section.bottom_margin,
    }
    sides = {name: round(length.mm, 1) for name, length in found.items() if length is not None}
    # Word keeps margins in twentieths of a point; less than half a millimetre is its rounding.
    return {name: size for name, size in sides.items() if abs(size - getattr(standard.page, name)) >= 0.5}


def _grid(file: Any, standard: Style, body: Look, own: dict[str, float]) -> dict[str, float]:
    page, pitch = replace(standard.page, **own), _pitch(file)
    made: dict[str, float] = {}
    if pitch:
        lines = int(page.text_height / 20 / pitch + 0.01)
        if lines != standard.grid.lines:
            made["lines"] = lines
        if abs(pitch - page.text_height // lines / 20) > 0.3:
            made["pitch"] = round(pitch, 2)
    # Up to half a character may have been won by condensing.
    chars = int(page.text_width / 20 / body.size + 0.45)
    if chars != standard.grid.chars:
        made["chars"] = chars
    return made


def _pitch(file: Any) -> float | None:
    """The commonest exact line distance of long paragraphs in points, else that of the grid."""
    found: Counter[float] = Counter()
    for item in file.paragraphs:
        exact = item.paragraph_format.line_spacing
        for style in _chain(item.style):
            exact = exact if exact is not None else style.paragraph_format.line_spacing
        if exact is not None and not isinstance(exact, float) and len(item.text) > 20:
            found[exact.pt] += 1
    if found:
        return found.most_common(1)[0][0]
    grid = file.sections[0]._sectPr.find(f"{_W}docGrid")
    value = grid.get(f"{_W}linePitch") if grid is not None and grid.get(f"{_W}type") else None
    return int(value) / 20 if value else None


def _looks(file: Any) -> dict[str, Look]:
    """The commonest look of each element, and that of the first large centred line as the title's."""
    found: dict[str, Counter[Look]] = {}
    for item in file.paragraphs:
        text = item.text.strip()
        look = _look(item, file) if text else None
        if look is None:
            continue
        number = split_number(text)
        if look.align == "center":
            # Above _TITLE_MOST it is the unit's name over the red line.
            if "title" in found or not _TITLE_LEAST <= look.size <= _TITLE_MOST:
                continue
            name = "title"
        elif number is not None and number.level:
            name = f"heading{number.level}"
        elif len(text) > 30:
            name = "body"
        else:
            continue
        found.setdefault(name, Counter())[look] += 1
    if "body" not in found:
        run_in = found.get("heading3") or found.get("heading4")
        found |= {"body": run_in} if run_in else {}
    return {name: looks.most_common(1)[0][0] for name, looks in found.items()}


def _look(item: Any, file: Any) -> Look | None:
    run = next((run for run in item.runs if run.text.strip()), None)
    if run is None:
        return None
    holders = [run._r.rPr, *(style.element.rPr for style in (*_chain(run.style), *_chain(item.style)))]
    defaults = file.styles.element.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    font = size = bold = None
    for holder in (*holders, defaults):
        if holder is None:
            continue
        fonts, sizes, weight = (holder.find(f"{_W}{name}") for name in ("rFonts", "sz", "b"))
        font = font or (fonts.get(f"{_W}eastAsia") if fonts is not None else None)
        size = size or (sizes.get(f"{_W}val") if sizes is not None else None)
        if bold is None and weight is not None:
            bold = weight.get(f"{_W}val") not in ("0", "false")
    if not font or not size:
        return None
    return Look(font, int(float(size)) / 2, bool(bold), _align(item))


def _align(item: Any) -> str:
    for holder in (item._p.pPr, *(style.element.pPr for style in _chain(item.style))):
        align = holder.find(f"{_W}jc") if holder is not None else None
        if align is not None:
            return _ALIGNS.get(align.get(f"{_W}val"), "both")
    return "both"


def _chain(style: Any) -> Iterator[Any]:
    for _ in range(10):
        if style is None:
            return
        yield style
        style = style.base_style


def _role(font: str) -> str:
    name = next((role for english, role in _ENGLISH if font.startswith(english)), font)
    return next((role for sign, role in _ROLES if sign in name), "")


def _fonts(looks: dict[str, Look], standard: Style) -> dict[str, str]:
    used: dict[str, Counter[str]] = {}
    for look in looks.values():
        used.setdefault(_role(look.font), Counter())[look.font] += 1
    best = {role: fonts.most_common(1)[0][0] for role, fonts in used.items() if role}
    return {role: font for role, font in best.items() if standard.fonts[role] != font}


def _latin(file: Any) -> str:
    """The font of digits where the text has one of its own for them, else ""."""
    found = Counter(
        fonts.get(f"{_W}ascii") or ""
        for item in file.paragraphs
        for run in item.runs
        if re.search("[0-9A-Za-z]", run.text) and (fonts := _fonts_of(run)) is not None
    )
    name = found.most_common(1)[0][0] if found else ""
    return name if name.isascii() and not any(name.startswith(english) for english, _ in _ENGLISH) else ""


def _fonts_of(run: Any) -> Any:
    return run._r.rPr.find(f"{_W}rFonts") if run._r.rPr is not None else None


def _elements(looks: dict[str, Look], standard: Style) -> dict[str, dict[str, object]]:
    made: dict[str, dict[str, object]] = {}
    for name, look in looks.items():
        own: dict[str, object] = {"font": _role(look.font), "size": look.size, "bold": look.bold}
        old = standard.elements[name]
        made[name] = {key: value for key, value in own.items() if value != "" and value != getattr(old, key)}
    if "size" in made["body"]:
        # What is set as the text is, and too rare in one file to be learnt from it, keeps to the text's size.
        for name in ("addressee", "heading4", "attachment_note", "signature", "date", "note"):
            made.setdefault(name, {}).setdefault("size", made["body"]["size"])
    return {name: own for name, own in made.items() if own}


def _page_number(file: Any, standard: Style) -> dict[str, object]:
    old = standard.page_number
    for item in file.sections[0].footer.paragraphs:
        if "PAGE" not in _raw(item):
            continue
        sides = file.settings.odd_and_even_pages_header_footer
        side = "outside" if sides else {"center": "center"}.get(_align(item), "right")
        own = {"form": _form(item), "side": side}
        return {key: value for key, value in own.items() if value != getattr(old, key)}
    return {}


def _form(item: Any) -> str:
    """The page number's form: what stands round the field."""
    text = _raw(item)
    before, _, after = re.sub(r"\s*PAGE\b[^0-9—–-]*\d*", "{n}", text, count=1).partition("{n}")
    form = f"{before.strip()} {{n}} {after.strip()}".strip()
    return form if len(form) < 20 else "{n}"


def _raw(item: Any) -> str:
    """Text and field instructions of a paragraph."""
    return "".join(part.text or "" for part in item._p.iter(f"{_W}t", f"{_W}instrText"))
