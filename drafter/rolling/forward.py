"""A draft a year (or more) on: every sentence asked, every alteration noted, all that is unsettled listed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from drafter.language.blanks import BLANK, blank
from drafter.language.counting import section_numbers
from drafter.language.sentences import clause_spans, span_around
from drafter.language.terms import Terms
from drafter.model.draft import Block, Draft, Section
from drafter.rolling.aged import find_aged
from drafter.rolling.cycles import find_cycles
from drafter.rolling.dates import find_days
from drafter.rolling.excerpt import excerpt
from drafter.rolling.figures import find_figures
from drafter.rolling.kept import Spans, touches
from drafter.rolling.names import find_names
from drafter.rolling.ordinals import find_ordinals
from drafter.rolling.past import find_past
from drafter.rolling.record import Change, Edit, Found, Leftover, Note, Rolled, Sentence
from drafter.rolling.rest import find_rest, find_times
from drafter.rolling.stages import find_stages
from drafter.rolling.stale import find_stale
from drafter.rolling.years import find_years

_BACK = re.compile(
    "回顾|(?:工作|年|年度)总结|工作情况|工作成效|基本情况|主要成效|成绩|存在的?.{0,6}问题|上半年.{0,6}(?:情况|工作)|完成情况"
)
_TAG = re.compile("[（(](?:责任|牵头|完成时限)")
_AHEAD = re.compile("打算|计划|思路|安排|要点|下一步|展望|今后|来年|明年|下半年|重点工作|工作目标")
_TURNS = re.compile(
    "下半年(?:我们|将|要|,|，|工作)|我们将|将(?!军)|明年|新的一年|力争|打算|重点(?:推进|抓好|做好)|一是"
)
_ATTACHED = re.compile(
    r"附\s*[件表][\s\d]*[：:]|(?:附\s*件)?\d{1,2}[.．、][^，。；]{4,40}(?:表|清单|安排|分工|台账|要点|方案|名单)$"
)
"""A line that names an attachment: its year is the document's own."""
_ONE_A_CLAUSE = ("once", "past-fact", "deadline")
"""Checks of which one note a clause is enough: the excerpt shows the clause."""
_SUMMARIES = ("summary", "summary-plan", "half-year")


@dataclass
class _Account:
    """What is noted down on the way, and what every sentence is asked with."""

    year_from: int | None
    year_to: int
    late: int
    terms: Terms
    sources: Mapping[str, str]
    changed: list[Change] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    blanks: dict[str, str] = field(default_factory=dict)


def roll(
    draft: Draft,
    year: int,
    *,
    terms: Terms,
    year_from: int | None = None,
    sources: Mapping[str, str] | None = None,
) -> Rolled:
    """The draft of `year`, grown out of that of `year_from` (None: nobody knows its year).

    `sources` maps a block's `origin.ref` to the paragraph as it stands in the
    source, so that excerpts are verbatim; without it the draft's own words are.
    """
    account = _Account(year_from, year, _late(draft.title), terms, sources or {})
    title = _text(draft.title, "标题", account, head=True)
    numbers = section_numbers(draft)
    back = draft.kind in _SUMMARIES
    made = []
    for section in draft.sections:
        if section.level and section.heading:
            back = _looks_back(section.heading, draft.kind, back)
        made.append(_section(section, account, numbers, back=back, path=""))
    date = _date(draft, account)
    rolled = replace(draft, title=title, year=year, sections=tuple(made), date=date, silenced=())
    return Rolled(rolled, year_from, year, tuple(account.changed), tuple(account.leftovers))


def _late(title: str) -> int:
    """The last month that lies in the calendar year after the plan's, told by its title."""
    if re.search(r"(?:19|20)\d\d\s*年?\s*[—–\-~～－至到/]+\s*(?:20)?\d\d\s*学?年", title):
        return 7
    return 2 if re.search("秋季|秋学期|第一学期|上学期", title) else 0


