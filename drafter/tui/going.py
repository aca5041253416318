"""Actions that only lead somewhere: panes, sections, blanks, places found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from drafter.editing.lines import section_text
from drafter.language.blanks import BLANK
from drafter.pipeline.edit import Place
from drafter.tui.ask import Form

if TYPE_CHECKING:
    from drafter.tui.desk import Desk


def outline(desk: Desk) -> None:
    """To the outline, at the item of the cursor."""
    item = desk.target()
    desk.fold("outline")
    desk.outline.focus()
    desk.outline.point(item)


def text(desk: Desk) -> None:
    """To the text."""
    desk.focus_text()


def phrases(desk: Desk) -> None:
    """To the search box."""
    desk.turn_right("phrases")
    desk.phrases.focus_search()


def findings(desk: Desk) -> None:
    """Check now, and to the list."""
    desk.turn_right("findings")
    desk.recheck()
    desk.findings.focus_list()


def next_section(desk: Desk) -> None:
    """The section after this one."""
    _step(desk, 1)


def previous_section(desk: Desk) -> None:
    """The section before this one."""
    _step(desk, -1)


def _step(desk: Desk, step: int) -> None:
    ids = [section.id for section in desk.session.draft.sections]
    at = ids.index(desk.section) + step
    if 0 <= at < len(ids):
        desk.jump(Place(ids[at]))
    else:
        desk.tell("已经是最后一节。" if step > 0 else "已经是第一节。")


def next_blank(desk: Desk) -> None:
    """The next blank, in this section or a later one, then from the beginning."""
    if desk.editor.next_blank(wrap=False):
        desk.focus_text()
        return
    sections = desk.session.draft.sections
    at = [section.id for section in sections].index(desk.section)
    for section in (*sections[at + 1 :], *sections[: at + 1]):
        for row, line in enumerate(section_text(desk.session.draft, section.id).split("\n")):
            if match := BLANK.search(line):
                desk.jump(Place(section.id, row, match.start()), match.end())
                return
    desk.tell("没有待填的内容了。")


def find(desk: Desk) -> None:
    """Ask for words and go to the next place that has them."""
    chosen = desk.editor.selected_text or desk.words_sought

    def seek(answer: tuple[str, ...] | None) -> None:
        if answer and answer[0]:
            desk.words_sought = answer[0]
            _seek(desk, answer[0])

    desk.ask(Form("查找", [("找什么", chosen.split("\n")[0])]), seek)


def _seek(desk: Desk, words: str) -> None:
    here, draft = desk.here(), desk.session.draft
    places = [
        Place(section.id, row, column)
        for section in draft.sections
        for row, line in enumerate(section_text(draft, section.id).split("\n"))
        for column in _all(line, words)
    ]
    if not places:
        desk.tell(f"没有找到“{words}”。")
        return
    order = [section.id for section in draft.sections]

    def rank(place: Place) -> tuple[int, int, int]:
        return order.index(place.section), place.row, place.column

    later = [place for place in places if rank(place) > rank(here)]
    place = later[0] if later else places[0]
    desk.jump(place, place.column + len(words))
    desk.tell(f"第{places.index(place) + 1}处，共{len(places)}处。再按一次到下一处。")


def _all(line: str, words: str) -> list[int]:
    found, at = [], line.find(words)
    while at >= 0:
        found.append(at)
        at = line.find(words, at + len(words))
    return found


GOING: dict[str, Callable[[Desk], None]] = {
    "outline": outline,
    "text": text,
    "phrases": phrases,
    "findings": findings,
    "next-section": next_section,
    "previous-section": previous_section,
    "next-blank": next_blank,
    "find": find,
}
