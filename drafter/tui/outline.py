"""The outline pane: the tree of headings with what is left to do in each section."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from drafter.language.blanks import count_blanks
from drafter.language.counting import section_numbers
from drafter.model.draft import Draft, Section
from drafter.tui.messages import SectionChosen, Wanted

WIDE = 36
"""Cells from which the characters of each section are shown too."""


@dataclass(frozen=True, slots=True)
class Todo:
    """What is left to do, by section id: errors found, remarks made, and whether it is too short or too long.

    `characters` counts what first-level sections have.
    """

    errors: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)
    fullness: Mapping[str, str] = field(default_factory=dict)
    characters: Mapping[str, int] = field(default_factory=dict)


class Outline(Tree[str], inherit_bindings=False):
    """Headings; Enter goes to the text, the other keys shape the plan."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
        Binding("enter", "select_cursor", show=False),
        Binding("space,ideographic_space", "toggle_node", show=False),
        Binding("left", "cursor_parent", show=False),
        Binding("right", "toggle_node", show=False),
        Binding("delete", "drop", show=False),
    ]

    def __init__(self) -> None:
        super().__init__("", id="outline")
        self.show_root = False
        self.guide_depth = 2
        self.auto_expand = False
        self._shown: object = None
        self._told: tuple[Draft, Todo] | None = None
        self._made: dict[str, tuple[Section, tuple[object, ...], Text]] = {}
        self._by_id: dict[str, TreeNode[str]] = {}

    @property
    def chosen(self) -> str | None:
        """The section under the cursor of the outline."""
        return self.cursor_node.data if self.cursor_node else None

    def show(self, draft: Draft, todo: Todo) -> None:
        """Show the draft; nothing is drawn anew where nothing changed."""
        self._told = draft, todo
        numbers = section_numbers(draft)
        labels = {section.id: label for section, label in self._labels(draft.sections, numbers, todo)}
        seen = [(name, label.markup) for name, label in labels.items()]
        if seen == self._shown:
            return
        self._shown = seen
        chosen = self.chosen
        closed = {name for name, node in self._by_id.items() if node.children and not node.is_expanded}
        self.clear()
        self._by_id = {}
        for section in draft.sections:
            self._add(self.root, section, labels, closed)
        if chosen:
            self.point(chosen)

    def _labels(
        self,
        sections: Iterable[Section],
        numbers: Mapping[str, str],
        todo: Todo,
        depth: int = 0,
    ) -> Iterator[tuple[Section, Text]]:
        for section in sections:
            yield section, self._label(section, numbers[section.id], todo, depth)
            yield from self._labels(section.sections, numbers, todo, depth + 1)

    def _add(
        self, above: TreeNode[str], section: Section, labels: Mapping[str, Text], closed: set[str]
    ) -> None:
        label = labels[section.id]
        if section.sections:
            node = above.add(label, section.id, expand=section.id not in closed)
            for child in section.sections:
                self._add(node, child, labels, closed)
        else:
            node = above.add_leaf(label, section.id)
        self._by_id[section.id] = node

    def _label(self, section: Section, number: str, todo: Todo, depth: int) -> Text:
        """The label of a section; one that has not changed is not made anew."""
        own = todo.fullness.get(section.id, ""), todo.characters.get(section.id, 0)
        key = (number, depth, self.size.width, own, id(todo.errors), id(todo.notes))
        known = self._made.get(section.id)
        if known is None or known[0] is not section or known[1] != key:
            known = self._made[section.id] = section, key, self._make(section, number, todo, depth)
        return known[2]

    def _make(self, section: Section, number: str, todo: Todo, depth: int) -> Text:
        text = number + (section.heading.strip().rstrip("。") or _unnamed(section))
        marks = _marks(section, todo)
        wide = self.size.width or 28
        count = f"{todo.characters[section.id]}字" if wide >= WIDE and section.id in todo.characters else ""
        taken = 2 * depth + (2 if section.sections else 0) + 1  # one for the scroll bar
        taken += sum(cell_len(mark) + 1 for mark, _ in marks) + (cell_len(count) + 1 if count else 0)
        room = max(8, wide - taken)
        if cell_len(text) > room:
            text = set_cell_size(text, room - 1).rstrip() + "…"
        label = Text(text, style="bold" if section.level == 1 else "")
        for mark, style in marks:
            label.append(f" {mark}", style=style)
        if count:
            label.append(" " * (room - cell_len(text) + 1) + count, style="not bold dim")
        return label

    def point(self, section: str) -> None:
        """Put the outline's cursor on a section."""
        node = self._by_id.get(section)
        if node is not None and self.last_line >= 0:  # asking for it gives new nodes their lines
            self.move_cursor(node)

    def on_resize(self, event: events.Resize) -> None:
        """Labels are cut to the width."""
        if self._told:
            self.show(*self._told)

    def on_tree_node_selected(self, event: Tree.NodeSelected[str]) -> None:
        """Enter or a click."""
        event.stop()
        if event.node.data:
            self.post_message(SectionChosen(event.node.data))

    def action_drop(self) -> None:
        """Ask for the section to be dropped."""
        self.post_message(Wanted("drop"))


def _marks(section: Section, todo: Todo) -> list[tuple[str, str]]:
    """What is left to do in the section and below it, each with its colour."""
    inside = list(section.walk())
    blanks = sum(count_blanks(block.text) for one in inside for block in one.blocks)
    notes = sum(todo.notes.get(one.id, 0) for one in inside)
    errors = sum(todo.errors.get(one.id, 0) for one in inside)
    marks = [
        (f"{blanks}空" if blanks else "", "#b06a00"),
        (f"{notes}批" if notes else "", "#8464c4"),
        (f"{errors}错" if errors else "", "#d04040"),
        (todo.fullness.get(section.id, ""), "#b06a00"),
    ]
    return [mark for mark in marks if mark[0]]


def _unnamed(section: Section) -> str:
    first = section.blocks[0].text if section.blocks else ""
    return "（篇首）" if section.level == 0 and len(first) != 0 else "（无标题）"
