"""Actions that change the draft; each is one step for undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from drafter.editing import arrange
from drafter.editing.blanks import blanks, replace_all
from drafter.errors import DrafterError
from drafter.language.blanks import BLANK
from drafter.tui.ask import Choice, Form, Pick

if TYPE_CHECKING:
    from drafter.tui.desk import Desk


def undo(desk: Desk) -> None:
    """Take the last change back, wherever it was."""
    place = desk.session.undo()
    if place is None:
        desk.tell("没有可以撤销的了。")
    else:
        desk.show_draft(place=place)


def redo(desk: Desk) -> None:
    """Make it again."""
    place = desk.session.redo()
    if place is None:
        desk.tell("没有可以重做的了。")
    else:
        desk.show_draft(place=place)


def fill_in(desk: Desk) -> None:
    """Ask for the blank at the cursor, or for one of all, and fill it everywhere."""
    row, column = desk.editor.cursor_location
    line = desk.editor.document.get_line(row)
    for match in BLANK.finditer(line):
        if match.start() <= column <= match.end():
            ask_value(desk, match[1].strip())
            return
    left = blanks(desk.session.draft)
    if not left:
        desk.tell("没有待填的内容了。")
        return
    choices = [Choice(blank.words, blank.words, hint=f"{blank.count}处") for blank in left]
    desk.ask(Pick("填哪一项", choices), lambda words: ask_value(desk, words) if words else None)


def ask_value(desk: Desk, words: str) -> None:
    """Ask for the value of one blank and put it everywhere."""
    count = next((blank.count for blank in blanks(desk.session.draft) if blank.words == words), 1)

    def put(answer: tuple[str, ...] | None) -> None:
        if (
            answer
            and answer[0].strip()
            and desk.change(desk.services.fill(desk.session.draft, words, answer[0]))
        ):
            desk.tell(f"已填{count}处。{desk.services.doubt(desk.session.draft, words, answer[0])}")

    about = desk.services.about(desk.session.draft, words)
    desk.ask(Form("填空", [(words, "")], f"共{count}处" + f"；{about}" * bool(about)), put)


def replace_text(desk: Desk) -> None:
    """Replace words in the whole draft."""

    def put(answer: tuple[str, ...] | None) -> None:
        if answer and answer[0]:
            draft, count = replace_all(desk.session.draft, *answer)
            desk.change(draft)
            desk.tell(f"替换了{count}处。" if count else f"没有找到“{answer[0]}”。")

    chosen = desk.editor.selected_text.split("\n")[0]
    desk.ask(Form("替换（全文，可撤销）", [("把", chosen), ("换成", "")]), put)


def rename(desk: Desk) -> None:
    """Another heading."""
    name = desk.target()
    section = arrange.find(desk.session.draft, name)
    if section is None or section.level == 0:
        raise DrafterError("篇首没有标题。")

    def put(answer: tuple[str, ...] | None) -> None:
        if answer and answer[0].strip():
            desk.change(arrange.rename(desk.session.draft, name, answer[0]))

    desk.ask(Form("改标题", [("标题（不写序号，序号自动排）", section.heading)]), put)


def add(desk: Desk) -> None:
    """A new section or item behind the one that is meant."""
    name = desk.target()

    def put(answer: tuple[str, ...] | None) -> None:
        if answer and answer[0].strip():
            draft, made = arrange.add(desk.session.draft, name, answer[0].strip().rstrip("。"))
            desk.change(draft)
            desk.go_to_item(made)

    desk.ask(Form("新增", [("标题（不写序号）", "")], "加在所选的后面，层级相同"), put)


def duplicate(desk: Desk) -> None:
    """A copy behind the original."""
    draft, made = arrange.duplicate(desk.session.draft, desk.target())
    if desk.change(draft):
        desk.outline.point(made)


def assign(desk: Desk) -> None:
    """Who does it until when."""
    name = desk.target()
    section = arrange.find(desk.session.draft, name)
    if section is None:
        return

    def put(answer: tuple[str, ...] | None) -> None:
        if answer:
            desk.change(arrange.assign(desk.session.draft, name, *answer))

    fields = [("责任单位（科室）", section.owner), ("完成时限", section.deadline)]
    desk.ask(Form(section.heading or "责任分工", fields), put)


def drop(desk: Desk) -> None:
    """Drop it; undo brings it back."""
    name = desk.target()
    section = arrange.find(desk.session.draft, name)
    if desk.change(arrange.drop(desk.session.draft, name)):
        what = f"“{section.heading}”" if section and section.heading else "这一节"
        desk.tell(f"已删除{what}，Ctrl+Z 可以撤销。")


def up(desk: Desk) -> None:
    """One place earlier."""
    _move(desk, -1)


def down(desk: Desk) -> None:
    """One place later."""
    _move(desk, 1)


def _move(desk: Desk, steps: int) -> None:
    name, focused = desk.target(), desk.outline.has_focus
    if desk.change(arrange.move(desk.session.draft, name, steps)):
        if focused:
            desk.outline.point(name)
        else:
            desk.go_to_item(name)


CHANGING: dict[str, Callable[[Desk], None]] = {
    "undo": undo,
    "redo": redo,
    "fill": fill_in,
    "replace": replace_text,
    "rename": rename,
    "add": add,
    "duplicate": duplicate,
    "assign": assign,
    "drop": drop,
    "up": up,
    "down": down,
}
