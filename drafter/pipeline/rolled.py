"""The account of a document rolled forward: for people old above new, for programs as JSON."""

from collections.abc import Iterator
from typing import Any

from drafter.pipeline.roll import Result
from drafter.rolling import Change

_LONGEST = 60
_NAME = 30


def as_json(results: tuple[Result, ...]) -> dict[str, Any]:
    """The account in the shape that programs rely on."""
    first = results[0].rolled
    return {
        "year_from": first.year_from,
        "year_to": first.year_to,
        "files": [str(result.file) for result in results],
        "changed": [
            {"section": one.section, "before": one.before, "after": one.after, "why": one.why}
            for result in results
            for one in result.rolled.changed
        ],
        "leftovers": [
            {"section": one.section, "excerpt": one.excerpt, "check": one.check, "message": one.message}
            for result in results
            for one in result.rolled.leftovers
        ],
    }


def as_text(results: tuple[Result, ...]) -> str:
    """For people: section by section what was changed, old above new, and what is left to do."""
    return "\n".join(line for result in results for line in (*_account(result), ""))


def _account(result: Result) -> Iterator[str]:
    rolled = result.rolled
    before = f"{rolled.year_from}年" if rolled.year_from else "年度不明"
    yield f"{rolled.draft.title or '（无标题）'}：{before} → {rolled.year_to}年"
    yield f"改动 {len(rolled.changed)} 处，留待核对 {len(rolled.leftovers)} 处。"
    numbers = tuple(one for one in rolled.changed if one.why.startswith("编号"))
    changed = tuple(one for one in rolled.changed if one not in numbers)
    if changed:
        yield "\n改动"
    for where, group in _grouped(changed):
        yield f"  {_place(where)}"
        for one in group:
            yield f"    － {_short(one.before)}"
            yield f"    ＋ {_short(one.after)}（{one.why}）"
    if numbers:
        yield from _numbers(numbers)
    if rolled.leftovers:
        yield "\n留待核对"
    for where, found in _grouped(rolled.leftovers):
        yield f"  {_place(where)}"
        for excerpt in dict.fromkeys(left.excerpt for left in found):
            yield f"    {excerpt}"
            yield from (f"      · {left.message} [{left.check}]" for left in found if left.excerpt == excerpt)


def _numbers(numbers: tuple[Change, ...]) -> Iterator[str]:
    first = numbers[0]
    yield "  编号"
    yield f"    － {_short(first.before)}"
    yield f"    ＋ {_short(first.after)}（{first.why}，共 {len(numbers)} 处，--json 逐条列出）"


def _short(text: str) -> str:
    """What reading left out may be a whole page; one line tells which it was."""
    line = text.replace("\n", " ")
    return line if len(line) <= 4 * _LONGEST else f"{line[:_LONGEST]}……{line[-_LONGEST:]}"


def _place(where: str) -> str:
    """A section's name; an item of one sentence is called by its first words."""
    return where if len(where) <= _NAME else f"{where[:_NAME]}……"


def _grouped(items: tuple[Any, ...]) -> Iterator[tuple[str, list[Any]]]:
    """Neighbours of the same section together, in the order of the document."""
    groups: list[tuple[str, list[Any]]] = []
    for item in items:
        where = item.section or "全文"
        if not groups or groups[-1][0] != where:
            groups.append((where, []))
        groups[-1][1].append(item)
    yield from groups
