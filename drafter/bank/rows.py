"""The rows of an index: one a phrase, in the order of its worth, and where else a phrase stands."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from drafter.atomic import open_file
from drafter.bank.filters import Sort
from drafter.bank.lines import Facts, damage, facts_in
from drafter.bank.query import plain
from drafter.bank.sounds import Sounds
from drafter.errors import cause

FILES = 4096
"""Files of one index at most: a place is an offset and the number of a file in one number."""

STEP = 10_000
"""Rows from which, and after which, progress is told."""

Progress = Callable[[int], None]
"""Told the percentage that is done."""

Row = tuple[int, int, int, str, str, int, str, Sort, bool, str]
"""A phrase on its way into the index, by its worth first; a plain tuple, because there may be a million."""
IDENT: Final = 4
AT: Final = 5
SOUND: Final = 6
SORT: Final = 7
DATED: Final = 8
TEXT: Final = 9


class Rows:
    """What the lines of some files say, taken in by `read`; then `warnings` names the damaged ones.

    Where one id stands twice in a folder, the later line wins; in two folders, the later one's line
    stands first and what both know adds up: `also` tells where the further lines of a place's phrase are.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = files
        self.sounds = Sounds()
        self.also: dict[int, tuple[int, ...]] = {}
        self.warnings: list[str] = []
        self._sorts: dict[Sort, Sort] = {}

    def read(self, progress: Progress) -> list[Row]:
        """One row a phrase, the worthiest first."""
        rows: dict[str, Row] = {}
        size = sum(file.stat().st_size for file in self.files) or 1
        read = 0
        for _, folder in groupby(enumerate(self.files), key=lambda item: item[1].parent):
            near: dict[str, Row] = {}
            for number, file in folder:
                for line, offset, facts in self._lines(file):
                    ident = facts["id"]
                    if ident in near:
                        self.warnings.append(f"{file} 第{line}行 的编号 {ident} 与前面重复，以这一行为准")
                    near[ident] = self._row(facts, offset * FILES + number)
                    if len(near) % STEP == 0:
                        progress(40 * (read + offset) // size)
                read += file.stat().st_size
            rows = self._over(rows, near)
        return sorted(rows.values())

    def _lines(self, file: Path) -> Iterator[tuple[int, int, Facts]]:
        """Line number, offset and facts of every sound line."""
        try:
            lines = open_file(file)
        except OSError as error:
            self.warnings.append(f"{file} 读不出（{cause(error)}），已跳过")
            return
        with lines:
            offset = 0
            for number, line in enumerate(lines, 1):
                if not line.isspace():
                    try:
                        yield number, offset, facts_in(line, first=number == 1)
                    except (ValueError, RecursionError) as error:
                        self.warnings.append(f"{file} 第{number}行 {damage(error)}")
                offset += len(line)

    def _row(self, facts: Facts, at: int) -> Row:
        text, sort = facts["text"], (facts["kind"], facts["topic"])
        known = plain(text)
        # Of equal objects one is kept: there may be a million rows.
        known = text if known == text else known
        sort = self._sorts.setdefault(sort, sort)
        worth = (-facts["docs"], -facts["count"], len(text), text, facts["id"])
        return (*worth, at, self.sounds.code(facts["pinyin"]), sort, bool(facts["terms"]), known)

    def _over(self, far: dict[str, Row], near: dict[str, Row]) -> dict[str, Row]:
        """The rows of a folder over those of the farther ones."""
        for ident in far.keys() & near.keys():
            above, below = near[ident], far[ident]
            if above[TEXT] == below[TEXT]:
                self.also[above[AT]] = (below[AT], *self.also.get(below[AT], ()))
                near[ident] = self._joined(above, below)
        return {**far, **near} if far else near

    def _joined(self, near: Row, far: Row) -> Row:
        """The row of a phrase that two folders have."""
        docs, count, length, text, ident, at, sound, (kind, topic), dated, known = near
        sort = (kind, topic or far[SORT][1])
        sort = self._sorts.setdefault(sort, sort)
        together = (docs + far[0], count + far[1], length, text, ident, at)
        return (*together, sound or far[SOUND], sort, dated or far[DATED], known)
