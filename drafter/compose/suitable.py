"""Which sentences of a skeleton a unit can say in a year: true of its stages, in words of their time."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import compress

from drafter.compose.dated import Dated
from drafter.compose.having import Having
from drafter.language.blanks import blank

_CALL = re.compile(r"\{\{\s*(pick|verb|phrase|fact)\((.*?)\)\s*\}\}")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")


class Suitable:
    """Asked about templates before they are chosen, and about sentences before they are taken."""

    def __init__(
        self,
        having: Having,
        dated: Dated | None = None,
        templates: Collection[str] = (),
        labels: Mapping[str, str] | None = None,
    ) -> None:
        """`templates` are all that may be asked about; `labels` are those of the facts, key → label."""
        self.having, self._dated, self._labels = having, dated, labels or {}
        self._suspects = self._suspicious(dated, templates) if dated else frozenset[str]()
        self._known: dict[str, bool] = {}

    def allows(self, template: str) -> bool:
        """Whether some filling of the template can be said."""
        if not self.having.school and template not in self._suspects:
            return True
        if template not in self._known:
            self._known[template] = self._can_be_said(template)
        return self._known[template]

    def says(self, text: str) -> bool:
        """Whether a sentence, or a choice inside one, can be said; of a table some rows must be left."""
        text = self.trimmed(text)
        return bool(text) and self.having.allows(text) and not (self._dated and self._dated.refuses(text))

    def trimmed(self, text: str) -> str:
        """A table without the entries that do not suit the school; any other text as it is."""
        if "\t" not in text or not self.having.school:
            return text
        return "\n".join(row for line in text.split("\n") if (row := self._row(line)))

    def _row(self, line: str) -> str:
        """The row without what does not suit; whose work goes, of as many offices as works, goes with it."""
        *cells, offices = line.split("\t")
        doers = offices.split("、")
        kept = []
        for parts in (cell.split("；") for cell in cells):
            able = [self.having.allows(part) for part in parts]
            kept.append("；".join(compress(parts, able)))
            doers = list(compress(doers, able)) if len(parts) == len(doers) > 1 else doers
        return "\t".join([*kept, "、".join(doers)]) if all(kept) and self.having.allows(offices) else ""

    def _can_be_said(self, template: str) -> bool:
        return self.says(_CALL.sub(self._first, template))

    def _first(self, call: re.Match[str]) -> str:
        """The first of a call's words that can be said, the first of all where none can."""
        words = list(self._words(call))
        return next((word for word in words if self.says(word)), words[0] if words else "")

    def _words(self, call: re.Match[str]) -> Iterator[str]:
        quoted = [one or other for one, other in _QUOTED.findall(call[2])]
        if call[1] == "fact":
            yield from (blank(self._labels.get(key, key)) for key in quoted[:1])
        elif call[1] == "phrase":
            yield from quoted[1:2]
        else:
            yield from (word for choice in quoted for word in choice.split("|"))

    def _suspicious(self, dated: Dated, templates: Collection[str]) -> frozenset[str]:
        """The templates that may hold dated wording, in their own words or in the labels of their facts."""
        labels = dated.suspects(self._labels.values())
        asked = [f"fact('{key}')" for key, label in self._labels.items() if label in labels]
        found = {text for text in templates if any(call in text for call in asked)} if asked else set[str]()
        return dated.suspects(templates) | found
