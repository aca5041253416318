"""What one document gives: who issued it, when, a sketch of its text, and its candidates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.language.places import short_name
from drafter.mining.candidates import Found, Miner
from drafter.mining.duplicates import sketch
from drafter.mining.passages import Passage, passages
from drafter.model.document import Document

_ISSUER = re.compile(
    "^(?P<unit>[\u4e00-\u9fff、]{2,24}?(?:人民政府办公[厅室]|政府办公[厅室]|人民政府|教育部办公厅|教育部|国务院办公厅|国务院|中共中央办公厅|"
    "教育(?:工作)?(?:委员会办公室|委员会|[厅局委](?:办公室)?|体育局)))"
)
_REPORT = re.compile(
    "(?:(?:19|20)\\d\\d年)?(?P<unit>[\u4e00-\u9fff]{2,14}?)(?:_|(?:19|20)\\d\\d年|人民)*政府工作报告"
)
_OFFICE = re.compile(
    "(?:(?:人民)?政府)?(?:办公[厅室])?$|教育(?:工作)?(?:委员会|[厅局委]|体育局)(?:办公室)?$|(?<=教育部)办公厅$|(?<=国务院)办公厅$"
)
_NAMELESS = re.compile("^[0-9A-Za-z_ -]*$")

EMPTY = Found()


@dataclass(frozen=True, slots=True)
class Harvest:
    """One document's share of a bank.

    `name` is unique in a run and sorts as the documents were given; `issuer`
    is what independent sources are counted by, `unit` how a source is shown.
    """

    name: str
    issuer: str
    unit: str
    title: str
    year: int | None
    sketch: tuple[int, ...]
    found: Found = EMPTY


def harvest(document: Document, name: str, stem: str, miner: Miner) -> Harvest:
    """Everything that mining wants of a document.

    `name` is the file's own name and, behind a colon, the document's number in
    it; `stem` is the file's name without ending. Documents of one file whose
    issuer is not told count as one issuer.
    """
    told = tuple(passages(document))
    title = document.title or ("" if _NAMELESS.match(stem) else stem)
    report = _REPORT.match(title) or _REPORT.match(stem)
    unit = document.org or _unit(title, stem)
    about = (
        "政府工作报告" if report or document.kind == "政府工作报告" or _is_report(told_text(told)) else title
    )
    return Harvest(
        name=name,
        issuer=issuer_of(unit) if unit else name.rpartition(":")[0],
        unit=unit,
        title=about if title in (unit, "") else title,
        year=document.year,
        sketch=sketch(told_text(told)),
        found=miner.find(about, told),
    )


def told_text(told: Iterable[Passage]) -> str:
    """The text of passages run together."""
    return "".join(passage.text for passage in told)


def _is_report(text: str) -> bool:
    return "各位代表" in text[:400]


def _unit(title: str, stem: str) -> str:
    for text in (title, stem):
        if match := _ISSUER.match(text) or _REPORT.match(text):
            return match.group("unit")
    return "" if _NAMELESS.match(stem) or len(stem) > 12 else stem


def issuer_of(unit: str) -> str:
    """The place or ministry behind an office: 云南省人民政府办公厅 and 云南省教育厅 are one issuer."""
    place = _OFFICE.sub("", unit) or unit
    return short_name(place)
