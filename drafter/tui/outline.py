"""The outline pane: the tree of headings with what is left to do in each section."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from drafter.editing.blanks import count_blanks
from drafter.language.counting import section_numbers
from drafter.model.draft import Draft, Section
from drafter.tui.messages import SectionChosen, Wanted


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
        Binding("space", "toggle_node", show=False),
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
        self._by_id: dict[str, TreeNode[str]] = {}

    @property
    def chosen(self) -> str | None:
        """The section under the cursor of the outline."""
        return self.cursor_node.data if self.cursor_node else None

    def show(self, draft: Draft, errors: Mapping[str, int]) -> None:
        """Show the draft; nothing is drawn anew where nothing changed."""
        numbers = section_numbers(draft)
        labels = {section.id: label for section, label in self._labels(draft.sections, numbers, errors)}
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
        errors: Mapping[str, int],
        depth: int = 0,
    ) -> Iterator[tuple[Section, Text]]:
        for section in sections:
            yield section, self._label(section, numbers[section.id], errors, depth)
            yield from self._labels(section.sections, numbers, errors, depth + 1)

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

    def _label(self, section: Section, number: str, errors: Mapping[str, int], depth: int) -> Text:
        text = number + (section.heading.strip().rstrip("。") or _unnamed(section))
        left = sum(count_blanks(block.text) for one in section.walk() for block in one.blocks)
        wrong = sum(errors.get(one.id, 0) for one in section.walk())
        mark = (f" {left}空" if left else "") + (f" {wrong}错" if wrong else "")
        taken = 2 * depth + (2 if section.sections else 0) + cell_len(mark) + 1  # one for the scroll bar
        room = max(8, (self.size.width or 28) - taken)
        if cell_len(text) > room:
            text = set_cell_size(text, room - 1).rstrip() + "…"
        label = Text(text, style="bold" if section.level == 1 else "")
        return label.append(mark, style="#d04040" if wrong else "#b87800")

    def point(self, section: str) -> None:
        """Put the outline's cursor on a section."""
        node = self._by_id.get(section)
        if node is not None and self.last_line >= 0:  # asking for it gives new nodes their lines
            self.move_cursor(node)

    def on_resize(self, event: events.Resize) -> None:
        """Labels are cut to the width."""
        self._shown = None

    def on_tree_node_selected(self, event: Tree.NodeSelected[str]) -> None:
        """Enter or a click."""
        event.stop()
        if event.node.data:
            self.post_message(SectionChosen(event.node.data))

    def action_drop(self) -> None:
        """Ask for the section to be dropped."""
        self.post_message(Wanted("drop"))


def _unnamed(section: Section) -> str:
    first = section.blocks[0].text if section.blocks else ""
    return "（篇首）" if section.level == 0 and len(first) != 0 else "（无标题）"
