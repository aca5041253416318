"""The year closed: every commitment of a plan becomes an entry with state, result and figures to fill."""

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.language.blanks import blank
from drafter.language.sentences import clause_spans
from drafter.language.tags import ANY_TAG
from drafter.model.draft import Block, Draft, Origin, Section
from drafter.rolling.figures import find_figures
from drafter.rolling.past import is_history
from drafter.rolling.record import Change, Edit, Leftover, Sentence

STATES = ("完成", "续办", "终止")
"""What can have become of a commitment: done, going on, given up."""

STATE = re.compile(r"（进展：([^（）]*)）")
"""The tag at an entry's end; its words are a state or still a blank."""

RESULT = "结果"
"""Ends the `origin.ref` of the sentence that says what came of a commitment."""

TARGET = "~"
"""Stands in the id of an item that was a sentence of a paragraph of targets."""

_AIMS = re.compile("目标|指标")
_GUIDE = re.compile("指导思想|总体要求|总体思路|总要求|基本原则|工作思路")
_BACK = re.compile("回顾|总结|工作情况|基本情况|存在.{0,6}问题|成效")
_OWNED = re.compile(ANY_TAG.pattern + "。?")
_WILL = re.compile("(?:^|(?<=[，；]))(?:力争|确保|争取|努力实现|计划)(?![”》])")
_BOUND = re.compile("(】[^，。；、【】]{0,4}?)(?:以上|以内|以下|左右)")
_REACHING = re.compile("(?:提高|提升|稳定|保持|控制|达|降|下降|增加)(?:到|在|至)?$")
_BLANK = re.compile("原为([^【】]*)】")


def entries(plan: Draft) -> tuple[tuple[Section, ...], tuple[Leftover, ...]]:
    """The plan's sections as entries of a summary, and the sections that hold no commitment."""
    kept, left = [], []
    for section in plan.sections:
        if not section.level or _GUIDE.search(section.heading) or _BACK.search(section.heading):
            left += list(_not_taken(section))
        else:
            kept.append(_entry(section, plan.year, {}))
    return tuple(kept), tuple(left)


def is_commitment(section: Section) -> bool:
    """Whether the section is an item of its own rather than a heading over items."""
    return bool(section.level and section.heading) and not section.sections


def state_of(section: Section) -> str | None:
    """完成, 续办 or 终止 as the entry's tag says; "" where it is not filled yet, None without a tag."""
    for block in section.blocks:
        if found := STATE.search(block.text):
            words = found[1].strip()
            return next((state for state in STATES if words.startswith(state)), "")
    return None


def changes_of(plan: Draft, made: tuple[Section, ...]) -> tuple[Change, ...]:
    """What differs between the plan's sentences and the entries', section by section."""
    old = {section.id: section for section in plan.walk()}
    found = []
    for section in (one for top in made for one in top.walk()):
        name, _, nth = section.id.partition(TARGET)
        told = old[name].blocks
        before = told[int(nth) - 1].text if nth else "".join(block.text for block in told)
        after = ("" if not nth else f"{section.heading}。") + "".join(b.text for b in section.blocks)
        if not after and section.sections:
            continue
        if before != after:
            found.append(Change(section.heading, before, after, "计划事项改为总结条目"))
    return tuple(found)


def _not_taken(section: Section) -> Iterator[Leftover]:
    words = section.heading or (section.blocks[0].text if section.blocks else "")
    if words:
        yield Leftover(section.heading or "开头", words[:120], "not-taken", "不是事项，没有写进总结")


def _entry(section: Section, year: int, names: dict[str, str]) -> Section:
    if targets := _targets(section):
        return replace(section, blocks=(), sections=tuple(_entry(one, year, names) for one in targets))
    below = tuple(_entry(child, year, names) for child in section.sections)
    blocks = tuple(one for block in section.blocks if (one := _told(block, year, names)))
    heading = _turned(section.heading, year, names) if is_commitment(section) else section.heading
    if is_commitment(section) or any("【待填" in block.text for block in blocks):
        blocks += _ending(section)
    runs = section.run_in or is_commitment(section)
    return replace(section, heading=heading, blocks=blocks, sections=below, run_in=runs, deadline="")


def _targets(section: Section) -> tuple[Section, ...]:
    """The sentences of a paragraph of targets as items of their own: each has a result and a state."""
    sentences = tuple(block for block in section.blocks if "\t" not in block.text)
    counted = sum(1 for block in sentences if re.search(r"\d|【待填", block.text))
    if section.sections or not _AIMS.search(section.heading) or counted < 2:
        return ()
    level = min(section.level + 1, 4)
    return tuple(
        Section(f"{section.id}{TARGET}{nth}", level, block.text.rstrip("。；"), run_in=True)
        for nth, block in enumerate(sentences, start=1)
        if block.text.strip()
    )


def _told(block: Block, year: int, names: dict[str, str]) -> Block | None:
    text = _OWNED.sub("", block.text)
    if not text.strip(" 。"):
        return None
    text = "\n".join(_turned(line, year, names) for line in text.split("\n"))
    return block if text == block.text else replace(block, text=text)


def _turned(text: str, year: int, names: dict[str, str]) -> str:
    """A sentence of the plan as the summary tells it: figures to fill that show the target."""
    text = "".join(_WILL.sub("", text[a:b]) for a, b in clause_spans(text))
    sentence = Sentence(text, year, year + 1)
    if is_history(sentence):
        return text
    made, at = "", 0
    for edit in find_figures(sentence):
        if isinstance(edit, Edit) and edit.start >= at:
            made += text[at : edit.start] + _distinct(_BLANK.sub(r"计划\1】", edit.text), text, names)
            at = edit.end
    made += text[at:]
    return _BOUND.sub(r"\1", made)


def _distinct(blank: str, text: str, names: dict[str, str]) -> str:
    words, nth = blank, 2
    while names.setdefault(words, text) != text:
        words, nth = blank.replace("】", f"（{nth}）】"), nth + 1
    return words


def _named(heading: str, *, target: bool) -> str:
    """What the blanks of an entry are called: its heading, of a target the words before its figure."""
    words = re.split(r"【待填|[\d，；]", heading)[0] if target else heading
    words = _REACHING.sub("", re.sub("[“”【】（）]", "", words))
    return (words or re.sub("【[^】]*】|[“”（）]", "", heading))[:18]


def _ending(section: Section) -> tuple[Block, ...]:
    """The blanks for result and state."""
    name = _named(section.heading, target=TARGET in section.id)
    ref = f"{section.id} {RESULT}"
    states = f"{'、'.join(STATES[:2])}或{STATES[2]}"
    result = Block(blank(f"{name}，实际结果"), Origin("document", ref))
    state = Block(f"（进展：{blank(f'{name}，{states}')}）", Origin("document", ref))
    return result, state
