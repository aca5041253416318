"""What stands round the text: letterhead, owner tags, signature, date, notes, imprint."""

import re
from dataclasses import dataclass

from drafter.language.blanks import blank
from drafter.model.document import Role
from drafter.model.draft import Draft

OWNERS = {
    "province": "责任处室",
    "city": "责任科室",
    "county": "责任股室",
    "township": "责任部门",
    "school": "责任部门",
}
"""How a unit of each level calls the part of itself that is responsible."""

DATE_BLANK = blank("成文日期")
"""Stands where the date of signing will be."""

FACTS = {
    "addressee": "主送机关",
    "serial": "份号",
    "secrecy": "密级和保密期限",
    "urgency": "紧急程度",
    "issuer": "发文机关标志",
    "doc_number": "发文字号",
    "signer": "签发人",
    "note": "附注",
    "copies": "抄送机关",
    "printer": "印发机关",
    "printed": "印发日期",
    "date": "成文日期",
}
"""Facts of a draft that belong to the paper and not to the text; each is left out where it is not given."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that belongs to no section."""

    role: Role
    text: str


def owner_label(draft: Draft) -> str:
    """责任股室, 责任科室 or 责任处室, as the draft's owners are called, else as its level has it."""
    called = (f"责任{section.owner[-1:]}室" for section in draft.walk())
    own = next((label for label in called if label in OWNERS.values()), None)
    return own or OWNERS.get(draft.level, "责任部门")


def chinese_date(iso: str) -> str:
    """2026-03-06 → 2026年3月6日: Arabic, full year, no zeros in front (GB/T 9704-2012, 7.3.5.4).

    A day that no calendar has is written out too, so that the checks see it; what is
    no date at all is returned as it is, so that a blank stays visible.
    """
    match = _ISO.fullmatch(iso)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else iso


def letterhead_lines(draft: Draft) -> tuple[Line, ...]:
    """份号 to 签发人, in the order of the standard (7.2), as far as the facts name them."""
    serial = draft.facts.get("serial", "").strip()
    found: tuple[tuple[Role, str], ...] = (
        ("serial", serial.zfill(6) if serial.isdigit() else serial),
        ("secrecy", draft.facts.get("secrecy", "")),
        ("urgency", draft.facts.get("urgency", "")),
        ("issuer", draft.facts.get("issuer", "")),
        ("doc-number", draft.facts.get("doc_number", "")),
        ("signer", draft.facts.get("signer", "")),
    )
    return _given(*found)


def signer(name: str) -> str:
    """签发人：韦晓明, the paragraph itself being the name."""
    return name if name.startswith("签发人") else f"签发人：{name}"


def closing_lines(draft: Draft, attachments: tuple[str, ...]) -> tuple[Line, ...]:
    """附件说明, signature, date and 附注.

    A document with a letterhead is signed even where its kind usually is not;
    a plan that a notice hands on is signed there and nowhere else.
    """
    formal = draft.signed or draft.facts.get("doc_number") or draft.facts.get("issuer")
    lines = tuple(Line("attachment-note", text) for text in attachment_notes(attachments))
    if draft.notice:
        return lines
    return (*lines, *(signing_lines(draft) if formal else _note(draft)))


def signing_lines(draft: Draft) -> tuple[Line, ...]:
    """Signature, date and 附注; a date not yet known is a blank."""
    when = chinese_date(draft.date) if draft.date else DATE_BLANK
    return (Line("signature", draft.org), Line("date", when), *_note(draft))


def _note(draft: Draft) -> tuple[Line, ...]:
    note = draft.facts.get("note", "").strip().strip("（）")
    return _given(("note", f"（{note}）" if note else ""))


def attachment_notes(titles: tuple[str, ...]) -> tuple[str, ...]:
    """附件：责任分工表; several are numbered, one a line (7.3.4)."""
    if len(titles) == 1:
        return (f"附件：{titles[0]}",)
    return tuple(f"{'附件：' if n == 1 else ''}{n}.{title}" for n, title in enumerate(titles, 1))


def imprint_lines(draft: Draft) -> tuple[Line, ...]:
    """抄送 and 印发: what the imprint (版记, 7.4) holds, as far as the facts name it."""
    copies = draft.facts.get("copies", "").strip().removeprefix("抄送：").rstrip("。")
    printed = chinese_date(draft.facts.get("printed", "").strip())
    printer = draft.facts.get("printer", "").strip() or (draft.org if printed or copies else "")
    when = f"{printed or blank('印发日期')}印发"
    return _given(("copies", f"抄送：{copies}。" if copies else ""), ("imprint", _joined(printer, when)))


def _joined(printer: str, when: str) -> str:
    return f"{printer}\t{when}" if printer else ""


def _given(*lines: tuple[Role, str]) -> tuple[Line, ...]:
    return tuple(Line(role, text.strip()) for role, text in lines if text.strip())
