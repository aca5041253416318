"""Rules for an official document on paper: what a case says of itself, how a rule is written and asked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from rendering import MM, Line, Page
from wordsheet import Para, WordSheet

LEFT, RIGHT, TOP, BOTTOM = 28 * MM, 184 * MM, 37 * MM, 262 * MM
"""The edges of the 版心 on the sheet, in points (GB/T 9704-2012, 5.2.1)."""
CELL = (RIGHT - LEFT) / 28
"""One 字 of a line of 28."""
PITCH = (BOTTOM - TOP) / 22
"""One line of a page of 22."""


@dataclass(frozen=True)
class Told:
    """What the writer of a document knows of it; the checker is told nothing else.

    `whole` are words that no line of the title may split. `headings` are (level, words without number).
    """

    title: str
    body: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    whole: tuple[str, ...] = ()
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    org: str = "柳城县教育局"
    date: str = ""
    sealed: bool = True
    note: str = ""
    copies: str = ""
    printed: str = ""
    issuer: str = ""
    doc_number: str = ""
    serial: str = ""
    secrecy: str = ""
    urgency: str = ""
    signer: str = ""
    blanks: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()
    even: bool = False


@dataclass(frozen=True)
class Paper:
    """A document to be judged: what it should be, its XML, its pages."""

    told: Told
    xml: WordSheet
    pages: tuple[Page, ...] = field(repr=False)

    @cached_property
    def paras(self) -> tuple[Para, ...]:
        """The paragraphs outside of tables that hold text."""
        return tuple(para for para in self.xml.paras if para.text.strip() and not para.cell)

    @cached_property
    def upright(self) -> tuple[Page, ...]:
        """The pages that are not turned."""
        return tuple(page for page in self.pages if page.width < page.height)

    def para(self, words: str) -> Para:
        """The paragraph that holds these words, one outside of tables if there is one."""
        for para in (*self.paras, *self.xml.paras):
            if words in para.words:
                return para
        raise AssertionError(f"missing in the XML: {words}")

    def exactly(self, words: str) -> Para:
        """The last paragraph that holds these words and nothing else."""
        for para in reversed(self.paras):
            if para.words.strip() == words:
                return para
        raise AssertionError(f"missing in the XML: {words}")

    def place(self, words: str) -> int:
        """Where that paragraph stands among all of them."""
        return self.xml.paras.index(self.para(words))

    def line(self, words: str) -> tuple[Page, Line]:
        """The line of a page that holds these words."""
        words = words.replace(" ", "")
        for page in self.pages:
            for line in page.lines:
                if words in line.text:
                    return page, line
        raise AssertionError(f"missing on the pages: {words}")

    def lines_of(self, words: str) -> list[tuple[Page, Line]]:
        """The lines that a paragraph takes, found by its text."""
        rest, found = words.replace(" ", ""), list[tuple[Page, Line]]()
        for page in self.pages:
            for line in page.lines:
                if line.text[0] == line.text[-1] == "—":
                    continue  # a page number
                if rest.startswith(line.text):
                    found.append((page, line))
                    rest = rest[len(line.text) :]
                    if not rest:
                        return found
                elif found:
                    rest, found = words.replace(" ", ""), []
        raise AssertionError(f"missing on the pages: {words}")

    def blank_before(self, place: int) -> int:
        """How many empty paragraphs stand before the paragraph at that place, page breaks aside."""
        count = 0
        while place - count > 0 and not self.xml.paras[place - count - 1].text.strip():
            before = self.xml.paras[place - count - 1]
            if before.breaks or before.cell:
                break
            count += 1
        return count


Check = Callable[[Paper], Iterable[str]]

RULES: dict[str, Check] = {}
"""Every rule by its name: a number of the list and what it is about."""


def rule(name: str) -> Callable[[Check], Check]:
    """Enter a rule; it yields what is wrong, in words."""

    def enter(check: Check) -> Check:
        assert name not in RULES, name
        RULES[name] = check
        return check

    return enter


def near(value: float, wanted: float, within: float) -> bool:
    """Whether a measure is right within a tolerance."""
    return abs(value - wanted) <= within


def faults(paper: Paper, names: Iterable[str] = ()) -> list[str]:
    """What all rules (or those named) find, each with the name of its rule."""
    found = []
    for name in names or RULES:
        try:
            found += [f"{name}：{fault}" for fault in RULES[name](paper)]
        except AssertionError as error:
            found.append(f"{name}：{error}")
    return found
