"""The year's round on drafts: from a plan to its summary, and from what goes on to the next plan."""

import re
from dataclasses import replace

from drafter.language.blanks import blank
from drafter.language.terms import Terms
from drafter.model.draft import Block, Draft, Origin, Section
from drafter.rolling.forward import roll
from drafter.rolling.record import Change, Leftover, Rolled
from drafter.rolling.results import RESULT, STATE, TARGET, changes_of, entries, state_of

_KIND = re.compile(
    "(?:教育)?(?:工作)?(?:总结[和与及])?(?:20\\d\\d年)?(?:教育)?(?:工作)?(?:要点|计划|思路|打算|安排|总结)$"
)
_BLANK = re.compile(r"【待填：([^【】]*)，计划([^【】]*)】")
_NAMES = {
    "work-points": "工作要点",
    "work-plan": "工作计划",
    "outline": "工作思路",
    "action-plan": "实施方案",
}


def summary(plan: Draft) -> Rolled:
    """工作总结 of the plan's own year, with every commitment as an entry."""
    made, left = entries(plan)
    opening = _typed(
        "open", f"{plan.year}年，{blank('全年工作的总体评价')}。现将{plan.year}年工作情况总结如下。"
    )
    draft = _draft(plan, "summary", f"{_stem(plan)}{plan.year}年工作总结", plan.year, (opening, *made))
    return Rolled(draft, plan.year, plan.year, changes_of(plan, made), left)


def half_year(plan: Draft) -> Rolled:
    """半年总结与计划: the entries so far, then the same commitments as the plan has them."""
    made, left = entries(plan)
    kept = {one.id for one in made}
    ahead = tuple(section for section in plan.sections if section.id in kept)
    parts = (
        _typed("open", f"{plan.year}年上半年，{blank('上半年工作的总体评价')}。"),
        _part("first", "上半年工作情况", made, "a"),
        _part("second", "下半年工作打算", ahead, "b"),
    )
    title = f"{_stem(plan)}{plan.year}年上半年工作总结和下半年工作打算"
    message = "下半年打算照列了全部事项，上半年已经完成的请删去"
    again = (Leftover("二、下半年工作打算", plan.title[:120], "state", message),)
    draft = _draft(plan, "half-year", title, plan.year, parts)
    return Rolled(draft, plan.year, plan.year, changes_of(plan, made), (*left, *again))


def summary_and_plan(plan: Draft, *, terms: Terms, year: int) -> Rolled:
    """总结与计划: the year's entries, then what goes on in `year`, rolled forward.

    `plan` may be a summary whose entries have states: then the finished ones
    do not go on.
    """
    if plan.kind == "summary":
        made, left = tuple(section for section in plan.sections if section.level), tuple[Leftover, ...]()
    else:
        made, left = entries(plan)
    changed = () if plan.kind == "summary" else changes_of(plan, made)
    ahead = next_plan(plan, "work-plan", terms=terms, year=year)
    parts = (
        _part("first", f"{plan.year}年工作总结", made, "a"),
        _part("second", f"{year}年工作计划", tuple(s for s in ahead.draft.sections if s.level), "b"),
    )
    title = f"{_stem(plan)}{plan.year}年工作总结和{year}年工作计划"
    draft = _draft(plan, "summary-plan", title, year, parts)
    return Rolled(draft, plan.year, year, (*changed, *ahead.changed), (*left, *ahead.leftovers))


def next_plan(before: Draft, kind: str, *, terms: Terms, year: int) -> Rolled:
    """The plan of `year` grown out of a summary (what goes on) or of a plan (all of it)."""
    dropped: list[Change] = []
    open_: list[Leftover] = []
    sections = tuple(
        one for section in before.sections if (one := _going_on(section, dropped, open_)) is not None
    )
    if before.kind == "summary":
        sections = tuple(section for section in sections if section.level)
        message = "总结里没有总体要求，下一年计划的总体要求请补写"
        open_.insert(0, Leftover("开头", before.title[:120], "not-taken", message))
    title = f"{_stem(before)}{before.year}年{_NAMES.get(kind, '工作计划')}"
    draft = _draft(before, kind, title, before.year, sections)
    rolled = roll(draft, year, terms=terms, year_from=before.year)
    return replace(rolled, changed=(*dropped, *rolled.changed), leftovers=(*open_, *rolled.leftovers))


def _going_on(section: Section, dropped: list[Change], open_: list[Leftover]) -> Section | None:
    """The section without what is finished, tags and results taken off; None where nothing goes on."""
    state = state_of(section)
    if state in ("完成", "终止"):
        dropped.append(Change(section.heading, section.heading, "", f"进展为{state}，不再列入"))
        return None
    if state == "":
        message = "进展还没有填，暂按续办列入；已完成或终止的请删去"
        open_.append(Leftover(section.heading, section.heading[:120], "state", message))
    below = tuple(one for child in section.sections if (one := _going_on(child, dropped, open_)) is not None)
    if section.sections and not below and section.level and not section.blocks:
        return None
    blocks = tuple(kept for block in section.blocks if (kept := _without_state(block)) is not None)
    if below and all(TARGET in one.id for one in below):
        return replace(section, blocks=(*blocks, *map(_sentence, below)), sections=())
    return replace(section, blocks=blocks, sections=below)


def _sentence(target: Section) -> Block:
    """A target that goes on, back in the paragraph it came from."""
    text = _BLANK.sub(r"\2", target.heading).rstrip("。；") + "。"
    return Block(text, Origin("document", target.id))


def _without_state(block: Block) -> Block | None:
    if block.origin.by == "document" and block.origin.ref.endswith(RESULT) and not STATE.search(block.text):
        return None
    text = re.sub(r"【待填：[^【】]*，实际结果】", "", STATE.sub("", block.text))
    text = _BLANK.sub(r"\2", text)
    return replace(block, text=text) if text.strip() else None


def _part(name: str, heading: str, sections: tuple[Section, ...], mark: str) -> Section:
    return Section(name, 1, heading, sections=tuple(_lower(section, mark, 1) for section in sections))


def _lower(section: Section, mark: str, above: int) -> Section:
    """The section below a heading of level `above`, with an id of its own; levels that still fit stay."""
    level = min(max(section.level, above + 1), 4)
    below = tuple(_lower(child, mark, level) for child in section.sections)
    return replace(section, id=f"{section.id}{mark}", level=level, sections=below)


def _typed(name: str, text: str) -> Section:
    return Section(name, 0, blocks=(Block(text, Origin("typed"), paragraph=True),))


def _stem(draft: Draft) -> str:
    """The title without year and kind: whose plan it is."""
    words = re.sub(r"20\d\d[—\-至]?(?:20\d\d)?(?:年度?|学年度?)", "", draft.title)
    words = re.sub("(?:上半年)?(?:教育)?工作总结和?(?:下半年)?(?:教育)?(?:工作)?(?:计划|打算)?$", "", words)
    return _KIND.sub("", words) or (draft.org if "【" not in draft.org else "")


def _draft(before: Draft, kind: str, title: str, year: int, sections: tuple[Section, ...]) -> Draft:
    facts = {key: value for key, value in before.facts.items() if key == "addressee"}
    return replace(
        before,
        kind=kind,
        title=title,
        year=year,
        sections=sections,
        facts=facts,
        date=None,
        silenced=(),
        numbering=before.numbering if kind in ("summary", *_NAMES) else "restart",
        tagged=False,
    )