def _looks_back(heading: str, kind: str, before: bool) -> bool:
    """Whether the section looks back: by its heading, and in a summary until the plan opens."""
    if _BACK.search(heading) and not _AHEAD.search(_BACK.sub("", heading)):
        return True
    if _AHEAD.search(heading):
        return False
    return before and kind in _SUMMARIES


def _section(
    section: Section, account: _Account, numbers: Mapping[str, str], *, back: bool, path: str
) -> Section:
    name = numbers.get(section.id, "") + section.heading
    where = name or path or ("开头" if not account.changed or not section.heading else "结尾")
    # An item of one sentence is all heading, and asks what a sentence asks.
    head = bool(section.sections) or any(not _TAG.match(block.text) for block in section.blocks)
    heading = _text(section.heading, where, account, head=head, back=back, ref=section.id)
    mixed = bool(_BACK.search(section.heading) and _AHEAD.search(section.heading)) and not back
    blocks = _blocks(section.blocks, where, account, back=back, mixed=mixed)
    below = tuple(
        _section(
            child,
            account,
            numbers,
            back=back or (child.level <= 2 and _looks_back(child.heading, "", False)),
            path=where,
        )
        for child in section.sections
    )
    deadline = _text(section.deadline, where, account)
    return replace(section, heading=heading, blocks=blocks, sections=below, deadline=deadline)


def _blocks(
    blocks: tuple[Block, ...], where: str, account: _Account, *, back: bool, mixed: bool = False
) -> tuple[Block, ...]:
    """The blocks rolled; `mixed` says that the heading looks back and ahead, and the text does so in turn."""
    made, recap = [], False
    for block in blocks:
        mixed = mixed and not _TURNS.search(block.text)
        recap = _goes_on(block, recap, account)
        lines = [
            _text(line, where, account, back=back or mixed or recap, ref=block.origin.ref)
            for line in block.text.split("\n")
        ]
        text = "\n".join(lines)
        made.append(block if text == block.text else replace(block, text=text))
    return tuple(made)


def _goes_on(block: Block, recap: bool, account: _Account) -> bool:
    """Whether a sentence belongs to a paragraph's look back, which a sentence on 去年 opens."""
    if block.paragraph:
        recap = False
    opens = re.match("(?:去年|上年|上一年|过去的?一年|刚刚过去|上学年)", block.text)
    if opens and not re.search("基础上", block.text):
        return True
    ahead = account.year_from is not None and f"{account.year_from}年" in block.text
    return recap and not (ahead or re.search("今年|新的一年|力争|确保|总体要求", block.text))


def _text(
    text: str, where: str, account: _Account, *, head: bool = False, back: bool = False, ref: str = ""
) -> str:
    """The text rolled, with everything about it noted down."""
    if not text:
        return text
    short = where == "标题" or (head and not re.search("[，。；]", text)) or bool(_ATTACHED.match(text))
    sentence = Sentence(text, account.year_from, account.year_to, back, short, account.late)
    edits, notes = findings(sentence, account.terms)
    source = account.sources.get(ref, text)
    made, at, done = "", 0, list[tuple[Edit, str]]()
    for edit in edits:
        new = _distinct(edit.text, text, account)
        made += text[at : edit.start] + new
        at = edit.end
        done.append((edit, new))
    account.changed.extend(_changes(text, done, where))
    listed: list[Found] = [*notes, *(edit for edit in edits if edit.check)]
    for found in sorted(listed, key=lambda item: item.start):
        words = _excerpt(source, text, found)
        left = Leftover(where, words, found.check, found.message, ref)
        if left not in account.leftovers[-6:]:
            account.leftovers.append(left)
    return made + text[at:]


