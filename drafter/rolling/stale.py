"""Dated wording that is out of date in the new year, with its successor."""

from collections.abc import Iterator

from drafter.language.ordinals import plan_of
from drafter.language.terms import Hit, is_premature, is_stale, judge
from drafter.rolling.past import is_history
from drafter.rolling.record import Note, Sentence


def find_stale(sentence: Sentence, hits: tuple[Hit, ...]) -> Iterator[Note]:
    """Terms whose time is over; wider than the checks, because here nothing may stay silently."""
    text, year = sentence.text, sentence.year_to
    for hit in hits:
        if hit.term.formula or hit.term.table:
            if hit.term.table and not sentence.back:
                yield Note(
                    hit.start, hit.end, "stale-term", f"“{text[hit.start : hit.end]}”请核对{year}年是否合适"
                )
            continue
        judged = judge(hit, text, year, (0, len(text)))
        if judged and judged.verdict == "premature":
            yield Note(hit.start, hit.end, "premature-term", judged.reason)
        elif judged:
            reason = judged.reason if not hit.term.id.startswith("fyp-") else _advice(hit, year)
            yield Note(hit.start, hit.end, "stale-term", reason)
        elif hit.term.valid_to and hit.term.valid_to < f"{year}-01-01" and not sentence.back:
            until = hit.term.valid_to.replace("-", ".")
            yield Note(
                hit.start,
                hit.end,
                "stale-term",
                f"{until}已到期或结束，{year}年只宜写巩固成果{_next(hit, year)}",
            )
        elif is_stale(hit.term, year) and not is_premature(hit.term, year) and not is_history(sentence):
            yield Note(hit.start, hit.end, "stale-term", _advice(hit, year))


def _next(hit: Hit, year: int) -> str:
    if hit.term.id.startswith("fyp-"):
        return f"；{year}年属于“{plan_of(year)}”时期"
    return f"；现行：{hit.term.replaced_by}" if hit.term.replaced_by else ""


def _advice(hit: Hit, year: int) -> str:
    return f"{hit.term.stale_from}年起多已不用{_next(hit, year)}；回顾时可以保留，{year}年的任务请改写"
