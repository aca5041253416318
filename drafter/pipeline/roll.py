"""Last year's document becomes this year's draft, with everything that is left for a person listed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.errors import DrafterError
from drafter.language.blanks import blank
from drafter.language.terms import terms_of
from drafter.model.document import Document, Reading
from drafter.model.draft import Draft
from drafter.pipeline import reference
from drafter.pipeline.check import check_document
from drafter.pipeline.compose import YEARS, unit_at
from drafter.pipeline.documents import within
from drafter.pipeline.export import check_out
from drafter.reading import read
from drafter.render.document import document as as_document
from drafter.rolling import Carried, Change, Leftover, Rolled, carry, renumbered, roll
from drafter.store.drafts import is_draft, load_draft, save_draft
from drafter.store.folders import home
from drafter.store.profile import load_profile

NO_ORG = blank("发文单位")
"""Stands for the unit where neither document, option nor profile names one."""

WHOLE = "全文"
"""The place of a change that is the file's, not a section's."""

WATCHED = (
    "mask-left",
    "year-lost",
    "name-lost",
    "empty-slot",
    "letter-for-word",
    "digit-damage",
    "year-conflict",
    "past-deadline",
    "plan-ordinal",
    "anniversary",
    "calendar-date",
    "plenum-list",
    "school-year",
    "stale-term",
    "premature-term",
    "month-order",
    "mask-beside-name",
    "year-range",
    "short-year",
    "new-law",
    "web-residue",
)
"""Checks whose findings on the rolled draft are left for a person too, where rolling said nothing."""

_SUMMARY = {"summary": "工作总结", "half-year": "半年总结"}


@dataclass(frozen=True, slots=True)
class Result:
    """One document rolled and the file that its draft was written to."""

    rolled: Rolled
    file: Path


def roll_file(
    path: Path,
    year: int,
    out: Path,
    *,
    org: str | None = None,
    year_from: int | None = None,
    force: bool = False,
) -> tuple[Result, ...]:
    """Roll a document (or a saved draft) to `year` and save it; several documents get a file each.

    `year_from` stands in for the source's own year where it tells none, or a wrong
    one. Raises DrafterError where the year cannot be rolled to or the file not
    be read; then nothing is written.
    """
    if year not in YEARS:
        raise DrafterError(f"年份 {year} 不在 {YEARS[0]}—{YEARS[-1]} 之间，请检查 --year。")
    if not is_draft(out):
        raise DrafterError(
            f"滚动的结果是草稿，-o 应以 .yaml 结尾，现在是 {out}；之后用 drafter export 导出 Word。"
        )
    sources = tuple(_sources(path, year, org, year_from))
    files = _files(out, len(sources))
    for file in files:
        check_out(file, force=force)
    rolled = tuple(_roll(source, year) for source in sources)
    for one, file in zip(rolled, files, strict=True):
        save_draft(file, one.draft)
    return tuple(Result(one, file) for one, file in zip(rolled, files, strict=True))


def roll_draft(
    draft: Draft, year: int, *, year_from: int | None, sources: dict[str, str] | None = None
) -> Rolled:
    """A draft rolled, with what the checks find on the new draft among its leftovers."""
    terms = reference.terms(home())
    rolled = roll(draft, year, terms=terms_of(terms), year_from=year_from, sources=sources)
    whole = "\n".join((sources or {}).values()) or _text(as_document(draft))
    found = tuple(_checked(rolled, whole))
    first = next((line for line in (sources or {}).values() if line.strip()), draft.title)[:120]
    title = draft.title if draft.title in whole and draft.title else first
    head = tuple(_about(draft, title, year_from, year))
    # A title that reading made up stands nowhere in the source.
    said = tuple(
        replace(one, excerpt=title) if one.section == "标题" and one.excerpt not in whole else one
        for one in rolled.leftovers
    )
    return replace(rolled, leftovers=(*head, *said, *found))


def source_draft(path: Path, org: str | None = None) -> Draft:
    """The one plan that a file holds, as a draft; raises DrafterError where it has no year or is several."""
    if is_draft(path):
        draft = load_draft(path)
        return replace(draft, org=org or draft.org)
    documents = within(path, read(path).documents)
    if len(documents) != 1:
        raise DrafterError(f"{path} 里有 {len(documents)} 篇文稿，请先分成一篇一个文件。")
    if documents[0].year is None:
        raise DrafterError(
            f"{path} 没有写明年度，请先用 drafter roll 的 --from-year 生成草稿，或在标题里写上年份。"
        )
    return _carried(documents[0], path, org or load_profile(home()).org, documents[0].year).draft


@dataclass(frozen=True, slots=True)
class _Source:
    """One document to roll, its own year, and what reading did to it."""

    carried: Carried
    year: int | None
    tidied: tuple[Change, ...] = ()


def _sources(path: Path, year: int, org: str | None, year_from: int | None) -> Iterator[_Source]:
    if is_draft(path):
        draft = load_draft(path)
        own = year_from or draft.year
        _refuse(path, own, year)
        yield _Source(Carried(replace(draft, org=org or draft.org), {}), own)
        return
    name = org or load_profile(home()).org
    reading = read(path)
    tidied = tuple(_tidied(reading))
    for nth, document in enumerate(within(path, reading.documents)):
        own_year = year_from or document.year
        _refuse(path, own_year, year)
        yield _Source(_carried(document, path, name, year), own_year, () if nth else tidied)


def _tidied(reading: Reading) -> Iterator[Change]:
    """What reading put right and left out, as changes of the file as a whole."""
    for mended in reading.repaired:
        yield Change(WHOLE, mended.before, mended.after, f"读入时整理：{mended.why}")
    for dropped in reading.dropped:
        yield Change(WHOLE, dropped.text, "", f"读入时略去：{dropped.why}")


def _carried(document: Document, path: Path, org: str | None, year: int) -> Carried:
    name = document.org or org or NO_ORG
    level = document.level or (unit_at(name).level if name != NO_ORG else "county")
    return carry(document, file=path.name, org=name, level=level, year=document.year or year)


def _refuse(path: Path, own: int | None, year: int) -> None:
    if own is not None and own >= year:
        raise DrafterError(
            f"{path} 是{own}年的文稿，不能滚动到{year}年。请把 --year 写成{own + 1}或更晚；"
            f"原文年份判断有误时，用 --from-year 写明它是哪一年的。"
        )


def _files(out: Path, count: int) -> tuple[Path, ...]:
    if not count:
        raise DrafterError("文件里没有读到文稿，请用 drafter outline 查看程序读到了什么。")
    return (out, *(out.with_name(f"{out.stem}-{n}{out.suffix}") for n in range(2, count + 1)))


def _roll(source: _Source, year: int) -> Rolled:
    carried = source.carried
    rolled = roll_draft(carried.draft, year, year_from=source.year, sources=dict(carried.sources))
    numbers = renumbered(rolled.draft, carried.numbers)
    return replace(rolled, changed=(*rolled.changed, *numbers, *source.tidied))


def _about(draft: Draft, title: str, year_from: int | None, year: int) -> Iterator[Leftover]:
    """What must be said of the document as a whole, first of all; `title` is what the source begins with."""
    if year_from is None:
        message = "原文没有写明年度，年份一律未改；知道是哪一年时，请用 --from-year 写明后重新滚动"
        yield Leftover("标题", title, "document-year", message)
    elif year - year_from > 1:
        message = f"原文是{year_from}年的，隔了{year - year_from}年：政策、项目和提法多已变化，请逐节核对"
        if "学年" in draft.title:
            message += f"；{year_from + 1}—{year_from + 2}学年度的稿子请写 --year {year_from + 1}"
        yield Leftover("标题", title, "document-year", message)
    years = re.findall(r"20\d\d(?=年)", draft.title)
    if draft.kind == "summary-plan" and len(years) > 1 and len(set(years)) == 1:
        yield Leftover("标题", title, "document-year", "标题里总结和计划写的是同一年，请改成前后两年")
    if draft.kind in _SUMMARY:
        message = (
            f"这是{_SUMMARY[draft.kind]}，不是计划：只有结构和文字可用，事实都要重写；"
            "由计划生成总结请用 drafter new 工作总结 --from 计划草稿"
        )
        yield Leftover("标题", title, "summary", message)
    if draft.org == NO_ORG:
        yield Leftover("落款", title, "org", "原文没有写明单位，请用 --org 写明后重新滚动，或在草稿里填写")


def _checked(rolled: Rolled, source: str) -> Iterator[Leftover]:
    document = as_document(rolled.draft)
    listed = {(one.check, one.excerpt) for one in rolled.leftovers}
    result = check_document(document, year=rolled.year_to, org=rolled.draft.org, only=WATCHED)
    for found in result.findings:
        words = found.excerpt.strip()
        known = any(check == found.check and words in excerpt for check, excerpt in listed)
        if words and words in source and (found.check == "mask-left" or not known):
            listed.add((found.check, words))
            yield Leftover(found.section, words[:120], found.check, found.message)


def _text(document: Document) -> str:
    return "\n".join(line.text for line in document.paragraphs)
