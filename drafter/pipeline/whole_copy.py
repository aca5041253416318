"""The slip of a copy of the whole draft: what a printed paper tells of the text it was made from."""

from dataclasses import replace

from drafter.merging.digests import digests
from drafter.merging.slip import Slip, Spot, identity
from drafter.model.draft import Draft
from drafter.render.closing import signer
from drafter.render.document import Layout


def whole_slip(draft: Draft, layout: Layout) -> Slip:
    """The slip of a copy of the whole draft, its paragraphs as they are printed."""
    homes: dict[int, str] = {}
    for span in layout.spans:
        homes.setdefault(span.paragraph, span.section)
    titles = {section.heading.strip(): section.id for section in draft.sections if not section.level}
    spots: list[Spot] = []
    row: tuple[int, int] | None = None
    above = ""
    for item in layout.document.paragraphs:
        home = homes.get(item.number, "")
        if item.cell and row and row[0] == item.cell[0]:
            joint = "\t" if row == item.cell[:2] else "\n"
            spots[-1] = replace(spots[-1], text=f"{spots[-1].text}{joint}{item.text}")
        elif item.role == "signer":
            # It shares its line with the number.
            before = f"{spots.pop().text}\t" if above == "doc-number" else ""
            spots.append(Spot("frame", "", f"{before}{signer(item.text)}"))
        elif item.role in ("attachment-title", "title") and item.text in titles:
            spots.append(Spot("own", titles[item.text], item.text))
        elif home:
            spots.append(Spot("own", home, item.text))
        else:
            spots.append(Spot("frame", "title" if item.role == "title" else "", item.text))
        row, above = item.cell[:2] if item.cell else None, item.role
    return Slip(identity(draft), draft.title, "", (), tuple(spots), digests(spots))
