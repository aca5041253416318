"""What the user is told of the fonts: which are not here, what stands in for them, what they do not hold."""

from drafter.model.document import Document
from drafter.model.style import Style
from drafter.render.fonts import describe, describe_rare, missing_fonts, rare_characters
from drafter.render.standins import stand_ins


def font_note(made: Document, style: Style, installed: frozenset[str], *, printed: bool) -> str:
    """One line for each matter, "" for none; `printed` is a file that we print ourselves."""
    rare = rare_characters("".join(paragraph.text for paragraph in made.paragraphs), style)
    notes = (_missing(style, installed, printed=printed), describe_rare(rare))
    return "\n".join(note for note in notes if note)


def _missing(style: Style, installed: frozenset[str], *, printed: bool) -> str:
    missing = missing_fonts(style, installed)
    shown = stand_ins(style, installed) if printed else {}
    if not shown:
        return describe(missing)
    rest = describe(tuple(one for one in missing if one.name not in shown))
    names = "、".join(f"{name}（用 {font.split(':')[0]}）" for name, font in shown.items())
    return f"本机没有这些字体，PDF 里用形状最近的代替：{names}。{rest}"
