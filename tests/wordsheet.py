"""A .docx as its XML says: paragraphs and runs with the properties in force, read without any library."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

Element = ElementTree.Element
Properties = dict[str, dict[str, str]]
"""Property name → its attributes, without namespaces."""


def own(parent: Element | None) -> Properties:
    """The properties that stand in one pPr or rPr."""
    found: Properties = {}
    for child in parent if parent is not None else ():
        name = child.tag.split("}")[1]
        found.setdefault(name, {}).update({key.split("}")[-1]: value for key, value in child.attrib.items()})
    return found


def over(under: Properties, upper: Properties) -> Properties:
    """Properties with others laid over them, attribute by attribute."""
    made = {name: dict(values) for name, values in under.items()}
    for name, values in upper.items():
        made[name] = {**made.get(name, {}), **values}
    return made


def on(properties: Properties, name: str) -> bool:
    """Whether a switch is on."""
    return name in properties and properties[name].get("val", "1") not in ("0", "false", "off")


@dataclass(frozen=True)
class Run:
    """Text of one look."""

    text: str
    look: Properties
    blank: str = ""

    @property
    def size(self) -> float:
        """Size in points."""
        return int(self.look.get("sz", {}).get("val", "20")) / 2

    @property
    def font(self) -> str:
        """The Chinese font."""
        return self.look.get("rFonts", {}).get("eastAsia", "")

    @property
    def latin(self) -> str:
        """The font of digits and letters."""
        return self.look.get("rFonts", {}).get("ascii", "")


@dataclass(frozen=True)
class Para:
    """One paragraph: its style's name, what is in force, its runs."""

    style: str
    look: Properties
    runs: tuple[Run, ...]
    element: Element = field(repr=False)
    cell: bool = False
    breaks: bool = False
    section: int = 0

    @property
    def text(self) -> str:
        """The text; line breaks are newlines."""
        return "".join(run.text for run in self.runs)

    @property
    def words(self) -> str:
        """The text on one line."""
        return self.text.replace("\n", "")

    def number(self, name: str, key: str) -> int:
        """A whole number of a property; 0 where it is not said."""
        return int(self.look.get(name, {}).get(key, "0"))

    def indent(self, side: str) -> float:
        """An indent (left, right, firstLine, hanging) in twips."""
        other = {"left": "start", "right": "end"}.get(side, side)
        return self.number("ind", side) or self.number("ind", other)

    @property
    def align(self) -> str:
        """left, center, right or both."""
        return self.look.get("jc", {}).get("val", "left")


class WordSheet:
    """The parts of a .docx and its paragraphs in order."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts: Mapping[str, bytes] = {name: archive.read(name) for name in archive.namelist()}

    def part(self, name: str) -> Element:
        """The root of a part."""
        return ElementTree.fromstring(self.parts[name])

    @cached_property
    def body(self) -> Element:
        """The body of the document."""
        found = self.part("word/document.xml").find(f"{W}body")
        assert found is not None
        return found

    @cached_property
    def settings(self) -> Element:
        """The settings."""
        return self.part("word/settings.xml")

    @cached_property
    def styles(self) -> dict[str, Element]:
        """Style id → style."""
        return {
            style.get(f"{W}styleId", ""): style for style in self.part("word/styles.xml").iter(f"{W}style")
        }

    @cached_property
    def sections(self) -> tuple[Element, ...]:
        """The sections' properties, in order."""
        return tuple(self.body.iter(f"{W}sectPr"))

    @cached_property
    def paras(self) -> tuple[Para, ...]:
        """All paragraphs of the text, those of tables too."""
        return tuple(self._paras(self.body))

    def paras_of(self, part: str) -> tuple[Para, ...]:
        """The paragraphs of another part, as of a footer."""
        return tuple(self._paras(self.part(part)))

    def footer(self, section: Element, kind: str) -> tuple[Para, ...]:
        """The paragraphs of a section's own footer ("default" or "even"); empty where it names none."""
        for reference in section.findall(f"{W}footerReference"):
            if reference.get(f"{W}type") == kind:
                return self.paras_of("word/" + self.target(reference.get(f"{R}id", "")))
        return ()

    def target(self, relation: str) -> str:
        """The part that a relation of the document names."""
        for one in self.part("word/_rels/document.xml.rels"):
            if one.get("Id") == relation:
                return one.get("Target", "").removeprefix("/word/")
        raise AssertionError(relation)

    def chain(self, style: str) -> list[Element]:
        """The style and those it is based on, the deepest first."""
        found: list[Element] = []
        while style in self.styles:
            found.insert(0, self.styles[style])
            based = found[0].find(f"{W}basedOn")
            style = based.get(f"{W}val", "") if based is not None else ""
        return found

    def look(self, style: str, kind: str) -> Properties:
        """What a style says in the end, of paragraphs ("pPr") or runs ("rPr")."""
        made: Properties = {}
        for defaults in self.part("word/styles.xml").iter(f"{W}{kind}Default"):
            made = own(defaults.find(f"{W}{kind}"))
        for one in self.chain(style):
            made = over(made, own(one.find(f"{W}{kind}")))
        return made

    @cached_property
    def default(self) -> str:
        """The id of the default paragraph style."""
        return next(
            key
            for key, style in self.styles.items()
            if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"
        )

    def _paras(self, root: Element) -> Iterator[Para]:
        cells = {id(p) for table in root.iter(f"{W}tbl") for p in table.iter(f"{W}p")}
        section = 0
        for element in root.iter(f"{W}p"):
            direct = own(element.find(f"{W}pPr"))
            style = direct.get("pStyle", {}).get("val", self.default)
            name = self.styles[style].find(f"{W}name")
            yield Para(
                style=name.get(f"{W}val", "") if name is not None else "",
                look=over(self.look(style, "pPr"), direct),
                runs=tuple(self._runs(element, self.look(style, "rPr"))),
                element=element,
                cell=id(element) in cells,
                breaks=any(b.get(f"{W}type") == "page" for b in element.iter(f"{W}br")),
                section=section,
            )
            section += "sectPr" in direct

    def _runs(self, element: Element, look: Properties) -> Iterator[Run]:
        blanks = {
            id(run): alias.get(f"{W}val", "")
            for control in element.iter(f"{W}sdt")
            for alias in control.iter(f"{W}alias")
            for run in control.iter(f"{W}r")
        }
        for run in element.iter(f"{W}r"):
            direct = own(run.find(f"{W}rPr"))
            under = look
            if "rStyle" in direct:
                for one in self.chain(direct["rStyle"]["val"]):
                    under = over(under, own(one.find(f"{W}rPr")))
            yield Run(_text(run), over(under, direct), blanks.get(id(run), ""))


def _text(run: Element) -> str:
    marks = {f"{W}tab": "\t", f"{W}cr": "\n"}
    made = ""
    for child in run:
        if child.tag == f"{W}t":
            made += child.text or ""
        elif child.tag == f"{W}br" and child.get(f"{W}type") is None:
            made += "\n"
        else:
            made += marks.get(child.tag, "")
    return made