def findings(sentence: Sentence, terms: Terms) -> tuple[list[Edit], list[Note]]:
    """What becomes of one sentence: edits that do not overlap, and notes that say what nothing else says."""
    hits = terms.hits(sentence.text)
    rules: tuple[Callable[[], Iterable[Found]], ...] = (
        lambda: find_stages(sentence, hits),
        lambda: find_ordinals(sentence, hits),
        lambda: find_days(sentence),
        lambda: find_years(sentence),
        lambda: find_figures(sentence),
        lambda: find_past(sentence),
        lambda: find_names(sentence, hits),
        lambda: find_cycles(sentence),
        lambda: find_stale(sentence, hits),
        lambda: find_aged(sentence, hits),
    )
    found: list[Found] = [item for rule in rules for item in rule()]
    for net in (find_rest, find_times):
        found += net(sentence, tuple((item.start, item.end) for item in found))
    # What a blank says of itself is the old value and its name, and asks nothing.
    blanks = tuple(match.span() for match in BLANK.finditer(sentence.text))
    found = [item for item in found if not touches(blanks, item.start, item.end)]
    edits: list[Edit] = []
    for item in found:
        if isinstance(item, Edit) and not any(e.start < item.end and item.start < e.end for e in edits):
            edits.append(item)
    notes: list[Note] = []
    clauses = clause_spans(sentence.text)
    for item in found:
        if isinstance(item, Note) and not _said(item, notes, edits, clauses):
            notes.append(item)
    return sorted(edits, key=lambda edit: edit.start), notes


def _said(note: Note, notes: list[Note], edits: list[Edit], clauses: Spans) -> bool:
    """Whether the same was noted already, or the words have been put right."""
    if any(edit.start <= note.start and note.end <= edit.end for edit in edits):
        return True
    if any(edit.check == note.check and note.start < edit.end and edit.start < note.end for edit in edits):
        return True
    alike = [one for one in notes if one.check == note.check]
    if note.check in _ONE_A_CLAUSE:
        here = span_around(clauses, note.start)
        return any(here[0] <= one.start < here[1] and note.end <= max(here[1], one.end) for one in alike)
    return any(one.start <= note.start and note.end <= one.end for one in alike)


def _distinct(new: str, text: str, account: _Account) -> str:
    """The blank with words of its own: filling one must not fill another that asks for something else."""
    found = BLANK.search(new)
    if found is None:
        return new
    words, nth = found[1], 2
    while account.blanks.setdefault(words, text) != text:
        words, nth = f"{found[1]}（{nth}）", nth + 1
    return new.replace(found[1], words)


def _excerpt(source: str, text: str, found: Found) -> str:
    """The words of the source, or of a table's row those of the cell."""
    if "\t" not in text:
        return excerpt(source, text, found.start, found.end)
    first = text.rfind("\t", 0, found.start + 1) + 1
    cell = text[first:].split("\t", maxsplit=1)[0]
    return excerpt(cell, cell, min(found.start - first, len(cell)), min(found.end - first, len(cell)))


def _changes(text: str, done: list[tuple[Edit, str]], where: str) -> Iterator[Change]:
    """The altered clauses before and after, several edits of one clause together."""
    spans = clause_spans(text)
    clauses: dict[int, list[tuple[Edit, str]]] = {}
    for edit, new in done:
        first = next(at for at, span in enumerate(spans) if span[0] <= edit.start < span[1])
        last = max(clauses, default=first)
        reaches = last in clauses and clauses[last][-1][0].end > spans[first][0]
        clauses.setdefault(last if reaches else first, []).append((edit, new))
    for at, edits in clauses.items():
        start = spans[at][0]
        end = next(stop for _, stop in spans if stop >= edits[-1][0].end)
        after, place = "", start
        for edit, new in edits:
            after, place = after + text[place : edit.start] + new, edit.end
        whys = "；".join(dict.fromkeys(edit.why for edit, _ in edits))
        yield Change(where, text[start:end].rstrip(), (after + text[place:end]).rstrip(), whys)


def _date(draft: Draft, account: _Account) -> str | None:
    if draft.date:
        account.changed.append(Change("落款", draft.date, blank("成文日期"), "成文日期由签发时确定"))
    return None
